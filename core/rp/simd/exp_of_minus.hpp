// e^-x for x >= 0 in lanes, the half of the exponential function that cannot overflow: sigmoid,
// erf, the normal density and the softmax need no other.
//
//   -x = n ln 2 + r,  e^-x = 2^n (1 + (e^r - 1))
//
// At most 2 units in the last place off, subnormal results included; so far out that it rounds to
// 0, it is 0. A not-a-number stays one.
#pragma once

#include "rp/simd/expm1.hpp"
#include "rp/simd/lanes.hpp"

namespace rp {

template <class T>
inline constexpr T kExpRoundsTo0 = T(746);
template <>
inline constexpr float kExpRoundsTo0<float> = 104.0F;

template <class T>
Lanes<T> exp_of_minus(const Lanes<T>& x) {
  using L = Lanes<T>;
  using Split = Ln2<T>;
  const L bound(kExpRoundsTo0<T>);
  const L shift(Split::kShift);
  const L within = select(x > bound, bound, x);
  const L n = (within * L(-Split::kReciprocal) + shift) - shift;
  const L r = (-within - n * L(Split::kHigh)) - n * L(Split::kLow);
  // In two factors, because the power alone would leave the range before the product does.
  const L least(Split::kLeastExponent);
  const L normal = select(n < least, least, n);
  return (L(T(1)) + expm1_reduced(r)) * power_of_two<T>(normal) * power_of_two<T>(n - normal);
}

}  // namespace rp
