#include "rp/metrics/roc_auc.hpp"

#include <cstddef>
#include <limits>
#include <vector>

#include "rp/metrics/score_order.hpp"

namespace rp {

double roc_auc(std::span<const double> scores, std::span<const char> is_positive) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  // Without an order there are no positive rows to find, which is what is asked below.
  const std::vector<std::size_t> order = score_order(scores);
  double positives = 0;
  double ranks = 0;  // summed over the positive rows
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    double tied = 0;
    for (; end < order.size() && scores[order[end]] == scores[order[first]]; ++end) {
      tied += is_positive[order[end]] != 0 ? 1 : 0;
    }
    // Ranks count from 1, so these are first + 1 to end.
    ranks += tied * static_cast<double>(first + 1 + end) / 2;
    positives += tied;
    first = end;
  }
  const double negatives = static_cast<double>(scores.size()) - positives;
  if (positives == 0 || negatives == 0) return kNone;
  return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
}

}  // namespace rp
