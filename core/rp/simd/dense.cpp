#include "rp/simd/dense.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "rp/simd/gelu.hpp"
#include "rp/simd/lanes.hpp"
#include "rp/simd/sigmoid.hpp"
#include "rp/simd/tanh.hpp"

namespace rp {
namespace {

// A tile is R results by V vectors of samples, held in registers: 4 x 2 accumulators, two inputs
// and a weight fit the 16 registers of SSE and of WASM engines.
constexpr std::size_t kTileRows = 4;
constexpr std::size_t kTileVectors = 2;
// With few results a tile takes more vectors, to hide the latency of an addition.
constexpr std::size_t kNarrowTileVectors = 4;
constexpr std::size_t kGradientTileOutputs = 2;
constexpr std::size_t kGradientTileInputs = 4;

/// A weight matrix seen as [results][terms] by its two strides, so that the forward and backward
/// products are one kernel.
template <class T>
struct Weights {
  const T* data;
  std::size_t result_stride;
  std::size_t term_stride;
};

template <std::size_t R, std::size_t V, class T>
inline void product_tile(const Weights<T>& weights, const T* bias, const Block<const T>& in,
                         std::size_t result, std::size_t sample, const Block<T>& out) {
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
    T* const to = out.row(result + r) + sample;
    for (std::size_t v = 0; v < V; ++v) store(to + v * kLanes<T>, sum[r][v]);
  }
}

template <std::size_t V, class T>
inline void product_column(const Weights<T>& weights, const T* bias, const Block<const T>& in,
                           std::size_t sample, const Block<T>& out) {
  const std::size_t results = out.rows;
  std::size_t r = 0;
  for (; r + kTileRows <= results; r += kTileRows) {
    product_tile<kTileRows, V>(weights, bias, in, r, sample, out);
  }
  switch (results - r) {
    case 3:
      product_tile<3, V>(weights, bias, in, r, sample, out);
      break;
    case 2:
      product_tile<2, V>(weights, bias, in, r, sample, out);
      break;
    case 1:
      product_tile<1, V>(weights, bias, in, r, sample, out);
      break;
    default:
      break;
  }
}

/// All results for all samples; columns of samples outside, so that a column of inputs stays in the
/// first-level cache while the weights stream by.
template <class T>
void product(const Weights<T>& weights, const T* bias, const Block<const T>& in,
             const Block<T>& out) {
  const std::size_t samples = whole_lanes<T>(in.samples);
  std::size_t s = 0;
  if (out.rows < kTileRows) {
    constexpr std::size_t kStep = kNarrowTileVectors * kLanes<T>;
    for (; s + kStep <= samples; s += kStep) {
      product_column<kNarrowTileVectors>(weights, bias, in, s, out);
    }
  }
  constexpr std::size_t kStep = kTileVectors * kLanes<T>;
  for (; s + kStep <= samples; s += kStep) {
    product_column<kTileVectors>(weights, bias, in, s, out);
  }
  if (s < samples) product_column<1>(weights, bias, in, s, out);
}

// A not-a-number passes through relu: swallowing it would hide a divergence.
template <class T>
Lanes<T> relu(const Lanes<T>& z) {
  const Lanes<T> zero(T(0));
  return select(z <= zero, zero, z);
}

template <class T>
Lanes<T> leaky_relu(const Lanes<T>& z) {
  return select(z > Lanes<T>(T(0)), z, z * Lanes<T>(T(kLeakySlope)));
}

template <class T, class Activate>
void for_each_lanes(const Block<const T>& from, const Block<T>& to, const Activate& activate) {
  const std::size_t samples = whole_lanes<T>(from.samples);
  for (std::size_t r = 0; r < from.rows; ++r) {
    const T* z = from.row(r);
    T* out = to.row(r);
    for (std::size_t s = 0; s < samples; s += kLanes<T>) store(out + s, activate(load(z + s)));
  }
}

/// Sums over samples of O rows of `delta` times I rows of `in`.
template <std::size_t O, std::size_t I, class T>
inline void correlate(const T* d, std::size_t d_stride, const T* x, std::size_t x_stride,
                      std::size_t samples, Lanes<T> (&sum)[O][I]) {
  for (std::size_t o = 0; o < O; ++o) {
    for (std::size_t i = 0; i < I; ++i) sum[o][i] = Lanes<T>(T(0));
  }
  for (std::size_t s = 0; s < samples; s += kLanes<T>) {
    Lanes<T> lanes[I];
    for (std::size_t i = 0; i < I; ++i) lanes[i] = load(x + i * x_stride + s);
    for (std::size_t o = 0; o < O; ++o) {
      const Lanes<T> slope = load(d + o * d_stride + s);
      for (std::size_t i = 0; i < I; ++i) sum[o][i] += slope * lanes[i];
    }
  }
}

/// O outputs by `kGradientTileInputs` inputs, whose gradients lie side by side.
template <std::size_t O, class T>
inline void gradient_tile(const Block<const T>& delta, const Block<const T>& in, std::size_t output,
                          std::size_t input, T* weight_gradient) {
  constexpr std::size_t kInputs = kGradientTileInputs;
  Lanes<T> sum[O][kInputs];
  correlate(delta.row(output), delta.stride, in.row(input), in.stride, delta.samples, sum);
  for (std::size_t o = 0; o < O; ++o) {
    T* const to = weight_gradient + (output + o) * in.rows + input;
    for (std::size_t i = 0; i < kInputs; i += kLanes<T>) {
      std::array<Lanes<T>, kLanes<T>> some;
      std::copy_n(sum[o] + i, kLanes<T>, some.begin());
      store(to + i, folds<T>(some));
    }
  }
}

/// The inputs that fill no tile, one at a time.
template <std::size_t O, class T>
inline void gradient_column(const Block<const T>& delta, const Block<const T>& in,
                            std::size_t output, std::size_t input, T* weight_gradient) {
  Lanes<T> sum[O][1];
  correlate(delta.row(output), delta.stride, in.row(input), in.stride, delta.samples, sum);
  for (std::size_t o = 0; o < O; ++o) {
    weight_gradient[(output + o) * in.rows + input] = fold(sum[o][0]);
  }
}

template <std::size_t O, class T>
void gradient_rows(const Block<const T>& delta, const Block<const T>& in, std::size_t output,
                   T* weight_gradient) {
  std::size_t i = 0;
  for (; i + kGradientTileInputs <= in.rows; i += kGradientTileInputs) {
    gradient_tile<O>(delta, in, output, i, weight_gradient);
  }
  for (; i < in.rows; ++i) gradient_column<O>(delta, in, output, i, weight_gradient);
}

template <class T>
Lanes<T> row_sum(const T* row, std::size_t samples) {
  Lanes<T> sum(T(0));
  for (std::size_t s = 0; s < samples; s += kLanes<T>) sum += load(row + s);
  return sum;
}

template <class T>
void row_sums(const Block<const T>& block, T* sums) {
  std::size_t r = 0;
  for (; r + kLanes<T> <= block.rows; r += kLanes<T>) {
    std::array<Lanes<T>, kLanes<T>> some;
    for (std::size_t i = 0; i < kLanes<T>; ++i) some[i] = row_sum(block.row(r + i), block.samples);
    store(sums + r, folds<T>(some));
  }
  for (; r < block.rows; ++r) sums[r] = fold(row_sum(block.row(r), block.samples));
}

}  // namespace

template <class T>
void activate(Activation activation, Block<const T> z, Block<T> out) {
  using L = Lanes<T>;
  switch (activation) {
    case Activation::identity:
      if (z.data != out.data) for_each_lanes<T>(z, out, [](const L& lanes) { return lanes; });
      break;
    case Activation::tanh:
      for_each_lanes<T>(z, out, [](const L& lanes) { return tanh(lanes); });
      break;
    case Activation::relu:
      for_each_lanes<T>(z, out, [](const L& lanes) { return relu<T>(lanes); });
      break;
    case Activation::leaky_relu:
      for_each_lanes<T>(z, out, [](const L& lanes) { return leaky_relu<T>(lanes); });
      break;
    case Activation::sigmoid:
      for_each_lanes<T>(z, out, [](const L& lanes) { return sigmoid<T>(lanes); });
      break;
    case Activation::gelu:
      for_each_lanes<T>(z, out, [](const L& lanes) { return gelu<T>(lanes); });
      break;
  }
}

template <class T>
void dense_forward(const T* weights, const T* bias, Block<const T> in, Activation activation,
                   Block<T> out) {
  const Weights<T> view{weights, in.rows, 1};
  product(view, bias, in, out);
  // A pass of its own, while the block is in the cache: inlined into the tiles the activations take
  // the registers that the sums need.
  activate<T>(activation, out, out);
}

/// Multiplies each sum in `delta` by the activation's slope, from what the layer kept.
template <class T, class Times>
void for_each_slope(const Block<const T>& kept, const Block<T>& delta, const Times& times_slope) {
  const std::size_t samples = whole_lanes<T>(delta.samples);
  for (std::size_t r = 0; r < delta.rows; ++r) {
    const T* from = kept.row(r);
    T* to = delta.row(r);
    for (std::size_t s = 0; s < samples; s += kLanes<T>) {
      store(to + s, times_slope(load(to + s), load(from + s)));
    }
  }
}

template <class T>
void dense_backward(const T* weights, Block<const T> delta_out, Block<const T> below,
                    Activation activation, Block<T> delta_in) {
  const Weights<T> transposed{weights, 1, delta_in.rows};
  product<T>(transposed, nullptr, delta_out, delta_in);
  const Lanes<T> zero(T(0));
  const Lanes<T> one(T(1));
  using L = Lanes<T>;
  const auto each = [&](const auto& times_slope) {
    for_each_slope<T>(below, delta_in, times_slope);
  };
  switch (activation) {
    case Activation::identity:
      break;
    case Activation::tanh:
      each([=](const L& sum, const L& a) { return sum * (one - a * a); });
      break;
    case Activation::relu:
      each([=](const L& sum, const L& a) { return L(select(a > zero, sum, zero)); });
      break;
    case Activation::leaky_relu:
      each([=](const L& sum, const L& a) {
        return L(select(a > zero, sum, sum * L(T(kLeakySlope))));
      });
      break;
    case Activation::sigmoid:
      each([=](const L& sum, const L& a) { return sum * (a * (one - a)); });
      break;
    case Activation::gelu:
      each([](const L& sum, const L& z) { return sum * gelu_slope<T>(z); });
      break;
  }
}

template <class T>
void dense_gradient(Block<const T> delta, Block<const T> in, T* weight_gradient, T* bias_gradient) {
  std::size_t o = 0;
  for (; o + kGradientTileOutputs <= delta.rows; o += kGradientTileOutputs) {
    gradient_rows<kGradientTileOutputs>(delta, in, o, weight_gradient);
  }
  if (o < delta.rows) gradient_rows<1>(delta, in, o, weight_gradient);
  row_sums(delta, bias_gradient);
}

#define RP_INSTANTIATE(T)                                                                       \
  template void activate(Activation, Block<const T>, Block<T>);                                 \
  template void dense_forward(const T*, const T*, Block<const T>, Activation, Block<T>);        \
  template void dense_backward(const T*, Block<const T>, Block<const T>, Activation, Block<T>); \
  template void dense_gradient(Block<const T>, Block<const T>, T*, T*);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
