// A table kept row by row, from which the rows of a mini-batch are gathered as a feature-major
// block. Picking rows from columns would fetch a cache line for every number; here a row is one
// line or a few, turned over in registers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rp/simd/block.hpp"

namespace rp {

template <class T>
class RowStore {
 public:
  /// Copies the samples of several blocks of as many samples; a row holds the values of the first
  /// block, then those of the next.
  explicit RowStore(std::span<const Block<const T>> blocks);

  /// Values in a row.
  std::size_t width() const { return width_; }
  /// Rows that the block given to `gather` must have room for: whole lanes.
  std::size_t padded_width() const { return stride_; }

  /// Writes the rows `picked` as the samples of `to` [padded_width()][picked.size()], up to whole
  /// lanes of samples, with a row of the picked ones in the place of samples there are none of.
  void gather(std::span<const std::uint32_t> picked, Block<T> to) const;

 private:
  std::size_t width_;
  std::size_t stride_;
  std::vector<T> values_;  // [rows][stride]
};

}  // namespace rp
