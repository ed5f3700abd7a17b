// Datasets: what finite sums and supervised runs are made of. Nothing to replay, but a wrong one
// would make other files wrong.
#include <algorithm>
#include <cmath>
#include <string>

#include "dataset.hpp"
#include "kinds/kinds.hpp"

namespace rp::replay {
namespace {

constexpr double kStandard = 1e-9;

void check_standardised(const std::vector<double>& values, const Field& field,
                        const std::string& what) {
  const auto n = static_cast<double>(values.size());
  double sum = 0;
  for (const double value : values) sum += value;
  const double mean = sum / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double sd = std::sqrt(squares / n);
  if (!(std::abs(mean) < kStandard)) {
    field.refuse(what + " has the mean " + std::to_string(mean) + ", not 0.");
  }
  // A constant column was divided by 1, and is 0 everywhere.
  const bool constant = std::all_of(values.begin(), values.end(), [](double v) { return v == 0; });
  if (!constant && !(std::abs(sd - 1) < kStandard)) {
    field.refuse(what + " has the standard deviation " + std::to_string(sd) + ", not 1.");
  }
}

void check_size(const Field& root, const std::string& key, std::size_t size) {
  if (root[key].size() != size) {
    root[key].refuse("must have " + std::to_string(size) + " entries.");
  }
}

/// Classes are 0, 1, ..., K - 1.
void check_classes(const std::vector<double>& targets, const Field& root) {
  const std::size_t classes = root["classes"].size();
  for (const double target : targets) {
    if (!is_class(target, classes)) {
      root["y"].refuse("holds " + std::to_string(target) + ", which is no class.");
    }
  }
}

}  // namespace

Verdict check_dataset(const GoldenFile& file) {
  const Field& root = file.root;
  const Rows rows = rows_in(root);
  const std::size_t columns = rows.features.front().size();
  check_size(root, "X", root["rows"].count());
  for (const char* key : {"features", "mean", "sd"}) check_size(root, key, columns);
  for (std::size_t column = 0; column < columns; ++column) {
    std::vector<double> values;
    for (const std::vector<double>& row : rows.features) values.push_back(row[column]);
    check_standardised(values, root["X"], "column " + std::to_string(column + 1));
  }
  if (root.find("classes")) {
    check_classes(rows.targets, root);
  } else {
    check_standardised(rows.targets, root["y"], "the target");
  }
  return {Status::skip, "nothing to replay: " + std::to_string(rows.targets.size()) + " rows, " +
                            std::to_string(columns) + " columns, standardised as they should be"};
}

}  // namespace rp::replay
