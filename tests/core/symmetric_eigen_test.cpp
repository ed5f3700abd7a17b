#include "rp/probes/symmetric_eigen.hpp"

#include <cmath>
#include <vector>

#include "rp/base/rng.hpp"
#include "support/catch.hpp"

namespace rp::test::symmetric_eigen_test {
namespace {

TEST_CASE("the eigenpairs of a 2 x 2 matrix are those found by hand", "[symmetric_eigen]") {
  const auto pairs = symmetric_eigenpairs({2, 1, 1, 2}, 2);
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0].value == Approx(3));
  CHECK(pairs[1].value == Approx(1));
  CHECK(pairs[0].vector[0] == Approx(std::sqrt(0.5)));
  CHECK(pairs[0].vector[1] == Approx(std::sqrt(0.5)));
}

TEST_CASE("a matrix times each vector is the vector times its value, for any size",
          "[symmetric_eigen][property]") {
  Rng rng(5);
  for (std::size_t n = 1; n <= 40; ++n) {
    std::vector<double> matrix(n * n);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        matrix[i * n + j] = rng.uniform(-1, 1);
        matrix[j * n + i] = matrix[i * n + j];
      }
    }
    const auto pairs = symmetric_eigenpairs(matrix, n);
    double worst = 0;
    for (std::size_t p = 0; p < n; ++p) {
      double length = 0;
      for (std::size_t i = 0; i < n; ++i) {
        double product = 0;
        for (std::size_t j = 0; j < n; ++j) product += matrix[i * n + j] * pairs[p].vector[j];
        worst = std::max(worst, std::abs(product - pairs[p].value * pairs[p].vector[i]));
        length += pairs[p].vector[i] * pairs[p].vector[i];
      }
      worst = std::max(worst, std::abs(length - 1));
      if (p > 0) REQUIRE(pairs[p].value <= pairs[p - 1].value);
    }
    CAPTURE(n);
    REQUIRE(worst < 1e-12);
  }
}

TEST_CASE("a matrix of zeros has zeros for values", "[symmetric_eigen]") {
  for (const Eigenpair& pair : symmetric_eigenpairs(std::vector<double>(9, 0), 3)) {
    CHECK(pair.value == 0);
  }
}

}  // namespace
}  // namespace rp::test::symmetric_eigen_test
