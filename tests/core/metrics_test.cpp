#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "rp/base/rng.hpp"
#include "rp/metrics/classification.hpp"
#include "rp/metrics/confusion_matrix.hpp"
#include "rp/metrics/regression.hpp"
#include "rp/metrics/roc_auc.hpp"
#include "support/catch.hpp"
#include "support/loss.hpp"

namespace rp::test::metrics_test {
namespace {

ConfusionMatrix confusion(std::size_t classes, const std::vector<std::pair<int, int>>& rows) {
  ConfusionMatrix matrix(classes);
  for (const auto& [label, predicted] : rows) {
    matrix.add(static_cast<std::size_t>(label), static_cast<std::size_t>(predicted));
  }
  return matrix;
}

TEST_CASE("two classes are counted by hand", "[metrics]") {
  // 3 true negatives, 1 false positive, 2 false negatives, 4 true positives.
  const ConfusionMatrix m = confusion(
      2, {{0, 0}, {0, 0}, {0, 0}, {0, 1}, {1, 0}, {1, 0}, {1, 1}, {1, 1}, {1, 1}, {1, 1}});
  CHECK(m.count(0, 1) == 1);
  CHECK(m.rows_of(1) == 6);
  CHECK(m.accuracy() == Approx(0.7));
  CHECK(m.balanced_accuracy() == Approx((0.75 + 4.0 / 6) / 2));
  CHECK(m.f1() == Approx(8.0 / 11));
}

TEST_CASE("F1 of three classes is the mean of theirs, and 0 for one that is never met",
          "[metrics]") {
  const ConfusionMatrix m = confusion(3, {{0, 0}, {0, 1}, {1, 1}});
  // Class 0: 2 / (2 + 0 + 1); class 1: 2 / (2 + 1 + 0); class 2: 0 / 0.
  CHECK(m.f1() == Approx((2.0 / 3 + 2.0 / 3 + 0) / 3));
  CHECK(m.balanced_accuracy() == Approx(0.75));
}

TEST_CASE("without rows there is no accuracy", "[metrics]") {
  CHECK(std::isnan(ConfusionMatrix(2).accuracy()));
  CHECK(std::isnan(ConfusionMatrix(2).balanced_accuracy()));
}

/// Over all pairs of a positive and a negative.
double pairwise_auc(const std::vector<double>& scores, const std::vector<char>& positive) {
  double won = 0;
  double pairs = 0;
  for (std::size_t p = 0; p < scores.size(); ++p) {
    for (std::size_t n = 0; n < scores.size(); ++n) {
      if (positive[p] == 0 || positive[n] != 0) continue;
      pairs += 1;
      won += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
    }
  }
  return won / pairs;
}

TEST_CASE("ROC AUC is the share of pairs in order, ties counting half", "[metrics][property]") {
  Rng rng(5);
  for (std::size_t n = 2; n <= 67; ++n) {
    std::vector<double> scores(n);
    std::vector<char> positive(n);
    for (std::size_t i = 0; i < n; ++i) {
      scores[i] = rng.below(8);
      positive[i] = static_cast<char>(rng.below(2));
    }
    positive[0] = 1;
    positive[1] = 0;
    CAPTURE(n);
    REQUIRE(roc_auc(scores, positive) == Approx(pairwise_auc(scores, positive)));
  }
}

TEST_CASE("ROC AUC needs both kinds of rows", "[metrics]") {
  const std::vector<double> scores{1, 2};
  CHECK(std::isnan(roc_auc(scores, std::vector<char>{1, 1})));
  CHECK(std::isnan(roc_auc(scores, std::vector<char>{0, 0})));
}

template <class T>
void add(ClassificationMeter& meter, const std::vector<std::vector<T>>& logits,
         const std::vector<std::vector<T>>& target) {
  const std::size_t samples = logits.front().size();
  const Matrix<T> z = block_of(logits);
  const Matrix<T> y = block_of(target);
  meter.add<T>(as_block(z, samples), as_block(y, samples));
}

TEMPLATE_TEST_CASE("one logit tells two classes apart at 0", "[metrics]", float, double) {
  ClassificationMeter meter(2);
  add<TestType>(meter, {{2, -1, -3, 0, 4}}, {{1, 1, 0, 0, 1}});
  const ClassificationMetrics m = meter.metrics();
  CHECK(m.confusion.count(1, 0) == 1);
  CHECK(m.confusion.accuracy() == Approx(0.8));
  const auto softplus = [](double x) { return std::log1p(std::exp(x)); };
  CHECK(m.log_loss ==
        Approx((softplus(-2) + softplus(1) + softplus(-3) + std::log(2.0) + softplus(-4)) / 5));
  CHECK(m.roc_auc == Approx(5.0 / 6));
}

TEST_CASE("log-loss of logits that no exponential can hold is finite", "[metrics]") {
  ClassificationMeter two(2);
  add<double>(two, {{1e4, -1e4}}, {{0, 0}});
  CHECK(two.metrics().log_loss == Approx(5e3));
  ClassificationMeter three(3);
  add<double>(three, {{1e4}, {-1e4}, {0}}, {{0}, {1}, {0}});
  CHECK(three.metrics().log_loss == Approx(2e4));
}

TEST_CASE("a class without rows is left out of the mean AUC and named", "[metrics]") {
  ClassificationMeter meter(3);
  add<double>(meter, {{3, 0}, {0, 3}, {-9, -9}}, {{1, 0}, {0, 1}, {0, 0}});
  const ClassificationMetrics m = meter.metrics();
  CHECK(m.roc_auc == 1);
  CHECK(m.without_auc == std::vector<std::size_t>{2});
}

TEST_CASE("classes are measured the same in one piece and in several", "[metrics]") {
  ClassificationMeter whole(2);
  add<double>(whole, {{2, -1, -3, 0.5, 4}}, {{1, 1, 0, 0, 1}});
  ClassificationMeter pieces(2);
  add<double>(pieces, {{2, -1}}, {{1, 1}});
  add<double>(pieces, {{-3, 0.5, 4}}, {{0, 0, 1}});
  CHECK(whole.metrics().log_loss == Approx(pieces.metrics().log_loss));
  CHECK(whole.metrics().roc_auc == pieces.metrics().roc_auc);
}

TEMPLATE_TEST_CASE("numbers are measured by hand", "[metrics]", float, double) {
  RegressionMeter meter;
  const Matrix<TestType> output = block_of<TestType>({{1, 2, 4, 9}});
  const Matrix<TestType> target = block_of<TestType>({{1, 4, 3, 8}});
  meter.add<TestType>(as_block(output, 4), as_block(target, 4));
  const RegressionMetrics m = meter.metrics();
  CHECK(m.rmse == Approx(std::sqrt(6.0 / 4)));
  CHECK(m.mae == Approx(1));
  CHECK(m.r2 == Approx(1 - 6.0 / 26));
}

TEST_CASE("R2 of a target that never changes is not a number", "[metrics]") {
  RegressionMeter meter;
  const Matrix<double> output = block_of<double>({{1, 2}});
  const Matrix<double> target = block_of<double>({{3, 3}});
  meter.add<double>(as_block(output, 2), as_block(target, 2));
  CHECK(std::isnan(meter.metrics().r2));
}

}  // namespace
}  // namespace rp::test::metrics_test
