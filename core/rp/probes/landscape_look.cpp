#include "rp/probes/landscape_look.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "rp/base/archive.hpp"
#include "rp/base/error.hpp"

namespace rp {
namespace {

constexpr double kPathMargin = 0.1;  // of the longer side of the paths
constexpr double kNone = std::numeric_limits<double>::infinity();
// A step goes forth and back through its rows, a point forth.
constexpr std::size_t kPassesOfStep = 3;
// Its eigenvectors take the third power of them: a few milliseconds for as many.
constexpr std::size_t kMostPrincipalPoints = 48;

bool all_finite(std::span<const float> values) {
  return std::all_of(values.begin(), values.end(),
                     [](float value) { return std::isfinite(value); });
}

double root_mean_square(std::span<const float> values) {
  double squares = 0;
  for (const float value : values) squares += static_cast<double>(value) * value;
  return std::sqrt(squares / static_cast<double>(values.size()));
}

/// A copy of a run: its session, its first checkpoint, about as large, and all others.
double bytes_of_copy(Timeline<float>& run) {
  Archive archive;
  run.session().carry(archive);
  const std::size_t session = std::move(archive).written().size();
  return 2 * static_cast<double>(session) + static_cast<double>(run.checkpoint_bytes());
}

/// The copies, and the points of one path with their differences, in double, for its plane.
void demand_landscape_memory(Race<float>& race, double most_bytes) {
  const auto point = static_cast<double>(race.runner(0).session().parameters().size()) * 4;
  double bytes =
      3 * std::max(std::min(kMostTrajectoryPoints * point, double{kTrajectoryBytes}), 2 * point);
  for (std::size_t r = 0; r < race.runners(); ++r) bytes += bytes_of_copy(race.runner(r));
  if (bytes <= most_bytes) return;
  const auto megabytes = [](double of) { return readable(std::ceil(of / 1e6)) + " MB"; };
  refuse_setting("landscape", "This landscape would take " + megabytes(bytes) +
                                  " of memory, more than the " + megabytes(most_bytes) +
                                  " there are for it: every runner is copied. Remove runners, or "
                                  "choose a smaller model.");
}

/// Every k-th of the points, the last one among them.
std::vector<std::vector<float>> every_few(const std::vector<std::vector<float>>& points) {
  const std::size_t every = (points.size() + kMostPrincipalPoints - 1) / kMostPrincipalPoints;
  std::vector<std::vector<float>> some;
  for (std::size_t p = (points.size() - 1) % every; p < points.size(); p += every) {
    some.push_back(points[p]);
  }
  return some;
}

void include(Interval& interval, double value) {
  if (!std::isfinite(value)) return;
  interval = {std::min(interval.low, value), std::max(interval.high, value)};
}

}  // namespace

LandscapeLook::LandscapeLook(Race<float>& race, std::size_t runner, const PlaneChoice& choice,
                             std::size_t points, double most_bytes)
    : points_(points),
      objective_(std::as_const(race).runner(runner).session().objective().clone()) {
  if (points < 2 || points > kMostLandscapePoints) {
    refuse_setting("points", "A landscape has 2 to " + std::to_string(kMostLandscapePoints) +
                                 " points along a side, not " + std::to_string(points) +
                                 ". Choose a coarser one.");
  }
  const Session<float>& session = std::as_const(race).runner(runner).session();
  step_ = session.steps();
  here_.assign(session.parameters().begin(), session.parameters().end());
  if (!all_finite(here_)) {
    refuse_setting("landscape",
                   "The runner's parameters are no numbers any more, so there is nothing around "
                   "them. Go back to an earlier step, or look at another runner.");
  }
  choose_plane(session, choice);
  demand_landscape_memory(race, most_bytes);
  rows_of_point_ = objective_->terms();
  box_.fill({kNone, -kNone});
  rows_of_step_ = kPassesOfStep * session.config().batch_size;
  paths_.resize(race.runners());
  for (std::size_t other = race.runners(); other-- > 0;) {
    const bool diverged = std::as_const(race).runner(other).session().divergence().has_value();
    if (other != runner) add_run(race, other, !diverged);
  }
  add_run(race, runner, true);
  for (const Run& run : runs_) all_ += rows_of(run);
  all_ += static_cast<double>(points * points * rows_of_point_);
}

void LandscapeLook::choose_plane(const Session<float>& session, const PlaneChoice& choice) {
  if (const auto* pair = std::get_if<ParameterPlane>(&choice)) {
    plane_ = plane_of_parameters<float>(here_, pair->i, pair->j);
    // So that x and y are the parameters themselves.
    plane_.origin[pair->i] = 0;
    plane_.origin[pair->j] = 0;
    const double size = root_mean_square(here_);
    reach_ = size > 0 ? size : 1;
  } else if (const auto* random = std::get_if<RandomPlane>(&choice)) {
    plane_ = random_plane<float>(session.objective().layout(), here_, random->seed);
    reach_ = 1;
  } else {
    // The plane comes with the path; here it is seen whether there will be one.
    principal_plane<float>({{session.start().begin(), session.start().end()}, here_});
  }
}

void LandscapeLook::add_run(const Race<float>& race, std::size_t runner, bool widens) {
  const Timeline<float>& run = race.runner(runner);
  const std::span<const float> end = run.session().parameters();
  runs_.push_back({.runner = runner,
                   .widens = widens,
                   .end = {end.begin(), end.end()},
                   .trajectory = {run, kMostTrajectoryPoints, run.session().steps()}});
}

/// Of its steps and the loss at its end.
double LandscapeLook::rows_of(const Run& run) const {
  return static_cast<double>(run.trajectory.steps().back() * rows_of_step_ + rows_of_point_);
}

double LandscapeLook::progress() const {
  double done = done_;
  if (!runs_.empty()) {
    const Trajectory<float>& path = runs_.back().trajectory;
    done += rows_of(runs_.back()) * static_cast<double>(path.points().size()) /
            static_cast<double>(path.steps().size());
  }
  return done / all_;
}

bool LandscapeLook::run(std::size_t most) {
  if (!runs_.empty()) {
    continue_path(most);
  } else {
    const std::size_t points = std::max<std::size_t>(most / rows_of_point_, 1);
    done_ += static_cast<double>(grid_->run(points) * rows_of_point_);
  }
  return is_done();
}

/// One kind of work in a call, as each may take as long as a caller wants to wait.
void LandscapeLook::continue_path(std::size_t most) {
  Run& run = runs_.back();
  if (!run.is_measured) {
    measure(run);
    return;
  }
  if (!run.trajectory.run(std::max<std::size_t>(most / rows_of_step_, 1))) return;
  project(run);
  done_ += rows_of(run);
  runs_.pop_back();
  if (runs_.empty()) begin_grid();
}

void LandscapeLook::measure(Run& run) {
  paths_[run.runner].loss = objective_->training_loss(run.end) + objective_->penalty(run.end);
  run.is_measured = true;
}

void LandscapeLook::project(const Run& run) {
  const std::vector<std::vector<float>>& points = run.trajectory.points();
  if (plane_.first.empty()) plane_ = principal_plane(every_few(points)).plane;
  const std::array<double, 2> end = plane_.nearest(run.end);
  RunnerPath& path = paths_[run.runner];
  path.steps.assign(run.trajectory.steps().begin(), run.trajectory.steps().end());
  double moved = 0;
  double in_plane = 0;
  for (const std::vector<float>& point : points) {
    const auto [x, y] = plane_.nearest(point);
    path.x.push_back(x);
    path.y.push_back(y);
    in_plane += plane_.squared_length(x - end[0], y - end[1]);
    for (std::size_t i = 0; i < point.size(); ++i) {
      const double away = static_cast<double>(point[i]) - static_cast<double>(run.end[i]);
      moved += away * away;
    }
    if (!run.widens) continue;
    include(box_[0], x);
    include(box_[1], y);
  }
  path.share = std::min(in_plane / moved, 1.0);
}

void LandscapeLook::begin_grid() {
  const std::array<double, 2> here = plane_.nearest(here_);
  const auto side = [&] {
    return std::max(box_[0].high - box_[0].low, box_[1].high - box_[1].low);
  };
  const double margin = kPathMargin * side();
  for (std::size_t axis = 0; axis < 2; ++axis) {
    box_[axis] = {box_[axis].low - margin, box_[axis].high + margin};
    include(box_[axis], here[axis] - reach_);
    include(box_[axis], here[axis] + reach_);
  }
  const double half = side() / 2;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    const double middle = (box_[axis].low + box_[axis].high) / 2;
    axes_[axis] = {middle - half, middle + half, points_};
  }
  grid_.emplace(objective_, std::move(plane_), axes_[0], axes_[1]);
}

}  // namespace rp
