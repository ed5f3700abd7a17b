// The loss of a network on a design, and its gradient: a term is a training row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "rp/data/design.hpp"
#include "rp/losses/loss.hpp"
#include "rp/models/network.hpp"
#include "rp/objective/objective.hpp"
#include "rp/simd/row_store.hpp"

namespace rp {

template <class T>
class SupervisedObjective final : public Objective<T> {
 public:
  /// `largest_batch`: the most rows one `loss_and_gradient` will be asked for.
  SupervisedObjective(std::shared_ptr<const Design<T>> design, Network<T> network, Loss loss,
                      std::size_t largest_batch,
                      Initialisation initialisation = Initialisation::pytorch);

  std::unique_ptr<Objective<T>> clone() const override {
    return std::make_unique<SupervisedObjective>(*this);
  }

  const Design<T>& design() const { return *design_; }
  const Network<T>& network() const { return network_; }
  Loss loss() const { return loss_; }
  std::size_t parameter_count() const { return network_.parameter_count(); }

  const ParameterLayout& layout() const override { return network_.layout(); }
  void initialise(Rng& rng, std::span<T> parameters) const override;
  std::size_t terms() const override { return design_->training.rows(); }
  /// `batch` are positions among the training rows, not table rows.
  T loss_and_gradient(std::span<const T> parameters, std::span<const std::uint32_t> batch,
                      std::span<T> gradients) override;
  T full_loss_and_gradient(std::span<const T> parameters, std::span<T> gradients) override;
  double validation_loss(std::span<const T> parameters) override;
  std::size_t validation_terms() const override { return design_->validation.rows(); }

  /// Mean loss over `samples`, in standardised units.
  double mean_loss(std::span<const T> parameters, const Samples<T>& samples);

  /// Predictions in standardised units for `features` [inputs][n]; `out` takes n values.
  void predict(std::span<const T> parameters, Block<const T> features, std::span<T> out);

 private:
  /// Loss over a few samples and its gradient.
  T loss_and_gradient(std::span<const T> parameters, Block<const T> x, Block<const T> y,
                      std::span<T> gradients);

  std::shared_ptr<const Design<T>> design_;
  Network<T> network_;
  Loss loss_;
  Initialisation initialisation_;
  Workspace<T> workspace_;
  std::shared_ptr<const RowStore<T>> rows_;  // features, then targets, of the training rows
  Matrix<T> batch_;                          // the same of a mini-batch
  Vector<T> chunk_gradients_;
};

}  // namespace rp
