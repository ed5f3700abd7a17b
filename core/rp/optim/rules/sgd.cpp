// Gradient descent, stochastic when the gradient is that of a mini-batch (Robbins and Monro 1951):
//
//   w = w - eta g
#include "rp/optim/rule.hpp"

namespace rp {
namespace {

template <class S>
struct Sgd {
  S eta;

  void read(const HyperReader<S>& /*h*/) {}
  std::vector<StateColumn> states() const { return {}; }
  void begin_step(const S& learning_rate, const S& /*t*/) { eta = learning_rate; }

  void update(auto& each) const {
    each([*this](auto& w, const auto& g) { w = w - eta * g; });
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step) { step = uniform(step, eta); });
  }
};

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo sgd() {
  return entry_of<Sgd>(
      {.key = "sgd",
       .label = "SGD",
       .citation = "Robbins and Monro 1951, A Stochastic Approximation Method",
       .summary = "Plain gradient descent.",
       .hyper_parameters = hyper::with_common({hyper::learning_rate()}),
       .presets = {
           {"pytorch", "as PyTorch", "torch.optim.SGD", {}},
           {"keras", "as Keras 3", "keras.optimizers.SGD", {{"weight_decay_mode", "decoupled"}}}}});
}

RP_MAKES(sgd, Plain<Sgd>::Method)

}  // namespace optimizers
}  // namespace rp
