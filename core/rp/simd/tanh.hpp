// tanh in lanes:
//
//   tanh |z| = E / (E + 2),  E = e^(2|z|) - 1,  with the sign of z
//
// At most 3 units in the last place off, odd, never above 1, and a not-a-number stays one.
#pragma once

#include "rp/simd/expm1.hpp"
#include "rp/simd/lanes.hpp"

namespace rp {

/// From here on tanh rounds to 1.
template <class T>
inline constexpr T kTanhRoundsTo1 = T(20);
template <>
inline constexpr float kTanhRoundsTo1<float> = 9.02F;

template <class T>
Lanes<T> tanh_lanes(const Lanes<T>& z) {
  using L = Lanes<T>;
  using Split = Ln2<T>;
  const L bound(kTanhRoundsTo1<T>);
  const L magnitude = abs(z);
  const L x = select(bound < magnitude, bound, magnitude);
  // 2x = n ln 2 + r. The shift has the exponents' bias in it, which saves an addition.
  const L shift(Split::kShift + Split::kBias);
  const L shifted = x * L(2 * Split::kReciprocal) + shift;
  const L n = shifted - shift;
  const L r = ((x + x) - n * L(Split::kHigh)) - n * L(Split::kLow);
  using Bits = typename Split::Bits;
  const L power = bits_of<T>(Lanes<Bits>(bits_of<Bits>(shifted) << Split::kMantissaBits));
  const L e = expm1_reduced(r) * power + (power - L(T(1)));
  const L sign = z & L(T(-0.0));
  return sign | (e / (e + L(T(2))));
}

inline Lanes<float> tanh(const Lanes<float>& z) { return tanh_lanes<float>(z); }
inline Lanes<double> tanh(const Lanes<double>& z) { return tanh_lanes<double>(z); }

}  // namespace rp
