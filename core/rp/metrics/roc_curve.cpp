#include "rp/metrics/roc_curve.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include "rp/metrics/score_order.hpp"

namespace rp {
namespace {

std::vector<RocPoint> thinned(const std::vector<RocPoint>& all, std::size_t most) {
  if (all.size() <= most) return all;
  std::vector<RocPoint> picked;
  picked.reserve(most);
  for (std::size_t i = 0; i < most; ++i) picked.push_back(all[i * (all.size() - 1) / (most - 1)]);
  return picked;
}

}  // namespace

std::vector<RocPoint> roc_curve(std::span<const double> scores, std::span<const char> is_positive,
                                std::size_t most) {
  const std::vector<std::size_t> order = score_order(scores);
  const auto positives =
      static_cast<double>(std::count_if(is_positive.begin(), is_positive.end(), std::identity()));
  const double negatives = static_cast<double>(scores.size()) - positives;
  if (order.empty() || positives == 0 || negatives == 0) return {};
  std::vector<RocPoint> points{{}};
  double found = 0;
  double passed = 0;
  // From the greatest score on.
  for (auto at = order.rbegin(); at != order.rend(); ++at) {
    found += is_positive[*at] != 0 ? 1 : 0;
    ++passed;
    const auto next = std::next(at);
    const bool is_tied = next != order.rend() && scores[*next] == scores[*at];
    if (!is_tied) points.push_back({(passed - found) / negatives, found / positives});
  }
  return thinned(points, most);
}

}  // namespace rp
