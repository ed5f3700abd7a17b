#include <cmath>
#include <limits>
#include <vector>

#include "rp/simd/erf.hpp"
#include "rp/simd/exp_of_minus.hpp"
#include "rp/simd/gelu.hpp"
#include "rp/simd/log.hpp"
#include "rp/simd/sigmoid.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"

namespace rp::test::activation_test {
namespace {

template <class T, class Function>
T first(const Function& function, T x) {
  T lanes[kLanes<T>];
  store(lanes, Lanes<T>(function(Lanes<T>(x))));
  return lanes[0];
}

/// Calls `visit` with positive numbers of all magnitudes below `most`.
template <class T, class Visit>
void for_each_magnitude(double most, const Visit& visit) {
  for (int exponent = -60; exponent < 10; ++exponent) {
    for (int i = 0; i < 500; ++i) {
      const T x = std::ldexp(static_cast<T>(1 + (i + 0.37) / 500), exponent);
      if (static_cast<double>(x) < most) visit(x);
    }
  }
}

/// How far `value` is from `expected` in units of the last place, of a subnormal one too.
template <class T>
double units_off(T value, long double expected) {
  const T near = static_cast<T>(expected);
  const T unit =
      std::max(std::nextafter(std::abs(near), std::numeric_limits<T>::infinity()) - std::abs(near),
               std::numeric_limits<T>::denorm_min());
  return static_cast<double>(std::abs(static_cast<long double>(value) - expected) /
                             static_cast<long double>(unit));
}

TEMPLATE_TEST_CASE("e^-x is at most 2 units in the last place off", "[activation][property]", float,
                   double) {
  const double most = std::is_same_v<TestType, float> ? 103 : 708;
  double worst = 0;
  for_each_magnitude<TestType>(most, [&](TestType x) {
    const TestType value = first([](const auto& z) { return exp_of_minus(z); }, x);
    worst = std::max(worst, units_off(value, std::exp(-static_cast<long double>(x))));
  });
  CHECK(worst <= 2);
}

TEMPLATE_TEST_CASE("e^-x is 0 from where it rounds to 0", "[activation]", float, double) {
  const auto function = [](const auto& z) { return exp_of_minus(z); };
  for (const double far : {800.0, 1e30}) CHECK(first(function, static_cast<TestType>(far)) == 0);
  CHECK(first(function, std::numeric_limits<TestType>::infinity()) == 0);
}

TEMPLATE_TEST_CASE("log is at most 1 unit in the last place off for normal numbers",
                   "[activation][property]", float, double) {
  const auto function = [](const auto& z) { return log_lanes<TestType>(z); };
  double worst = 0;
  const auto check = [&](TestType x) {
    worst = std::max(worst, units_off(first(function, x), std::log(static_cast<long double>(x))));
  };
  for_each_magnitude<TestType>(1e9, check);
  for (int exponent = std::numeric_limits<TestType>::min_exponent;
       exponent < std::numeric_limits<TestType>::max_exponent; ++exponent) {
    check(std::ldexp(TestType(0.75), exponent));
  }
  CHECK(worst <= 1);
  CHECK(first(function, TestType(1)) == 0);
  CHECK(std::isnan(first(function, std::numeric_limits<TestType>::quiet_NaN())));
}

TEMPLATE_TEST_CASE("log(1 + x) is at most 2 units in the last place off from 0 to 1",
                   "[activation][property]", float, double) {
  const auto function = [](const auto& z) { return log1p_lanes<TestType>(z); };
  double worst = 0;
  for_each_magnitude<TestType>(1, [&](TestType x) {
    worst = std::max(worst, units_off(first(function, x), std::log1p(static_cast<long double>(x))));
  });
  CHECK(worst <= 2);
  CHECK(first(function, TestType(0)) == 0);
  CHECK(std::isnan(first(function, std::numeric_limits<TestType>::quiet_NaN())));
}

TEMPLATE_TEST_CASE("sigmoid is at most 3 units in the last place off for either sign",
                   "[activation][property]", float, double) {
  const double most = std::is_same_v<TestType, float> ? 100 : 700;
  double worst = 0;
  const auto function = [](const auto& z) { return sigmoid<TestType>(z); };
  for_each_magnitude<TestType>(most, [&](TestType x) {
    const long double e = std::exp(-static_cast<long double>(x));
    worst = std::max({worst, units_off(first(function, x), 1 / (1 + e)),
                      units_off(first(function, -x), e / (1 + e))});
  });
  CHECK(worst <= 3);
}

TEMPLATE_TEST_CASE("erf is at most 3 units in the last place off, odd and never above 1",
                   "[activation][property]", float, double) {
  double worst = 0;
  const auto function = [](const auto& z) { return erf(z); };
  for_each_magnitude<TestType>(1000, [&](TestType x) {
    const TestType value = first(function, x);
    worst = std::max(worst, units_off(value, std::erf(static_cast<long double>(x))));
    if (!(value <= 1)) FAIL("erf(" << x << ") is above 1");
    if (!same_bits(first(function, -x), -value)) FAIL("erf(" << -x << ") is not the negative");
  });
  CHECK(worst <= 3);
}

TEMPLATE_TEST_CASE("the extremes of the activations are exact", "[activation]", float, double) {
  const TestType infinity = std::numeric_limits<TestType>::infinity();
  const auto sigmoid_of = [](const auto& z) { return sigmoid<TestType>(z); };
  CHECK(first(sigmoid_of, TestType(0)) == TestType(0.5));
  CHECK(first(sigmoid_of, infinity) == 1);
  CHECK(first(sigmoid_of, -infinity) == 0);
  const auto gelu_of = [](const auto& z) { return gelu<TestType>(z); };
  CHECK(first(gelu_of, TestType(0)) == 0);
  CHECK(first(gelu_of, TestType(50)) == 50);
  CHECK(first(gelu_of, TestType(-50)) == 0);
}

TEMPLATE_TEST_CASE("GELU and its slope are those of the definition", "[activation][property]",
                   float, double) {
  const auto gelu_of = [](const auto& z) { return gelu<TestType>(z); };
  const auto slope_of = [](const auto& z) { return gelu_slope<TestType>(z); };
  const double tolerance = 4 * static_cast<double>(std::numeric_limits<TestType>::epsilon());
  for (int i = -800; i <= 800; ++i) {
    const TestType z = static_cast<TestType>(i) / 100;
    const double x = static_cast<double>(z);
    const double phi = std::exp(-x * x / 2) / std::sqrt(2 * 3.14159265358979323846);
    const double cdf = std::erfc(-x / std::sqrt(2.0)) / 2;
    CAPTURE(x);
    REQUIRE(std::abs(static_cast<double>(first(gelu_of, z)) - x * cdf) <=
            tolerance * std::max(1.0, std::abs(x)));
    REQUIRE(std::abs(static_cast<double>(first(slope_of, z)) - (cdf + x * phi)) <= 2 * tolerance);
  }
}

TEMPLATE_TEST_CASE("a not-a-number stays one", "[activation]", float, double) {
  const TestType nan = std::numeric_limits<TestType>::quiet_NaN();
  CHECK(std::isnan(first([](const auto& z) { return exp_of_minus(z); }, nan)));
  CHECK(std::isnan(first([](const auto& z) { return sigmoid<TestType>(z); }, nan)));
  CHECK(std::isnan(first([](const auto& z) { return erf(z); }, nan)));
  CHECK(std::isnan(first([](const auto& z) { return gelu<TestType>(z); }, nan)));
}

}  // namespace
}  // namespace rp::test::activation_test
