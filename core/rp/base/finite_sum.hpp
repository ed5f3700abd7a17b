// F(w) = (1/n) sum over i of f_i(w), as an optimizer sees what it minimises: it may ask for any
// mini-batch of the terms at any parameters.
//
// One term is a training row; a function without noise has one. A penalty on w, if there is one,
// belongs to every term: the gradients have its gradient in them, the values are without it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace rp {

template <class T>
class FiniteSum {
 public:
  virtual ~FiniteSum() = default;

  /// n
  virtual std::size_t terms() const = 0;

  /// Mean of f_i over the terms `batch` at `parameters`; writes its gradient to `gradients`, which
  /// has the size of `parameters`.
  virtual T loss_and_gradient(std::span<const T> parameters, std::span<const std::uint32_t> batch,
                              std::span<T> gradients) = 0;

  /// The same over all terms: F and its gradient.
  virtual T full_loss_and_gradient(std::span<const T> parameters, std::span<T> gradients) = 0;

 protected:
  FiniteSum() = default;
  FiniteSum(const FiniteSum&) = default;
  FiniteSum(FiniteSum&&) noexcept = default;
  FiniteSum& operator=(const FiniteSum&) = default;
  FiniteSum& operator=(FiniteSum&&) noexcept = default;
};

}  // namespace rp
