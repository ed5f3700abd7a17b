// Quantiles by nearest rank: always one of the values, so that they can be shown as such.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace rp {

/// The value at rank q (n - 1), rounded, for q in [0, 1]. Reorders `values`, of which there is at
/// least one and none is not-a-number.
template <class T>
double quantile(std::span<T> values, double q) {
  const double rank = q * static_cast<double>(values.size() - 1);
  const auto nth = values.begin() + static_cast<std::ptrdiff_t>(std::lround(rank));
  std::nth_element(values.begin(), nth, values.end());
  return static_cast<double>(*nth);
}

}  // namespace rp
