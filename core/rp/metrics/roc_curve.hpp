// The ROC curve: how many positive rows are found at the price of how many false alarms, for every
// threshold on the score.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace rp {

struct RocPoint {
  double false_positive_rate = 0;
  double true_positive_rate = 0;
};

/// From (0, 0) to (1, 1), equal scores as one step; of more than `most` points (from 2) as many,
/// spread evenly, with both ends. `is_positive` has a flag for each score. Empty where a score is
/// not a number, or without positive or negative rows.
std::vector<RocPoint> roc_curve(std::span<const double> scores, std::span<const char> is_positive,
                                std::size_t most);

}  // namespace rp
