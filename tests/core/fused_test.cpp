#include "rp/simd/fused.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "rp/base/rng.hpp"
#include "rp/simd/lanes.hpp"
#include "rp/simd/reduce.hpp"
#include "rp/simd/tanh.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"

namespace rp::test::fused_test {
namespace {

constexpr std::size_t kLongest = 67;

template <class T>
T quotient(T numerator, T denominator) {
  const Lanes<T> result = divide_or_zero<T>(Lanes<T>(numerator), Lanes<T>(denominator));
  T first = 0;
  store_first(&first, result, 1);
  return first;
}

TEST_CASE("four lanes fold as (0 + 2) + (1 + 3)", "[fused]") {
  const float values[] = {1e8F, 1, -1e8F, 1};
  CHECK(fold(load(values)) == 2);
}

TEST_CASE("two lanes fold by one addition", "[fused]") {
  const double values[] = {1.5, 2.25};
  CHECK(fold(load(values)) == 3.75);
}

TEST_CASE("a padded row holds whole lanes and an odd number of cache lines", "[fused][property]") {
  for (std::size_t n = 0; n <= 1000; ++n) {
    const std::size_t stride = padded_stride<float>(n);
    const bool good = stride >= whole_lanes<float>(n) && stride % 32 == 16;
    if (!good) FAIL("stride " << stride << " for " << n << " values");
  }
  CHECK(padded_stride<double>(9) == 24);
}

TEMPLATE_TEST_CASE("fused equals a plain loop bit for bit at every length", "[fused][property]",
                   float, double) {
  Rng rng(1);
  for (std::size_t length = 0; length <= kLongest; ++length) {
    std::vector<TestType> x = random_values<TestType>(rng, length);
    std::vector<TestType> y = random_values<TestType>(rng, length);
    const std::vector<TestType> z = random_values<TestType>(rng, length);
    std::vector<TestType> expected_x = x;
    std::vector<TestType> expected_y = y;
    for (std::size_t i = 0; i < length; ++i) {
      expected_x[i] = expected_x[i] * TestType(0.9) + z[i] * z[i];
      expected_y[i] = expected_y[i] - z[i] / (std::sqrt(std::abs(expected_x[i])) + TestType(1e-3));
    }
    fused(
        [](auto& a, auto& b, const auto& c) {
          using L = Lanes<TestType>;
          a = a * L(TestType(0.9)) + c * c;
          b = b - c / (sqrt(abs(a)) + L(TestType(1e-3)));
        },
        std::span<TestType>(x), std::span<TestType>(y), std::span<const TestType>(z));
    CAPTURE(length);
    REQUIRE(same_bits<TestType>(x, expected_x));
    REQUIRE(same_bits<TestType>(y, expected_y));
  }
}

TEST_CASE("fused writes nothing past the end of a span", "[fused][property]") {
  for (std::size_t length = 0; length <= kLongest; ++length) {
    std::vector<float> values(length + 8, 5.0F);
    fused([](auto& x) { x = x + Lanes<float>(1.0F); }, std::span<float>(values.data(), length));
    const std::vector<float> rest(values.begin() + static_cast<std::ptrdiff_t>(length),
                                  values.end());
    CAPTURE(length);
    REQUIRE(rest == std::vector<float>(8, 5.0F));
  }
}

TEST_CASE("fused leaves a constant span as it was", "[fused]") {
  const std::vector<float> constant(7, 2.0F);
  std::vector<float> sum(7, 1.0F);
  fused([](auto& a, const auto& b) { a = a + b; }, std::span<float>(sum),
        std::span<const float>(constant));
  CHECK(constant == std::vector<float>(7, 2.0F));
  CHECK(sum == std::vector<float>(7, 3.0F));
}

TEMPLATE_TEST_CASE("an element's result does not depend on where it lies", "[fused][property]",
                   float, double) {
  Rng rng(2);
  const std::vector<TestType> values = random_values<TestType>(rng, kLongest);
  const auto apply = [](std::span<TestType> span) {
    fused([](auto& x) { x = tanh(x) / Lanes<TestType>(TestType(3)); }, span);
  };
  std::vector<TestType> together = values;
  apply(together);
  for (std::size_t i = 0; i < values.size(); ++i) {
    TestType alone = values[i];
    apply(std::span<TestType>(&alone, 1));
    REQUIRE(same_bits(alone, together[i]));
  }
}

TEMPLATE_TEST_CASE("a quotient with denominator 0 is 0", "[fused]", float, double) {
  CHECK(quotient<TestType>(3, 2) == TestType(1.5));
  CHECK(quotient<TestType>(3, 0) == 0);
  CHECK(quotient<TestType>(0, 0) == 0);
  CHECK(quotient<TestType>(3, TestType(-0.0)) == 0);
}

TEMPLATE_TEST_CASE("a quotient hides no not-a-number", "[fused]", float, double) {
  const TestType nan = std::numeric_limits<TestType>::quiet_NaN();
  CHECK(std::isnan(quotient<TestType>(nan, 1)));
  CHECK(std::isnan(quotient<TestType>(1, nan)));
}

TEMPLATE_TEST_CASE("a sum of squares is exact for small whole numbers", "[fused][property]", float,
                   double) {
  std::vector<TestType> values;
  TestType expected = 0;
  for (int i = 0; i <= static_cast<int>(kLongest); ++i) {
    REQUIRE(sum_of_squares<TestType>(values) == expected);
    values.push_back(static_cast<TestType>(i % 2 == 0 ? i : -i));
    expected += static_cast<TestType>(i * i);
  }
}

TEMPLATE_TEST_CASE("a sum of squares is close to one in long double", "[fused][property]", float,
                   double) {
  Rng rng(3);
  for (std::size_t length = 0; length <= kLongest; ++length) {
    const std::vector<TestType> values = random_values<TestType>(rng, length);
    long double expected = 0;
    for (const TestType value : values) expected += static_cast<long double>(value) * value;
    const long double tolerance =
        expected * static_cast<long double>(length) * std::numeric_limits<TestType>::epsilon();
    REQUIRE(std::abs(sum_of_squares<TestType>(values) - expected) <= tolerance);
  }
}

TEST_CASE("a sum of squares is not finite if one value is not", "[fused]") {
  for (std::size_t at = 0; at < 7; ++at) {
    std::vector<float> values(7, 1.0F);
    values[at] = std::numeric_limits<float>::quiet_NaN();
    CHECK(std::isnan(sum_of_squares<float>(values)));
    values[at] = std::numeric_limits<float>::infinity();
    CHECK(std::isinf(sum_of_squares<float>(values)));
  }
}

}  // namespace
}  // namespace rp::test::fused_test
