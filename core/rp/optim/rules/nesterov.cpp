// Nesterov's accelerated gradient (Nesterov 1983; as momentum: Sutskever et al. 2013):
//
//   g at w + mu b,  b = mu b - eta g,  w = w + b             lookahead, the classical form
//   b = mu b + g,        w = w - eta (g + mu b)              PyTorch
//   b = mu b - eta g,    w = w + mu b - eta g                Keras
//
// The libraries' forms follow the classical one's w + mu b (Bengio, Boulanger-Lewandowski, Pascanu
// 2013), so the same run reports other points.
#include "rp/optim/rule.hpp"

namespace rp {
namespace {

template <class S>
struct Nesterov {
  enum class Form { torch, keras, lookahead } form = Form::torch;
  S mu;
  S eta;

  void read(const HyperReader<S>& h) {
    mu = h("momentum");
    form = h.is("form", "lookahead") ? Form::lookahead
           : h.is("form", "keras")   ? Form::keras
                                     : Form::torch;
  }
  std::vector<StateColumn> states() const { return {{"b", "momentum"}}; }
  void begin_step(const S& learning_rate, const S& /*t*/) { eta = learning_rate; }

  bool looks_ahead() const { return form == Form::lookahead; }
  template <class V>
  V point_ahead(const V& w, const V& b) const {
    return w + mu * b;
  }

  void update(auto& each) const {
    switch (form) {
      case Form::torch:
        each([*this](auto& w, const auto& g, auto& b) {
          b = mu * b + g;
          w = w - eta * (g + mu * b);
        });
        return;
      case Form::keras:
        each([*this](auto& w, const auto& g, auto& b) {
          b = mu * b - eta * g;
          w = w + mu * b - eta * g;
        });
        return;
      case Form::lookahead:
        each([*this](auto& w, const auto& g, auto& b) {
          b = mu * b - eta * g;
          w = w + b;
        });
        return;
    }
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step) { step = uniform(step, eta); });
  }
};

[[gnu::cold]] HyperParameters nesterov_hyper_parameters() {
  return hyper::with_common({hyper::learning_rate(),
                             hyper::momentum().with_initial(0.9),
                             {.key = "form",
                              .label = "form",
                              .help = "Where the gradient is taken, and what the momentum gathers.",
                              .kind = HyperKind::choice,
                              .choices = {{"torch", "at the weights, as PyTorch"},
                                          {"keras", "at the weights, as Keras"},
                                          {"lookahead", "at the point ahead, classical"}}}});
}

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo nesterov() {
  return entry_of<Nesterov>(
      {.key = "nesterov",
       .label = "Nesterov",
       .citation = "Nesterov 1983, A method of solving a convex programming problem with "
                   "convergence rate O(1/k^2)",
       .summary = "Momentum that looks where it will be before it turns.",
       .hyper_parameters = nesterov_hyper_parameters(),
       .presets = {{"pytorch", "as PyTorch", "torch.optim.SGD(nesterov=True)", {}},
                   {"keras",
                    "as Keras 3",
                    "keras.optimizers.SGD(nesterov=True)",
                    {{"form", "keras"}, {"weight_decay_mode", "decoupled"}}},
                   {"classical",
                    "classical",
                    "Nesterov 1983 in the form of Sutskever et al. 2013",
                    {{"form", "lookahead"}}}}});
}

RP_MAKES(nesterov, Plain<Nesterov>::Method)

}  // namespace optimizers
}  // namespace rp
