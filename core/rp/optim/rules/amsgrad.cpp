// AMSGrad (Reddi, Kale, Kumar 2018, arXiv 1904.09237): Adam that divides by the greatest mean
// square so far, so an effective step never grows.
//
//   v_max = max(v_max, v)            of the uncorrected v; v_max in the place of v
#include "rp/optim/rules/adam_rule.hpp"

namespace rp {
namespace {

template <class S>
struct Amsgrad {
  S beta1, beta2;
  AdamForm<S> form;

  void read(const HyperReader<S>& h) {
    beta1 = h("beta1");
    beta2 = h("beta2");
    form.read(h);
  }
  std::vector<StateColumn> states() const {
    return {{"m", "mean gradient"}, {"v", "mean square"}, {"vmax", "greatest mean square"}};
  }
  void begin_step(const S& eta, const S& t) { form.begin_step(eta, beta1, beta2, t); }

  void update(auto& each) const {
    each([*this](auto& w, const auto& g, auto& m, auto& v, auto& v_max) {
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      v_max = maximum(v_max, v);
      w = w - form.step(m, v_max);
    });
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step, const auto& /*m*/, const auto& /*v*/, const auto& v_max) {
      step = form.effective_step(v_max);
    });
  }
};

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo amsgrad() {
  return entry_of<Amsgrad>(
      {.key = "amsgrad",
       .label = "AMSGrad",
       .citation = "Reddi, Kale, Kumar 2018, On the Convergence of Adam and Beyond, "
                   "arXiv 1904.09237",
       .summary = "Adam whose effective steps never grow.",
       .hyper_parameters = adam_hyper_parameters(),
       .presets = {{"pytorch", "as PyTorch", "torch.optim.Adam(amsgrad=True)", {}},
                   {"keras",
                    "as Keras 3",
                    "keras.optimizers.Adam(amsgrad=True)",
                    {{"epsilon", 1e-7}, {"form", "keras"}, {"weight_decay_mode", "decoupled"}}},
                   {"reddi",
                    "Reddi et al. 2018",
                    "the paper's Algorithm 2",
                    {{"epsilon", 0.0}, {"form", "no_bias_correction"}}}}});
}

RP_MAKES(amsgrad, Plain<Amsgrad>::Method)

}  // namespace optimizers
}  // namespace rp
