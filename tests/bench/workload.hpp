// The work that is timed, the same for every build of the core: training steps of a network on
// synthetic data, and the RMSprop update alone.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rp/data/batcher.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "rp/optim/rmsprop.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp::bench {

struct Task {
  std::vector<std::size_t> units;  // inputs, hidden layers, outputs
  std::size_t batch = 1;
};

/// Reads "16-64-64-1/256": the units of each layer and the batch size. Throws std::invalid_argument
/// on anything else.
Task parse_task(std::string_view text);

/// The settings of every contender.
constexpr RmspropSettings kSettings{0.001, 0.9, 1e-8};

/// Compiler and xsimd version.
std::string built_with();

/// One training step: the next mini-batch gathered from the data set, forward, mean squared error,
/// backward, update.
class Workload {
 public:
  Workload(const Task& task, std::size_t rows);

  void run(std::size_t steps);
  /// Mean squared error over the whole data set.
  double loss();

  // What the other contenders start from.
  std::span<const float> feature(std::size_t column) const;
  std::span<const float> target(std::size_t column) const;
  std::span<const float> parameters() const { return as_span(parameters_); }

 private:
  SupervisedObjective<float> objective_;
  Vector<float> parameters_;
  Vector<float> gradients_;
  Rmsprop<float> optimizer_;
  Batcher batcher_;
};

/// The update alone, with a gradient that stays.
class UpdateWorkload {
 public:
  explicit UpdateWorkload(std::size_t parameters);

  void run(std::size_t steps);
  bool finite() const;

 private:
  Vector<float> parameters_;
  Vector<float> gradients_;
  Rmsprop<float> optimizer_;
};

}  // namespace rp::bench
