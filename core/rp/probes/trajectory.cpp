#include "rp/probes/trajectory.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace rp {
namespace {

std::vector<std::size_t> spread_steps(std::size_t last, std::size_t points) {
  std::vector<std::size_t> steps;
  for (std::size_t p = 0; p < points; ++p) {
    const std::size_t step = points < 2 ? last : last * p / (points - 1);
    if (steps.empty() || steps.back() != step) steps.push_back(step);
  }
  return steps;
}

}  // namespace

template <class T>
Trajectory<T>::Trajectory(Timeline<T> run, std::size_t points, std::size_t last)
    : run_(std::move(run)) {
  const std::size_t bytes_of_point = run_.session().parameters().size() * sizeof(T);
  const std::size_t most = std::min(
      {points, kMostTrajectoryPoints, kTrajectoryBytes / std::max<std::size_t>(bytes_of_point, 1)});
  steps_ = spread_steps(std::min(last, run_.reached()), std::max<std::size_t>(most, 2));
}

template <class T>
bool Trajectory<T>::run(std::size_t most) {
  while (points_.size() < steps_.size()) {
    const std::size_t step = steps_[points_.size()];
    // Back to the start, or a part of the way that an earlier call left.
    const std::size_t before = step < run_.session().steps() ? 0 : run_.session().steps();
    const bool is_there = run_.seek(step, most);
    most -= std::min(most, run_.session().steps() - before);
    if (!is_there) return false;
    const std::span<const T> parameters = run_.session().parameters();
    points_.emplace_back(parameters.begin(), parameters.end());
  }
  return true;
}

template class Trajectory<float>;
template class Trajectory<double>;

}  // namespace rp
