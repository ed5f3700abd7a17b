#include "rp/probes/plane.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/probes/symmetric_eigen.hpp"
#include "rp/simd/normal.hpp"

namespace rp {
namespace {

constexpr std::uint64_t kDirectionStream = 6;
constexpr int kMostDraws = 64;

double dot(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

void scale(std::vector<double>& vector, double factor) {
  for (double& component : vector) component *= factor;
}

template <class T>
double squared_length(std::span<const T> values) {
  double squares = 0;
  for (const T value : values) squares += static_cast<double>(value) * static_cast<double>(value);
  return squares;
}

template <class T>
double length(std::span<const T> values) {
  return std::sqrt(squared_length(values));
}

bool is_bias(const ParameterRange& range) { return range.name.starts_with('b'); }

template <class T>
std::vector<double> filter_normalised(const ParameterLayout& layout, std::span<const T> origin,
                                      Rng& rng) {
  std::vector<double> direction(origin.size(), 0);
  for (const ParameterRange& range : layout) {
    if (is_bias(range)) continue;
    for (std::size_t row = 0; row < range.rows; ++row) {
      const std::size_t first = range.offset + row * range.columns;
      const std::span<double> filter(direction.data() + first, range.columns);
      for (double& component : filter) component = normal(rng);
      const double factor =
          length(origin.subspan(first, range.columns)) / length(std::span<const double>(filter));
      for (double& component : filter) component *= factor;
    }
  }
  return direction;
}

/// Both along one line, or one without a length.
bool is_parallel(const std::vector<double>& first, const std::vector<double>& second) {
  constexpr double kRounding = 1e-12;
  const double squares = dot(first, first) * dot(second, second);
  const double product = dot(first, second);
  return squares - product * product <= kRounding * squares;
}

/// Of length 1 and at right angles to `first`, which has length 1.
std::vector<double> any_other_direction(const std::vector<double>& first) {
  const auto smaller = [](double a, double b) { return std::abs(a) < std::abs(b); };
  const auto least = std::min_element(first.begin(), first.end(), smaller) - first.begin();
  std::vector<double> other = first;
  scale(other, -first[static_cast<std::size_t>(least)]);
  other[static_cast<std::size_t>(least)] += 1;
  scale(other, 1 / std::sqrt(dot(other, other)));
  return other;
}

}  // namespace

template <class T>
void Plane<T>::at(double x, double y, std::span<T> parameters) const {
  for (std::size_t i = 0; i < origin.size(); ++i) {
    parameters[i] = static_cast<T>(static_cast<double>(origin[i]) + (x * first[i] + y * second[i]));
  }
}

template <class T>
std::array<double, 2> Plane<T>::nearest(std::span<const T> parameters) const {
  std::vector<double> away(origin.size());
  for (std::size_t i = 0; i < away.size(); ++i) {
    away[i] = static_cast<double>(parameters[i]) - static_cast<double>(origin[i]);
  }
  // The two normal equations, as the directions need not be at right angles.
  const double a = dot(first, first);
  const double b = dot(first, second);
  const double d = dot(second, second);
  const double p = dot(first, away);
  const double q = dot(second, away);
  const double determinant = a * d - b * b;
  return {(d * p - b * q) / determinant, (a * q - b * p) / determinant};
}

template <class T>
double Plane<T>::squared_length(double x, double y) const {
  double squares = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const double component = x * first[i] + y * second[i];
    squares += component * component;
  }
  return squares;
}

template <class T>
Plane<T> plane_of_parameters(std::span<const T> origin, std::size_t i, std::size_t j) {
  for (const std::size_t index : {i, j}) require_parameter(index, origin.size());
  if (i == j) refuse_setting("parameter", "A plane needs two different parameters.");
  Plane<T> plane{{origin.begin(), origin.end()},
                 std::vector<double>(origin.size(), 0),
                 std::vector<double>(origin.size(), 0)};
  plane.first[i] = 1;
  plane.second[j] = 1;
  return plane;
}

template <class T>
Plane<T> random_plane(const ParameterLayout& layout, std::span<const T> origin,
                      std::uint64_t seed) {
  std::size_t weights = 0;
  double squares = 0;
  for (const ParameterRange& range : layout) {
    if (is_bias(range)) continue;
    weights += range.size();
    squares += squared_length(origin.subspan(range.offset, range.size()));
  }
  if (weights < 2) refuse_setting("plane", "A plane needs a model with at least two weights.");
  if (squares == 0) {
    refuse_setting(
        "plane",
        "All weights are 0, so directions as long as they are have no length. Train it a "
        "step first.");
  }
  Rng rng(seed, kDirectionStream);
  std::vector<double> first = filter_normalised(layout, origin, rng);
  std::vector<double> second = filter_normalised(layout, origin, rng);
  // What leads into a unit may be one weight: of such all that is drawn is the sign.
  for (int draw = 1; draw < kMostDraws && is_parallel(first, second); ++draw) {
    second = filter_normalised(layout, origin, rng);
  }
  if (is_parallel(first, second)) {
    refuse_setting("plane",
                   "Scaled to these weights there is only one direction, and a plane needs two. "
                   "Choose two parameters instead.");
  }
  return {{origin.begin(), origin.end()}, std::move(first), std::move(second)};
}

template <class T>
PrincipalPlane<T> principal_plane(const std::vector<std::vector<T>>& points) {
  if (points.size() < 2) refuse_setting("plane", "The plane of a run needs a run: train it first.");
  const std::vector<T>& last = points.back();
  if (last.size() < 2)
    refuse_setting("plane", "A plane needs a model with at least two parameters.");
  const std::size_t n = points.size() - 1;
  std::vector<std::vector<double>> away(n, std::vector<double>(last.size()));
  for (std::size_t p = 0; p < n; ++p) {
    for (std::size_t i = 0; i < last.size(); ++i) {
      away[p][i] = static_cast<double>(points[p][i]) - static_cast<double>(last[i]);
    }
  }
  // There are far fewer points than parameters: the eigenvectors of the products of points give
  // those of the parameters.
  std::vector<double> products(n * n);
  double total = 0;
  for (std::size_t p = 0; p < n; ++p) {
    for (std::size_t q = 0; q <= p; ++q) {
      products[p * n + q] = dot(away[p], away[q]);
      products[q * n + p] = products[p * n + q];
    }
    total += products[p * n + p];
  }
  if (!(total > 0) || !std::isfinite(total)) {
    refuse_setting("plane", "The run did not move, so it has no plane. Train it further.");
  }
  const std::vector<Eigenpair> pairs = symmetric_eigenpairs(std::move(products), n);
  const auto direction = [&](const Eigenpair& pair) {
    std::vector<double> sum(last.size(), 0);
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += pair.vector[p] * away[p][i];
    }
    scale(sum, 1 / std::sqrt(dot(sum, sum)));
    return sum;
  };
  // Below this share the second direction is rounding errors.
  constexpr double kNothing = 1e-12;
  const bool is_straight = n < 2 || pairs[1].value <= kNothing * total;
  PrincipalPlane<T> principal;
  principal.plane.origin = last;
  principal.plane.first = direction(pairs[0]);
  principal.plane.second =
      is_straight ? any_other_direction(principal.plane.first) : direction(pairs[1]);
  principal.shares = {std::min(pairs[0].value / total, 1.0),
                      is_straight ? 0 : std::min(pairs[1].value / total, 1.0)};
  return principal;
}

#define RP_INSTANTIATE(T)                                                                    \
  template struct Plane<T>;                                                                  \
  template Plane<T> plane_of_parameters(std::span<const T>, std::size_t, std::size_t);       \
  template Plane<T> random_plane(const ParameterLayout&, std::span<const T>, std::uint64_t); \
  template PrincipalPlane<T> principal_plane(const std::vector<std::vector<T>>&);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
