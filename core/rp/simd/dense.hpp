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

enum class Activation { identity, tanh, relu, leaky_relu, sigmoid, gelu };

/// Of leaky_relu below 0, as in PyTorch.
constexpr double kLeakySlope = 0.01;

/// Whether the slope is found from what the activation gave out; otherwise z has to be kept.
constexpr bool slope_follows_from_value(Activation activation) {
  return activation != Activation::gelu;
}

/// out = activation(z), element by element; `out` may be `z`.
template <class T>
void activate(Activation activation, Block<const T> z, Block<T> out);

/// out[o][s] = activation(bias[o] + sum_i weights[o][i] * in[i][s])
template <class T>
void dense_forward(const T* weights, const T* bias, Block<const T> in, Activation activation,
                   Block<T> out);

/// delta_in[i][s] = activation'(below[i][s]) * sum_o weights[o][i] * delta_out[o][s], where `below`
/// are the values a that the layer below gave out, tanh' = 1 - a^2, relu' = (a > 0), leaky_relu' =
/// (a > 0 ? 1 : 0.01), sigmoid' = a (1 - a); for gelu they are its z (see
/// slope_follows_from_value).
template <class T>
void dense_backward(const T* weights, Block<const T> delta_out, Block<const T> below,
                    Activation activation, Block<T> delta_in);

/// weight_gradient[o][i] = sum_s delta[o][s] * in[i][s]; bias_gradient[o] = sum_s delta[o][s]
template <class T>
void dense_gradient(Block<const T> delta, Block<const T> in, T* weight_gradient, T* bias_gradient);

}  // namespace rp
