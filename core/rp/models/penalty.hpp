// A penalty on the weights of a model, its biases left free:
//
//   l1 sum |w| + l2/2 sum w^2,   d/dw = l1 sign(w) + l2 w, with sign(0) = 0
#pragma once

#include <span>

#include "rp/base/parameter_layout.hpp"

namespace rp {

struct Penalty {
  double l1 = 0;  // both from 0 up
  double l2 = 0;

  bool is_none() const { return l1 == 0 && l2 == 0; }
};

/// Over the ranges `weights` of the flat array. Instantiated for float and double.
template <class T>
double penalty_of(const Penalty& penalty, const ParameterLayout& weights,
                  std::span<const T> parameters);

/// Adds its gradient to that of the same flat array.
template <class T>
void add_penalty_gradient(const Penalty& penalty, const ParameterLayout& weights,
                          std::span<const T> parameters, std::span<T> gradients);

}  // namespace rp
