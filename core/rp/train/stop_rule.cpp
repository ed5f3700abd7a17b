#include "rp/train/stop_rule.hpp"

namespace rp {

bool reaches_target(const StopRule& rule, std::span<const Evaluation> evaluations) {
  if (evaluations.empty()) return false;
  const Evaluation& last = evaluations.back();
  return (rule.mean_square && last.mean_square <= *rule.mean_square) ||
         (rule.accuracy && last.accuracy >= *rule.accuracy);
}

bool has_plateaued(const StopRule& rule, std::span<const Evaluation> evaluations) {
  if (rule.patience == 0 || evaluations.empty()) return false;
  const Evaluation* best = &evaluations.front();
  for (const Evaluation& one : evaluations) {
    if (one.validation_loss < best->validation_loss * (1 - kLeastGain)) best = &one;
  }
  return evaluations.back().step - best->step >= rule.patience;
}

}  // namespace rp
