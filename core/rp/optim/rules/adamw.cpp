// AdamW (Loshchilov and Hutter 2019, arXiv 1711.05101): Adam, with the decay taken out of the
// gradient and acting on the weights directly. The rule is in adam_rule.hpp.
#include "rp/optim/rules/adam_rule.hpp"

namespace rp::optimizers {
namespace {

[[gnu::cold]] HyperParameters adamw_hyper_parameters() {
  HyperParameters all = adam_hyper_parameters();
  for (HyperParameter& parameter : all) {
    if (parameter.key == "weight_decay") parameter.initial = 0.01;
    if (parameter.key == "weight_decay_mode") parameter = parameter.with_initial("decoupled");
  }
  return all;
}

}  // namespace

[[gnu::cold]] OptimizerInfo adamw() {
  return entry_of<Adam>(
      {.key = "adamw",
       .label = "AdamW",
       .citation = "Loshchilov and Hutter 2019, Decoupled Weight Decay Regularization, "
                   "arXiv 1711.05101",
       .summary = "Adam whose weight decay acts on the weights directly.",
       .hyper_parameters = adamw_hyper_parameters(),
       .presets = {{"pytorch", "as PyTorch", "torch.optim.AdamW", {}},
                   {"keras",
                    "as Keras 3",
                    "keras.optimizers.AdamW",
                    {{"epsilon", 1e-7}, {"form", "keras"}, {"weight_decay", 0.004}}}}});
}

RP_MAKES(adamw, Plain<Adam>::Method)

}  // namespace rp::optimizers
