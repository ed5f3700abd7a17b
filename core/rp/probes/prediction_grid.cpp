#include "rp/probes/prediction_grid.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/objective/predictions.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp {
namespace {

void require(bool holds, const char* where, const std::string& message) {
  if (!holds) throw Error(ErrorCode::setting_out_of_range, where, message);
}

}  // namespace

template <class T>
PredictionGrid predict_grid(SupervisedObjective<T>& objective, std::span<const T> parameters,
                            std::span<const double> at, std::size_t x_feature, const GridAxis& x,
                            std::size_t y_feature, const GridAxis& y) {
  const Design<T>& design = objective.design();
  const std::vector<Scale>& scales = design.feature_scales;
  require(at.size() == scales.size(), "at",
          "The model has " + std::to_string(scales.size()) + " features; values were given for " +
              std::to_string(at.size()) + ".");
  require(x_feature < scales.size() && y_feature < scales.size(), "feature",
          "The model has " + std::to_string(scales.size()) + " features; there is no number " +
              std::to_string(std::max(x_feature, y_feature)) + ".");
  require(x_feature != y_feature, "feature", "A grid needs two different features.");
  validate(x, "x");
  validate(y, "y");

  const std::size_t points = x.points * y.points;
  Matrix<T> features = sample_matrix<T>(scales.size(), points);
  for (std::size_t f = 0; f < scales.size(); ++f) {
    for (std::size_t p = 0; p < points; ++p) {
      const double raw = f == x_feature   ? x.at(p % x.points)
                         : f == y_feature ? y.at(p / x.points)
                                          : at[f];
      features(f, p) = static_cast<T>(scales[f].scaled(raw));
    }
  }
  Matrix<T> outputs = sample_matrix<T>(design.outputs(), points);
  const Block<T> out = as_block(outputs, points);
  objective.predict(parameters, as_block(std::as_const(features), points), out);
  return {std::max<std::size_t>(design.classes, 1),
          predictions_of<T>(out, design.target_scale, design.classes)};
}

template PredictionGrid predict_grid(SupervisedObjective<float>&, std::span<const float>,
                                     std::span<const double>, std::size_t, const GridAxis&,
                                     std::size_t, const GridAxis&);
template PredictionGrid predict_grid(SupervisedObjective<double>&, std::span<const double>,
                                     std::span<const double>, std::size_t, const GridAxis&,
                                     std::size_t, const GridAxis&);

}  // namespace rp
