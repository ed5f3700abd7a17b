// Gradient descent with momentum, the heavy ball (Polyak 1964):
//
//   b = mu b + (1 - tau) g,   w = w - eta b        PyTorch; b = g at the first step
//   b = mu b - eta g,         w = w + b            Keras
//
// The two differ once the learning rate changes. tau is PyTorch's dampening.
#include "rp/optim/rule.hpp"

namespace rp {
namespace {

template <class S>
struct Momentum {
  S mu, tau;
  bool of_steps = false;
  bool damps = false;
  S eta, share;

  void read(const HyperReader<S>& h) {
    mu = h("momentum");
    tau = h("dampening");
    of_steps = h.is("form", "keras");
    damps = h.is_on("dampening");
  }
  std::vector<StateColumn> states() const { return {{"b", "momentum"}}; }
  void begin_step(const S& learning_rate, const S& t) {
    eta = learning_rate;
    share = damps && !is_first(t) ? 1 - tau : S(1);
  }

  void update(auto& each) const {
    if (of_steps) {
      each([*this](auto& w, const auto& g, auto& b) {
        b = mu * b - eta * g;
        w = w + b;
      });
    } else if (damps) {
      each([*this](auto& w, const auto& g, auto& b) {
        b = mu * b + share * g;
        w = w - eta * b;
      });
    } else {
      each([*this](auto& w, const auto& g, auto& b) {
        b = mu * b + g;
        w = w - eta * b;
      });
    }
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step) { step = uniform(step, eta); });
  }
};

[[gnu::cold]] HyperParameters momentum_hyper_parameters() {
  return hyper::with_common(
      {hyper::learning_rate(),
       hyper::momentum().with_initial(0.9),
       {.key = "form",
        .label = "momentum gathers",
        .help = "Gradients, or whole steps with their learning rate. They differ once the learning "
                "rate changes.",
        .kind = HyperKind::choice,
        .choices = {{"torch", "gradients, as PyTorch"}, {"keras", "steps, as Keras"}}},
       {.key = "dampening",
        .label = "dampening",
        .symbol = "τ",
        .help = "Share of each gradient that is left out of the momentum.",
        .range = {0, 1},
        .usual = {0, 1, HyperScale::linear},
        .counts_when = HyperCondition{"form", {"torch"}}}});
}

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo momentum() {
  return entry_of<Momentum>(
      {.key = "momentum",
       .label = "Momentum",
       .citation = "Polyak 1964, Some methods of speeding up the convergence of iteration methods",
       .summary = "Rolls on: each step keeps a share of the one before.",
       .hyper_parameters = momentum_hyper_parameters(),
       .presets = {{"pytorch", "as PyTorch", "torch.optim.SGD", {}},
                   {"keras",
                    "as Keras 3",
                    "keras.optimizers.SGD",
                    {{"form", "keras"}, {"weight_decay_mode", "decoupled"}}}}});
}

RP_MAKES(momentum, Plain<Momentum>::Method)

}  // namespace optimizers
}  // namespace rp
