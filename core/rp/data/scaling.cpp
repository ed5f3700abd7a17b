#include "rp/data/scaling.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>

#include "rp/base/error.hpp"
#include "rp/base/quantile.hpp"

namespace rp {
namespace {

Scale standard_scale(const std::vector<double>& values) {
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / n;
  double squares = 0;
  for (const double value : values) {
    const double deviation = value - mean;
    squares += deviation * deviation;
  }
  return {mean, std::sqrt(squares / n)};
}

Scale robust_scale(std::vector<double> values) {
  const auto at = [&values](double q) { return quantile<double>(values, q); };
  return {at(0.5), at(0.75) - at(0.25)};
}

Scale scale_of(Scaling scaling, const std::vector<double>& values) {
  const auto [least, greatest] = std::minmax_element(values.begin(), values.end());
  // Compared, not computed: the mean of equal values may round, and the unit would be that error.
  if (scaling == Scaling::none) return {};
  if (*least == *greatest) return {*least, 1};
  switch (scaling) {
    case Scaling::standard:
      return standard_scale(values);
    case Scaling::min_max:
      return {*least, *greatest - *least};
    case Scaling::robust:
      return robust_scale(values);
    case Scaling::none:
      break;
  }
  return {};
}

}  // namespace

std::string_view to_string(Scaling scaling) {
  switch (scaling) {
    case Scaling::standard:
      return "standard";
    case Scaling::min_max:
      return "min_max";
    case Scaling::robust:
      return "robust";
    case Scaling::none:
      break;
  }
  return "none";
}

void refuse_too_large(const std::string& column) {
  throw Error(ErrorCode::table_invalid, "column " + column,
              "The values of column " + column +
                  " are too large to standardise. Divide the column by a constant first.");
}

Scale fit_scale(Scaling scaling, const std::vector<double>& values, const std::string& column) {
  const Scale scale = scale_of(scaling, values);
  if (!std::isfinite(scale.unit)) refuse_too_large(column);
  return {scale.center, scale.unit > 0 ? scale.unit : 1};
}

}  // namespace rp
