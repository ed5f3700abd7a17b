#include "rp/optim/optimizer_settings.hpp"

#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rp/optim/catalog.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/optimizers.hpp"

namespace rp::test::optimizer_settings_test {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Setting `key` to `value` is refused where it belongs, and changes nothing.
template <class Value>
bool refuses_value(const OptimizerSettings& settings, std::string_view key, const Value& value) {
  OptimizerSettings changed = settings;
  return refuses([&] { changed.set(key, value); }, ErrorCode::setting_out_of_range,
                 "optimizer." + std::string(key)) &&
         changed == settings;
}

TEST_CASE("settings of no name in particular are RMSprop's defaults", "[optimizer_settings]") {
  CHECK(OptimizerSettings() == OptimizerSettings("rmsprop"));
  CHECK(OptimizerSettings().number("learning_rate") == 0.01);
  CHECK(OptimizerSettings().number("rho") == 0.9);
  CHECK(OptimizerSettings().number("epsilon") == 1e-8);
  CHECK(OptimizerSettings().choice("epsilon_mode") == "outside");
}

TEST_CASE("every optimizer starts at the defaults of its hyper-parameters",
          "[optimizer_settings]") {
  for (const OptimizerInfo& info : optimizer_catalog()) {
    const OptimizerSettings settings(info.key);
    CHECK(&settings.info() == &info);
    CHECK_NOTHROW(settings.validate());
    for (const HyperParameter& parameter : info.hyper_parameters) {
      CAPTURE(info.key, parameter.key);
      CHECK(settings.has(parameter.key));
      CHECK(settings.number(parameter.key) == parameter.initial);
    }
  }
}

TEST_CASE("the first preset of every optimizer is its defaults", "[optimizer_settings]") {
  for (const OptimizerInfo& info : optimizer_catalog()) {
    CAPTURE(info.key);
    REQUIRE_FALSE(info.presets.empty());
    CHECK(OptimizerSettings(info.key, info.presets.front().key) == OptimizerSettings(info.key));
  }
}

TEST_CASE("every preset is valid, makes an optimizer and says whose it is",
          "[optimizer_settings]") {
  for (const OptimizerInfo& info : optimizer_catalog()) {
    std::set<std::string_view> keys;
    for (const Preset& preset : info.presets) {
      CAPTURE(info.key, preset.key);
      CHECK(keys.insert(preset.key).second);
      CHECK_FALSE(preset.label.empty());
      CHECK_FALSE(preset.source.empty());
      const OptimizerSettings settings(info.key, preset.key);
      CHECK_NOTHROW(settings.validate());
      CHECK(make_optimizer<float>(settings, start_of(3))->settings() == settings);
      CHECK(make_optimizer<double>(settings, start_of(3))->settings() == settings);
    }
  }
}

TEST_CASE("every value of a preset is there", "[optimizer_settings]") {
  for (const OptimizerInfo& info : optimizer_catalog()) {
    for (const Preset& preset : info.presets) {
      const OptimizerSettings settings(info.key, preset.key);
      for (const auto& named : preset.values) {
        CAPTURE(info.key, preset.key, named.key);
        if (const double* const number = std::get_if<double>(&named.value)) {
          CHECK(settings.number(named.key) == *number);
        } else {
          CHECK(settings.choice(named.key) == std::get<std::string_view>(named.value));
        }
      }
    }
  }
}

TEST_CASE("the presets of other optimizers have their libraries' values", "[optimizer_settings]") {
  const auto number = [](const char* optimizer, const char* preset, const char* key) {
    return OptimizerSettings(optimizer, preset).number(key);
  };
  const auto choice = [](const char* optimizer, const char* preset, const char* key) {
    return OptimizerSettings(optimizer, preset).choice(key);
  };
  CHECK(number("adagrad", "pytorch", "learning_rate") == 0.01);
  CHECK(number("adagrad", "pytorch", "epsilon") == 1e-10);
  CHECK(choice("adagrad", "pytorch", "epsilon_mode") == "outside");
  CHECK(number("adagrad", "keras", "learning_rate") == 0.001);
  CHECK(number("adagrad", "keras", "initial_accumulator") == 0.1);
  CHECK(choice("adagrad", "keras", "epsilon_mode") == "inside");
  CHECK(number("adagrad", "tf1", "epsilon") == 0);
  CHECK(number("adadelta", "pytorch", "learning_rate") == 1);
  CHECK(number("adadelta", "pytorch", "rho") == 0.9);
  CHECK(number("adadelta", "pytorch", "epsilon") == 1e-6);
  CHECK(number("adadelta", "keras", "learning_rate") == 0.001);
  CHECK(number("adadelta", "keras", "rho") == 0.95);
  CHECK(number("adadelta", "keras", "epsilon") == 1e-7);
  CHECK(number("adadelta", "zeiler", "rho") == 0.95);
  CHECK(number("adadelta", "zeiler", "epsilon") == 1e-6);
  CHECK(number("adam", "pytorch", "learning_rate") == 0.001);
  CHECK(number("adam", "pytorch", "beta1") == 0.9);
  CHECK(number("adam", "pytorch", "beta2") == 0.999);
  CHECK(number("adam", "pytorch", "epsilon") == 1e-8);
  CHECK(choice("adam", "pytorch", "form") == "torch");
  CHECK(number("adam", "keras", "epsilon") == 1e-7);
  CHECK(choice("adam", "keras", "form") == "keras");
  CHECK(number("adam", "tfjs", "epsilon") == 1e-7);
  CHECK(choice("adam", "tfjs", "form") == "torch");
  CHECK(choice("amsgrad", "reddi", "form") == "no_bias_correction");
  CHECK(number("amsgrad", "reddi", "epsilon") == 0);
  CHECK(number("adamw", "pytorch", "weight_decay") == 0.01);
  CHECK(choice("adamw", "pytorch", "weight_decay_mode") == "decoupled");
  CHECK(number("adamw", "keras", "weight_decay") == 0.004);
  CHECK(number("adamw", "keras", "epsilon") == 1e-7);
  CHECK(number("nadam", "pytorch", "learning_rate") == 0.002);
  CHECK(number("nadam", "pytorch", "momentum_decay") == 0.004);
  CHECK(number("nadam", "pytorch", "epsilon") == 1e-8);
  CHECK(number("nadam", "keras", "learning_rate") == 0.001);
  CHECK(number("nadam", "keras", "momentum_decay") == 1);
  CHECK(number("rprop", "pytorch", "step_initial") == 0.01);
  CHECK(number("rprop", "pytorch", "eta_minus") == 0.5);
  CHECK(number("rprop", "pytorch", "eta_plus") == 1.2);
  CHECK(number("rprop", "pytorch", "step_min") == 1e-6);
  CHECK(number("rprop", "pytorch", "step_max") == 50);
  CHECK(choice("rprop", "pytorch", "variant") == "irprop_minus");
  CHECK(choice("rprop", "simple", "variant") == "rprop_minus");
  CHECK(choice("nesterov", "classical", "form") == "lookahead");
  CHECK(number("sarah_plus", "paper", "gamma") == 0.125);
}

TEST_CASE("each end of every range is accepted or refused as it says", "[optimizer_settings]") {
  for (const OptimizerInfo& info : optimizer_catalog()) {
    const OptimizerSettings settings(info.key);
    for (const HyperParameter& parameter : info.hyper_parameters) {
      if (parameter.kind != HyperKind::number) continue;
      CAPTURE(info.key, parameter.key);
      const HyperRange& range = parameter.range;
      const auto accepts = [&](double value) {
        OptimizerSettings changed = settings;
        return changed.set(parameter.key, value).number(parameter.key) == value;
      };
      if (range.includes_low) {
        CHECK(accepts(range.low));
      } else {
        CHECK(refuses_value(settings, parameter.key, range.low));
      }
      CHECK(refuses_value(settings, parameter.key, std::nextafter(range.low, -kInfinity)));
      if (!range.whole) CHECK(accepts(std::nextafter(range.low, kInfinity)));
      if (std::isinf(range.high)) continue;
      if (range.includes_high) {
        CHECK(accepts(range.high));
      } else {
        CHECK(refuses_value(settings, parameter.key, range.high));
      }
      CHECK(refuses_value(settings, parameter.key, std::nextafter(range.high, kInfinity)));
      if (!range.whole) CHECK(accepts(std::nextafter(range.high, -kInfinity)));
    }
  }
}

TEST_CASE("no hyper-parameter takes an infinity or what is not a number", "[optimizer_settings]") {
  for (const OptimizerInfo& info : optimizer_catalog()) {
    for (const HyperParameter& parameter : info.hyper_parameters) {
      CAPTURE(info.key, parameter.key);
      for (const double value : {kNan, kInfinity, -kInfinity}) {
        CHECK(refuses_value(OptimizerSettings(info.key), parameter.key, value));
      }
    }
  }
}

TEST_CASE("counts are whole numbers", "[optimizer_settings]") {
  CHECK(refuses_value(OptimizerSettings("rmsprop"), "schedule_steps", 10.5));
  CHECK(refuses_value(OptimizerSettings("svrg"), "inner_steps", 0.5));
  OptimizerSettings settings("svrg");
  CHECK(message_contains([&] { settings.set("inner_steps", 1.5); }, "a whole number at least 1"));
  CHECK(settings.set("inner_steps", 3).number("inner_steps") == 3);
}

TEST_CASE("a toggle takes 0 and 1 and nothing between", "[optimizer_settings]") {
  OptimizerSettings settings;
  CHECK(settings.set("centered", 1).is_on("centered"));
  CHECK_FALSE(settings.set("centered", 0).is_on("centered"));
  for (const double value : {0.5, 2.0, -1.0}) CHECK(refuses_value(settings, "centered", value));
  CHECK(refuses_value(settings, "centered", "on"));
  CHECK(message_contains([&] { settings.set("centered", 0.5); }, "centered is 0.5"));
}

TEST_CASE("a number is not set by a word, nor a choice by a number", "[optimizer_settings]") {
  OptimizerSettings settings;
  CHECK(refuses_value(settings, "rho", "high"));
  CHECK(message_contains([&] { settings.set("rho", "high"); }, "at least 0 and below 1"));
  CHECK(refuses_value(settings, "epsilon_mode", 1.0));
  CHECK(message_contains([&] { settings.set("epsilon_mode", 1); }, "outside, inside"));
}

TEST_CASE("an unknown choice is refused with the nearest one", "[optimizer_settings]") {
  OptimizerSettings settings;
  CHECK(refuses_value(settings, "epsilon_mode", "insid"));
  CHECK(refuses_value(settings, "epsilon_mode", ""));
  const auto misspelt = [&] { settings.set("epsilon_mode", "insid"); };
  CHECK(message_contains(misspelt, "\"insid\""));
  CHECK(message_contains(misspelt, "Did you mean inside?"));
}

TEST_CASE("an unknown hyper-parameter is refused with the nearest one", "[optimizer_settings]") {
  OptimizerSettings settings;
  const auto by_number = [&] { settings.set("learning_rat", 0.5); };
  const auto by_word = [&] { settings.set("learning_rat", "fast"); };
  CHECK(refuses(by_number, ErrorCode::setting_unknown, "optimizer.learning_rat"));
  CHECK(refuses(by_word, ErrorCode::setting_unknown, "optimizer.learning_rat"));
  CHECK(message_contains(by_number, "Did you mean learning_rate?"));
  CHECK(message_contains(by_number, "RMSprop"));
  CHECK(refuses([&] { settings.number("beta1"); }, ErrorCode::setting_unknown, "optimizer.beta1"));
  CHECK(refuses([&] { settings.choice("form"); }, ErrorCode::setting_unknown, "optimizer.form"));
  CHECK_FALSE(settings.has("beta1"));
  CHECK(settings == OptimizerSettings());
}

TEST_CASE("an unknown optimizer is refused with the nearest one", "[optimizer_settings]") {
  const auto misspelt = [] { OptimizerSettings("rmsprob"); };
  CHECK(refuses(misspelt, ErrorCode::optimizer_unknown, "optimizer"));
  CHECK(message_contains(misspelt, "\"rmsprob\""));
  CHECK(message_contains(misspelt, "Did you mean rmsprop?"));
  CHECK(message_contains(misspelt, "sarah_plus"));
  CHECK(refuses([] { find_optimizer(""); }, ErrorCode::optimizer_unknown, "optimizer"));
}

TEST_CASE("an unknown preset is refused with the nearest one", "[optimizer_settings]") {
  const auto misspelt = [] { OptimizerSettings("rmsprop", "keras_2"); };
  CHECK(refuses(misspelt, ErrorCode::preset_unknown, "optimizer.preset"));
  CHECK(message_contains(misspelt, "Did you mean keras_1?"));
  CHECK(refuses([] { OptimizerSettings("sgd", "graves"); }, ErrorCode::preset_unknown,
                "optimizer.preset"));
}

TEST_CASE("a message of a number out of range says the range and the default",
          "[optimizer_settings]") {
  OptimizerSettings settings;
  const auto too_high = [&] { settings.set("rho", 1.25); };
  CHECK(message_contains(too_high, "rho is 1.25"));
  CHECK(message_contains(too_high, "at least 0 and below 1"));
  CHECK(message_contains(too_high, "0.9 is the default"));
}

TEST_CASE("ranges are said in words", "[optimizer_settings]") {
  CHECK(range_in_words({.low = 0, .high = kInfinity}) == "at least 0");
  CHECK(range_in_words({.low = 0, .high = kInfinity, .includes_low = false}) == "above 0");
  CHECK(range_in_words({.low = 0, .high = 1, .includes_high = false}) == "at least 0 and below 1");
  CHECK(range_in_words({.low = 0, .high = 1, .includes_low = false}) == "above 0 and at most 1");
  CHECK(range_in_words({.low = 1, .high = kInfinity, .whole = true}) ==
        "a whole number at least 1");
}

TEST_CASE("settings are equal while all their values are", "[optimizer_settings]") {
  OptimizerSettings settings;
  CHECK(settings == OptimizerSettings());
  settings.set("rho", 0.5);
  CHECK_FALSE(settings == OptimizerSettings());
  settings.set("rho", 0.9);
  CHECK(settings == OptimizerSettings());
  // The same hyper-parameters at the same values.
  CHECK_FALSE(settings_of("adam") == settings_of("amsgrad"));
}

TEST_CASE("only a centered bias correction cannot be had", "[optimizer_settings]") {
  OptimizerSettings settings;
  CHECK_NOTHROW(settings.set("centered", 1).validate());
  CHECK(refuses([&] { settings.set("bias_correction", 1).validate(); },
                ErrorCode::setting_out_of_range, "optimizer.bias_correction"));
  CHECK_NOTHROW(settings.set("centered", 0).validate());
}

}  // namespace
}  // namespace rp::test::optimizer_settings_test
