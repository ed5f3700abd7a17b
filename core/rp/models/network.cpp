#include "rp/models/network.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace rp {
namespace {

Activation activation_of(const NetworkShape& shape, std::size_t layer) {
  if (layer == shape.hidden_units.size()) return Activation::identity;
  return shape.activations.empty() ? shape.activation : shape.activations.at(layer);
}

}  // namespace

template <class T>
Network<T>::Network(NetworkShape shape) : shape_(std::move(shape)) {
  std::vector<std::size_t> sizes{shape_.inputs};
  sizes.insert(sizes.end(), shape_.hidden_units.begin(), shape_.hidden_units.end());
  sizes.push_back(shape_.outputs);
  for (std::size_t l = 0; l + 1 < sizes.size(); ++l) {
    const std::size_t weights = parameter_count_;
    const std::size_t biases = weights + sizes[l] * sizes[l + 1];
    layers_.push_back({sizes[l], sizes[l + 1], weights, biases, activation_of(shape_, l)});
    const std::string number = std::to_string(l + 1);
    layout_.push_back({"W" + number, weights, sizes[l + 1], sizes[l]});
    layout_.push_back({"b" + number, biases, sizes[l + 1], 1});
    parameter_count_ = biases + sizes[l + 1];
  }
}

template <class T>
ParameterLayout Network<T>::weights() const {
  ParameterLayout weights;
  for (std::size_t l = 0; l < layers_.size(); ++l) weights.push_back(layout_[2 * l]);
  return weights;
}

template <class T>
void Network<T>::initialise(Initialisation how, Rng& rng, std::span<T> parameters) const {
  const auto uniform = [&](std::size_t offset, std::size_t count, double bound) {
    for (T& parameter : parameters.subspan(offset, count)) {
      parameter = static_cast<T>(rng.uniform(-bound, bound));
    }
  };
  std::fill(parameters.begin(), parameters.end(), T(0));
  for (const Layer& layer : layers_) {
    const std::size_t count = layer.inputs * layer.outputs;
    const auto fan_in = static_cast<double>(layer.inputs);
    const auto fan_out = static_cast<double>(layer.outputs);
    switch (how) {
      case Initialisation::pytorch:
        uniform(layer.weights, count + layer.outputs, 1 / std::sqrt(fan_in));
        break;
      case Initialisation::glorot:
        uniform(layer.weights, count, std::sqrt(6 / (fan_in + fan_out)));
        break;
      case Initialisation::zeros:
        break;
      case Initialisation::ones:
        std::fill_n(parameters.begin() + static_cast<std::ptrdiff_t>(layer.weights), count, T(1));
        break;
    }
  }
}

template <class T>
Workspace<T> Network<T>::workspace(std::size_t capacity) const {
  Workspace<T> workspace;
  for (const Layer& layer : layers_) {
    workspace.activations.push_back(sample_matrix<T>(layer.outputs, capacity));
    workspace.sums.push_back(layer.keeps_sums() ? sample_matrix<T>(layer.outputs, capacity)
                                                : Matrix<T>());
    workspace.deltas.push_back(sample_matrix<T>(layer.outputs, capacity));
  }
  return workspace;
}

template <class T>
Block<T> Network<T>::forward(std::span<const T> parameters, Block<const T> x,
                             Workspace<T>& workspace) const {
  Block<const T> in = x;
  Block<T> out;
  for (std::size_t l = 0; l < layers_.size(); ++l) {
    const Layer& layer = layers_[l];
    out = as_block(workspace.activations[l], x.samples);
    const T* weights = parameters.data() + layer.weights;
    const T* biases = parameters.data() + layer.biases;
    if (layer.keeps_sums()) {
      const Block<T> sums = as_block(workspace.sums[l], x.samples);
      dense_forward(weights, biases, in, Activation::identity, sums);
      activate<T>(layer.activation, sums, out);
    } else {
      dense_forward(weights, biases, in, layer.activation, out);
    }
    in = out;
  }
  return out;
}

template <class T>
void Network<T>::predict(std::span<const T> parameters, Block<const T> x, Workspace<T>& workspace,
                         Block<T> out) const {
  for_each_chunk(x.samples, [&](std::size_t first, std::size_t count) {
    const Block<const T> output = forward(parameters, x.slice(first, count), workspace);
    for (std::size_t r = 0; r < output.rows; ++r) {
      std::copy_n(output.row(r), count, out.row(r) + first);
    }
  });
}

template <class T>
Block<T> Network<T>::output_delta(std::size_t samples, Workspace<T>& workspace) const {
  return as_block(workspace.deltas.back(), samples);
}

template <class T>
void Network<T>::backward(std::span<const T> parameters, Block<const T> x, Workspace<T>& workspace,
                          std::span<T> gradients) const {
  for (std::size_t l = layers_.size(); l-- > 0;) {
    const Layer& layer = layers_[l];
    const Block<const T> delta = as_block(workspace.deltas[l], x.samples);
    const Block<const T> in = l == 0 ? x : as_block(workspace.activations[l - 1], x.samples);
    dense_gradient(delta, in, gradients.data() + layer.weights, gradients.data() + layer.biases);
    if (l == 0) break;
    const Layer& lower = layers_[l - 1];
    dense_backward(parameters.data() + layer.weights, delta,
                   lower.keeps_sums() ? as_block(workspace.sums[l - 1], x.samples) : in,
                   lower.activation, as_block(workspace.deltas[l - 1], x.samples));
  }
}

template class Network<float>;
template class Network<double>;

}  // namespace rp
