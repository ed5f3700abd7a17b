#include "rp/metrics/roc_curve.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

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
  if (std::any_of(scores.begin(), scores.end(), [](double score) { return std::isnan(score); })) {
    return {};
  }
  const auto positives =
      static_cast<double>(std::count_if(is_positive.begin(), is_positive.end(), std::identity()));
  const double negatives = static_cast<double>(scores.size()) - positives;
  if (positives == 0 || negatives == 0) return {};
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return scores[a] > scores[b] || (scores[a] == scores[b] && a < b);
  });
  std::vector<RocPoint> points{{}};
  double found = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    found += is_positive[order[i]] != 0 ? 1 : 0;
    const bool is_tied = i + 1 < order.size() && scores[order[i + 1]] == scores[order[i]];
    if (is_tied) continue;
    points.push_back({(static_cast<double>(i + 1) - found) / negatives, found / positives});
  }
  return thinned(points, most);
}

}  // namespace rp
