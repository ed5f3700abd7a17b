// What SARAH and SARAH+ share (Nguyen, Liu, Scheinberg, Takac 2017, arXiv 1703.00102). An outer
// loop starts with v = grad F(w), w = w - eta v; each inner step takes
//
//   v = grad f_i(w) - grad f_i(w before) + v,   w = w - eta v
#pragma once

#include "rp/optim/finite_sum/method.hpp"

namespace rp {

template <class S>
struct SarahRule {
  bool starts = false;  // an outer loop: the gradient is the full one
  S eta;

  std::string_view gradient_name() const { return starts ? "∇F(w)" : "∇fᵢ(w)"; }
  void read(const HyperReader<S>& /*h*/) {}
  void follow(const SarahRule<Coefficient>& running) { starts = running.starts; }
  std::vector<StateColumn> states() const {
    return {{"v", "recursive gradient"},
            {"∇fᵢ(w₋)", "the batch's gradient before"},
            {"w₋", "w before"}};
  }
  void begin_step(const S& learning_rate, const S& /*t*/) { eta = learning_rate; }

  void update(auto& each) const {
    if (starts) {
      each([*this](auto& w, const auto& g, auto& v, const auto& /*before*/, auto& w_before) {
        v = g;
        w_before = w;
        w = w - eta * v;
      });
    } else {
      each([*this](auto& w, const auto& g, auto& v, const auto& g_before, auto& w_before) {
        v = g - g_before + v;
        w_before = w;
        w = w - eta * v;
      });
    }
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step) { step = uniform(step, eta); });
  }
};

/// Whichever comes last: inner steps may change while a loop lasts.
constexpr std::size_t kLastIterate = std::numeric_limits<std::uint32_t>::max();

/// `Method` says, by `next_kept` and `is_over`, which iterate is kept and when a loop ends.
template <class T, class Method>
class SarahMethod : public FiniteSumMethod<T, SarahRule, Method> {
 public:
  SarahMethod(const OptimizerSettings& settings, const OptimizerStart& start)
      : FiniteSumMethod<T, SarahRule, Method>(settings, start), draws_(start) {}

  T evaluate(FiniteSum<T>& objective, std::span<const T> parameters,
             std::span<const std::uint32_t> batch, std::span<T> gradients) override {
    this->rule().starts = inner_ == 0;
    if (inner_ == 0) {
      kept_ = static_cast<Method&>(*this).next_kept(draws_);
      return this->full_gradient(objective, parameters, gradients);
    }
    this->term_gradient(objective, this->state(2), batch, this->state(1));
    return this->term_gradient(objective, parameters, batch, gradients);
  }

  void update(std::span<T> parameters, std::span<T> gradients) override {
    if (inner_ == kept_) kept_parameters_.assign(parameters.begin(), parameters.end());
    FiniteSumMethod<T, SarahRule, Method>::update(parameters, gradients);
    ++inner_;
    if (!static_cast<Method&>(*this).is_over(inner_)) return;
    if (kept_ < inner_) {
      std::copy(kept_parameters_.begin(), kept_parameters_.end(), parameters.begin());
    }
    inner_ = 0;
  }

  void carry(Archive& archive) override {
    FiniteSumMethod<T, SarahRule, Method>::carry(archive);
    draws_.carry(archive);
    archive(inner_);
    archive(kept_);
    this->carry_iterate(kept_parameters_, archive);
  }

 protected:
  std::size_t inner_steps() const {
    return static_cast<std::size_t>(this->settings().number("inner_steps"));
  }

 private:
  OuterDraws draws_;
  std::size_t inner_ = 0;  // iterates of this outer loop after w_0
  std::size_t kept_ = 0;   // the next loop starts from w_kept
  std::vector<T> kept_parameters_;
};

}  // namespace rp
