#include "rp/train/trained_model.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "rp/train/session.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::trained_model_test {
namespace {

constexpr std::size_t kRows = 90;

/// Columns "size", "colour" and "kind", which both decide.
Table kinds_table(std::uint64_t seed) {
  Rng rng(seed);
  Table table{{{"size", std::vector<double>(kRows)},
               {"colour", std::vector<double>(kRows), {"red", "green", "blue"}},
               {"kind", std::vector<double>(kRows), {"a", "b"}}}};
  for (std::size_t r = 0; r < kRows; ++r) {
    table.columns[0].values[r] = rng.uniform(-1, 1);
    table.columns[1].values[r] = rng.below(3);
    table.columns[2].values[r] = table.columns[0].values[r] > 0 ? 1 : 0;
  }
  return table;
}

struct Trained {
  std::shared_ptr<const Design<double>> design;
  TrainingConfig config;
  std::vector<double> parameters;

  TrainedModel<double> model() const { return {supervised_objective(design, config), parameters}; }
};

Trained trained_on(const Table& table, Loss loss) {
  DesignSpec spec = last_from_others(table);
  Trained trained;
  trained.design = std::make_shared<const Design<double>>(build_design<double>(table, spec));
  trained.config = small_config(settings_of("rmsprop"));
  trained.config.loss = loss;
  Session<double> session(trained.design, trained.config);
  session.run(200);
  trained.parameters.assign(session.parameters().begin(), session.parameters().end());
  return trained;
}

TEST_CASE("a kept model predicts in the target's units what the run predicts", "[trained_model]") {
  const Table table = wavy_table(kRows);
  const Trained trained = trained_on(table, Loss::mse);
  const Scores scores = trained.model().score(table);
  REQUIRE(scores.table_rows.size() == kRows);
  REQUIRE(scores.predictions.size() == kRows);
  SupervisedObjective<double> objective = supervised_objective(trained.design, trained.config);
  const Samples<double>& samples = trained.design->training;
  Matrix<double> outputs = sample_matrix<double>(1, samples.rows());
  objective.predict(trained.parameters, samples.feature_block(), as_block(outputs, samples.rows()));
  const Scale& scale = trained.design->target_scale;
  for (std::size_t s = 0; s < samples.rows(); ++s) {
    REQUIRE(scores.predictions[samples.table_rows[s]] ==
            Approx(scale.center + scale.unit * outputs(0, s)).epsilon(1e-12));
  }
}

TEST_CASE("a kept model of classes gives the probability of each", "[trained_model]") {
  const Table table = kinds_table(1);
  const Trained trained = trained_on(table, Loss::bce_with_logits);
  const Scores scores = trained.model().score(kinds_table(2));
  REQUIRE(scores.predictions.size() == 2 * kRows);
  std::size_t right = 0;
  for (std::size_t r = 0; r < kRows; ++r) {
    CHECK(scores.predictions[r] + scores.predictions[kRows + r] == Approx(1));
    const bool is_b = scores.predictions[kRows + r] > 0.5;
    right += is_b == (kinds_table(2).columns[2].values[r] == 1) ? 1 : 0;
  }
  CHECK(right > 80);
}

TEST_CASE("a saved model predicts the same bits", "[trained_model]") {
  for (const Loss loss : {Loss::mse, Loss::bce_with_logits}) {
    const Table table = loss == Loss::mse ? wavy_table(kRows) : kinds_table(1);
    const TrainedModel<double> model = trained_on(table, loss).model();
    const TrainedModel<double> again(model.saved());
    CHECK(again.pipeline().target == model.pipeline().target);
    CHECK(same_bits<double>(again.score(table).predictions, model.score(table).predictions));
  }
}

TEST_CASE("rows without a cell the model needs are left out of the scores, in the ledger",
          "[trained_model]") {
  Table table = wavy_table(kRows);
  const TrainedModel<double> model = trained_on(table, Loss::mse).model();
  table.columns[1].values[7] = std::numeric_limits<double>::quiet_NaN();
  const Scores scores = model.score(table);
  CHECK(scores.table_rows.size() == kRows - 1);
  REQUIRE(scores.ledger.size() == 1);
  CHECK(scores.ledger[0].action == DataAction::row_with_missing_cell);
  CHECK(scores.ledger[0].rows == Rows{7});
}

TEST_CASE("bytes cut short, altered, newer or of another precision are no model",
          "[trained_model]") {
  const TrainedModel<double> model = trained_on(kinds_table(1), Loss::bce_with_logits).model();
  const std::vector<std::uint8_t> bytes = model.saved();
  const auto refused = [](const std::vector<std::uint8_t>& some) {
    return refuses([&] { TrainedModel<double> read(some); }, ErrorCode::snapshot_invalid,
                   "snapshot");
  };
  for (std::size_t length = 0; length < bytes.size(); length += 3) {
    REQUIRE(refused({bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length)}));
  }
  for (std::size_t at = 0; at < bytes.size(); at += 5) {
    std::vector<std::uint8_t> altered = bytes;
    altered[at] = static_cast<std::uint8_t>(altered[at] ^ 0x41U);
    REQUIRE(refused(altered));
  }
  CHECK(refuses([&] { TrainedModel<float> read(bytes); }, ErrorCode::snapshot_invalid, "snapshot"));
  CHECK_FALSE(refused(bytes));
}

TEST_CASE("a network with more parameters than can be counted is no model", "[trained_model]") {
  const TrainedModel<double> model = trained_on(wavy_table(kRows), Loss::mse).model();
  NetworkShape shape;
  shape.inputs = 3;
  // (3 + 1) h + (h + 1): four past the greatest number and one more, which overflow makes 5.
  shape.hidden_units = {std::numeric_limits<std::size_t>::max() / 5 + 1};
  const TrainedModel<double> made_up(model.pipeline(), shape, std::vector<double>(5));
  CHECK(refuses([&] { made_up.saved(); }, ErrorCode::snapshot_invalid, "snapshot"));
}

}  // namespace
}  // namespace rp::test::trained_model_test
