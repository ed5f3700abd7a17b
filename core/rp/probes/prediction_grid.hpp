// What a model predicts while one feature varies along a line, or two over a grid, and the others
// stay.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "rp/objective/supervised_objective.hpp"
#include "rp/probes/grid_axis.hpp"

namespace rp {

struct PredictionGrid {
  std::size_t outputs = 1;  // 1 for a number, K for classes
  /// [outputs][y.points][x.points]: the target in its column's units, or each class's probability.
  std::vector<double> values;
};

/// `at`: a value for every row of the matrix, which a number has one of. `x` and `y` are values of
/// the rows `x_feature` and `y_feature` in their place. All in the columns' units. Throws
/// `setting_out_of_range` for a feature that there is not, twice the same, another number of
/// values, or as `validate` does.
template <class T>
PredictionGrid predict_grid(SupervisedObjective<T>& objective, std::span<const T> parameters,
                            std::span<const double> at, std::size_t x_feature, const GridAxis& x,
                            std::size_t y_feature, const GridAxis& y);

/// The same of one feature along a line: [outputs][x.points].
template <class T>
std::vector<double> predict_slice(SupervisedObjective<T>& objective, std::span<const T> parameters,
                                  std::span<const double> at, std::size_t feature,
                                  const GridAxis& x);

}  // namespace rp
