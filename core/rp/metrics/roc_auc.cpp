#include "rp/metrics/roc_auc.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

namespace rp {

double roc_auc(std::span<const double> scores, std::span<const char> is_positive) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  if (std::any_of(scores.begin(), scores.end(), [](double score) { return std::isnan(score); })) {
    return kNone;
  }
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return scores[a] < scores[b] || (scores[a] == scores[b] && a < b);
  });
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
