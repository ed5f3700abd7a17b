// Whole runs, as the page has them: with the recording of losses, validations and checkpoints.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rp/train/timeline.hpp"
#include "work.hpp"
#include "workload.hpp"

namespace rp::bench {

/// Steps of a session.
class Run final : public Work {
 public:
  Run(const Task& task, std::size_t rows);

  void run(std::size_t steps) override { session_.run(steps); }
  double loss() override;

 private:
  Session<float> session_;
};

/// Seeks in a run that is over: every step here goes to another step there, the last one before a
/// checkpoint, for which the longest gap is run again.
class Seeks final : public Work {
 public:
  Seeks(const Task& task, std::size_t rows, std::size_t length);

  void run(std::size_t steps) override;
  /// The share of places that were not gone to yet or had other parameters than the first time.
  double loss() override;

 private:
  struct Place {
    std::size_t step;
    std::uint64_t fingerprint;  // of the parameters, from a run without checkpoints
    bool is_right;
  };

  Timeline<float> timeline_;
  std::vector<Place> places_;
  std::size_t next_ = 0;
};

}  // namespace rp::bench
