// tanh in lanes, float without branches or conversions between float and integer: through
// Emscripten 3.1.6's SSE headers those run lane by lane, and tanh then takes half of a small step.
//
//   tanh |z| = E / (E + 2),  E = e^(2|z|) - 1,  with the sign of z
//
// At most 2.5 units in the last place off (measured over all magnitudes), odd, never above 1, and a
// not-a-number stays one. Double, in which the reference traces are checked, is xsimd's.
#pragma once

#include <cstdint>

#include "rp/simd/lanes.hpp"

namespace rp {

/// e^r - 1 for |r| <= ln(2) / 2: the polynomial of Cephes' expf (Moshier 1989), without its 1.
inline Lanes<float> expm1_reduced(const Lanes<float>& r) {
  using L = Lanes<float>;
  L p(1.9875691500E-4F);
  p = p * r + L(1.3981999507E-3F);
  p = p * r + L(8.3334519073E-3F);
  p = p * r + L(4.1665795894E-2F);
  p = p * r + L(1.6666665459E-1F);
  p = p * r + L(5.0000001201E-1F);
  return p * (r * r) + r;
}

inline Lanes<float> tanh(const Lanes<float>& z) {
  using L = Lanes<float>;
  // From here on tanh rounds to 1.
  const L bound(9.02F);
  // Of two numbers the second is taken where one is none.
  const L x = xsimd::min(bound, xsimd::abs(z));
  // 2x = n ln 2 + r. Adding 1.5 * 2^23 + 127 rounds to the nearest n and leaves n + 127, the
  // exponent of 2^n, in the lowest bits; ln 2 is subtracted in two parts to keep r exact.
  const L shift(12583039.0F);
  const L shifted = x * L(2.0F * 1.44269504F) + shift;
  const L n = shifted - shift;
  const L r = ((x + x) - n * L(0.693359375F)) - n * L(-2.12194440E-4F);
  const L power = bits_of<float>(bits_of<std::int32_t>(shifted) << 23);
  const L e = expm1_reduced(r) * power + (power - L(1.0F));
  const L sign = z & L(-0.0F);
  return sign | (e / (e + L(2.0F)));
}

inline Lanes<double> tanh(const Lanes<double>& z) { return xsimd::tanh(z); }

}  // namespace rp
