// The hyper-parameters of a golden file as the core's settings.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "field.hpp"
#include "rp/base/interval.hpp"
#include "rp/optim/optimizer_settings.hpp"

namespace rp::replay {

struct RateChange {
  std::size_t from_step = 1;  // updates count from 1
  double learning_rate = 0;
};

struct Hyper {
  OptimizerSettings settings;
  std::vector<RateChange> changes;   // of the learning rate, by the number of the update
  std::optional<Interval> box;       // that each parameter is clamped to after each update
  std::optional<std::size_t> batch;  // rows of a mini-batch of the variance-reduced methods

  /// The settings for update `t`.
  OptimizerSettings settings_of(std::size_t t) const;
};

/// Throws Unusable for an optimizer, key or value that is unknown, and for a key that is missing
/// although the run depends on it.
Hyper read_hyper(const Field& optimizer, const Field& hyper);

/// The same where there can be neither a box nor another learning rate later on.
Hyper read_steady_hyper(const Field& optimizer, const Field& hyper);

}  // namespace rp::replay
