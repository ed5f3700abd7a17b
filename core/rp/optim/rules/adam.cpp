// Adam (Kingma and Ba 2015, arXiv 1412.6980); the rule is in adam_rule.hpp.
#include "rp/optim/rules/adam_rule.hpp"

namespace rp::optimizers {

[[gnu::cold]] OptimizerInfo adam() {
  return entry_of<Adam>(
      {.key = "adam",
       .label = "Adam",
       .citation =
           "Kingma and Ba 2015, Adam: A Method for Stochastic Optimization, arXiv 1412.6980",
       .summary = "RMSprop with a mean gradient in the numerator, both means corrected.",
       .hyper_parameters = adam_hyper_parameters(),
       .presets = {{"pytorch", "as PyTorch", "torch.optim.Adam; the paper's Algorithm 1", {}},
                   {"keras",
                    "as Keras 3",
                    "keras.optimizers.Adam",
                    {{"epsilon", 1e-7}, {"form", "keras"}, {"weight_decay_mode", "decoupled"}}},
                   {"tfjs", "as TensorFlow.js", "tf.train.adam", {{"epsilon", 1e-7}}}}});
}

RP_MAKES(adam, Plain<Adam>::Method)

}  // namespace rp::optimizers
