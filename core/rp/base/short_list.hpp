// A list with room for `N` values inside itself: lists written down in the program become its data,
// and need no code that fills them.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>

namespace rp {

template <class T, std::size_t N>
class ShortList {
 public:
  constexpr ShortList() = default;
  constexpr ShortList(std::initializer_list<T> values) {
    for (const T& value : values) push_back(value);
  }

  /// Throws std::out_of_range if there is no room; does not compile in a constant.
  constexpr void push_back(const T& value) { values_.at(size_++) = value; }

  constexpr std::size_t size() const { return size_; }
  constexpr bool empty() const { return size_ == 0; }
  constexpr const T& operator[](std::size_t i) const { return values_[i]; }
  constexpr const T* begin() const { return values_.data(); }
  constexpr const T* end() const { return values_.data() + size_; }

 private:
  std::array<T, N> values_ = {};
  std::size_t size_ = 0;
};

}  // namespace rp
