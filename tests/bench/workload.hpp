// Training steps of a network on synthetic data, the same for every build of the core.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rp/data/batcher.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "rp/optim/optimizer.hpp"
#include "rp/tensor/xtensor.hpp"
#include "work.hpp"

namespace rp::bench {

struct Task {
  std::vector<std::size_t> units;  // inputs, hidden layers, outputs
  std::size_t batch = 1;
};

/// Reads "16-64-64-1/256": the units of each layer and the batch size. Throws std::invalid_argument
/// on anything else.
Task parse_task(std::string_view text);

/// The settings of every contender.
OptimizerSettings settings();

constexpr std::uint64_t kSeed = 1;

/// The network of `task` on synthetic data of `rows` rows, a fifth of which also validates.
SupervisedObjective<float> objective_of(const Task& task, std::size_t rows);

/// One training step: the next mini-batch gathered from the data set, forward, mean squared error,
/// backward, update.
class Workload final : public Work {
 public:
  Workload(const Task& task, std::size_t rows);

  void run(std::size_t steps) override;
  double loss() override;

  // What the other contenders start from.
  std::span<const float> feature(std::size_t column) const;
  std::span<const float> target(std::size_t column) const;
  std::span<const float> parameters() const { return as_span(parameters_); }

 private:
  SupervisedObjective<float> objective_;
  Vector<float> parameters_;
  Vector<float> gradients_;
  std::unique_ptr<Optimizer<float>> optimizer_;
  Batcher batcher_;
};

}  // namespace rp::bench
