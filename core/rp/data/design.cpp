#include "rp/data/design.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/data/complete_rows.hpp"

namespace rp {
namespace {

void check_treatment(const Table& table, const DesignSpec& spec, std::size_t feature) {
  const FeatureSpec& treatment = spec.treatments[feature];
  const std::string& name = table.columns[spec.features[feature]].name;
  if (!std::isfinite(treatment.constant)) {
    refuse_setting("column " + name, "Empty cells of column " + name + " cannot be filled with " +
                                         readable(treatment.constant) + ". Give a finite number.");
  }
  if (treatment.most_levels < 2) {
    refuse_setting(
        "column " + name,
        "Column " + name + " needs at least 2 levels. Raise the limit, or leave it out.");
  }
  const std::vector<DatePart>& parts = treatment.date_parts;
  if (!parts.empty() && table.columns[spec.features[feature]].is_category()) {
    refuse_setting(
        "column " + name,
        "Column " + name + " holds texts, which are no dates. Take its date parts away.");
  }
  for (const DatePart part : parts) {
    if (std::count(parts.begin(), parts.end(), part) == 1) continue;
    refuse_setting("column " + name, "The " + std::string(to_string(part)) + " of column " + name +
                                         " is wanted twice. Name each part of a date once.");
  }
}

bool uses_split_column(const DesignSpec& spec) {
  const bool is_by_column = spec.split == SplitKind::latest || spec.split == SplitKind::by_value;
  return is_by_column && !spec.validation_rows;
}

void check_spec(const Table& table, const DesignSpec& spec) {
  if (spec.features.empty()) {
    refuse_setting("features", "No feature is chosen. Choose at least one column to predict from.");
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
      refuse_setting("features",
                     "Column " + table.columns[feature].name +
                         " is the target and a feature at once. Take it out of the features.");
    }
    if (std::count(spec.features.begin(), spec.features.end(), feature) > 1) {
      refuse_setting("features", "Column " + table.columns[feature].name +
                                     " is a feature twice. Name each column once.");
    }
  }
  if (!spec.treatments.empty() && spec.treatments.size() != spec.features.size()) {
    refuse_setting("treatments", std::to_string(spec.treatments.size()) +
                                     " treatments were given for " +
                                     std::to_string(spec.features.size()) + " features.");
  }
  for (std::size_t f = 0; f < spec.treatments.size(); ++f) check_treatment(table, spec, f);
  if (uses_split_column(spec)) {
    check_column(spec.split_column, "split_column");
    if (spec.split == SplitKind::latest && table.columns[spec.split_column].is_category()) {
      refuse_setting("split_column",
                     "Column " + table.columns[spec.split_column].name +
                         " holds texts, which have no order in time. Choose a date or a number.");
    }
  }
  if (spec.classes == 1 || spec.classes > kMaxClasses) {
    refuse_setting("classes", "A target of " + std::to_string(spec.classes) +
                                  " classes cannot be learnt. Use 2 to " +
                                  std::to_string(kMaxClasses) +
                                  ", or 0 for a target that is a number.");
  }
  for (const std::uint32_t row : spec.validation_rows.value_or(Rows{})) {
    if (row >= table.rows()) {
      refuse_setting("validation_rows",
                     "Validation row " + std::to_string(row) + " does not exist: the table has " +
                         std::to_string(table.rows()) + " rows, counted from 0.");
    }
  }
  if (!(spec.validation_fraction > 0 && spec.validation_fraction < 1)) {
    refuse_setting("validation_fraction", "The share of validation rows is " +
                                              readable(spec.validation_fraction) +
                                              ". It must lie between 0 and 1; 0.2 is usual.");
  }
}

void check_target_varies(const Column& target, const Rows& rows) {
  const double first = target.values[rows.front()];
  if (std::any_of(rows.begin(), rows.end(),
                  [&](std::uint32_t row) { return target.values[row] != first; })) {
    return;
  }
  const std::string value = target.is_category()
                                ? quoted(target.levels[static_cast<std::size_t>(first)])
                                : readable(first);
  throw Error(ErrorCode::target_constant, "column " + target.name,
              "Column " + target.name + " holds " + value +
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

/// What a model of classes is to learn: labels, and the class of every row of the table.
struct Classes {
  std::vector<std::string> labels;
  std::vector<double> of_row;
};

void refuse_too_many(const Column& target, std::size_t classes) {
  if (classes <= kMaxClasses) return;
  refuse_setting("target", "Column " + target.name + " has " + std::to_string(classes) +
                               " classes; at most " + std::to_string(kMaxClasses) +
                               " can be learnt. Choose another target.");
}

/// The levels that occur in `rows`.
Classes classes_of_category(const Column& target, const Rows& rows) {
  std::vector<std::size_t> class_of(target.levels.size(), target.levels.size());
  for (const std::uint32_t row : rows) {
    class_of[static_cast<std::size_t>(target.values[row])] = 0;
  }
  Classes classes;
  for (std::size_t level = 0; level < class_of.size(); ++level) {
    if (class_of[level] != 0) continue;
    class_of[level] = classes.labels.size();
    classes.labels.push_back(target.levels[level]);
  }
  refuse_too_many(target, classes.labels.size());
  classes.of_row = target.values;
  for (const std::uint32_t row : rows) {
    double& value = classes.of_row[row];
    value = static_cast<double>(class_of[static_cast<std::size_t>(value)]);
  }
  return classes;
}

/// Each number as a text of its own.
std::vector<std::string> labels_of(const std::vector<double>& values) {
  std::vector<std::string> labels;
  labels.reserve(values.size());
  for (const double value : values) labels.push_back(readable(value));
  if (std::adjacent_find(labels.begin(), labels.end()) == labels.end()) return labels;
  // Numbers that are alike to a few digits are told apart by all of them.
  for (std::size_t k = 0; k < values.size(); ++k) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.17g", values[k]);
    labels[k] = digits.data();
  }
  return labels;
}

/// The numbers that occur in `rows`, ascending.
Classes classes_of_values(const Column& target, const Rows& rows) {
  std::vector<double> values;
  for (const std::uint32_t row : rows) values.push_back(target.values[row]);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  refuse_too_many(target, values.size());
  Classes classes;
  classes.labels = labels_of(values);
  classes.of_row = target.values;
  for (const std::uint32_t row : rows) {
    double& value = classes.of_row[row];
    value =
        static_cast<double>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
  }
  return classes;
}

Classes classes_of_numbered(const Column& target, const Rows& rows, std::size_t count) {
  check_labels(target, rows, count);
  Classes classes;
  for (std::size_t k = 0; k < count; ++k) classes.labels.push_back(std::to_string(k));
  classes.of_row = target.values;
  return classes;
}

Classes classes_of(const Column& target, const Rows& rows, const DesignSpec& spec) {
  if (target.is_category()) return classes_of_category(target, rows);
  if (spec.classes > 0) return classes_of_numbered(target, rows, spec.classes);
  return spec.classify ? classes_of_values(target, rows) : Classes();
}

Split split_of(const Table& table, const DesignSpec& spec, const Classes& classes, const Rows& rows,
               Ledger& ledger) {
  const double fraction = spec.validation_fraction;
  Split split;
  const char* how = "given";
  if (spec.validation_rows) {
    split = split_by_rows(rows, *spec.validation_rows);
  } else if (spec.split == SplitKind::stratified && !classes.labels.empty()) {
    split = split_stratified(rows, fraction, spec.seed, classes.of_row);
    how = "stratified";
  } else if (spec.split == SplitKind::latest) {
    split = split_latest(rows, fraction, table.columns[spec.split_column].values);
    how = "latest";
  } else if (spec.split == SplitKind::by_value) {
    split = split_by_value(rows, table.columns[spec.split_column].values, spec.validation_value);
    how = "by_value";
  } else {
    split = split_at_random(rows, fraction, spec.seed);
    how = "random";
  }
  if (split.validation.empty() || split.training.empty()) {
    throw Error(ErrorCode::too_few_rows,
                spec.split == SplitKind::by_value ? "split_column" : "validation_rows",
                "The given split leaves no row to train or none to validate.");
  }
  ledger.push_back(
      {DataAction::split,
       uses_split_column(spec) ? table.columns[spec.split_column].name : "",
       rows.size(),
       how,
       {static_cast<double>(split.training.size()), static_cast<double>(split.validation.size())}});
  return split;
}

std::size_t target_rows(std::size_t classes, bool one_hot) {
  if (classes == 0) return 1;
  return classes == 2 && !one_hot ? 1 : classes;
}

template <class T>
void fill_classes(Matrix<T>& targets, const Classes& classes, const Rows& rows) {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    const double label = classes.of_row[rows[s]];
    if (targets.shape(0) == 1) {
      targets(0, s) = static_cast<T>(label);
    } else {
      targets(static_cast<std::size_t>(label), s) = T(1);
    }
  }
}

template <class T>
void fill_numbers(Matrix<T>& targets, const Column& target, const Scale& scale, const Rows& rows) {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    targets(0, s) = static_cast<T>(scale.scaled(target.values[rows[s]]));
    if (!std::isfinite(targets(0, s))) refuse_too_large(target.name);
  }
}

std::vector<const Column*> feature_columns(const Table& table, const DesignSpec& spec) {
  std::vector<const Column*> columns;
  for (const std::size_t feature : spec.features) columns.push_back(&table.columns[feature]);
  return columns;
}

FeatureSpec treatment_of(const DesignSpec& spec, std::size_t feature) {
  return spec.treatments.empty() ? FeatureSpec() : spec.treatments[feature];
}

template <class T>
Samples<T> samples_of(const Pipeline& pipeline, const std::vector<const Column*>& columns,
                      const Column& target, const Classes& classes, bool one_hot, const Rows& rows,
                      Ledger& ledger) {
  Samples<T> samples;
  samples.table_rows = rows;
  samples.features = pipeline.matrix<T>(columns, rows, ledger);
  samples.targets = sample_matrix<T>(target_rows(classes.labels.size(), one_hot), rows.size());
  if (classes.labels.empty()) {
    fill_numbers(samples.targets, target, pipeline.target_scale, rows);
  } else {
    fill_classes(samples.targets, classes, rows);
  }
  return samples;
}

/// Entries of both sides of the split about the same action and column become one.
void append_joined(const Ledger& training, const Ledger& validation, Ledger& ledger) {
  Ledger joined = training;
  for (const LedgerEntry& entry : validation) {
    const auto same = std::find_if(joined.begin(), joined.end(), [&](const LedgerEntry& other) {
      return other.action == entry.action && other.column == entry.column;
    });
    if (same == joined.end()) {
      joined.push_back(entry);
      continue;
    }
    same->count += entry.count;
    same->rows.insert(same->rows.end(), entry.rows.begin(), entry.rows.end());
    std::sort(same->rows.begin(), same->rows.end());
    same->rows.resize(std::min(same->rows.size(), kLedgerRows));
  }
  ledger.insert(ledger.end(), joined.begin(), joined.end());
}

void describe_target(const Pipeline& pipeline, Scaling scaling, Ledger& ledger) {
  if (!pipeline.classes.empty()) {
    ledger.push_back({DataAction::target_classes, pipeline.target, pipeline.classes.size(),
                      first_few(pipeline.classes)});
  } else if (scaling != Scaling::none) {
    ledger.push_back({DataAction::target_scaled,
                      pipeline.target,
                      1,
                      std::string(to_string(scaling)),
                      {pipeline.target_scale.center, pipeline.target_scale.unit}});
  }
}

}  // namespace

template <class T>
Design<T> build_design(const Table& table, const DesignSpec& spec) {
  check_spec(table, spec);
  const std::vector<const Column*> columns = feature_columns(table, spec);
  const Column& target = table.columns[spec.target];

  Design<T> design;
  Ledger& ledger = design.ledger;
  std::vector<const Column*> needed;
  for (std::size_t f = 0; f < columns.size(); ++f) {
    if (treatment_of(spec, f).fill == Fill::drop_row) needed.push_back(columns[f]);
  }
  Rows rows =
      complete_rows({&target}, first_rows(table.rows()), DataAction::row_without_target, ledger);
  if (uses_split_column(spec)) needed.push_back(&table.columns[spec.split_column]);
  rows = complete_rows(needed, rows, DataAction::row_with_missing_cell, ledger);
  design.rows_left_out = table.rows() - rows.size();
  if (rows.size() < 2) {
    throw Error(ErrorCode::too_few_rows, "",
                std::to_string(rows.size()) +
                    " rows have a number in every chosen column; at least 2 are needed, one to "
                    "train and one to validate. Choose columns with fewer empty cells.");
  }
  check_target_varies(target, rows);
  const Classes classes = classes_of(target, rows, spec);
  const Split split = split_of(table, spec, classes, rows, ledger);

  Pipeline& pipeline = design.pipeline;
  for (std::size_t f = 0; f < columns.size(); ++f) {
    pipeline.features.push_back(Feature::fit(*columns[f], treatment_of(spec, f), split.training));
    pipeline.features.back().describe(ledger);
  }
  pipeline.target = target.name;
  pipeline.classes = classes.labels;
  if (classes.labels.empty()) {
    std::vector<double> values;
    for (const std::uint32_t row : split.training) values.push_back(target.values[row]);
    pipeline.target_scale = fit_scale(spec.target_scaling, values, target.name);
  }
  describe_target(pipeline, spec.target_scaling, ledger);

  const auto samples = [&](const Rows& side, Ledger& cells) {
    return samples_of<T>(pipeline, columns, target, classes, spec.one_hot, side, cells);
  };
  Ledger training_cells;
  Ledger validation_cells;
  design.training = samples(split.training, training_cells);
  design.validation = samples(split.validation, validation_cells);
  append_joined(training_cells, validation_cells, ledger);
  design.feature_scales = pipeline.scales();
  design.target_scale = pipeline.target_scale;
  design.classes = pipeline.classes.size();
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
