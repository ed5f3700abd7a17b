// e^-x for x >= 0 in lanes, the half of the exponential function that cannot overflow: sigmoid, erf
// and the normal density need no other.
//
// Float is without branches and conversions, for the reason that tanh.hpp gives, and at most 2
// units in the last place off, subnormal results included; from 104 on it is 0. A not-a-number
// stays one.
#pragma once

#include <cstdint>

#include "rp/simd/lanes.hpp"
#include "rp/simd/tanh.hpp"

namespace rp {

inline Lanes<float> exp_of_minus(const Lanes<float>& x) {
  using L = Lanes<float>;
  const L bound(104.0F);
  const L one(1.0F);
  const L shift(12582912.0F);
  const L within = select(x > bound, bound, x);
  // -x = n ln 2 + r, as in tanh.
  const L n = (within * L(-1.44269504F) + shift) - shift;
  const L r = (-within - n * L(0.693359375F)) - n * L(-2.12194440E-4F);
  const auto power_of_two = [&](const L& exponent) {
    return bits_of<float>((bits_of<std::int32_t>(exponent + shift) << 23) +
                          bits_of<std::int32_t>(one));
  };
  // In two factors, because the power alone would leave the range before the product does.
  const L least(-126.0F);
  const L normal = select(n < least, least, n);
  return (one + expm1_reduced(r)) * power_of_two(normal) * power_of_two(n - normal);
}

/// xsimd's, whose not-a-number becomes a number in WASM.
inline Lanes<double> exp_of_minus(const Lanes<double>& x) { return select(x == x, exp(-x), x); }

}  // namespace rp
