// The natural logarithm in lanes, of normal numbers above 0:
//
//   x = 2^k m,  sqrt(1/2) <= m < sqrt(2),  f = m - 1,  s = f / (2 + f)
//   log x = k ln 2 + (f - (f^2/2 - s (f^2/2 + R(s^2))))
//
// with the polynomials R of fdlibm (Sun Microsystems 1993). At most 1 unit in the last place off in
// float and double; a not-a-number stays one. Without conversions between numbers and integers, as
// expm1.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "rp/simd/expm1.hpp"
#include "rp/simd/lanes.hpp"

namespace rp {
namespace detail {

template <class T>
struct LogOf;

template <>
struct LogOf<float> {
  using Bits = std::uint32_t;
  static constexpr Bits kExponentOf1 = 0x3F800000U;
  static constexpr Bits kMantissa = 0x007FFFFFU;
  static constexpr Bits kWhole = 0x4B000000U;  // 2^23, whose last bits are whole numbers
  static constexpr float kBiasedWhole = 8388608.0F + 127.0F;
  static constexpr std::array kR{0.24279078841F, 0.28498786688F, 0.40000972152F, 0.66666662693F};
};

template <>
struct LogOf<double> {
  using Bits = std::uint64_t;
  static constexpr Bits kExponentOf1 = 0x3FF0000000000000U;
  static constexpr Bits kMantissa = 0x000FFFFFFFFFFFFFU;
  static constexpr Bits kWhole = 0x4330000000000000U;  // 2^52
  static constexpr double kBiasedWhole = 4503599627370496.0 + 1023.0;
  static constexpr std::array kR{1.479819860511658591e-01, 1.531383769920937332e-01,
                                 1.818357216161805012e-01, 2.222219843214978396e-01,
                                 2.857142874366239149e-01, 3.999999999940941908e-01,
                                 6.666666666666735130e-01};
};

}  // namespace detail

template <class T>
Lanes<T> log_lanes(const Lanes<T>& x) {
  using L = Lanes<T>;
  using Of = detail::LogOf<T>;
  using Bits = Lanes<typename Of::Bits>;
  const L one(T(1));
  const Bits bits = bits_of<typename Of::Bits>(x);
  L m = bits_of<T>(Bits((bits & Bits(Of::kMantissa)) | Bits(Of::kExponentOf1)));
  L k = bits_of<T>(Bits((bits >> Ln2<T>::kMantissaBits) | Bits(Of::kWhole))) - L(Of::kBiasedWhole);
  const auto is_high = m > L(T(1.41421356237309504880));
  m = select(is_high, m * L(T(0.5)), m);
  k = select(is_high, k + one, k);

  const L f = m - one;
  const L s = f / (L(T(2)) + f);
  const L z = s * s;
  L p(Of::kR[0]);
  for (std::size_t i = 1; i < Of::kR.size(); ++i) p = p * z + L(Of::kR[i]);
  const L half_square = L(T(0.5)) * f * f;
  const L log = k * L(Ln2<T>::kHigh) -
                ((half_square - (s * (half_square + p * z) + k * L(Ln2<T>::kLow))) - f);
  return select(x == x, log, x);
}

/// log(1 + x) for x from 0 to 1.
template <class T>
Lanes<T> log1p_lanes(const Lanes<T>& x) {
  const Lanes<T> one(T(1));
  const Lanes<T> sum = one + x;
  // What 1 + x rounded away is small beside it, and the logarithm's slope there is 1 / (1 + x).
  return log_lanes<T>(sum) + (x - (sum - one)) / sum;
}

}  // namespace rp
