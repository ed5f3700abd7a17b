// How well logits tell classes apart: confusion matrix, log-loss and ROC AUC, gathered in chunks.
//
// One row of logits means two classes (logistic regression), else there is a row for each. A row's
// class is its greatest logit's, the first of equal ones; one logit means class 1 if it is above 0.
#pragma once

#include <cstddef>
#include <vector>

#include "rp/metrics/confusion_matrix.hpp"
#include "rp/simd/block.hpp"

namespace rp {

struct ClassificationMetrics {
  ConfusionMatrix confusion;
  double log_loss = 0;  // mean of -log of the probability given to the row's own class
  /// Of class 1 for two classes, else the mean over the classes, each against the rest. A score is
  /// the log of the odds, which unlike a probability does not saturate.
  double roc_auc = 0;
  /// Classes that could not be part of that mean, because no row or every row is theirs. If all
  /// are here, `roc_auc` is not a number.
  std::vector<std::size_t> without_auc;
};

class ClassificationMeter {
 public:
  /// `classes` >= 2.
  explicit ClassificationMeter(std::size_t classes);

  /// Logits [1 or classes][samples] and targets of the same shape, 0/1 or one-hot. Instantiated for
  /// float and double.
  template <class T>
  void add(Block<const T> logits, Block<const T> target);

  /// Over all rows added; not-a-numbers without any.
  ClassificationMetrics metrics() const;

 private:
  void add(const std::vector<double>& logits, std::size_t label);
  double one_against_rest(std::size_t label) const;

  ConfusionMatrix confusion_;
  double log_loss_ = 0;  // summed
  std::vector<std::size_t> labels_;
  std::vector<std::vector<double>> log_odds_;  // [classes][rows]
};

}  // namespace rp
