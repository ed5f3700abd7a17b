// Our own seeded generator, PCG32 (O'Neill 2014, XSH-RR 64/32), as a copyable value.
//
// The standard library's distributions and std::shuffle differ between libraries; these do not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "rp/base/archive.hpp"

namespace rp {

class Rng {
 public:
  /// Generators with the same seed and different streams are independent, so that changing the
  /// batch size, say, leaves the initial weights as they were.
  explicit Rng(std::uint64_t seed, std::uint64_t stream = 0) : increment_((stream << 1U) | 1U) {
    next();
    state_ += seed;
    next();
  }

  /// 32 uniform bits.
  std::uint32_t next() {
    const std::uint64_t old = state_;
    state_ = old * 6364136223846793005ULL + increment_;
    const auto shifted = static_cast<std::uint32_t>(((old >> 18U) ^ old) >> 27U);
    const auto rotation = static_cast<std::uint32_t>(old >> 59U);
    return (shifted >> rotation) | (shifted << ((32U - rotation) & 31U));
  }

  /// Uniform in [0, 1) with 53 bits.
  double uniform() {
    const std::uint64_t high = next();
    const std::uint64_t bits = (high << 21U) ^ (next() >> 11U);
    return static_cast<double>(bits) * 0x1p-53;
  }

  /// Uniform in [low, high).
  double uniform(double low, double high) { return low + (high - low) * uniform(); }

  /// Uniform in {0, ..., bound - 1} without bias (Lemire 2019, multiply and shift); bound > 0.
  std::uint32_t below(std::uint32_t bound) {
    std::uint64_t product = std::uint64_t{next()} * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
      const std::uint32_t rejected = (0U - bound) % bound;
      while (static_cast<std::uint32_t>(product) < rejected)
        product = std::uint64_t{next()} * bound;
    }
    return static_cast<std::uint32_t>(product >> 32U);
  }

  /// Fisher-Yates.
  void shuffle(std::span<std::uint32_t> values) {
    for (std::size_t i = values.size(); i > 1; --i) {
      std::swap(values[i - 1], values[below(static_cast<std::uint32_t>(i))]);
    }
  }

  void carry(Archive& archive) {
    archive(state_);
    archive(increment_);
  }

  friend bool operator==(const Rng&, const Rng&) = default;

 private:
  std::uint64_t state_ = 0;
  std::uint64_t increment_;
};

}  // namespace rp
