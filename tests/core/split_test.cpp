#include "rp/data/split.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "rp/base/rng.hpp"
#include "support/catch.hpp"

namespace rp::test::split_test {
namespace {

/// Every row on one side, both sides ascending and not empty.
bool divides(const Split& split, const Rows& rows) {
  Rows all = split.training;
  all.insert(all.end(), split.validation.begin(), split.validation.end());
  std::sort(all.begin(), all.end());
  return all == rows && !split.training.empty() && !split.validation.empty() &&
         std::is_sorted(split.training.begin(), split.training.end()) &&
         std::is_sorted(split.validation.begin(), split.validation.end());
}

TEST_CASE("every split puts each row on one side, for any number of rows", "[split][property]") {
  Rng rng(4);
  for (std::size_t count = 2; count <= 60; ++count) {
    const Rows rows = first_rows(count);
    std::vector<double> labels(count);
    for (double& label : labels) label = rng.below(4);
    for (const double fraction : {0.01, 0.2, 0.5, 0.99}) {
      CAPTURE(count, fraction);
      REQUIRE(divides(split_at_random(rows, fraction, 1), rows));
      REQUIRE(divides(split_stratified(rows, fraction, 1, labels), rows));
      REQUIRE(divides(split_latest(rows, fraction, labels), rows));
    }
  }
}

TEST_CASE("a stratified split keeps each class's share, to a row", "[split][property]") {
  std::vector<double> labels(500, 0);
  for (std::size_t i = 0; i < 100; ++i) labels[5 * i] = 1;
  for (std::size_t i = 0; i < 10; ++i) labels[50 * i + 1] = 2;
  const Split split = split_stratified(first_rows(500), 0.2, 7, labels);
  std::vector<std::size_t> counts(3, 0);
  for (const std::uint32_t row : split.validation) {
    ++counts[static_cast<std::size_t>(labels[row])];
  }
  CHECK(counts == std::vector<std::size_t>{78, 20, 2});
}

TEST_CASE("a class with one row trains, one with two is on both sides", "[split]") {
  const Split split = split_stratified(first_rows(7), 0.2, 1, {0, 0, 0, 0, 1, 2, 2});
  const auto validates = [&](std::uint32_t row) {
    return std::count(split.validation.begin(), split.validation.end(), row) == 1;
  };
  CHECK_FALSE(validates(4));
  CHECK(validates(5) != validates(6));
}

TEST_CASE("the rows with the value asked for validate, the others train", "[split]") {
  const Split split = split_by_value({0, 1, 3, 4}, {1, 0, 1, 1, 0}, 1);
  CHECK(split.validation == Rows{0, 3});
  CHECK(split.training == Rows{1, 4});
}

TEST_CASE("the latest rows validate, and of equal times the later row", "[split]") {
  const Split split = split_latest(first_rows(6), 0.5, {3, 1, 5, 3, 2, 3});
  CHECK(split.validation == Rows{2, 3, 5});
}

TEST_CASE("the same seed splits alike, another one otherwise", "[split]") {
  const Rows rows = first_rows(100);
  CHECK(split_at_random(rows, 0.2, 5).validation == split_at_random(rows, 0.2, 5).validation);
  CHECK(split_at_random(rows, 0.2, 5).validation != split_at_random(rows, 0.2, 6).validation);
}

}  // namespace
}  // namespace rp::test::split_test
