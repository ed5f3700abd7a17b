#include "rp/data/batcher.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "rp/base/rng.hpp"

namespace rp {
namespace {

constexpr std::uint64_t kBatchStream = 3;
constexpr std::size_t kNoEpoch = std::numeric_limits<std::size_t>::max();

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): neighbouring epochs get seeds that have
/// nothing in common.
std::uint64_t seed_of_epoch(std::uint64_t seed, std::size_t epoch) {
  std::uint64_t mixed = seed + 0x9e3779b97f4a7c15ULL * (std::uint64_t{epoch} + 1);
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
  return mixed ^ (mixed >> 31U);
}

}  // namespace

Batcher::Batcher(std::size_t rows, std::size_t batch_size, std::uint64_t seed, bool shuffles)
    : order_(rows),
      ordered_epoch_(kNoEpoch),
      batch_size_(batch_size),
      seed_(seed),
      shuffles_(shuffles && batch_size < rows) {
  std::iota(order_.begin(), order_.end(), 0U);
}

std::span<const std::uint32_t> Batcher::next() {
  const std::size_t epoch = steps_ / steps_per_epoch();
  if (shuffles_ && epoch != ordered_epoch_) order_for(epoch);
  const std::size_t first = steps_ % steps_per_epoch() * batch_size_;
  ++steps_;
  return {order_.data() + first, std::min(batch_size_, order_.size() - first)};
}

void Batcher::order_for(std::size_t epoch) {
  std::iota(order_.begin(), order_.end(), 0U);
  Rng(seed_of_epoch(seed_, epoch), kBatchStream).shuffle(order_);
  ordered_epoch_ = epoch;
}

}  // namespace rp
