// Everything a run depends on besides its data, and the check of every field.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

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

/// The same, with the model whose loss on a table is the objective.
struct TrainingConfig {
  std::vector<std::size_t> hidden_units;  // units per hidden layer; none is linear regression
  Activation activation = Activation::tanh;
  Initialisation initialisation = Initialisation::pytorch;
  Loss loss = Loss::mse;
  OptimizerSettings optimizer = OptimizerSettings();
  std::size_t batch_size = 64;  // rows per step, 1 to the number of training rows
  std::uint64_t seed = 42;      // draws the initial weights and the order of the rows

  SessionConfig session() const { return {optimizer, batch_size, seed}; }
};

constexpr std::size_t kMaxHiddenLayers = 4;
constexpr std::size_t kMaxUnits = 1024;

/// Throws `setting_out_of_range` with the key of the first field that is out of its range.
void validate(const TrainingConfig& config, std::size_t training_rows);

}  // namespace rp
