#include "rp/simd/math.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "rp/base/rng.hpp"
#include "support/catch.hpp"

namespace rp::test::math_test {
namespace {

/// How far `value` is from `expected`, in units of the last place `expected` has as a T.
template <class T>
double units_off(T value, long double expected) {
  const T magnitude = std::abs(static_cast<T>(expected));
  const T unit = std::nextafter(magnitude, std::numeric_limits<T>::infinity()) - magnitude;
  return static_cast<double>(std::abs(static_cast<long double>(value) - expected) /
                             static_cast<long double>(unit));
}

/// The most units off at random places in [low, high).
template <class T, class Function, class Reference>
double most_units_off(double low, double high, const Function& function,
                      const Reference& reference) {
  Rng rng(61);
  double most = 0;
  for (int i = 0; i < 20000; ++i) {
    const T x = static_cast<T>(rng.uniform(low, high));
    most = std::max(most, units_off<T>(function(x), reference(static_cast<long double>(x))));
  }
  return most;
}

TEMPLATE_TEST_CASE("exp is at most 2 units in the last place off", "[math][property]", float,
                   double) {
  const auto function = [](TestType x) { return scalar::exp(x); };
  const auto reference = [](long double x) { return std::exp(x); };
  CHECK(most_units_off<TestType>(-1, 1, function, reference) <= 2);
  CHECK(most_units_off<TestType>(-80, 80, function, reference) <= 2);
}

TEMPLATE_TEST_CASE("log is at most 2 units in the last place off", "[math][property]", float,
                   double) {
  const auto function = [](TestType x) { return scalar::log(x); };
  const auto reference = [](long double x) { return std::log(x); };
  CHECK(most_units_off<TestType>(1e-3, 3, function, reference) <= 2);
  CHECK(most_units_off<TestType>(0.99, 1.01, function, reference) <= 2);
  CHECK(most_units_off<TestType>(1, 400, function, reference) <= 2);
  CHECK(most_units_off<TestType>(1, 1e30, function, reference) <= 2);
}

TEMPLATE_TEST_CASE("sin and cos are at most 2 units in the last place off", "[math][property]",
                   float, double) {
  const auto sine = [](TestType x) { return scalar::sin(x); };
  const auto cosine = [](TestType x) { return scalar::cos(x); };
  for (const double range : {1.0, 40.0, 1000.0}) {
    CHECK(most_units_off<TestType>(-range, range, sine,
                                   [](long double x) { return std::sin(x); }) <= 2);
    CHECK(most_units_off<TestType>(-range, range, cosine,
                                   [](long double x) { return std::cos(x); }) <= 2);
  }
}

TEMPLATE_TEST_CASE("sin and cos of angles beyond reason stay between -1 and 1", "[math]", float,
                   double) {
  for (const TestType x : {TestType(2e6), TestType(-1e18), TestType(1e30)}) {
    CHECK(std::abs(scalar::sin(x)) <= 1);
    CHECK(std::abs(scalar::cos(x)) <= 1);
  }
}

TEMPLATE_TEST_CASE("known values come out exactly", "[math]", float, double) {
  using T = TestType;
  CHECK(scalar::exp(T(0)) == T(1));
  CHECK(scalar::log(T(1)) == T(0));
  // e as a float is a little less than e.
  const auto e = static_cast<long double>(std::numbers::e_v<T>);
  CHECK(scalar::log(std::numbers::e_v<T>) == static_cast<T>(std::log(e)));
  CHECK(scalar::log(T(0)) == -std::numeric_limits<T>::infinity());
  CHECK(scalar::log(std::numeric_limits<T>::infinity()) == std::numeric_limits<T>::infinity());
  CHECK(std::isnan(scalar::log(T(-1))));
  CHECK(std::isnan(scalar::exp(std::numeric_limits<T>::quiet_NaN())));
  CHECK(scalar::exp(T(800)) == std::numeric_limits<T>::infinity());
  CHECK(scalar::exp(T(-800)) == 0);
  CHECK(scalar::sin(T(0)) == T(0));
  CHECK(scalar::cos(T(0)) == T(1));
}

TEMPLATE_TEST_CASE("what has no finite value is infinite or not a number", "[math]", float,
                   double) {
  using T = TestType;
  const T infinity = std::numeric_limits<T>::infinity();
  const T nan = std::numeric_limits<T>::quiet_NaN();
  for (const T large : {T(1000), T(1e30), infinity}) {
    CHECK(scalar::exp(large) == infinity);
    CHECK(scalar::exp(-large) == T(0));
  }
  CHECK(scalar::log(T(0)) == -infinity);
  CHECK(std::isnan(scalar::log(T(-1))));
  CHECK(std::isnan(scalar::sin(infinity)));
  CHECK(std::isnan(scalar::cos(-infinity)));
  CHECK(std::isnan(scalar::exp(nan)));
  CHECK(std::isnan(scalar::log(nan)));
  CHECK(std::isnan(scalar::sin(nan)));
  CHECK(std::isnan(scalar::cos(nan)));
}

}  // namespace
}  // namespace rp::test::math_test
