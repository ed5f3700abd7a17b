#include "peak.hpp"

#include <cmath>

namespace rp::bench {

Peak::Peak() {
  for (std::size_t i = 0; i < kChains; ++i) chains_[i] = Lanes<float>(static_cast<float>(i));
}

void Peak::run(std::size_t steps) {
  // x = x / 2 + 1 tends to 2: nothing overflows, and nothing becomes so small as to be slow.
  const Lanes<float> factor(0.5F);
  const Lanes<float> addend(1.0F);
  std::array<Lanes<float>, kChains> x = chains_;
  for (std::size_t turn = 0; turn < steps * kTurns; ++turn) {
    for (Lanes<float>& chain : x) chain = chain * factor + addend;
  }
  chains_ = x;
  has_run_ = true;
}

/// 1 at first, 0 once all chains have come to 2.
double Peak::loss() {
  if (!has_run_) return 1;
  double far = 0;
  for (const Lanes<float>& chain : chains_) {
    far += std::abs(static_cast<double>(fold(chain)) - 8) > 1e-3 ? 1 : 0;
  }
  return far;
}

std::size_t Peak::operations() const { return 2 * kLanes<float> * kChains * kTurns; }

}  // namespace rp::bench
