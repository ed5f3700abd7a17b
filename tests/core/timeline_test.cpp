#include "rp/train/timeline.hpp"

#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::timeline_test {
namespace {

/// 49 parameters, about as many as a 4-8-3 model has.
Session<float> session_of(const OptimizerSettings& optimizer) {
  return {wavy_design<float>(kSmallRows), small_config(optimizer, 8)};
}

/// Where a lone session is after so many steps.
Session<float> at(std::size_t step, const OptimizerSettings& optimizer) {
  Session<float> session = session_of(optimizer);
  session.run(step);
  return session;
}

TEST_CASE("any step gone to, backwards or forwards, is as it was the first time",
          "[timeline][property]") {
  for (const char* optimizer : {"rmsprop", "nadam", "sag", "svrg", "sarah", "rprop"}) {
    CAPTURE(optimizer);
    Timeline<float> timeline(session_of(settings_of(optimizer)));
    timeline.run(1500);
    for (const std::size_t step : {1499U, 0U, 700U, 256U, 1500U, 255U, 1U, 1024U}) {
      CAPTURE(step);
      REQUIRE(timeline.seek(step));
      REQUIRE(same_run(timeline.session(), at(step, settings_of(optimizer))));
    }
  }
}

TEST_CASE("a run goes on from a past step as it did", "[timeline][property]") {
  Timeline<float> timeline(session_of(settings_of("rmsprop")));
  timeline.run(1000);
  timeline.seek(300);
  CHECK(timeline.reached() == 1000);
  timeline.run(900);
  CHECK(same_run(timeline.session(), at(1200, settings_of("rmsprop"))));
}

TEST_CASE("recorded changes take effect again at their steps", "[timeline][property]") {
  const auto with_rate = [](double rate) {
    return settings_of("rmsprop", {{"learning_rate", rate}});
  };
  Session<float> lone = session_of(with_rate(0.01));
  Timeline<float> timeline(lone);
  const auto both = [&](const auto& call) {
    call(lone);
    call(timeline);
  };
  both([](auto& one) { one.run(300); });
  both([&](auto& one) { one.set_optimizer(with_rate(0.001)); });
  both([&](auto& one) { one.set_optimizer(with_rate(0.002)); });
  const Session<float> at_300 = lone;
  both([](auto& one) { one.run(256); });
  both([&](auto& one) { one.set_optimizer(with_rate(0.005)); });
  both([](auto& one) { one.run(100); });
  timeline.seek(10);
  CHECK(timeline.session().config().optimizer == with_rate(0.01));
  timeline.seek(656);
  CHECK(same_run(timeline.session(), lone));
  timeline.seek(300);
  CHECK(same_run(timeline.session(), at_300));
  CHECK(timeline.session().config().optimizer == with_rate(0.002));
}

TEST_CASE("a change in the past drops what came after it", "[timeline]") {
  const OptimizerSettings other = settings_of("rmsprop", {{"learning_rate", 0.001}});
  Timeline<float> timeline(session_of(settings_of("rmsprop")));
  timeline.run(1000);
  timeline.seek(300);
  timeline.set_optimizer(other);
  CHECK(timeline.reached() == 300);
  timeline.run(700);
  Session<float> lone = at(300, settings_of("rmsprop"));
  lone.set_optimizer(other);
  lone.run(700);
  CHECK(same_run(timeline.session(), lone));
}

TEST_CASE("a gap can be run in slices", "[timeline]") {
  Timeline<float> timeline(session_of(settings_of("rmsprop")));
  timeline.run(500);
  std::size_t calls = 1;
  while (!timeline.seek(200, 30)) ++calls;
  CHECK(calls == 7);
  CHECK(same_run(timeline.session(), at(200, settings_of("rmsprop"))));
}

TEST_CASE("there is nothing beyond a divergence, and before it everything", "[timeline]") {
  const OptimizerSettings wild = settings_of("sgd", {{"learning_rate", 1e4}});
  Timeline<float> timeline(session_of(wild));
  timeline.run(100);
  REQUIRE(timeline.session().divergence());
  const std::size_t end = timeline.session().steps();
  CHECK(timeline.seek(1));
  CHECK(!timeline.session().divergence());
  CHECK(timeline.seek(90));
  CHECK(timeline.session().steps() == end);
}

TEST_CASE("after 100,000 steps a gap is at most 4,096 steps and the checkpoints fit",
          "[timeline]") {
  Timeline<float> timeline(session_of(settings_of("rmsprop")));
  timeline.run(100'000);
  CHECK(timeline.spacing() <= 4096);
  CHECK(timeline.checkpoint_bytes() <= kCheckpointBytes);
  timeline.seek(77'777);
  CHECK(timeline.session().steps() == 77'777);
  CHECK(timeline.spacing() <= 4096);
}

TEST_CASE("the same settings and recorded changes give the same run again",
          "[timeline][property]") {
  Session<float> session = session_of(settings_of("rmsprop"));
  session.run(20);
  session.set_optimizer(settings_of("rmsprop", {{"momentum", 0.5}}));
  session.run(13);
  session.set_optimizer(settings_of("rmsprop", {{"momentum", 0.0}, {"centered", 1.0}}));
  session.run(30);
  Session<float> again = session_of(session.first_settings());
  for (const SettingsChange& change : session.changes()) {
    again.run(change.step - again.steps());
    again.set_optimizer(change.settings);
  }
  again.run(session.steps() - again.steps());
  CHECK(same_run(again, session));
}

}  // namespace
}  // namespace rp::test::timeline_test
