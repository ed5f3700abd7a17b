// The order in which rows are visited: a fresh permutation each epoch, cut into mini-batches, the
// short last batch included. Knows row numbers, not their values.
//
// The permutation of an epoch follows from seed and epoch alone, so any step can be gone to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rp {

class Batcher {
 public:
  /// 1 <= batch_size <= rows. A batch of all rows keeps them in file order, and so does a batcher
  /// that does not shuffle.
  Batcher(std::size_t rows, std::size_t batch_size, std::uint64_t seed, bool shuffles = true);

  std::size_t steps_per_epoch() const { return (order_.size() + batch_size_ - 1) / batch_size_; }

  /// Row numbers of the next mini-batch; valid until the next call.
  std::span<const std::uint32_t> next();

  /// Mini-batches given so far.
  std::size_t steps() const { return steps_; }
  /// As if so many had been given.
  void go_to(std::size_t steps) { steps_ = steps; }

 private:
  void order_for(std::size_t epoch);

  std::vector<std::uint32_t> order_;
  std::size_t ordered_epoch_;  // that `order_` is of
  std::size_t batch_size_;
  std::uint64_t seed_;
  bool shuffles_;
  std::size_t steps_ = 0;
};

}  // namespace rp
