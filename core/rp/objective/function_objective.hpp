// A test function to descend, if wanted with a seeded noise in its gradient.
//
// The noise makes it a finite sum: f_i(w) = f(w) + xi_i . w with `terms` normal vectors xi_i whose
// mean is 0. So every runner that visits the terms in the same order sees the same noise, and the
// full gradient, which variance-reduced methods ask for, has none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "rp/functions/test_function.hpp"
#include "rp/objective/objective.hpp"

namespace rp {

struct GradientNoise {
  double sd = 0;            // of each component of the gradient; 0 for none
  std::size_t terms = 256;  // different vectors
  std::uint64_t seed = 42;
};

template <class T>
class FunctionObjective final : public Objective<T> {
 public:
  /// `parameters` and `start` have the sizes of the function's own. Throws `setting_out_of_range`
  /// for other sizes, a start where the function is undefined, or a negative noise.
  FunctionObjective(const TestFunction& function, std::vector<double> parameters,
                    std::vector<double> start, const GradientNoise& noise = {});
  /// At the function's usual parameters and start.
  explicit FunctionObjective(const TestFunction& function, const GradientNoise& noise = {});

  std::unique_ptr<Objective<T>> clone() const override {
    return std::make_unique<FunctionObjective>(*this);
  }
  const ParameterLayout& layout() const override { return layout_; }
  void initialise(Rng& rng, std::span<T> parameters) const override;
  std::size_t terms() const override { return terms_; }
  /// Not a number where the function is undefined.
  T loss_and_gradient(std::span<const T> parameters, std::span<const std::uint32_t> batch,
                      std::span<T> gradients) override;
  T full_loss_and_gradient(std::span<const T> parameters, std::span<T> gradients) override;
  double training_loss(std::span<const T> parameters) override;
  double validation_loss(std::span<const T> parameters) override {
    return training_loss(parameters);
  }
  std::size_t validation_terms() const override { return 1; }

 private:
  const TestFunction* function_;
  std::vector<double> parameters_;
  std::vector<double> start_;
  ParameterLayout layout_;
  std::size_t terms_;
  std::vector<T> noise_;  // [terms][variables]
};

}  // namespace rp
