#include "rp/objective/online_objective.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "rp/train/session.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/optimizers.hpp"

namespace rp::test::online_objective_test {
namespace {

OnlineObjective<double> reddi(double start) { return {reddi_slopes(3), start}; }

Session<double> session_of(const OptimizerSettings& settings, double start) {
  return {reddi(start).clone(), {.optimizer = settings}};
}

TEST_CASE("the slopes of the counterexample are C, -1, -1", "[online_objective]") {
  CHECK(reddi_slopes(3) == std::vector<double>{3, -1, -1});
}

TEST_CASE("each term is a line through 0, their mean the objective", "[online_objective]") {
  OnlineObjective<double> objective({3, -1, -1}, 0);
  const std::vector<double> at{0.5};
  std::vector<double> gradient(1);
  const std::vector<double> slopes{3, -1, -1};
  CHECK(objective.terms() == 3);
  for (std::uint32_t term = 0; term < 3; ++term) {
    const double loss = objective.loss_and_gradient(at, {&term, 1}, gradient);
    CHECK(loss == slopes[term] / 2);
    CHECK(gradient[0] == slopes[term]);
  }
  const double full = objective.full_loss_and_gradient(at, gradient);
  CHECK(full == gradient[0] / 2);
  CHECK(std::abs(gradient[0] - 1.0 / 3) < 1e-16);
  CHECK(std::abs(objective.validation_loss(at) - 1.0 / 6) < 1e-16);
}

TEST_CASE("gradients come round in their order", "[online_objective]") {
  Session<double> session = session_of(settings_of("sgd", {{"learning_rate", 0.001}}), 0);
  double at = 0;
  for (int step = 0; step < 30; ++step) {
    session.run(1);
    at -= 0.001 * (step % 3 == 0 ? 3 : -1);
    REQUIRE(std::abs(session.parameters()[0] - at) < 1e-15);
  }
}

TEST_CASE("the parameter stays within its bounds whatever the optimizer",
          "[online_objective][property]") {
  for_each_preset([](const OptimizerSettings& settings) {
    const OptimizerSettings hasty =
        settings.has("learning_rate") ? with(settings, {{"learning_rate", 2.0}}) : settings;
    for (const double start : {-1.0, 0.0, 1.0}) {
      Session<double> session = session_of(hasty, start);
      for (int step = 0; step < 60; ++step) {
        session.run(1);
        REQUIRE(session.parameters()[0] >= -1);
        REQUIRE(session.parameters()[0] <= 1);
      }
    }
  });
}

TEST_CASE("an online problem has at least one gradient", "[online_objective]") {
  CHECK(refuses([] { OnlineObjective<float>({}, 0); }, ErrorCode::setting_out_of_range,
                "function.slopes"));
}

TEST_CASE("a start out of bounds is refused", "[online_objective]") {
  for (const double start : {-1.5, 1.01, std::numeric_limits<double>::quiet_NaN()}) {
    CHECK(refuses([&] { reddi(start); }, ErrorCode::setting_out_of_range, "function.start"));
  }
  CHECK_NOTHROW(OnlineObjective<float>({1}, 5, {0, 10}));
}

TEST_CASE("a run keeps to the order of the gradients with larger batches, too",
          "[online_objective]") {
  Session<double> session(
      OnlineObjective<double>({4, 2, -3}, 0, {-100, 100}).clone(),
      {.optimizer = settings_of("sgd", {{"learning_rate", 1.0}}), .batch_size = 2});
  session.run(1);
  CHECK(session.parameters()[0] == -3);
  session.run(1);
  CHECK(session.parameters()[0] == 0);
  session.run(1);
  CHECK(session.parameters()[0] == -3);
}

}  // namespace
}  // namespace rp::test::online_objective_test
