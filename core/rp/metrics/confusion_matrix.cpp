#include "rp/metrics/confusion_matrix.hpp"

#include <numeric>

namespace rp {

ConfusionMatrix::ConfusionMatrix(std::size_t classes)
    : classes_(classes), counts_(classes * classes, 0) {}

void ConfusionMatrix::add(std::size_t label, std::size_t predicted) {
  ++counts_[label * classes_ + predicted];
}

std::size_t ConfusionMatrix::count(std::size_t label, std::size_t predicted) const {
  return counts_[label * classes_ + predicted];
}

std::size_t ConfusionMatrix::rows() const {
  return std::accumulate(counts_.begin(), counts_.end(), std::size_t{0});
}

std::size_t ConfusionMatrix::rows_of(std::size_t label) const {
  std::size_t sum = 0;
  for (std::size_t predicted = 0; predicted < classes_; ++predicted) sum += count(label, predicted);
  return sum;
}

std::size_t ConfusionMatrix::taken_for(std::size_t predicted) const {
  std::size_t sum = 0;
  for (std::size_t label = 0; label < classes_; ++label) sum += count(label, predicted);
  return sum;
}

double ConfusionMatrix::accuracy() const {
  std::size_t right = 0;
  for (std::size_t label = 0; label < classes_; ++label) right += count(label, label);
  return static_cast<double>(right) / static_cast<double>(rows());
}

double ConfusionMatrix::balanced_accuracy() const {
  double sum = 0;
  std::size_t with_rows = 0;
  for (std::size_t label = 0; label < classes_; ++label) {
    const std::size_t all = rows_of(label);
    if (all == 0) continue;
    sum += static_cast<double>(count(label, label)) / static_cast<double>(all);
    ++with_rows;
  }
  return sum / static_cast<double>(with_rows);
}

double ConfusionMatrix::f1_of(std::size_t label) const {
  // 2 TP + FP + FN: the rows of the class and those taken for it.
  const std::size_t both = rows_of(label) + taken_for(label);
  if (both == 0) return 0;
  return 2 * static_cast<double>(count(label, label)) / static_cast<double>(both);
}

double ConfusionMatrix::f1() const {
  if (classes_ == 2) return f1_of(1);
  double sum = 0;
  for (std::size_t label = 0; label < classes_; ++label) sum += f1_of(label);
  return sum / static_cast<double>(classes_);
}

}  // namespace rp
