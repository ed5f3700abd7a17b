#include "rp/data/batcher.hpp"

#include <algorithm>
#include <numeric>

namespace rp {
namespace {

constexpr std::uint64_t kBatchStream = 3;

}  // namespace

Batcher::Batcher(std::size_t rows, std::size_t batch_size, std::uint64_t seed, bool shuffles)
    : order_(rows),
      batch_size_(batch_size),
      position_(rows),
      shuffles_(shuffles && batch_size < rows),
      rng_(seed, kBatchStream) {
  std::iota(order_.begin(), order_.end(), 0U);
}

std::span<const std::uint32_t> Batcher::next() {
  if (position_ == order_.size()) {
    if (shuffles_) rng_.shuffle(order_);
    position_ = 0;
  }
  const std::size_t count = std::min(batch_size_, order_.size() - position_);
  const std::span<const std::uint32_t> batch{order_.data() + position_, count};
  position_ += count;
  return batch;
}

}  // namespace rp
