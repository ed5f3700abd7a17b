// What a hyper-parameter is: the one description that the check, the form, the link, the element's
// attributes and the documentation are made from.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

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
  std::vector<std::string_view> choices;
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
  std::vector<HyperChoice> choices = {};
  std::optional<HyperCondition> counts_when = {};
  bool advanced = false;  // shown only to those who ask for it

  HyperParameter with_initial(double value) const;
  /// For choices. `choice` is the key of one of them.
  HyperParameter with_initial(std::string_view choice) const;
};

using HyperParameters = std::vector<HyperParameter>;

/// Hyper-parameters that several optimizers share, each described once.
namespace hyper {

const HyperParameter& learning_rate();
const HyperParameter& rho();
const HyperParameter& epsilon();
const HyperParameter& epsilon_mode();  // outside, inside
const HyperParameter& momentum();
const HyperParameter& nesterov();
const HyperParameter& initial_accumulator();
const HyperParameter& beta1();
const HyperParameter& beta2();
const HyperParameter& bias_correction_form();
const HyperParameter& inner_steps();

/// Decay of the weights and clipping of the gradient, then the schedule of the learning rate; all
/// of them advanced.
HyperParameters common();
/// `own`, then the common ones.
HyperParameters with_common(HyperParameters own);

}  // namespace hyper
}  // namespace rp
