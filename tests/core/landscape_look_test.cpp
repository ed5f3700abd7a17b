#include "rp/probes/landscape_look.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

#include "rp/train/race.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::landscape_look_test {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();
constexpr std::size_t kPoints = 9;

/// 3-4-1: 21 parameters.
SupervisedObjective<float> network() {
  TrainingConfig config = small_config();
  config.l2_penalty = 0.3;
  return supervised_objective(wavy_design<float>(kSmallRows), config);
}

/// RMSprop, then Adam.
Race<float> race_of(std::size_t steps, const TrainingConfig& config = small_config()) {
  Race<float> race(network().clone(), config.session());
  race.add(settings_of("adam", {{"learning_rate", 0.03}}));
  race.run(steps);
  return race;
}

/// A line through numbers that are nearly on one: slope and intercept.
Race<float> race_of_lines(std::size_t steps) {
  Table table{{{"x", {}}, {"y", {}}}};
  for (int row = 0; row < 50; ++row) {
    table.columns[0].values.push_back(row);
    table.columns[1].values.push_back(3 * row + row % 7);
  }
  TrainingConfig config;
  config.batch_size = 8;
  const auto design =
      std::make_shared<const Design<float>>(build_design<float>(table, last_from_others(table)));
  Race<float> race(supervised_objective(design, config).clone(), config.session());
  race.run(steps);
  return race;
}

LandscapeLook complete(Race<float> race, const PlaneChoice& choice, std::size_t runner = 0) {
  LandscapeLook look(race, runner, choice, kPoints);
  while (!look.run(kAll)) {
  }
  return look;
}

/// Every step of a runner from 0 on, stepped by hand.
std::vector<std::vector<float>> points_of(const Timeline<float>& run) {
  Timeline<float> again = run;
  std::vector<std::vector<float>> points;
  for (std::size_t step = 0; step <= run.session().steps(); ++step) {
    again.seek(step);
    const auto at = again.session().parameters();
    points.emplace_back(at.begin(), at.end());
  }
  return points;
}

double loss_at(const std::vector<float>& parameters) {
  SupervisedObjective<float> objective = network();
  return objective.training_loss(parameters) + objective.penalty(parameters);
}

const std::vector<PlaneChoice> kChoices{ParameterPlane{5, 2}, RandomPlane{3},
                                        PrincipalPlaneOfRun{}};

TEST_CASE("a plane of parameters has their values for axes and the loss there, bit for bit",
          "[landscape_look]") {
  const Race<float> race = race_of(30);
  const LandscapeLook look = complete(race, ParameterPlane{5, 2});
  const auto here = race.runner(0).session().parameters();
  CHECK(look.step() == 30);
  CHECK(look.spacing() == 1);
  std::vector<float> at(here.begin(), here.end());
  for (std::size_t j = 0; j < kPoints; ++j) {
    for (std::size_t i = 0; i < kPoints; ++i) {
      at[5] = static_cast<float>(look.x().at(i));
      at[2] = static_cast<float>(look.y().at(j));
      REQUIRE(same_bits(look.values()[j * kPoints + i], loss_at(at)));
    }
  }
}

TEST_CASE("a path over two parameters is what they were", "[landscape_look]") {
  const Race<float> race = race_of(30);
  const LandscapeLook look = complete(race, ParameterPlane{5, 2});
  REQUIRE(look.paths().size() == 2);
  for (std::size_t runner = 0; runner < 2; ++runner) {
    const auto points = points_of(race.runner(runner));
    const RunnerPath& path = look.paths()[runner];
    REQUIRE(path.steps.size() == 31);
    for (std::size_t step = 0; step <= 30; ++step) {
      REQUIRE(path.steps[step] == static_cast<double>(step));
      REQUIRE(path.x[step] == static_cast<double>(points[step][5]));
      REQUIRE(path.y[step] == static_cast<double>(points[step][2]));
    }
    CHECK(same_bits(path.loss, loss_at(points.back())));
  }
}

TEST_CASE("random directions begin at the runner, which is looked at by its place",
          "[landscape_look]") {
  const Race<float> race = race_of(30);
  const LandscapeLook look = complete(race, RandomPlane{3}, 1);
  const std::vector<float> here = points_of(race.runner(1)).back();
  const Plane<float> plane = random_plane<float>(network().layout(), here, 3);
  CHECK(look.paths()[1].x.back() == 0);
  CHECK(look.paths()[1].y.back() == 0);
  const auto points = points_of(race.runner(0));
  std::vector<float> at(here.size());
  for (std::size_t step = 0; step <= 30; ++step) {
    const auto nearest = plane.nearest(points[step]);
    CHECK(look.paths()[0].x[step] == nearest[0]);
    CHECK(look.paths()[0].y[step] == nearest[1]);
  }
  plane.at(look.x().at(3), look.y().at(7), at);
  CHECK(same_bits(look.values()[7 * kPoints + 3], loss_at(at)));
}

TEST_CASE("the plane of a run is its principal plane", "[landscape_look]") {
  const Race<float> race = race_of(30);
  const LandscapeLook look = complete(race, PrincipalPlaneOfRun{}, 1);
  const auto points = points_of(race.runner(1));
  const PrincipalPlane<float> principal = principal_plane(points);
  const RunnerPath& path = look.paths()[1];
  for (std::size_t step = 0; step <= 30; ++step) {
    const auto nearest = principal.plane.nearest(points[step]);
    CHECK(path.x[step] == nearest[0]);
    CHECK(path.y[step] == nearest[1]);
  }
  CHECK(path.share == Approx(principal.shares[0] + principal.shares[1]).epsilon(1e-9));
  CHECK(path.share > look.paths()[0].share);
  std::vector<float> at(points.back().size());
  principal.plane.at(look.x().at(0), look.y().at(8), at);
  CHECK(same_bits(look.values()[8 * kPoints], loss_at(at)));
}

TEST_CASE("the share in a plane of two parameters is theirs of the squares", "[landscape_look]") {
  const Race<float> race = race_of(30);
  const LandscapeLook look = complete(race, ParameterPlane{5, 2});
  const auto points = points_of(race.runner(1));
  double of_two = 0;
  double of_all = 0;
  for (const auto& point : points) {
    for (std::size_t i = 0; i < point.size(); ++i) {
      const double away = static_cast<double>(point[i]) - static_cast<double>(points.back()[i]);
      of_all += away * away;
      if (i == 5 || i == 2) of_two += away * away;
    }
  }
  CHECK(look.paths()[1].share == Approx(of_two / of_all).epsilon(1e-12));
}

TEST_CASE("a model of two parameters moves in every plane wholly", "[landscape_look]") {
  const Race<float> race = race_of_lines(40);
  CHECK(complete(race, ParameterPlane{1, 0}).paths()[0].share == Approx(1));
  const LandscapeLook look = complete(race, PrincipalPlaneOfRun{});
  CHECK(look.paths()[0].share == Approx(1));
  CHECK(look.paths()[0].share <= 1);
}

TEST_CASE("all paths are inside with room, in a square", "[landscape_look][property]") {
  for (const PlaneChoice& choice : kChoices) {
    const LandscapeLook look = complete(race_of(300), choice);
    CHECK(look.x().high - look.x().low == Approx(look.y().high - look.y().low));
    double least = look.x().high;
    double most = look.x().low;
    for (const RunnerPath& path : look.paths()) {
      REQUIRE(path.steps.size() == kMostTrajectoryPoints);
      for (std::size_t p = 0; p < path.x.size(); ++p) {
        least = std::min(least, path.x[p]);
        most = std::max(most, path.x[p]);
        REQUIRE((path.y[p] > look.y().low && path.y[p] < look.y().high));
      }
    }
    CHECK(look.x().low < least - 0.05 * (most - least));
    CHECK(look.x().high > most + 0.05 * (most - least));
  }
}

TEST_CASE("around a runner that did not move it reaches as far as its weights are large",
          "[landscape_look]") {
  const Race<float> race = race_of(0);
  const LandscapeLook random = complete(race, RandomPlane{});
  CHECK(random.x().low == -1);
  CHECK(random.y().high == 1);
  CHECK(std::isnan(random.paths()[0].share));
  CHECK(random.paths()[0].steps == std::vector<double>{0});
  const auto here = race.runner(0).session().parameters();
  double squares = 0;
  for (const float value : here) squares += static_cast<double>(value) * value;
  const double size = std::sqrt(squares / static_cast<double>(here.size()));
  const LandscapeLook look = complete(race, ParameterPlane{5, 2});
  CHECK(look.x().low == Approx(static_cast<double>(here[5]) - size));
  CHECK(look.y().high == Approx(static_cast<double>(here[2]) + size));
}

TEST_CASE("slices of any size give the same landscape, progress only grows",
          "[landscape_look][property]") {
  for (const PlaneChoice& choice : kChoices) {
    Race<float> race = race_of(150);
    const LandscapeLook whole = complete(race, choice);
    for (const std::size_t slice : {1U, 500U, 7000U}) {
      LandscapeLook look(race, 0, choice, kPoints);
      double progress = 0;
      while (!look.run(slice)) {
        REQUIRE(look.progress() >= progress);
        REQUIRE(look.progress() < 1);
        progress = look.progress();
      }
      CHECK(look.progress() == 1);
      CHECK(same_bits(look.values(), whole.values()));
      for (std::size_t runner = 0; runner < 2; ++runner) {
        CHECK(look.paths()[runner].x == whole.paths()[runner].x);
        CHECK(look.paths()[runner].y == whole.paths()[runner].y);
        CHECK(same_bits(look.paths()[runner].share, whole.paths()[runner].share));
      }
    }
  }
}

TEST_CASE("the paths come first, then points far apart", "[landscape_look]") {
  Race<float> race = race_of(150);
  LandscapeLook look(race, 0, RandomPlane{}, 33);
  CHECK_FALSE(look.knows_paths());
  CHECK(look.spacing() == 0);
  while (!look.knows_paths()) {
    REQUIRE_FALSE(look.run(100));
  }
  for (int point = 0; point < 9; ++point) look.run(1);
  CHECK(look.spacing() == 16);
  CHECK(std::isfinite(look.values()[16 * 33 + 32]));
  CHECK(std::isnan(look.values()[1]));
}

TEST_CASE("what becomes of the race meanwhile changes nothing", "[landscape_look]") {
  Race<float> race = race_of(40);
  const LandscapeLook whole = complete(race, RandomPlane{});
  LandscapeLook look(race, 0, RandomPlane{}, kPoints);
  look.run(1);
  race.run(20);
  race.remove(1);
  race.restart();
  while (!look.run(100)) {
  }
  CHECK(same_bits(look.values(), whole.values()));
  CHECK(look.paths()[1].x == whole.paths()[1].x);
}

TEST_CASE("of a race that went back the paths end where it stands", "[landscape_look]") {
  Race<float> race = race_of(300);
  race.seek(25);
  const LandscapeLook look = complete(race, PrincipalPlaneOfRun{});
  CHECK(look.step() == 25);
  CHECK(look.paths()[0].steps.back() == 25);
  CHECK(look.paths()[0].x.back() == 0);
  CHECK(same_bits(look.values(), complete(race_of(25), PrincipalPlaneOfRun{}).values()));
}

TEST_CASE("another runner that diverged does not widen the picture", "[landscape_look]") {
  Race<float> race = race_of(20);
  const LandscapeLook before = complete(race, ParameterPlane{5, 2});
  race.add(settings_of("sgd", {{"learning_rate", 1e4}}));
  REQUIRE(race.runner(2).session().divergence());
  const LandscapeLook look = complete(race, ParameterPlane{5, 2});
  CHECK(look.x().high == before.x().high);
  CHECK(look.paths()[2].steps.back() ==
        static_cast<double>(race.runner(2).session().divergence()->step));
}

TEST_CASE("a landscape that there is not is refused", "[landscape_look]") {
  Race<float> race = race_of(10);
  const auto refused = [&](const PlaneChoice& choice, std::size_t points, const char* where,
                           double bytes = kMostLandscapeBytes) {
    return refuses([&] { LandscapeLook(race, 0, choice, points, bytes); },
                   ErrorCode::setting_out_of_range, where);
  };
  CHECK(refused(RandomPlane{}, 1, "points"));
  CHECK(refused(RandomPlane{}, kMostLandscapePoints + 1, "points"));
  CHECK(refused(ParameterPlane{0, 21}, kPoints, "parameter"));
  CHECK(refused(ParameterPlane{3, 3}, kPoints, "parameter"));
  CHECK(refused(RandomPlane{}, kPoints, "landscape", 9e3));
  CHECK(message_contains([&] { LandscapeLook(race, 0, RandomPlane{}, kPoints, 9e3); },
                         "more than the 1 MB"));
  CHECK(refuses([&] { LandscapeLook(race, 2, RandomPlane{}, kPoints); },
                ErrorCode::runner_out_of_range, "runner"));
  race.restart();
  CHECK(refused(PrincipalPlaneOfRun{}, kPoints, "plane"));
}

}  // namespace
}  // namespace rp::test::landscape_look_test
