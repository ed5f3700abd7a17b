// Squared errors over a batch, and `factor` times their mean as a loss:
//
//   loss = factor mean (yhat - y)^2,   d/dyhat_i = 2 factor (yhat_i - y_i) / n
//
// n counts all elements of the batch (samples times outputs).
#pragma once

#include "rp/simd/block.hpp"

namespace rp {

/// Writes d loss / d output to `delta` (zeros in its padding lanes) and returns the loss.
template <class T>
T squared_error_and_delta(T factor, Block<const T> output, Block<const T> target, Block<T> delta);

/// Sum of (output - target)^2 over all elements.
template <class T>
T sum_of_squared_errors(Block<const T> output, Block<const T> target);

}  // namespace rp
