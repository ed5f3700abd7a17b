#include "rp/losses/probabilities.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "support/catch.hpp"
#include "support/data.hpp"

namespace rp::test::probabilities_test {
namespace {

std::vector<double> of(const std::vector<std::vector<float>>& rows) {
  Matrix<float> logits = sample_matrix<float>(rows.size(), rows.front().size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t s = 0; s < rows[r].size(); ++s) logits(r, s) = rows[r][s];
  }
  return class_probabilities<float>(as_block(std::as_const(logits), rows.front().size()));
}

TEST_CASE("one logit gives both classes' probabilities by the sigmoid", "[probabilities]") {
  const std::vector<double> p = of({{0, 2, -3}});
  REQUIRE(p.size() == 6);
  for (std::size_t s = 0; s < 3; ++s) CHECK(p[s] + p[3 + s] == Approx(1));
  CHECK(p[3] == Approx(0.5));
  CHECK(p[4] == Approx(1 / (1 + std::exp(-2.0))));
  CHECK(p[5] == Approx(1 / (1 + std::exp(3.0))));
}

TEST_CASE("several logits give the softmax", "[probabilities]") {
  const std::vector<double> p = of({{1, 0}, {2, 0}, {3, 0}});
  const double sum = std::exp(1.0) + std::exp(2.0) + std::exp(3.0);
  CHECK(p[0] == Approx(std::exp(1.0) / sum));
  CHECK(p[4] == Approx(std::exp(3.0) / sum));
  CHECK(p[1] == Approx(1.0 / 3));
}

TEST_CASE("logits too large for e^z have probabilities", "[probabilities]") {
  const std::vector<double> p = of({{3e38F}, {-3e38F}});
  CHECK(p[0] == 1);
  CHECK(p[1] == 0);
}

}  // namespace
}  // namespace rp::test::probabilities_test
