#include "rp/facade/playground.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "rp/base/fnv1a.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"

namespace rp::test::playground_test {
namespace {

constexpr double kSlope = 7756.4;
constexpr double kIntercept = -2256.4;

/// carat, price; an exactly linear price.
Table linear_table(std::size_t rows) {
  Table table{{{"carat", {}}, {"price", {}}}};
  Rng rng(41);
  for (std::size_t row = 0; row < rows; ++row) {
    const double carat = rng.uniform(0.2, 3);
    table.columns[0].values.push_back(carat);
    table.columns[1].values.push_back(kIntercept + kSlope * carat);
  }
  return table;
}

void offer(Playground& playground, const Table& table) {
  playground.begin_table();
  for (const Column& column : table.columns) {
    const std::span<double> values = playground.add_column(column.name, column.values.size());
    std::copy(column.values.begin(), column.values.end(), values.begin());
    for (const std::string& level : column.levels) playground.add_level(level);
  }
  playground.commit_table();
}

TrainingConfig config_of(std::vector<std::size_t> hidden = {}) {
  TrainingConfig config;
  config.hidden_units = std::move(hidden);
  return config;
}

Playground playground_on(const Table& table, const TrainingConfig& config = config_of()) {
  Playground playground;
  offer(playground, table);
  playground.configure(last_from_others(table), config);
  return playground;
}

/// A linear model that has settled: constant steps would go on jittering by their size.
Playground settled(std::size_t rows) {
  Playground playground = playground_on(linear_table(rows));
  for (const double rate : {0.01, 1e-3, 1e-4, 1e-5}) {
    playground.set_optimizer(rmsprop(rate, 0.9, 1e-8));
    playground.run(2000);
  }
  return playground;
}

std::vector<double> copied(std::span<const double> values) {
  return {values.begin(), values.end()};
}

TEST_CASE("configure says what it has built", "[playground]") {
  Table table = wavy_table(1000);
  table.columns[0].values[5] = std::nan("");
  Playground playground;
  offer(playground, table);
  const SessionInfo info = playground.configure(last_from_others(table), config_of({4}));
  CHECK(info.parameter_count == 21);
  CHECK(info.training_rows == 799);
  CHECK(info.validation_rows == 200);
  CHECK(info.rows_left_out == 1);
  CHECK(info.steps_per_epoch == 13);
  CHECK(info.sample_rows == 200);
}

TEST_CASE("a linear model finds slope and intercept in the table's units", "[playground]") {
  Playground playground = settled(500);
  const std::vector<double> coefficients = copied(playground.raw_coefficients());
  REQUIRE(coefficients.size() == 2);
  CHECK(std::abs(coefficients[0] / kSlope - 1) < 1e-3);
  CHECK(std::abs(coefficients[1] / kIntercept - 1) < 1e-3);
}

TEST_CASE("several features have a slope each, in their order", "[playground]") {
  Table table = wavy_table(400);
  for (std::size_t row = 0; row < 400; ++row) {
    table.columns[3].values[row] = 3 * table.columns[0].values[row] -
                                   0.5 * table.columns[1].values[row] +
                                   0.01 * table.columns[2].values[row] + 8;
  }
  Playground playground = playground_on(table);
  for (const double rate : {0.01, 1e-3, 1e-4, 1e-5}) {
    playground.set_optimizer(rmsprop(rate, 0.9, 1e-8));
    playground.run(2000);
  }
  const std::vector<double> coefficients = copied(playground.raw_coefficients());
  REQUIRE(coefficients.size() == 4);
  CHECK(std::abs(coefficients[0] - 3) < 1e-2);
  CHECK(std::abs(coefficients[1] + 0.5) < 1e-2);
  CHECK(std::abs(coefficients[2] - 0.01) < 1e-4);
  CHECK(std::abs(coefficients[3] - 8) < 0.1);
}

TEST_CASE("a network has no coefficients", "[playground]") {
  CHECK(playground_on(linear_table(100), config_of({3})).raw_coefficients().empty());
}

TEST_CASE("the error is in the target's units and R2 near 1 for a perfect fit", "[playground]") {
  Playground playground = settled(500);
  const Metrics metrics = playground.evaluate();
  CHECK(metrics.step == 8000);
  CHECK(metrics.validation_rmse < 0.001 * kSlope);
  CHECK(metrics.validation_r2 > 0.999999);
}

TEST_CASE("error and R2 are those of the predictions", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.run(20);
  const std::vector<double> targets = copied(playground.sample_target());
  const std::vector<double> predictions = copied(playground.sample_predictions());
  REQUIRE(targets.size() == 100);  // all validation rows are drawn
  double mean = 0;
  for (const double target : targets) mean += target / 100;
  double squares = 0;
  double total = 0;
  for (std::size_t i = 0; i < 100; ++i) {
    squares += std::pow(predictions[i] - targets[i], 2);
    total += std::pow(targets[i] - mean, 2);
  }
  const Metrics metrics = playground.evaluate();
  CHECK(std::abs(metrics.validation_rmse / std::sqrt(squares / 100) - 1) < 1e-5);
  CHECK(std::abs(metrics.validation_r2 - (1 - squares / total)) < 1e-5);
}

TEST_CASE("the validation loss is the training loss's kind", "[playground]") {
  TrainingConfig config = config_of();
  const Table table = linear_table(100);
  const double mse = playground_on(table, config).evaluate().validation_loss;
  config.loss = Loss::half_mse;
  CHECK(playground_on(table, config).evaluate().validation_loss == mse / 2);
}

TEST_CASE("the drawn rows are validation rows of the table", "[playground]") {
  const Table table = linear_table(500);
  Playground playground = playground_on(table);
  const auto rows = playground.validation_rows();
  const std::vector<double> carats = copied(playground.sample_input(0));
  const std::vector<double> prices = copied(playground.sample_target());
  REQUIRE(rows.size() == carats.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    REQUIRE(std::abs(carats[i] - table.columns[0].values[rows[i]]) < 1e-5);
    REQUIRE(std::abs(prices[i] - table.columns[1].values[rows[i]]) < 1e-1);
  }
}

TEST_CASE("of many validation rows 640 are drawn, spread evenly", "[playground]") {
  const Table table = linear_table(10000);
  Playground playground = playground_on(table);
  const auto rows = playground.validation_rows();
  const std::vector<double> carats = copied(playground.sample_input(0));
  REQUIRE(rows.size() == 2000);
  REQUIRE(carats.size() == 640);
  for (std::size_t i = 0; i < 640; ++i) {
    REQUIRE(std::abs(carats[i] - table.columns[0].values[rows[i * 2000 / 640]]) < 1e-5);
  }
}

TEST_CASE("a linear model's fit is its line over the drawn rows", "[playground]") {
  Playground playground = settled(500);
  const std::vector<double> coefficients = copied(playground.raw_coefficients());
  const std::vector<double> carats = copied(playground.sample_input(0));
  const std::vector<double> curve = copied(playground.fit_curve(33));
  REQUIRE(curve.size() == 66);
  const auto [least, greatest] = std::minmax_element(carats.begin(), carats.end());
  CHECK(std::abs(curve[0] - *least) < 1e-5);
  CHECK(std::abs(curve[32] - *greatest) < 1e-5);
  for (std::size_t p = 0; p < 33; ++p) {
    const double even = *least + (*greatest - *least) * static_cast<double>(p) / 32;
    REQUIRE(std::abs(curve[p] - even) < 1e-5);
    REQUIRE(std::abs(curve[33 + p] - (coefficients[0] * curve[p] + coefficients[1])) < 0.1);
  }
}

TEST_CASE("there is no curve of less than two points", "[playground]") {
  CHECK(playground_on(linear_table(100)).fit_curve(1).empty());
}

TEST_CASE("a race that reaches the target score stops there, whatever its slices", "[playground]") {
  const auto stopped_at = [](std::size_t slice) {
    TrainingConfig config = config_of();
    config.initialisation = Initialisation::zeros;
    Playground playground = playground_on(linear_table(500), config);
    playground.set_optimizer(rmsprop(0.01, 0.9, 1e-8));
    playground.set_stop_rule(0, 500);
    while (!playground.stop() && playground.steps() < 100000) playground.run(slice);
    REQUIRE(playground.stop());
    CHECK(playground.stop()->cause == StopCause::target);
    CHECK(playground.evaluate().validation_rmse <= 500);
    return playground.steps();
  };
  const std::size_t step = stopped_at(100000);
  CHECK(step > 10);
  CHECK(stopped_at(7) == step);
  CHECK(stopped_at(1) == step);
}

TEST_CASE("a race that gains nothing more for so many epochs stops", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.set_optimizer(rmsprop(0.01, 0.9, 1e-8));
  playground.set_stop_rule(3, 0);
  CHECK(playground.run(100000) < 100000);
  REQUIRE(playground.stop());
  CHECK(playground.stop()->cause == StopCause::plateau);
  playground.set_stop_rule(0, 0);
  CHECK_FALSE(playground.stop());
  CHECK(playground.run(100) == 100);
}

TEST_CASE("a stop rule that cannot be is refused", "[playground]") {
  Playground playground = playground_on(linear_table(100));
  constexpr auto kCode = ErrorCode::setting_out_of_range;
  CHECK(refuses([&] { playground.set_stop_rule(-1, 0); }, kCode, "patience"));
  CHECK(refuses([&] { playground.set_stop_rule(0, std::nan("")); }, kCode, "target_score"));
}

TEST_CASE("the loss history comes in rows of step, mean, least and greatest", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.run(3);
  const std::vector<double> history = copied(playground.loss_history());
  REQUIRE(history.size() == 12);
  for (std::size_t step = 0; step < 3; ++step) {
    const double* row = &history[4 * step];
    CHECK(row[0] == static_cast<double>(step));
    CHECK((row[1] == row[2] && row[1] == row[3]));
  }
}

TEST_CASE("the evaluation history begins at step 0 and ends with the last record", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.run(10);
  const std::vector<double> history = copied(playground.evaluation_history());
  REQUIRE(history.size() == 7 * 9);  // steps 0, 1 and every second one
  const Metrics last = playground.last_recorded();
  CHECK(history[0] == 0);
  CHECK(history[54] == 10);
  CHECK(last.step == 10);
  CHECK(history[55] == last.validation_loss);
  CHECK(history[56] == last.validation_rmse);
  CHECK(history[57] == last.validation_r2);
  CHECK((history[58] <= history[59] && history[59] <= history[60]));
  CHECK(history[62] == 400 + 3 * 64);  // an epoch of 400 rows is seven steps
}

TEST_CASE("gradients are counted by the rows they were taken of", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.add_runner(settings_of("svrg"));
  playground.run(2);
  const std::vector<double> svrg = copied(playground.evaluation_history(1));
  // All 400 rows at the start of its loop, and at both steps the batch at two places.
  CHECK(svrg.back() == 400 + 2 * 2 * 64);
  CHECK(copied(playground.evaluation_history(0)).back() == 2 * 64);
}

TEST_CASE("each turn of a runner is told", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.add_runner(settings_of("sgd"));
  std::vector<std::size_t> turns;
  playground.run(5, [&](std::size_t runner) { turns.push_back(runner); });
  CHECK(turns == std::vector<std::size_t>{0, 1});
}

TEST_CASE("the fingerprint is the hash of the parameters", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  const std::uint64_t before = playground.fingerprint();
  CHECK(before == fnv1a(playground.parameters()));
  playground.run(1);
  CHECK(playground.fingerprint() != before);
  playground.restart();
  CHECK(playground.fingerprint() == before);
}

TEST_CASE("equal recipes give equal fingerprints", "[playground][property]") {
  const Table table = wavy_table(300);
  Playground one = playground_on(table, config_of({8, 8}));
  Playground other = playground_on(table, config_of({8, 8}));
  one.run(500);
  for (int i = 0; i < 50; ++i) other.run(10);
  CHECK(one.fingerprint() == other.fingerprint());
}

TEST_CASE("effective steps belong to the parameters one by one", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.run(5);
  const std::vector<float> v(playground.state(0).begin(), playground.state(0).end());
  const auto steps = playground.effective_steps();
  REQUIRE(steps.size() == v.size());
  for (std::size_t i = 0; i < v.size(); ++i) {
    CHECK(std::abs(steps[i] / (0.01F / (std::sqrt(v[i]) + 1e-8F)) - 1) < 1e-6F);
  }
}

TEST_CASE("gradients are those of the newest step, and before the first there are none",
          "[playground]") {
  TrainingConfig config = config_of();
  config.optimizer = settings_of("sgd", {{"learning_rate", 0.5}});
  Playground playground = playground_on(linear_table(500), config);
  CHECK(playground.gradients().empty());
  const float before = playground.parameters()[0];
  playground.run(1);
  REQUIRE(playground.gradients().size() == 2);
  CHECK(playground.parameters()[0] == before - 0.5F * playground.gradients()[0]);
  playground.restart();
  CHECK(playground.gradients().empty());
}

TEST_CASE("the next update of a runner's parameter is the one it takes then", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.add_runner(settings_of("adam"));
  playground.run(10);
  const auto update = playground.next_update(1, 1);
  REQUIRE(update);
  CHECK(update->before == static_cast<double>(playground.parameters(1)[1]));
  playground.run(1);
  CHECK(update->after == static_cast<double>(playground.parameters(1)[1]));
  CHECK(refuses([&] { playground.next_update(2); }, ErrorCode::setting_out_of_range, "parameter"));
  CHECK(refuses([&] { playground.next_update(0, 2); }, ErrorCode::runner_out_of_range, "runner"));
}

TEST_CASE("a runner that has diverged has no next update", "[playground]") {
  TrainingConfig config = config_of();
  config.optimizer = settings_of("sgd", {{"learning_rate", 1e6}});
  Playground playground = playground_on(linear_table(500), config);
  playground.run(100);
  REQUIRE(playground.divergence());
  CHECK_FALSE(playground.next_update(0));
}

TEST_CASE("a parameter is looked back at in slices, whatever becomes of its runner meanwhile",
          "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.add_runner(settings_of("adam"));
  playground.run(300);
  const float value = playground.parameters(1)[0];
  const float gradient = playground.gradients(1)[0];
  playground.begin_weight_history(0, 201, 300, 1);
  CHECK_FALSE(playground.continue_weight_history(150));
  playground.run(50);
  playground.remove_runner(1);
  playground.restart();
  while (!playground.continue_weight_history(7)) {
  }
  const WeightHistory<float>& history = playground.weight_history();
  CHECK(history.from() == 201);
  REQUIRE(history.values().size() == 100);
  CHECK(history.values().back() == value);
  CHECK(history.gradients().back() == gradient);
  CHECK(history.state_columns().size() == 2);
}

TEST_CASE("there is no history before one is begun, after a refused one or after configure",
          "[playground]") {
  const Table table = linear_table(500);
  Playground playground = playground_on(table);
  playground.run(10);
  const auto has_none = [&] {
    return refuses([&] { playground.weight_history(); }, ErrorCode::not_ready, "") &&
           refuses([&] { playground.continue_weight_history(1); }, ErrorCode::not_ready, "");
  };
  CHECK(has_none());
  playground.begin_weight_history(0, 1, 10);
  CHECK_FALSE(has_none());
  CHECK(refuses([&] { playground.begin_weight_history(0, 1, 11); }, ErrorCode::setting_out_of_range,
                "window"));
  CHECK(has_none());
  playground.begin_weight_history(0, 1, 10);
  playground.configure(last_from_others(table), config_of());
  CHECK(has_none());
}

TEST_CASE("a landscape is looked at in slices, whatever becomes of its race meanwhile",
          "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.add_runner(settings_of("adam"));
  playground.run(300);
  const float slope = playground.parameters(1)[0];
  playground.begin_landscape(ParameterPlane{0, 1}, 5, 1);
  CHECK_FALSE(playground.continue_landscape(150));
  CHECK_FALSE(playground.landscape().knows_paths());
  playground.run(50);
  playground.remove_runner(1);
  playground.restart();
  while (!playground.continue_landscape(1000)) {
  }
  const LandscapeLook& landscape = playground.landscape();
  CHECK(landscape.step() == 300);
  CHECK(landscape.values().size() == 25);
  REQUIRE(landscape.paths().size() == 2);
  CHECK(landscape.paths()[1].x.back() == static_cast<double>(slope));
  CHECK(landscape.paths()[1].share == Approx(1));
}

TEST_CASE(
    "there is no landscape before one is begun, after a refused one, dropped or after configure",
    "[playground]") {
  const Table table = linear_table(500);
  Playground playground = playground_on(table);
  const auto has_none = [&] {
    return refuses([&] { playground.landscape(); }, ErrorCode::not_ready, "") &&
           refuses([&] { playground.continue_landscape(1); }, ErrorCode::not_ready, "");
  };
  const auto begin = [&](std::size_t points) {
    playground.begin_landscape(ParameterPlane{0, 1}, points);
  };
  CHECK(has_none());
  begin(5);
  CHECK_FALSE(has_none());
  CHECK(refuses([&] { begin(1); }, ErrorCode::setting_out_of_range, "points"));
  CHECK(has_none());
  begin(5);
  playground.drop_landscape();
  CHECK(has_none());
  begin(5);
  playground.configure(last_from_others(table), config_of());
  CHECK(has_none());
}

TEST_CASE("without a table there is nothing to run or to look at", "[playground]") {
  const auto not_ready = [](auto call) {
    return refuses(
        [&] {
          Playground playground;
          call(playground);
        },
        ErrorCode::not_ready, "");
  };
  CHECK(not_ready([](Playground& p) { p.run(1); }));
  CHECK(not_ready([](Playground& p) { p.restart(); }));
  CHECK(not_ready([](Playground& p) { p.set_optimizer(OptimizerSettings()); }));
  CHECK(not_ready([](Playground& p) { p.evaluate(); }));
  CHECK(not_ready([](Playground& p) { p.last_recorded(); }));
  CHECK(not_ready([](Playground& p) { p.steps(); }));
  CHECK(not_ready([](Playground& p) { p.divergence(); }));
  CHECK(not_ready([](Playground& p) { p.fingerprint(); }));
  CHECK(not_ready([](Playground& p) { p.loss_history(); }));
  CHECK(not_ready([](Playground& p) { p.evaluation_history(); }));
  CHECK(not_ready([](Playground& p) { p.layout(); }));
  CHECK(not_ready([](Playground& p) { p.parameters(); }));
  CHECK(not_ready([](Playground& p) { p.state_columns(); }));
  CHECK(not_ready([](Playground& p) { p.state(0); }));
  CHECK(not_ready([](Playground& p) { p.effective_steps(); }));
  CHECK(not_ready([](Playground& p) { p.gradients(); }));
  CHECK(not_ready([](Playground& p) { p.next_update(0); }));
  CHECK(not_ready([](Playground& p) { p.begin_weight_history(0, 1, 1); }));
  CHECK(not_ready([](Playground& p) { p.begin_landscape(RandomPlane{}, 5); }));
  CHECK(not_ready([](Playground& p) { p.raw_coefficients(); }));
  CHECK(not_ready([](Playground& p) { p.ledger(); }));
  CHECK(not_ready([](Playground& p) { p.input_names(); }));
  CHECK(not_ready([](Playground& p) { p.classes(); }));
  CHECK(not_ready([](Playground& p) { p.confusion(); }));
  CHECK(not_ready([](Playground& p) { p.validation_rows(); }));
  CHECK(not_ready([](Playground& p) { p.sample_input(0); }));
  CHECK(not_ready([](Playground& p) { p.sample_target(); }));
  CHECK(not_ready([](Playground& p) { p.sample_predictions(); }));
  CHECK(not_ready([](Playground& p) { p.fit_curve(5); }));
}

TEST_CASE("a column of another length is refused by name", "[playground]") {
  Playground playground;
  playground.begin_table();
  playground.add_column("carat", 10);
  CHECK(refuses([&] { playground.add_column("price", 11); }, ErrorCode::table_invalid,
                "column price"));
}

TEST_CASE("a table in the making leaves the session alone", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  playground.run(10);
  const std::uint64_t before = playground.fingerprint();
  offer(playground, wavy_table(50));
  CHECK(playground.fingerprint() == before);
  CHECK(playground.sample_input(0).size() == 100);
}

TEST_CASE("a new table is used by every configure from the next on", "[playground]") {
  Playground playground = playground_on(linear_table(500));
  const Table other = wavy_table(100);
  offer(playground, other);
  CHECK(playground.configure(last_from_others(other), config_of({2})).training_rows == 80);
  CHECK(playground.configure(last_from_others(other), config_of({3})).training_rows == 80);
}

/// A playground in the middle of a run, and proof that a failed call left it as it was.
void survives(void (*fail)(Playground&)) {
  const Table table = linear_table(500);
  Playground playground = playground_on(table);
  playground.run(10);
  Playground untouched = playground_on(table);
  untouched.run(10);
  CHECK_THROWS_AS(fail(playground), Error);
  CHECK(playground.steps() == 10);
  playground.run(10);
  untouched.run(10);
  CHECK(playground.fingerprint() == untouched.fingerprint());
  CHECK(same_bits<double>(copied(playground.evaluation_history()),
                          copied(untouched.evaluation_history())));
  CHECK(copied(playground.sample_target()) == copied(untouched.sample_target()));
  const SessionInfo info = playground.configure(last_from_others(table), config_of());
  CHECK(info.training_rows == 400);
}

TEST_CASE("a refused training setting leaves the session as it was", "[playground][property]") {
  survives([](Playground& p) {
    TrainingConfig config = config_of();
    config.batch_size = 401;
    p.configure(last_from_others(linear_table(2)), config);
  });
}

TEST_CASE("a refused design leaves the session as it was", "[playground][property]") {
  survives([](Playground& p) {
    DesignSpec spec;
    spec.features = {5};
    p.configure(spec, config_of());
  });
}

TEST_CASE("a refused new table leaves the old table and its session", "[playground][property]") {
  survives([](Playground& p) {
    const Table constant{{{"x", {1, 2, 3}}, {"y", {5, 5, 5}}}};
    offer(p, constant);
    p.configure(last_from_others(constant), config_of());
  });
}

TEST_CASE("a new table with a refused setting leaves the old table and its session",
          "[playground][property]") {
  survives([](Playground& p) {
    const Table other = wavy_table(30);
    offer(p, other);
    p.configure(last_from_others(other), config_of());  // a batch of 64 of 24 rows
  });
}

TEST_CASE("refused optimizer settings leave the session as it was", "[playground][property]") {
  survives([](Playground& p) {
    p.set_optimizer(settings_of("rmsprop", {{"centered", 1.0}, {"bias_correction", 1.0}}));
  });
}

TEST_CASE("a diverged run still answers every question", "[playground]") {
  TrainingConfig config = config_of({4});
  config.activation = Activation::relu;
  config.optimizer.set("learning_rate", 1e20);
  Playground playground = playground_on(linear_table(500), config);
  playground.run(100);
  REQUIRE(playground.divergence());
  CHECK_NOTHROW(playground.evaluate());
  CHECK_NOTHROW(playground.effective_steps());
  CHECK(playground.fit_curve(10).size() == 20);
  CHECK(playground.sample_predictions().size() == 100);
}

TEST_CASE("the optimizer's state is shown by column, a number for each parameter", "[playground]") {
  TrainingConfig config = config_of({4});
  config.optimizer = settings_of("rmsprop", {{"momentum", 0.5}});
  Playground playground = playground_on(linear_table(500), config);
  playground.run(5);
  const std::vector<StateColumn>& columns = playground.state_columns();
  REQUIRE(columns.size() == 2);
  CHECK(columns[0].symbol == "v");
  CHECK(columns[1].symbol == "b");
  for (std::size_t column = 0; column < 2; ++column) {
    CHECK(playground.state(column).size() == playground.parameters().size());
  }
  CHECK(refuses([&] { playground.state(2); }, ErrorCode::column_out_of_range, "column"));
}

TEST_CASE("another optimizer starts its runner afresh and leaves the others where they are",
          "[playground]") {
  const Table table = linear_table(500);
  Playground playground;
  offer(playground, table);
  playground.configure(last_from_others(table), config_of(), {OptimizerSettings("sgd")});
  playground.run(40);
  const std::uint64_t sgd = playground.fingerprint(1);
  playground.set_optimizer(OptimizerSettings("adam"), 0);
  CHECK(playground.steps_of(0) == 0);
  CHECK(playground.fingerprint(1) == sgd);
  CHECK_FALSE(playground.catch_up(30));
  CHECK(playground.catch_up(30));
  CHECK(playground.steps_of(0) == 40);
}

TEST_CASE("runners of a race have the bits of lone runs, and go back together",
          "[playground][property]") {
  const Table table = linear_table(500);
  const auto alone = [&](const char* optimizer) {
    TrainingConfig config = config_of();
    config.optimizer = OptimizerSettings(optimizer);
    Playground playground = playground_on(table, config);
    playground.run(40);
    return playground.fingerprint();
  };
  TrainingConfig config = config_of();
  config.optimizer = OptimizerSettings("sgd");
  Playground race;
  offer(race, table);
  race.configure(last_from_others(table), config, {OptimizerSettings("adam")});
  race.run(40);
  race.add_runner(OptimizerSettings("adagrad"));
  race.run(60);
  CHECK(race.runners() == 3);
  CHECK(race.reached() == 100);
  while (!race.seek(40, 10)) {
  }
  CHECK(race.steps() == 40);
  CHECK(race.fingerprint(0) == alone("sgd"));
  CHECK(race.fingerprint(1) == alone("adam"));
  CHECK(race.fingerprint(2) == alone("adagrad"));
  CHECK(refuses([&] { race.fingerprint(3); }, ErrorCode::runner_out_of_range, "runner"));
}

/// Two columns that tell three kinds apart, and the kinds.
Table kinds_table(std::size_t rows) {
  Table table{{{"size", {}}, {"colour", {}, {"red", "blue"}}, {"kind", {}, {"a", "b", "c"}}}};
  Rng rng(6);
  for (std::size_t row = 0; row < rows; ++row) {
    const double size = rng.uniform(-1, 1);
    const double colour = rng.below(2);
    table.columns[0].values.push_back(size);
    table.columns[1].values.push_back(colour);
    table.columns[2].values.push_back(colour == 1 ? 2 : size > 0 ? 1 : 0);
  }
  return table;
}

TEST_CASE("a target of texts is classified, with a cross-entropy whatever the loss",
          "[playground]") {
  TrainingConfig config = config_of({8});
  config.batch_size = 32;
  config.loss = Loss::huber;
  Playground playground = playground_on(kinds_table(600), config);
  CHECK(playground.classes() == std::vector<std::string>{"a", "b", "c"});
  CHECK(playground.input_names() == std::vector<std::string>{"size", "colour = blue"});
  const Metrics before = playground.evaluate();
  CHECK(std::isnan(before.validation_rmse));
  playground.run(1500);
  const Metrics after = playground.evaluate();
  CHECK(after.validation_accuracy > 0.95);
  CHECK(after.validation_loss < before.validation_loss / 2);

  const std::vector<double> confusion(playground.confusion().begin(), playground.confusion().end());
  REQUIRE(confusion.size() == 9);
  double all = 0;
  for (const double count : confusion) all += count;
  CHECK(all == 120);
  const double right = confusion[0] + confusion[4] + confusion[8];
  CHECK(right / all == Approx(after.validation_accuracy));
  CHECK(playground.raw_coefficients().empty());
  CHECK(playground.fit_curve(10).empty());
}

TEST_CASE("the drawn rows of classes are positions of labels, actual and predicted",
          "[playground]") {
  Playground playground = playground_on(kinds_table(300));
  const std::vector<double> actual = copied(playground.sample_target());
  const std::vector<double> predicted = copied(playground.sample_predictions());
  REQUIRE(actual.size() == 60);
  REQUIRE(predicted.size() == 60);
  std::size_t right = 0;
  for (std::size_t s = 0; s < 60; ++s) {
    CHECK((actual[s] == 0 || actual[s] == 1 || actual[s] == 2));
    right += actual[s] == predicted[s] ? 1 : 0;
  }
  CHECK(static_cast<double>(right) / 60 == Approx(playground.evaluate().validation_accuracy));
}

TEST_CASE("two classes have one output, a number has no classes", "[playground]") {
  Table table = kinds_table(100);
  std::swap(table.columns[1], table.columns[2]);
  DesignSpec spec = last_from_others(table);
  spec.features = {0};
  Playground playground;
  offer(playground, table);
  playground.configure(spec, config_of());
  CHECK(playground.classes().size() == 2);
  CHECK(playground.parameters().size() == 2);
  Playground of_number = playground_on(linear_table(100));
  CHECK(of_number.classes().empty());
  CHECK(of_number.confusion().empty());
  CHECK(std::isnan(of_number.evaluate().validation_accuracy));
}

TEST_CASE("another table is scored by the model as it stands, and the session goes on",
          "[playground]") {
  Playground playground = playground_on(kinds_table(300));
  playground.run(50);
  const std::uint64_t before = playground.fingerprint();
  Table other{{{"more", {1, 2}}, {"colour", {1, 0}, {"blue", "red"}}, {"size", {0.5, -0.5}}}};
  playground.begin_table();
  for (const Column& column : other.columns) {
    const auto values = playground.add_column(column.name, column.values.size());
    std::copy(column.values.begin(), column.values.end(), values.begin());
    for (const std::string& level : column.levels) playground.add_level(level);
  }
  const Scores& scores = playground.score_table();
  CHECK(scores.table_rows == Rows{0, 1});
  REQUIRE(scores.predictions.size() == 6);
  CHECK(scores.predictions[0] + scores.predictions[2] + scores.predictions[4] == Approx(1));
  CHECK(playground.fingerprint() == before);
  CHECK(playground.run(1) == 1);
}

TEST_CASE("a table without the model's columns is not scored, and nothing changes",
          "[playground][property]") {
  survives([](Playground& p) {
    p.begin_table();
    p.add_column("other", 3);
    p.score_table();
  });
}

TEST_CASE("a row of the table is shown in the order of its columns", "[playground]") {
  const Table table = kinds_table(100);
  Playground playground = playground_on(table);
  const auto row = playground.row(7);
  REQUIRE(row.size() == 3);
  for (std::size_t column = 0; column < 3; ++column) {
    CHECK(row[column] == table.columns[column].values[7]);
  }
  CHECK(refuses([&] { playground.row(100); }, ErrorCode::setting_out_of_range, "row"));
}

TEST_CASE("a level without a column is refused", "[playground]") {
  Playground playground;
  playground.begin_table();
  CHECK(refuses([&] { playground.add_level("red"); }, ErrorCode::not_ready, ""));
}

}  // namespace
}  // namespace rp::test::playground_test
