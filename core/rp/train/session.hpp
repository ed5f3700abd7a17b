// One training run as a state machine: no clock, no input or output, no threads.
//
// Laws, each a property test: run(a); run(b) equals run(a + b) bit for bit; a copy continues
// identically; restart() repeats the run exactly; the configuration with the recorded changes gives
// the same run again. A run that diverges is a status with its step and cause, never an exception.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "rp/base/archive.hpp"
#include "rp/base/cloned.hpp"
#include "rp/data/batcher.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "rp/optim/optimizer.hpp"
#include "rp/train/history.hpp"
#include "rp/train/training_config.hpp"

namespace rp {

enum class DivergenceCause { loss_not_finite, gradient_not_finite, loss_exploded };
constexpr std::size_t kDivergenceCauses = 3;

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
  double validation_loss = 0;  // see Objective
  // Quantiles over all parameters of the effective step, see Optimizer.
  double effective_step_p10 = 0;
  double effective_step_median = 0;
  double effective_step_p90 = 0;
  /// Mean of squared errors on the validation rows, see Validation.
  double mean_square = std::numeric_limits<double>::quiet_NaN();
  double penalty = 0;                                          // see Objective
  double accuracy = std::numeric_limits<double>::quiet_NaN();  // see Validation
  /// Terms whose gradients were taken so far: a method may take several a step, or all at once.
  std::size_t gradient_evaluations = 0;

  void carry(Archive& archive);
};

/// Other optimizer settings, in force from the update after `step` updates on.
struct SettingsChange {
  std::size_t step = 0;
  OptimizerSettings settings;
};

/// The loss of the model of `config` on a table. Throws `setting_out_of_range` (see
/// TrainingConfig) or `out_of_memory` (see demand_memory).
template <class T>
SupervisedObjective<T> supervised_objective(std::shared_ptr<const Design<T>> design,
                                            const TrainingConfig& config);

template <class T>
class Session {
 public:
  /// Throws `setting_out_of_range` for a batch that is larger than the objective or a start of
  /// another size. `start`: initial parameters instead of the objective's. `planned_draws`: see
  /// OptimizerStart.
  Session(Cloned<Objective<T>> objective, const SessionConfig& config,
          std::optional<std::span<const T>> start = std::nullopt,
          std::vector<std::size_t> planned_draws = {});

  /// The model of `config` on a table. Throws `setting_out_of_range` (see TrainingConfig).
  Session(std::shared_ptr<const Design<T>> design, const TrainingConfig& config,
          std::optional<std::span<const T>> start = std::nullopt);

  /// Takes up to `steps` updates; fewer only if the run diverges. Returns those taken.
  std::size_t run(std::size_t steps);

  /// Back to step 0: same start, same batches, today's optimizer settings, no recorded changes.
  void restart();

  /// The same optimizer with other settings, from the next step on; recorded in `changes`. Throws
  /// `setting_out_of_range` for those of another optimizer or such as do not go together, and
  /// changes nothing.
  void set_optimizer(const OptimizerSettings& settings);

  /// One step on a batch that is given; `run` takes the next one of its own order.
  void step(std::span<const std::uint32_t> batch);

  std::size_t steps() const { return steps_; }
  std::size_t steps_per_epoch() const { return batcher_.steps_per_epoch(); }
  /// Steps between two recorded evaluations: validating costs about a third of training. Before the
  /// first of them some more are recorded, at geometric steps, since a run starts with its
  /// steepest.
  std::size_t evaluation_interval() const { return evaluation_interval_; }
  const std::optional<Divergence>& divergence() const { return divergence_; }
  const SessionConfig& config() const { return config_; }

  /// The settings that the run began with, and every change since, in order: with them a new
  /// session takes the same steps.
  const OptimizerSettings& first_settings() const { return first_settings_; }
  const std::vector<SettingsChange>& changes() const { return changes_; }

  std::span<const T> parameters() const { return as_span(parameters_); }
  std::span<const T> start() const { return as_span(start_); }
  /// Of the last step taken, clipped as the optimizer clips; zeros before the first.
  std::span<const T> gradients() const { return as_span(gradients_); }
  const Optimizer<T>& optimizer() const { return *optimizer_; }
  const Objective<T>& objective() const { return *objective_; }
  /// As it stands before the next step.
  const Batcher& batcher() const { return batcher_; }

  /// Exact at the current step. Changes nothing that training depends on.
  Evaluation evaluate();

  /// Batch loss of every step: entry k was measured after k updates, before the next.
  const StepHistory& loss_history() const { return loss_history_; }
  /// Length of the gradient of every step, before clipping.
  const StepHistory& gradient_norm_history() const { return gradient_norm_history_; }
  const SampledHistory<Evaluation>& evaluations() const { return evaluations_; }

  /// Everything that a run changes, for a session of the same objective and configuration (see
  /// snapshot.hpp). Reading throws `snapshot_invalid`, and then the session is of no use.
  void carry(Archive& archive);

 private:
  Cloned<Optimizer<T>> new_optimizer() const;
  Batcher new_batcher() const;
  bool diverges(T loss, T squared_gradient_norm);
  bool evaluation_due() const;

  SessionConfig config_;
  Cloned<Objective<T>> objective_;
  OptimizerStart optimizer_start_;
  std::optional<Interval> bounds_;
  Vector<T> start_;
  Vector<T> parameters_;
  Vector<T> gradients_;
  Vector<T> scratch_;  // effective steps, while their quantiles are taken
  Cloned<Optimizer<T>> optimizer_;
  Batcher batcher_;
  std::size_t evaluation_interval_;
  std::size_t steps_ = 0;
  std::size_t gradient_evaluations_ = 0;
  double first_loss_ = 0;
  std::optional<Divergence> divergence_;
  OptimizerSettings first_settings_;
  std::vector<SettingsChange> changes_;
  StepHistory loss_history_;
  StepHistory gradient_norm_history_;
  SampledHistory<Evaluation> evaluations_;
};

}  // namespace rp
