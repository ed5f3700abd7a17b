#include "rp/losses/squared_error.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "rp/losses/loss.hpp"
#include "rp/tensor/xtensor.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/loss.hpp"

namespace rp::test::squared_error_test {
namespace {

template <class T>
const std::vector<std::vector<T>> kPrediction{{T(2.5), T(0), T(2), T(8)}};
template <class T>
const std::vector<std::vector<T>> kTarget{{T(3), T(-0.5), T(2), T(7)}};

TEMPLATE_TEST_CASE("mse of the reference values is 0.375", "[squared_error][golden]", float,
                   double) {
  const LossResult<TestType> result =
      measure_loss(Loss::mse, kPrediction<TestType>, kTarget<TestType>);
  CHECK(result.loss == TestType(0.375));
  CHECK(result.all_deltas() ==
        std::vector<TestType>{TestType(-0.25), TestType(0.25), 0, TestType(0.5)});
}

TEMPLATE_TEST_CASE("half_mse is half of mse in value and slope", "[squared_error][golden]", float,
                   double) {
  const LossResult<TestType> result =
      measure_loss(Loss::half_mse, kPrediction<TestType>, kTarget<TestType>);
  CHECK(result.loss == TestType(0.1875));
  CHECK(result.all_deltas() ==
        std::vector<TestType>{TestType(-0.125), TestType(0.125), 0, TestType(0.25)});
}

TEMPLATE_TEST_CASE("several outputs average over all elements", "[squared_error]", float, double) {
  const LossResult<TestType> result =
      measure_loss<TestType>(Loss::mse, {{1, 2}, {3, 4}}, {{0, 0}, {0, 0}});
  CHECK(result.loss == TestType(7.5));
  CHECK(result.all_deltas() == std::vector<TestType>{TestType(0.5), 1, TestType(1.5), 2});
}

TEMPLATE_TEST_CASE("the padding of outputs and targets is in no result",
                   "[squared_error][property]", float, double) {
  for (std::size_t samples = 1; samples <= 9; ++samples) {
    const std::vector<std::vector<TestType>> output{std::vector<TestType>(samples, 3)};
    const std::vector<std::vector<TestType>> target{std::vector<TestType>(samples, 1)};
    CAPTURE(samples);
    REQUIRE(measure_loss(Loss::mse, output, target).loss == 4);
  }
}

TEMPLATE_TEST_CASE("the padding of the deltas is zero", "[squared_error][property]", float,
                   double) {
  for (std::size_t samples = 1; samples <= 9; ++samples) {
    const std::vector<std::vector<TestType>> output{std::vector<TestType>(samples, 3)};
    const std::vector<std::vector<TestType>> target{std::vector<TestType>(samples, 1)};
    const std::vector<TestType> padding = measure_loss(Loss::mse, output, target).padding;
    CAPTURE(samples);
    REQUIRE(padding == std::vector<TestType>(padding.size(), 0));
  }
}

TEMPLATE_TEST_CASE("the sum of squared errors is the mean times the elements", "[squared_error]",
                   float, double) {
  const Matrix<TestType> output = block_of(kPrediction<TestType>);
  const Matrix<TestType> target = block_of(kTarget<TestType>);
  CHECK(sum_of_squared_errors<TestType>(as_block(output, 4), as_block(target, 4)) == TestType(1.5));
  CHECK(sum_of_squared_errors<TestType>(as_block(output, 3), as_block(target, 3)) == TestType(0.5));
}

TEST_CASE("a loss is the mean square or half of it", "[squared_error]") {
  CHECK(mean_square_of(Loss::mse, 0.375) == 0.375);
  CHECK(mean_square_of(Loss::half_mse, 0.1875) == 0.375);
}

TEST_CASE("an output that is not a number makes a loss that is none", "[squared_error]") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (std::size_t at = 0; at < 5; ++at) {
    std::vector<float> output(5, 1.0F);
    output[at] = nan;
    CHECK(std::isnan(measure_loss<float>(Loss::mse, {output}, {std::vector<float>(5, 1.0F)}).loss));
  }
}

}  // namespace
}  // namespace rp::test::squared_error_test
