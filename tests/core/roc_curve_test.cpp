#include "rp/metrics/roc_curve.hpp"

#include <cmath>
#include <vector>

#include "rp/base/rng.hpp"
#include "rp/metrics/roc_auc.hpp"
#include "support/catch.hpp"

namespace rp::test::roc_curve_test {
namespace {

TEST_CASE("a curve counts hits and false alarms from the greatest score on", "[roc_curve]") {
  const std::vector<double> scores{0.9, 0.8, 0.4, 0.1};
  const std::vector<char> is_positive{1, 0, 1, 0};
  const std::vector<RocPoint> curve = roc_curve(scores, is_positive, 100);
  REQUIRE(curve.size() == 5);
  const std::vector<double> alarms{0, 0, 0.5, 0.5, 1};
  const std::vector<double> hits{0, 0.5, 0.5, 1, 1};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(curve[i].false_positive_rate == alarms[i]);
    CHECK(curve[i].true_positive_rate == hits[i]);
  }
}

TEST_CASE("equal scores are one step of the curve", "[roc_curve]") {
  const std::vector<double> scores{0.5, 0.5, 0.5};
  const std::vector<char> is_positive{1, 0, 0};
  const std::vector<RocPoint> curve = roc_curve(scores, is_positive, 100);
  REQUIRE(curve.size() == 2);
  CHECK(curve[1].false_positive_rate == 1);
  CHECK(curve[1].true_positive_rate == 1);
}

TEST_CASE("the area under a curve is the share of pairs in order", "[roc_curve]") {
  Rng rng(7);
  std::vector<double> scores;
  std::vector<char> is_positive;
  for (int i = 0; i < 400; ++i) {
    is_positive.push_back(rng.uniform(0, 1) < 0.3 ? 1 : 0);
    scores.push_back(std::round(10 * (rng.uniform(0, 1) + 0.3 * is_positive.back())));
  }
  const std::vector<RocPoint> curve = roc_curve(scores, is_positive, 1000);
  double area = 0;
  for (std::size_t i = 1; i < curve.size(); ++i) {
    area += (curve[i].false_positive_rate - curve[i - 1].false_positive_rate) *
            (curve[i].true_positive_rate + curve[i - 1].true_positive_rate) / 2;
  }
  CHECK(area == Approx(roc_auc(scores, is_positive)).epsilon(1e-12));
}

TEST_CASE("a long curve is thinned and keeps both ends", "[roc_curve]") {
  std::vector<double> scores;
  std::vector<char> is_positive;
  for (int i = 0; i < 5000; ++i) {
    scores.push_back(i);
    is_positive.push_back(static_cast<char>(i % 2));
  }
  const std::vector<RocPoint> curve = roc_curve(scores, is_positive, 50);
  REQUIRE(curve.size() == 50);
  CHECK(curve.front().true_positive_rate == 0);
  CHECK(curve.back().false_positive_rate == 1);
  for (std::size_t i = 1; i < curve.size(); ++i) {
    CHECK(curve[i].true_positive_rate >= curve[i - 1].true_positive_rate);
  }
}

TEST_CASE("without one of the two kinds, or with a score that is none, there is no curve",
          "[roc_curve]") {
  CHECK(roc_curve(std::vector<double>{1, 2}, std::vector<char>{1, 1}, 9).empty());
  CHECK(roc_curve(std::vector<double>{1, 2}, std::vector<char>{0, 0}, 9).empty());
  CHECK(roc_curve(std::vector<double>{1, std::nan("")}, std::vector<char>{0, 1}, 9).empty());
}

}  // namespace
}  // namespace rp::test::roc_curve_test
