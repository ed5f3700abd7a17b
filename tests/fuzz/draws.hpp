// Choices made by the fuzzer's bytes. Where they end they start anew with other values, so that a
// few bytes make a whole table, and a change of one byte a similar one.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rp::fuzz {

class Draws {
 public:
  explicit Draws(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  std::uint8_t byte() {
    const std::size_t length = bytes_.empty() ? 1 : bytes_.size();
    const std::size_t lap = at_ / length;
    const std::uint8_t byte = bytes_.empty() ? std::uint8_t{0} : bytes_[at_ % length];
    ++at_;
    return static_cast<std::uint8_t>(byte + 157 * lap);
  }

  /// One of 0 to bound - 1, of which there are at most 65,536.
  std::size_t below(std::size_t bound) {
    std::size_t number = byte();
    if (bound > 256) number = number << 8U | byte();
    return number % bound;
  }

  bool one_in(std::size_t chances) { return below(chances) == chances - 1; }

  std::uint64_t bits() {
    std::uint64_t bits = 0;
    for (int i = 0; i < 8; ++i) bits = bits << 8U | byte();
    return bits;
  }

  /// Any number, not-a-number and the infinities included.
  double any_number() { return std::bit_cast<double>(bits()); }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
};

}  // namespace rp::fuzz
