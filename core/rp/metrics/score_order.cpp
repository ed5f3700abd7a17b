#include "rp/metrics/score_order.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace rp {

std::vector<std::size_t> score_order(std::span<const double> scores) {
  if (std::any_of(scores.begin(), scores.end(), [](double score) { return std::isnan(score); })) {
    return {};
  }
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return scores[a] < scores[b] || (scores[a] == scores[b] && a < b);
  });
  return order;
}

}  // namespace rp
