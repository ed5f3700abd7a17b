// Mean squared error over a batch, and its half.
//
//   mse       mean (yhat - y)^2       d/dyhat_i = 2 (yhat_i - y_i) / n
//   half_mse  half of that            d/dyhat_i =   (yhat_i - y_i) / n
//
// n counts all elements of the batch (samples times outputs).
#pragma once

#include "rp/simd/block.hpp"

namespace rp {

enum class Loss { mse, half_mse };

/// Writes d loss / d output to `delta` (zeros in its padding lanes) and returns the loss.
template <class T>
T loss_and_delta(Loss loss, Block<const T> output, Block<const T> target, Block<T> delta);

/// Sum of (output - target)^2 over all elements.
template <class T>
T sum_of_squared_errors(Block<const T> output, Block<const T> target);

/// The loss that belongs to a mean of squared errors.
double loss_of_mean_square(Loss loss, double mean_square);

}  // namespace rp
