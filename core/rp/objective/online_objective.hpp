// The online counterexample of Reddi, Kale and Kumar (2018, arXiv 1904.09237): one parameter, kept
// in
// [-1, 1], and gradients that come round in a fixed order, f_i(w) = c_i w.
//
// With C, -1, -1 and C > 2 their sum is above 0, so -1 is the best fixed point; Adam and RMSprop go
// to +1 if their mean square forgets fast enough.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "rp/objective/objective.hpp"

namespace rp {

/// C, -1, -1
std::vector<double> reddi_slopes(double c);

template <class T>
class OnlineObjective final : public Objective<T> {
 public:
  /// `slopes`: at least one. `start` in `bounds`.
  OnlineObjective(std::vector<double> slopes, double start, Interval bounds = {-1, 1});

  std::unique_ptr<Objective<T>> clone() const override {
    return std::make_unique<OnlineObjective>(*this);
  }
  const ParameterLayout& layout() const override { return layout_; }
  void initialise(Rng& rng, std::span<T> parameters) const override;
  bool shuffles() const override { return false; }
  std::optional<Interval> bounds() const override { return bounds_; }
  std::size_t terms() const override { return slopes_.size(); }
  T loss_and_gradient(std::span<const T> parameters, std::span<const std::uint32_t> batch,
                      std::span<T> gradients) override;
  T full_loss_and_gradient(std::span<const T> parameters, std::span<T> gradients) override;
  double training_loss(std::span<const T> parameters) override;
  double validation_loss(std::span<const T> parameters) override {
    return training_loss(parameters);
  }
  std::size_t validation_terms() const override { return slopes_.size(); }

 private:
  std::vector<double> slopes_;
  double start_;
  Interval bounds_;
  ParameterLayout layout_{{"w", 0, 1, 1}};
};

}  // namespace rp
