// AdaGrad (Duchi, Hazan, Singer 2011):
//
//   v = v + g^2
//   w = w - eta g / (sqrt(v) + epsilon)      or g / sqrt(v + epsilon)
#include "rp/optim/rule.hpp"

namespace rp {
namespace {

template <class S>
struct Adagrad {
  S epsilon;
  bool inside = false;
  double initial_accumulator = 0;
  S eta;

  void read(const HyperReader<S>& h) {
    epsilon = h("epsilon");
    inside = h.is("epsilon_mode", "inside");
    initial_accumulator = h.number("initial_accumulator");
  }
  std::vector<StateColumn> states() const { return {{"v", "sum of squares", initial_accumulator}}; }
  void begin_step(const S& learning_rate, const S& /*t*/) { eta = learning_rate; }

  template <class V>
  V root(const V& v) const {
    return inside ? sqrt(v + epsilon) : sqrt(v) + epsilon;
  }

  void update(auto& each) const {
    each([*this](auto& w, const auto& g, auto& v) {
      v = v + g * g;
      w = w - eta * divide_or_zero(g, root(v));
    });
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step, const auto& v) { step = divide_or_zero(eta, root(v)); });
  }
};

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo adagrad() {
  return entry_of<Adagrad>(
      {.key = "adagrad",
       .label = "AdaGrad",
       .citation = "Duchi, Hazan, Singer 2011, Adaptive Subgradient Methods for Online Learning "
                   "and Stochastic Optimization",
       .summary = "Divides each gradient by the root of the sum of all squares so far.",
       .hyper_parameters =
           hyper::with_common({hyper::learning_rate(), hyper::epsilon().with_initial(1e-10),
                               hyper::epsilon_mode(), hyper::initial_accumulator()}),
       .presets = {
           {"pytorch", "as PyTorch", "torch.optim.Adagrad; its lr_decay is the schedule 1/t", {}},
           {"keras",
            "as Keras 3",
            "keras.optimizers.Adagrad",
            {{"learning_rate", 0.001},
             {"epsilon", 1e-7},
             {"epsilon_mode", "inside"},
             {"initial_accumulator", 0.1},
             {"weight_decay_mode", "decoupled"}}},
           {"tfjs",
            "as TensorFlow.js",
            "tf.train.adagrad",
            {{"epsilon", 1e-7}, {"epsilon_mode", "inside"}, {"initial_accumulator", 0.1}}},
           {"tf1",
            "as TensorFlow 1",
            "tf.compat.v1.train.AdagradOptimizer",
            {{"epsilon", 0.0}, {"initial_accumulator", 0.1}}}}});
}

RP_MAKES(adagrad, Plain<Adagrad>::Method)

}  // namespace optimizers
}  // namespace rp
