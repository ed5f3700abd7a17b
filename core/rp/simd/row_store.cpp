#include "rp/simd/row_store.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "rp/simd/lanes.hpp"

namespace rp {
namespace {

template <class T>
std::size_t total_rows(std::span<const Block<const T>> blocks) {
  return std::accumulate(
      blocks.begin(), blocks.end(), std::size_t{0},
      [](std::size_t sum, const Block<const T>& block) { return sum + block.rows; });
}

}  // namespace

template <class T>
RowStore<T>::RowStore(std::span<const Block<const T>> blocks)
    : width_(total_rows(blocks)), stride_(whole_lanes<T>(width_)) {
  const std::size_t samples = blocks.front().samples;
  values_.resize(samples * stride_);
  std::size_t column = 0;
  for (const Block<const T>& block : blocks) {
    for (std::size_t r = 0; r < block.rows; ++r, ++column) {
      for (std::size_t s = 0; s < samples; ++s) values_[s * stride_ + column] = block.row(r)[s];
    }
  }
}

template <class T>
void RowStore<T>::gather(std::span<const std::uint32_t> picked, Block<T> to) const {
  for (std::size_t s = 0; s < picked.size(); s += kLanes<T>) {
    std::array<const T*, kLanes<T>> rows;
    for (std::size_t i = 0; i < kLanes<T>; ++i) {
      rows[i] = values_.data() + picked[std::min(s + i, picked.size() - 1)] * stride_;
    }
    for (std::size_t column = 0; column < stride_; column += kLanes<T>) {
      std::array<Lanes<T>, kLanes<T>> lanes;
      for (std::size_t i = 0; i < kLanes<T>; ++i) lanes[i] = load(rows[i] + column);
      lanes = transposed<T>(lanes);
      for (std::size_t i = 0; i < kLanes<T>; ++i) store(to.row(column + i) + s, lanes[i]);
    }
  }
}

template class RowStore<float>;
template class RowStore<double>;

}  // namespace rp
