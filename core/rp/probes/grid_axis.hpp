// One side of a grid of numbers.
#pragma once

#include <cstddef>

namespace rp {

/// `points` values evenly spaced from `low` to `high`, both included.
struct GridAxis {
  double low = -1;
  double high = 1;
  std::size_t points = 2;

  double at(std::size_t i) const {
    return low + (high - low) * (static_cast<double>(i) / static_cast<double>(points - 1));
  }
};

constexpr std::size_t kMostGridPoints = 1024;  // along an axis

/// Throws `setting_out_of_range`, naming the axis, for less than 2 or more than kMostGridPoints
/// points, or ends that are not finite and ascending.
void validate(const GridAxis& axis, const char* name);

}  // namespace rp
