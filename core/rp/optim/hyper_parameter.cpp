#include "rp/optim/hyper_parameter.hpp"

#include <algorithm>
#include <limits>

namespace rp {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr HyperRange kFromZero{0, kInfinity};
constexpr HyperRange kDecayRange{.low = 0, .high = 1, .includes_high = false};
constexpr HyperUsual kUsualDecay{0, 0.9999, HyperScale::decay};
constexpr HyperRange kCount{.low = 1, .high = kInfinity, .whole = true};

}  // namespace

HyperParameter HyperParameter::with_initial(double value) const {
  HyperParameter changed = *this;
  changed.initial = value;
  return changed;
}

HyperParameter HyperParameter::with_initial(std::string_view choice) const {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const HyperChoice& one) { return one.key == choice; });
  return with_initial(static_cast<double>(found - choices.begin()));
}

namespace hyper {

const HyperParameter& learning_rate() {
  static const HyperParameter described{.key = "learning_rate",
                                        .label = "learning rate",
                                        .symbol = "η",
                                        .help = "Scales every update.",
                                        .initial = 0.01,
                                        .range = kFromZero,
                                        .usual = {1e-5, 1, HyperScale::logarithmic}};
  return described;
}

const HyperParameter& rho() {
  static const HyperParameter described{
      .key = "rho",
      .label = "decay",
      .symbol = "ρ",
      .unit = "per step",
      .help = "How much of the mean square is kept at each step. PyTorch calls it alpha.",
      .initial = 0.9,
      .range = kDecayRange,
      .usual = kUsualDecay};
  return described;
}

const HyperParameter& epsilon() {
  static const HyperParameter described{.key = "epsilon",
                                        .label = "epsilon",
                                        .symbol = "ε",
                                        .help = "Keeps the divisor away from 0.",
                                        .initial = 1e-8,
                                        .range = kFromZero,
                                        .usual = {1e-12, 1, HyperScale::logarithmic}};
  return described;
}

const HyperParameter& epsilon_mode() {
  static const HyperParameter described{
      .key = "epsilon_mode",
      .label = "epsilon stands",
      .help = "Whether epsilon is added to the root, or to what is under it.",
      .kind = HyperKind::choice,
      .choices = {{"outside", "outside the root"}, {"inside", "inside the root"}}};
  return described;
}

const HyperParameter& momentum() {
  static const HyperParameter described{
      .key = "momentum",
      .label = "momentum",
      .symbol = "μ",
      .unit = "per step",
      .help = "How much of the last movement is kept at each step.",
      .initial = 0,
      .range = kDecayRange,
      .usual = kUsualDecay};
  return described;
}

const HyperParameter& nesterov() {
  static const HyperParameter described{
      .key = "nesterov",
      .label = "Nesterov momentum",
      .help = "Moves on by the momentum as it will be after this step.",
      .kind = HyperKind::toggle,
      .counts_when = HyperCondition{"momentum", {}},
      .advanced = true};
  return described;
}

const HyperParameter& initial_accumulator() {
  static const HyperParameter described{
      .key = "initial_accumulator",
      .label = "initial accumulator",
      .symbol = "v₀",
      .help = "What the accumulator of squared gradients starts with. Takes effect at a restart.",
      .initial = 0,
      .range = kFromZero,
      .usual = {0, 1, HyperScale::linear},
      .advanced = true};
  return described;
}

const HyperParameter& beta1() {
  static const HyperParameter described{
      .key = "beta1",
      .label = "beta 1",
      .symbol = "β₁",
      .unit = "per step",
      .help = "Decay of the mean gradient: how much of it is kept at each step.",
      .initial = 0.9,
      .range = kDecayRange,
      .usual = kUsualDecay};
  return described;
}

const HyperParameter& beta2() {
  static const HyperParameter described{
      .key = "beta2",
      .label = "beta 2",
      .symbol = "β₂",
      .unit = "per step",
      .help = "Decay of the mean square: how much of it is kept at each step. RMSprop's rho.",
      .initial = 0.999,
      .range = kDecayRange,
      .usual = kUsualDecay};
  return described;
}

const HyperParameter& bias_correction_form() {
  static const HyperParameter described{
      .key = "form",
      .label = "bias correction",
      .help = "Whether both means are corrected, or the learning rate in their place, or neither.",
      .kind = HyperKind::choice,
      .choices = {{"torch", "of both means, as PyTorch"},
                  {"keras", "in the learning rate, as Keras"},
                  {"no_bias_correction", "none"}}};
  return described;
}

const HyperParameter& inner_steps() {
  static const HyperParameter described{.key = "inner_steps",
                                        .label = "inner steps",
                                        .symbol = "m",
                                        .unit = "steps",
                                        .help = "Steps between two gradients over all rows.",
                                        .initial = 100,
                                        .range = kCount,
                                        .usual = {1, 10000, HyperScale::logarithmic}};
  return described;
}

HyperParameters common() {
  HyperParameters all{
      {.key = "weight_decay",
       .label = "weight decay",
       .symbol = "λ",
       .help = "Pulls every weight towards 0.",
       .initial = 0,
       .range = kFromZero,
       .usual = {0, 0.1, HyperScale::linear}},
      {.key = "weight_decay_mode",
       .label = "decay acts",
       .help = "Through the gradient and its averages, or on the weights directly.",
       .kind = HyperKind::choice,
       .choices = {{"l2", "through the gradient (L2)"},
                   {"decoupled", "on the weights (decoupled)"}},
       .counts_when = HyperCondition{"weight_decay", {}}},
      {.key = "clip_mode",
       .label = "clipping",
       .help = "Bounds each element of the gradient, or its length.",
       .kind = HyperKind::choice,
       .choices = {{"none", "none"},
                   {"value", "each element"},
                   {"norm", "length, of each tensor (Keras clipnorm)"},
                   {"global_norm", "length, of all together (Keras)"},
                   {"global_norm_torch", "length, of all together (PyTorch)"}}},
      {.key = "clip",
       .label = "clipping limit",
       .symbol = "c",
       .help = "The bound.",
       .initial = 1,
       .range = {.low = 0, .high = kInfinity, .includes_low = false},
       .usual = {1e-3, 100, HyperScale::logarithmic},
       .counts_when =
           HyperCondition{"clip_mode", {"value", "norm", "global_norm", "global_norm_torch"}}},
      {.key = "schedule",
       .label = "schedule",
       .help = "How the learning rate changes with the number of the step.",
       .kind = HyperKind::choice,
       .choices = {{"constant", "constant"},
                   {"step", "step"},
                   {"exponential", "exponential"},
                   {"cosine", "cosine"},
                   {"warm_up", "warm-up"},
                   {"inverse_time", "1/t"},
                   {"inverse_sqrt", "1/√t"}}},
      {.key = "schedule_steps",
       .label = "schedule length",
       .symbol = "S",
       .unit = "steps",
       .help = "Steps between two cuts, to one factor, to the end of the cosine or of the warm-up.",
       .initial = 1000,
       .range = kCount,
       .usual = {1, 100000, HyperScale::logarithmic},
       .counts_when = HyperCondition{"schedule", {"step", "exponential", "cosine", "warm_up"}}},
      {.key = "schedule_factor",
       .label = "schedule factor",
       .symbol = "γ",
       .help = "What the learning rate is multiplied by after each schedule length.",
       .initial = 0.5,
       .range = {.low = 0, .high = 1, .includes_low = false},
       .usual = {0.01, 1, HyperScale::logarithmic},
       .counts_when = HyperCondition{"schedule", {"step", "exponential"}}},
      {.key = "schedule_rate",
       .label = "schedule rate",
       .symbol = "κ",
       .unit = "per step",
       .help = "How fast the learning rate falls as 1/(1 + rate · steps done).",
       .initial = 0.01,
       .range = kFromZero,
       .usual = {1e-5, 1, HyperScale::logarithmic},
       .counts_when = HyperCondition{"schedule", {"inverse_time"}}},
  };
  for (HyperParameter& parameter : all) parameter.advanced = true;
  return all;
}

HyperParameters with_common(HyperParameters own) {
  for (HyperParameter& parameter : common()) own.push_back(std::move(parameter));
  return own;
}

}  // namespace hyper
}  // namespace rp
