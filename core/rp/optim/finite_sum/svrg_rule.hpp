// What SVRG and S2GD share. An outer loop keeps s = w and mu = grad F(s); each inner step takes
//
//   w = w - eta (grad f_i(w) - grad f_i(s) + mu)
//
// `Loop` decides how long an outer loop lasts and which of its iterates the next one starts from.
#pragma once

#include "rp/optim/finite_sum/method.hpp"

namespace rp {

template <class S>
struct SvrgRule {
  S eta;

  std::string_view gradient_name() const { return "∇fᵢ(w)"; }
  void read(const HyperReader<S>& /*h*/) {}
  std::vector<StateColumn> states() const {
    return {{"∇fᵢ(s)", "the batch's gradient at s"}, {"∇F(s)", "full gradient at s"}, {"s", "s"}};
  }
  void begin_step(const S& learning_rate, const S& /*t*/) { eta = learning_rate; }

  void update(auto& each) const {
    each([*this](auto& w, const auto& g, const auto& g_s, const auto& mu) {
      w = w - eta * (g - g_s + mu);
    });
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step) { step = uniform(step, eta); });
  }
};

/// Inner steps of an outer loop, and the iterate w_t that is kept: t = length for the last one.
struct OuterLoop {
  std::size_t length = 1;
  std::size_t kept = 1;
};

template <class T, class Method>
class SvrgMethod : public FiniteSumMethod<T, SvrgRule, Method> {
 public:
  SvrgMethod(const OptimizerSettings& settings, const OptimizerStart& start)
      : FiniteSumMethod<T, SvrgRule, Method>(settings, start), draws_(start) {}

  T evaluate(FiniteSum<T>& objective, std::span<const T> parameters,
             std::span<const std::uint32_t> batch, std::span<T> gradients) override {
    const std::span<T> at_s = this->state(0);
    const std::span<T> mu = this->state(1);
    const std::span<T> s = this->state(2);
    if (inner_ == 0) {
      loop_ = static_cast<Method&>(*this).next_loop(draws_);
      std::copy(parameters.begin(), parameters.end(), s.begin());
      this->full_gradient(objective, s, mu);
    }
    this->term_gradient(objective, s, batch, at_s);
    return this->term_gradient(objective, parameters, batch, gradients);
  }

  void update(std::span<T> parameters, std::span<T> gradients) override {
    if (inner_ == loop_.kept) kept_.assign(parameters.begin(), parameters.end());
    FiniteSumMethod<T, SvrgRule, Method>::update(parameters, gradients);
    if (++inner_ < loop_.length) return;
    if (loop_.kept < loop_.length) std::copy(kept_.begin(), kept_.end(), parameters.begin());
    inner_ = 0;
  }

  void carry(Archive& archive) override {
    FiniteSumMethod<T, SvrgRule, Method>::carry(archive);
    draws_.carry(archive);
    archive(loop_.length);
    archive(loop_.kept);
    archive(inner_);
    this->carry_iterate(kept_, archive);
  }

 private:
  OuterDraws draws_;
  OuterLoop loop_;
  std::size_t inner_ = 0;
  std::vector<T> kept_;
};

}  // namespace rp
