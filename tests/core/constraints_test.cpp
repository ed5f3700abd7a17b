#include "rp/optim/constraints.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"

namespace rp::test::constraints_test {
namespace {

template <class T>
std::vector<T> kept_within(const Interval& bounds, std::vector<T> parameters) {
  keep_within<T>(bounds, parameters);
  return parameters;
}

template <class T>
std::vector<T> limited(double limit, std::size_t inputs, std::vector<T> weights) {
  limit_norms<T>(limit, inputs, weights);
  return weights;
}

TEMPLATE_TEST_CASE("a box clamps each parameter at either end", "[constraints]", float, double) {
  CHECK(kept_within<TestType>({-1, 2}, {-3, -1, 0.5, 2, 7}) ==
        std::vector<TestType>{-1, -1, 0.5, 2, 2});
}

TEMPLATE_TEST_CASE("a box holds at every length", "[constraints][property]", float, double) {
  Rng rng(52);
  for (std::size_t size = 1; size <= 67; ++size) {
    const std::vector<TestType> values = random_values<TestType>(rng, size);
    const std::vector<TestType> kept = kept_within<TestType>({-0.25, 0.5}, values);
    for (std::size_t i = 0; i < size; ++i) {
      REQUIRE(kept[i] == std::clamp(values[i], TestType(-0.25), TestType(0.5)));
    }
  }
}

TEST_CASE("a box hides no not-a-number and bounds infinities", "[constraints]") {
  const double infinity = std::numeric_limits<double>::infinity();
  const std::vector<double> kept =
      kept_within<double>({-1, 1}, {std::numeric_limits<double>::quiet_NaN(), infinity, -infinity});
  CHECK(std::isnan(kept[0]));
  CHECK(kept[1] == 1);
  CHECK(kept[2] == -1);
}

TEST_CASE("Keras' MaxNorm shortens the weights into each unit", "[constraints][golden]") {
  const std::vector<double> limited_rows = limited<double>(1, 3, {0.5, -2.0, 0.1, 1.5, 0.7, -0.2});
  const std::vector<double> expected{0.242250779818666,  -0.969003119274664, 0.0484501559637332,
                                     0.8996401618992694, 0.4198320755529924, -0.11995202158656927};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(std::abs(limited_rows[i] - expected[i]) < 1e-15);
  }
}

TEST_CASE("weights within the limit hardly change, and those of 0 stay 0", "[constraints]") {
  const std::vector<double> kept = limited<double>(10, 2, {3, 4, 0, 0});
  CHECK(std::abs(kept[0] - 3 * 5 / (5 + 1e-7)) < 1e-15);
  CHECK(std::abs(kept[1] - 4 * 5 / (5 + 1e-7)) < 1e-15);
  CHECK(kept[2] == 0);
  CHECK(kept[3] == 0);
}

TEMPLATE_TEST_CASE("no unit's weights are longer than the limit", "[constraints][property]", float,
                   double) {
  Rng rng(53);
  for (std::size_t inputs = 1; inputs <= 67; ++inputs) {
    const std::vector<TestType> kept =
        limited<TestType>(0.01, inputs, random_values<TestType>(rng, 3 * inputs));
    for (std::size_t unit = 0; unit < 3; ++unit) {
      long double squares = 0;
      for (std::size_t i = 0; i < inputs; ++i) {
        const auto w = static_cast<long double>(kept[unit * inputs + i]);
        squares += w * w;
      }
      CAPTURE(inputs);
      REQUIRE(std::sqrt(squares) <=
              0.01L * (1 + 4 * static_cast<long double>(std::numeric_limits<TestType>::epsilon())));
    }
  }
}

}  // namespace
}  // namespace rp::test::constraints_test
