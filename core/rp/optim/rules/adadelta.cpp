// Adadelta (Zeiler 2012, arXiv 1212.5701):
//
//   v = rho v + (1 - rho) g^2
//   x = sqrt(a + epsilon) / sqrt(v + epsilon) g
//   a = rho a + (1 - rho) x^2
//   w = w - eta x
#include "rp/optim/rule.hpp"

namespace rp {
namespace {

template <class S>
struct Adadelta {
  S rho, epsilon;
  S eta;

  void read(const HyperReader<S>& h) {
    rho = h("rho");
    epsilon = h("epsilon");
  }
  std::vector<StateColumn> states() const {
    return {{"v", "mean square of gradients"}, {"a", "mean square of steps"}};
  }
  void begin_step(const S& learning_rate, const S& /*t*/) { eta = learning_rate; }

  void update(auto& each) const {
    each([*this](auto& w, const auto& g, auto& v, auto& a) {
      v = rho * v + (1 - rho) * g * g;
      const auto x = let("x", sqrt(a + epsilon) / sqrt(v + epsilon) * g);
      a = rho * a + (1 - rho) * x * x;
      w = w - eta * x;
    });
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step, const auto& v, const auto& a) {
      step = eta * (sqrt(a + epsilon) / sqrt(v + epsilon));
    });
  }
};

constexpr HyperParameter positive_epsilon() {
  HyperParameter parameter = hyper::epsilon().with_initial(1e-6);
  parameter.range.includes_low = false;
  return parameter;
}

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo adadelta() {
  return entry_of<Adadelta>(
      {.key = "adadelta",
       .label = "Adadelta",
       .citation = "Zeiler 2012, ADADELTA: An Adaptive Learning Rate Method, arXiv 1212.5701",
       .summary = "RMSprop whose learning rate is the root mean square of its own steps.",
       .hyper_parameters = hyper::with_common(
           {hyper::learning_rate().with_initial(1), hyper::rho(), positive_epsilon()}),
       .presets = {{"pytorch", "as PyTorch", "torch.optim.Adadelta", {}},
                   {"keras",
                    "as Keras 3",
                    "keras.optimizers.Adadelta",
                    {{"learning_rate", 0.001},
                     {"rho", 0.95},
                     {"epsilon", 1e-7},
                     {"weight_decay_mode", "decoupled"}}},
                   {"zeiler", "Zeiler 2012", "the paper", {{"rho", 0.95}}}}});
}

RP_MAKES(adadelta, Plain<Adadelta>::Method)

}  // namespace optimizers
}  // namespace rp
