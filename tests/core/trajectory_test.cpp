#include "rp/probes/trajectory.hpp"

#include <limits>
#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::trajectory_test {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

Timeline<float> run_of(std::size_t steps) {
  Timeline<float> timeline(small_session<float>(settings_of("rmsprop")));
  timeline.run(steps);
  return timeline;
}

bool passes_through_the_run(const Trajectory<float>& trajectory) {
  Session<float> session = small_session<float>(settings_of("rmsprop"));
  for (std::size_t p = 0; p < trajectory.points().size(); ++p) {
    session.run(trajectory.steps()[p] - session.steps());
    if (!same_bits<float>(trajectory.points()[p], session.parameters())) return false;
  }
  return true;
}

TEST_CASE("a trajectory passes through the run, from its start to its end", "[trajectory]") {
  Trajectory<float> trajectory(run_of(700), 8);
  REQUIRE(trajectory.run(kAll));
  CHECK(trajectory.steps() == std::vector<std::size_t>{0, 100, 200, 300, 400, 500, 600, 700});
  REQUIRE(trajectory.points().size() == 8);
  CHECK(passes_through_the_run(trajectory));
}

TEST_CASE("slices of any size give the same trajectory", "[trajectory][property]") {
  Timeline<float> run = run_of(500);
  run.seek(123);
  for (const std::size_t slice : {1U, 7U, 60U, 499U}) {
    Trajectory<float> trajectory(run, 6);
    std::size_t calls = 1;
    while (!trajectory.run(slice)) ++calls;
    CAPTURE(slice);
    REQUIRE(trajectory.points().size() == 6);
    CHECK(passes_through_the_run(trajectory));
    CHECK(calls <= 500 / slice + 6);
  }
}

TEST_CASE("a short run has as many points as steps, a long request is bounded", "[trajectory]") {
  Trajectory<float> brief(run_of(3), 100);
  REQUIRE(brief.run(kAll));
  CHECK(brief.steps() == std::vector<std::size_t>{0, 1, 2, 3});
  const Trajectory<float> eager(run_of(1000), 1'000'000);
  CHECK(eager.steps().size() == kMostTrajectoryPoints);
  CHECK(eager.steps().back() == 1000);
}

TEST_CASE("a trajectory ends where it is told to, or where the run does", "[trajectory]") {
  Trajectory<float> part(run_of(700), 5, 40);
  REQUIRE(part.run(kAll));
  CHECK(part.steps() == std::vector<std::size_t>{0, 10, 20, 30, 40});
  CHECK(passes_through_the_run(part));
  CHECK(Trajectory<float>(run_of(30), 5, 40).steps().back() == 30);
}

TEST_CASE("a run without steps has one point", "[trajectory]") {
  Trajectory<float> still(run_of(0), 5);
  REQUIRE(still.run(1));
  CHECK(still.points().size() == 1);
}

}  // namespace
}  // namespace rp::test::trajectory_test
