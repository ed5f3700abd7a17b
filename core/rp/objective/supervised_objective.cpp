#include "rp/objective/supervised_objective.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "rp/simd/fused.hpp"

namespace rp {
namespace {

// Rows evaluated at a time: enough to fill the lanes, few enough to stay in the cache.
constexpr std::size_t kChunk = 256;

template <class T, class Visit>
void for_each_chunk(std::size_t rows, const Visit& visit) {
  static_assert(kChunk % kLanes<T> == 0, "chunks start at whole lanes");
  for (std::size_t first = 0; first < rows; first += kChunk) {
    visit(first, std::min(kChunk, rows - first));
  }
}

template <class T>
std::shared_ptr<const RowStore<T>> row_store(const Samples<T>& samples) {
  const std::array blocks{samples.feature_block(), samples.target_block()};
  return std::make_shared<const RowStore<T>>(blocks);
}

}  // namespace

template <class T>
SupervisedObjective<T>::SupervisedObjective(std::shared_ptr<const Design<T>> design,
                                            Network<T> network, Loss loss,
                                            std::size_t largest_batch,
                                            Initialisation initialisation)
    : design_(std::move(design)),
      network_(std::move(network)),
      loss_(loss),
      initialisation_(initialisation),
      workspace_(network_.workspace(std::max(largest_batch, kChunk))),
      rows_(row_store(design_->training)),
      batch_(sample_matrix<T>(rows_->padded_width(), largest_batch)) {}

template <class T>
void SupervisedObjective<T>::initialise(Rng& rng, std::span<T> parameters) const {
  network_.initialise(initialisation_, rng, parameters);
}

template <class T>
T SupervisedObjective<T>::loss_and_gradient(std::span<const T> parameters, Block<const T> x,
                                            Block<const T> y, std::span<T> gradients) {
  const Block<const T> output = network_.forward(parameters, x, workspace_);
  const T loss = loss_and_delta(loss_, output, y, network_.output_delta(x.samples, workspace_));
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
  return loss_and_gradient(parameters, rows.part(0, shape.inputs),
                           rows.part(shape.inputs, shape.outputs), gradients);
}

template <class T>
T SupervisedObjective<T>::full_loss_and_gradient(std::span<const T> parameters,
                                                 std::span<T> gradients) {
  const Samples<T>& all = design_->training;
  chunk_gradients_.resize({gradients.size()});
  std::fill(gradients.begin(), gradients.end(), T(0));
  T loss = 0;
  for_each_chunk<T>(all.rows(), [&](std::size_t first, std::size_t count) {
    const T share = static_cast<T>(count) / static_cast<T>(all.rows());
    loss += share * loss_and_gradient(parameters, all.feature_block().slice(first, count),
                                      all.target_block().slice(first, count),
                                      as_span(chunk_gradients_));
    fused([=](auto& sum, const auto& g) { sum = sum + Lanes<T>(share) * g; }, gradients,
          as_span(std::as_const(chunk_gradients_)));
  });
  return loss;
}

template <class T>
double SupervisedObjective<T>::validation_loss(std::span<const T> parameters) {
  return mean_loss(parameters, design_->validation);
}

template <class T>
double SupervisedObjective<T>::mean_loss(std::span<const T> parameters, const Samples<T>& samples) {
  double sum = 0;
  for_each_chunk<T>(samples.rows(), [&](std::size_t first, std::size_t count) {
    const Block<const T> output =
        network_.forward(parameters, samples.feature_block().slice(first, count), workspace_);
    sum += static_cast<double>(
        sum_of_losses(loss_, output, samples.target_block().slice(first, count)));
  });
  return sum / static_cast<double>(samples.rows());
}

template <class T>
void SupervisedObjective<T>::predict(std::span<const T> parameters, Block<const T> features,
                                     std::span<T> out) {
  for_each_chunk<T>(features.samples, [&](std::size_t first, std::size_t count) {
    const Block<const T> output =
        network_.forward(parameters, features.slice(first, count), workspace_);
    std::copy_n(output.row(0), count, out.begin() + static_cast<std::ptrdiff_t>(first));
  });
}

template class SupervisedObjective<float>;
template class SupervisedObjective<double>;

}  // namespace rp
