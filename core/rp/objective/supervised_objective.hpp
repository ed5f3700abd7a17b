// The loss of a network on a design, and its gradient, for any mini-batch at any parameters.
//
// Holds no parameters and takes no steps. Its buffers are scratch: a call's result depends on its
// arguments alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "rp/data/design.hpp"
#include "rp/losses/squared_error.hpp"
#include "rp/models/network.hpp"

namespace rp {

template <class T>
class SupervisedObjective {
 public:
  /// `largest_batch`: the most rows one `loss_and_gradient` will be asked for.
  SupervisedObjective(std::shared_ptr<const Design<T>> design, Network<T> network, Loss loss,
                      std::size_t largest_batch);

  const Design<T>& design() const { return *design_; }
  const Network<T>& network() const { return network_; }
  Loss loss() const { return loss_; }
  std::size_t parameter_count() const { return network_.parameter_count(); }

  /// Loss over the training rows `batch` (positions, not table rows) at `parameters`; writes its
  /// gradient, parameter_count() values.
  T loss_and_gradient(std::span<const T> parameters, std::span<const std::uint32_t> batch,
                      std::span<T> gradients);

  /// Mean of the squared errors over all of `samples` and outputs, in standardised units.
  double mean_squared_error(std::span<const T> parameters, const Samples<T>& samples);

  /// Predictions in standardised units for `features` [inputs][n]; `out` takes n values.
  void predict(std::span<const T> parameters, Block<const T> features, std::span<T> out);

 private:
  void gather(std::span<const std::uint32_t> batch);

  std::shared_ptr<const Design<T>> design_;
  Network<T> network_;
  Loss loss_;
  Workspace<T> workspace_;
  Matrix<T> batch_features_;
  Matrix<T> batch_targets_;
};

}  // namespace rp
