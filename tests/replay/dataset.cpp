#include "dataset.hpp"

#include <numeric>
#include <string>

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

Loss loss_named(const Field& name) {
  const std::string text = name.text();
  if (text == "mse") return Loss::mse;
  if (text == "half_mse") return Loss::half_mse;
  if (text == "bce_with_logits") return Loss::bce_with_logits;
  name.refuse("\"" + text + "\" is none of mse, half_mse and bce_with_logits.");
}

template <class T>
Samples<T> samples_of(const Rows& rows) {
  const std::size_t columns = rows.features.front().size();
  Samples<T> samples;
  samples.table_rows.resize(rows.targets.size());
  std::iota(samples.table_rows.begin(), samples.table_rows.end(), 0U);
  samples.features = sample_matrix<T>(columns, rows.targets.size());
  samples.targets = sample_matrix<T>(1, rows.targets.size());
  for (std::size_t row = 0; row < rows.targets.size(); ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      samples.features(column, row) = static_cast<T>(rows.features[row][column]);
    }
    samples.targets(0, row) = static_cast<T>(rows.targets[row]);
  }
  return samples;
}

template <class T>
std::shared_ptr<const Design<T>> design_of(const Rows& rows) {
  auto design = std::make_shared<Design<T>>();
  design->training = samples_of<T>(rows);
  design->validation = design->training;
  design->feature_scales.resize(rows.features.front().size());
  return design;
}

#define RP_INSTANTIATE(T)                      \
  template Samples<T> samples_of(const Rows&); \
  template std::shared_ptr<const Design<T>> design_of(const Rows&);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp::replay
