// Cross-entropies from logits z, without overflow for either sign:
//
//   binary   max(z, 0) - z y + log(1 + e^-|z|)        d/dz = (sigmoid(z) - y) / n
//   softmax  M + log(sum_j e^(z_j - M)) - sum_j y_j z_j, M = max z
//                                                     d/dz_j = (softmax_j - y_j) / n
//
// n counts samples (times outputs, for the binary one). Softmax targets are one-hot columns.
#pragma once

#include "rp/simd/block.hpp"

namespace rp {

/// Writes d loss / d output to `delta` (zeros in its padding lanes) and returns the mean loss.
template <class T>
T binary_cross_entropy_and_delta(Block<const T> output, Block<const T> target, Block<T> delta);
template <class T>
T softmax_cross_entropy_and_delta(Block<const T> output, Block<const T> target, Block<T> delta);

template <class T>
T sum_of_binary_cross_entropies(Block<const T> output, Block<const T> target);
template <class T>
T sum_of_softmax_cross_entropies(Block<const T> output, Block<const T> target);

}  // namespace rp
