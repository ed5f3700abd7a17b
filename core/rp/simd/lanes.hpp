// 128-bit vectors of the real type, and their fixed fold. The one place that includes xsimd.
//
// Every build uses 128-bit vectors, whatever wider ones the machine has, because the number of
// lanes decides the order of a sum and with it the last bits of every parameter. With RP_SCALAR
// they are made of plain numbers, for machines without vector instructions.
#pragma once

#include <array>
#include <cstddef>

#if defined(RP_SCALAR)
#include "rp/simd/scalar_lanes.hpp"
#else
#include <xsimd/xsimd.hpp>
#endif

namespace rp {

#if defined(RP_SCALAR)
template <class T>
using Lanes = ScalarLanes<T>;
#else
#if defined(XSIMD_WITH_WASM) && XSIMD_WITH_WASM
using SimdArch = xsimd::wasm;
#elif defined(XSIMD_WITH_SSE4_2) && XSIMD_WITH_SSE4_2
using SimdArch = xsimd::sse4_2;
#elif defined(XSIMD_WITH_NEON64) && XSIMD_WITH_NEON64
using SimdArch = xsimd::neon64;
#else
#error "RMSprop Playground needs 128-bit vectors: SSE 4.2, NEON or WASM SIMD. Or define RP_SCALAR."
#endif

template <class T>
using Lanes = xsimd::batch<T, SimdArch>;
#endif

template <class T>
inline constexpr std::size_t kLanes = 16 / sizeof(T);

static_assert(sizeof(Lanes<float>) == 16 && sizeof(Lanes<double>) == 16,
              "vectors must be 128 bits wide");

template <class T>
Lanes<T> load(const T* from) {
  return Lanes<T>::load_unaligned(from);
}

template <class T>
void store(T* to, const Lanes<T>& lanes) {
  lanes.store_unaligned(to);
}

/// The first `count` numbers from `from`, and zeros. Without a detour through memory, whose narrow
/// writes a wide read would wait for.
template <class T>
Lanes<T> load_first(const T* from, std::size_t count) {
  const auto at = [&](std::size_t i) { return i < count ? from[i] : T(0); };
  if constexpr (kLanes<T> == 4) {
    return {at(0), at(1), at(2), at(3)};
  } else {
    return {at(0), at(1)};
  }
}

template <class T>
void store_first(T* to, const Lanes<T>& lanes, std::size_t count) {
  T l[kLanes<T>];
  store(l, lanes);
  for (std::size_t i = 0; i < kLanes<T> && i < count; ++i) to[i] = l[i];
}

/// The same 128 bits seen as lanes of `To`.
template <class To, class From>
Lanes<To> bits_of(const Lanes<From>& lanes) {
#if defined(RP_SCALAR)
  return Lanes<To>(bits_as<typename Lanes<To>::Array>(lanes.array()));
#elif XSIMD_VERSION_MAJOR >= 11
  // xsimd 11 changed what its cast names, from the vector to the element.
  return xsimd::bitwise_cast<To>(lanes);
#else
  return xsimd::bitwise_cast<Lanes<To>>(lanes);
#endif
}

/// Sum of the lanes in our own fixed order, (l0 + l2) + (l1 + l3); the library's horizontal sums
/// change their order between versions and architectures.
template <class T>
T fold(const Lanes<T>& lanes) {
  T l[kLanes<T>];
  store(l, lanes);
  if constexpr (kLanes<T> == 4) {
    return (l[0] + l[2]) + (l[1] + l[3]);
  } else {
    return l[0] + l[1];
  }
}

/// As many vectors as a vector has lanes: lane j of vector i becomes lane i of vector j.
template <class T>
std::array<Lanes<T>, kLanes<T>> transposed(const std::array<Lanes<T>, kLanes<T>>& rows) {
  if constexpr (kLanes<T> == 4) {
    const Lanes<T> even_low = zip_lo(rows[0], rows[2]);
    const Lanes<T> even_high = zip_hi(rows[0], rows[2]);
    const Lanes<T> odd_low = zip_lo(rows[1], rows[3]);
    const Lanes<T> odd_high = zip_hi(rows[1], rows[3]);
    return {zip_lo(even_low, odd_low), zip_hi(even_low, odd_low), zip_lo(even_high, odd_high),
            zip_hi(even_high, odd_high)};
  } else {
    return {zip_lo(rows[0], rows[1]), zip_hi(rows[0], rows[1])};
  }
}

/// The folds of as many vectors as a vector has lanes, each with the bits of `fold`.
template <class T>
Lanes<T> folds(const std::array<Lanes<T>, kLanes<T>>& vectors) {
  const auto l = transposed<T>(vectors);
  if constexpr (kLanes<T> == 4) {
    return (l[0] + l[2]) + (l[1] + l[3]);
  } else {
    return l[0] + l[1];
  }
}

/// Elements a row of `n` values occupies in a lane-aligned buffer: whole lanes, and an odd number
/// of 64-byte cache lines, so that the rows of a large batch do not fall on the same cache sets.
template <class T>
constexpr std::size_t padded_stride(std::size_t n) {
  constexpr std::size_t kLine = 64 / sizeof(T);
  const std::size_t lines = (n + kLine - 1) / kLine;
  return (lines | 1) * kLine;
}

/// `n` rounded up to whole lanes.
template <class T>
constexpr std::size_t whole_lanes(std::size_t n) {
  return (n + kLanes<T> - 1) / kLanes<T> * kLanes<T>;
}

}  // namespace rp
