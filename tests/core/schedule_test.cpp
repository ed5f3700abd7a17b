#include "rp/optim/schedule.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/optimizers.hpp"

namespace rp::test::schedule_test {
namespace {

using Real = long double;

constexpr double kEta = 0.3;
const std::vector<std::size_t> kTimes{1, 2, 3, 9, 10, 11, 99, 100, 101, 102, 1000, 123456};

/// The largest relative error at all times, against a closed form in long double.
template <class Formula>
double worst_error(const Schedule& schedule, const Formula& formula) {
  double worst = 0;
  for (const std::size_t t : kTimes) {
    const Real expected = formula(static_cast<Real>(kEta), static_cast<Real>(t));
    const Real error = std::abs(static_cast<Real>(scheduled(schedule, kEta, t)) - expected);
    worst =
        std::max(worst, static_cast<double>(error / std::max<Real>(std::abs(expected), 1e-18L)));
  }
  return worst;
}

constexpr Schedule of(ScheduleKind kind) {
  return {.kind = kind, .steps = 100, .factor = 0.7, .rate = 0.05};
}

TEST_CASE("a constant schedule leaves the learning rate as it is", "[schedule]") {
  for (const std::size_t t : kTimes) CHECK(scheduled(of(ScheduleKind::constant), kEta, t) == kEta);
}

TEST_CASE("steps cut the learning rate by a factor after each schedule length", "[schedule]") {
  const Schedule schedule = of(ScheduleKind::step);
  CHECK(worst_error(schedule, [](Real eta, Real t) {
          return eta * std::pow(static_cast<Real>(0.7), std::floor((t - 1) / 100));
        }) < 1e-12);
  CHECK(scheduled(schedule, kEta, 1) == kEta);
  CHECK(scheduled(schedule, kEta, 100) == kEta);
  CHECK(scheduled(schedule, kEta, 101) == kEta * 0.7);
}

TEST_CASE("an exponential schedule reaches the factor after one schedule length", "[schedule]") {
  const Schedule schedule = of(ScheduleKind::exponential);
  CHECK(worst_error(schedule, [](Real eta, Real t) {
          return eta * std::pow(static_cast<Real>(0.7), (t - 1) / 100);
        }) < 1e-12);
  CHECK(scheduled(schedule, kEta, 1) == kEta);
  CHECK(std::abs(scheduled(schedule, kEta, 101) / (kEta * 0.7) - 1) < 1e-14);
}

TEST_CASE("a cosine falls from the learning rate to 0 and stays there", "[schedule]") {
  const Schedule schedule = of(ScheduleKind::cosine);
  for (const std::size_t t : kTimes) {
    const Real share = std::min<Real>(static_cast<Real>(t) - 1, 100) / 100;
    const Real expected =
        static_cast<Real>(kEta) * (1 + std::cos(std::numbers::pi_v<Real> * share)) / 2;
    CAPTURE(t);
    CHECK(std::abs(static_cast<Real>(scheduled(schedule, kEta, t)) - expected) < 1e-16L);
  }
  CHECK(scheduled(schedule, kEta, 1) == kEta);
  CHECK(std::abs(scheduled(schedule, kEta, 51) - kEta / 2) < 1e-16);
  CHECK(scheduled(schedule, kEta, 101) == 0);
  CHECK(scheduled(schedule, kEta, 123456) == 0);
}

TEST_CASE("a warm-up rises to the learning rate and stays there", "[schedule]") {
  const Schedule schedule = of(ScheduleKind::warm_up);
  CHECK(worst_error(schedule, [](Real eta, Real t) { return eta * std::min<Real>(1, t / 100); }) <
        1e-15);
  CHECK(std::abs(scheduled(schedule, kEta, 1) - kEta / 100) < 1e-18);
  CHECK(scheduled(schedule, kEta, 100) == kEta);
  CHECK(scheduled(schedule, kEta, 123456) == kEta);
}

TEST_CASE("1/t divides by one plus rate times the steps done", "[schedule]") {
  const Schedule schedule = of(ScheduleKind::inverse_time);
  CHECK(worst_error(schedule, [](Real eta, Real t) {
          return eta / (1 + static_cast<Real>(0.05) * (t - 1));
        }) < 1e-15);
  CHECK(scheduled(schedule, kEta, 1) == kEta);
  CHECK(scheduled(schedule, kEta, 21) == kEta / 2);
}

TEST_CASE("1/sqrt(t) divides by the root of the step's number", "[schedule]") {
  const Schedule schedule = of(ScheduleKind::inverse_sqrt);
  CHECK(worst_error(schedule, [](Real eta, Real t) { return eta / std::sqrt(t); }) < 1e-15);
  CHECK(scheduled(schedule, kEta, 1) == kEta);
  CHECK(scheduled(schedule, kEta, 100) == kEta / 10);
}

TEST_CASE("a schedule length of 1 changes the learning rate at every step", "[schedule]") {
  Schedule schedule = of(ScheduleKind::step);
  schedule.steps = 1;
  schedule.factor = 0.5;
  CHECK(scheduled(schedule, kEta, 4) == kEta / 8);
  schedule.kind = ScheduleKind::cosine;
  CHECK(scheduled(schedule, kEta, 1) == kEta);
  CHECK(scheduled(schedule, kEta, 2) == 0);
  schedule.kind = ScheduleKind::warm_up;
  CHECK(scheduled(schedule, kEta, 1) == kEta);
}

TEST_CASE("a learning rate of 0 stays 0 under every schedule", "[schedule]") {
  for (int kind = 0; kind <= static_cast<int>(ScheduleKind::inverse_sqrt); ++kind) {
    for (const std::size_t t : kTimes) {
      REQUIRE(scheduled(of(static_cast<ScheduleKind>(kind)), 0, t) == 0);
    }
  }
}

TEST_CASE("settings name the schedule they ask for", "[schedule]") {
  const std::vector<std::pair<std::string_view, ScheduleKind>> kinds{
      {"constant", ScheduleKind::constant},         {"step", ScheduleKind::step},
      {"exponential", ScheduleKind::exponential},   {"cosine", ScheduleKind::cosine},
      {"warm_up", ScheduleKind::warm_up},           {"inverse_time", ScheduleKind::inverse_time},
      {"inverse_sqrt", ScheduleKind::inverse_sqrt},
  };
  for (const auto& named : kinds) {
    const Schedule read = schedule_of(settings_of("sgd", {{"schedule", named.first},
                                                          {"schedule_steps", 7.0},
                                                          {"schedule_factor", 0.25},
                                                          {"schedule_rate", 2.0}}));
    CAPTURE(named.first);
    CHECK(read.kind == named.second);
    CHECK(read.steps == 7);
    CHECK(read.factor == 0.25);
    CHECK(read.rate == 2);
  }
}

TEST_CASE("an optimizer without a schedule has a constant one", "[schedule]") {
  CHECK(schedule_of(OptimizerSettings("svrg")).kind == ScheduleKind::constant);
  CHECK(schedule_of(OptimizerSettings("rprop")).kind == ScheduleKind::constant);
}

TEST_CASE("every update of an optimizer has the scheduled learning rate", "[schedule]") {
  for (const char* const kind :
       {"step", "exponential", "cosine", "warm_up", "inverse_time", "inverse_sqrt"}) {
    const OptimizerSettings settings =
        settings_of("sgd", {{"learning_rate", kEta}, {"schedule", kind}, {"schedule_steps", 5.0}});
    Descent<double> descent(settings, {0});
    for (std::size_t t = 1; t <= 20; ++t) {
      const double expected = scheduled(schedule_of(settings), kEta, t);
      const double before = descent.at[0];
      REQUIRE(descent.optimizer->learning_rate() == expected);
      descent.step({1});
      REQUIRE(descent.at[0] == before - expected);
      // Of the update just done.
      REQUIRE(descent.effective_steps() == std::vector<double>{expected});
    }
  }
}

TEST_CASE("a schedule set during a run counts all updates so far", "[schedule]") {
  Descent<double> descent(settings_of("sgd", {{"learning_rate", 1.0}}), {0});
  for (int step = 0; step < 99; ++step) descent.step({0});
  descent.optimizer->set_settings(
      settings_of("sgd", {{"learning_rate", 1.0}, {"schedule", "inverse_sqrt"}}));
  CHECK(descent.optimizer->learning_rate() == 0.1);
}

}  // namespace
}  // namespace rp::test::schedule_test
