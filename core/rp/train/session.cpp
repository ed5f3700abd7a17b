#include "rp/train/session.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/simd/reduce.hpp"

namespace rp {
namespace {

constexpr std::uint64_t kInitialisationStream = 2;

template <class T>
const TrainingConfig& validated(const TrainingConfig& config, const Design<T>& design) {
  validate(config, design.training.rows());
  return config;
}

template <class T>
Network<T> network_of(const TrainingConfig& config, const Design<T>& design) {
  return Network<T>({design.feature_scales.size(), config.hidden_units, 1, config.activation});
}

/// 1, 2, 3, 4, 6, 8, 12, 16, ...: powers of two and the numbers midway between them.
bool is_early_step(std::size_t step) {
  const auto is_power_of_two = [](std::size_t n) { return n != 0 && (n & (n - 1)) == 0; };
  return is_power_of_two(step) || (step % 3 == 0 && is_power_of_two(step / 3));
}

/// Reorders `values`; nearest-rank quantile.
template <class T>
double quantile(std::span<T> values, double q) {
  const double rank = q * static_cast<double>(values.size() - 1);
  const auto nth = values.begin() + static_cast<std::ptrdiff_t>(std::lround(rank));
  std::nth_element(values.begin(), nth, values.end());
  return static_cast<double>(*nth);
}

}  // namespace

template <class T>
Session<T>::Session(std::shared_ptr<const Design<T>> design, const TrainingConfig& config,
                    std::optional<std::span<const T>> start)
    : config_(validated(config, *design)),
      objective_(design, network_of(config, *design), config.loss, config.batch_size),
      start_(zeros<T>(objective_.parameter_count())),
      parameters_(start_),
      gradients_(start_),
      scratch_(start_),
      optimizer_(config.optimizer, start_.size()),
      batcher_(design->training.rows(), config.batch_size, config.seed),
      evaluation_interval_((design->validation.rows() + config.batch_size - 1) / config.batch_size),
      evaluations_(evaluation_interval_) {
  if (start) {
    if (start->size() != start_.size()) {
      throw Error(ErrorCode::setting_out_of_range, "start",
                  std::to_string(start->size()) + " initial values were given for a model with " +
                      std::to_string(start_.size()) + " parameters.");
    }
    std::copy(start->begin(), start->end(), start_.begin());
  } else {
    Rng rng(config.seed, kInitialisationStream);
    objective_.network().initialise(config.initialisation, rng, as_span(start_));
  }
  restart();
}

template <class T>
void Session<T>::restart() {
  parameters_ = start_;
  optimizer_ = Rmsprop<T>(config_.optimizer, start_.size());
  batcher_ = Batcher(objective_.design().training.rows(), config_.batch_size, config_.seed);
  steps_ = 0;
  divergence_.reset();
  loss_history_ = StepHistory();
  evaluations_ = SampledHistory<Evaluation>(evaluation_interval_);
  evaluations_.add(evaluate());
}

template <class T>
void Session<T>::set_optimizer(const RmspropSettings& settings) {
  validate(settings);
  config_.optimizer = settings;
  optimizer_.set_settings(settings);
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
  while (!divergence_ && steps_ - before < steps) {
    const T loss = objective_.loss_and_gradient(parameters(), batcher_.next(), as_span(gradients_));
    const std::span<const T> gradients = as_span(std::as_const(gradients_));
    if (diverges(loss, sum_of_squares(gradients))) break;
    loss_history_.add(static_cast<double>(loss));
    optimizer_.step(as_span(parameters_), gradients);
    ++steps_;
    if (evaluation_due()) evaluations_.add(evaluate());
  }
  return steps_ - before;
}

template <class T>
bool Session<T>::evaluation_due() const {
  return evaluations_.due(steps_) || (steps_ < evaluation_interval_ && is_early_step(steps_));
}

template <class T>
Evaluation Session<T>::evaluate() {
  const std::span<T> steps = as_span(scratch_);
  optimizer_.effective_steps(steps);
  return {steps_, objective_.mean_squared_error(parameters(), objective_.design().validation),
          quantile(steps, 0.1), quantile(steps, 0.5), quantile(steps, 0.9)};
}

template class Session<float>;
template class Session<double>;

}  // namespace rp
