// The error function in lanes, both halves computed and one selected:
//
//   |x| < 1    erf x = x + x P(x^2)
//   above      erf |x| = 1 - e^-Q(|x|), in double 1 - e^-x^2 R(u), u = 9.6 / (2 + |x|) - 2.2
//
// P, Q and R are polynomials fitted to 50-digit values at Chebyshev points. At most 3 units in the
// last place off, odd, never above 1, and a not-a-number stays one.
#pragma once

#include <array>
#include <cstddef>

#include "rp/simd/exp_of_minus.hpp"
#include "rp/simd/lanes.hpp"

namespace rp {
namespace detail {

/// By Horner's rule, the highest power's coefficient first.
template <class T, std::size_t N>
Lanes<T> polynomial(const Lanes<T>& x, const std::array<T, N>& coefficients) {
  Lanes<T> sum(coefficients[0]);
  for (std::size_t i = 1; i < N; ++i) sum = sum * x + Lanes<T>(coefficients[i]);
  return sum;
}

/// `magnitude` from 1 to 4, where erf rounds to 1.
inline Lanes<float> erfc_from_1(const Lanes<float>& magnitude) {
  constexpr std::array<float, 9> kLogarithm{-1.637151415e-6F, 4.605804269e-5F, -0.0005968056257F,
                                            0.004759596293F,  -0.02642113601F, 0.1100800829F,
                                            0.6318260516F,    1.130233435F,    -0.0003201380497F};
  return exp_of_minus(polynomial(magnitude, kLogarithm));
}

/// `magnitude` from 1 to 6, where erf rounds to 1.
inline Lanes<double> erfc_from_1(const Lanes<double>& magnitude) {
  using L = Lanes<double>;
  constexpr std::array<double, 17> kScaled{
      -9.36945603286959368e-13, 4.77577611078218785e-13,  2.21357366149337519e-11,
      -7.46871181805068482e-11, -2.68698518348557978e-10, 2.62500749229714298e-9,
      -5.88605329922160148e-10, -7.0053717937367913e-8,   1.63499373834058035e-7,
      1.9795619759276002e-6,    -7.34051793828799831e-6,  -0.0000807922042879662996,
      0.000197139177727958844,  0.00558881628184140271,   0.0385605704251824251,
      0.161893568041024945,     0.221429540229931806};
  const L u = L(9.6) / (L(2) + magnitude) - L(2.2);
  return exp_of_minus(magnitude * magnitude) * polynomial(u, kScaled);
}

template <class T>
inline constexpr T kErfRoundsTo1 = T(6);
template <>
inline constexpr float kErfRoundsTo1<float> = 4.0F;

template <class T>
inline constexpr std::array kErfNear0{
    5.9571761477489114e-11,  -1.13728488567916737e-9,  1.46597752740474358e-8,
    -1.6350312701054695e-7,  1.6461000484121368e-6,    -0.0000149255952668311816,
    0.000120553311116427109, -0.000854832698083378991, 0.00522397762481801447,
    -0.0268661706450767932,  0.112837916709548787,     -0.376126389031837481,
    0.128379167095512574};
template <>
inline constexpr std::array kErfNear0<float>{7.875875063e-5F, -0.0008016864287F, 0.005189087423F,
                                             -0.02685421201F, 0.1128359472F,     -0.3761262667F,
                                             0.1283791658F};

}  // namespace detail

template <class T>
Lanes<T> erf_lanes(const Lanes<T>& x) {
  using L = Lanes<T>;
  const L one(T(1));
  const L bound(detail::kErfRoundsTo1<T>);
  const L magnitude = abs(x);
  const L within = select(magnitude > bound, bound, magnitude);
  const L far = one - detail::erfc_from_1(select(within < one, one, within));
  const L near = within + within * detail::polynomial(within * within, detail::kErfNear0<T>);
  const L sign = x & L(T(-0.0));
  return sign | select(within < one, near, far);
}

inline Lanes<float> erf(const Lanes<float>& x) { return erf_lanes<float>(x); }
inline Lanes<double> erf(const Lanes<double>& x) { return erf_lanes<double>(x); }

}  // namespace rp
