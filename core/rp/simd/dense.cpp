#include "rp/simd/dense.hpp"

#include <algorithm>
#include <cstddef>

#include "rp/simd/lanes.hpp"
#include "rp/simd/tanh.hpp"

namespace rp {
namespace {

// A tile is R results by V vectors of samples, held in registers: 4 x 2 accumulators, two inputs
// and a weight fit the 16 registers of SSE and of WASM engines.
constexpr std::size_t kTileRows = 4;
constexpr std::size_t kTileVectors = 2;
// With few results a tile takes more vectors, to hide the latency of an addition.
constexpr std::size_t kNarrowTileVectors = 4;
constexpr std::size_t kGradientTileInputs = 2;

/// A weight matrix seen as [results][terms] by its two strides, so that the forward and backward
/// products are one kernel.
template <class T>
struct Weights {
  const T* data;
  std::size_t result_stride;
  std::size_t term_stride;
};

template <std::size_t R, std::size_t V, class T, class Finish>
inline void product_tile(const Weights<T>& weights, const T* bias, const Block<const T>& in,
                         std::size_t result, std::size_t sample, const Finish& finish) {
  Lanes<T> sum[R][V];
  for (std::size_t r = 0; r < R; ++r) {
    for (std::size_t v = 0; v < V; ++v) {
      sum[r][v] = Lanes<T>(bias == nullptr ? T(0) : bias[result + r]);
    }
  }
  const T* weight = weights.data + result * weights.result_stride;
  const T* x = in.data + sample;
  for (std::size_t term = 0; term < in.rows; ++term) {
    Lanes<T> lanes[V];
    for (std::size_t v = 0; v < V; ++v) lanes[v] = load(x + v * kLanes<T>);
    for (std::size_t r = 0; r < R; ++r) {
      const Lanes<T> w(weight[r * weights.result_stride]);
      for (std::size_t v = 0; v < V; ++v) sum[r][v] += w * lanes[v];
    }
    weight += weights.term_stride;
    x += in.stride;
  }
  for (std::size_t r = 0; r < R; ++r) {
    for (std::size_t v = 0; v < V; ++v) finish(result + r, sample + v * kLanes<T>, sum[r][v]);
  }
}

template <std::size_t V, class T, class Finish>
inline void product_column(const Weights<T>& weights, const T* bias, const Block<const T>& in,
                           std::size_t results, std::size_t sample, const Finish& finish) {
  std::size_t r = 0;
  for (; r + kTileRows <= results; r += kTileRows) {
    product_tile<kTileRows, V>(weights, bias, in, r, sample, finish);
  }
  switch (results - r) {
    case 3:
      product_tile<3, V>(weights, bias, in, r, sample, finish);
      break;
    case 2:
      product_tile<2, V>(weights, bias, in, r, sample, finish);
      break;
    case 1:
      product_tile<1, V>(weights, bias, in, r, sample, finish);
      break;
    default:
      break;
  }
}

/// All results for all samples; columns of samples outside, so that a column of inputs stays in the
/// first-level cache while the weights stream by.
template <class T, class Finish>
void product(const Weights<T>& weights, const T* bias, const Block<const T>& in,
             std::size_t results, const Finish& finish) {
  const std::size_t samples = whole_lanes<T>(in.samples);
  std::size_t s = 0;
  if (results < kTileRows) {
    constexpr std::size_t kStep = kNarrowTileVectors * kLanes<T>;
    for (; s + kStep <= samples; s += kStep) {
      product_column<kNarrowTileVectors>(weights, bias, in, results, s, finish);
    }
  }
  constexpr std::size_t kStep = kTileVectors * kLanes<T>;
  for (; s + kStep <= samples; s += kStep) {
    product_column<kTileVectors>(weights, bias, in, results, s, finish);
  }
  if (s < samples) product_column<1>(weights, bias, in, results, s, finish);
}

// A not-a-number passes through relu: swallowing it would hide a divergence.
template <class T>
Lanes<T> relu(const Lanes<T>& z) {
  const Lanes<T> zero(T(0));
  return xsimd::select(z <= zero, zero, z);
}

/// Activations run in a pass of their own, while the block is in the cache: inlined into the tiles
/// they take the registers that the sums need.
template <class T, class Activate>
void in_place(Block<T> block, const Activate& activate) {
  const std::size_t samples = whole_lanes<T>(block.samples);
  for (std::size_t r = 0; r < block.rows; ++r) {
    T* row = block.row(r);
    for (std::size_t s = 0; s < samples; s += kLanes<T>) store(row + s, activate(load(row + s)));
  }
}

template <std::size_t O, std::size_t I, class T>
inline void gradient_tile(const Block<const T>& delta, const Block<const T>& in, std::size_t output,
                          std::size_t input, T* weight_gradient) {
  Lanes<T> sum[O][I];
  for (std::size_t o = 0; o < O; ++o) {
    for (std::size_t i = 0; i < I; ++i) sum[o][i] = Lanes<T>(T(0));
  }
  const T* d = delta.row(output);
  const T* x = in.row(input);
  for (std::size_t s = 0; s < delta.samples; s += kLanes<T>) {
    Lanes<T> lanes[I];
    for (std::size_t i = 0; i < I; ++i) lanes[i] = load(x + i * in.stride + s);
    for (std::size_t o = 0; o < O; ++o) {
      const Lanes<T> slope = load(d + o * delta.stride + s);
      for (std::size_t i = 0; i < I; ++i) sum[o][i] += slope * lanes[i];
    }
  }
  for (std::size_t o = 0; o < O; ++o) {
    for (std::size_t i = 0; i < I; ++i) {
      weight_gradient[(output + o) * in.rows + input + i] = fold(sum[o][i]);
    }
  }
}

template <std::size_t O, class T>
void gradient_rows(const Block<const T>& delta, const Block<const T>& in, std::size_t output,
                   T* weight_gradient) {
  std::size_t i = 0;
  for (; i + kGradientTileInputs <= in.rows; i += kGradientTileInputs) {
    gradient_tile<O, kGradientTileInputs>(delta, in, output, i, weight_gradient);
  }
  if (i < in.rows) gradient_tile<O, 1>(delta, in, output, i, weight_gradient);
}

template <class T>
T row_sum(const T* row, std::size_t samples) {
  Lanes<T> sum(T(0));
  for (std::size_t s = 0; s < samples; s += kLanes<T>) sum += load(row + s);
  return fold(sum);
}

}  // namespace

template <class T>
void dense_forward(const T* weights, const T* bias, Block<const T> in, Activation activation,
                   Block<T> out) {
  const Weights<T> view{weights, in.rows, 1};
  product(view, bias, in, out.rows,
          [&](std::size_t o, std::size_t s, const Lanes<T>& z) { store(out.row(o) + s, z); });
  switch (activation) {
    case Activation::identity:
      break;
    case Activation::tanh:
      in_place(out, [](const Lanes<T>& z) { return tanh(z); });
      break;
    case Activation::relu:
      in_place(out, [](const Lanes<T>& z) { return relu<T>(z); });
      break;
  }
}

template <class T>
void dense_backward(const T* weights, Block<const T> delta_out, Block<const T> activated,
                    Activation activation, Block<T> delta_in) {
  const Weights<T> transposed{weights, 1, delta_in.rows};
  const auto with = [&](const auto& times_derivative) {
    product(transposed, static_cast<const T*>(nullptr), delta_out, delta_in.rows,
            [&](std::size_t i, std::size_t s, const Lanes<T>& sum) {
              const Lanes<T> a = load(activated.row(i) + s);
              store(delta_in.row(i) + s, times_derivative(sum, a));
            });
  };
  const Lanes<T> zero(T(0));
  const Lanes<T> one(T(1));
  using L = Lanes<T>;
  switch (activation) {
    case Activation::identity:
      with([](const L& sum, const L&) { return sum; });
      break;
    case Activation::tanh:
      with([=](const L& sum, const L& a) { return sum * (one - a * a); });
      break;
    case Activation::relu:
      with([=](const L& sum, const L& a) { return L(xsimd::select(a > zero, sum, zero)); });
      break;
  }
}

template <class T>
void dense_gradient(Block<const T> delta, Block<const T> in, T* weight_gradient, T* bias_gradient) {
  std::size_t o = 0;
  for (; o + kTileRows <= delta.rows; o += kTileRows) {
    gradient_rows<kTileRows>(delta, in, o, weight_gradient);
  }
  switch (delta.rows - o) {
    case 3:
      gradient_rows<3>(delta, in, o, weight_gradient);
      break;
    case 2:
      gradient_rows<2>(delta, in, o, weight_gradient);
      break;
    case 1:
      gradient_rows<1>(delta, in, o, weight_gradient);
      break;
    default:
      break;
  }
  for (std::size_t r = 0; r < delta.rows; ++r) {
    bias_gradient[r] = row_sum(delta.row(r), delta.samples);
  }
}

#define RP_INSTANTIATE(T)                                                                       \
  template void dense_forward(const T*, const T*, Block<const T>, Activation, Block<T>);        \
  template void dense_backward(const T*, Block<const T>, Block<const T>, Activation, Block<T>); \
  template void dense_gradient(Block<const T>, Block<const T>, T*, T*);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
