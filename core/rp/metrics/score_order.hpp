// Rows in the order of their scores, as curves and areas of ROC are counted.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace rp {

/// Positions of the scores, ascending, equal ones by position. Empty where one is not a number.
std::vector<std::size_t> score_order(std::span<const double> scores);

}  // namespace rp
