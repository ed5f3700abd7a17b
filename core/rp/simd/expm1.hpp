// e^r - 1 near 0, and what else the exponential functions in lanes share: without branches and
// without conversions between numbers and integers, which run lane by lane through Emscripten
// 3.1.6's SSE headers and then take half of a small step.
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

/// The same by Taylor's series, whose next term, r^14 / 14!, is below the last digit of r.
inline Lanes<double> expm1_reduced(const Lanes<double>& r) {
  using L = Lanes<double>;
  L p(1.0 / 6227020800);
  for (const double factorial : {479001600.0, 39916800.0, 3628800.0, 362880.0, 40320.0, 5040.0,
                                 720.0, 120.0, 24.0, 6.0, 2.0}) {
    p = p * r + L(1 / factorial);
  }
  return p * (r * r) + r;
}

/// How a number is split as n ln 2 + r with a whole n: adding `kShift` rounds to the nearest whole
/// number and leaves it in the lowest bits; ln 2 comes in two parts, the first one short, to keep r
/// exact.
template <class T>
struct Ln2;

template <>
struct Ln2<float> {
  using Bits = std::int32_t;
  static constexpr int kMantissaBits = 23;
  static constexpr float kShift = 12582912.0F;  // 1.5 * 2^23
  static constexpr float kLeastExponent = -126.0F;
  static constexpr float kBias = 127.0F;
  static constexpr float kReciprocal = 1.44269504F;
  static constexpr float kHigh = 0.693359375F;
  static constexpr float kLow = -2.12194440E-4F;
};

template <>
struct Ln2<double> {
  using Bits = std::int64_t;
  static constexpr int kMantissaBits = 52;
  static constexpr double kShift = 6755399441055744.0;  // 1.5 * 2^52
  static constexpr double kLeastExponent = -1022.0;
  static constexpr double kBias = 1023.0;
  static constexpr double kReciprocal = 1.44269504088896338700;
  static constexpr double kHigh = 6.93147180369123816490e-01;
  static constexpr double kLow = 1.90821492927058770002e-10;
};

/// 2^n for a whole n that is the exponent of a normal number.
template <class T>
Lanes<T> power_of_two(const Lanes<T>& n) {
  using Split = Ln2<T>;
  using Bits = typename Split::Bits;
  const Lanes<Bits> biased = bits_of<Bits>(n + Lanes<T>(Split::kShift + Split::kBias));
  return bits_of<T>(Lanes<Bits>(biased << Split::kMantissaBits));
}

}  // namespace rp
