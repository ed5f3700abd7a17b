#include "rp/functions/test_function.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>
#include <vector>

#include "rp/base/rng.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"

namespace rp::test::test_function_test {
namespace {

template <class T>
struct Here {
  T value = 0;
  std::vector<T> gradient;
};

template <class T>
Here<T> evaluated(const TestFunction& function, const std::vector<double>& parameters,
                  const std::vector<double>& at) {
  const std::vector<T> place(at.begin(), at.end());
  Here<T> here{0, std::vector<T>(at.size())};
  here.value = value_and_gradient<T>(function, parameters, place, here.gradient);
  return here;
}

std::vector<double> initial_parameters(const TestFunction& function) {
  std::vector<double> values;
  for (const FunctionParameter& parameter : function.parameters)
    values.push_back(parameter.initial);
  return values;
}

template <class T>
Here<T> evaluated(const TestFunction& function, const std::vector<double>& at) {
  return evaluated<T>(function, initial_parameters(function), at);
}

std::vector<double> random_place(const TestFunction& function, Rng& rng) {
  std::vector<double> at;
  for (const Interval& interval : function.domain) {
    at.push_back(rng.uniform(interval.low, interval.high));
  }
  return at;
}

/// What an error in the value or the gradient is measured against.
double size_of(const Here<double>& here) {
  double size = std::max(1.0, std::abs(here.value));
  for (const double slope : here.gradient) size = std::max(size, std::abs(slope));
  return size;
}

double central_difference(const TestFunction& function, const std::vector<double>& parameters,
                          std::vector<double> at, std::size_t variable) {
  constexpr double kStep = 1e-6;
  const double middle = at[variable];
  at[variable] = middle + kStep;
  const double above = value<double>(function, parameters, at);
  at[variable] = middle - kStep;
  const double below = value<double>(function, parameters, at);
  return (above - below) / (2 * kStep);
}

void check_gradient(const TestFunction& function, const std::vector<double>& parameters) {
  Rng rng(62);
  for (int i = 0; i < 1000; ++i) {
    const std::vector<double> at = random_place(function, rng);
    const Here<double> here = evaluated<double>(function, parameters, at);
    for (std::size_t variable = 0; variable < at.size(); ++variable) {
      CAPTURE(function.key, at, variable);
      const double expected = central_difference(function, parameters, at, variable);
      REQUIRE(std::abs(here.gradient[variable] - expected) <= 1e-7 * size_of(here));
    }
  }
}

TEST_CASE("there are sixteen test functions, each found by its key", "[test_function]") {
  CHECK(test_functions().size() == 16);
  for (const TestFunction& function : test_functions()) {
    CAPTURE(function.key);
    CHECK(&test_function(function.key) == &function);
    CHECK_FALSE(function.label.empty());
  }
}

TEST_CASE("an unknown key is refused with the nearest one", "[test_function]") {
  const auto misspelt = [] { test_function("rosenbrok"); };
  CHECK(refuses(misspelt, ErrorCode::setting_out_of_range, "function"));
  CHECK(message_contains(misspelt, "\"rosenbrok\""));
  CHECK(message_contains(misspelt, "Did you mean \"rosenbrock\"?"));
  CHECK(message_contains(misspelt, "matyas"));
}

TEST_CASE("starts and minima lie in the domain, where the function is defined", "[test_function]") {
  for (const TestFunction& function : test_functions()) {
    std::vector<std::vector<double>> places{function.start};
    for (const Minimum& minimum : function.global_minima) places.push_back(minimum.at);
    for (const std::vector<double>& at : places) {
      CAPTURE(function.key, at);
      REQUIRE(at.size() == function.domain.size());
      REQUIRE(at.size() <= kMostVariables);
      CHECK(defined_at(function, at));
      for (std::size_t i = 0; i < at.size(); ++i) {
        CHECK(at[i] >= function.domain[i].low);
        CHECK(at[i] <= function.domain[i].high);
      }
    }
  }
}

TEST_CASE("only x / ln x has places where it is not defined", "[test_function]") {
  const TestFunction& quotient = test_function("x_over_log_x");
  for (const double x : {-5.0, 0.0, 0.5, 1.0, std::nan("")}) {
    CAPTURE(x);
    CHECK_FALSE(defined_at(quotient, std::array{x}));
  }
  CHECK(defined_at(quotient, std::array{1.0000001}));
  for (const TestFunction& function : test_functions()) {
    if (&function != &quotient) CHECK(defined_at(function, std::array{-1e9, 1e9}));
  }
}

TEST_CASE("at its global minima a function has the stated value and no slope", "[test_function]") {
  for (const TestFunction& function : test_functions()) {
    for (const Minimum& minimum : function.global_minima) {
      CAPTURE(function.key, minimum.at);
      const Here<double> here = evaluated<double>(function, minimum.at);
      CHECK(std::abs(here.value - minimum.value) <= 1e-13);
      for (const double slope : here.gradient) CHECK(std::abs(slope) <= 1e-12);
    }
  }
}

TEST_CASE("nowhere in the domain is a function below its global minimum",
          "[test_function][property]") {
  for (const TestFunction& function : test_functions()) {
    if (function.global_minima.empty()) continue;
    Rng rng(63);
    for (int i = 0; i < 2000; ++i) {
      const std::vector<double> at = random_place(function, rng);
      CAPTURE(function.key, at);
      REQUIRE(evaluated<double>(function, at).value >= function.global_minima.front().value);
    }
  }
}

TEST_CASE("only the saddle has no global minimum", "[test_function]") {
  for (const TestFunction& function : test_functions()) {
    CHECK(function.global_minima.empty() == (function.key == "saddle"));
  }
}

TEST_CASE("gradients agree with central differences all over the domain",
          "[test_function][property]") {
  for (const TestFunction& function : test_functions()) {
    check_gradient(function, initial_parameters(function));
  }
}

TEST_CASE("gradients agree with central differences for other parameters too",
          "[test_function][property]") {
  check_gradient(test_function("ill_conditioned_quadratic"), {1000});
  check_gradient(test_function("rosenbrock"), {0.5, 20});
}

TEST_CASE("float agrees with double", "[test_function][property]") {
  for (const TestFunction& function : test_functions()) {
    Rng rng(64);
    for (int i = 0; i < 1000; ++i) {
      std::vector<double> at = random_place(function, rng);
      // Rounded first: near the pole of x / ln x that alone moves the value.
      for (double& x : at) x = static_cast<double>(static_cast<float>(x));
      CAPTURE(function.key, at);
      const Here<double> exact = evaluated<double>(function, at);
      const Here<float> here = evaluated<float>(function, at);
      const double tolerance = 1e-4 * size_of(exact);  // Goldstein-Price cancels much
      REQUIRE(std::abs(static_cast<double>(here.value) - exact.value) <= tolerance);
      for (std::size_t v = 0; v < at.size(); ++v) {
        REQUIRE(std::abs(static_cast<double>(here.gradient[v]) - exact.gradient[v]) <= tolerance);
      }
    }
  }
}

struct Sample {
  std::string_view function;
  std::vector<double> at;
  double value;
  std::vector<double> gradient;
};

TEST_CASE("functions have the values and gradients of a reference in 80 bits", "[test_function]") {
  const std::vector<Sample> samples{
      {"quadratic_bowl", {-3.972, -0.672}, 16.228368, {-7.944, -1.344}},
      {"ill_conditioned_quadratic", {-1.546, 0.905}, 42.146308000000005, {-1.546, 90.5}},
      {"long_valley", {0.483, 0.827}, 1.635609061754082, {4.83, -0.10133112573599999}},
      {"saddle", {1.978, 1.866}, 0.4305279999999995, {3.956, -3.732}},
      {"beale", {0.001, -3.876}, 13.944370208839645, {-255.02609609671035, 0.19916793964686838}},
      {"rosenbrock", {1.688, -0.759}, 1302.4879862336, {2437.7298687999996, -721.6687999999999}},
      {"himmelblau", {2.249, 4.448}, 228.2442889716171, {16.627392996000015, 264.4916635680001}},
      {"booth", {-8.298, 3.677}, 384.197697, {-87.564, -67.614}},
      {"three_hump_camel", {3.059, -4.381}, 69.12673220379646, {155.48549219353936, -5.703}},
      {"rastrigin", {-3.909, -0.133}, 20.18166841165112, {26.181651007662182, -46.87101008193386}},
      {"ackley", {-1.092, -0.222}, 3.9752018235683546, {-5.2155351051018055, -5.613090755298551}},
      {"styblinski_tang",
       {2.838, -3.961},
       -37.24166218951151,
       {2.8078889440000023, -58.416385361999986}},
      {"mccormick", {-1.281, 0.413}, 6.06059824386657, {-4.241646085557718, 6.534353914442282}},
      {"goldstein_price", {1.89, 1.525}, 6144.41600629629, {-6614.981334185294, 32831.02711217576}},
      {"matyas",
       {-2.259, -2.922},
       0.37831986000000034,
       {0.22788000000000003, -0.43512000000000023}},
      {"x_over_log_x", {140.665}, 28.437962010552443, {0.16129610100638161}},
  };
  CHECK(samples.size() == test_functions().size());
  for (const Sample& sample : samples) {
    CAPTURE(sample.function);
    const Here<double> here = evaluated<double>(test_function(sample.function), sample.at);
    const double tolerance = 1e-12 * size_of({sample.value, sample.gradient});
    CHECK(std::abs(here.value - sample.value) <= tolerance);
    for (std::size_t v = 0; v < sample.at.size(); ++v) {
      CHECK(std::abs(here.gradient[v] - sample.gradient[v]) <= tolerance);
    }
  }
}

TEMPLATE_TEST_CASE("Ackley is exactly 0 at the origin and has the gradient 0 there",
                   "[test_function]", float, double) {
  const Here<TestType> here = evaluated<TestType>(test_function("ackley"), {0, 0});
  CHECK(here.value == 0);
  CHECK(here.gradient == std::vector<TestType>{0, 0});
}

TEST_CASE("parameters count", "[test_function]") {
  const TestFunction& ravine = test_function("ill_conditioned_quadratic");
  CHECK(ravine.label == "Ravine (ill-conditioned quadratic)");
  CHECK(evaluated<double>(ravine, {1000}, {5, 1}).value == 512.5);
  CHECK(evaluated<double>(ravine, {1000}, {5, 1}).gradient == std::vector<double>{5, 1000});
  // Rosenbrock's minimum is at (a, a^2).
  const Here<double> here = evaluated<double>(test_function("rosenbrock"), {3, 10}, {3, 9});
  CHECK(here.value == 0);
  CHECK(here.gradient == std::vector<double>{0, 0});
}

TEMPLATE_TEST_CASE("the value alone is the value beside the gradient", "[test_function]", float,
                   double) {
  for (const TestFunction& function : test_functions()) {
    const std::vector<TestType> start(function.start.begin(), function.start.end());
    CHECK(value<TestType>(function, initial_parameters(function), start) ==
          evaluated<TestType>(function, function.start).value);
  }
}

// Published tables of descents on x / ln x from 364 in float, 1500 updates with learning rate 0.3:
// x after updates 1, 101, ..., 1401 and after the last, four decimals each.

struct Rule {
  float rho;
  float one_minus_rho;
  float epsilon;
  bool epsilon_inside;
};

/// RMSprop in the core's order: the learning rate multiplies the finished quotient.
std::vector<std::string> printed_descent(const Rule& rule, float& x) {
  const TestFunction& quotient = test_function("x_over_log_x");
  std::vector<std::string> rows;
  float v = 0;
  for (int update = 1; update <= 1500; ++update) {
    float g = 0;
    value_and_gradient<float>(quotient, {}, {&x, 1}, {&g, 1});
    v = rule.rho * v + rule.one_minus_rho * g * g;
    const float root =
        rule.epsilon_inside ? std::sqrt(v + rule.epsilon) : std::sqrt(v) + rule.epsilon;
    x = x - 0.3F * (g / root);
    if (update % 100 != 1 && update != 1500) continue;
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4f", static_cast<double>(x));
    rows.emplace_back(text.data());
  }
  return rows;
}

/// Why the tables' last rows stay: not nearly 0, which RMSprop would make a step of, but 0.
bool gradient_is_zero(float x) {
  float g = 1;
  value_and_gradient<float>(test_function("x_over_log_x"), {}, {&x, 1}, {&g, 1});
  return g == 0;
}

TEST_CASE("PyTorch's published descent on x / ln x comes out to every printed digit",
          "[test_function]") {
  const std::vector<std::string> published{"361.0000", "302.5840", "268.0156", "236.2579",
                                           "205.2928", "174.5349", "143.7643", "112.8619",
                                           "81.7036",  "50.0471",  "17.0591",  "2.7183",
                                           "2.7183",   "2.7183",   "2.7183",   "2.7183"};
  float x = 364;
  CHECK(printed_descent({0.99F, static_cast<float>(1 - 0.99), 1e-8F, false}, x) == published);
  CHECK(gradient_is_zero(x));
}

TEST_CASE("Keras's published descent on x / ln x comes out to every printed digit",
          "[test_function]") {
  const std::vector<std::string> published{"363.0513", "330.9281", "300.8935", "270.8544",
                                           "240.8105", "210.7600", "180.7007", "150.6295",
                                           "120.5406", "90.4234",  "60.2539",  "29.9579",
                                           "2.7183",   "2.7183",   "2.7183",   "2.7183"};
  float x = 364;
  CHECK(printed_descent({0.9F, static_cast<float>(1 - 0.9), 1e-7F, true}, x) == published);
  CHECK(gradient_is_zero(x));
}

}  // namespace
}  // namespace rp::test::test_function_test
