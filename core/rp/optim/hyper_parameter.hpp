// What a hyper-parameter is: the one description that the check, the form, the link, the element's
// attributes and the documentation are made from.
#pragma once

#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "rp/base/short_list.hpp"

namespace rp {

enum class HyperKind { number, toggle, choice };

/// How a slider walks a usual range: evenly, by factors, or towards 1 as 0.9, 0.99, 0.999.
enum class HyperScale { linear, logarithmic, decay };

/// The values that may be used at all.
struct HyperRange {
  double low = 0;
  double high = 0;  // infinity: no upper end
  bool includes_low = true;
  bool includes_high = true;
  bool whole = false;
};

/// The values that people use.
struct HyperUsual {
  double low = 0;
  double high = 1;
  HyperScale scale = HyperScale::linear;
};

struct HyperChoice {
  std::string_view key;
  std::string_view label;
};

/// The hyper-parameter counts only while `key` has one of the `choices`; without choices, while
/// `key` is on or above 0.
struct HyperCondition {
  std::string_view key;
  ShortList<std::string_view, 4> choices;
};

struct HyperParameter {
  std::string_view key;    // "learning_rate": the same in C++, JavaScript, links and attributes
  std::string_view label;  // the field's name for it
  std::string_view symbol = {};  // in formulas; empty for one that is in none
  std::string_view unit = {};    // empty for a pure number
  std::string_view help;         // a sentence or two
  HyperKind kind = HyperKind::number;
  double initial = 0;     // default; 0 or 1 of a toggle, the position of a choice
  HyperRange range = {};  // numbers only
  HyperUsual usual = {};  // numbers only
  ShortList<HyperChoice, 7> choices = {};
  std::optional<HyperCondition> counts_when = {};
  bool advanced = false;  // shown only to those who ask for it

  constexpr HyperParameter with_initial(double value) const {
    HyperParameter changed = *this;
    changed.initial = value;
    return changed;
  }
  /// For choices. `choice` is the key of one of them.
  constexpr HyperParameter with_initial(std::string_view choice) const {
    std::size_t at = 0;
    while (at < choices.size() && choices[at].key != choice) ++at;
    return with_initial(static_cast<double>(at));
  }
};

using HyperParameters = std::vector<HyperParameter>;

/// Hyper-parameters that several optimizers share, each described once; constants, as all that is
/// described is data then, without code that puts it together.
namespace hyper {

constexpr double kUnbounded = std::numeric_limits<double>::infinity();
constexpr HyperRange kFromZero{0, kUnbounded};
constexpr HyperRange kDecayRange{.low = 0, .high = 1, .includes_high = false};
constexpr HyperUsual kUsualDecay{0, 0.9999, HyperScale::decay};
constexpr HyperRange kCount{.low = 1, .high = kUnbounded, .whole = true};

constexpr HyperParameter learning_rate() {
  return {.key = "learning_rate",
          .label = "learning rate",
          .symbol = "η",
          .help = "Scales every update.",
          .initial = 0.01,
          .range = kFromZero,
          .usual = {1e-5, 1, HyperScale::logarithmic}};
}

constexpr HyperParameter rho() {
  return {.key = "rho",
          .label = "decay",
          .symbol = "ρ",
          .unit = "per step",
          .help = "How much of the mean square is kept at each step. PyTorch calls it alpha.",
          .initial = 0.9,
          .range = kDecayRange,
          .usual = kUsualDecay};
}

constexpr HyperParameter epsilon() {
  return {.key = "epsilon",
          .label = "epsilon",
          .symbol = "ε",
          .help = "Keeps the divisor away from 0.",
          .initial = 1e-8,
          .range = kFromZero,
          .usual = {1e-12, 1, HyperScale::logarithmic}};
}

/// Outside or inside.
constexpr HyperParameter epsilon_mode() {
  return {.key = "epsilon_mode",
          .label = "epsilon stands",
          .help = "Whether epsilon is added to the root, or to what is under it.",
          .kind = HyperKind::choice,
          .choices = {{"outside", "outside the root"}, {"inside", "inside the root"}}};
}

constexpr HyperParameter momentum() {
  return {.key = "momentum",
          .label = "momentum",
          .symbol = "μ",
          .unit = "per step",
          .help = "How much of the last movement is kept at each step.",
          .initial = 0,
          .range = kDecayRange,
          .usual = kUsualDecay};
}

constexpr HyperParameter nesterov() {
  return {.key = "nesterov",
          .label = "Nesterov momentum",
          .help = "Moves on by the momentum as it will be after this step.",
          .kind = HyperKind::toggle,
          .counts_when = HyperCondition{"momentum", {}},
          .advanced = true};
}

constexpr HyperParameter initial_accumulator() {
  return {
      .key = "initial_accumulator",
      .label = "initial accumulator",
      .symbol = "v₀",
      .help = "What the accumulator of squared gradients starts with. Takes effect at a restart.",
      .initial = 0,
      .range = kFromZero,
      .usual = {0, 1, HyperScale::linear},
      .advanced = true};
}

constexpr HyperParameter beta1() {
  return {.key = "beta1",
          .label = "beta 1",
          .symbol = "β₁",
          .unit = "per step",
          .help = "Decay of the mean gradient: how much of it is kept at each step.",
          .initial = 0.9,
          .range = kDecayRange,
          .usual = kUsualDecay};
}

constexpr HyperParameter beta2() {
  return {.key = "beta2",
          .label = "beta 2",
          .symbol = "β₂",
          .unit = "per step",
          .help = "Decay of the mean square: how much of it is kept at each step. RMSprop's rho.",
          .initial = 0.999,
          .range = kDecayRange,
          .usual = kUsualDecay};
}

constexpr HyperParameter bias_correction_form() {
  return {
      .key = "form",
      .label = "bias correction",
      .help = "Whether both means are corrected, or the learning rate in their place, or neither.",
      .kind = HyperKind::choice,
      .choices = {{"torch", "of both means, as PyTorch"},
                  {"keras", "in the learning rate, as Keras"},
                  {"no_bias_correction", "none"}}};
}

constexpr HyperParameter inner_steps() {
  return {.key = "inner_steps",
          .label = "inner steps",
          .symbol = "m",
          .unit = "steps",
          .help = "Steps between two gradients over all rows.",
          .initial = 100,
          .range = kCount,
          .usual = {1, 10000, HyperScale::logarithmic}};
}

/// Decay of the weights and clipping of the gradient, then the schedule of the learning rate; all
/// of them advanced.
HyperParameters common();
/// `own`, then the common ones.
HyperParameters with_common(HyperParameters own);

}  // namespace hyper
}  // namespace rp
