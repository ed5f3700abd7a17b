// Elementary functions of one number, with the same bits in every build: the C library's differ in
// the last one from system to system.
//
// All are worked out in double, exp and log with the polynomials of the vectors. At most 2 units in
// the last place off, sin and cos up to a thousand.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "rp/simd/expm1.hpp"
#include "rp/simd/lanes.hpp"
#include "rp/simd/log.hpp"

namespace rp::scalar {
namespace detail {

inline double first_lane(const Lanes<double>& lanes) {
  double first = 0;
  store_first(&first, lanes, 1);
  return first;
}

/// An angle as quarter turns, of which only the last two bits matter, and a rest of at most pi / 4.
struct Angle {
  int quarters;
  double rest;
};

/// `x` is finite.
inline Angle reduced(double x) {
  // No digits of so large an angle are worth keeping. fmod rounds nothing, on no system.
  if (std::abs(x) > 1e6) x = std::fmod(x, 2 * std::numbers::pi);
  const double quarters = std::nearbyint(x * (2 / std::numbers::pi));
  // pi / 2 in three parts: the products with the first two, of 33 bits each, are exact.
  const double rest =
      ((x - quarters * 1.57079632673412561417e+00) - quarters * 6.07710050630396597660e-11) -
      quarters * 2.02226624879595063154e-21;
  return {static_cast<int>(quarters), rest};
}

/// Polynomials of fdlibm (Sun Microsystems 1993) for at most pi / 4, and its parts of pi / 2.
inline double sin_near_0(double x) {
  const double z = x * x;
  double p = 1.58969099521155010221e-10;
  p = p * z - 2.50507602534068634195e-08;
  p = p * z + 2.75573137070700676789e-06;
  p = p * z - 1.98412698298579493134e-04;
  p = p * z + 8.33333333332248946124e-03;
  p = p * z - 1.66666666666666324348e-01;
  return x + x * z * p;
}

inline double cos_near_0(double x) {
  const double z = x * x;
  double p = -1.13596475577881948265e-11;
  p = p * z + 2.08757232129817482790e-09;
  p = p * z - 2.75573143513906633035e-07;
  p = p * z + 2.48015872894767294178e-05;
  p = p * z - 1.38888888888741095749e-03;
  p = p * z + 4.16666666666666019037e-02;
  // 1 - z / 2 is rounded; what that loses is added to the small part.
  const double half = z / 2;
  const double most = 1 - half;
  return most + (((1 - most) - half) + z * z * p);
}

inline double sin_of(const Angle& angle) {
  const double sin_or_cos =
      angle.quarters % 2 == 0 ? sin_near_0(angle.rest) : cos_near_0(angle.rest);
  return (angle.quarters & 2) == 0 ? sin_or_cos : -sin_or_cos;
}

/// x = n ln 2 + r; `x` is a number.
inline double exp_of(double x) {
  const double within = std::clamp(x, -746.0, 710.0);  // beyond lie 0 and infinity
  const double n = std::nearbyint(within * Ln2<double>::kReciprocal);
  const double r = (within - n * Ln2<double>::kHigh) - n * Ln2<double>::kLow;
  return std::ldexp(1 + first_lane(expm1_reduced(Lanes<double>(r))), static_cast<int>(n));
}

/// `x` is finite and above 0.
inline double log_of(double x) {
  if (x >= std::numeric_limits<double>::min()) return first_lane(log_lanes<double>(x));
  return first_lane(log_lanes<double>(x * 0x1p54)) - 54 * std::numbers::ln2;
}

}  // namespace detail

template <class T>
T exp(T x) {
  return std::isnan(x) ? x : static_cast<T>(detail::exp_of(static_cast<double>(x)));
}

template <class T>
T log(T x) {
  if (x == 0) return -std::numeric_limits<T>::infinity();
  if (!(x > 0)) return std::numeric_limits<T>::quiet_NaN();
  return std::isfinite(x) ? static_cast<T>(detail::log_of(static_cast<double>(x))) : x;
}

template <class T>
T sin(T x) {
  if (!std::isfinite(x)) return std::numeric_limits<T>::quiet_NaN();
  return static_cast<T>(detail::sin_of(detail::reduced(static_cast<double>(x))));
}

template <class T>
T cos(T x) {
  if (!std::isfinite(x)) return std::numeric_limits<T>::quiet_NaN();
  const detail::Angle angle = detail::reduced(static_cast<double>(x));
  return static_cast<T>(detail::sin_of({angle.quarters + 1, angle.rest}));
}

}  // namespace rp::scalar
