#include "rp/probes/prediction_grid.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/objective/predictions.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp {
namespace {

template <class T>
void require_features(const SupervisedObjective<T>& objective, std::span<const double> at,
                      std::size_t greatest_feature) {
  const std::size_t features = objective.design().feature_scales.size();
  require_setting(at.size() == features, "at",
                  "The model has " + std::to_string(features) +
                      " features; values were given for " + std::to_string(at.size()) + ".");
  require_setting(greatest_feature < features, "feature",
                  "The model has " + std::to_string(features) + " features; there is no number " +
                      std::to_string(greatest_feature) + ".");
}

/// `raw(feature, point)`: in the column's units.
template <class T, class Raw>
std::vector<double> predictions_at(SupervisedObjective<T>& objective, std::span<const T> parameters,
                                   std::size_t points, const Raw& raw) {
  const Design<T>& design = objective.design();
  const std::vector<Scale>& scales = design.feature_scales;
  Matrix<T> features = sample_matrix<T>(scales.size(), points);
  for (std::size_t f = 0; f < scales.size(); ++f) {
    for (std::size_t p = 0; p < points; ++p) {
      features(f, p) = static_cast<T>(scales[f].scaled(raw(f, p)));
    }
  }
  Matrix<T> outputs = sample_matrix<T>(design.outputs(), points);
  const Block<T> out = as_block(outputs, points);
  objective.predict(parameters, as_block(std::as_const(features), points), out);
  return predictions_of<T>(out, design.target_scale, design.classes);
}

}  // namespace

template <class T>
PredictionGrid predict_grid(SupervisedObjective<T>& objective, std::span<const T> parameters,
                            std::span<const double> at, std::size_t x_feature, const GridAxis& x,
                            std::size_t y_feature, const GridAxis& y) {
  require_features(objective, at, std::max(x_feature, y_feature));
  require_setting(x_feature != y_feature, "feature", "A grid needs two different features.");
  validate(x, "x");
  validate(y, "y");
  const auto raw = [&](std::size_t f, std::size_t p) {
    return f == x_feature ? x.at(p % x.points) : f == y_feature ? y.at(p / x.points) : at[f];
  };
  return {std::max<std::size_t>(objective.design().classes, 1),
          predictions_at(objective, parameters, x.points * y.points, raw)};
}

template <class T>
std::vector<double> predict_slice(SupervisedObjective<T>& objective, std::span<const T> parameters,
                                  std::span<const double> at, std::size_t feature,
                                  const GridAxis& x) {
  require_features(objective, at, feature);
  validate(x, "x");
  return predictions_at(objective, parameters, x.points, [&](std::size_t f, std::size_t p) {
    return f == feature ? x.at(p) : at[f];
  });
}

template PredictionGrid predict_grid(SupervisedObjective<float>&, std::span<const float>,
                                     std::span<const double>, std::size_t, const GridAxis&,
                                     std::size_t, const GridAxis&);
template PredictionGrid predict_grid(SupervisedObjective<double>&, std::span<const double>,
                                     std::span<const double>, std::size_t, const GridAxis&,
                                     std::size_t, const GridAxis&);
template std::vector<double> predict_slice(SupervisedObjective<float>&, std::span<const float>,
                                           std::span<const double>, std::size_t, const GridAxis&);
template std::vector<double> predict_slice(SupervisedObjective<double>&, std::span<const double>,
                                           std::span<const double>, std::size_t, const GridAxis&);

}  // namespace rp
