#include "rp/losses/huber.hpp"

#include <vector>

#include "support/catch.hpp"
#include "support/loss.hpp"

namespace rp::test::huber_test {
namespace {

TEMPLATE_TEST_CASE("errors up to delta count squared, larger ones linearly", "[huber]", float,
                   double) {
  // Errors 1, -2, 4, 0 and delta 2: 0.5, 2, 2 (4 - 1), 0.
  const LossResult<TestType> result =
      measure_loss<TestType>(Criterion(Loss::huber, 2), {{1, -2, 4, 0}}, {{0, 0, 0, 0}});
  CHECK(result.loss == TestType(2.125));
  CHECK(result.all_deltas() ==
        std::vector<TestType>{TestType(0.25), TestType(-0.5), TestType(0.5), 0});
}

TEMPLATE_TEST_CASE("with a delta beyond all errors it is half the mean squared error", "[huber]",
                   float, double) {
  const std::vector<std::vector<TestType>> output{{1, -2, 4, 0, 7}};
  const std::vector<std::vector<TestType>> target{{0, 3, 1, 1, 2}};
  const LossResult<TestType> huber = measure_loss(Criterion(Loss::huber, 100), output, target);
  const LossResult<TestType> half = measure_loss(Loss::half_mse, output, target);
  CHECK(huber.loss == half.loss);
  CHECK(huber.deltas == half.deltas);
}

TEMPLATE_TEST_CASE("the slope is never steeper than delta, however large the error", "[huber]",
                   float, double) {
  const LossResult<TestType> result = measure_loss<TestType>(
      Criterion(Loss::huber, TestType(0.5)), {{TestType(1e30), TestType(-1e30)}}, {{0, 0}});
  CHECK(result.all_deltas() == std::vector<TestType>{TestType(0.25), TestType(-0.25)});
}

}  // namespace
}  // namespace rp::test::huber_test
