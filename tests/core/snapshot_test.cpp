#include "rp/train/snapshot.hpp"

#include <vector>

#include "rp/base/rng.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::snapshot_test {
namespace {

template <class T>
bool refused(const std::vector<std::uint8_t>& bytes) {
  Session<T> session = small_session<T>(settings_of("rmsprop"));
  session.run(3);
  const Session<T> before = session;
  const bool refuses_them =
      refuses([&] { restore(session, bytes); }, ErrorCode::snapshot_invalid, "snapshot");
  return refuses_them && same_run(session, before);
}

std::vector<std::uint8_t> snapshot_of_rmsprop() {
  Session<float> session = small_session<float>(settings_of("rmsprop"));
  session.run(7);
  return snapshot(session);
}

TEMPLATE_TEST_CASE("a restored session goes on bit for bit, for every optimizer and preset",
                   "[snapshot][property]", float, double) {
  const auto design = wavy_design<TestType>(kSmallRows);
  for_each_preset([&](const OptimizerSettings& settings) {
    Session<TestType> session(design, small_config(settings));
    for (const std::size_t steps : {0U, 1U, 9U}) {
      session.run(steps);
      const std::vector<std::uint8_t> bytes = snapshot(session);
      Session<TestType> other(design, small_config(settings_of("rmsprop")));
      other.run(5);
      restore(other, bytes);
      REQUIRE(same_run(other, session));
      session.run(20);
      other.run(20);
      REQUIRE(same_run(other, session));
    }
  });
}

TEST_CASE("settings changed during the run and what was recorded are restored too", "[snapshot]") {
  Session<float> session = small_session<float>(settings_of("rmsprop"));
  session.run(4);
  session.set_optimizer(settings_of("rmsprop", {{"momentum", 0.9}, {"centered", 1.0}}));
  session.run(6);
  Session<float> other = small_session<float>(settings_of("rmsprop"));
  restore(other, snapshot(session));
  CHECK(other.config().optimizer == session.config().optimizer);
  REQUIRE(other.changes().size() == 1);
  CHECK(other.changes().front().step == 4);
  session.run(10);
  other.run(10);
  CHECK(same_run(other, session));
}

TEST_CASE("a run that diverged is restored as one", "[snapshot]") {
  Session<double> session = small_session<double>(settings_of("sgd", {{"learning_rate", 1e6}}));
  session.run(1000);
  REQUIRE(session.divergence());
  Session<double> other = small_session<double>(settings_of("sgd"));
  restore(other, snapshot(session));
  REQUIRE(other.divergence());
  CHECK(other.divergence()->step == session.divergence()->step);
  CHECK(other.divergence()->cause == session.divergence()->cause);
}

TEST_CASE("a snapshot cut short anywhere is refused", "[snapshot]") {
  const std::vector<std::uint8_t> bytes = snapshot_of_rmsprop();
  Session<float> session = small_session<float>(settings_of("rmsprop"));
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const std::span<const std::uint8_t> part(bytes.data(), length);
    CAPTURE(length);
    REQUIRE(refuses([&] { restore(session, part); }, ErrorCode::snapshot_invalid, "snapshot"));
  }
}

TEST_CASE("an altered snapshot is refused and changes nothing", "[snapshot][property]") {
  const std::vector<std::uint8_t> good = snapshot_of_rmsprop();
  Rng rng(7);
  for (int i = 0; i < 300; ++i) {
    std::vector<std::uint8_t> bytes = good;
    const std::size_t at = rng.below(static_cast<std::uint32_t>(bytes.size()));
    bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ (1U + rng.below(255)));
    CAPTURE(at);
    REQUIRE(refused<float>(bytes));
  }
  std::vector<std::uint8_t> longer = good;
  longer.push_back(0);
  CHECK(refused<float>(longer));
}

TEST_CASE("a newer snapshot says so", "[snapshot]") {
  std::vector<std::uint8_t> bytes = snapshot_of_rmsprop();
  bytes[8] = 9;  // the version stands after the magic's 8 bytes
  Session<float> session = small_session<float>(settings_of("rmsprop"));
  CHECK(message_contains([&] { restore(session, bytes); }, "version 9, newer than 1"));
}

TEST_CASE("a snapshot of something else says what is different", "[snapshot]") {
  const std::vector<std::uint8_t> bytes = snapshot_of_rmsprop();
  const auto says = [&](auto session, const char* what) {
    return message_contains([&] { restore(session, bytes); }, what);
  };
  CHECK(says(small_session<double>(settings_of("rmsprop")), "precision"));
  CHECK(says(small_session<float>(settings_of("rmsprop"), kSmallRows + 20), "training rows"));
  TrainingConfig config = small_config(settings_of("rmsprop"));
  config.batch_size = 8;
  CHECK(says(Session<float>(wavy_design<float>(kSmallRows), config), "batch size"));
  config = small_config(settings_of("rmsprop"));
  config.hidden_units = {5};
  CHECK(says(Session<float>(wavy_design<float>(kSmallRows), config), "model"));
  const Table other = wavy_table(kSmallRows, 2);
  const auto design =
      std::make_shared<const Design<float>>(build_design<float>(other, last_from_others(other)));
  CHECK(says(Session<float>(design, small_config(settings_of("rmsprop"))), "table or start"));
}

TEST_CASE("an archive that claims more than it holds makes no room for it", "[snapshot]") {
  std::vector<std::uint8_t> bytes(8, 0xff);  // a list of 2^64 - 1 numbers
  Archive archive(bytes);
  std::vector<double> values;
  CHECK(refuses([&] { archive(values); }, ErrorCode::snapshot_invalid, "snapshot"));
  CHECK(values.empty());
}

}  // namespace
}  // namespace rp::test::snapshot_test
