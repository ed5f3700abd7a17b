// The learning rate that suits each optimizer best, by successive halving (Jamieson, Talwalkar
// 2016, arXiv 1502.07943): rates spread over a logarithmic range take some steps each, the better
// half by validation loss goes on for twice as many, until kFinalists are left.
//
// Every rate is tried with several seeds, each a start and an order of mini-batches of its own that
// all rates and runners share; rates are ranked by the median over the seeds. A run that diverged
// is worse than any that did not. No clock: the work is done in slices and can be dropped at any
// time, and the result does not depend on the slices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "rp/train/session.hpp"

namespace rp {

constexpr std::size_t kFinalists = 4;

struct SweepConfig {
  double lowest = 1e-5;  // rates, both above 0
  double highest = 1;
  std::size_t rates = 16;        // at least 1
  std::size_t first_steps = 50;  // that every rate takes; at least 1
  std::vector<std::uint64_t> seeds = {1, 2, 3};
};

/// One rate with one seed, as far as it came.
struct SweepTrial {
  double rate = 0;
  std::uint64_t seed = 0;
  std::size_t steps = 0;
  double validation_loss = 0;  // infinite if it diverged
  bool diverged = false;
};

struct SweepResult {
  /// Of the rate with the lowest median loss; not-a-numbers where every run diverged.
  double best_rate = 0;
  double median_loss = 0;
  double lowest_loss = 0;  // over the seeds
  double highest_loss = 0;
  /// The range of the best rates of each seed alone: how sure the best one is.
  double lowest_best_rate = 0;
  double highest_best_rate = 0;
  std::vector<SweepTrial> trials;  // by rate, then by seed
};

template <class T>
class Sweep {
 public:
  /// A session at step 0 with these settings and this seed.
  using Factory = std::function<Session<T>(const OptimizerSettings&, std::uint64_t)>;

  /// `runners`: what is swept; all but the rate stays. Throws `setting_out_of_range` for a
  /// configuration out of its ranges, rates that an optimizer cannot have, or an optimizer without
  /// a rate; Rprop's is its first step.
  Sweep(std::vector<OptimizerSettings> runners, SweepConfig config, Factory factory);

  /// Takes up to `steps` steps; the number that is left (an upper bound: a run that diverges ends
  /// early).
  std::size_t advance(std::size_t steps);
  std::size_t steps_left() const;
  bool is_done() const { return runner_ == runners_.size(); }

  /// Of the runners that are done, in their order.
  const std::vector<SweepResult>& results() const { return results_; }

 private:
  struct Run {
    double rate;
    std::uint64_t seed;
    Session<T> session;
  };

  void begin_runner();
  void end_rung();
  double loss_of(std::size_t run) const;
  std::vector<double> losses_of(std::size_t rate) const;
  SweepResult result() const;
  std::vector<SweepTrial> trials() const;
  std::size_t rung_steps(std::size_t alive, std::size_t target) const;

  std::vector<OptimizerSettings> runners_;
  SweepConfig config_;
  Factory factory_;
  std::vector<double> rates_;
  std::size_t runner_ = 0;
  std::vector<Run> runs_;           // of this runner, by rate, then by seed
  std::vector<std::size_t> alive_;  // rates that go on, ascending
  std::size_t target_ = 0;          // steps that each of them takes by the end of this rung
  std::size_t next_ = 0;            // among the runs of those rates
  std::vector<SweepResult> results_;
};

}  // namespace rp
