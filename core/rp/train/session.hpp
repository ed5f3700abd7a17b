// One training run as a state machine: no clock, no input or output, no threads.
//
// Laws, each a property test: run(a); run(b) equals run(a + b) bit for bit; a copy continues
// identically; restart() repeats the run exactly. A run that diverges is a status with its step and
// cause, never an exception.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>

#include "rp/data/batcher.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "rp/optim/rmsprop.hpp"
#include "rp/train/history.hpp"
#include "rp/train/training_config.hpp"

namespace rp {

enum class DivergenceCause { loss_not_finite, gradient_not_finite, loss_exploded };

/// The run stopped: after `step` updates the batch loss was `loss`, and `cause` says what is wrong
/// with it. The update that would have followed was not applied.
struct Divergence {
  std::size_t step = 0;
  DivergenceCause cause = DivergenceCause::loss_not_finite;
  double loss = 0;
};

/// A loss this many times the first one (or 1, if that was smaller) counts as diverged: RMSprop
/// bounds its steps, so a run can be lost for good without ever overflowing.
constexpr double kExplosionFactor = 1e10;

/// Measured after `step` updates.
struct Evaluation {
  std::size_t step = 0;
  double validation_mean_square = 0;  // mean squared error over the validation rows, standardised
  // Quantiles over all parameters of the effective step eta / (sqrt(v) + epsilon).
  double effective_step_p10 = 0;
  double effective_step_median = 0;
  double effective_step_p90 = 0;
};

template <class T>
class Session {
 public:
  /// Throws `setting_out_of_range` (see TrainingConfig). `start`: initial parameters instead of
  /// drawn ones, as many as the model has.
  Session(std::shared_ptr<const Design<T>> design, const TrainingConfig& config,
          std::optional<std::span<const T>> start = std::nullopt);

  /// Takes up to `steps` updates; fewer only if the run diverges. Returns those taken.
  std::size_t run(std::size_t steps);

  /// Back to step 0: same start, same batches, today's optimizer settings.
  void restart();

  /// Takes effect at the next step. Throws `setting_out_of_range` and changes nothing.
  void set_optimizer(const RmspropSettings& settings);

  std::size_t steps() const { return steps_; }
  std::size_t steps_per_epoch() const { return batcher_.steps_per_epoch(); }
  /// Steps between two recorded evaluations: validating costs about a third of training. Before the
  /// first of them some more are recorded, at geometric steps, since a run starts with its
  /// steepest.
  std::size_t evaluation_interval() const { return evaluation_interval_; }
  const std::optional<Divergence>& divergence() const { return divergence_; }
  const TrainingConfig& config() const { return config_; }

  std::span<const T> parameters() const { return as_span(parameters_); }
  const Rmsprop<T>& optimizer() const { return optimizer_; }
  SupervisedObjective<T>& objective() { return objective_; }
  const SupervisedObjective<T>& objective() const { return objective_; }

  /// Exact at the current step. Changes nothing that training depends on.
  Evaluation evaluate();

  /// Batch loss of every step: entry k was measured after k updates, before the next.
  const StepHistory& loss_history() const { return loss_history_; }
  const SampledHistory<Evaluation>& evaluations() const { return evaluations_; }

 private:
  bool diverges(T loss, T squared_gradient_norm);
  bool evaluation_due() const;

  TrainingConfig config_;
  SupervisedObjective<T> objective_;
  Vector<T> start_;
  Vector<T> parameters_;
  Vector<T> gradients_;
  Vector<T> scratch_;  // effective steps, while their quantiles are taken
  Rmsprop<T> optimizer_;
  Batcher batcher_;
  std::size_t evaluation_interval_;
  std::size_t steps_ = 0;
  double first_loss_ = 0;
  std::optional<Divergence> divergence_;
  StepHistory loss_history_;
  SampledHistory<Evaluation> evaluations_;
};

}  // namespace rp
