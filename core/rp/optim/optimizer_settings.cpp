#include "rp/optim/optimizer_settings.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "rp/base/error.hpp"
#include "rp/base/nearest_name.hpp"
#include "rp/optim/catalog.hpp"

namespace rp {
namespace {

[[noreturn]] void refuse(const HyperParameter& parameter, const std::string& message) {
  refuse_setting(hyper_path(parameter.key), message);
}

template <class All>
std::vector<std::string_view> keys_of(const All& all) {
  std::vector<std::string_view> keys(all.size());
  std::transform(all.begin(), all.end(), keys.begin(), [](const auto& one) { return one.key; });
  return keys;
}

bool in_range(const HyperRange& range, double value) {
  // Written so that not-a-number fails each test.
  const bool above = range.includes_low ? value >= range.low : value > range.low;
  const bool below = range.includes_high ? value <= range.high : value < range.high;
  return above && below && std::isfinite(value) && (!range.whole || std::floor(value) == value);
}

/// "decay rho", and "learning rate" for learning_rate.
std::string named(const HyperParameter& parameter) {
  const auto letters = [](std::string_view text) {
    std::string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
                 [](char c) { return c != ' ' && c != '_'; });
    return kept;
  };
  std::string name(parameter.label);
  if (letters(name) != letters(parameter.key)) (name += " ") += parameter.key;
  return name;
}

void check_number(const HyperParameter& parameter, double value) {
  if (in_range(parameter.range, value)) return;
  refuse(parameter, "The " + named(parameter) + " is " + readable(value) + ". It must be " +
                        range_in_words(parameter.range) + "; " + readable(parameter.initial) +
                        " is the default.");
}

double choice_position(const HyperParameter& parameter, std::string_view choice) {
  const std::vector<std::string_view> known = keys_of(parameter.choices);
  const auto found = std::find(known.begin(), known.end(), choice);
  if (found == known.end()) {
    refuse(parameter, quoted(choice) + " is no choice for " + std::string(parameter.key) +
                          ". Did you mean " + std::string(nearest_name(choice, known)) +
                          "? Choose one of: " + listed(known) + ".");
  }
  return static_cast<double>(found - known.begin());
}

const Preset& find_preset(const OptimizerInfo& info, std::string_view key) {
  for (const Preset& preset : info.presets) {
    if (preset.key == key) return preset;
  }
  const std::vector<std::string_view> known = keys_of(info.presets);
  throw Error(ErrorCode::preset_unknown, "optimizer.preset",
              std::string(info.label) + " has no preset called " + quoted(key) + ". Did you mean " +
                  std::string(nearest_name(key, known)) + "? Choose one of: " + listed(known) +
                  ".");
}

}  // namespace

void carry(Archive& archive, OptimizerSettings& settings) {
  std::string optimizer(settings.info().key);
  archive(optimizer);
  try {
    if (archive.reads()) settings = OptimizerSettings(optimizer);
    for (const HyperParameter& parameter : settings.info().hyper_parameters) {
      const std::string_view key = parameter.key;
      std::string name(key);
      archive(name);
      if (name != key) Archive::refuse("its optimizer has other settings");
      if (parameter.kind == HyperKind::choice) {
        std::string choice(settings.choice(key));
        archive(choice);
        settings.set(key, std::string_view(choice));
      } else {
        double number = settings.number(key);
        archive(number);
        settings.set(key, number);
      }
    }
    settings.validate();
  } catch (const Error& error) {
    if (error.code() == ErrorCode::snapshot_invalid) throw;
    Archive::refuse(error.what());
  }
}

std::string hyper_path(std::string_view key) { return "optimizer." + std::string(key); }

std::string range_in_words(const HyperRange& range) {
  const std::string kind = range.whole ? "a whole number " : "";
  const std::string low = (range.includes_low ? "at least " : "above ") + readable(range.low);
  if (std::isinf(range.high)) return kind + low;
  return kind + low + " and " + (range.includes_high ? "at most " : "below ") +
         readable(range.high);
}

OptimizerSettings::OptimizerSettings(std::string_view optimizer, std::string_view preset)
    : info_(&find_optimizer(optimizer)) {
  for (const HyperParameter& parameter : info_->hyper_parameters) {
    values_.push_back(parameter.initial);
  }
  if (preset.empty()) return;
  for (const auto& named : find_preset(*info_, preset).values) {
    std::visit([&](const auto& value) { set(named.key, value); }, named.value);
  }
}

std::size_t OptimizerSettings::position(std::string_view key) const {
  const HyperParameters& all = info_->hyper_parameters;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key == key; });
  if (found == all.end()) {
    const std::vector<std::string_view> known = keys_of(all);
    throw Error(ErrorCode::setting_unknown, hyper_path(key),
                std::string(info_->label) + " has no hyper-parameter " + quoted(key) +
                    ". Did you mean " + std::string(nearest_name(key, known)) +
                    "? It has: " + listed(known) + ".");
  }
  return static_cast<std::size_t>(found - all.begin());
}

bool OptimizerSettings::has(std::string_view key) const {
  const HyperParameters& all = info_->hyper_parameters;
  return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.key == key; });
}

double OptimizerSettings::number(std::string_view key) const { return values_[position(key)]; }

std::string_view OptimizerSettings::choice(std::string_view key) const {
  const std::size_t at = position(key);
  return info_->hyper_parameters[at].choices[static_cast<std::size_t>(values_[at])].key;
}

OptimizerSettings& OptimizerSettings::set(std::string_view key, double value) {
  const std::size_t at = position(key);
  const HyperParameter& parameter = info_->hyper_parameters[at];
  switch (parameter.kind) {
    case HyperKind::number:
      check_number(parameter, value);
      break;
    case HyperKind::toggle:
      if (value != 0 && value != 1) {
        refuse(parameter,
               std::string(parameter.key) + " is " + readable(value) + ". It must be on or off.");
      }
      break;
    case HyperKind::choice:
      refuse(parameter, std::string(parameter.key) + " is " + readable(value) +
                            ". Choose one of: " + listed(keys_of(parameter.choices)) + ".");
  }
  values_[at] = value;
  return *this;
}

OptimizerSettings& OptimizerSettings::set(std::string_view key, std::string_view choice) {
  const std::size_t at = position(key);
  const HyperParameter& parameter = info_->hyper_parameters[at];
  if (parameter.kind != HyperKind::choice) {
    refuse(parameter,
           quoted(choice) + " is no value for " + std::string(parameter.key) + ", which is " +
               (parameter.kind == HyperKind::number ? "a number, " + range_in_words(parameter.range)
                                                    : "on or off") +
               ".");
  }
  values_[at] = choice_position(parameter, choice);
  return *this;
}

void OptimizerSettings::validate() const {
  const auto on = [&](std::string_view key) { return has(key) && is_on(key); };
  if (on("centered") && on("bias_correction")) {
    refuse_setting(
        hyper_path("bias_correction"),
        "Centered RMSprop cannot correct its bias: at the first step the corrected variance "
        "is 0. Switch one of the two off.");
  }
}

}  // namespace rp
