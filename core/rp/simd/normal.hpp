// Normal numbers from our own generator, with the same bits in every build.
#pragma once

#include <cmath>

#include "rp/base/rng.hpp"
#include "rp/simd/math.hpp"

namespace rp {

/// Standard normal, by the polar method (Marsaglia and Bray 1964).
inline double normal(Rng& rng) {
  for (;;) {
    const double x = rng.uniform(-1, 1);
    const double y = rng.uniform(-1, 1);
    const double square = x * x + y * y;
    if (square > 0 && square < 1) return x * std::sqrt(-2 * scalar::log(square) / square);
  }
}

}  // namespace rp
