#include "rp/probes/weight_history.hpp"

#include <cmath>
#include <limits>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::weight_history_test {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

Timeline<float> begun(const OptimizerSettings& settings) {
  return Timeline<float>(small_session<float>(settings));
}

Timeline<float> run_of(const OptimizerSettings& settings, std::size_t steps) {
  Timeline<float> timeline = begun(settings);
  timeline.run(steps);
  return timeline;
}

WeightHistory<float> complete(const Timeline<float>& run, std::size_t parameter, std::size_t from,
                              std::size_t to) {
  WeightHistory<float> history(run, parameter, from, to);
  REQUIRE(history.run(kAll));
  return history;
}

float state_of(const Optimizer<float>& optimizer, std::string_view symbol, std::size_t parameter) {
  const std::vector<StateColumn>& columns = optimizer.state_columns();
  for (std::size_t column = 0; column < columns.size(); ++column) {
    if (columns[column].symbol == symbol) return optimizer.state(column)[parameter];
  }
  return std::numeric_limits<float>::quiet_NaN();
}

/// Row `row` of the history is this session, which has just taken its step.
bool is_at(const WeightHistory<float>& history, std::size_t row, const Session<float>& session,
           std::size_t parameter) {
  const Optimizer<float>& optimizer = session.optimizer();
  std::vector<float> effective_steps(session.parameters().size());
  optimizer.effective_steps(effective_steps);
  for (std::size_t column = 0; column < history.state_columns().size(); ++column) {
    const float state = state_of(optimizer, history.state_columns()[column].symbol, parameter);
    if (!same_bits(history.state(column)[row], state)) return false;
  }
  return history.from() + row == session.steps() &&
         same_bits(history.gradients()[row], session.gradients()[parameter]) &&
         same_bits(history.effective_steps()[row], effective_steps[parameter]) &&
         same_bits(history.values()[row], session.parameters()[parameter]);
}

/// `session` is at step 0, with the settings that the run began with.
bool is_as_by_hand(const WeightHistory<float>& history, Session<float> session,
                   std::size_t parameter, const std::vector<SettingsChange>& changes = {}) {
  auto change = changes.begin();
  session.run(history.from() - 1);
  for (std::size_t row = 0; row < history.values().size(); ++row) {
    session.run(1);
    if (!is_at(history, row, session, parameter)) return false;
    for (; change != changes.end() && change->step == session.steps(); ++change) {
      session.set_optimizer(change->settings);
    }
  }
  return true;
}

TEST_CASE("a history is what a session shows that is stepped by hand, for every preset",
          "[weight_history][property]") {
  for_each_preset([](const OptimizerSettings& settings) {
    const WeightHistory<float> history = complete(run_of(settings, 30), 5, 3, 30);
    CHECK(history.values().size() == 28);
    CHECK(history.state_columns().size() ==
          small_session<float>(settings).optimizer().state_columns().size());
    CHECK(is_as_by_hand(history, small_session<float>(settings), 5));
  });
}

TEST_CASE("a history has the columns of centered RMSprop with momentum", "[weight_history]") {
  const auto settings = settings_of("rmsprop", {{"centered", 1.0}, {"momentum", 0.9}});
  const WeightHistory<float> history = complete(run_of(settings, 400), 2, 301, 400);
  REQUIRE(history.state_columns().size() == 3);
  CHECK(history.from() == 301);
  CHECK(history.state(2).size() == 100);
  CHECK(is_as_by_hand(history, small_session<float>(settings), 2));
}

TEST_CASE("the gradients of a history are clipped", "[weight_history]") {
  const auto settings = settings_of("sgd", {{"clip_mode", "value"}, {"clip", 1e-4}});
  const WeightHistory<float> history = complete(run_of(settings, 5), 0, 1, 5);
  for (const float gradient : history.gradients()) {
    CHECK(std::abs(gradient) == Approx(1e-4));
  }
}

TEST_CASE("changed settings hold in a history from the step after on",
          "[weight_history][property]") {
  const auto before = settings_of("rmsprop", {{"momentum", 0.9}});
  const auto faster = settings_of("rmsprop", {{"momentum", 0.9}, {"learning_rate", 0.05}});
  const auto centered = settings_of("rmsprop", {{"centered", 1.0}});
  Timeline<float> run = begun(before);
  run.run(20);
  run.set_optimizer(faster);
  run.run(5);
  run.set_optimizer(before);
  run.set_optimizer(centered);
  run.run(15);
  const WeightHistory<float> history = complete(run, 1, 11, 40);
  CHECK(is_as_by_hand(history, small_session<float>(before), 1,
                      {{20, faster}, {25, before}, {25, centered}}));
  REQUIRE(history.state_columns().size() == 3);
  CHECK(history.state_columns()[1].symbol == "b");
  CHECK(std::isnan(history.state(1)[15]));
  CHECK_FALSE(std::isnan(history.state(1)[14]));
  CHECK(std::isnan(history.state(2)[14]));
  CHECK_FALSE(std::isnan(history.state(2)[15]));
}

TEST_CASE("settings that were changed before the window hold in all of it", "[weight_history]") {
  const auto slower = settings_of("adam", {{"learning_rate", 1e-4}});
  Timeline<float> run = run_of(settings_of("adam"), 300);
  run.set_optimizer(slower);
  run.run(100);
  Session<float> session = small_session<float>(settings_of("adam"));
  session.run(300);
  session.set_optimizer(slower);
  for (const std::size_t from : {301U, 350U}) {
    const WeightHistory<float> history = complete(run, 3, from, 400);
    Session<float> by_hand = session;
    by_hand.run(from - 301);
    for (std::size_t row = 0; row < history.values().size(); ++row) {
      by_hand.run(1);
      REQUIRE(is_at(history, row, by_hand, 3));
    }
  }
}

TEST_CASE("slices of any size give the same history", "[weight_history][property]") {
  const Timeline<float> run = run_of(settings_of("rprop"), 500);
  for (const std::size_t slice : {1U, 7U, 60U, 499U}) {
    WeightHistory<float> history(run, 4, 400, 500);
    std::size_t calls = 1;
    while (!history.run(slice)) ++calls;
    CAPTURE(slice);
    CHECK(history.values().size() == 101);
    CHECK(is_as_by_hand(history, small_session<float>(settings_of("rprop")), 4));
    CHECK(calls == (500 - 256 + slice - 1) / slice);  // from the checkpoint on
  }
}

TEST_CASE("a history is known as far as its slices have come", "[weight_history]") {
  WeightHistory<float> history(run_of(settings_of("momentum"), 50), 0, 11, 50);
  CHECK_FALSE(history.run(9));
  CHECK(history.values().empty());
  CHECK_FALSE(history.run(4));
  CHECK(history.values().size() == 3);
  CHECK(history.state(0).size() == 3);
  CHECK(is_as_by_hand(history, small_session<float>(settings_of("momentum")), 0));
  CHECK(history.run(kAll));
  CHECK(history.run(1));
  CHECK(history.values().size() == 40);
}

TEST_CASE("looking back leaves the run where it is", "[weight_history]") {
  Timeline<float> run = run_of(settings_of("nadam"), 300);
  complete(run, 0, 1, 100);
  run.run(20);
  CHECK(same_run(run.session(), run_of(settings_of("nadam"), 320).session()));
}

TEST_CASE("a run that went back is looked back at from where it stands", "[weight_history]") {
  Timeline<float> run = run_of(settings_of("rmsprop"), 300);
  run.seek(40);
  CHECK(is_as_by_hand(complete(run, 0, 1, 40), small_session<float>(settings_of("rmsprop")), 0));
  CHECK(refuses([&] { WeightHistory<float>(run, 0, 1, 41); }, ErrorCode::setting_out_of_range,
                "window"));
}

TEST_CASE("a run that diverged has a history up to its last step", "[weight_history]") {
  const auto wild = settings_of("sgd", {{"learning_rate", 1e4}});
  const Timeline<float> run = run_of(wild, 100);
  REQUIRE(run.session().divergence());
  const std::size_t end = run.session().steps();
  REQUIRE(end > 0);
  const WeightHistory<float> history = complete(run, 0, 1, end);
  CHECK(history.values().size() == end);
  CHECK(is_as_by_hand(history, small_session<float>(wild), 0));
}

TEST_CASE("a parameter or a window that there is not is refused", "[weight_history]") {
  const Timeline<float> run = run_of(settings_of("rmsprop"), 600);
  const auto refused = [&](std::size_t parameter, std::size_t from, std::size_t to,
                           std::string_view where) {
    return refuses([&] { WeightHistory<float>(run, parameter, from, to); },
                   ErrorCode::setting_out_of_range, where);
  };
  CHECK(refused(run.session().parameters().size(), 1, 2, "parameter"));
  CHECK(refused(0, 0, 5, "window"));
  CHECK(refused(0, 6, 5, "window"));
  CHECK(refused(0, 590, 601, "window"));
  CHECK(refused(0, 1, kMostHistorySteps + 1, "window"));
  CHECK_NOTHROW(WeightHistory<float>(run, 0, 89, 600));
}

}  // namespace
}  // namespace rp::test::weight_history_test
