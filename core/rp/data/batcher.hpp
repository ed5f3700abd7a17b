// The order in which rows are visited: a fresh permutation each epoch, cut into mini-batches, the
// short last batch included. Knows row numbers, not their values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rp/base/rng.hpp"

namespace rp {

class Batcher {
 public:
  /// 1 <= batch_size <= rows. A batch of all rows keeps them in file order, and so does a batcher
  /// that does not shuffle.
  Batcher(std::size_t rows, std::size_t batch_size, std::uint64_t seed, bool shuffles = true);

  std::size_t steps_per_epoch() const { return (order_.size() + batch_size_ - 1) / batch_size_; }

  /// Row numbers of the next mini-batch; valid until the next call.
  std::span<const std::uint32_t> next();

 private:
  std::vector<std::uint32_t> order_;
  std::size_t batch_size_;
  std::size_t position_;
  bool shuffles_;
  Rng rng_;
};

}  // namespace rp
