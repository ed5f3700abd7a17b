#include "rp/data/design.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/base/rng.hpp"
#include "rp/tensor/expressions.hpp"

namespace rp {
namespace {

constexpr std::uint64_t kSplitStream = 1;

using Rows = std::vector<std::uint32_t>;

void check_spec(const Table& table, const DesignSpec& spec) {
  if (spec.features.empty()) {
    throw Error(ErrorCode::setting_out_of_range, "features",
                "No feature is chosen. Choose at least one column to predict from.");
  }
  const auto check_column = [&](std::size_t column, const char* where) {
    if (column >= table.columns.size()) {
      throw Error(ErrorCode::column_out_of_range, where,
                  "Column number " + std::to_string(column + 1) +
                      " does not exist: the table has " + std::to_string(table.columns.size()) +
                      " number columns.");
    }
  };
  check_column(spec.target, "target");
  for (const std::size_t feature : spec.features) {
    check_column(feature, "features");
    if (feature == spec.target) {
      throw Error(ErrorCode::setting_out_of_range, "features",
                  "Column " + table.columns[feature].name +
                      " is the target and a feature at once. Take it out of the features.");
    }
    if (std::count(spec.features.begin(), spec.features.end(), feature) > 1) {
      throw Error(
          ErrorCode::setting_out_of_range, "features",
          "Column " + table.columns[feature].name + " is a feature twice. Name each column once.");
    }
  }
  for (const std::uint32_t row : spec.validation_rows.value_or(Rows{})) {
    if (row >= table.rows()) {
      throw Error(ErrorCode::setting_out_of_range, "validation_rows",
                  "Validation row " + std::to_string(row) + " does not exist: the table has " +
                      std::to_string(table.rows()) + " rows, counted from 0.");
    }
  }
  if (!(spec.validation_fraction > 0 && spec.validation_fraction < 1)) {
    throw Error(ErrorCode::setting_out_of_range, "validation_fraction",
                "The share of validation rows is " + readable(spec.validation_fraction) +
                    ". It must lie between 0 and 1; 0.2 is usual.");
  }
}

Rows complete_rows(const Table& table, const DesignSpec& spec) {
  Rows rows;
  const auto present = [&](std::size_t column, std::size_t row) {
    return !std::isnan(table.columns[column].values[row]);
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (present(spec.target, row) &&
        std::all_of(spec.features.begin(), spec.features.end(),
                    [&](std::size_t feature) { return present(feature, row); })) {
      rows.push_back(static_cast<std::uint32_t>(row));
    }
  }
  return rows;
}

bool is_constant(const Column& column, const Rows& rows) {
  const double first = column.values[rows.front()];
  return std::all_of(rows.begin(), rows.end(),
                     [&](std::uint32_t row) { return column.values[row] == first; });
}

void check_target_varies(const Column& target, const Rows& rows) {
  if (!is_constant(target, rows)) return;
  throw Error(ErrorCode::target_constant, "column " + target.name,
              "Column " + target.name + " holds " + readable(target.values[rows.front()]) +
                  " in every row: there is nothing to predict. Choose another target.");
}

/// Splits ascending `rows` in two ascending parts: validation first.
std::pair<Rows, Rows> split(const Rows& rows, const DesignSpec& spec) {
  Rows chosen;
  if (spec.validation_rows) {
    chosen = *spec.validation_rows;
  } else {
    chosen = rows;
    Rng(spec.seed, kSplitStream).shuffle(chosen);
    const double wanted = std::round(spec.validation_fraction * static_cast<double>(rows.size()));
    const auto count =
        std::clamp(static_cast<std::size_t>(wanted), std::size_t{1}, rows.size() - 1);
    chosen.resize(count);
  }
  std::sort(chosen.begin(), chosen.end());
  Rows validation;
  Rows training;
  std::set_intersection(rows.begin(), rows.end(), chosen.begin(), chosen.end(),
                        std::back_inserter(validation));
  std::set_difference(rows.begin(), rows.end(), chosen.begin(), chosen.end(),
                      std::back_inserter(training));
  return {std::move(validation), std::move(training)};
}

[[noreturn]] void refuse_too_large(const Column& column) {
  throw Error(ErrorCode::table_invalid, "column " + column.name,
              "The values of column " + column.name +
                  " are too large to standardise. Divide the column by a constant first.");
}

/// Sums run in row order, so that the bits are the same everywhere.
Scale standard_scale(const Column& column, const Rows& rows) {
  // Compared, not computed: the mean of equal values may round, and the sd would be that error.
  if (is_constant(column, rows)) return {column.values[rows.front()], 1};
  const auto n = static_cast<double>(rows.size());
  double sum = 0;
  for (const std::uint32_t row : rows) sum += column.values[row];
  const double mean = sum / n;
  double squares = 0;
  for (const std::uint32_t row : rows) {
    const double deviation = column.values[row] - mean;
    squares += deviation * deviation;
  }
  const double sd = std::sqrt(squares / n);
  if (!std::isfinite(sd)) refuse_too_large(column);
  return {mean, sd > 0 ? sd : 1};
}

template <class T>
void fill_row(Matrix<T>& matrix, std::size_t row, const Column& column, const Rows& rows,
              const Scale& scale) {
  const auto raw = xt::adapt(column.values, {column.values.size()});
  auto standardised = (xt::index_view(raw, rows) - scale.mean) / scale.sd;
  auto filled = xt::view(matrix, row, xt::range(std::size_t{0}, rows.size()));
  filled = xt::cast<T>(standardised);
  if (!xt::all(xt::isfinite(filled))) refuse_too_large(column);
}

template <class T>
Samples<T> samples(const Table& table, const DesignSpec& spec, const Design<T>& design, Rows rows) {
  Samples<T> samples;
  samples.features = sample_matrix<T>(spec.features.size(), rows.size());
  samples.targets = sample_matrix<T>(1, rows.size());
  for (std::size_t f = 0; f < spec.features.size(); ++f) {
    fill_row(samples.features, f, table.columns[spec.features[f]], rows, design.feature_scales[f]);
  }
  fill_row(samples.targets, 0, table.columns[spec.target], rows, design.target_scale);
  samples.table_rows = std::move(rows);
  return samples;
}

}  // namespace

template <class T>
Design<T> build_design(const Table& table, const DesignSpec& spec) {
  check_spec(table, spec);
  const Rows rows = complete_rows(table, spec);
  if (rows.size() < 2) {
    throw Error(ErrorCode::too_few_rows, "",
                std::to_string(rows.size()) +
                    " rows have a number in every chosen column; at least 2 are needed, one to "
                    "train and one to validate. Choose columns with fewer empty cells.");
  }
  check_target_varies(table.columns[spec.target], rows);
  auto [validation, training] = split(rows, spec);
  if (validation.empty() || training.empty()) {
    throw Error(ErrorCode::too_few_rows, "validation_rows",
                "The given split leaves no row to train or none to validate.");
  }
  Design<T> design;
  for (const std::size_t feature : spec.features) {
    design.feature_scales.push_back(standard_scale(table.columns[feature], training));
  }
  design.target_scale = standard_scale(table.columns[spec.target], training);
  design.training = samples(table, spec, design, std::move(training));
  design.validation = samples(table, spec, design, std::move(validation));
  design.rows_left_out = table.rows() - rows.size();
  return design;
}

template Design<float> build_design<float>(const Table&, const DesignSpec&);
template Design<double> build_design<double>(const Table&, const DesignSpec&);

}  // namespace rp
