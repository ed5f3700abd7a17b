// Whether probabilities are kept: of the rows given a chance of about 70 %, do 70 % have the class?
// The reliability diagram of DeGroot and Fienberg 1983.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace rp {

/// Rows whose predicted probability lies in one part of [0, 1].
struct CalibrationBin {
  std::size_t rows = 0;
  double predicted = 0;  // mean probability; 0 without rows
  double observed = 0;   // share of positive rows; 0 without rows
};

/// `bins` parts of equal width, the last one with 1. `is_positive` has a flag for each probability.
/// Empty where one is not a number.
std::vector<CalibrationBin> calibration(std::span<const double> probabilities,
                                        std::span<const char> is_positive, std::size_t bins);

}  // namespace rp
