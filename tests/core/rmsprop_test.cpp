#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

#include "rp/functions/test_function.hpp"
#include "rp/objective/function_objective.hpp"
#include "rp/optim/catalog.hpp"
#include "rp/train/session.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"

namespace rp::test::rmsprop_test {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Without epsilon.
OptimizerSettings bare(double learning_rate, double rho) {
  return settings_of("rmsprop",
                     {{"learning_rate", learning_rate}, {"rho", rho}, {"epsilon_mode", "none"}});
}

TEST_CASE("the first step is eta / sqrt(1 - rho) whatever the gradient's size",
          "[rmsprop][property]") {
  for (const double rho : {0.0, 0.5, 0.9, 0.95, 0.99}) {
    for (const double gradient : {1e-100, 1e-3, 1.0, 42.0, 1e100}) {
      for (const OptimizerSettings& settings : {rmsprop(0.01, rho, 0), bare(0.01, rho)}) {
        const double step = -path<double>(settings, {gradient}).front();
        CHECK(std::abs(step * std::sqrt(1 - rho) / 0.01 - 1) < 1e-14);
      }
    }
  }
}

TEST_CASE("the first step is 3.1623, 4.4721 or 10 learning rates", "[rmsprop]") {
  CHECK(std::abs(path<double>(bare(1, 0.9), {7}).front() + 3.1623) < 5e-5);
  CHECK(std::abs(path<double>(bare(1, 0.95), {7}).front() + 4.4721) < 5e-5);
  CHECK(std::abs(path<double>(bare(1, 0.99), {7}).front() + 10) < 5e-5);
}

TEST_CASE("the step goes against the gradient's sign", "[rmsprop]") {
  CHECK(path<double>(rmsprop(0.01, 0.9, 1e-8), {2}).front() < 0);
  CHECK(path<double>(rmsprop(0.01, 0.9, 1e-8), {-2}).front() > 0);
}

TEST_CASE("epsilon is added outside the root", "[rmsprop]") {
  // v = 0.1 * 4 after the first step.
  const double expected = -0.01 * 2 / (std::sqrt(0.4) + 0.5);
  CHECK(std::abs(path<double>(rmsprop(0.01, 0.9, 0.5), {2}).front() - expected) < 1e-17);
}

TEST_CASE("epsilon stands inside the root or nowhere if told so", "[rmsprop]") {
  OptimizerSettings settings = rmsprop(0.01, 0.9, 0.5);
  settings.set("epsilon_mode", "inside");
  CHECK(std::abs(path<double>(settings, {2}).front() + 0.01 * 2 / std::sqrt(0.9)) < 1e-17);
  settings.set("epsilon_mode", "none");
  CHECK(std::abs(path<double>(settings, {2}).front() + 0.01 * 2 / std::sqrt(0.4)) < 1e-17);
}

TEST_CASE("epsilon that stands inside only with momentum is outside without it", "[rmsprop]") {
  const auto with_mode = [](double momentum, std::string_view mode) {
    return path<double>(
        settings_of("rmsprop", {{"epsilon", 0.5}, {"momentum", momentum}, {"epsilon_mode", mode}}),
        {2, -1, 3});
  };
  CHECK(with_mode(0, "inside_with_momentum") == with_mode(0, "outside"));
  CHECK(with_mode(0.5, "inside_with_momentum") == with_mode(0.5, "inside"));
  CHECK(with_mode(0, "inside") != with_mode(0, "outside"));
}

TEMPLATE_TEST_CASE("a gradient that is always 0 moves nothing, even with epsilon 0",
                   "[rmsprop][property]", float, double) {
  const std::vector<TestType> still{0, 0, 0};
  CHECK(path<TestType>(rmsprop(0.01, 0.9, 0), still) == still);
  CHECK(path<TestType>(rmsprop(0.01, 0.9, 1e-8), still) == still);
  CHECK(path<TestType>(bare(0.01, 0.9), still) == still);
}

TEST_CASE("no step exceeds eta / sqrt(1 - rho)", "[rmsprop][property]") {
  Rng rng(31);
  for (const double rho : {0.5, 0.9, 0.99}) {
    std::vector<double> gradients;
    // Calm spells followed by jumps are the worst case.
    for (int i = 0; i < 5000; ++i) {
      gradients.push_back(rng.uniform(-1, 1) * std::pow(10, rng.uniform(-12, 6)));
    }
    const std::vector<double> at = path<double>(rmsprop(1, rho, 1e-8), gradients);
    double longest = 0;
    for (std::size_t i = 1; i < at.size(); ++i) {
      longest = std::max(longest, std::abs(at[i] - at[i - 1]));
    }
    CHECK(longest <= 1 / std::sqrt(1 - rho) * (1 + 1e-9));
    CHECK(longest > 0.9 / std::sqrt(1 - rho));
  }
}

TEST_CASE("without epsilon the size of all gradients does not matter", "[rmsprop][property]") {
  Rng rng(32);
  const std::vector<double> gradients = random_values<double>(rng, 500);
  for (const OptimizerSettings& settings : {rmsprop(0.01, 0.9, 0), bare(0.01, 0.9)}) {
    const auto scaled = [&gradients, &settings](double factor) {
      std::vector<double> all = gradients;
      for (double& gradient : all) gradient *= factor;
      return path<double>(settings, all);
    };
    CHECK(same_bits<double>(scaled(0x1p20), scaled(1)));
    CHECK(same_bits<double>(scaled(0x1p-20), scaled(1)));
    const std::vector<double> expected = scaled(1);
    const std::vector<double> thousandfold = scaled(1000);
    for (std::size_t i = 0; i < expected.size(); ++i) {
      REQUIRE(std::abs(thousandfold[i] - expected[i]) < 1e-14);
    }
  }
}

TEMPLATE_TEST_CASE("parameters do not influence each other", "[rmsprop][property]", float, double) {
  Rng rng(33);
  const std::vector<TestType> gradients = random_values<TestType>(rng, 67);
  Descent<TestType> together(rmsprop(0.01, 0.9, 1e-8), std::vector<TestType>(67, 0));
  together.step(gradients);
  together.step(gradients);
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    const std::vector<TestType> alone =
        path<TestType>(rmsprop(0.01, 0.9, 1e-8), {gradients[i], gradients[i]});
    REQUIRE(same_bits(alone.back(), together.at[i]));
  }
}

TEST_CASE("a gradient that is not a number is not hidden", "[rmsprop]") {
  CHECK(std::isnan(path<double>(rmsprop(0.01, 0.9, 1e-8), {kNan}).front()));
  const OptimizerSettings centered = settings_of("rmsprop", {{"centered", 1.0}});
  CHECK(std::isnan(path<double>(centered, {kNan}).front()));
}

TEST_CASE("the mean square decays with rho", "[rmsprop]") {
  Descent<double> descent(rmsprop(0.01, 0.75, 1e-8), {0});
  descent.step({2});
  CHECK(descent.state(0) == std::vector<double>{1});
  descent.step({2});
  CHECK(descent.state(0) == std::vector<double>{1.75});
}

TEST_CASE("new settings keep the mean square", "[rmsprop]") {
  Descent<double> descent(rmsprop(0.01, 0.75, 0), {0});
  descent.step({2});
  descent.optimizer->set_settings(rmsprop(0.5, 0.75, 0));
  CHECK(descent.state(0) == std::vector<double>{1});
  CHECK(descent.optimizer->settings().number("learning_rate") == 0.5);
  const double before = descent.at[0];
  descent.step({2});
  CHECK(std::abs((before - descent.at[0]) - 0.5 * 2 / std::sqrt(1.75)) < 1e-15);
}

TEST_CASE("the effective step is what multiplies a gradient", "[rmsprop]") {
  Descent<double> descent(rmsprop(0.01, 0.9, 0.5), {0, 0, 0});
  const std::vector<double> gradients{2, -4, 0};
  descent.step(gradients);
  const std::vector<double> steps = descent.effective_steps();
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(std::abs(descent.at[i] + steps[i] * gradients[i]) < 1e-17);
  }
  CHECK(std::abs(steps[0] - 0.01 / (std::sqrt(0.4) + 0.5)) < 1e-17);
}

TEST_CASE("before the first step the effective step is eta / epsilon", "[rmsprop]") {
  const Descent<double> fresh(rmsprop(0.01, 0.9, 0.5), {0, 0, 0});
  CHECK(fresh.effective_steps() == std::vector<double>(3, 0.02));
}

TEST_CASE("the ends of every range are accepted", "[rmsprop]") {
  CHECK_NOTHROW(rmsprop(1e-300, 0, 0).validate());
  CHECK_NOTHROW(rmsprop(1e6, std::nextafter(1.0, 0.0), 1).validate());
  CHECK_NOTHROW(rmsprop(0, 0, 0).validate());
}

TEST_CASE("a learning rate that is negative or not a number is refused", "[rmsprop]") {
  for (const double rate : {-1e-300, -0.01, kNan, kInfinity, -kInfinity}) {
    CHECK(refuses([&] { rmsprop(rate, 0.9, 1e-8); }, ErrorCode::setting_out_of_range,
                  "optimizer.learning_rate"));
  }
}

TEST_CASE("a rho outside [0, 1) is refused", "[rmsprop]") {
  for (const double rho : {-0.1, 1.0, 1.5, kNan, kInfinity}) {
    CHECK(refuses([&] { rmsprop(0.01, rho, 1e-8); }, ErrorCode::setting_out_of_range,
                  "optimizer.rho"));
  }
}

TEST_CASE("an epsilon that is negative or not a number is refused", "[rmsprop]") {
  for (const double epsilon : {-1e-8, kNan, kInfinity}) {
    CHECK(refuses([&] { rmsprop(0.01, 0.9, epsilon); }, ErrorCode::setting_out_of_range,
                  "optimizer.epsilon"));
  }
}

TEST_CASE("the message of a refused setting shows its value", "[rmsprop]") {
  CHECK(message_contains([] { rmsprop(-0.5, 0.9, 1e-8); }, "-0.5"));
}

TEST_CASE("centered RMSprop with bias correction is refused", "[rmsprop]") {
  const OptimizerSettings both =
      settings_of("rmsprop", {{"centered", 1.0}, {"bias_correction", 1.0}});
  CHECK(refuses([&] { both.validate(); }, ErrorCode::setting_out_of_range,
                "optimizer.bias_correction"));
  CHECK(refuses([&] { make_optimizer<float>(both, start_of(3)); }, ErrorCode::setting_out_of_range,
                "optimizer.bias_correction"));
}

TEST_CASE("on a separable quadratic RMSprop ends in a two-cycle of width eta",
          "[rmsprop][property]") {
  const FunctionObjective<double> bowl(test_function("quadratic_bowl"));
  Session<double> session(bowl.clone(), {.optimizer = bare(0.01, 0.9)});
  session.run(2000);
  const std::vector<double> one(session.parameters().begin(), session.parameters().end());
  session.run(1);
  const std::vector<double> other(session.parameters().begin(), session.parameters().end());
  session.run(1);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(std::abs(std::abs(one[i]) - 0.005) < 1e-9);
    CHECK(std::abs(one[i] + other[i]) < 1e-9);
    CHECK(std::abs(session.parameters()[i] - one[i]) < 1e-9);
  }
}

/// Where 60 updates on a slope that keeps changing end, the learning rate being divided by 10 after
/// `before` of them.
double with_momentum_of(std::string_view form, int before, double nesterov = 0) {
  OptimizerSettings settings =
      settings_of("rmsprop", {{"momentum", 0.9}, {"momentum_form", form}, {"nesterov", nesterov}});
  Descent<double> descent(settings, {3});
  for (int step = 0; step < 60; ++step) {
    if (step == before) descent.optimizer->set_settings(settings.set("learning_rate", 0.001));
    descent.step({std::sin(descent.at[0]) + 0.1 * step});
  }
  return descent.at[0];
}

TEST_CASE("the two forms of momentum are one while the learning rate stays", "[rmsprop]") {
  for (const double nesterov : {0.0, 1.0}) {
    CHECK(std::abs(with_momentum_of("direction", 60, nesterov) -
                   with_momentum_of("step", 60, nesterov)) < 1e-12);
    CHECK(std::abs(with_momentum_of("direction", 30, nesterov) -
                   with_momentum_of("step", 30, nesterov)) > 1e-3);
  }
}

TEST_CASE("a lower learning rate slows momentum of directions at once, of steps slowly",
          "[rmsprop]") {
  const auto next_step = [](std::string_view form) {
    OptimizerSettings settings =
        settings_of("rmsprop", {{"momentum", 0.9}, {"momentum_form", form}});
    Descent<double> descent(settings, {0});
    for (int step = 0; step < 100; ++step) descent.step({1});
    descent.optimizer->set_settings(settings.set("learning_rate", 0));
    const double before = descent.at[0];
    descent.step({1});
    return descent.at[0] - before;
  };
  CHECK(next_step("direction") == 0);
  // 0.9 of a step that had grown to ten times the learning rate.
  CHECK(std::abs(next_step("step") + 0.9 * 0.1) < 1e-3);
}

/// The paths of two optimizers under the same gradients.
template <class T>
bool same_path(const OptimizerSettings& one, const OptimizerSettings& other) {
  Rng rng(34);
  const std::vector<T> gradients = random_values<T>(rng, 200);
  return same_bits<T>(path<T>(one, gradients), path<T>(other, gradients));
}

TEMPLATE_TEST_CASE("bias-corrected RMSprop is Adam without its mean, bit for bit",
                   "[rmsprop][property]", float, double) {
  CHECK(same_path<TestType>(
      settings_of("rmsprop", {{"rho", 0.99}, {"epsilon", 0.1}, {"bias_correction", 1.0}}),
      settings_of("adam",
                  {{"learning_rate", 0.01}, {"beta1", 0.0}, {"beta2", 0.99}, {"epsilon", 0.1}})));
}

TEMPLATE_TEST_CASE("RMSprop without epsilon is Adam without mean and correction, bit for bit",
                   "[rmsprop][property]", float, double) {
  CHECK(
      same_path<TestType>(bare(0.01, 0.95), settings_of("adam", {{"learning_rate", 0.01},
                                                                 {"beta1", 0.0},
                                                                 {"beta2", 0.95},
                                                                 {"epsilon", 0.0},
                                                                 {"form", "no_bias_correction"}})));
}

TEST_CASE("weight decay through the gradient is rescaled, on the weights it is not", "[rmsprop]") {
  const auto first_step = [](std::string_view mode) {
    Descent<double> descent(
        settings_of("rmsprop", {{"weight_decay", 0.5}, {"weight_decay_mode", mode}}), {4});
    descent.step({1});
    return descent.at[0] - 4;
  };
  // g = 1 + 0.5 * 4 = 3, of which only the sign is left.
  CHECK(std::abs(first_step("l2") + 0.01 / std::sqrt(0.1)) < 1e-8);
  // 4 - 0.01 * 0.5 * 4, then the step of g = 1.
  CHECK(std::abs(first_step("decoupled") + 0.02 + 0.01 / std::sqrt(0.1)) < 1e-8);
}

TEST_CASE("centered RMSprop divides by the standard deviation", "[rmsprop]") {
  Descent<double> descent(settings_of("rmsprop", {{"centered", 1.0}, {"epsilon_mode", "none"}}),
                          {0});
  descent.step({1});
  descent.step({-2});
  // m = 0.9 * 0.1 - 0.2, v = 0.9 * 0.1 + 0.4.
  CHECK(std::abs(descent.state(1)[0] + 0.11) < 1e-15);
  CHECK(std::abs(descent.state(0)[0] - 0.49) < 1e-15);
  const double first = -0.01 / std::sqrt(0.1 - 0.01);
  const double second = 0.02 / std::sqrt(0.49 - 0.11 * 0.11);
  CHECK(std::abs(descent.at[0] - (first + second)) < 1e-15);
}

TEMPLATE_TEST_CASE("a constant gradient does not take the root of a negative variance",
                   "[rmsprop][property]", float, double) {
  for (const char* const mode : {"outside", "inside", "none", "inside_with_momentum"}) {
    for (const double momentum : {0.0, 0.9}) {
      for (const TestType gradient : {TestType(0), TestType(0.1), TestType(-3), TestType(1e6)}) {
        const OptimizerSettings settings = settings_of(
            "rmsprop", {{"centered", 1.0}, {"epsilon_mode", mode}, {"momentum", momentum}});
        CAPTURE(mode, momentum, gradient);
        for (const TestType at : path(settings, std::vector<TestType>(500, gradient))) {
          REQUIRE(std::isfinite(at));
        }
      }
    }
  }
}

/// The switches of a library's RMSprop. `initial_accumulator` and the rest are numbers of ours
/// where the library leaves them open.
struct Dialect {
  std::string_view preset;
  double learning_rate;
  double rho;
  double epsilon;
  std::string_view epsilon_mode;
  double centered;
  double momentum;
  std::string_view momentum_form;
  double initial_accumulator;
  std::string_view weight_decay_mode;
};

TEST_CASE("every library's and author's RMSprop has its switches", "[rmsprop]") {
  const std::vector<Dialect> dialects{
      {"textbook", 0.01, 0.9, 1e-8, "outside", 0, 0, "direction", 0, "l2"},
      {"no_eps", 0.01, 0.9, 1e-8, "none", 0, 0, "direction", 0, "l2"},
      {"opengenus", 0.01, 0.9, 1e-8, "inside", 0, 0, "direction", 0, "l2"},
      {"datacamp", 0.001, 0.9, 1e-8, "outside", 0, 0, "direction", 0, "l2"},
      {"pytorch", 0.01, 0.99, 1e-8, "outside", 0, 0, "direction", 0, "l2"},
      {"ensmallen", 0.01, 0.99, 1e-8, "outside", 0, 0, "direction", 0, "l2"},
      {"keras", 0.001, 0.9, 1e-7, "inside", 0, 0, "step", 0, "decoupled"},
      {"tf_keras_legacy", 0.001, 0.9, 1e-7, "inside_with_momentum", 0, 0, "step", 0, "l2"},
      {"keras_1", 0.001, 0.9, 1e-7, "outside", 0, 0, "direction", 0, "l2"},
      {"tf1", 0.01, 0.9, 1e-10, "inside", 0, 0, "step", 1, "l2"},
      {"tfjs", 0.01, 0.9, 1e-7, "inside", 0, 0, "step", 0, "l2"},
      {"optax", 0.01, 0.9, 1e-8, "inside", 0, 0, "step", 0, "l2"},
      {"dl4j", 0.1, 0.95, 1e-8, "outside", 0, 0, "direction", 1e-8, "l2"},
      {"graves", 1e-4, 0.95, 1e-4, "inside", 1, 0.9, "step", 0, "l2"},
  };
  CHECK(dialects.size() == find_optimizer("rmsprop").presets.size());
  for (const Dialect& dialect : dialects) {
    const OptimizerSettings settings("rmsprop", dialect.preset);
    CAPTURE(dialect.preset);
    CHECK(settings.number("learning_rate") == dialect.learning_rate);
    CHECK(settings.number("rho") == dialect.rho);
    CHECK(settings.number("epsilon") == dialect.epsilon);
    CHECK(settings.choice("epsilon_mode") == dialect.epsilon_mode);
    CHECK(settings.number("centered") == dialect.centered);
    CHECK(settings.number("momentum") == dialect.momentum);
    CHECK(settings.choice("momentum_form") == dialect.momentum_form);
    CHECK(settings.number("initial_accumulator") == dialect.initial_accumulator);
    CHECK(settings.choice("weight_decay_mode") == dialect.weight_decay_mode);
    CHECK(settings.number("weight_decay") == 0);
    CHECK_FALSE(settings.is_on("nesterov"));
    CHECK_FALSE(settings.is_on("bias_correction"));
    CHECK(settings.choice("clip_mode") == "none");
    CHECK(settings.choice("schedule") == "constant");
  }
}

TEST_CASE("Graves' equations come out of his preset", "[rmsprop]") {
  double n = 0;
  double g = 0;
  double delta = 0;
  double w = 1;
  Descent<double> descent(OptimizerSettings("rmsprop", "graves"), {1});
  Rng rng(35);
  for (int step = 0; step < 100; ++step) {
    const double e = rng.uniform(-1, 1);
    n = 0.95 * n + 0.05 * e * e;
    g = 0.95 * g + 0.05 * e;
    delta = 0.9 * delta - 1e-4 * e / std::sqrt(n - g * g + 1e-4);
    w += delta;
    descent.step({e});
    REQUIRE(std::abs(descent.at[0] - w) < 1e-13);
  }
}

}  // namespace
}  // namespace rp::test::rmsprop_test
