// Which classes were taken for which, and what is counted from that:
//
//   accuracy           share of rows on the diagonal
//   balanced accuracy  mean of the classes' recalls; classes without rows have none
//   F1                 2 TP / (2 TP + FP + FN), 0 where that is 0/0: of class 1 for two classes,
//                      else the mean over all classes (macro)
#pragma once

#include <cstddef>
#include <vector>

namespace rp {

class ConfusionMatrix {
 public:
  /// `classes` >= 2.
  explicit ConfusionMatrix(std::size_t classes);

  void add(std::size_t label, std::size_t predicted);

  std::size_t classes() const { return classes_; }
  /// Rows of class `label` that were taken for `predicted`.
  std::size_t count(std::size_t label, std::size_t predicted) const;
  std::size_t rows() const;
  /// Rows of the class.
  std::size_t rows_of(std::size_t label) const;

  /// Not-a-number without rows, as the next one.
  double accuracy() const;
  double balanced_accuracy() const;
  double f1() const;

 private:
  double f1_of(std::size_t label) const;
  std::size_t taken_for(std::size_t predicted) const;

  std::size_t classes_;
  std::vector<std::size_t> counts_;  // [label][predicted]
};

}  // namespace rp
