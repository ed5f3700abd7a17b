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
  if (spec.classes == 1 || spec.classes > kMaxClasses) {
    throw Error(ErrorCode::setting_out_of_range, "classes",
                "A target of " + std::to_string(spec.classes) +
                    " classes cannot be learnt. Use 2 to " + std::to_string(kMaxClasses) +
                    ", or 0 for a target that is a number.");
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

/// The classes' numbers are whole, from 0 to one below their count.
void check_labels(const Column& target, const Rows& rows, std::size_t classes) {
  for (const std::uint32_t row : rows) {
    const double label = target.values[row];
    if (label >= 0 && label < static_cast<double>(classes) && std::floor(label) == label) continue;
    throw Error(ErrorCode::class_label_out_of_range, "column " + target.name,
                "Column " + target.name + " holds " + readable(label) + " in row " +
                    std::to_string(row + 1) + ", which is no class. Number the " +
                    std::to_string(classes) + " classes from 0 to " + std::to_string(classes - 1) +
                    ".");
  }
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
void fill_classes(Matrix<T>& targets, const Column& column, const Rows& rows) {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    const double label = column.values[rows[s]];
    if (targets.shape(0) == 1) {
      targets(0, s) = static_cast<T>(label);
    } else {
      targets(static_cast<std::size_t>(label), s) = T(1);
    }
  }
}

std::size_t target_rows(const DesignSpec& spec) {
  if (spec.classes == 0) return 1;
  return spec.classes == 2 && !spec.one_hot ? 1 : spec.classes;
}

template <class T>
Samples<T> samples(const Table& table, const DesignSpec& spec, const Design<T>& design, Rows rows) {
  Samples<T> samples;
  samples.features = sample_matrix<T>(spec.features.size(), rows.size());
  samples.targets = sample_matrix<T>(target_rows(spec), rows.size());
  for (std::size_t f = 0; f < spec.features.size(); ++f) {
    fill_row(samples.features, f, table.columns[spec.features[f]], rows, design.feature_scales[f]);
  }
  const Column& target = table.columns[spec.target];
  if (spec.classes == 0) {
    fill_row(samples.targets, 0, target, rows, design.target_scale);
  } else {
    fill_classes(samples.targets, target, rows);
  }
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
  const Column& target = table.columns[spec.target];
  if (spec.classes != 0) check_labels(target, rows, spec.classes);
  check_target_varies(target, rows);
  auto [validation, training] = split(rows, spec);
  if (validation.empty() || training.empty()) {
    throw Error(ErrorCode::too_few_rows, "validation_rows",
                "The given split leaves no row to train or none to validate.");
  }
  Design<T> design;
  for (const std::size_t feature : spec.features) {
    design.feature_scales.push_back(standard_scale(table.columns[feature], training));
  }
  design.classes = spec.classes;
  if (spec.classes == 0) design.target_scale = standard_scale(target, training);
  design.training = samples(table, spec, design, std::move(training));
  design.validation = samples(table, spec, design, std::move(validation));
  design.rows_left_out = table.rows() - rows.size();
  return design;
}

template <class T>
std::vector<std::size_t> class_counts(const Design<T>& design) {
  std::vector<std::size_t> counts(design.classes, 0);
  if (counts.empty()) return counts;
  const Block<const T> targets = design.training.target_block();
  for (std::size_t s = 0; s < targets.samples; ++s) {
    if (targets.rows == 1) {
      ++counts[targets.row(0)[s] != 0 ? 1 : 0];
    } else {
      for (std::size_t k = 0; k < targets.rows; ++k) counts[k] += targets.row(k)[s] != 0 ? 1 : 0;
    }
  }
  return counts;
}

template std::vector<std::size_t> class_counts(const Design<float>&);
template std::vector<std::size_t> class_counts(const Design<double>&);
template Design<float> build_design<float>(const Table&, const DesignSpec&);
template Design<double> build_design<double>(const Table&, const DesignSpec&);

}  // namespace rp
