#include "rp/optim/optimizer.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "rp/optim/catalog.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"

namespace rp::test::optimizer_test {
namespace {

constexpr std::size_t kLongest = 67;

OptimizerSettings without_decay(const OptimizerSettings& settings) {
  if (!settings.has("weight_decay")) return settings;
  return with(settings, {{"weight_decay", 0.0}});
}

template <class T>
bool all_finite(const std::vector<T>& values) {
  return std::all_of(values.begin(), values.end(), [](T value) { return std::isfinite(value); });
}

/// Gradients for some steps, each `size` long.
template <class T>
std::vector<std::vector<T>> random_gradients(std::size_t steps, std::size_t size,
                                             std::uint64_t seed = 81) {
  Rng rng(seed);
  std::vector<std::vector<T>> gradients;
  for (std::size_t step = 0; step < steps; ++step) {
    gradients.push_back(random_values<T>(rng, size));
  }
  return gradients;
}

template <class T>
void take(Descent<T>& descent, const std::vector<std::vector<T>>& gradients) {
  for (const std::vector<T>& gradient : gradients) descent.step(gradient);
}

TEMPLATE_TEST_CASE("a fresh optimizer without weight decay leaves a minimum alone",
                   "[optimizer][property]", float, double) {
  const std::vector<TestType> start{TestType(0.3), -2, 5};
  for_each_preset([&](const OptimizerSettings& settings) {
    Descent<TestType> descent(without_decay(settings), start);
    for (int step = 0; step < 5; ++step) descent.step({0, 0, 0});
    REQUIRE(same_bits<TestType>(descent.at, start));
  });
}

TEMPLATE_TEST_CASE("no gradient that stays as it is makes a not-a-number", "[optimizer][property]",
                   float, double) {
  for_each_preset([](const OptimizerSettings& settings) {
    Descent<TestType> descent(settings, {1, 1, 1, 1, 1});
    const std::vector<TestType> gradient{0, TestType(0.1), TestType(-1e-6), 3, TestType(-1e4)};
    for (int step = 0; step < 200; ++step) {
      descent.step(gradient);
      REQUIRE(all_finite(descent.record()));
      REQUIRE(all_finite(descent.effective_steps()));
    }
  });
}

TEMPLATE_TEST_CASE("a clone goes on identically and by itself", "[optimizer][property]", float,
                   double) {
  const auto before = random_gradients<TestType>(6, 5, 82);
  const auto after = random_gradients<TestType>(6, 5, 83);
  for_each_preset([&](const OptimizerSettings& settings) {
    Descent<TestType> original(settings, std::vector<TestType>(5, 1));
    take(original, before);
    Descent<TestType> copy = original;
    const std::vector<TestType> halfway = original.record();
    take(copy, after);
    REQUIRE(same_bits<TestType>(original.record(), halfway));
    take(original, after);
    REQUIRE(same_bits<TestType>(original.record(), copy.record()));
    REQUIRE(same_bits<TestType>(original.effective_steps(), copy.effective_steps()));
  });
}

/// With gamma 1/8 SARAH+ restarts by the norm of all gradients.
OptimizerSettings element_by_element(const OptimizerSettings& settings) {
  if (!settings.has("gamma")) return settings;
  return with(settings, {{"gamma", 1e-30}});
}

TEMPLATE_TEST_CASE("a parameter's path does not depend on its neighbours, place or number",
                   "[optimizer][property]", float, double) {
  constexpr std::size_t kSteps = 3;
  const auto all = random_gradients<TestType>(kSteps, kLongest);
  for_each_preset([&](const OptimizerSettings& preset) {
    const OptimizerSettings settings = element_by_element(preset);
    Descent<TestType> longest(settings, std::vector<TestType>(kLongest, 1));
    take(longest, all);
    for (std::size_t size = 1; size < kLongest; ++size) {
      // The last `size` of them, so that each also lies elsewhere.
      const std::size_t first = kLongest - size;
      Descent<TestType> descent(settings, std::vector<TestType>(size, 1));
      for (const std::vector<TestType>& gradient : all) {
        descent.step({gradient.begin() + static_cast<std::ptrdiff_t>(first), gradient.end()});
      }
      const std::span<const TestType> expected = std::span(longest.at).subspan(first);
      CAPTURE(size);
      REQUIRE(same_bits<TestType>(descent.at, expected));
    }
  });
}

struct Columns {
  OptimizerSettings settings;
  std::vector<std::string_view> symbols;
};

std::vector<Columns> documented_columns() {
  const auto of = [](std::string_view optimizer, const HyperValues& values = {}) {
    return settings_of(optimizer, values);
  };
  return {
      {of("rmsprop"), {"v"}},
      {of("rmsprop", {{"centered", 1.0}}), {"v", "m"}},
      {of("rmsprop", {{"momentum", 0.9}}), {"v", "b"}},
      {of("rmsprop", {{"centered", 1.0}, {"momentum", 0.9}}), {"v", "m", "b"}},
      {OptimizerSettings("rmsprop", "graves"), {"v", "m", "b"}},
      {of("sgd"), {}},
      {of("momentum"), {"b"}},
      {of("momentum", {{"form", "keras"}}), {"b"}},
      {of("nesterov"), {"b"}},
      {of("nesterov", {{"form", "lookahead"}}), {"b"}},
      {of("adagrad"), {"v"}},
      {of("adadelta"), {"v", "a"}},
      {of("adam"), {"m", "v"}},
      {of("amsgrad"), {"m", "v", "vmax"}},
      {of("adamw"), {"m", "v"}},
      {of("nadam"), {"m", "v"}},
      {of("rprop"), {"Δ", "g₋"}},
      {of("rprop", {{"variant", "rprop_minus"}}), {"Δ", "g₋"}},
      {of("sag"), {"d"}},
      {of("svrg"), {"∇fᵢ(s)", "∇F(s)", "s"}},
      {of("s2gd"), {"∇fᵢ(s)", "∇F(s)", "s"}},
      {of("sarah"), {"v", "∇fᵢ(w₋)", "w₋"}},
      {of("sarah_plus"), {"v", "∇fᵢ(w₋)", "w₋"}},
  };
}

TEST_CASE("every optimizer keeps the state of its rule, a number for each parameter",
          "[optimizer]") {
  for (const Columns& documented : documented_columns()) {
    const auto optimizer = make_optimizer<float>(documented.settings, start_of(7));
    CAPTURE(documented.settings.info().key, documented.symbols);
    std::vector<std::string_view> symbols;
    for (const StateColumn& column : optimizer->state_columns()) {
      CHECK_FALSE(column.name.empty());
      symbols.push_back(column.symbol);
    }
    REQUIRE(symbols == documented.symbols);
    for (std::size_t column = 0; column < symbols.size(); ++column) {
      CHECK(std::as_const(*optimizer).state(column).size() == 7);
    }
  }
}

TEST_CASE("state starts at its column's initial value", "[optimizer]") {
  for_each_preset([](const OptimizerSettings& settings) {
    const Descent<double> fresh(settings, {1, 2, 3});
    const std::vector<StateColumn>& columns = fresh.optimizer->state_columns();
    for (std::size_t column = 0; column < columns.size(); ++column) {
      REQUIRE(fresh.state(column) == std::vector<double>(3, columns[column].initial));
    }
  });
  const auto first = [](std::string_view optimizer, std::string_view preset) {
    return Descent<double>(OptimizerSettings(optimizer, preset), {0}).state(0)[0];
  };
  CHECK(first("rmsprop", "textbook") == 0);
  CHECK(first("rmsprop", "tf1") == 1);
  CHECK(first("rmsprop", "dl4j") == 1e-8);
  CHECK(first("adagrad", "keras") == 0.1);
  CHECK(first("rprop", "pytorch") == 0.01);
}

TEST_CASE("new settings keep the state and count from the next step", "[optimizer][property]") {
  const auto before = random_gradients<double>(6, 5, 84);
  const auto after = random_gradients<double>(6, 5, 85);
  for_each_preset([&](const OptimizerSettings& settings) {
    Descent<double> usual(settings, std::vector<double>(5, 1));
    take(usual, before);
    Descent<double> told = usual;
    told.optimizer->set_settings(settings);
    REQUIRE(same_bits<double>(told.record(), usual.record()));
    take(usual, after);
    take(told, after);
    REQUIRE(same_bits<double>(told.record(), usual.record()));
  });
}

TEST_CASE("a learning rate of 0 stops every optimizer that has one at once", "[optimizer]") {
  for_each_preset([](const OptimizerSettings& settings) {
    // What has gathered whole steps rolls on.
    const bool gathers_steps =
        (settings.has("form") && settings.choice("form") != "torch" && settings.has("momentum")) ||
        (settings.has("momentum_form") && settings.choice("momentum_form") == "step" &&
         settings.is_on("momentum"));
    if (!settings.has("learning_rate") || gathers_steps) return;
    Descent<double> descent(settings, {1, 2, 3});
    take(descent, random_gradients<double>(6, 3));
    descent.optimizer->set_settings(with(settings, {{"learning_rate", 0.0}}));
    CHECK(descent.optimizer->learning_rate() == 0);
    const std::vector<double> before = descent.at;
    descent.step({1, -1, 2});
    REQUIRE(same_bits<double>(descent.at, before));
  });
}

TEST_CASE("a column that a switch adds starts afresh, the others stay", "[optimizer]") {
  Descent<double> descent(settings_of("rmsprop"), {0, 0});
  descent.step({1, -2});
  const std::vector<double> v = descent.state(0);
  descent.optimizer->set_settings(settings_of("rmsprop", {{"momentum", 0.9}}));
  CHECK(descent.state(0) == v);
  CHECK(descent.state(1) == std::vector<double>{0, 0});
  descent.step({1, -2});
  const std::vector<double> b = descent.state(1);
  CHECK(b[0] > 0);
  // The momentum moves one column on.
  descent.optimizer->set_settings(settings_of("rmsprop", {{"momentum", 0.9}, {"centered", 1.0}}));
  REQUIRE(descent.optimizer->state_columns().size() == 3);
  CHECK(descent.state(1) == std::vector<double>{0, 0});
  CHECK(descent.state(2) == b);
}

TEST_CASE("a column that went away comes back afresh", "[optimizer]") {
  Descent<double> descent(settings_of("rmsprop", {{"momentum", 0.9}}), {0});
  descent.step({1});
  descent.optimizer->set_settings(settings_of("rmsprop"));
  REQUIRE(descent.optimizer->state_columns().size() == 1);
  descent.optimizer->set_settings(settings_of("rmsprop", {{"momentum", 0.9}}));
  CHECK(descent.state(1) == std::vector<double>{0});
}

TEST_CASE("momentum takes the whole first gradient and damps those after it", "[optimizer]") {
  const OptimizerSettings settings =
      settings_of("momentum", {{"learning_rate", 1.0}, {"momentum", 0.5}, {"dampening", 0.75}});
  CHECK(path<double>(settings, {1, 1, -2}) == std::vector<double>{-1, -1.75, -1.625});
}

TEST_CASE("another initial accumulator waits for a restart", "[optimizer]") {
  Descent<double> descent(settings_of("adagrad"), {0});
  descent.optimizer->set_settings(settings_of("adagrad", {{"initial_accumulator", 5.0}}));
  CHECK(descent.state(0) == std::vector<double>{0});
}

/// |w - w' - step g| of an update that starts at 0, as a share of |w'|.
double share_off(const OptimizerSettings& settings, int steps_before) {
  Descent<double> descent(settings, {0, 0, 0});
  Rng rng(86);
  for (int step = 0; step < steps_before; ++step) descent.step(random_values<double>(rng, 3));
  const std::vector<double> before = descent.at;
  const std::vector<double> gradient{2, -0.4, 0.03};
  descent.step(gradient);
  const std::vector<double> steps = descent.effective_steps();
  double worst = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const double moved = before[i] - descent.at[i];
    worst = std::max(worst, std::abs(moved - steps[i] * gradient[i]) / std::abs(moved));
  }
  return worst;
}

TEST_CASE("the effective step is what multiplied the gradient", "[optimizer]") {
  for (const int steps_before : {0, 1, 20}) {
    CAPTURE(steps_before);
    for (const Preset& preset : find_optimizer("rmsprop").presets) {
      if (preset.key == "graves") continue;  // has momentum
      CAPTURE(preset.key);
      CHECK(share_off(OptimizerSettings("rmsprop", preset.key), steps_before) < 1e-12);
    }
    CHECK(share_off(settings_of("rmsprop", {{"centered", 1.0}}), steps_before) < 1e-12);
    CHECK(share_off(settings_of("rmsprop", {{"bias_correction", 1.0}}), steps_before) < 1e-12);
    CHECK(share_off(settings_of("sgd"), steps_before) < 1e-12);
    CHECK(share_off(settings_of("adagrad"), steps_before) < 1e-12);
    CHECK(share_off(OptimizerSettings("adagrad", "keras"), steps_before) < 1e-12);
    for (const char* const form : {"keras", "no_bias_correction"}) {
      CHECK(share_off(settings_of("adam", {{"beta1", 0.0}, {"form", form}}), steps_before) < 1e-12);
      CHECK(share_off(settings_of("amsgrad", {{"beta1", 0.0}, {"form", form}}), steps_before) <
            1e-12);
    }
    CHECK(share_off(settings_of("adam", {{"beta1", 0.0}}), steps_before) < 1e-12);
  }
}

TEST_CASE("Adadelta's effective step is the ratio of its two roots, as they now stand",
          "[optimizer]") {
  Descent<double> descent(settings_of("adadelta", {{"learning_rate", 0.5}}), {0});
  Rng rng(87);
  for (int step = 0; step < 20; ++step) descent.step(random_values<double>(rng, 1));
  const double v = descent.state(0)[0];
  const double a = descent.state(1)[0];
  const double effective = descent.effective_steps()[0];
  CHECK(std::abs(effective / (0.5 * std::sqrt((a + 1e-6) / (v + 1e-6))) - 1) < 1e-14);
  // A gradient that leaves the mean square as it is is multiplied by just that.
  const double before = descent.at[0];
  descent.step({std::sqrt(v)});
  CHECK(std::abs((before - descent.at[0]) / (effective * std::sqrt(v)) - 1) < 1e-12);
}

TEST_CASE("with a mean gradient the effective step multiplies that", "[optimizer]") {
  Descent<double> descent(settings_of("adam"), {0});
  Rng rng(88);
  for (int step = 0; step < 9; ++step) descent.step(random_values<double>(rng, 1));
  const double before = descent.at[0];
  descent.step({0.3});
  const double mean = descent.state(0)[0] / (1 - std::pow(0.9, 10));
  CHECK(std::abs((before - descent.at[0]) / (descent.effective_steps()[0] * mean) - 1) < 1e-12);
}

TEST_CASE("Rprop's effective step is its step length", "[optimizer]") {
  Descent<double> descent(settings_of("rprop"), {0, 0});
  descent.step({1, -1});
  descent.step({5, 2});
  CHECK(descent.effective_steps() == descent.state(0));
  CHECK(descent.state(0) == std::vector<double>{0.01 * 1.2, 0.01 * 0.5});
}

TEST_CASE("looking at effective steps changes nothing", "[optimizer][property]") {
  const auto gradients = random_gradients<double>(10, 3);
  for_each_preset([&](const OptimizerSettings& settings) {
    Descent<double> watched(settings, {1, 2, 3});
    Descent<double> alone = watched;
    for (const std::vector<double>& gradient : gradients) {
      watched.effective_steps();
      watched.step(gradient);
      watched.effective_steps();
    }
    take(alone, gradients);
    REQUIRE(same_bits<double>(watched.record(), alone.record()));
  });
}

}  // namespace
}  // namespace rp::test::optimizer_test
