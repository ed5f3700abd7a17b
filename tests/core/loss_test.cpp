#include "rp/losses/loss.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "rp/losses/cross_entropy.hpp"
#include "rp/losses/squared_error.hpp"
#include "support/catch.hpp"
#include "support/data.hpp"

namespace rp::test::loss_test {
namespace {

constexpr Loss kLosses[] = {Loss::mse, Loss::half_mse, Loss::bce_with_logits,
                            Loss::softmax_cross_entropy};

TEMPLATE_TEST_CASE("the mean of summed losses is the loss of a batch", "[loss][property]", float,
                   double) {
  Rng rng(91);
  for (const Loss loss : kLosses) {
    for (const std::size_t outputs : {1U, 3U}) {
      for (std::size_t samples = 1; samples <= 67; ++samples) {
        const Matrix<TestType> output = random_samples<TestType>(rng, outputs, samples);
        const Matrix<TestType> target = random_samples<TestType>(rng, outputs, samples);
        Matrix<TestType> delta = sample_matrix<TestType>(outputs, samples);
        const TestType batch = loss_and_delta<TestType>(
            loss, as_block(output, samples), as_block(target, samples), as_block(delta, samples));
        const TestType sum =
            sum_of_losses<TestType>(loss, as_block(output, samples), as_block(target, samples));
        const TestType mean = sum / static_cast<TestType>(samples);
        CAPTURE(static_cast<int>(loss), outputs, samples);
        REQUIRE(std::abs(mean - batch) <=
                64 * std::numeric_limits<TestType>::epsilon() * (1 + std::abs(batch)));
      }
    }
  }
}

TEST_CASE("a loss is the one of its name", "[loss]") {
  Rng rng(92);
  const Matrix<double> output = random_samples<double>(rng, 2, 5);
  const Matrix<double> target = random_samples<double>(rng, 2, 5);
  Matrix<double> delta = sample_matrix<double>(2, 5);
  const Block<const double> o = as_block(output, 5);
  const Block<const double> t = as_block(target, 5);
  const Block<double> d = as_block(delta, 5);
  CHECK(loss_and_delta(Loss::mse, o, t, d) == squared_error_and_delta(1.0, o, t, d));
  CHECK(loss_and_delta(Loss::half_mse, o, t, d) == squared_error_and_delta(0.5, o, t, d));
  CHECK(loss_and_delta(Loss::bce_with_logits, o, t, d) == binary_cross_entropy_and_delta(o, t, d));
  CHECK(loss_and_delta(Loss::softmax_cross_entropy, o, t, d) ==
        softmax_cross_entropy_and_delta(o, t, d));
}

TEST_CASE("a squared-error loss gives back its mean square", "[loss]") {
  CHECK(mean_square_of(Loss::mse, 3) == 3);
  CHECK(mean_square_of(Loss::half_mse, 3) == 6);
}

}  // namespace
}  // namespace rp::test::loss_test
