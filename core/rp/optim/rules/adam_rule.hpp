// The rule that Adam and AdamW share (Kingma and Ba 2015, arXiv 1412.6980), and what each form of
// its bias correction divides by:
//
//   m = beta1 m + (1 - beta1) g
//   v = beta2 v + (1 - beta2) g^2
//   torch                w = w - eta m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)
//   keras                w = w - eta sqrt(1 - beta2^t) / (1 - beta1^t) m / (sqrt(v) + epsilon)
//   no_bias_correction   w = w - eta m / (sqrt(v) + epsilon)         (0 where the divisor is 0)
#pragma once

#include "rp/optim/rule.hpp"

namespace rp {

template <class S>
struct AdamForm {
  enum class Kind { torch, keras, no_bias_correction } kind = Kind::torch;
  S epsilon;
  S eta, of_mean, of_mean_square;

  void read(const HyperReader<S>& h) {
    epsilon = h("epsilon");
    kind = h.is("form", "keras")   ? Kind::keras
           : h.is("form", "torch") ? Kind::torch
                                   : Kind::no_bias_correction;
  }

  void begin_step(const S& learning_rate, const S& beta1, const S& beta2, const S& t) {
    eta = learning_rate;
    if (kind == Kind::no_bias_correction) return;
    of_mean = 1 - integer_power(beta1, t);
    of_mean_square = 1 - integer_power(beta2, t);
    if (kind == Kind::keras) eta = let("η̂", learning_rate * sqrt(of_mean_square) / of_mean);
  }

  /// What is taken from the weight.
  template <class V>
  V step(const V& m, const V& v) const {
    if (kind != Kind::torch) return eta * divide_or_zero(m, sqrt(v) + epsilon);
    const V m_hat = let("m̂", V(m / of_mean));
    const V v_hat = let("v̂", V(v / of_mean_square));
    return eta * divide_or_zero(m_hat, sqrt(v_hat) + epsilon);
  }

  template <class V>
  V effective_step(const V& v) const {
    return divide_or_zero(eta, sqrt(kind == Kind::torch ? V(v / of_mean_square) : v) + epsilon);
  }
};

template <class S>
struct Adam {
  S beta1, beta2;
  AdamForm<S> form;

  void read(const HyperReader<S>& h) {
    beta1 = h("beta1");
    beta2 = h("beta2");
    form.read(h);
  }
  std::vector<StateColumn> states() const { return {{"m", "mean gradient"}, {"v", "mean square"}}; }
  void begin_step(const S& eta, const S& t) { form.begin_step(eta, beta1, beta2, t); }

  void update(auto& each) const {
    each([*this](auto& w, const auto& g, auto& m, auto& v) {
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      w = w - form.step(m, v);
    });
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step, const auto& /*m*/, const auto& v) { step = form.effective_step(v); });
  }
};

/// With the learning rate of most libraries.
inline HyperParameters adam_hyper_parameters() {
  return hyper::with_common({hyper::learning_rate().with_initial(0.001), hyper::beta1(),
                             hyper::beta2(), hyper::epsilon(), hyper::bias_correction_form()});
}

}  // namespace rp
