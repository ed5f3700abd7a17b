// NAdam (Dozat 2016, Incorporating Nesterov Momentum into Adam), with the momentum schedule:
//
//   mu_t = beta1 (1 - 0.96^(t psi) / 2),   P = P mu_t
//   m = beta1 m + (1 - beta1) g
//   v = beta2 v + (1 - beta2) g^2
//   n = mu_(t+1) m / (1 - P mu_(t+1)) + (1 - mu_t) g / (1 - P)
//   w = w - eta n / (sqrt(v / (1 - beta2^t)) + epsilon)
//
// The single-tensor code of torch 1.13 multiplies mu_t once too often; later versions do as here.
#include "rp/optim/rule.hpp"

namespace rp {
namespace {

template <class S>
struct Nadam {
  S beta1, beta2, epsilon, psi;
  S product = 1;
  S eta, of_mean, of_gradient, of_mean_square;

  void read(const HyperReader<S>& h) {
    beta1 = h("beta1");
    beta2 = h("beta2");
    epsilon = h("epsilon");
    psi = h("momentum_decay");
    h.name(product, "P");
  }
  void kept(Archive& archive) { archive(product.value); }
  std::vector<StateColumn> states() const { return {{"m", "mean gradient"}, {"v", "mean square"}}; }

  S momentum(const S& t) const { return beta1 * (1 - 0.5 * real_power(0.96, t * psi)); }

  void begin_step(const S& learning_rate, const S& t) {
    eta = learning_rate;
    const S now = let("μₜ", momentum(t));
    const S next = let("μₜ₊₁", momentum(t + 1));
    product = product * now;
    of_mean = next / (1 - product * next);
    of_gradient = (1 - now) / (1 - product);
    of_mean_square = 1 - integer_power(beta2, t);
  }

  void update(auto& each) const {
    each([*this](auto& w, const auto& g, auto& m, auto& v) {
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      const auto n = let("n", of_mean * m + of_gradient * g);
      const auto v_hat = let("v̂", v / of_mean_square);
      w = w - eta * divide_or_zero(n, sqrt(v_hat) + epsilon);
    });
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step, const auto& /*m*/, const auto& v) {
      step = divide_or_zero(eta, sqrt(v / of_mean_square) + epsilon);
    });
  }
};

[[gnu::cold]] HyperParameters nadam_hyper_parameters() {
  return hyper::with_common(
      {hyper::learning_rate().with_initial(0.002),
       hyper::beta1(),
       hyper::beta2(),
       hyper::epsilon(),
       {.key = "momentum_decay",
        .label = "momentum decay",
        .symbol = "ψ",
        .help = "How fast the momentum rises to beta1: its distance halves by 0.96 to the power of "
                "this and the step.",
        .initial = 0.004,
        .range = {.low = 0, .high = std::numeric_limits<double>::infinity()},
        .usual = {1e-4, 1, HyperScale::logarithmic}}});
}

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo nadam() {
  return entry_of<Nadam>({.key = "nadam",
                          .label = "NAdam",
                          .citation = "Dozat 2016, Incorporating Nesterov Momentum into Adam",
                          .summary = "Adam that applies the momentum of the next step.",
                          .hyper_parameters = nadam_hyper_parameters(),
                          .presets = {{"pytorch", "as PyTorch", "torch.optim.NAdam", {}},
                                      {"keras",
                                       "as Keras 3",
                                       "keras.optimizers.Nadam",
                                       {{"learning_rate", 0.001},
                                        {"epsilon", 1e-7},
                                        {"momentum_decay", 1.0},
                                        {"weight_decay_mode", "decoupled"}}}}});
}

RP_MAKES(nadam, Plain<Nadam>::Method)

}  // namespace optimizers
}  // namespace rp
