// Several optimizers on the same objective: same start, same seed, same mini-batches in the same
// order. All are at the same step, but for one that diverged, which stays where it did and leaves
// the others alone, and one that joined late and has not caught up yet.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "rp/train/stop_rule.hpp"
#include "rp/train/timeline.hpp"

namespace rp {

constexpr std::size_t kMaxRunners = 8;

template <class T>
class Race {
 public:
  /// One runner, with the settings in `config`. Throws as Session does.
  Race(Cloned<Objective<T>> objective, const SessionConfig& config,
       std::optional<std::span<const T>> start = std::nullopt);

  std::size_t runners() const { return runners_.size(); }
  /// Throws `runner_out_of_range`, as all that name a runner do.
  const Timeline<T>& runner(std::size_t index) const;
  Timeline<T>& runner(std::size_t index);

  /// Where every runner is that did not diverge before, once all have caught up.
  std::size_t steps() const { return steps_; }
  /// The farthest step that any has reached since the race was last changed.
  std::size_t reached() const;

  /// Told after each turn of a runner whose it was; for whoever has a clock.
  using Ran = std::function<void(std::size_t runner)>;

  /// Takes up to `steps` updates with each; fewer only if all diverge or `rule` ends the race
  /// before. Returns those taken.
  std::size_t run(std::size_t steps, const StopRule& rule = {}, const Ran& ran = {});
  /// Why the race stops where it is, if it does: only a step at which the runners were evaluated
  /// can be one to stop at.
  std::optional<Stop> stop(const StopRule& rule) const;
  void restart();

  /// All go to `step`, at most `most` steps of each gap in a call; true once they are there (see
  /// Timeline).
  bool seek(std::size_t step, std::size_t most = std::numeric_limits<std::size_t>::max());

  /// A runner at the end of the list, which catches up with the others from the start: here by at
  /// most `most` steps, then by `catch_up` or the next `run`. Throws `setting_out_of_range` for
  /// settings that do not go together or a runner too many.
  void add(const OptimizerSettings& settings,
           std::size_t most = std::numeric_limits<std::size_t>::max());
  /// At most `most` steps of each runner that lags behind; true once none does.
  bool catch_up(std::size_t most);
  /// A copy behind it in the list, with the same past.
  void duplicate(std::size_t index);
  /// Throws `setting_out_of_range` for the last one left.
  void remove(std::size_t index);
  /// Puts a runner in another place of the list.
  void move(std::size_t from, std::size_t to);

  /// From the next step on; with another optimizer the runner starts afresh and catches up, as in
  /// `add`.
  void set_optimizer(std::size_t index, const OptimizerSettings& settings,
                     std::size_t most = std::numeric_limits<std::size_t>::max());

 private:
  Timeline<T> newcomer(const OptimizerSettings& settings, std::size_t most) const;
  void demand_room() const;
  void go_on_to(std::size_t step, const Ran& ran);
  std::size_t farthest() const;

  Cloned<Objective<T>> objective_;
  SessionConfig config_;  // but for the optimizers, which the runners have
  std::vector<T> start_;
  std::vector<Timeline<T>> runners_;
  std::size_t steps_ = 0;
};

}  // namespace rp
