// A borrowed feature-major block of samples: row `f` holds feature (or unit) `f` of every sample.
//
// Rows start `stride` elements apart and may be read and written up to whole lanes past `samples`;
// what lies there is never part of a result.
#pragma once

#include <cstddef>
#include <type_traits>

namespace rp {

template <class T>
struct Block {
  T* data = nullptr;
  std::size_t rows = 0;
  std::size_t samples = 0;
  std::size_t stride = 0;

  T* row(std::size_t r) const { return data + r * stride; }

  /// The samples [first, first + count), `first` a multiple of the lane count.
  Block slice(std::size_t first, std::size_t count) const {
    return {data + first, rows, count, stride};
  }

  /// `count` rows from `first` on.
  Block part(std::size_t first, std::size_t count) const {
    return {row(first), count, samples, stride};
  }

  // NOLINTNEXTLINE(google-explicit-constructor): a block of T is a block of const T.
  operator Block<const T>() const requires(!std::is_const_v<T>) {
    return {data, rows, samples, stride};
  }
};

}  // namespace rp
