#include "rp/optim/rmsprop.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/golden.hpp"
#include "support/test_functions.hpp"

namespace rp::test {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

const char* const kTraceFiles[] = {"rmsprop/pytorch_default.json",
                                   "rmsprop/datacamp_eps_outside.json",
                                   "rmsprop/eps_large_outside.json"};

/// Calls `visit(point, x, y)` where the descent reaches a point of the trace.
template <class T, class Visit>
void descend(const FunctionTrace& trace, const Visit& visit) {
  std::array<T, 2> at{static_cast<T>(trace.start[0]), static_cast<T>(trace.start[1])};
  Rmsprop<T> optimizer(trace.settings, 2);
  std::size_t step = 0;
  for (const TracePoint& point : trace.points) {
    for (; step < point.step; ++step) {
      const Evaluated<T> here = evaluate(trace.function, at[0], at[1]);
      const std::array<T, 2> gradient{here.dx, here.dy};
      optimizer.step(at, gradient);
    }
    CAPTURE(trace.function, step);
    visit(point, at[0], at[1]);
  }
}

/// One parameter at 0, moved by these gradients: where it stands after each.
template <class T>
std::vector<T> path(const RmspropSettings& settings, const std::vector<T>& gradients) {
  Rmsprop<T> optimizer(settings, 1);
  T parameter = 0;
  std::vector<T> path;
  for (const T gradient : gradients) {
    optimizer.step({&parameter, 1}, {&gradient, 1});
    path.push_back(parameter);
  }
  return path;
}

TEST_CASE("descents in double follow the golden traces to the last point", "[rmsprop][golden]") {
  for (const char* file : kTraceFiles) {
    for (const FunctionTrace& trace : function_traces(file)) {
      descend<double>(trace, [&](const TracePoint& point, double x, double y) {
        REQUIRE(std::abs(x - point.parameters[0]) <= point.tolerance);
        REQUIRE(std::abs(y - point.parameters[1]) <= point.tolerance);
        REQUIRE(std::abs(evaluate(trace.function, x, y).value - point.loss) <=
                point.loss_tolerance);
      });
    }
  }
}

TEST_CASE("descents in float follow the golden traces for 20 steps", "[rmsprop][golden]") {
  const auto close = [](float value, double expected) {
    return std::abs(static_cast<double>(value) - expected) <=
           1e-5 * std::max(1.0, std::abs(expected));
  };
  for (const char* file : kTraceFiles) {
    for (const FunctionTrace& trace : function_traces(file)) {
      descend<float>(trace, [&](const TracePoint& point, float x, float y) {
        if (point.step > 20) return;
        REQUIRE(close(x, point.parameters[0]));
        REQUIRE(close(y, point.parameters[1]));
      });
    }
  }
}

TEST_CASE("the first step is eta / sqrt(1 - rho) whatever the gradient's size",
          "[rmsprop][property]") {
  for (const double rho : {0.0, 0.5, 0.9, 0.99}) {
    for (const double gradient : {1e-100, 1e-3, 1.0, 42.0, 1e100}) {
      const double step = -path<double>({0.01, rho, 0}, {gradient}).front();
      CHECK(std::abs(step * std::sqrt(1 - rho) / 0.01 - 1) < 1e-14);
    }
  }
}

TEST_CASE("the step goes against the gradient's sign", "[rmsprop]") {
  CHECK(path<double>({0.01, 0.9, 1e-8}, {2}).front() < 0);
  CHECK(path<double>({0.01, 0.9, 1e-8}, {-2}).front() > 0);
}

TEST_CASE("epsilon is added outside the root", "[rmsprop]") {
  // v = 0.1 * 4 after the first step.
  const double expected = -0.01 * 2 / (std::sqrt(0.4) + 0.5);
  CHECK(std::abs(path<double>({0.01, 0.9, 0.5}, {2}).front() - expected) < 1e-17);
}

TEMPLATE_TEST_CASE("a gradient that is always 0 moves nothing, even with epsilon 0",
                   "[rmsprop][property]", float, double) {
  for (const double epsilon : {0.0, 1e-8}) {
    CHECK(path<TestType>({0.01, 0.9, epsilon}, {0, 0, 0}) == std::vector<TestType>{0, 0, 0});
  }
}

TEST_CASE("no step exceeds eta / sqrt(1 - rho)", "[rmsprop][property]") {
  Rng rng(31);
  for (const double rho : {0.5, 0.9, 0.99}) {
    std::vector<double> gradients;
    // Calm spells followed by jumps are the worst case.
    for (int i = 0; i < 5000; ++i) {
      gradients.push_back(rng.uniform(-1, 1) * std::pow(10, rng.uniform(-12, 6)));
    }
    const std::vector<double> at = path<double>({1, rho, 1e-8}, gradients);
    double longest = 0;
    for (std::size_t i = 1; i < at.size(); ++i) {
      longest = std::max(longest, std::abs(at[i] - at[i - 1]));
    }
    CHECK(longest <= 1 / std::sqrt(1 - rho) * (1 + 1e-9));
    CHECK(longest > 0.9 / std::sqrt(1 - rho));
  }
}

TEST_CASE("with epsilon 0 the size of all gradients does not matter", "[rmsprop][property]") {
  Rng rng(32);
  const std::vector<double> gradients = random_values<double>(rng, 500);
  const auto scaled = [&](double factor) {
    std::vector<double> all = gradients;
    for (double& gradient : all) gradient *= factor;
    return path<double>({0.01, 0.9, 0}, all);
  };
  CHECK(same_bits<double>(scaled(0x1p20), scaled(1)));
  const std::vector<double> expected = scaled(1);
  const std::vector<double> thousandfold = scaled(1000);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    REQUIRE(std::abs(thousandfold[i] - expected[i]) < 1e-14);
  }
}

TEMPLATE_TEST_CASE("parameters do not influence each other", "[rmsprop][property]", float, double) {
  Rng rng(33);
  const std::vector<TestType> gradients = random_values<TestType>(rng, 67);
  std::vector<TestType> together(67, 0);
  Rmsprop<TestType> optimizer({0.01, 0.9, 1e-8}, 67);
  optimizer.step(together, gradients);
  optimizer.step(together, gradients);
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    const std::vector<TestType> alone =
        path<TestType>({0.01, 0.9, 1e-8}, {gradients[i], gradients[i]});
    REQUIRE(same_bits(alone.back(), together[i]));
  }
}

TEST_CASE("a gradient that is not a number is not hidden", "[rmsprop]") {
  CHECK(std::isnan(path<double>({0.01, 0.9, 1e-8}, {kNan}).front()));
}

TEST_CASE("the mean square decays with rho", "[rmsprop]") {
  Rmsprop<double> optimizer({0.01, 0.75, 1e-8}, 1);
  double parameter = 0;
  const double gradient = 2;
  optimizer.step({&parameter, 1}, {&gradient, 1});
  CHECK(optimizer.mean_square().front() == 1);
  optimizer.step({&parameter, 1}, {&gradient, 1});
  CHECK(optimizer.mean_square().front() == 1.75);
}

TEST_CASE("new settings keep the mean square", "[rmsprop]") {
  Rmsprop<double> optimizer({0.01, 0.75, 0}, 1);
  double parameter = 0;
  const double gradient = 2;
  optimizer.step({&parameter, 1}, {&gradient, 1});
  optimizer.set_settings({0.5, 0.75, 0});
  CHECK(optimizer.mean_square().front() == 1);
  CHECK(optimizer.settings().learning_rate == 0.5);
  const double before = parameter;
  optimizer.step({&parameter, 1}, {&gradient, 1});
  CHECK(std::abs((before - parameter) - 0.5 * 2 / std::sqrt(1.75)) < 1e-15);
}

TEST_CASE("the effective step is what multiplies a gradient", "[rmsprop]") {
  Rmsprop<double> optimizer({0.01, 0.9, 0.5}, 3);
  std::vector<double> parameters(3, 0.0);
  const std::vector<double> gradients{2, -4, 0};
  optimizer.step(parameters, gradients);
  std::vector<double> steps(3);
  optimizer.effective_steps(steps);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(std::abs(parameters[i] + steps[i] * gradients[i]) < 1e-17);
  }
  CHECK(std::abs(steps[0] - 0.01 / (std::sqrt(0.4) + 0.5)) < 1e-17);
}

TEST_CASE("before the first step the effective step is eta / epsilon", "[rmsprop]") {
  std::vector<double> steps(3);
  Rmsprop<double>({0.01, 0.9, 0.5}, 3).effective_steps(steps);
  CHECK(steps == std::vector<double>(3, 0.02));
}

TEST_CASE("validate accepts the ends of every range", "[rmsprop]") {
  CHECK_NOTHROW(validate(RmspropSettings{1e-300, 0, 0}));
  CHECK_NOTHROW(validate(RmspropSettings{1e6, std::nextafter(1.0, 0.0), 1}));
}

TEST_CASE("validate refuses a learning rate that is not a positive number", "[rmsprop]") {
  for (const double rate : {0.0, -0.01, kNan, kInfinity, -kInfinity}) {
    CHECK(refuses(
        [&] {
          validate(RmspropSettings{rate, 0.9, 1e-8});
        },
        ErrorCode::setting_out_of_range, "learning_rate"));
  }
}

TEST_CASE("validate refuses a rho outside [0, 1)", "[rmsprop]") {
  for (const double rho : {-0.1, 1.0, 1.5, kNan, kInfinity}) {
    CHECK(refuses(
        [&] {
          validate(RmspropSettings{0.01, rho, 1e-8});
        },
        ErrorCode::setting_out_of_range, "rho"));
  }
}

TEST_CASE("validate refuses an epsilon that is negative or not a number", "[rmsprop]") {
  for (const double epsilon : {-1e-8, kNan, kInfinity}) {
    CHECK(refuses(
        [&] {
          validate(RmspropSettings{0.01, 0.9, epsilon});
        },
        ErrorCode::setting_out_of_range, "epsilon"));
  }
}

TEST_CASE("the message of a refused setting shows its value", "[rmsprop]") {
  CHECK(message_contains([] { validate(RmspropSettings{-0.5, 0.9, 1e-8}); }, "-0.5"));
}

TEST_CASE("an optimizer cannot be made with bad settings", "[rmsprop]") {
  CHECK(refuses(
      [] {
        Rmsprop<float>({0.01, 1, 1e-8}, 3);
      },
      ErrorCode::setting_out_of_range, "rho"));
}

}  // namespace
}  // namespace rp::test
