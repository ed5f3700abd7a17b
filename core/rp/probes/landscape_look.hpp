// The loss around one runner of a race, on a plane of parameters, with the paths of all runners on
// it. Worked out a little at a time, from copies: what becomes of the race meanwhile changes
// nothing.
//
// First come the paths, each run taken again up to where it stands, since they say how large the
// picture is; then the points of its grid, far apart first (see Trajectory and Landscape).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "rp/base/cloned.hpp"
#include "rp/base/interval.hpp"
#include "rp/probes/grid_axis.hpp"
#include "rp/probes/landscape.hpp"
#include "rp/probes/plane.hpp"
#include "rp/probes/trajectory.hpp"
#include "rp/train/race.hpp"

namespace rp {

/// x and y are the values of two parameters; all others are as the runner has them.
struct ParameterPlane {
  std::size_t i = 0;
  std::size_t j = 1;
};

/// See random_plane; x and y count from where the runner is, in the length of its weights.
struct RandomPlane {
  std::uint64_t seed = 1;
};

/// See principal_plane, of up to 48 points of the runner's own path; x and y are distances from
/// where it is.
struct PrincipalPlaneOfRun {};

using PlaneChoice = std::variant<ParameterPlane, RandomPlane, PrincipalPlaneOfRun>;

/// A runner's path at some steps, the first one 0, the last one where it stands.
struct RunnerPath {
  std::vector<double> steps;
  /// Of the point of the plane that is nearest.
  std::vector<double> x;
  std::vector<double> y;
  /// At the last step, off the plane if the runner is: the loss over all training rows with the
  /// penalty, as in Landscape.
  double loss = std::numeric_limits<double>::quiet_NaN();
  /// How much of the movement lies in the plane, 0 to 1: with m the differences from the last point
  /// and P the projection on the plane's two directions, sum |P m|^2 / sum |m|^2. In the principal
  /// plane of its own run that is the variation which Li et al. 2018 (arXiv 1712.09913,
  /// section 7.2) give. Not a number for a runner that did not move.
  double share = std::numeric_limits<double>::quiet_NaN();
};

constexpr std::size_t kMostLandscapePoints = 257;  // along a side
constexpr double kMostLandscapeBytes = 5e8;

class LandscapeLook {
 public:
  /// `runner` is the one to look around, `points` are along each side. Throws
  /// `runner_out_of_range`, and `setting_out_of_range` for a plane that there is not (see
  /// plane.hpp), points below 2 or above kMostLandscapePoints, parameters that are not finite, or
  /// copies of all runners that take more than `most_bytes`.
  LandscapeLook(Race<float>& race, std::size_t runner, const PlaneChoice& choice,
                std::size_t points, double most_bytes = kMostLandscapeBytes);

  /// Goes through about `most` training rows, at least a step or a point; true once all is done.
  /// Any sizes of slices give the same bits.
  bool run(std::size_t most);
  bool is_done() const { return grid_ && grid_->is_done(); }
  /// Of the work, 0 to 1.
  double progress() const;

  /// Where the runner stood that is looked around.
  std::size_t step() const { return step_; }

  bool knows_paths() const { return grid_.has_value(); }

  // What follows is there once the paths are known.

  /// In the order of the runners.
  const std::vector<RunnerPath>& paths() const { return paths_; }
  /// A square around all paths with a tenth of its side to spare, but for those of other runners
  /// that diverged. Around where the runner is it reaches at least as far as its parameters are
  /// large (their root mean square; 1 where all are 0) in a plane of parameters, and the length of
  /// the weights, 1, in a random one, as Li et al. draw it.
  const GridAxis& x() const { return axes_[0]; }
  const GridAxis& y() const { return axes_[1]; }
  /// See Landscape.
  std::span<const double> values() const { return grid_->values(); }
  std::size_t spacing() const { return grid_ ? grid_->spacing() : 0; }

 private:
  struct Run {
    std::size_t runner = 0;
    bool widens = false;  // the picture
    std::vector<float> end;
    Trajectory<float> trajectory;
    bool is_measured = false;
  };

  void choose_plane(const Session<float>& session, const PlaneChoice& choice);
  void add_run(const Race<float>& race, std::size_t runner, bool widens);
  double rows_of(const Run& run) const;
  void continue_path(std::size_t most);
  void measure(Run& run);
  void project(const Run& run);
  void begin_grid();

  std::size_t step_ = 0;
  std::size_t points_ = 0;
  std::vector<float> here_;  // parameters of the runner looked around
  double reach_ = 0;         // at least, around it
  Cloned<Objective<float>> objective_;
  std::size_t rows_of_point_ = 1;
  std::size_t rows_of_step_ = 1;
  Plane<float> plane_;     // empty until the path is known that it is made of
  std::vector<Run> runs_;  // whose paths are to come, the next one last
  std::vector<RunnerPath> paths_;
  std::array<Interval, 2> box_{};  // of the paths
  std::array<GridAxis, 2> axes_{};
  std::optional<Landscape<float>> grid_;
  double done_ = 0;  // rows
  double all_ = 0;
};

}  // namespace rp
