#include "rp/probes/symmetric_eigen.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rp {
namespace {

// Each sweep squares what is left beside the diagonal, so a dozen reach any last digit.
constexpr int kSweeps = 30;

/// Rotates rows and columns p and q so that the element (p, q) becomes 0.
class Jacobi {
 public:
  Jacobi(std::vector<double> matrix, std::size_t n)
      : a_(std::move(matrix)), vectors_(n * n, 0), n_(n) {
    for (std::size_t i = 0; i < n; ++i) vectors_[i * n + i] = 1;
  }

  /// False if nothing was left to do.
  bool sweep() {
    bool rotated = false;
    for (std::size_t p = 0; p < n_; ++p) {
      for (std::size_t q = p + 1; q < n_; ++q) {
        const double size = std::abs(a(p, p)) + std::abs(a(q, q));
        if (size + std::abs(a(p, q)) == size) continue;
        rotate(p, q);
        rotated = true;
      }
    }
    return rotated;
  }

  double value(std::size_t i) const { return a_[i * n_ + i]; }

  std::vector<double> vector(std::size_t i) const {
    std::vector<double> column(n_);
    for (std::size_t k = 0; k < n_; ++k) column[k] = vectors_[k * n_ + i];
    return column;
  }

 private:
  double& a(std::size_t i, std::size_t j) { return a_[i * n_ + j]; }

  void rotate(std::size_t p, std::size_t q) {
    const double theta = (a(q, q) - a(p, p)) / (2 * a(p, q));
    const double t = (theta < 0 ? -1 : 1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
    const double c = 1 / std::sqrt(t * t + 1);
    const double s = t * c;
    const auto turn = [c, s](double& x, double& y) {
      const double old = x;
      x = c * old - s * y;
      y = s * old + c * y;
    };
    for (std::size_t k = 0; k < n_; ++k) turn(a(k, p), a(k, q));
    for (std::size_t k = 0; k < n_; ++k) turn(a(p, k), a(q, k));
    for (std::size_t k = 0; k < n_; ++k) turn(vectors_[k * n_ + p], vectors_[k * n_ + q]);
    a(p, q) = 0;
    a(q, p) = 0;
  }

  std::vector<double> a_;
  std::vector<double> vectors_;
  std::size_t n_;
};

void settle_sign(std::vector<double>& vector) {
  const auto largest = std::max_element(
      vector.begin(), vector.end(), [](double x, double y) { return std::abs(x) < std::abs(y); });
  if (*largest >= 0) return;
  for (double& component : vector) component = -component;
}

}  // namespace

std::vector<Eigenpair> symmetric_eigenpairs(std::vector<double> matrix, std::size_t n) {
  Jacobi jacobi(std::move(matrix), n);
  for (int sweep = 0; sweep < kSweeps && jacobi.sweep(); ++sweep) {
  }
  std::vector<Eigenpair> pairs;
  for (std::size_t i = 0; i < n; ++i) {
    Eigenpair pair{jacobi.value(i), jacobi.vector(i)};
    settle_sign(pair.vector);
    const auto is_smaller = [&](const Eigenpair& other) { return other.value < pair.value; };
    pairs.insert(std::find_if(pairs.begin(), pairs.end(), is_smaller), std::move(pair));
  }
  return pairs;
}

}  // namespace rp
