// A small network on a made-up table, for tests of what runs do.
#pragma once

#include "rp/train/session.hpp"
#include "support/data.hpp"

namespace rp::test {

constexpr std::size_t kSmallRows = 60;

/// 3-4-1, or with other hidden units, in batches of 16: of 48 training rows three make an epoch.
inline TrainingConfig small_config(const OptimizerSettings& optimizer = TrainingConfig().optimizer,
                                   std::size_t hidden_units = 4) {
  TrainingConfig config;
  config.hidden_units = {hidden_units};
  config.batch_size = 16;
  config.optimizer = optimizer;
  return config;
}

template <class T>
Session<T> small_session(const OptimizerSettings& optimizer, std::size_t rows = kSmallRows) {
  return {wavy_design<T>(rows), small_config(optimizer)};
}

}  // namespace rp::test
