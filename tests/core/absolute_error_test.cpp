#include "rp/losses/absolute_error.hpp"

#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/loss.hpp"

namespace rp::test::absolute_error_test {
namespace {

TEMPLATE_TEST_CASE("the mean absolute error is a mean over all elements", "[absolute_error]", float,
                   double) {
  const LossResult<TestType> result =
      measure_loss<TestType>(Loss::mae, {{1, 5}, {3, -2}}, {{3, 4}, {3, 0}});
  CHECK(result.loss == TestType(1.25));
  CHECK(result.all_deltas() ==
        std::vector<TestType>{TestType(-0.25), TestType(0.25), 0, TestType(-0.25)});
}

TEMPLATE_TEST_CASE("a sum of absolute errors is as many times their mean", "[absolute_error]",
                   float, double) {
  for (std::size_t samples = 1; samples <= 67; ++samples) {
    std::vector<TestType> output(samples);
    double expected = 0;
    for (std::size_t s = 0; s < samples; ++s) {
      output[s] = static_cast<TestType>(s % 5) - 2;
      expected += std::abs(static_cast<double>(output[s]) - 1);
    }
    const std::vector<TestType> target(samples, 1);
    const Matrix<TestType> yhat = block_of<TestType>({output});
    const Matrix<TestType> y = block_of<TestType>({target});
    CAPTURE(samples);
    REQUIRE(static_cast<double>(sum_of_losses<TestType>(Loss::mae, as_block(yhat, samples),
                                                        as_block(y, samples))) == expected);
  }
}

}  // namespace
}  // namespace rp::test::absolute_error_test
