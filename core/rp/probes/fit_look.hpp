// What charts of a fit show: the rows that are drawn, what a model says about them, and what it
// would say elsewhere.
//
// The drawn rows are spread evenly over the validation rows. Where one or two inputs vary, all
// others stand at their typical value: the median of a number, the most frequent level of a
// category. An input is a row of the matrix. Values are in the units of the table's columns; a
// class is its position.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "rp/metrics/calibration.hpp"
#include "rp/metrics/roc_curve.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "rp/probes/grid_axis.hpp"

namespace rp {

/// Of one class against all others.
struct ClassCurves {
  double auc = 0;
  std::vector<RocPoint> roc;
  std::vector<CalibrationBin> calibration;
};

class FitLook {
 public:
  explicit FitLook(SupervisedObjective<float> objective);

  SupervisedObjective<float>& objective() { return objective_; }
  const SupervisedObjective<float>& objective() const { return objective_; }

  std::size_t rows() const { return drawn_.count; }
  /// Validation rows that curves of classes are counted over.
  std::size_t curve_rows() const;
  std::vector<double> target() const;
  /// Throws `setting_out_of_range` for an input that there is not, as all that name one do.
  std::vector<double> input(std::size_t input) const;
  /// Whether it can vary along an axis: it is no level of a category.
  bool is_number(std::size_t input) const;
  /// A value for each input.
  const std::vector<double>& typical() const { return typical_; }

  std::vector<double> predictions(std::span<const float> parameters);

  /// A number over one input at `points` (from 2) even places along the drawn rows: all places,
  /// then all predictions. Empty for classes or an input that is no number.
  std::vector<double> curve(std::span<const float> parameters, std::size_t input,
                            std::size_t points);

  /// The most probable class over two different inputs that are numbers, at `points` by `points`
  /// places: all classes, row by row along `y`, then their probabilities. Empty for numbers.
  std::vector<double> regions(std::span<const float> parameters, std::size_t x, std::size_t y,
                              std::size_t points);
  /// Where the places of an input begin and end.
  GridAxis axis(std::size_t input, std::size_t points) const;

  /// Throws `setting_out_of_range` for a class that there is not.
  ClassCurves class_curves(std::span<const float> parameters, std::size_t of_class);

 private:
  /// Some of the validation rows.
  struct Rows {
    std::size_t count = 0;
    Matrix<float> features;
    Matrix<float> targets;

    Block<const float> feature_block() const { return as_block(features, count); }
    Block<const float> target_block() const { return as_block(targets, count); }
  };

  const Design<float>& design() const { return objective_.design(); }
  bool is_of_classes() const { return design().classes > 0; }
  void demand_input(std::size_t input) const;
  Rows spread(std::size_t most) const;
  std::vector<double> typical_values() const;
  Matrix<float> outputs(std::span<const float> parameters, Block<const float> features);

  SupervisedObjective<float> objective_;
  Rows drawn_;
  Rows counted_;  // for curves of classes; picked when they are first asked for
  std::vector<double> typical_;
};

}  // namespace rp
