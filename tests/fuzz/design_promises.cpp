#include "design_promises.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "demand.hpp"
#include "ledger_promises.hpp"
#include "matrix_promises.hpp"

namespace rp::fuzz {
namespace {

/// The place of a row's class among all of the design.
template <class T>
std::size_t class_of(const Column& target, const DesignSpec& spec, const Design<T>& design,
                     std::uint32_t row) {
  const double value = target.values[row];
  if (target.is_category()) {
    const std::vector<std::string>& labels = design.pipeline.classes;
    const auto found =
        std::find(labels.begin(), labels.end(), target.levels[static_cast<std::size_t>(value)]);
    return static_cast<std::size_t>(found - labels.begin());
  }
  if (spec.classes > 0) return static_cast<std::size_t>(value);
  std::set<double> values;
  for (const Samples<T>* side : {&design.training, &design.validation}) {
    for (const std::uint32_t used : side->table_rows) values.insert(target.values[used]);
  }
  demand(values.size() == design.classes, "each number that occurs is a class");
  return static_cast<std::size_t>(std::distance(values.begin(), values.find(value)));
}

template <class T>
void check_number_target(const Design<T>& design, const Samples<T>& samples) {
  demand(design.outputs() == 1, "a number is one row");
  for (std::size_t s = 0; s < samples.rows(); ++s) {
    demand(std::isfinite(samples.targets(0, s)), "the targets are finite");
  }
}

template <class T>
void check_class_target(const Column& target, const DesignSpec& spec, const Design<T>& design,
                        const Samples<T>& samples) {
  const std::vector<std::string>& labels = design.pipeline.classes;
  const bool is_one_row = labels.size() == 2 && !spec.one_hot;
  demand(design.outputs() == (is_one_row ? 1 : labels.size()), "each class has a row");
  for (std::size_t s = 0; s < samples.rows(); ++s) {
    const std::size_t place = class_of(target, spec, design, samples.table_rows[s]);
    for (std::size_t k = 0; k < design.outputs(); ++k) {
      const bool is_it = place == (is_one_row ? 1 : k);
      demand(samples.targets(k, s) == (is_it ? 1 : 0), "a row has the class of its cell");
    }
  }
}

template <class T>
void check_stratified(const std::vector<double>& classes, const Design<T>& design) {
  const auto count = [&](const Samples<T>& samples, double label) {
    return std::count_if(samples.table_rows.begin(), samples.table_rows.end(),
                         [&](std::uint32_t row) { return classes[row] == label; });
  };
  for (const std::uint32_t row : design.training.table_rows) {
    const double label = classes[row];
    demand(count(design.training, label) < 2 || count(design.validation, label) > 0,
           "a class of several rows is on both sides");
  }
}

template <class T>
void check_latest(const std::vector<double>& times, const Design<T>& design) {
  const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return times[a] < times[b]; };
  const Rows& training = design.training.table_rows;
  const Rows& validation = design.validation.table_rows;
  const auto last = std::max_element(training.begin(), training.end(), earlier);
  const auto first = std::min_element(validation.begin(), validation.end(), earlier);
  demand(times[*last] <= times[*first], "the latest rows validate");
}

template <class T>
void check_by_value(const std::vector<double>& values, double value, const Design<T>& design) {
  for (const std::uint32_t row : design.validation.table_rows) {
    demand(values[row] == value, "the rows with the value validate");
  }
  for (const std::uint32_t row : design.training.table_rows) {
    demand(values[row] != value, "the rows with the value do not train");
  }
}

template <class T>
void check_split(const Table& table, const DesignSpec& spec, const Design<T>& design) {
  demand(design.training.rows() > 0 && design.validation.rows() > 0, "both sides have a row");
  if (spec.validation_rows) {
    for (const std::uint32_t row : design.validation.table_rows) {
      demand(std::count(spec.validation_rows->begin(), spec.validation_rows->end(), row) > 0,
             "the given rows validate");
    }
    for (const std::uint32_t row : design.training.table_rows) {
      demand(std::count(spec.validation_rows->begin(), spec.validation_rows->end(), row) == 0,
             "the given rows do not train");
    }
  } else if (spec.split == SplitKind::latest) {
    check_latest(table.columns[spec.split_column].values, design);
  } else if (spec.split == SplitKind::by_value) {
    check_by_value(table.columns[spec.split_column].values, spec.validation_value, design);
  } else if (spec.split == SplitKind::stratified && design.classes > 0) {
    check_stratified(table.columns[spec.target].values, design);
  }
}

}  // namespace

template <class T>
void check_design(const Table& table, const DesignSpec& spec, const Design<T>& design) {
  check_ledger(table, spec, design);
  check_split(table, spec, design);
  demand(design.feature_scales.size() == design.pipeline.width(), "every row has its scale");
  demand(design.classes == design.pipeline.classes.size(), "the classes are the pipeline's");
  for (const Samples<T>* samples : {&design.training, &design.validation}) {
    check_matrix(design.pipeline, table, samples->table_rows, samples->feature_block());
    if (design.classes == 0) {
      check_number_target(design, *samples);
    } else {
      check_class_target(table.columns[spec.target], spec, design, *samples);
    }
  }
  const std::vector<std::size_t> counts = class_counts(design);
  demand(counts.size() == design.classes, "each class is counted");
  demand(design.classes == 0 || std::accumulate(counts.begin(), counts.end(), std::size_t{0}) ==
                                    design.training.rows(),
         "each training row is of one class");
}

template void check_design(const Table&, const DesignSpec&, const Design<float>&);
template void check_design(const Table&, const DesignSpec&, const Design<double>&);

}  // namespace rp::fuzz
