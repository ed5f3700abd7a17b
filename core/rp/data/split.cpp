#include "rp/data/split.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <utility>

#include "rp/base/rng.hpp"

namespace rp {
namespace {

constexpr std::uint64_t kSplitStream = 1;

std::size_t share(double fraction, std::size_t rows) {
  const double wanted = std::round(fraction * static_cast<double>(rows));
  return std::clamp(static_cast<std::size_t>(wanted), std::size_t{1}, rows - 1);
}

}  // namespace

Split split_by_rows(const Rows& rows, Rows validation) {
  std::sort(validation.begin(), validation.end());
  Split split;
  std::set_intersection(rows.begin(), rows.end(), validation.begin(), validation.end(),
                        std::back_inserter(split.validation));
  std::set_difference(rows.begin(), rows.end(), validation.begin(), validation.end(),
                      std::back_inserter(split.training));
  return split;
}

Split split_by_value(const Rows& rows, const std::vector<double>& values, double value) {
  Split split;
  for (const std::uint32_t row : rows) {
    (values[row] == value ? split.validation : split.training).push_back(row);
  }
  return split;
}

Split split_at_random(const Rows& rows, double fraction, std::uint64_t seed) {
  Rows chosen = rows;
  Rng(seed, kSplitStream).shuffle(chosen);
  chosen.resize(share(fraction, rows.size()));
  return split_by_rows(rows, std::move(chosen));
}

Split split_stratified(const Rows& rows, double fraction, std::uint64_t seed,
                       const std::vector<double>& classes) {
  std::map<double, Rows> of_class;
  for (const std::uint32_t row : rows) of_class[classes[row]].push_back(row);
  Rng rng(seed, kSplitStream);
  Rows chosen;
  for (auto& [label, members] : of_class) {
    if (members.size() < 2) continue;
    rng.shuffle(members);
    const std::size_t count = share(fraction, members.size());
    chosen.insert(chosen.end(), members.begin(),
                  members.begin() + static_cast<std::ptrdiff_t>(count));
  }
  if (chosen.empty()) chosen.push_back(rows.back());
  return split_by_rows(rows, std::move(chosen));
}

Split split_latest(const Rows& rows, double fraction, const std::vector<double>& times) {
  Rows by_time = rows;
  std::stable_sort(by_time.begin(), by_time.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return times[a] < times[b]; });
  const auto count = static_cast<std::ptrdiff_t>(share(fraction, rows.size()));
  return split_by_rows(rows, {by_time.end() - count, by_time.end()});
}

}  // namespace rp
