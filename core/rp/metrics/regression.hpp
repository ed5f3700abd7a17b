// How far predictions are from numbers: RMSE, mean absolute error and R2, gathered in chunks.
//
//   rmse = sqrt(mean e^2),  mae = mean |e|,  r2 = 1 - sum e^2 / sum (y - mean y)^2
//
// All in double. Of targets that are all the same, R2 is not a number.
#pragma once

#include <cstddef>

#include "rp/simd/block.hpp"

namespace rp {

struct RegressionMetrics {
  double rmse = 0;
  double mae = 0;
  double r2 = 0;
};

class RegressionMeter {
 public:
  /// Predictions and targets of some samples. Instantiated for float and double.
  template <class T>
  void add(Block<const T> output, Block<const T> target);

  /// Over all elements added; not-a-numbers without any.
  RegressionMetrics metrics() const;

 private:
  void add(double output, double target);

  std::size_t count_ = 0;
  double squares_ = 0;     // sum of e^2
  double magnitudes_ = 0;  // sum of |e|
  double mean_ = 0;        // of the targets
  double deviations_ = 0;  // sum of (y - mean)^2, by Welford's update
};

}  // namespace rp
