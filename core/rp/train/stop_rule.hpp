// When a race ends by itself, judged by the recorded evaluations of its runners alone: the same
// race stops at the same step, however it is cut into slices.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "rp/train/session.hpp"

namespace rp {

/// A validation loss lower than the best one by less than this share of it is not better.
constexpr double kLeastGain = 1e-3;

/// What is left out is no reason to stop.
struct StopRule {
  /// Steps without a better validation loss, by any runner; 0: no such rule.
  std::size_t patience = 0;
  /// Reached by the first runner at or below it, in standardised units; see Validation.
  std::optional<double> mean_square = std::nullopt;
  /// At or above it, from 0 to 1.
  std::optional<double> accuracy = std::nullopt;

  bool is_set() const { return patience > 0 || mean_square || accuracy; }
};

enum class StopCause { plateau, target };

struct Stop {
  StopCause cause = StopCause::plateau;
  std::size_t runner = 0;  // that reached the target
};

/// Whether the last of these was at or beyond the rule's target.
bool reaches_target(const StopRule& rule, std::span<const Evaluation> evaluations);

/// Whether none of the rule's last `patience` steps brought a better loss than all before them.
bool has_plateaued(const StopRule& rule, std::span<const Evaluation> evaluations);

}  // namespace rp
