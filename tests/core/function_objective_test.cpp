#include "rp/objective/function_objective.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "rp/train/session.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"

namespace rp::test::function_objective_test {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();
const std::vector<double> kPoint{1.5, -0.75};

template <class T>
FunctionObjective<T> noisy_bowl(const GradientNoise& noise = {.sd = 0.5, .terms = 64, .seed = 7}) {
  return FunctionObjective<T>(test_function("quadratic_bowl"), noise);
}

/// The gradient of one term at a point.
std::vector<double> term_gradient(Objective<double>& objective, std::uint32_t term,
                                  const std::vector<double>& at = kPoint) {
  std::vector<double> gradient(at.size());
  objective.loss_and_gradient(at, {&term, 1}, gradient);
  return gradient;
}

std::vector<std::uint32_t> first_terms(std::size_t count) {
  std::vector<std::uint32_t> terms(count);
  std::iota(terms.begin(), terms.end(), 0U);
  return terms;
}

TEST_CASE("without noise a function is a sum of one term", "[function_objective]") {
  FunctionObjective<double> rosenbrock(test_function("rosenbrock"), {.sd = 0, .terms = 256});
  CHECK(rosenbrock.terms() == 1);
  CHECK(rosenbrock.validation_terms() == 1);
  std::vector<double> gradient(2);
  std::vector<double> full(2);
  const std::uint32_t only = 0;
  const double loss = rosenbrock.loss_and_gradient(kPoint, {&only, 1}, gradient);
  CHECK(loss == value<double>(test_function("rosenbrock"), std::vector<double>{1, 100}, kPoint));
  CHECK(rosenbrock.full_loss_and_gradient(kPoint, full) == loss);
  CHECK(full == gradient);
  CHECK(rosenbrock.validation_loss(kPoint) == loss);
}

TEMPLATE_TEST_CASE("a descent starts at the function's start, or at the one that is given",
                   "[function_objective]", float, double) {
  for (const TestFunction& function : test_functions()) {
    const FunctionObjective<TestType> objective(function);
    std::vector<TestType> at(function.start.size());
    REQUIRE(parameter_count(objective.layout()) == at.size());
    Rng rng(1);
    objective.initialise(rng, at);
    CAPTURE(function.key);
    CHECK(at == std::vector<TestType>(function.start.begin(), function.start.end()));
    CHECK(rng == Rng(1));
  }
  const FunctionObjective<TestType> elsewhere(test_function("booth"), {}, {3, -4});
  std::vector<TestType> at(2);
  Rng rng(1);
  elsewhere.initialise(rng, at);
  CHECK(at == std::vector<TestType>{3, -4});
}

TEST_CASE("a function's parameters count", "[function_objective]") {
  FunctionObjective<double> ravine(test_function("ill_conditioned_quadratic"), {1000}, {5, 1});
  CHECK(ravine.validation_loss(std::vector<double>{5, 1}) == 512.5);
}

TEST_CASE("parameters and starts of other sizes are refused", "[function_objective]") {
  const TestFunction& rosenbrock = test_function("rosenbrock");
  const auto make = [&](const std::vector<double>& parameters, const std::vector<double>& start) {
    return [&rosenbrock, parameters, start] {
      FunctionObjective<double>(rosenbrock, parameters, start);
    };
  };
  CHECK(refuses(make({1}, {0, 0}), ErrorCode::setting_out_of_range, "function.parameters"));
  CHECK(refuses(make({1, 100}, {0}), ErrorCode::setting_out_of_range, "function.start"));
  CHECK(refuses(make({1, 100}, {0, 0, 0}), ErrorCode::setting_out_of_range, "function.start"));
  CHECK_NOTHROW(make({1, 100}, {0, 0})());
}

TEST_CASE("a start where the function is not defined is refused", "[function_objective]") {
  const TestFunction& quotient = test_function("x_over_log_x");
  for (const double start : {1.0, 0.5, -3.0, kNan}) {
    CAPTURE(start);
    CHECK(refuses([&] { FunctionObjective<double>(quotient, {}, {start}); },
                  ErrorCode::setting_out_of_range, "function.start"));
  }
  CHECK_NOTHROW(FunctionObjective<double>(quotient, {}, {1.5}));
}

TEST_CASE("noise that is negative, not a number or of no terms is refused",
          "[function_objective]") {
  for (const double sd : {-0.1, kNan, kInfinity}) {
    CHECK(refuses([&] { noisy_bowl<double>({.sd = sd}); }, ErrorCode::setting_out_of_range,
                  "function.noise"));
  }
  CHECK(refuses([] { noisy_bowl<double>({.sd = 1, .terms = 0}); }, ErrorCode::setting_out_of_range,
                "function.noise"));
}

TEST_CASE("the noise of all terms has the mean 0, so the full gradient is exact",
          "[function_objective][property]") {
  FunctionObjective<double> bowl = noisy_bowl<double>();
  REQUIRE(bowl.terms() == 64);
  std::vector<double> full(2);
  bowl.full_loss_and_gradient(kPoint, full);
  CHECK(full == std::vector<double>{3, -1.5});
  std::vector<double> of_all(2);
  const double loss = bowl.loss_and_gradient(kPoint, first_terms(64), of_all);
  for (std::size_t v = 0; v < 2; ++v) CHECK(std::abs(of_all[v] - full[v]) < 1e-14);
  CHECK(std::abs(loss - bowl.validation_loss(kPoint)) < 1e-14);
}

TEST_CASE("the noise has the standard deviation that is asked for",
          "[function_objective][property]") {
  FunctionObjective<double> bowl = noisy_bowl<double>({.sd = 2, .terms = 4096, .seed = 11});
  double squares[2] = {0, 0};
  double products = 0;
  double beyond = 0;
  for (std::uint32_t term = 0; term < 4096; ++term) {
    const std::vector<double> gradient = term_gradient(bowl, term);
    const double noise[2] = {gradient[0] - 3, gradient[1] + 1.5};
    for (std::size_t v = 0; v < 2; ++v) squares[v] += noise[v] * noise[v] / 4096;
    products += noise[0] * noise[1] / 4096;
    if (std::abs(noise[0]) > 2) beyond += 1.0 / 4096;
  }
  // Some five standard deviations each.
  for (const double square : squares) CHECK(std::abs(std::sqrt(square) - 2) < 0.11);
  CHECK(std::abs(products) < 0.32);
  // Of a normal number 31.7 % lie beyond one standard deviation.
  CHECK(std::abs(beyond - 0.3173) < 0.037);
}

TEST_CASE("a batch has the mean of its terms", "[function_objective]") {
  FunctionObjective<double> bowl = noisy_bowl<double>();
  const std::vector<std::uint32_t> batch{5, 60, 5, 0};
  std::vector<double> gradient(2);
  const double loss = bowl.loss_and_gradient(kPoint, batch, gradient);
  double mean_loss = 0;
  std::vector<double> mean(2, 0);
  for (const std::uint32_t term : batch) {
    std::vector<double> of_term(2);
    mean_loss += bowl.loss_and_gradient(kPoint, {&term, 1}, of_term) / 4;
    for (std::size_t v = 0; v < 2; ++v) mean[v] += of_term[v] / 4;
  }
  CHECK(std::abs(loss - mean_loss) < 1e-14);
  for (std::size_t v = 0; v < 2; ++v) CHECK(std::abs(gradient[v] - mean[v]) < 1e-14);
}

TEST_CASE("a term's gradient is the slope of that term", "[function_objective]") {
  FunctionObjective<double> bowl = noisy_bowl<double>();
  for (const std::uint32_t term : {0U, 17U, 63U}) {
    const std::vector<double> gradient = term_gradient(bowl, term);
    for (std::size_t v = 0; v < 2; ++v) {
      std::vector<double> at = kPoint;
      std::vector<double> unused(2);
      at[v] += 1e-6;
      const double above = bowl.loss_and_gradient(at, {&term, 1}, unused);
      at[v] -= 2e-6;
      const double below = bowl.loss_and_gradient(at, {&term, 1}, unused);
      CHECK(std::abs((above - below) / 2e-6 - gradient[v]) < 1e-8);
    }
  }
}

TEST_CASE("runs with different optimizers see the same noise", "[function_objective][property]") {
  const FunctionObjective<double> bowl = noisy_bowl<double>();
  Session<double> by_rmsprop(bowl.clone(), {.optimizer = settings_of("rmsprop"), .seed = 1});
  Session<double> by_adam(bowl.clone(), {.optimizer = settings_of("adam"), .seed = 2});
  by_rmsprop.run(10);
  by_adam.run(17);
  const auto one = by_rmsprop.objective().clone();
  const auto other = by_adam.objective().clone();
  for (std::uint32_t term = 0; term < 64; ++term) {
    REQUIRE(term_gradient(*one, term) == term_gradient(*other, term));
  }
}

TEST_CASE("runs with the same seed visit the terms in the same order",
          "[function_objective][property]") {
  // At a learning rate of 0 the loss of every step is that of the visited term at the start.
  const FunctionObjective<double> bowl = noisy_bowl<double>();
  const auto losses = [&](const char* optimizer, std::uint64_t seed) {
    Session<double> session(
        bowl.clone(),
        {.optimizer = settings_of(optimizer, {{"learning_rate", 0.0}}), .seed = seed});
    session.run(100);
    std::vector<double> values;
    for (const Bucket& bucket : session.loss_history().buckets()) values.push_back(bucket.sum);
    return values;
  };
  CHECK(losses("rmsprop", 3) == losses("adam", 3));
  CHECK(losses("rmsprop", 3) == losses("sgd", 3));
  CHECK(losses("rmsprop", 3) != losses("rmsprop", 4));
}

TEST_CASE("another seed makes another noise", "[function_objective]") {
  FunctionObjective<double> one = noisy_bowl<double>({.sd = 0.5, .terms = 64, .seed = 7});
  FunctionObjective<double> other = noisy_bowl<double>({.sd = 0.5, .terms = 64, .seed = 8});
  CHECK(term_gradient(one, 0) != term_gradient(other, 0));
}

TEST_CASE("in float the noise is the rounded one of double", "[function_objective]") {
  FunctionObjective<double> exact = noisy_bowl<double>();
  FunctionObjective<float> rounded = noisy_bowl<float>();
  const std::vector<float> at(kPoint.begin(), kPoint.end());
  for (std::uint32_t term = 0; term < 64; ++term) {
    std::vector<float> gradient(2);
    rounded.loss_and_gradient(at, {&term, 1}, gradient);
    const std::vector<double> expected = term_gradient(exact, term);
    for (std::size_t v = 0; v < 2; ++v) {
      REQUIRE(std::abs(static_cast<double>(gradient[v]) - expected[v]) < 1e-6);
    }
  }
}

TEST_CASE("a clone is the same function with the same noise", "[function_objective]") {
  FunctionObjective<double> original = noisy_bowl<double>();
  const auto copy = original.clone();
  CHECK(copy->terms() == 64);
  CHECK(term_gradient(*copy, 9) == term_gradient(original, 9));
}

TEMPLATE_TEST_CASE("where a function is not defined its loss is not a number",
                   "[function_objective]", float, double) {
  for (const double sd : {0.0, 0.01}) {
    FunctionObjective<TestType> quotient(test_function("x_over_log_x"), {.sd = sd});
    for (const TestType x : {TestType(1), TestType(0.5), TestType(0), TestType(-5)}) {
      std::vector<TestType> gradient(1);
      const std::uint32_t first = 0;
      CAPTURE(sd, x);
      CHECK(std::isnan(quotient.loss_and_gradient({&x, 1}, {&first, 1}, gradient)));
      CHECK(std::isnan(quotient.full_loss_and_gradient({&x, 1}, gradient)));
      CHECK(std::isnan(quotient.validation_loss({&x, 1})));
    }
  }
}

TEMPLATE_TEST_CASE("a step out of the domain of x / ln x is a divergence, not an exception",
                   "[function_objective]", float, double) {
  for (const double sd : {0.0, 0.01}) {
    const FunctionObjective<TestType> quotient(test_function("x_over_log_x"), {.sd = sd});
    Session<TestType> session(quotient.clone(),
                              {.optimizer = settings_of("sgd", {{"learning_rate", 1e4}})});
    CHECK(session.run(10) == 1);
    REQUIRE(session.divergence());
    CHECK(session.divergence()->step == 1);
    CHECK(session.divergence()->cause == DivergenceCause::loss_not_finite);
    CHECK(std::isnan(session.divergence()->loss));
    CHECK(session.parameters()[0] < 1);
    CHECK_NOTHROW(session.evaluate());
    session.restart();
    CHECK_FALSE(session.divergence());
  }
}

TEST_CASE("every optimizer lowers the bowl from its start", "[function_objective]") {
  for_each_preset([](const OptimizerSettings& settings) {
    const FunctionObjective<double> bowl(test_function("quadratic_bowl"));
    Session<double> session(bowl.clone(), {.optimizer = settings});
    const double before = session.evaluate().validation_loss;
    session.run(200);
    CHECK_FALSE(session.divergence());
    CHECK(session.evaluate().validation_loss < before);
  });
}

}  // namespace
}  // namespace rp::test::function_objective_test
