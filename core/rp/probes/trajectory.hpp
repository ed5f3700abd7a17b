// The way a run took through the space of its parameters, at steps spread evenly over it. Nothing
// is kept while it trains: the run is taken again, in slices, with the same bits.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "rp/train/timeline.hpp"

namespace rp {

constexpr std::size_t kMostTrajectoryPoints = 128;
constexpr std::size_t kTrajectoryBytes = std::size_t{64} << 20U;

template <class T>
class Trajectory {
 public:
  /// Of `run` from its start to step `last`, or the farthest it reached if that is before, at up to
  /// `points` steps including both; fewer if there are fewer steps, or kMostTrajectoryPoints or
  /// kTrajectoryBytes say so.
  Trajectory(Timeline<T> run, std::size_t points,
             std::size_t last = std::numeric_limits<std::size_t>::max());

  /// Takes up to `most` steps again; true once all points are there.
  bool run(std::size_t most);

  /// Of all points, ascending.
  const std::vector<std::size_t>& steps() const { return steps_; }
  /// Those known so far, in the order of `steps`.
  const std::vector<std::vector<T>>& points() const { return points_; }

 private:
  Timeline<T> run_;
  std::vector<std::size_t> steps_;
  std::vector<std::vector<T>> points_;
};

}  // namespace rp
