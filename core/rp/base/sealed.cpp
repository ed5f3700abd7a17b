#include "rp/base/sealed.hpp"

#include <cstddef>
#include <cstring>
#include <string>

#include "rp/base/archive.hpp"
#include "rp/base/fnv1a.hpp"

namespace rp {

std::vector<std::uint8_t> sealed(const Seal& seal, std::span<const std::uint8_t> content) {
  Archive head;
  Seal copy = seal;
  head(copy.magic);
  head(copy.version);
  std::vector<std::uint8_t> bytes = std::move(head).written();
  const std::size_t begin = bytes.size();
  bytes.resize(begin + content.size());
  if (!content.empty()) std::memcpy(&bytes[begin], content.data(), content.size());
  std::uint64_t sum = fnv1a(std::span<const std::uint8_t>(bytes));
  bytes.resize(bytes.size() + sizeof(sum));
  std::memcpy(&bytes[bytes.size() - sizeof(sum)], &sum, sizeof(sum));
  return bytes;
}

std::span<const std::uint8_t> unsealed(const Seal& seal, std::span<const std::uint8_t> bytes) {
  Archive head(bytes);
  Seal found;
  head(found.magic);
  if (found.magic != seal.magic) Archive::refuse("these bytes are something else");
  head(found.version);
  if (found.version > seal.version) {
    Archive::refuse("it is of version " + std::to_string(found.version) + ", newer than " +
                    std::to_string(seal.version) + ", the newest known here");
  }
  const std::size_t begin = bytes.size() - head.bytes_left();
  if (head.bytes_left() < sizeof(std::uint64_t)) Archive::refuse("it ends too early");
  const std::size_t end = bytes.size() - sizeof(std::uint64_t);
  std::uint64_t sum = 0;
  Archive tail(bytes.subspan(end));
  tail(sum);
  if (found.version != seal.version || sum != fnv1a(bytes.first(end))) {
    Archive::refuse("it has been altered or cut short");
  }
  return bytes.subspan(begin, end - begin);
}

}  // namespace rp
