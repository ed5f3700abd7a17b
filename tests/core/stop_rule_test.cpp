#include "rp/train/stop_rule.hpp"

#include <vector>

#include "support/catch.hpp"

namespace rp::test::stop_rule_test {
namespace {

/// Evaluations ten steps apart with these losses.
std::vector<Evaluation> losses(const std::vector<double>& values) {
  std::vector<Evaluation> all;
  for (const double value : values) {
    Evaluation one;
    one.step = 10 * all.size();
    one.validation_loss = value;
    all.push_back(one);
  }
  return all;
}

TEST_CASE("a run has plateaued once its best loss is as old as the patience", "[stop_rule]") {
  const StopRule rule{.patience = 20};
  CHECK_FALSE(has_plateaued(rule, losses({4, 2, 2})));
  CHECK(has_plateaued(rule, losses({4, 2, 2, 2})));
  CHECK(has_plateaued(rule, losses({4, 2, 3, 2.5})));
  CHECK_FALSE(has_plateaued(rule, losses({4, 2, 2, 1})));
}

TEST_CASE("a gain of less than a thousandth is none", "[stop_rule]") {
  const StopRule rule{.patience = 20};
  CHECK(has_plateaued(rule, losses({1, 0.9996, 0.9993})));
  CHECK_FALSE(has_plateaued(rule, losses({1, 0.9996, 0.9989})));
}

TEST_CASE("a rule without patience knows no plateau", "[stop_rule]") {
  CHECK_FALSE(has_plateaued({}, losses({1, 1, 1, 1})));
  CHECK_FALSE(StopRule().is_set());
}

TEST_CASE("an error is reached from above, an accuracy from below", "[stop_rule]") {
  std::vector<Evaluation> all = losses({1});
  all.back().mean_square = 4;
  all.back().accuracy = 0.9;
  CHECK(reaches_target({.mean_square = 4.0}, all));
  CHECK_FALSE(reaches_target({.mean_square = 3.9}, all));
  CHECK(reaches_target({.accuracy = 0.9}, all));
  CHECK_FALSE(reaches_target({.accuracy = 0.91}, all));
}

TEST_CASE("the newest evaluation alone decides on the target", "[stop_rule]") {
  std::vector<Evaluation> all = losses({1, 1});
  all.front().mean_square = 1;
  all.back().mean_square = 9;
  CHECK_FALSE(reaches_target({.mean_square = 4.0}, all));
}

}  // namespace
}  // namespace rp::test::stop_rule_test
