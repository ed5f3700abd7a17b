// What training makes smaller, for a batch of outputs [outputs][samples].
//
//   mse                    mean (yhat - y)^2                   over all elements
//   half_mse               half of that
//   bce_with_logits        mean of max(z, 0) - z y + log(1 + e^-|z|), y in [0, 1]
//   softmax_cross_entropy  mean over samples of log(sum_j e^z_j) - sum_j y_j z_j, y one-hot
#pragma once

#include "rp/simd/block.hpp"

namespace rp {

enum class Loss { mse, half_mse, bce_with_logits, softmax_cross_entropy };

/// Writes d loss / d output to `delta` (zeros in its padding lanes) and returns the loss.
template <class T>
T loss_and_delta(Loss loss, Block<const T> output, Block<const T> target, Block<T> delta);

/// The loss of each sample, summed.
template <class T>
T sum_of_losses(Loss loss, Block<const T> output, Block<const T> target);

/// The mean of squared errors that `value` of a squared-error loss stands for.
double mean_square_of(Loss loss, double value);

}  // namespace rp
