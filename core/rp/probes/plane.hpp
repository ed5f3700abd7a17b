// Planes in the space of all parameters, on which the loss is drawn.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rp/base/parameter_layout.hpp"

namespace rp {

/// origin + x first + y second
template <class T>
struct Plane {
  std::vector<T> origin;
  std::vector<double> first;
  std::vector<double> second;

  /// The parameters at (x, y), worked out in double.
  void at(double x, double y, std::span<T> parameters) const;

  /// (x, y) of the point of the plane that is nearest to `parameters`.
  std::array<double, 2> nearest(std::span<const T> parameters) const;

  /// Squared length of x first + y second.
  double squared_length(double x, double y) const;
};

/// x and y are what is added to parameters `i` and `j`. Throws `setting_out_of_range` for one that
/// there is not, or twice the same.
template <class T>
Plane<T> plane_of_parameters(std::span<const T> origin, std::size_t i, std::size_t j);

/// Two random directions, filter-normalised (Li, Xu, Taylor, Studer, Goldstein 2018, arXiv
/// 1712.09913): normal numbers, scaled so that what leads into each unit is as long as in `origin`;
/// biases stay as they are. Throws `setting_out_of_range` for a model with less than two weights,
/// whose weights are all 0, or such that there is only one direction.
template <class T>
Plane<T> random_plane(const ParameterLayout& layout, std::span<const T> origin, std::uint64_t seed);

/// The plane that a run keeps to most closely, through its last point: the two principal directions
/// of what the others are away from it (Li et al. 2018, section 7.2), each of length 1.
template <class T>
struct PrincipalPlane {
  Plane<T> plane;
  /// How much of the squared distances from the last point lies along each direction, 0 to 1.
  std::array<double, 2> shares{};
};

/// `points` are of equal length, at least 2 each, the last one where the run ended. Throws
/// `setting_out_of_range` for less than two points, a model with less than two parameters, or a run
/// that did not move.
template <class T>
PrincipalPlane<T> principal_plane(const std::vector<std::vector<T>>& points);

}  // namespace rp
