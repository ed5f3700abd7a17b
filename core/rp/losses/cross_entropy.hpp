// Cross-entropies from logits z, without overflow for either sign:
//
//   binary   max(z, 0) - z y + log(1 + e^-|z|)        d/dz = (sigmoid(z) - y) / n
//   softmax  M + log(sum_j e^(z_j - M)) - sum_j y_j z_j, M = max z
//                                                     d/dz_j = (softmax_j - y_j) / n
//
// n counts samples (times outputs, for the binary one). Softmax targets are one-hot columns.
//
// With weights of the classes (Keras' class_weight) each sample's loss is multiplied by its class's
// weight, sum_j y_j weight_j, and the sum is divided by n as before: it stays a mean of terms.
#pragma once

#include <span>

#include "rp/simd/block.hpp"

namespace rp {

/// A weight for each class, two for the binary one; none is the same as all 1.
using ClassWeights = std::span<const double>;

/// Writes d loss / d output to `delta` (zeros in its padding lanes) and returns the mean loss.
template <class T>
T binary_cross_entropy_and_delta(Block<const T> output, Block<const T> target, Block<T> delta,
                                 ClassWeights weights = {});
template <class T>
T softmax_cross_entropy_and_delta(Block<const T> output, Block<const T> target, Block<T> delta,
                                  ClassWeights weights = {});

template <class T>
T sum_of_binary_cross_entropies(Block<const T> output, Block<const T> target,
                                ClassWeights weights = {});
template <class T>
T sum_of_softmax_cross_entropies(Block<const T> output, Block<const T> target,
                                 ClassWeights weights = {});

}  // namespace rp
