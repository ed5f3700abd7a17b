// FNV-1a over the bytes of numbers, little-endian: the fingerprint by which two runs are compared.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rp {

static_assert(std::endian::native == std::endian::little, "fingerprints hash little-endian bytes");

template <class T>
std::uint64_t fnv1a(std::span<const T> values) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const std::byte byte : std::as_bytes(values)) {
    hash = (hash ^ std::to_integer<std::uint64_t>(byte)) * 1099511628211ULL;
  }
  return hash;
}

}  // namespace rp
