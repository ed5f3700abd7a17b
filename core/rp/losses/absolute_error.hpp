// The mean absolute error over a batch:
//
//   loss = mean |yhat - y|,   d/dyhat_i = sign(yhat_i - y_i) / n, 0 where they are equal
//
// n counts all elements of the batch (samples times outputs).
#pragma once

#include "rp/simd/block.hpp"

namespace rp {

/// Writes d loss / d output to `delta` (zeros in its padding lanes) and returns the loss.
template <class T>
T absolute_error_and_delta(Block<const T> output, Block<const T> target, Block<T> delta);

/// Sum of |output - target| over all elements.
template <class T>
T sum_of_absolute_errors(Block<const T> output, Block<const T> target);

}  // namespace rp
