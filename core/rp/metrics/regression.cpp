#include "rp/metrics/regression.hpp"

#include <cmath>
#include <limits>

namespace rp {

void RegressionMeter::add(double output, double target) {
  const double error = output - target;
  squares_ += error * error;
  magnitudes_ += std::abs(error);
  ++count_;
  const double before = target - mean_;
  mean_ += before / static_cast<double>(count_);
  deviations_ += before * (target - mean_);
}

template <class T>
void RegressionMeter::add(Block<const T> output, Block<const T> target) {
  for (std::size_t r = 0; r < output.rows; ++r) {
    for (std::size_t s = 0; s < output.samples; ++s) {
      add(static_cast<double>(output.row(r)[s]), static_cast<double>(target.row(r)[s]));
    }
  }
}

RegressionMetrics RegressionMeter::metrics() const {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (count_ == 0) return {kNone, kNone, kNone};
  const auto n = static_cast<double>(count_);
  return {std::sqrt(squares_ / n), magnitudes_ / n,
          deviations_ > 0 ? 1 - squares_ / deviations_ : kNone};
}

template void RegressionMeter::add(Block<const float>, Block<const float>);
template void RegressionMeter::add(Block<const double>, Block<const double>);

}  // namespace rp
