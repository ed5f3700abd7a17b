// The update of an optimizer alone, and what it is held against: the same bytes moved.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "rp/optim/optimizer.hpp"
#include "rp/tensor/xtensor.hpp"
#include "work.hpp"

namespace rp::bench {

/// Reads "rmsprop,centered=1,momentum=0.9": the defaults but for what is named.
OptimizerSettings parse_optimizer(std::string_view text);

/// With a gradient that stays.
class Update final : public Work {
 public:
  Update(const OptimizerSettings& settings, std::size_t parameters);

  void run(std::size_t steps) override;
  double loss() override;
  std::size_t bytes_per_parameter() const override;

 private:
  Vector<float> parameters_;
  Vector<float> gradients_;
  std::unique_ptr<Optimizer<float>> optimizer_;
};

/// Moves what the update under `settings` moves, in vectors of its own: reads the gradient, reads
/// and writes the parameters and every state column, and adds the first to each of the others.
class Streams final : public Work {
 public:
  /// `parameters`: a multiple of 16.
  Streams(const OptimizerSettings& settings, std::size_t parameters);

  void run(std::size_t steps) override;
  double loss() override;
  std::size_t bytes_per_parameter() const override;

 private:
  Vector<float> read_;
  std::vector<Vector<float>> written_;
};

/// Copies one vector to another: what the machine's memory gives a plain loop.
class Copy final : public Work {
 public:
  /// `numbers`: a multiple of 16.
  explicit Copy(std::size_t numbers);

  void run(std::size_t steps) override;
  double loss() override;
  std::size_t bytes_per_parameter() const override { return 2 * sizeof(float); }

 private:
  Vector<float> from_;
  Vector<float> to_;
};

}  // namespace rp::bench
