#include "rp/losses/cross_entropy.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "rp/losses/loss.hpp"
#include "rp/tensor/xtensor.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/loss.hpp"

namespace rp::test::cross_entropy_test {
namespace {

template <class T>
OutputRows<T> random_rows(Rng& rng, std::size_t outputs, std::size_t samples, double low,
                          double high) {
  OutputRows<T> rows(outputs, std::vector<T>(samples));
  for (std::vector<T>& row : rows) {
    for (T& value : row) value = static_cast<T>(rng.uniform(low, high));
  }
  return rows;
}

/// A class for each sample, as columns of 0 and 1.
template <class T>
OutputRows<T> random_classes(Rng& rng, std::size_t outputs, std::size_t samples) {
  OutputRows<T> rows(outputs, std::vector<T>(samples, 0));
  for (std::size_t s = 0; s < samples; ++s) {
    rows[rng.below(static_cast<std::uint32_t>(outputs))][s] = 1;
  }
  return rows;
}

struct Example {
  double logit;
  double target;
  double loss;
  double gradient;
};

const std::vector<Example>& binary_examples() {
  static const std::vector<Example> kExamples{
      {-1000, 0, 0, 0},
      {-1000, 1, 1000, -1},
      {-1000, 0.25, 250, -0.25},
      {-40, 0, 4.248354255291589e-18, 4.248354255291589e-18},
      {-40, 1, 40, -1},
      {-40, 0.25, 10, -0.25},
      {-3, 0, 0.048587351573741965, 0.04742587317756678},
      {-3, 1, 3.048587351573742, -0.9525741268224333},
      {-3, 0.25, 0.7985873515737419, -0.20257412682243323},
      {-0.001, 0, 0.6926473055599401, 0.4997500000208333},
      {-0.001, 1, 0.6936473055599401, -0.5002499999791667},
      {0, 0, 0.6931471805599453, 0.5},
      {0, 1, 0.6931471805599453, -0.5},
      {0, 0.25, 0.6931471805599453, 0.25},
      {0.001, 0, 0.6936473055599401, 0.5002499999791666},
      {2.5, 0, 2.5788897342925496, 0.9241418199787566},
      {2.5, 1, 0.07888973429254957, -0.07585818002124345},
      {2.5, 0.25, 1.9538897342925496, 0.6741418199787566},
      {40, 0, 40, 1},
      {40, 1, 4.248354255291589e-18, 0},
      {40, 0.25, 30, 0.75},
      {1000, 0, 1000, 1},
      {1000, 1, 0, 0},
      {1000, 0.25, 750, 0.75},
  };
  return kExamples;
}

TEMPLATE_TEST_CASE("the binary cross-entropy has torch's values, also at extreme logits",
                   "[cross_entropy][golden]", float, double) {
  const double unit = static_cast<double>(std::numeric_limits<TestType>::epsilon());
  for (const Example& example : binary_examples()) {
    const LossResult<TestType> result =
        measure_loss<TestType>(Loss::bce_with_logits, {{static_cast<TestType>(example.logit)}},
                               {{static_cast<TestType>(example.target)}});
    CAPTURE(example.logit, example.target);
    CHECK(std::abs(static_cast<double>(result.loss) - example.loss) <=
          4 * unit * std::max(1.0, example.loss));
    CHECK(std::abs(static_cast<double>(result.deltas[0][0]) - example.gradient) <= 4 * unit);
  }
}

TEST_CASE("a small loss and a small gradient keep their digits", "[cross_entropy]") {
  const LossResult<double> result = measure_loss<double>(Loss::bce_with_logits, {{-40}}, {{0}});
  CHECK(std::abs(result.loss / 4.248354255291589e-18 - 1) < 1e-14);
  CHECK(std::abs(result.deltas[0][0] / 4.248354255291589e-18 - 1) < 1e-14);
}

struct SoftmaxExample {
  std::vector<double> logits;
  std::size_t chosen;
  double loss;
  std::vector<double> gradient;
};

TEMPLATE_TEST_CASE("the softmax cross-entropy has torch's values, also at extreme logits",
                   "[cross_entropy][golden]", float, double) {
  const std::vector<SoftmaxExample> examples{
      {{1, 2, 3},
       0,
       2.4076059644443806,
       {-0.9099694268296196, 0.24472847105479764, 0.6652409557748218}},
      {{1, 2, 3},
       2,
       0.4076059644443804,
       {0.09003057317038043, 0.24472847105479764, -0.3347590442251782}},
      {{1000, 0, -1000}, 0, 0, {0, 0, 0}},
      {{1000, 0, -1000}, 1, 1000, {1, -1, 0}},
      {{0, 0, 0},
       1,
       1.0986122886681098,
       {0.3333333333333333, -0.6666666666666667, 0.3333333333333333}},
      {{-0.5, 0.25, 0.1},
       1,
       0.8471869381638781,
       {0.20246526496942044, -0.5713810306962475, 0.3689157657268269}},
  };
  const double unit = static_cast<double>(std::numeric_limits<TestType>::epsilon());
  for (const SoftmaxExample& example : examples) {
    OutputRows<TestType> logits;
    OutputRows<TestType> target(3, {0});
    target[example.chosen][0] = 1;
    for (const double logit : example.logits) logits.push_back({static_cast<TestType>(logit)});
    const LossResult<TestType> result =
        measure_loss<TestType>(Loss::softmax_cross_entropy, logits, target);
    CAPTURE(example.logits, example.chosen);
    CHECK(std::abs(static_cast<double>(result.loss) - example.loss) <=
          4 * unit * std::max(1.0, example.loss));
    for (std::size_t r = 0; r < 3; ++r) {
      CHECK(std::abs(static_cast<double>(result.deltas[r][0]) - example.gradient[r]) <= 4 * unit);
    }
  }
}

TEMPLATE_TEST_CASE("no logit is too large for either cross-entropy", "[cross_entropy]", float,
                   double) {
  const TestType large = std::numeric_limits<TestType>::max() / 4;
  for (const Loss loss : {Loss::bce_with_logits, Loss::softmax_cross_entropy}) {
    const LossResult<TestType> result =
        measure_loss<TestType>(loss, {{large, -large}, {-large, large}}, {{1, 0}, {0, 1}});
    CHECK(std::isfinite(result.loss));
    for (const std::vector<TestType>& row : result.deltas) {
      for (const TestType delta : row) CHECK(std::isfinite(delta));
    }
  }
}

/// Mean over all elements, in long double.
template <class T>
long double binary_reference(const OutputRows<T>& output, const OutputRows<T>& target) {
  long double sum = 0;
  for (std::size_t r = 0; r < output.size(); ++r) {
    for (std::size_t s = 0; s < output[r].size(); ++s) {
      const auto z = static_cast<long double>(output[r][s]);
      const auto y = static_cast<long double>(target[r][s]);
      sum += std::max(z, 0.0L) - z * y + std::log1p(std::exp(-std::abs(z)));
    }
  }
  return sum / static_cast<long double>(output.size() * output.front().size());
}

template <class T>
long double softmax_reference(const OutputRows<T>& output, const OutputRows<T>& target) {
  long double sum = 0;
  for (std::size_t s = 0; s < output.front().size(); ++s) {
    long double exponentials = 0;
    for (std::size_t r = 0; r < output.size(); ++r) {
      exponentials += std::exp(static_cast<long double>(output[r][s]));
      sum -= static_cast<long double>(target[r][s]) * static_cast<long double>(output[r][s]);
    }
    sum += std::log(exponentials);
  }
  return sum / static_cast<long double>(output.front().size());
}

TEMPLATE_TEST_CASE("at every batch size both are the means of their formulas",
                   "[cross_entropy][property]", float, double) {
  Rng rng(93);
  const auto unit = static_cast<long double>(std::numeric_limits<TestType>::epsilon());
  for (std::size_t samples = 1; samples <= 67; ++samples) {
    for (const std::size_t outputs : {1U, 2U, 5U}) {
      const OutputRows<TestType> z = random_rows<TestType>(rng, outputs, samples, -6, 6);
      const OutputRows<TestType> y = random_rows<TestType>(rng, outputs, samples, 0, 1);
      const OutputRows<TestType> classes = random_classes<TestType>(rng, outputs, samples);
      const auto binary = static_cast<long double>(measure_loss(Loss::bce_with_logits, z, y).loss);
      const auto softmax =
          static_cast<long double>(measure_loss(Loss::softmax_cross_entropy, z, classes).loss);
      CAPTURE(samples, outputs);
      REQUIRE(std::abs(binary - binary_reference(z, y)) <= 64 * unit);
      REQUIRE(std::abs(softmax - softmax_reference(z, classes)) <= 64 * unit);
    }
  }
}

TEMPLATE_TEST_CASE("the padding of the deltas is zero and that of the rest in no result",
                   "[cross_entropy][property]", float, double) {
  Rng rng(94);
  for (const Loss loss : {Loss::bce_with_logits, Loss::softmax_cross_entropy}) {
    for (std::size_t samples = 1; samples <= 67; ++samples) {
      const LossResult<TestType> result =
          measure_loss<TestType>(loss, random_rows<TestType>(rng, 3, samples, -2, 2),
                                 random_classes<TestType>(rng, 3, samples));
      CAPTURE(static_cast<int>(loss), samples);
      REQUIRE(std::isfinite(result.loss));
      REQUIRE(result.padding == std::vector<TestType>(result.padding.size(), 0));
    }
  }
}

/// The largest difference between the deltas and central differences of the loss.
double gradient_error(Loss loss, OutputRows<double> output, const OutputRows<double>& target) {
  constexpr double kStep = 1e-6;
  const OutputRows<double> deltas = measure_loss(loss, output, target).deltas;
  double worst = 0;
  for (std::size_t r = 0; r < output.size(); ++r) {
    for (std::size_t s = 0; s < output[r].size(); ++s) {
      const double at = output[r][s];
      output[r][s] = at + kStep;
      const double above = measure_loss(loss, output, target).loss;
      output[r][s] = at - kStep;
      const double below = measure_loss(loss, output, target).loss;
      output[r][s] = at;
      worst = std::max(worst, std::abs((above - below) / (2 * kStep) - deltas[r][s]));
    }
  }
  return worst;
}

TEST_CASE("the deltas are the slopes of the loss", "[cross_entropy][property]") {
  Rng rng(95);
  for (const std::size_t samples : {1U, 2U, 3U, 8U, 13U}) {
    for (const std::size_t outputs : {1U, 3U}) {
      const OutputRows<double> z = random_rows<double>(rng, outputs, samples, -4, 4);
      CAPTURE(samples, outputs);
      REQUIRE(gradient_error(Loss::bce_with_logits, z,
                             random_rows<double>(rng, outputs, samples, 0, 1)) < 1e-8);
      REQUIRE(gradient_error(Loss::softmax_cross_entropy, z,
                             random_classes<double>(rng, outputs, samples)) < 1e-8);
    }
  }
}

TEMPLATE_TEST_CASE("a sample's delta does not depend on the samples beside it",
                   "[cross_entropy][property]", float, double) {
  Rng rng(96);
  for (const Loss loss : {Loss::bce_with_logits, Loss::softmax_cross_entropy}) {
    const OutputRows<TestType> z = random_rows<TestType>(rng, 3, 8, -4, 4);
    const OutputRows<TestType> y = random_classes<TestType>(rng, 3, 8);
    const OutputRows<TestType> together = measure_loss(loss, z, y).deltas;
    for (std::size_t s = 0; s < 8; ++s) {
      const OutputRows<TestType> alone =
          measure_loss<TestType>(loss, {{z[0][s]}, {z[1][s]}, {z[2][s]}},
                                 {{y[0][s]}, {y[1][s]}, {y[2][s]}})
              .deltas;
      // A power of two of samples scales exactly.
      for (std::size_t r = 0; r < 3; ++r) {
        const TestType difference = together[r][s] * 8 - alone[r][0];
        REQUIRE(std::abs(difference) <= 2 * std::numeric_limits<TestType>::epsilon());
      }
    }
  }
}

TEST_CASE("a shift of all logits changes no softmax", "[cross_entropy][property]") {
  const LossResult<double> usual =
      measure_loss<double>(Loss::softmax_cross_entropy, {{1}, {2}, {4}}, {{0}, {1}, {0}});
  const LossResult<double> shifted =
      measure_loss<double>(Loss::softmax_cross_entropy, {{513}, {514}, {516}}, {{0}, {1}, {0}});
  CHECK(std::abs(usual.loss - shifted.loss) < 1e-12);
  CHECK(usual.deltas == shifted.deltas);
}

TEMPLATE_TEST_CASE("an output that is not a number makes a loss that is none", "[cross_entropy]",
                   float, double) {
  const TestType nan = std::numeric_limits<TestType>::quiet_NaN();
  for (const Loss loss : {Loss::bce_with_logits, Loss::softmax_cross_entropy}) {
    for (std::size_t at = 0; at < 5; ++at) {
      for (std::size_t row = 0; row < 2; ++row) {
        OutputRows<TestType> output(2, std::vector<TestType>(5, 1));
        output[row][at] = nan;
        const OutputRows<TestType> target(2, std::vector<TestType>(5, 1));
        CAPTURE(static_cast<int>(loss), at, row);
        CHECK(std::isnan(measure_loss(loss, output, target).loss));
      }
    }
  }
}

TEMPLATE_TEST_CASE("a class's weight multiplies its rows' losses and slopes, and nothing else",
                   "[cross_entropy]", float, double) {
  const OutputRows<TestType> logits{{2, -1, 0.5, -3, 1}};
  const OutputRows<TestType> labels{{1, 0, 0, 1, 1}};
  const LossResult<TestType> plain = measure_loss(Loss::bce_with_logits, logits, labels);
  const LossResult<TestType> weighted =
      measure_loss(Criterion(Loss::bce_with_logits, 1, {0.5, 2}), logits, labels);
  for (std::size_t s = 0; s < 5; ++s) {
    const TestType weight = labels[0][s] == 1 ? 2 : TestType(0.5);
    CHECK(weighted.deltas[0][s] == weight * plain.deltas[0][s]);
  }
  const LossResult<TestType> twice =
      measure_loss(Criterion(Loss::bce_with_logits, 1, {2, 2}), logits, labels);
  CHECK(static_cast<double>(twice.loss) == Approx(2 * static_cast<double>(plain.loss)));
}

TEMPLATE_TEST_CASE("a class of weight 0 counts for nothing in a softmax", "[cross_entropy]", float,
                   double) {
  const OutputRows<TestType> logits{{2, -1}, {0, 3}, {1, 1}};
  const OutputRows<TestType> labels{{1, 0}, {0, 1}, {0, 0}};
  const LossResult<TestType> first_only =
      measure_loss(Criterion(Loss::softmax_cross_entropy, 1, {1, 0, 1}), logits, labels);
  const LossResult<TestType> plain = measure_loss(Loss::softmax_cross_entropy, logits, labels);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(first_only.deltas[k][0] == plain.deltas[k][0]);
    CHECK(first_only.deltas[k][1] == 0);
  }
}

}  // namespace
}  // namespace rp::test::cross_entropy_test
