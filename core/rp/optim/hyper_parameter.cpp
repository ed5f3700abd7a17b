#include "rp/optim/hyper_parameter.hpp"

namespace rp::hyper {

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
       .range = {.low = 0, .high = kUnbounded, .includes_low = false},
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
  for (const HyperParameter& parameter : common()) own.push_back(parameter);
  return own;
}

}  // namespace rp::hyper
