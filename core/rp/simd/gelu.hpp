// GELU in lanes, the exact form that is PyTorch's default (Hendrycks, Gimpel 2016, arXiv
// 1606.08415):
//
//   gelu(z) = z Phi(z),  gelu'(z) = Phi(z) + z phi(z),  Phi(z) = (1 + erf(z / sqrt 2)) / 2,
//   phi(z) = e^(-z^2 / 2) / sqrt(2 pi)
//
// Its slope does not follow from its value, which two z share: the backward pass needs z.
#pragma once

#include "rp/simd/erf.hpp"
#include "rp/simd/exp_of_minus.hpp"
#include "rp/simd/lanes.hpp"

namespace rp {

/// Phi, the distribution function of the standard normal distribution.
template <class T>
Lanes<T> normal_cdf(const Lanes<T>& z) {
  const Lanes<T> half(T(0.5));
  return half + half * erf(z * Lanes<T>(T(0.70710678118654752440)));
}

template <class T>
Lanes<T> gelu(const Lanes<T>& z) {
  return z * normal_cdf<T>(z);
}

template <class T>
Lanes<T> gelu_slope(const Lanes<T>& z) {
  const Lanes<T> density =
      exp_of_minus(z * z * Lanes<T>(T(0.5))) * Lanes<T>(T(0.39894228040143267794));
  return normal_cdf<T>(z) + z * density;
}

}  // namespace rp
