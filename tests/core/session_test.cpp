#include "rp/train/session.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "rp/functions/test_function.hpp"
#include "rp/objective/function_objective.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/golden.hpp"
#include "support/optimizers.hpp"

namespace rp::test::session_test {
namespace {

/// 160 training rows in batches of 24: the last batch of an epoch is short.
TrainingConfig small_config() {
  TrainingConfig config;
  config.hidden_units = {5};
  config.batch_size = 24;
  return config;
}

TrainingConfig linear_config() {
  TrainingConfig config = small_config();
  config.hidden_units = {};
  return config;
}

Session<float> session(const TrainingConfig& config = small_config()) {
  return Session<float>(wavy_design<float>(200), config);
}

Session<float> after(std::size_t steps, const TrainingConfig& config = small_config()) {
  Session<float> trained = session(config);
  trained.run(steps);
  return trained;
}

std::vector<float> parameters_of(const Session<float>& session) {
  return {session.parameters().begin(), session.parameters().end()};
}

TEST_CASE("a new session stands at step 0 with one evaluation", "[session]") {
  const Session<float> fresh = session();
  CHECK(fresh.steps() == 0);
  CHECK(!fresh.divergence());
  CHECK(fresh.loss_history().buckets().empty());
  REQUIRE(fresh.evaluations().records().size() == 1);
  CHECK(fresh.evaluations().records().front().step == 0);
}

TEST_CASE("run takes the steps it is asked for", "[session]") {
  Session<float> trained = session();
  CHECK(trained.run(0) == 0);
  CHECK(trained.run(17) == 17);
  CHECK(trained.run(5) == 5);
  CHECK(trained.steps() == 22);
  CHECK(trained.steps_per_epoch() == 7);
}

TEST_CASE("run(a) and run(b) are run(a + b) bit for bit", "[session][property]") {
  for (const std::size_t slice : {1U, 2U, 7U, 13U, 1000U, 2999U}) {
    Session<float> sliced = session();
    while (sliced.steps() < 3000) sliced.run(std::min(slice, 3000 - sliced.steps()));
    CAPTURE(slice);
    REQUIRE(same_run(sliced, after(3000)));
  }
}

TEST_CASE("a copy continues identically and by itself", "[session][property]") {
  Session<float> original = after(100);
  Session<float> copy = original;
  copy.run(150);
  CHECK(same_run(original, after(100)));
  original.run(150);
  CHECK(same_run(copy, original));
}

TEST_CASE("restart repeats the run exactly", "[session][property]") {
  Session<float> repeated = after(100);
  repeated.restart();
  CHECK(same_run(repeated, session()));
  repeated.run(100);
  CHECK(same_run(repeated, after(100)));
}

TEST_CASE("evaluating in between changes nothing", "[session][property]") {
  Session<float> watched = session();
  for (int i = 0; i < 50; ++i) {
    watched.evaluate();
    watched.run(1);
  }
  CHECK(same_run(watched, after(50)));
}

TEST_CASE("another seed gives another run", "[session]") {
  TrainingConfig config = small_config();
  config.seed = 43;
  CHECK(parameters_of(after(10, config)) != parameters_of(after(10)));
}

TEST_CASE("the batch size leaves the initial weights as they were", "[session]") {
  TrainingConfig config = small_config();
  config.batch_size = 100;
  CHECK(parameters_of(session(config)) == parameters_of(session()));
}

TEST_CASE("training lowers the validation error", "[session]") {
  Session<float> trained = session();
  const double before = trained.evaluate().validation_loss;
  trained.run(1000);
  CHECK(trained.evaluate().validation_loss < before / 4);
}

TEST_CASE("the loss history counts every step", "[session]") {
  std::size_t count = 0;
  const Session<float> trained = after(3000);
  for (const Bucket& bucket : trained.loss_history().buckets()) count += bucket.count;
  CHECK(count == 3000);
}

TEST_CASE("evaluations are recorded on their interval", "[session]") {
  const Session<float> trained = after(20);
  CHECK(trained.evaluation_interval() == 2);  // 40 validation rows in batches of 24
  // Step 0, every second step, and step 1, which comes before the first of them.
  REQUIRE(trained.evaluations().records().size() == 12);
  CHECK(trained.evaluations().records().back().step == 20);
}

TEST_CASE("before the first interval evaluations are recorded at geometric steps", "[session]") {
  TrainingConfig config = small_config();
  config.batch_size = 2;
  const Session<float> trained = after(45, config);
  CHECK(trained.evaluation_interval() == 20);  // 40 validation rows in batches of 2
  std::vector<std::size_t> steps;
  for (const Evaluation& e : trained.evaluations().records()) steps.push_back(e.step);
  CHECK(steps == std::vector<std::size_t>{0, 1, 2, 3, 4, 6, 8, 12, 16, 20, 40});
}

TEST_CASE("the effective step's quantiles are those of all parameters", "[session]") {
  Session<float> trained = after(20);
  std::vector<float> steps(trained.parameters().size());
  trained.optimizer().effective_steps(steps);
  std::sort(steps.begin(), steps.end());
  const Evaluation evaluation = trained.evaluate();
  // 26 parameters: nearest ranks of 2.5, 12.5 and 22.5.
  REQUIRE(steps.size() == 26);
  CHECK(evaluation.effective_step_p10 == static_cast<double>(steps[3]));
  CHECK(evaluation.effective_step_median == static_cast<double>(steps[13]));
  CHECK(evaluation.effective_step_p90 == static_cast<double>(steps[23]));
}

TEST_CASE("a given start replaces the drawn one", "[session]") {
  const std::vector<float> start{1, 2, 3, 4};
  const Session<float> started(wavy_design<float>(200), linear_config(), start);
  CHECK(parameters_of(started) == start);
}

TEST_CASE("restart goes back to a given start", "[session]") {
  const std::vector<float> start{1, 2, 3, 4};
  Session<float> started(wavy_design<float>(200), linear_config(), start);
  started.run(10);
  started.restart();
  CHECK(parameters_of(started) == start);
}

TEST_CASE("a start of another size than the model is refused", "[session]") {
  const std::vector<float> start{1, 2, 3};
  CHECK(refuses([&] { Session<float>(wavy_design<float>(200), linear_config(), start); },
                ErrorCode::setting_out_of_range, "start"));
}

TEST_CASE("settings out of range are refused before anything is built", "[session]") {
  TrainingConfig config = small_config();
  config.batch_size = 161;
  CHECK(refuses([&] { session(config); }, ErrorCode::setting_out_of_range, "batch_size"));
  config = small_config();
  config.hidden_units = {2000};
  CHECK(refuses([&] { session(config); }, ErrorCode::setting_out_of_range, "hidden_units"));
}

TEST_CASE("new optimizer settings do not move the run", "[session]") {
  Session<float> changed = after(100);
  changed.set_optimizer(rmsprop(0.001, 0.5, 1e-4));
  CHECK(same_run(changed, after(100)));
  CHECK(changed.config().optimizer.number("learning_rate") == 0.001);
}

TEST_CASE("a new learning rate scales the next step", "[session]") {
  Session<float> usual = after(100);
  Session<float> doubled = usual;
  const std::vector<float> before = parameters_of(usual);
  doubled.set_optimizer(rmsprop(0.02, 0.9, 1e-8));
  usual.run(1);
  doubled.run(1);
  for (std::size_t i = 0; i < before.size(); ++i) {
    const float step = usual.parameters()[i] - before[i];
    REQUIRE(std::abs(doubled.parameters()[i] - before[i] - 2 * step) < 1e-6F);
  }
}

TEST_CASE("restart keeps today's optimizer settings", "[session]") {
  TrainingConfig config = small_config();
  config.optimizer = rmsprop(0.003, 0.99, 1e-4);
  Session<float> changed = after(100);
  changed.set_optimizer(config.optimizer);
  changed.restart();
  changed.run(100);
  CHECK(same_run(changed, after(100, config)));
}

TEST_CASE("refused optimizer settings change nothing", "[session][property]") {
  Session<float> refusing = after(100);
  CHECK(refuses(
      [&] {
        refusing.set_optimizer(settings_of(
            "rmsprop", {{"learning_rate", 0.5}, {"centered", 1.0}, {"bias_correction", 1.0}}));
      },
      ErrorCode::setting_out_of_range, "optimizer.bias_correction"));
  CHECK(refusing.config().optimizer.number("learning_rate") == 0.01);
  refusing.run(100);
  CHECK(same_run(refusing, after(200)));
}

TEST_CASE("settings of another optimizer are refused and change nothing", "[session][property]") {
  Session<float> refusing = after(100);
  CHECK(refuses(
      [&] {
        refusing.set_optimizer(settings_of("adam", {{"learning_rate", 0.5}}));
      },
      ErrorCode::setting_out_of_range, "optimizer"));
  CHECK(refusing.config().optimizer == small_config().optimizer);
  refusing.run(100);
  CHECK(same_run(refusing, after(200)));
}

TrainingConfig exploding_config() {
  TrainingConfig config = small_config();
  config.optimizer.set("learning_rate", 1e6);
  return config;
}

TEST_CASE("a learning rate of a million stops the run with step and cause",
          "[session][divergence]") {
  Session<float> exploding = session(exploding_config());
  const std::size_t taken = exploding.run(1000);
  REQUIRE(exploding.divergence());
  CHECK(taken < 1000);
  CHECK(exploding.divergence()->step == taken);
  CHECK(exploding.steps() == taken);
  CHECK(exploding.divergence()->cause == DivergenceCause::loss_exploded);
  CHECK(exploding.divergence()->loss > kExplosionFactor);
}

TEST_CASE("a diverged run takes no more steps", "[session][divergence]") {
  Session<float> exploding = session(exploding_config());
  exploding.run(1000);
  const Session<float> stopped = exploding;
  CHECK(exploding.run(1000) == 0);
  CHECK(same_run(exploding, stopped));
}

/// Diverges at step 38, run in slices of at most `slice` steps.
Session<float> exploded_late(std::size_t slice) {
  Session<float> exploding = session();
  while (exploding.steps() < 37) exploding.run(std::min(slice, 37 - exploding.steps()));
  exploding.set_optimizer(rmsprop(1e6, 0.9, 1e-8));
  while (!exploding.divergence()) exploding.run(slice);
  return exploding;
}

TEST_CASE("a divergence is the same whether run in one slice or many",
          "[session][divergence][property]") {
  const Session<float> whole = exploded_late(1000);
  REQUIRE(whole.divergence()->step == 38);
  for (const std::size_t slice : {1U, 2U, 3U, 38U}) {
    CAPTURE(slice);
    CHECK(same_run(exploded_late(slice), whole));
  }
}

TEST_CASE("restart after a divergence trains again", "[session][divergence]") {
  Session<float> restarted = session(exploding_config());
  restarted.run(1000);
  restarted.set_optimizer(small_config().optimizer);
  restarted.restart();
  CHECK(!restarted.divergence());
  restarted.run(100);
  CHECK(same_run(restarted, after(100)));
}

TEST_CASE("a relu network that overflows stops because its loss is not finite",
          "[session][divergence]") {
  TrainingConfig config = small_config();
  config.hidden_units = {16, 16};
  config.activation = Activation::relu;
  config.optimizer.set("learning_rate", 1e20);
  Session<float> overflowing = session(config);
  overflowing.run(1000);
  REQUIRE(overflowing.divergence());
  CHECK(overflowing.divergence()->cause == DivergenceCause::loss_not_finite);
  CHECK(!std::isfinite(overflowing.divergence()->loss));
}

TEST_CASE("a relu network whose gradient overflows first says so", "[session][divergence]") {
  TrainingConfig config = small_config();
  config.hidden_units = {5, 5};
  config.activation = Activation::relu;
  config.optimizer.set("learning_rate", 1e4);
  Session<float> overflowing = session(config);
  overflowing.run(1000);
  REQUIRE(overflowing.divergence());
  CHECK(overflowing.divergence()->cause == DivergenceCause::gradient_not_finite);
  CHECK(std::isfinite(overflowing.divergence()->loss));
}

TEST_CASE("no history of a diverged run holds a value that is not finite",
          "[session][divergence]") {
  TrainingConfig config = small_config();
  config.optimizer.set("learning_rate", 1e20);
  Session<float> overflowing = session(config);
  overflowing.run(1000);
  for (const Bucket& bucket : overflowing.loss_history().buckets()) {
    CHECK(std::isfinite(bucket.sum));
  }
}

TEST_CASE("a full-batch session has torch's losses and parameters", "[session][golden]") {
  const SupervisedTrace trace = supervised_trace("supervised/linear_diabetes_full_pytorch.json");
  TrainingConfig config;
  config.loss = trace.loss;
  config.optimizer = trace.settings;
  config.batch_size = 442;
  Session<double> session(diabetes(), config, trace.start);
  session.run(trace.batches.size());
  const std::vector<Bucket>& buckets = session.loss_history().buckets();
  REQUIRE(buckets.size() == trace.batch_losses.size());
  for (std::size_t step = 0; step < buckets.size(); ++step) {
    REQUIRE(std::abs(buckets[step].mean() - trace.batch_losses[step]) <= trace.loss_tolerance);
  }
  for (std::size_t i = 0; i < trace.final_parameters.size(); ++i) {
    REQUIRE(std::abs(session.parameters()[i] - trace.final_parameters[i]) <=
            trace.parameter_tolerance);
  }
}

/// A bowl with noise in its gradient: 20 terms in batches of 3, a short one last.
Session<float> on_function(const OptimizerSettings& settings) {
  const FunctionObjective<float> bowl(test_function("quadratic_bowl"), {.sd = 0.5, .terms = 20});
  return {bowl.clone(), {.optimizer = settings, .batch_size = 3}};
}

Session<float> on_design(const OptimizerSettings& settings) {
  TrainingConfig config;
  config.hidden_units = {3};
  config.batch_size = 7;
  config.optimizer = settings;
  return Session<float>(wavy_design<float>(50), config);
}

/// Calls visit(make) for every optimizer on either objective; `make` gives a session at step 0.
template <class Visit>
void for_each_run(const Visit& visit) {
  for_each_preset([&](OptimizerSettings settings) {
    // Outer loops that end in the middle of every run below.
    if (settings.has("inner_steps")) settings.set("inner_steps", 7);
    visit([settings] { return on_function(settings); });
    visit([settings] { return on_design(settings); });
  });
}

TEST_CASE("whatever the optimizer, run(a) and run(b) are run(a + b)", "[session][property]") {
  for_each_run([](const auto& make) {
    Session<float> whole = make();
    whole.run(60);
    Session<float> sliced = make();
    for (const std::size_t slice : {11U, 1U, 20U, 5U, 23U}) sliced.run(slice);
    REQUIRE(same_run(sliced, whole));
  });
}

TEST_CASE("whatever the optimizer, a copy continues identically and by itself",
          "[session][property]") {
  for_each_run([](const auto& make) {
    Session<float> original = make();
    original.run(25);
    Session<float> copy = original;
    copy.run(35);
    Session<float> untouched = make();
    untouched.run(25);
    REQUIRE(same_run(original, untouched));
    original.run(35);
    REQUIRE(same_run(copy, original));
  });
}

TEST_CASE("whatever the optimizer, restart repeats the run exactly", "[session][property]") {
  for_each_run([](const auto& make) {
    Session<float> repeated = make();
    repeated.run(25);
    repeated.restart();
    REQUIRE(same_run(repeated, make()));
    repeated.run(40);
    Session<float> once = make();
    once.run(40);
    REQUIRE(same_run(repeated, once));
  });
}

TEST_CASE("whatever the optimizer, the same settings anew change nothing", "[session][property]") {
  for_each_run([](const auto& make) {
    Session<float> usual = make();
    usual.run(25);
    Session<float> told = usual;
    told.set_optimizer(usual.config().optimizer);
    usual.run(25);
    told.run(25);
    REQUIRE(same_run(told, usual));
  });
}

TEST_CASE("a batch that is larger than the objective or empty is refused", "[session]") {
  const FunctionObjective<float> bowl(test_function("quadratic_bowl"), {.sd = 0.5, .terms = 20});
  for (const std::size_t batch_size : {0U, 21U}) {
    CHECK(refuses([&] { Session<float>(bowl.clone(), {.batch_size = batch_size}); },
                  ErrorCode::setting_out_of_range, "batch_size"));
  }
}

TEST_CASE("a step on a given batch is the step run takes on it", "[session]") {
  TrainingConfig config = small_config();
  config.batch_size = 160;  // all rows, in file order
  std::vector<std::uint32_t> all(160);
  std::iota(all.begin(), all.end(), 0U);
  Session<float> given = session(config);
  for (int i = 0; i < 10; ++i) given.step(all);
  CHECK(same_run(given, after(10, config)));
}

}  // namespace
}  // namespace rp::test::session_test
