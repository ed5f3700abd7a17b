// Rprop: a step length for each parameter, of the gradient only the sign (Riedmiller and Braun
// 1993):
//
//   p     = g prev,   r = eta+ if p > 0, eta- if p < 0, else 1
//   delta = delta r, between the least and the greatest step
//   w     = w - sign(g) delta,   prev = g
//
// iRprop- (Igel and Huesken 2000; torch.optim.Rprop) besides sets g to 0 where the sign changed, so
// the parameter rests there and the next factor is 1. Meant for full batches.
#include "rp/optim/rule.hpp"

namespace rp {
namespace {

template <class S>
struct Rprop {
  S eta_minus, eta_plus, step_min, step_max;
  double step_initial = 0.01;
  bool rests = false;

  void read(const HyperReader<S>& h) {
    eta_minus = h("eta_minus");
    eta_plus = h("eta_plus");
    step_min = h("step_min");
    step_max = h("step_max");
    step_initial = h.number("step_initial");
    rests = h.is("variant", "irprop_minus");
  }
  std::vector<StateColumn> states() const {
    return {{"Δ", "step", step_initial}, {"g₋", "gradient before"}};
  }
  void begin_step(const S& /*learning_rate*/, const S& /*t*/) {}

  template <class V>
  void adapt(const V& p, V& delta) const {
    const V factor = let("r", by_sign(p, eta_plus, S(1), eta_minus));
    delta = clamp(delta * factor, step_min, step_max);
  }

  void update(auto& each) const {
    if (rests) {
      each([*this](auto& w, const auto& g, auto& delta, auto& previous) {
        const auto p = let("p", g * previous);
        this->adapt(p, delta);
        previous = by_sign(p, g, g, zero(g));
        w = w - sign(previous) * delta;
      });
    } else {
      each([*this](auto& w, const auto& g, auto& delta, auto& previous) {
        const auto p = let("p", g * previous);
        this->adapt(p, delta);
        w = w - sign(g) * delta;
        previous = g;
      });
    }
  }
  void effective_steps(auto& each) const {
    each([](auto& step, const auto& delta) { step = delta; });
  }
};

[[gnu::cold]] HyperParameters rprop_hyper_parameters() {
  return {
      {.key = "step_initial",
       .label = "first step",
       .symbol = "Δ₀",
       .help = "Length of every parameter's first step; PyTorch calls it lr. Takes effect at a "
               "restart.",
       .initial = 0.01,
       .range = hyper::kFromZero,
       .usual = {1e-5, 1, HyperScale::logarithmic}},
      {.key = "eta_minus",
       .label = "factor after a turn",
       .symbol = "η₋",
       .help = "What the step is multiplied by when the gradient's sign has changed.",
       .initial = 0.5,
       .range = {.low = 0, .high = 1, .includes_low = false, .includes_high = false},
       .usual = {0.05, 0.95, HyperScale::linear}},
      {.key = "eta_plus",
       .label = "factor straight on",
       .symbol = "η₊",
       .help = "What the step is multiplied by when the gradient's sign has stayed.",
       .initial = 1.2,
       .range = {.low = 1, .high = hyper::kUnbounded, .includes_low = false},
       .usual = {1.01, 3, HyperScale::linear}},
      {.key = "step_min",
       .label = "least step",
       .symbol = "Δmin",
       .help = "No step gets shorter.",
       .initial = 1e-6,
       .range = hyper::kFromZero,
       .usual = {1e-9, 1e-2, HyperScale::logarithmic}},
      {.key = "step_max",
       .label = "greatest step",
       .symbol = "Δmax",
       .help = "No step gets longer.",
       .initial = 50,
       .range = {.low = 0, .high = hyper::kUnbounded, .includes_low = false},
       .usual = {1e-2, 100, HyperScale::logarithmic}},
      {.key = "variant",
       .label = "after a turn",
       .help = "Whether a parameter whose gradient changed its sign moves at once or rests a step.",
       .kind = HyperKind::choice,
       .choices = {{"irprop_minus", "rests a step (iRprop−)"}, {"rprop_minus", "moves (Rprop−)"}}},
  };
}

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo rprop() {
  return entry_of<Rprop>(
      {.key = "rprop",
       .label = "Rprop",
       .citation = "Riedmiller and Braun 1993, A direct adaptive method for faster "
                   "backpropagation learning: the RPROP algorithm",
       .summary = "Grows each step while the gradient keeps its sign, halves it when it turns.",
       .hyper_parameters = rprop_hyper_parameters(),
       .presets = {{"pytorch", "as PyTorch", "torch.optim.Rprop, which is iRprop−", {}},
                   {"simple",
                    "simple rule",
                    "Bushaev's article; Rprop− in Igel and Huesken's naming",
                    {{"variant", "rprop_minus"}}}}});
}

RP_MAKES(rprop, Plain<Rprop>::Method)

}  // namespace optimizers
}  // namespace rp
