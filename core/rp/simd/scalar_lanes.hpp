// The vectors of lanes.hpp without vector instructions, for machines that have none: the same
// lanes, each operation once per lane, so that every result has the same bits.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace rp {

template <class T>
class ScalarLanes;

/// The same bits as a `To`: std::bit_cast, which Emscripten 3.1.6's library lacks.
template <class To, class From>
To bits_as(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof(To));
  return to;
}

/// One truth value for each lane.
template <class T>
struct ScalarMask {
  std::array<bool, ScalarLanes<T>::kSize> lanes;
};

/// 128 bits of numbers.
template <class T>
class ScalarLanes {
 public:
  static constexpr std::size_t kSize = 16 / sizeof(T);
  using Array = std::array<T, kSize>;

  ScalarLanes() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): as the vector library has it.
  ScalarLanes(T all) { lanes_.fill(all); }
  explicit ScalarLanes(const Array& lanes) : lanes_(lanes) {}
  template <class... Numbers>
  requires(sizeof...(Numbers) + 2 == kSize) ScalarLanes(T first, T second, Numbers... others)
      : lanes_{first, second, others...} {}

  static ScalarLanes load_unaligned(const T* from) {
    return each([from](std::size_t i) { return from[i]; });
  }
  void store_unaligned(T* to) const {
    for (std::size_t i = 0; i < kSize; ++i) to[i] = lanes_[i];
  }

  T operator[](std::size_t i) const { return lanes_[i]; }
  const Array& array() const { return lanes_; }

  /// The lanes lane_of(0), lane_of(1), ...
  template <class LaneOf>
  static ScalarLanes each(const LaneOf& lane_of) {
    ScalarLanes result;
    for (std::size_t i = 0; i < kSize; ++i) result.lanes_[i] = lane_of(i);
    return result;
  }

  // As friends they take a number for either side, which becomes that number in every lane.
  friend ScalarLanes operator+(const ScalarLanes& a, const ScalarLanes& b) {
    return each([&](std::size_t i) { return static_cast<T>(a[i] + b[i]); });
  }
  friend ScalarLanes operator-(const ScalarLanes& a, const ScalarLanes& b) {
    return each([&](std::size_t i) { return static_cast<T>(a[i] - b[i]); });
  }
  friend ScalarLanes operator*(const ScalarLanes& a, const ScalarLanes& b) {
    return each([&](std::size_t i) { return static_cast<T>(a[i] * b[i]); });
  }
  friend ScalarLanes operator/(const ScalarLanes& a, const ScalarLanes& b) {
    return each([&](std::size_t i) { return static_cast<T>(a[i] / b[i]); });
  }
  friend ScalarLanes operator-(const ScalarLanes& a) {
    return each([&](std::size_t i) { return static_cast<T>(-a[i]); });
  }

  ScalarLanes& operator+=(const ScalarLanes& other) { return *this = *this + other; }

  friend ScalarMask<T> operator<(const ScalarLanes& a, const ScalarLanes& b) {
    return compared([&](std::size_t i) { return a[i] < b[i]; });
  }
  friend ScalarMask<T> operator>(const ScalarLanes& a, const ScalarLanes& b) { return b < a; }
  friend ScalarMask<T> operator<=(const ScalarLanes& a, const ScalarLanes& b) {
    return compared([&](std::size_t i) { return a[i] <= b[i]; });
  }
  friend ScalarMask<T> operator==(const ScalarLanes& a, const ScalarLanes& b) {
    return compared([&](std::size_t i) { return a[i] == b[i]; });
  }

  friend ScalarLanes operator&(const ScalarLanes& a, const ScalarLanes& b) {
    return each([&](std::size_t i) { return bits_as<T>(bits(a[i]) & bits(b[i])); });
  }
  friend ScalarLanes operator|(const ScalarLanes& a, const ScalarLanes& b) {
    return each([&](std::size_t i) { return bits_as<T>(bits(a[i]) | bits(b[i])); });
  }
  friend ScalarLanes operator<<(const ScalarLanes& a, int by) {
    return each([&](std::size_t i) { return bits_as<T>(bits(a[i]) << by); });
  }
  /// Of unsigned numbers.
  friend ScalarLanes operator>>(const ScalarLanes& a, int by) requires std::is_unsigned_v<T> {
    return each([&](std::size_t i) { return a[i] >> by; });
  }

  friend ScalarLanes abs(const ScalarLanes& a) {
    return each([&](std::size_t i) { return std::abs(a[i]); });
  }
  friend ScalarLanes sqrt(const ScalarLanes& a) {
    return each([&](std::size_t i) { return std::sqrt(a[i]); });
  }
  friend ScalarLanes select(const ScalarMask<T>& which, const ScalarLanes& a,
                            const ScalarLanes& b) {
    return each([&](std::size_t i) { return which.lanes[i] ? a[i] : b[i]; });
  }

  /// The first lanes of both, taking turns.
  friend ScalarLanes zip_lo(const ScalarLanes& a, const ScalarLanes& b) {
    return each([&](std::size_t i) { return i % 2 == 0 ? a[i / 2] : b[i / 2]; });
  }
  /// The last lanes of both, taking turns.
  friend ScalarLanes zip_hi(const ScalarLanes& a, const ScalarLanes& b) {
    return each(
        [&](std::size_t i) { return i % 2 == 0 ? a[(kSize + i) / 2] : b[(kSize + i) / 2]; });
  }

 private:
  using Bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

  static Bits bits(T number) { return bits_as<Bits>(number); }

  template <class IsTrue>
  static ScalarMask<T> compared(const IsTrue& is_true) {
    ScalarMask<T> mask{};
    for (std::size_t i = 0; i < kSize; ++i) mask.lanes[i] = is_true(i);
    return mask;
  }

  Array lanes_;
};

}  // namespace rp
