// What parameters are held to after an update.
#pragma once

#include <cstddef>
#include <span>

#include "rp/base/interval.hpp"

namespace rp {

/// Clamps each parameter. Not a number stays one.
template <class T>
void keep_within(const Interval& bounds, std::span<T> parameters);

/// Keras' MaxNorm: a unit whose incoming `weights` [units][inputs] are longer than `limit` has them
/// shortened to it, w = w clamp(|w|, 0, limit) / (|w| + 1e-7).
template <class T>
void limit_norms(double limit, std::size_t inputs, std::span<T> weights);

}  // namespace rp
