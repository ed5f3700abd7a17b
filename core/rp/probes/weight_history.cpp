#include "rp/probes/weight_history.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/base/parameter_layout.hpp"

namespace rp {
namespace {

template <class T>
void demand_window(const Session<T>& session, std::size_t parameter, std::size_t from,
                   std::size_t to) {
  require_parameter(parameter, session.parameters().size());
  if (from < 1 || from > to || to > session.steps() || to - from >= kMostHistorySteps) {
    refuse_setting("window", "Steps " + std::to_string(from) + " to " + std::to_string(to) +
                                 " cannot be looked back at: the run has taken " +
                                 std::to_string(session.steps()) +
                                 ", counted from 1. Choose at most " +
                                 std::to_string(kMostHistorySteps) + " of them.");
  }
}

}  // namespace

template <class T>
WeightHistory<T>::WeightHistory(Timeline<T> run, std::size_t parameter, std::size_t from,
                                std::size_t to)
    : parameter_(parameter), from_(from), to_(to), changes_(run.session().changes()) {
  demand_window(run.session(), parameter, from, to);
  scratch_ = zeros<T>(run.session().parameters().size());
  run.seek(from - 1, 0);  // back to a checkpoint: from there on steps are counted
  way_ = std::move(run);
}

template <class T>
bool WeightHistory<T>::run(std::size_t most) {
  if (way_) {
    const std::size_t before = way_->session().steps();
    if (!way_->seek(from_ - 1, most)) return false;
    most -= way_->session().steps() - before;
    session_ = std::as_const(*way_).session();
    way_.reset();
  }
  for (; session_ && most > 0; --most) {
    take_step(*session_);
    if (session_->steps() == to_) session_.reset();
  }
  return !session_;
}

template <class T>
void WeightHistory<T>::take_step(Session<T>& session) {
  session.run(1);
  const Optimizer<T>& optimizer = session.optimizer();
  optimizer.effective_steps(as_span(scratch_));
  gradients_.push_back(session.gradients()[parameter_]);
  effective_steps_.push_back(scratch_[parameter_]);
  values_.push_back(session.parameters()[parameter_]);
  record_states(optimizer);
  // Settings that were changed at this step are for the next one: the session and not the timeline
  // runs in the window, since that would have them before the step could be looked at.
  for (std::size_t next = session.changes().size();
       next < changes_.size() && changes_[next].step == session.steps(); ++next) {
    session.set_optimizer(changes_[next].settings);
  }
}

template <class T>
void WeightHistory<T>::record_states(const Optimizer<T>& optimizer) {
  const std::vector<StateColumn>& columns = optimizer.state_columns();
  for (std::size_t column = 0; column < columns.size(); ++column) {
    state_of(columns[column]).push_back(optimizer.state(column)[parameter_]);
  }
  for (std::vector<T>& state : states_) {
    state.resize(values_.size(), std::numeric_limits<T>::quiet_NaN());
  }
}

template <class T>
std::vector<T>& WeightHistory<T>::state_of(const StateColumn& column) {
  const auto is_same = [&](const StateColumn& known) { return known.symbol == column.symbol; };
  const auto found = std::find_if(state_columns_.begin(), state_columns_.end(), is_same);
  if (found != state_columns_.end()) {
    return states_[static_cast<std::size_t>(found - state_columns_.begin())];
  }
  state_columns_.push_back(column);
  return states_.emplace_back(values_.size() - 1, std::numeric_limits<T>::quiet_NaN());
}

template class WeightHistory<float>;
template class WeightHistory<double>;

}  // namespace rp
