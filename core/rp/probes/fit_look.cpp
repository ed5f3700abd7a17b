#include "rp/probes/fit_look.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/base/quantile.hpp"
#include "rp/losses/probabilities.hpp"
#include "rp/metrics/class_of.hpp"
#include "rp/metrics/roc_auc.hpp"
#include "rp/objective/predictions.hpp"
#include "rp/probes/prediction_grid.hpp"

namespace rp {
namespace {

// Dots that a chart can still show apart.
constexpr std::size_t kMostDrawnRows = 640;
// More would take longer than a frame.
constexpr std::size_t kMostCurveRows = 20000;
constexpr std::size_t kMostRocPoints = 256;
constexpr std::size_t kCalibrationBins = 10;

Matrix<float> spread_over(Block<const float> all, std::size_t count) {
  Matrix<float> picked = sample_matrix<float>(all.rows, count);
  for (std::size_t r = 0; r < all.rows; ++r) {
    for (std::size_t s = 0; s < count; ++s) picked(r, s) = all.row(r)[s * all.samples / count];
  }
  return picked;
}

double mean_of(std::span<const float> values) {
  double sum = 0;
  for (const float value : values) sum += static_cast<double>(value);
  return sum / static_cast<double>(values.size());
}

}  // namespace

FitLook::FitLook(SupervisedObjective<float> objective)
    : objective_(std::move(objective)),
      drawn_(spread(kMostDrawnRows)),
      typical_(typical_values()) {}

FitLook::Rows FitLook::spread(std::size_t most) const {
  const Samples<float>& validation = design().validation;
  const std::size_t count = std::min(most, validation.rows());
  return {count, spread_over(validation.feature_block(), count),
          spread_over(validation.target_block(), count)};
}

std::vector<double> FitLook::typical_values() const {
  std::vector<double> values(design().feature_scales.size(), 0);
  const auto drawn = [&](std::size_t row) {
    return std::span<const float>(drawn_.feature_block().row(row), drawn_.count);
  };
  std::size_t first = 0;
  for (const Feature& feature : design().pipeline.features) {
    const std::size_t end = first + feature.width();
    if (!feature.is_category()) {
      for (std::size_t row = first; row < end; ++row) {
        std::vector<float> sorted(drawn(row).begin(), drawn(row).end());
        values[row] = design().feature_scales[row].raw(quantile(std::span(sorted), 0.5));
      }
    } else if (feature.width() == 1) {
      values[first] = mean_of(drawn(first)) > 0.5 ? 1 : 0;
    } else {
      std::size_t most = first;
      for (std::size_t row = first; row < end; ++row) {
        if (mean_of(drawn(row)) > mean_of(drawn(most))) most = row;
      }
      values[most] = 1;
    }
    first = end;
  }
  return values;
}

std::size_t FitLook::curve_rows() const {
  return std::min(kMostCurveRows, design().validation.rows());
}

void FitLook::demand_input(std::size_t input) const {
  if (input < typical_.size()) return;
  refuse_setting("input", "The model has " + std::to_string(typical_.size()) +
                              " inputs; there is no number " + std::to_string(input) +
                              ", counted from 0.");
}

bool FitLook::is_number(std::size_t input) const {
  demand_input(input);
  std::size_t end = 0;
  for (const Feature& feature : design().pipeline.features) {
    end += feature.width();
    if (input < end) return !feature.is_category();
  }
  return false;
}

std::vector<double> FitLook::input(std::size_t input) const {
  demand_input(input);
  std::vector<double> values(drawn_.count);
  const float* row = drawn_.feature_block().row(input);
  for (std::size_t s = 0; s < drawn_.count; ++s) {
    values[s] = design().feature_scales[input].raw(static_cast<double>(row[s]));
  }
  return values;
}

std::vector<double> FitLook::target() const {
  const Block<const float> targets = drawn_.target_block();
  std::vector<double> values(drawn_.count);
  for (std::size_t s = 0; s < drawn_.count; ++s) {
    values[s] = is_of_classes() ? static_cast<double>(class_of(targets, s))
                                : design().target_scale.raw(static_cast<double>(targets.row(0)[s]));
  }
  return values;
}

Matrix<float> FitLook::outputs(std::span<const float> parameters, Block<const float> features) {
  Matrix<float> out = sample_matrix<float>(design().outputs(), features.samples);
  objective_.predict(parameters, features, as_block(out, features.samples));
  return out;
}

std::vector<double> FitLook::predictions(std::span<const float> parameters) {
  const Matrix<float> all = outputs(parameters, drawn_.feature_block());
  const Block<const float> out = as_block(all, drawn_.count);
  if (!is_of_classes()) return predictions_of<float>(out, design().target_scale, 0);
  std::vector<double> classes(drawn_.count);
  for (std::size_t s = 0; s < drawn_.count; ++s) {
    classes[s] = static_cast<double>(most_probable_class(out, s));
  }
  return classes;
}

GridAxis FitLook::axis(std::size_t input, std::size_t points) const {
  const std::vector<double> values = this->input(input);
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  // Rows may all have the same value there.
  if (*least < *greatest) return {*least, *greatest, points};
  return {*least - 1, *greatest + 1, points};
}

std::vector<double> FitLook::curve(std::span<const float> parameters, std::size_t input,
                                   std::size_t points) {
  if (is_of_classes() || !is_number(input) || points < 2) return {};
  const GridAxis along = axis(input, points);
  std::vector<double> curve(points);
  for (std::size_t p = 0; p < points; ++p) curve[p] = along.at(p);
  const std::vector<double> predicted =
      predict_slice<float>(objective_, parameters, typical_, input, along);
  curve.insert(curve.end(), predicted.begin(), predicted.end());
  return curve;
}

std::vector<double> FitLook::regions(std::span<const float> parameters, std::size_t x,
                                     std::size_t y, std::size_t points) {
  if (!is_of_classes() || !is_number(x) || !is_number(y) || points < 2) return {};
  const PredictionGrid grid =
      predict_grid<float>(objective_, parameters, typical_, x, axis(x, points), y, axis(y, points));
  const std::size_t cells = points * points;
  const std::size_t classes = grid.values.size() / cells;
  std::vector<double> regions(2 * cells);
  for (std::size_t cell = 0; cell < cells; ++cell) {
    std::size_t best = 0;
    for (std::size_t k = 1; k < classes; ++k) {
      if (grid.values[k * cells + cell] > grid.values[best * cells + cell]) best = k;
    }
    regions[cell] = static_cast<double>(best);
    regions[cells + cell] = grid.values[best * cells + cell];
  }
  return regions;
}

ClassCurves FitLook::class_curves(std::span<const float> parameters, std::size_t of_class) {
  const std::size_t classes = design().classes;
  if (of_class >= classes) {
    refuse_setting("class", "The target has " + std::to_string(classes) +
                                " classes; there is no number " + std::to_string(of_class) +
                                ", counted from 0.");
  }
  if (counted_.count == 0) counted_ = spread(kMostCurveRows);
  const Matrix<float> logits = outputs(parameters, counted_.feature_block());
  const std::vector<double> all = class_probabilities<float>(as_block(logits, counted_.count));
  const std::span<const double> probabilities =
      std::span(all).subspan(of_class * counted_.count, counted_.count);
  std::vector<char> is_positive(counted_.count);
  for (std::size_t s = 0; s < counted_.count; ++s) {
    is_positive[s] = class_of(counted_.target_block(), s) == of_class ? 1 : 0;
  }
  return {roc_auc(probabilities, is_positive),
          roc_curve(probabilities, is_positive, kMostRocPoints),
          calibration(probabilities, is_positive, kCalibrationBins)};
}

}  // namespace rp
