// The three products of a dense layer, vectorised over samples, with bias fused and activation
// applied.
//
// Weights are [outputs][inputs] row-major. Every sum runs in one fixed order per result (bias
// first, then inputs ascending; samples in lanes, folded last), so bits do not depend on tiling or
// on which other results are computed. Instantiated for float and double.
//
// Callers pass blocks whose padding up to whole lanes holds finite numbers in `in` and zeros in
// `delta`.
#pragma once

#include "rp/simd/block.hpp"

namespace rp {

enum class Activation { identity, tanh, relu };

/// out[o][s] = activation(bias[o] + sum_i weights[o][i] * in[i][s])
template <class T>
void dense_forward(const T* weights, const T* bias, Block<const T> in, Activation activation,
                   Block<T> out);

/// delta_in[i][s] = activation'(activated[i][s]) * sum_o weights[o][i] * delta_out[o][s], where
/// `activated` are the values the layer below gave out: tanh' = 1 - a^2, relu' = (a > 0).
template <class T>
void dense_backward(const T* weights, Block<const T> delta_out, Block<const T> activated,
                    Activation activation, Block<T> delta_in);

/// weight_gradient[o][i] = sum_s delta[o][s] * in[i][s]; bias_gradient[o] = sum_s delta[o][s]
template <class T>
void dense_gradient(Block<const T> delta, Block<const T> in, T* weight_gradient, T* bias_gradient);

}  // namespace rp
