#include "rp/train/race.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "rp/base/error.hpp"

namespace rp {

template <class T>
Race<T>::Race(Cloned<Objective<T>> objective, const SessionConfig& config,
              std::optional<std::span<const T>> start)
    : objective_(std::move(objective)), config_(config) {
  Session<T> first(objective_, config, start);
  start_.assign(first.start().begin(), first.start().end());
  runners_.emplace_back(std::move(first));
}

template <class T>
const Timeline<T>& Race<T>::runner(std::size_t index) const {
  if (index >= runners_.size()) {
    throw Error(ErrorCode::runner_out_of_range, "runner",
                "There is no runner " + std::to_string(index) + ": the race has " +
                    std::to_string(runners_.size()) + ", counted from 0.");
  }
  return runners_[index];
}

template <class T>
Timeline<T>& Race<T>::runner(std::size_t index) {
  return const_cast<Timeline<T>&>(std::as_const(*this).runner(index));
}

template <class T>
std::size_t Race<T>::farthest() const {
  std::size_t steps = 0;
  for (const Timeline<T>& one : runners_) steps = std::max(steps, one.session().steps());
  return steps;
}

template <class T>
void Race<T>::go_on_to(std::size_t step, const Ran& ran) {
  for (std::size_t index = 0; index < runners_.size(); ++index) {
    Timeline<T>& one = runners_[index];
    one.run(step - one.session().steps());
    if (ran) ran(index);
  }
  steps_ = farthest();
}

template <class T>
std::size_t Race<T>::run(std::size_t steps, const StopRule& rule, const Ran& ran) {
  const std::size_t before = steps_;
  const std::size_t interval = runner(0).session().evaluation_interval();
  while (steps_ - before < steps) {
    const std::size_t next = rule.is_set()
                                 ? std::min(before + steps, (steps_ / interval + 1) * interval)
                                 : before + steps;
    go_on_to(next, ran);
    if (steps_ < next || stop(rule)) break;
  }
  return steps_ - before;
}

template <class T>
std::optional<Stop> Race<T>::stop(const StopRule& rule) const {
  const std::size_t interval = runner(0).session().evaluation_interval();
  if (!rule.is_set() || steps_ == 0 || steps_ % interval != 0) return std::nullopt;
  bool all_plateaued = true;
  for (std::size_t index = 0; index < runners_.size(); ++index) {
    const Session<T>& session = runners_[index].session();
    if (session.divergence()) continue;
    const std::vector<Evaluation>& records = session.evaluations().records();
    if (records.back().step != steps_) return std::nullopt;
    if (reaches_target(rule, records)) return Stop{StopCause::target, index};
    all_plateaued = all_plateaued && has_plateaued(rule, records);
  }
  return all_plateaued ? std::optional(Stop{StopCause::plateau}) : std::nullopt;
}

template <class T>
void Race<T>::restart() {
  for (Timeline<T>& one : runners_) one.restart();
  steps_ = 0;
}

template <class T>
bool Race<T>::seek(std::size_t step, std::size_t most) {
  bool all_there = true;
  for (Timeline<T>& one : runners_) all_there = one.seek(step, most) && all_there;
  steps_ = farthest();
  return all_there;
}

template <class T>
Timeline<T> Race<T>::newcomer(const OptimizerSettings& settings, std::size_t most) const {
  settings.validate();
  SessionConfig config = config_;
  config.optimizer = settings;
  Timeline<T> one(Session<T>(objective_, config, std::span<const T>(start_)));
  one.run(std::min(steps_, most));
  return one;
}

template <class T>
void Race<T>::demand_room() const {
  if (runners_.size() < kMaxRunners) return;
  refuse_setting("runners", "A race has at most " + std::to_string(kMaxRunners) +
                                " runners. Remove one first.");
}

template <class T>
void Race<T>::add(const OptimizerSettings& settings, std::size_t most) {
  demand_room();
  runners_.push_back(newcomer(settings, most));
}

template <class T>
bool Race<T>::catch_up(std::size_t most) {
  bool all_there = true;
  for (Timeline<T>& one : runners_) {
    const Session<T>& session = one.session();
    if (session.steps() >= steps_ || session.divergence()) continue;
    one.run(std::min(most, steps_ - session.steps()));
    all_there = all_there && (session.steps() >= steps_ || session.divergence());
  }
  return all_there;
}

template <class T>
std::size_t Race<T>::reached() const {
  std::size_t step = 0;
  for (const Timeline<T>& one : runners_) step = std::max(step, one.reached());
  return step;
}

template <class T>
void Race<T>::duplicate(std::size_t index) {
  demand_room();
  Timeline<T> copy = runner(index);
  runners_.insert(runners_.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(copy));
}

template <class T>
void Race<T>::remove(std::size_t index) {
  runner(index);
  if (runners_.size() == 1) {
    refuse_setting("runners", "A race needs a runner. Add another one before this one goes.");
  }
  runners_.erase(runners_.begin() + static_cast<std::ptrdiff_t>(index));
  steps_ = farthest();
}

template <class T>
void Race<T>::move(std::size_t from, std::size_t to) {
  runner(from);
  runner(to);
  const auto at = [&](std::size_t index) {
    return runners_.begin() + static_cast<std::ptrdiff_t>(index);
  };
  if (from < to) std::rotate(at(from), at(from) + 1, at(to) + 1);
  if (to < from) std::rotate(at(to), at(from), at(from) + 1);
}

template <class T>
void Race<T>::set_optimizer(std::size_t index, const OptimizerSettings& settings,
                            std::size_t most) {
  Timeline<T>& one = runner(index);
  if (&settings.info() == &one.session().config().optimizer.info()) {
    one.set_optimizer(settings);
  } else {
    one = newcomer(settings, most);
  }
}

template class Race<float>;
template class Race<double>;

}  // namespace rp
