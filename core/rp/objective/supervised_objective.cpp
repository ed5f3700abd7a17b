#include "rp/objective/supervised_objective.hpp"

#include <algorithm>
#include <utility>

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
void gather_rows(Block<const T> from, std::span<const std::uint32_t> picked, Block<T> to) {
  for (std::size_t r = 0; r < from.rows; ++r) {
    const T* source = from.row(r);
    T* destination = to.row(r);
    for (std::size_t s = 0; s < picked.size(); ++s) destination[s] = source[picked[s]];
  }
}

}  // namespace

template <class T>
SupervisedObjective<T>::SupervisedObjective(std::shared_ptr<const Design<T>> design,
                                            Network<T> network, Loss loss,
                                            std::size_t largest_batch)
    : design_(std::move(design)),
      network_(std::move(network)),
      loss_(loss),
      workspace_(network_.workspace(std::max(largest_batch, kChunk))),
      batch_features_(sample_matrix<T>(network_.shape().inputs, largest_batch)),
      batch_targets_(sample_matrix<T>(network_.shape().outputs, largest_batch)) {}

template <class T>
void SupervisedObjective<T>::gather(std::span<const std::uint32_t> batch) {
  gather_rows(design_->training.feature_block(), batch, as_block(batch_features_, batch.size()));
  gather_rows(design_->training.target_block(), batch, as_block(batch_targets_, batch.size()));
}

template <class T>
T SupervisedObjective<T>::loss_and_gradient(std::span<const T> parameters,
                                            std::span<const std::uint32_t> batch,
                                            std::span<T> gradients) {
  gather(batch);
  const Block<const T> x = as_block(std::as_const(batch_features_), batch.size());
  const Block<const T> y = as_block(std::as_const(batch_targets_), batch.size());
  const Block<const T> output = network_.forward(parameters, x, workspace_);
  const T loss = loss_and_delta(loss_, output, y, network_.output_delta(batch.size(), workspace_));
  network_.backward(parameters, x, workspace_, gradients);
  return loss;
}

template <class T>
double SupervisedObjective<T>::mean_squared_error(std::span<const T> parameters,
                                                  const Samples<T>& samples) {
  double sum = 0;
  for_each_chunk<T>(samples.rows(), [&](std::size_t first, std::size_t count) {
    const Block<const T> output =
        network_.forward(parameters, samples.feature_block().slice(first, count), workspace_);
    sum += static_cast<double>(
        sum_of_squared_errors(output, samples.target_block().slice(first, count)));
  });
  return sum / static_cast<double>(samples.rows() * samples.targets.shape(0));
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
