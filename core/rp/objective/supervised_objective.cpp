#include "rp/objective/supervised_objective.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "rp/losses/squared_error.hpp"
#include "rp/metrics/class_of.hpp"
#include "rp/simd/fused.hpp"

namespace rp {
namespace {

template <class T>
std::shared_ptr<const RowStore<T>> row_store(const Samples<T>& samples) {
  const std::array blocks{samples.feature_block(), samples.target_block()};
  return std::make_shared<const RowStore<T>>(blocks);
}

}  // namespace

template <class T>
SupervisedObjective<T>::SupervisedObjective(std::shared_ptr<const Design<T>> design,
                                            Network<T> network, Criterion criterion,
                                            std::size_t largest_batch,
                                            Initialisation initialisation, const Penalty& penalty)
    : design_(std::move(design)),
      network_(std::move(network)),
      criterion_(std::move(criterion)),
      initialisation_(initialisation),
      penalty_(penalty),
      weights_(network_.weights()),
      workspace_(network_.workspace(std::max(largest_batch, kRowsOfChunk))),
      rows_(row_store(design_->training)),
      batch_(sample_matrix<T>(rows_->padded_width(), largest_batch)) {}

template <class T>
void SupervisedObjective<T>::initialise(Rng& rng, std::span<T> parameters) const {
  network_.initialise(initialisation_, rng, parameters);
}

template <class T>
T SupervisedObjective<T>::data_loss_and_gradient(std::span<const T> parameters, Block<const T> x,
                                                 Block<const T> y, std::span<T> gradients) {
  const Block<const T> output = network_.forward(parameters, x, workspace_);
  const T loss =
      loss_and_delta(criterion_, output, y, network_.output_delta(x.samples, workspace_));
  network_.backward(parameters, x, workspace_, gradients);
  return loss;
}

template <class T>
T SupervisedObjective<T>::loss_and_gradient(std::span<const T> parameters,
                                            std::span<const std::uint32_t> batch,
                                            std::span<T> gradients) {
  const Block<T> rows = as_block(batch_, batch.size());
  rows_->gather(batch, rows);
  const NetworkShape& shape = network_.shape();
  const T loss = data_loss_and_gradient(parameters, rows.part(0, shape.inputs),
                                        rows.part(shape.inputs, shape.outputs), gradients);
  add_penalty_gradient(penalty_, weights_, parameters, gradients);
  return loss;
}

template <class T>
T SupervisedObjective<T>::full_loss_and_gradient(std::span<const T> parameters,
                                                 std::span<T> gradients) {
  const Samples<T>& all = design_->training;
  chunk_gradients_.resize({gradients.size()});
  std::fill(gradients.begin(), gradients.end(), T(0));
  T loss = 0;
  for_each_chunk(all.rows(), [&](std::size_t first, std::size_t count) {
    const T share = static_cast<T>(count) / static_cast<T>(all.rows());
    loss += share * data_loss_and_gradient(parameters, all.feature_block().slice(first, count),
                                           all.target_block().slice(first, count),
                                           as_span(chunk_gradients_));
    fused([=](auto& sum, const auto& g) { sum = sum + Lanes<T>(share) * g; }, gradients,
          as_span(std::as_const(chunk_gradients_)));
  });
  add_penalty_gradient(penalty_, weights_, parameters, gradients);
  return loss;
}

template <class T>
double SupervisedObjective<T>::training_loss(std::span<const T> parameters) {
  return mean_loss(parameters, design_->training);
}

template <class T>
double SupervisedObjective<T>::validation_loss(std::span<const T> parameters) {
  return mean_loss(parameters, design_->validation);
}

template <class T>
Validation SupervisedObjective<T>::validate(std::span<const T> parameters) {
  const Samples<T>& rows = design_->validation;
  if (is_of_classes(loss())) return validate_classes(parameters, rows);
  if (is_squared_error(loss())) {
    const double loss_of_rows = mean_loss(parameters, rows);
    return {loss_of_rows, mean_square_of(loss(), loss_of_rows)};
  }
  double losses = 0;
  double squares = 0;
  for_each_output(parameters, rows, [&](Block<const T> output, Block<const T> target) {
    losses += static_cast<double>(sum_of_losses(criterion_, output, target));
    squares += static_cast<double>(sum_of_squared_errors(output, target));
  });
  const auto n = static_cast<double>(rows.rows());
  return {losses / n, squares / (n * static_cast<double>(network_.shape().outputs))};
}

template <class T>
Validation SupervisedObjective<T>::validate_classes(std::span<const T> parameters,
                                                    const Samples<T>& rows) {
  double losses = 0;
  std::size_t right = 0;
  for_each_output(parameters, rows, [&](Block<const T> logits, Block<const T> target) {
    losses += static_cast<double>(sum_of_losses(criterion_, logits, target));
    for (std::size_t s = 0; s < logits.samples; ++s) {
      right += most_probable_class(logits, s) == class_of(target, s) ? 1 : 0;
    }
  });
  const auto n = static_cast<double>(rows.rows());
  return {.loss = losses / n, .accuracy = static_cast<double>(right) / n};
}

template <class T>
double SupervisedObjective<T>::penalty(std::span<const T> parameters) const {
  return penalty_of(penalty_, weights_, parameters);
}

template <class T>
template <class Visit>
void SupervisedObjective<T>::for_each_output(std::span<const T> parameters,
                                             const Samples<T>& samples, const Visit& visit) {
  for_each_chunk(samples.rows(), [&](std::size_t first, std::size_t count) {
    const Block<const T> output =
        network_.forward(parameters, samples.feature_block().slice(first, count), workspace_);
    visit(output, samples.target_block().slice(first, count));
  });
}

template <class T>
double SupervisedObjective<T>::mean_loss(std::span<const T> parameters, const Samples<T>& samples) {
  double sum = 0;
  for_each_output(parameters, samples, [&](Block<const T> output, Block<const T> target) {
    sum += static_cast<double>(sum_of_losses(criterion_, output, target));
  });
  return sum / static_cast<double>(samples.rows());
}

template <class T>
RegressionMetrics SupervisedObjective<T>::regression_metrics(std::span<const T> parameters,
                                                             const Samples<T>& samples) {
  RegressionMeter meter;
  for_each_output(parameters, samples, [&](Block<const T> output, Block<const T> target) {
    meter.add<T>(output, target);
  });
  return meter.metrics();
}

template <class T>
ClassificationMetrics SupervisedObjective<T>::classification_metrics(std::span<const T> parameters,
                                                                     const Samples<T>& samples) {
  ClassificationMeter meter(std::max<std::size_t>(network_.shape().outputs, 2));
  for_each_output(parameters, samples, [&](Block<const T> output, Block<const T> target) {
    meter.add<T>(output, target);
  });
  return meter.metrics();
}

template <class T>
ConfusionMatrix SupervisedObjective<T>::confusion(std::span<const T> parameters,
                                                  const Samples<T>& samples) {
  ConfusionMatrix counts(std::max<std::size_t>(network_.shape().outputs, 2));
  for_each_output(parameters, samples, [&](Block<const T> logits, Block<const T> target) {
    for (std::size_t s = 0; s < logits.samples; ++s) {
      counts.add(class_of(target, s), most_probable_class(logits, s));
    }
  });
  return counts;
}

template <class T>
void SupervisedObjective<T>::predict(std::span<const T> parameters, Block<const T> features,
                                     Block<T> out) {
  network_.predict(parameters, features, workspace_, out);
}

template class SupervisedObjective<float>;
template class SupervisedObjective<double>;

}  // namespace rp
