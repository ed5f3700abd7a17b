// A stack of dense layers, a_l = act(z_l), z_l = W_l a_(l-1) + b_l, the last one without
// activation.
//
// Without hidden layers this is linear, logistic or softmax regression, as its loss may be. The
// network owns neither parameters nor gradients: both are flat arrays in the order W1, b1, W2, b2,
// ... with W [outputs][inputs] row-major. Intermediate values live in a Workspace, one for each
// caller.
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "rp/base/parameter_layout.hpp"
#include "rp/base/rng.hpp"
#include "rp/simd/block.hpp"
#include "rp/simd/dense.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp {

struct NetworkShape {
  std::size_t inputs = 1;
  std::vector<std::size_t> hidden_units;  // units of each hidden layer
  std::size_t outputs = 1;
  Activation activation = Activation::tanh;  // of the hidden layers
  std::vector<Activation> activations = {};  // of each of them, where they differ; or empty
};

enum class Initialisation {
  pytorch,  // torch.nn.Linear: W and b uniform in +-1/sqrt(fan_in)
  glorot,  // Keras' Dense: W uniform in +-sqrt(6 / (fan_in + fan_out)), b = 0 (Glorot, Bengio 2010)
  zeros,   // linear models only: hidden units that start alike stay alike
  ones,    // linear models only: every slope 1, intercept 0
};

// Samples evaluated at a time where there is no mini-batch: enough to fill the lanes, few enough to
// stay in the cache.
constexpr std::size_t kRowsOfChunk = 256;

/// Calls visit(first, count) for all chunks of `rows`.
template <class Visit>
void for_each_chunk(std::size_t rows, const Visit& visit) {
  for (std::size_t first = 0; first < rows; first += kRowsOfChunk) {
    visit(first, std::min(kRowsOfChunk, rows - first));
  }
}

/// Values of every layer for up to `capacity` samples: allocated once, reused by every step.
template <class T>
struct Workspace {
  std::vector<Matrix<T>> activations;  // per layer [outputs][padded samples]
  std::vector<Matrix<T>> sums;    // z, of layers whose activation needs it to go back; or empty
  std::vector<Matrix<T>> deltas;  // d loss / d z of the same shape
};

template <class T>
class Network {
 public:
  explicit Network(NetworkShape shape);

  const NetworkShape& shape() const { return shape_; }
  const ParameterLayout& layout() const { return layout_; }
  /// The layout's W1, W2, ..., without the biases.
  ParameterLayout weights() const;
  std::size_t parameter_count() const { return parameter_count_; }

  /// Fills `parameters` (parameter_count() values); draws run in the order of the flat array.
  void initialise(Initialisation how, Rng& rng, std::span<T> parameters) const;

  Workspace<T> workspace(std::size_t capacity) const;

  /// Outputs [outputs][samples] for inputs `x` [inputs][samples]; they live in the workspace.
  Block<T> forward(std::span<const T> parameters, Block<const T> x, Workspace<T>& workspace) const;

  /// Outputs for any number of samples, in `out` [outputs][samples], as many at a time as a
  /// workspace of kRowsOfChunk holds.
  void predict(std::span<const T> parameters, Block<const T> x, Workspace<T>& workspace,
               Block<T> out) const;

  /// Where the loss writes d loss / d output for a batch of `samples`, before `backward`.
  Block<T> output_delta(std::size_t samples, Workspace<T>& workspace) const;

  /// Gradients of all parameters, after `forward` on the same `x` and a filled output delta.
  void backward(std::span<const T> parameters, Block<const T> x, Workspace<T>& workspace,
                std::span<T> gradients) const;

 private:
  struct Layer {
    std::size_t inputs;
    std::size_t outputs;
    std::size_t weights;  // offsets in the flat array
    std::size_t biases;
    Activation activation;

    bool keeps_sums() const { return !slope_follows_from_value(activation); }
  };

  NetworkShape shape_;
  std::vector<Layer> layers_;
  ParameterLayout layout_;
  std::size_t parameter_count_ = 0;
};

}  // namespace rp
