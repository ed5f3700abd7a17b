#include "rp/train/sweep.hpp"

#include <cmath>
#include <memory>
#include <vector>

#include "rp/objective/function_objective.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::sweep_test {
namespace {

/// x^2 + y^2, of which plain descent reaches the bottom in one step at the rate 1/2 and diverges
/// above 1.
Session<double> on_bowl(const OptimizerSettings& settings, std::uint64_t seed) {
  auto objective =
      std::make_unique<FunctionObjective<double>>(test_function("quadratic_bowl"), GradientNoise{});
  return {Cloned<Objective<double>>(std::move(objective)), {settings, 1, seed}};
}

Session<float> on_table(const OptimizerSettings& settings, std::uint64_t seed) {
  TrainingConfig config = small_config(settings);
  config.seed = seed;
  return {wavy_design<float>(kSmallRows), config};
}

SweepResult sweep_bowl(const OptimizerSettings& settings, const SweepConfig& config) {
  Sweep<double> sweep({settings}, config, on_bowl);
  CHECK(sweep.advance(1'000'000) == 0);
  REQUIRE(sweep.results().size() == 1);
  return sweep.results().front();
}

TEST_CASE("plain descent on a bowl is best at a rate of a half", "[sweep]") {
  const SweepResult result = sweep_bowl(
      settings_of("sgd"), {.lowest = 0.005, .highest = 50, .rates = 21, .first_steps = 4});
  CHECK(result.best_rate == Approx(0.5));
  CHECK(result.median_loss < 1e-20);
  CHECK(result.lowest_best_rate == result.best_rate);
  CHECK(result.highest_best_rate == result.best_rate);
}

TEST_CASE("rates at which runs diverge lose to all others, and the table says so", "[sweep]") {
  const SweepResult result = sweep_bowl(
      settings_of("sgd"), {.lowest = 1e-3, .highest = 1e6, .rates = 10, .first_steps = 20});
  CHECK(result.best_rate < 1);
  for (const SweepTrial& trial : result.trials) {
    if (trial.rate < 50) continue;
    CHECK(trial.diverged);
    CHECK(std::isinf(trial.validation_loss));
  }
}

TEST_CASE("where every run diverges there is no best rate", "[sweep]") {
  const SweepResult result = sweep_bowl(
      settings_of("sgd"), {.lowest = 1e8, .highest = 1e9, .rates = 6, .first_steps = 50});
  CHECK(std::isnan(result.best_rate));
  CHECK(std::isnan(result.lowest_best_rate));
  CHECK(result.trials.size() == 18);
}

TEST_CASE("the worse half takes no more steps", "[sweep]") {
  const SweepResult result =
      sweep_bowl(settings_of("sgd"),
                 {.lowest = 1e-4, .highest = 0.4, .rates = 16, .first_steps = 5, .seeds = {1, 2}});
  std::vector<std::size_t> runs_of(21, 0);
  for (const SweepTrial& trial : result.trials) ++runs_of.at(trial.steps);
  CHECK(runs_of[5] == 2 * 8);  // of 16 rates, two seeds each
  CHECK(runs_of[10] == 2 * 4);
  CHECK(runs_of[20] == 2 * 4);  // the finalists
}

TEST_CASE("the result does not depend on the slices, and the work left counts down",
          "[sweep][property]") {
  const std::vector<OptimizerSettings> runners{settings_of("rmsprop"), settings_of("rprop")};
  const SweepConfig config{.lowest = 1e-4, .highest = 0.1, .rates = 6, .first_steps = 10};
  Sweep<float> whole(runners, config, on_table);
  Sweep<float> slices(runners, config, on_table);
  const std::size_t all = whole.steps_left();
  CHECK(whole.advance(all) == 0);
  std::size_t left = all;
  std::size_t calls = 0;
  while (left > 0) {
    const std::size_t now = slices.advance(7);
    REQUIRE(now < left);
    left = now;
    ++calls;
  }
  CHECK(calls == (all + 6) / 7);
  REQUIRE(slices.results().size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    const SweepResult& a = whole.results()[i];
    const SweepResult& b = slices.results()[i];
    CHECK(a.best_rate == b.best_rate);
    CHECK(a.median_loss == b.median_loss);
    REQUIRE(a.trials.size() == b.trials.size());
    for (std::size_t t = 0; t < a.trials.size(); ++t) {
      CHECK(a.trials[t].validation_loss == b.trials[t].validation_loss);
    }
  }
}

TEST_CASE("on a table the best rate is between the ends and every seed has its say", "[sweep]") {
  Sweep<float> sweep({settings_of("rmsprop")},
                     {.lowest = 1e-6, .highest = 10, .rates = 8, .first_steps = 25}, on_table);
  sweep.advance(sweep.steps_left());
  const SweepResult& result = sweep.results().front();
  CHECK(result.best_rate > 1e-5);
  CHECK(result.best_rate < 1);
  CHECK(result.lowest_best_rate <= result.best_rate);
  CHECK(result.highest_best_rate >= result.best_rate);
  CHECK(result.lowest_loss <= result.median_loss);
  CHECK(result.highest_loss >= result.median_loss);
}

TEST_CASE("what cannot be swept is refused", "[sweep]") {
  const auto refused = [](const SweepConfig& config, std::string_view where) {
    return refuses([&] { Sweep<double>({settings_of("sgd")}, config, on_bowl); },
                   ErrorCode::setting_out_of_range, where);
  };
  CHECK(refused({.lowest = 0}, "rates"));
  CHECK(refused({.lowest = 2, .highest = 1}, "rates"));
  CHECK(refused({.rates = 0}, "rates"));
  CHECK(refused({.first_steps = 0}, "first_steps"));
  CHECK(refused({.seeds = {}}, "seeds"));
}

}  // namespace
}  // namespace rp::test::sweep_test
