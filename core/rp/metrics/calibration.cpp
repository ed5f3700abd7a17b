#include "rp/metrics/calibration.hpp"

#include <algorithm>
#include <cmath>

namespace rp {

std::vector<CalibrationBin> calibration(std::span<const double> probabilities,
                                        std::span<const char> is_positive, std::size_t bins) {
  std::vector<CalibrationBin> all(bins);
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    const double p = probabilities[i];
    if (std::isnan(p)) return {};
    const auto place = static_cast<std::size_t>(p * static_cast<double>(bins));
    CalibrationBin& bin = all[std::min(place, bins - 1)];
    ++bin.rows;
    bin.predicted += p;
    bin.observed += is_positive[i] != 0 ? 1 : 0;
  }
  for (CalibrationBin& bin : all) {
    if (bin.rows == 0) continue;
    bin.predicted /= static_cast<double>(bin.rows);
    bin.observed /= static_cast<double>(bin.rows);
  }
  return all;
}

}  // namespace rp
