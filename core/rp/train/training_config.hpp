// Everything a run depends on besides its data, and the check of every field.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rp/data/design.hpp"
#include "rp/losses/loss.hpp"
#include "rp/models/network.hpp"
#include "rp/optim/optimizer_settings.hpp"

namespace rp {

/// How an objective is minimised.
struct SessionConfig {
  OptimizerSettings optimizer = OptimizerSettings();
  std::size_t batch_size = 1;  // terms of the objective per step, 1 to all
  std::uint64_t seed = 42;     // draws the start, the order of the terms, and outer loops
};

/// The same, with the model whose loss on a table is the objective. Without hidden layers that is
/// linear regression, logistic with bce_with_logits, softmax regression with its cross-entropy.
struct TrainingConfig {
  std::vector<std::size_t> hidden_units;  // units per hidden layer, 0 to kMaxHiddenLayers of them
  Activation activation = Activation::tanh;
  Initialisation initialisation = Initialisation::pytorch;
  Loss loss = Loss::mse;
  OptimizerSettings optimizer = OptimizerSettings();
  std::size_t batch_size = 64;  // rows per step, 1 to the number of training rows
  std::uint64_t seed = 42;      // draws the initial weights and the order of the rows
  double huber_delta = 1;       // above 0: errors up to it count squared, larger ones linearly
  // Added to the loss: l1 sum |w| + l2/2 sum w^2 over the weights, not the biases; both from 0 up.
  double l1_penalty = 0;
  double l2_penalty = 0;
  // What each class's rows count, from 0 up and one above 0; none: all 1.
  std::vector<double> class_weights = {};

  SessionConfig session() const { return {optimizer, batch_size, seed}; }
};

constexpr std::size_t kMaxHiddenLayers = 4;
constexpr std::size_t kMaxUnits = 1024;

/// What of a design a model has to fit.
struct DesignSizes {
  std::size_t training_rows = 1;
  std::size_t features = 1;
  std::size_t outputs = 1;
  std::size_t classes = 0;  // 0: the target is a number
};

template <class T>
DesignSizes sizes_of(const Design<T>& design) {
  return {design.training.rows(), design.feature_scales.size(), design.outputs(), design.classes};
}

/// Throws `setting_out_of_range` with the key of the first field that is out of its range or does
/// not fit the design.
void validate(const TrainingConfig& config, const DesignSizes& design);

}  // namespace rp
