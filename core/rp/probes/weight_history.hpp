// The way of one parameter over some steps of a run that are past: the gradient it was given at
// each, what the optimizer then kept of it, how far it went. Nothing is kept while it trains: the
// run is taken again, in slices, with the same bits.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "rp/tensor/xtensor.hpp"
#include "rp/train/timeline.hpp"

namespace rp {

constexpr std::size_t kMostHistorySteps = 512;

template <class T>
class WeightHistory {
 public:
  /// Of parameter `parameter` of `run` at the steps `from` to `to`, counted from 1. Throws
  /// `setting_out_of_range` for an index past the last parameter, and for a window without a step,
  /// with one that `run` is not past, or with more than kMostHistorySteps.
  WeightHistory(Timeline<T> run, std::size_t parameter, std::size_t from, std::size_t to);

  /// Takes up to `most` steps again; true once the window is complete.
  bool run(std::size_t most);

  /// The number of the first step.
  std::size_t from() const { return from_; }

  // What follows has one number for each step known so far.

  /// As the rule was given it: of the mini-batch, clipped, without the decay of the weights, which
  /// is the rule's own.
  std::span<const T> gradients() const { return gradients_; }
  /// Every column that the optimizer had at a step, in the order in which they appeared: which it
  /// has depends on its settings, and those may have changed.
  const std::vector<StateColumn>& state_columns() const { return state_columns_; }
  /// After the step; not a number where the optimizer did not have the column.
  std::span<const T> state(std::size_t column) const { return states_[column]; }
  /// After the step, under the settings it was taken with; see Optimizer.
  std::span<const T> effective_steps() const { return effective_steps_; }
  /// The parameter after the step.
  std::span<const T> values() const { return values_; }

 private:
  void take_step(Session<T>& session);
  void record_states(const Optimizer<T>& optimizer);
  std::vector<T>& state_of(const StateColumn& column);

  std::size_t parameter_;
  std::size_t from_;
  std::size_t to_;
  std::vector<SettingsChange> changes_;  // of the run as far as it had come
  std::optional<Timeline<T>> way_;       // to where the window begins, until it is there
  std::optional<Session<T>> session_;    // in the window, until its end
  std::vector<T> gradients_;
  std::vector<StateColumn> state_columns_;
  std::vector<std::vector<T>> states_;
  std::vector<T> effective_steps_;
  std::vector<T> values_;
  Vector<T> scratch_;  // effective steps of all parameters
};

}  // namespace rp
