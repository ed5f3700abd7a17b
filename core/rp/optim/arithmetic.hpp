// The arithmetic update rules are written in, for vectors of parameters and for the coefficients
// that are the same for all of them. term.hpp has the same functions for formulas.
#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>

#include "rp/simd/fused.hpp"
#include "rp/simd/lanes.hpp"
#include "rp/simd/math.hpp"

namespace rp {

/// A number of the rule, such as rho or 1 - rho: worked out in double, rounded where it meets a
/// vector. Libraries do the same, and float tables come out digit for digit only this way.
struct Coefficient {
  double value = 0;

  Coefficient() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): rules contain numbers.
  Coefficient(double number) : value(number) {}

  template <class T>
  Lanes<T> lanes() const {
    return Lanes<T>(static_cast<T>(value));
  }
};

inline Coefficient operator+(Coefficient a, Coefficient b) { return a.value + b.value; }
inline Coefficient operator-(Coefficient a, Coefficient b) { return a.value - b.value; }
inline Coefficient operator*(Coefficient a, Coefficient b) { return a.value * b.value; }
inline Coefficient operator/(Coefficient a, Coefficient b) { return a.value / b.value; }

template <class T>
Lanes<T> operator+(const Lanes<T>& x, Coefficient a) {
  return x + a.lanes<T>();
}
template <class T>
Lanes<T> operator-(const Lanes<T>& x, Coefficient a) {
  return x - a.lanes<T>();
}
template <class T>
Lanes<T> operator*(Coefficient a, const Lanes<T>& x) {
  return a.lanes<T>() * x;
}
/// A product with 1 / a: division is what sets the pace of an update, and this one is the same for
/// every parameter.
template <class T>
Lanes<T> operator/(const Lanes<T>& x, Coefficient a) {
  return x * (1 / a).lanes<T>();
}

inline Coefficient sqrt(Coefficient a) { return std::sqrt(a.value); }

/// a / b, and 0 where b is 0.
template <class T>
Lanes<T> divide_or_zero(Coefficient a, const Lanes<T>& b) {
  return divide_or_zero<T>(a.lanes<T>(), b);
}

/// Not a number stays one, which the instruction for a maximum does not promise.
template <class T>
Lanes<T> maximum(const Lanes<T>& a, const Lanes<T>& b) {
  return select(a < b, b, a);
}
template <class T>
Lanes<T> maximum(const Lanes<T>& a, Coefficient b) {
  return maximum(a, b.lanes<T>());
}

/// `x` between `low` and `high`.
template <class T>
Lanes<T> clamp(const Lanes<T>& x, Coefficient low, Coefficient high) {
  const Lanes<T> bounded = maximum(x, low);
  return select(high.lanes<T>() < bounded, high.lanes<T>(), bounded);
}

/// One of three by the sign of `x`; a not-a-number counts as 0.
template <class T>
Lanes<T> by_sign(const Lanes<T>& x, const Lanes<T>& positive, const Lanes<T>& zero,
                 const Lanes<T>& negative) {
  const Lanes<T> nothing(T(0));
  return select(x > nothing, positive, select(x < nothing, negative, zero));
}
template <class T>
Lanes<T> by_sign(const Lanes<T>& x, Coefficient positive, Coefficient zero, Coefficient negative) {
  return by_sign(x, positive.lanes<T>(), zero.lanes<T>(), negative.lanes<T>());
}

template <class T>
Lanes<T> sign(const Lanes<T>& x) {
  return by_sign(x, Coefficient(1), Coefficient(0), Coefficient(-1));
}

/// base^exponent for a whole exponent from 0, by squaring: the C library's pow is not the same
/// everywhere.
inline Coefficient integer_power(Coefficient base, Coefficient exponent) {
  double result = 1;
  double square = base.value;
  for (auto left = static_cast<std::uint64_t>(exponent.value); left != 0; left >>= 1U) {
    if ((left & 1U) != 0) result *= square;
    square *= square;
  }
  return result;
}

/// base^exponent for a base above 0.
inline Coefficient real_power(Coefficient base, Coefficient exponent) {
  return scalar::exp(exponent.value * scalar::log(base.value));
}

/// As many zeros as `x` has elements.
template <class T>
Lanes<T> zero(const Lanes<T>& /*x*/) {
  return Lanes<T>(T(0));
}

/// `a` as many times as `x` has elements.
template <class T>
Lanes<T> uniform(const Lanes<T>& /*x*/, Coefficient a) {
  return a.lanes<T>();
}

/// Whether `t` is the number of the first update.
inline bool is_first(Coefficient t) { return t.value == 1; }

/// Gives `value` a name in the formula.
template <class Value>
Value let(std::string_view /*name*/, const Value& value) {
  return value;
}

}  // namespace rp
