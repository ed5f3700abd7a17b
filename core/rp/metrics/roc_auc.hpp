// The area under the ROC curve: the share of pairs of a positive and a negative row of which the
// positive has the higher score, equal scores counting half (Mann, Whitney 1947).
#pragma once

#include <span>

namespace rp {

/// By ranks, the mean one for equal scores. `is_positive` has a flag for each score. Not a number
/// where a score is none, or without positive or negative rows.
double roc_auc(std::span<const double> scores, std::span<const char> is_positive);

}  // namespace rp
