#include "rp/train/session.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/base/quantile.hpp"
#include "rp/optim/catalog.hpp"
#include "rp/optim/constraints.hpp"
#include "rp/simd/reduce.hpp"
#include "rp/train/memory.hpp"

namespace rp {
namespace {

constexpr std::uint64_t kInitialisationStream = 2;

/// 1, 2, 3, 4, 6, 8, 12, 16, ...: powers of two and the numbers midway between them.
bool is_early_step(std::size_t step) {
  const auto is_power_of_two = [](std::size_t n) { return n != 0 && (n & (n - 1)) == 0; };
  return is_power_of_two(step) || (step % 3 == 0 && is_power_of_two(step / 3));
}

/// An objective that counts the terms whose gradients it is asked for.
template <class T>
class CountedTerms final : public FiniteSum<T> {
 public:
  CountedTerms(FiniteSum<T>& sum, std::size_t& count) : sum_(sum), count_(count) {}

  std::size_t terms() const override { return sum_.terms(); }
  T loss_and_gradient(std::span<const T> parameters, std::span<const std::uint32_t> batch,
                      std::span<T> gradients) override {
    count_ += batch.size();
    return sum_.loss_and_gradient(parameters, batch, gradients);
  }
  T full_loss_and_gradient(std::span<const T> parameters, std::span<T> gradients) override {
    count_ += sum_.terms();
    return sum_.full_loss_and_gradient(parameters, gradients);
  }

 private:
  FiniteSum<T>& sum_;
  std::size_t& count_;
};

}  // namespace

template <class T>
SupervisedObjective<T> supervised_objective(std::shared_ptr<const Design<T>> design,
                                            const TrainingConfig& config) {
  const DesignSizes sizes = sizes_of(*design);
  validate(config, sizes);
  demand_memory<T>(config, sizes);
  Network<T> network({sizes.features, config.hidden_units, sizes.outputs, config.activation});
  return {std::move(design),
          std::move(network),
          Criterion(config.loss, config.huber_delta, config.class_weights),
          config.batch_size,
          config.initialisation,
          {config.l1_penalty, config.l2_penalty}};
}

template <class T>
Session<T>::Session(Cloned<Objective<T>> objective, const SessionConfig& config,
                    std::optional<std::span<const T>> start, std::vector<std::size_t> planned_draws)
    : config_(config),
      objective_(std::move(objective)),
      optimizer_start_{objective_->layout(), objective_->terms(), config.seed,
                       std::move(planned_draws)},
      bounds_(objective_->bounds()),
      start_(zeros<T>(parameter_count(objective_->layout()))),
      parameters_(start_),
      gradients_(start_),
      scratch_(start_),
      optimizer_(new_optimizer()),
      batcher_(new_batcher()),
      evaluation_interval_((objective_->validation_terms() + config.batch_size - 1) /
                           config.batch_size),
      first_settings_(config.optimizer),
      evaluations_(evaluation_interval_) {
  if (start) {
    if (start->size() != start_.size()) {
      refuse_setting("start", std::to_string(start->size()) +
                                  " initial values were given for a model with " +
                                  std::to_string(start_.size()) + " parameters.");
    }
    std::copy(start->begin(), start->end(), start_.begin());
  } else {
    Rng rng(config.seed, kInitialisationStream);
    objective_->initialise(rng, as_span(start_));
  }
  restart();
}

template <class T>
Session<T>::Session(std::shared_ptr<const Design<T>> design, const TrainingConfig& config,
                    std::optional<std::span<const T>> start)
    : Session(Cloned<Objective<T>>(supervised_objective(std::move(design), config).clone()),
              config.session(), start) {}

template <class T>
Cloned<Optimizer<T>> Session<T>::new_optimizer() const {
  return {make_optimizer<T>(config_.optimizer, optimizer_start_)};
}

template <class T>
Batcher Session<T>::new_batcher() const {
  const std::size_t terms = objective_->terms();
  if (config_.batch_size < 1 || config_.batch_size > terms) {
    refuse_setting("batch_size", "A batch of " + std::to_string(config_.batch_size) +
                                     " does not fit: the objective has " + std::to_string(terms) +
                                     " terms. Use 1 to " + std::to_string(terms) + ".");
  }
  return {terms, config_.batch_size, config_.seed, objective_->shuffles()};
}

template <class T>
void Session<T>::restart() {
  parameters_ = start_;
  std::fill(gradients_.begin(), gradients_.end(), T(0));
  optimizer_ = new_optimizer();
  batcher_ = new_batcher();
  steps_ = 0;
  gradient_evaluations_ = 0;
  divergence_.reset();
  first_settings_ = config_.optimizer;
  changes_.clear();
  loss_history_ = StepHistory();
  gradient_norm_history_ = StepHistory();
  evaluations_ = SampledHistory<Evaluation>(evaluation_interval_);
  evaluations_.add(evaluate());
}

template <class T>
void Session<T>::set_optimizer(const OptimizerSettings& settings) {
  settings.validate();
  if (&settings.info() != &config_.optimizer.info()) {
    refuse_setting("optimizer", "A run goes on with its optimizer. Start a new one with " +
                                    std::string(settings.info().label) + ".");
  }
  if (settings == config_.optimizer) return;
  config_.optimizer = settings;
  optimizer_->set_settings(settings);
  changes_.push_back({steps_, settings});
}

template <class T>
bool Session<T>::diverges(T loss, T squared_gradient_norm) {
  const auto value = static_cast<double>(loss);
  if (steps_ == 0) first_loss_ = value;
  if (!std::isfinite(value)) {
    divergence_ = {steps_, DivergenceCause::loss_not_finite, value};
  } else if (!std::isfinite(squared_gradient_norm)) {
    divergence_ = {steps_, DivergenceCause::gradient_not_finite, value};
  } else if (value > kExplosionFactor * std::max(first_loss_, 1.0)) {
    divergence_ = {steps_, DivergenceCause::loss_exploded, value};
  }
  return divergence_.has_value();
}

template <class T>
std::size_t Session<T>::run(std::size_t steps) {
  const std::size_t before = steps_;
  while (!divergence_ && steps_ - before < steps) step(batcher_.next());
  return steps_ - before;
}

template <class T>
void Session<T>::step(std::span<const std::uint32_t> batch) {
  const std::span<T> gradients = as_span(gradients_);
  CountedTerms<T> counted(*objective_, gradient_evaluations_);
  const T loss = optimizer_->evaluate(counted, parameters(), batch, gradients);
  const T squared_norm = sum_of_squares<T>(gradients);
  if (diverges(loss, squared_norm)) return;
  loss_history_.add(static_cast<double>(loss));
  gradient_norm_history_.add(std::sqrt(static_cast<double>(squared_norm)));
  optimizer_->update(as_span(parameters_), gradients);
  if (bounds_) keep_within<T>(*bounds_, as_span(parameters_));
  ++steps_;
  if (evaluation_due()) evaluations_.add(evaluate());
}

template <class T>
bool Session<T>::evaluation_due() const {
  return evaluations_.due(steps_) || (steps_ < evaluation_interval_ && is_early_step(steps_));
}

template <class T>
Evaluation Session<T>::evaluate() {
  const std::span<T> steps = as_span(scratch_);
  optimizer_->effective_steps(steps);
  const Validation validation = objective_->validate(parameters());
  return {steps_,
          validation.loss,
          quantile(steps, 0.1),
          quantile(steps, 0.5),
          quantile(steps, 0.9),
          validation.mean_square,
          objective_->penalty(parameters()),
          validation.accuracy,
          gradient_evaluations_};
}

void Evaluation::carry(Archive& archive) {
  archive(step);
  for (double* value : {&validation_loss, &effective_step_p10, &effective_step_median,
                        &effective_step_p90, &mean_square, &penalty, &accuracy}) {
    archive(*value);
  }
  archive(gradient_evaluations);
}

template <class T>
void Session<T>::carry(Archive& archive) {
  rp::carry(archive, first_settings_);
  archive.list(changes_, 8, [&](SettingsChange& change) {
    archive(change.step);
    rp::carry(archive, change.settings);
  });
  rp::carry(archive, config_.optimizer);
  if (archive.reads()) optimizer_ = new_optimizer();
  optimizer_->carry(archive);
  archive.fixed(as_span(parameters_));
  archive.fixed(as_span(gradients_));
  std::size_t batches = batcher_.steps();
  archive(batches);
  batcher_.go_to(batches);
  archive(steps_);
  archive(gradient_evaluations_);
  archive(first_loss_);
  bool diverged = divergence_.has_value();
  archive(diverged);
  if (archive.reads()) divergence_ = diverged ? std::optional(Divergence{}) : std::nullopt;
  if (divergence_) {
    archive(divergence_->step);
    archive.choice(divergence_->cause, kDivergenceCauses);
    archive(divergence_->loss);
  }
  loss_history_.carry(archive);
  gradient_norm_history_.carry(archive);
  evaluations_.carry(archive);
}

template SupervisedObjective<float> supervised_objective(std::shared_ptr<const Design<float>>,
                                                         const TrainingConfig&);
template SupervisedObjective<double> supervised_objective(std::shared_ptr<const Design<double>>,
                                                          const TrainingConfig&);
template class Session<float>;
template class Session<double>;

}  // namespace rp
