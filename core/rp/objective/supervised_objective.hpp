// The loss of a network on a design, and its gradient: a term is a training row. Also what else
// tells how good the network is, on any rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "rp/data/design.hpp"
#include "rp/losses/loss.hpp"
#include "rp/metrics/classification.hpp"
#include "rp/metrics/regression.hpp"
#include "rp/models/network.hpp"
#include "rp/models/penalty.hpp"
#include "rp/objective/objective.hpp"
#include "rp/simd/row_store.hpp"

namespace rp {

template <class T>
class SupervisedObjective final : public Objective<T> {
 public:
  /// `largest_batch`: the most rows one `loss_and_gradient` will be asked for.
  SupervisedObjective(std::shared_ptr<const Design<T>> design, Network<T> network,
                      Criterion criterion, std::size_t largest_batch,
                      Initialisation initialisation = Initialisation::pytorch,
                      const Penalty& penalty = {});

  std::unique_ptr<Objective<T>> clone() const override {
    return std::make_unique<SupervisedObjective>(*this);
  }

  const Design<T>& design() const { return *design_; }
  const Network<T>& network() const { return network_; }
  Loss loss() const { return criterion_.loss; }
  std::size_t parameter_count() const { return network_.parameter_count(); }

  const ParameterLayout& layout() const override { return network_.layout(); }
  void initialise(Rng& rng, std::span<T> parameters) const override;
  std::size_t terms() const override { return design_->training.rows(); }
  /// `batch` are positions among the training rows, not table rows.
  T loss_and_gradient(std::span<const T> parameters, std::span<const std::uint32_t> batch,
                      std::span<T> gradients) override;
  T full_loss_and_gradient(std::span<const T> parameters, std::span<T> gradients) override;
  double training_loss(std::span<const T> parameters) override;
  double validation_loss(std::span<const T> parameters) override;
  Validation validate(std::span<const T> parameters) override;
  double penalty(std::span<const T> parameters) const override;
  std::size_t validation_terms() const override { return design_->validation.rows(); }

  /// Mean loss over `samples`, in standardised units.
  double mean_loss(std::span<const T> parameters, const Samples<T>& samples);

  /// Of numbers, in standardised units.
  RegressionMetrics regression_metrics(std::span<const T> parameters, const Samples<T>& samples);
  /// Of the classes of the design; the weights of classes have no part in it.
  ClassificationMetrics classification_metrics(std::span<const T> parameters,
                                               const Samples<T>& samples);

  /// The confusion matrix of those metrics alone, without the work for the others.
  ConfusionMatrix confusion(std::span<const T> parameters, const Samples<T>& samples);

  /// Outputs of the network for `features` [inputs][n]: predictions in standardised units, or
  /// logits of classes. `out` is [outputs][n].
  void predict(std::span<const T> parameters, Block<const T> features, Block<T> out);

 private:
  /// Calls visit(outputs, targets) for all samples, a chunk at a time.
  template <class Visit>
  void for_each_output(std::span<const T> parameters, const Samples<T>& samples,
                       const Visit& visit);
  Validation validate_classes(std::span<const T> parameters, const Samples<T>& rows);
  /// Loss over a few samples and its gradient, without the penalty.
  T data_loss_and_gradient(std::span<const T> parameters, Block<const T> x, Block<const T> y,
                           std::span<T> gradients);

  std::shared_ptr<const Design<T>> design_;
  Network<T> network_;
  Criterion criterion_;
  Initialisation initialisation_;
  Penalty penalty_;
  ParameterLayout weights_;  // that the penalty is on
  Workspace<T> workspace_;
  std::shared_ptr<const RowStore<T>> rows_;  // features, then targets, of the training rows
  Matrix<T> batch_;                          // the same of a mini-batch
  Vector<T> chunk_gradients_;
};

}  // namespace rp
