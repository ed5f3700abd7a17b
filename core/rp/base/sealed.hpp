// Bytes that are kept elsewhere and come back: four letters that say what they are, a version, the
// content and a checksum. The version stands first, so that newer bytes can be told from damaged
// ones.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace rp {

struct Seal {
  std::uint32_t magic = 0;  // four letters, the first in the lowest byte
  std::uint32_t version = 1;
};

std::vector<std::uint8_t> sealed(const Seal& seal, std::span<const std::uint8_t> content);

/// The content of `bytes`, a part of them. Throws `snapshot_invalid` for bytes with another seal or
/// a newer version, and for any that were altered or cut short.
std::span<const std::uint8_t> unsealed(const Seal& seal, std::span<const std::uint8_t> bytes);

}  // namespace rp
