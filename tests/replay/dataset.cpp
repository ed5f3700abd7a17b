#include "dataset.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>

namespace rp::replay {

Rows rows_in(const Field& dataset) {
  Rows rows;
  for (const Field& row : dataset["X"].elements()) {
    rows.features.push_back(row.numbers());
    if (rows.features.back().size() != rows.features.front().size()) {
      row.refuse("has not as many columns as the first row.");
    }
  }
  rows.targets = dataset["y"].numbers();
  if (rows.features.empty() || rows.features.front().empty()) {
    dataset["X"].refuse("holds no numbers.");
  }
  if (rows.targets.size() != rows.features.size()) {
    dataset["y"].refuse("has not as many rows as X.");
  }
  return rows;
}

Rows rows_of_dataset(const GoldenFile& file) {
  const Field name = file.root["dataset"];
  const std::optional<std::string> path = find_beside(file, name.text());
  if (!path) name.refuse("there is no " + name.text() + " in this file's folder or one above it.");
  try {
    return rows_in(read_golden_file(*path).root);
  } catch (const Unusable& error) {
    name.refuse(name.text() + ": " + error.what());
  }
}

bool is_class(double target, std::size_t classes) {
  return target >= 0 && target < static_cast<double>(classes) && std::floor(target) == target;
}

Loss loss_named(const Field& name) {
  constexpr std::array<std::pair<std::string_view, Loss>, 6> kLosses{
      {{"mse", Loss::mse},
       {"half_mse", Loss::half_mse},
       {"mae", Loss::mae},
       {"huber", Loss::huber},
       {"bce_with_logits", Loss::bce_with_logits},
       {"softmax_cross_entropy", Loss::softmax_cross_entropy}}};
  const std::string text = name.text();
  for (const auto& known : kLosses) {
    if (known.first == text) return known.second;
  }
  name.refuse("\"" + text + "\" is no loss that is known here.");
}

template <class T>
Samples<T> samples_of(const Rows& rows, std::size_t classes) {
  const std::size_t columns = rows.features.front().size();
  Samples<T> samples;
  samples.table_rows = first_rows(rows.targets.size());
  samples.features = sample_matrix<T>(columns, rows.targets.size());
  samples.targets = sample_matrix<T>(std::max<std::size_t>(classes, 1), rows.targets.size());
  for (std::size_t row = 0; row < rows.targets.size(); ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      samples.features(column, row) = static_cast<T>(rows.features[row][column]);
    }
    const double target = rows.targets[row];
    if (classes == 0) {
      samples.targets(0, row) = static_cast<T>(target);
    } else if (is_class(target, classes)) {
      samples.targets(static_cast<std::size_t>(target), row) = T(1);
    } else {
      throw Unusable("y: holds " + std::to_string(target) + ", which is none of the " +
                     std::to_string(classes) + " classes of the model.");
    }
  }
  return samples;
}

template <class T>
std::shared_ptr<const Design<T>> design_of(const Rows& rows, std::size_t classes) {
  auto design = std::make_shared<Design<T>>();
  design->training = samples_of<T>(rows, classes);
  design->validation = design->training;
  design->feature_scales.resize(rows.features.front().size());
  return design;
}

#define RP_INSTANTIATE(T)                                   \
  template Samples<T> samples_of(const Rows&, std::size_t); \
  template std::shared_ptr<const Design<T>> design_of(const Rows&, std::size_t);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp::replay
