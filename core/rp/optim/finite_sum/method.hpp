// What the variance-reduced methods for finite sums share: gradients of any mini-batch anywhere,
// with the L2 penalty that belongs to every term, and the draws of their outer loops.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "rp/base/rng.hpp"
#include "rp/optim/rule.hpp"

namespace rp {

constexpr std::uint64_t kOuterLoopStream = 4;

/// Draws of the outer loops, or in their place the planned ones while there are any left.
class OuterDraws {
 public:
  explicit OuterDraws(const OptimizerStart& start)
      : rng_(start.seed, kOuterLoopStream), planned_(start.planned_draws) {}

  /// `draw` takes the generator and gives a number.
  template <class Draw>
  std::size_t next(const Draw& draw) {
    if (used_ < planned_.size()) return planned_[used_++];
    return draw(rng_);
  }

  void carry(Archive& archive) {
    rng_.carry(archive);
    archive(used_);
  }

 private:
  Rng rng_;
  std::vector<std::size_t> planned_;
  std::size_t used_ = 0;
};

/// Adds the gradient of the penalty at `at`.
template <class T>
void penalise(const OptimizerSettings& settings, std::span<const T> at, std::span<T> gradient);

template <class T, template <class> class Rule, class Method>
class FiniteSumMethod : public RuleOptimizer<T, Rule> {
 public:
  FiniteSumMethod(const OptimizerSettings& settings, const OptimizerStart& start)
      : RuleOptimizer<T, Rule>(settings, start) {}

  std::unique_ptr<Optimizer<T>> clone() const override {
    return std::make_unique<Method>(static_cast<const Method&>(*this));
  }

 protected:
  T term_gradient(FiniteSum<T>& objective, std::span<const T> at,
                  std::span<const std::uint32_t> batch, std::span<T> gradient) const {
    const T loss = objective.loss_and_gradient(at, batch, gradient);
    penalise(this->settings(), at, gradient);
    return loss;
  }

  T full_gradient(FiniteSum<T>& objective, std::span<const T> at, std::span<T> gradient) const {
    const T loss = objective.full_loss_and_gradient(at, gradient);
    penalise(this->settings(), at, gradient);
    return loss;
  }

  /// A point of the loop that is kept for later, or none yet.
  void carry_iterate(std::vector<T>& iterate, Archive& archive) const {
    archive(iterate);
    if (!iterate.empty() && iterate.size() != this->size()) {
      Archive::refuse("it is of a model of another size");
    }
  }
};

namespace hyper {

/// The learning rate, constant, and the penalty.
inline HyperParameters finite_sum(const HyperParameters& own) {
  const HyperParameter l2{
      .key = "l2",
      .label = "L2 penalty",
      .symbol = "λ",
      .help = "Adds half of this times the squared length of the weights to every term.",
      .range = {.low = 0, .high = std::numeric_limits<double>::infinity()},
      .usual = {0, 0.1, HyperScale::linear}};
  HyperParameters all{learning_rate()};
  all.insert(all.end(), own.begin(), own.end());
  all.push_back(l2);
  return all;
}

}  // namespace hyper
}  // namespace rp
