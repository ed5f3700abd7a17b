// What the machine gives at most: multiplications and additions of 128-bit vectors in registers.
#pragma once

#include <array>
#include <cstddef>

#include "rp/simd/lanes.hpp"
#include "work.hpp"

namespace rp::bench {

class Peak final : public Work {
 public:
  Peak();

  void run(std::size_t steps) override;
  double loss() override;
  std::size_t operations() const override;

 private:
  // As many chains as leave registers for the two factors.
  static constexpr std::size_t kChains = 12;
  static constexpr std::size_t kTurns = 1000;

  std::array<Lanes<float>, kChains> chains_;
  bool has_run_ = false;
};

}  // namespace rp::bench
