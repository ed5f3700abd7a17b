#include "rp/train/timeline.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rp {

template <class T>
Timeline<T>::Timeline(Session<T> session) : session_(std::move(session)) {
  begin();
}

template <class T>
void Timeline<T>::begin() {
  changes_ = session_.changes();
  checkpoints_.clear();
  spacing_ = kFirstSpacing;
  reached_ = session_.steps();
  keep_checkpoint();
}

template <class T>
void Timeline<T>::restart() {
  session_.restart();
  begin();
}

template <class T>
std::size_t Timeline<T>::checkpoint_bytes() const {
  std::size_t sum = 0;
  for (std::size_t i = 1; i < checkpoints_.size(); ++i) sum += checkpoints_[i].bytes.size();
  return sum;
}

template <class T>
bool Timeline<T>::is_full(std::size_t more) const {
  return checkpoint_bytes() + more > kCheckpointBytes;
}

template <class T>
void Timeline<T>::keep_checkpoint() {
  if (!checkpoints_.empty() && checkpoints_.back().step >= session_.steps()) return;
  Archive archive;
  session_.carry(archive);
  std::vector<std::uint8_t> bytes = std::move(archive).written();
  while (checkpoints_.size() > 1 && is_full(bytes.size())) {
    spacing_ *= 2;
    const auto is_between = [&](const Checkpoint& one) { return one.step % spacing_ != 0; };
    checkpoints_.erase(std::remove_if(checkpoints_.begin(), checkpoints_.end(), is_between),
                       checkpoints_.end());
  }
  if (session_.steps() % spacing_ == 0)
    checkpoints_.push_back({session_.steps(), std::move(bytes)});
}

template <class T>
std::size_t Timeline<T>::run(std::size_t steps) {
  const std::size_t before = session_.steps();
  repeat_changes();
  while (session_.steps() - before < steps && !session_.divergence()) {
    const std::size_t done = session_.steps();
    const std::size_t next_change = session_.changes().size();
    std::size_t stop = std::min(before + steps, (done / spacing_ + 1) * spacing_);
    if (next_change < changes_.size()) stop = std::min(stop, changes_[next_change].step);
    session_.run(stop - done);
    if (session_.steps() % spacing_ == 0) keep_checkpoint();
    repeat_changes();
  }
  reached_ = std::max(reached_, session_.steps());
  return session_.steps() - before;
}

template <class T>
void Timeline<T>::repeat_changes() {
  for (std::size_t next = session_.changes().size();
       next < changes_.size() && changes_[next].step == session_.steps(); ++next) {
    session_.set_optimizer(changes_[next].settings);
  }
}

template <class T>
const typename Timeline<T>::Checkpoint& Timeline<T>::last_before(std::size_t step) const {
  const auto is_after = [](std::size_t at, const Checkpoint& one) { return at < one.step; };
  return *std::prev(std::upper_bound(checkpoints_.begin(), checkpoints_.end(), step, is_after));
}

template <class T>
void Timeline<T>::go_back_to(const Checkpoint& checkpoint) {
  Archive archive(checkpoint.bytes);
  session_.carry(archive);
}

template <class T>
bool Timeline<T>::seek(std::size_t step, std::size_t most) {
  const Checkpoint& nearest = last_before(step);
  if (step < session_.steps() || nearest.step > session_.steps()) go_back_to(nearest);
  run(std::min(most, step - session_.steps()));
  return session_.steps() == step || session_.divergence().has_value();
}

template <class T>
void Timeline<T>::set_optimizer(const OptimizerSettings& settings) {
  session_.set_optimizer(settings);
  changes_ = session_.changes();
  const auto is_gone = [&](const Checkpoint& one) { return one.step > session_.steps(); };
  checkpoints_.erase(std::remove_if(checkpoints_.begin(), checkpoints_.end(), is_gone),
                     checkpoints_.end());
  reached_ = session_.steps();
}

template class Timeline<float>;
template class Timeline<double>;

}  // namespace rp
