#include "rp/train/race.hpp"

#include <memory>
#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::race_test {
namespace {

using Batches = std::vector<std::vector<std::uint32_t>>;

/// Notes every batch it is asked for, in a list that its copies share.
class Recording final : public Objective<float> {
 public:
  Recording(Cloned<Objective<float>> inner, std::shared_ptr<Batches> seen)
      : inner_(std::move(inner)), seen_(std::move(seen)) {}

  std::unique_ptr<Objective<float>> clone() const override {
    return std::make_unique<Recording>(*this);
  }
  const ParameterLayout& layout() const override { return inner_->layout(); }
  void initialise(Rng& rng, std::span<float> parameters) const override {
    inner_->initialise(rng, parameters);
  }
  std::size_t terms() const override { return inner_->terms(); }
  float loss_and_gradient(std::span<const float> parameters, std::span<const std::uint32_t> batch,
                          std::span<float> gradients) override {
    seen_->emplace_back(batch.begin(), batch.end());
    return inner_->loss_and_gradient(parameters, batch, gradients);
  }
  float full_loss_and_gradient(std::span<const float> parameters,
                               std::span<float> gradients) override {
    return inner_->full_loss_and_gradient(parameters, gradients);
  }
  double training_loss(std::span<const float> parameters) override {
    return inner_->training_loss(parameters);
  }
  double validation_loss(std::span<const float> parameters) override {
    return inner_->validation_loss(parameters);
  }
  std::size_t validation_terms() const override { return inner_->validation_terms(); }

 private:
  Cloned<Objective<float>> inner_;
  std::shared_ptr<Batches> seen_;
};

Cloned<Objective<float>> objective() {
  return {supervised_objective(wavy_design<float>(kSmallRows), small_config()).clone()};
}

Race<float> race() { return {objective(), small_config().session()}; }

Session<float> lone(const OptimizerSettings& settings, std::size_t steps) {
  SessionConfig alone = small_config().session();
  alone.optimizer = settings;
  Session<float> session(objective(), alone);
  session.run(steps);
  return session;
}

TEST_CASE("all runners start from the same bits and see the same batches", "[race][property]") {
  const auto seen = std::make_shared<Batches>();
  Race<float> race({std::make_unique<Recording>(objective(), seen)}, small_config().session());
  for (const char* optimizer : {"sgd", "adam", "rprop"}) race.add(settings_of(optimizer));
  for (std::size_t i = 1; i < race.runners(); ++i) {
    CHECK(same_bits(race.runner(i).session().parameters(), race.runner(0).session().parameters()));
  }
  seen->clear();
  race.run(50);
  REQUIRE(seen->size() == 4 * 50);
  for (std::size_t step = 0; step < 50; ++step) {
    for (std::size_t i = 1; i < 4; ++i) REQUIRE((*seen)[i * 50 + step] == (*seen)[step]);
  }
}

TEST_CASE("a runner in a race has the bits of a lone session", "[race][property]") {
  Race<float> several = race();
  for (const OptimizerInfo& info : optimizer_catalog()) {
    if (several.runners() < kMaxRunners) several.add(settings_of(info.key));
  }
  several.run(40);
  several.run(7);
  for (std::size_t i = 0; i < several.runners(); ++i) {
    const Session<float>& session = several.runner(i).session();
    CAPTURE(session.config().optimizer.info().key);
    REQUIRE(same_run(session, lone(session.config().optimizer, 47)));
  }
}

TEST_CASE("a runner that joins late catches up", "[race]") {
  Race<float> late = race();
  late.run(30);
  late.add(settings_of("adam"));
  CHECK(same_run(late.runner(1).session(), lone(settings_of("adam"), 30)));
}

TEST_CASE("one runner's divergence leaves the others alone", "[race]") {
  Race<float> mixed = race();
  mixed.add(settings_of("sgd", {{"learning_rate", 1e6}}));
  CHECK(mixed.run(60) == 60);
  CHECK(mixed.runner(1).session().divergence());
  CHECK(mixed.steps() == 60);
  CHECK(same_run(mixed.runner(0).session(), lone(settings_of("rmsprop"), 60)));
}

TEST_CASE("a race whose runners all diverged takes no more steps", "[race]") {
  SessionConfig wild = small_config().session();
  wild.optimizer = settings_of("sgd", {{"learning_rate", 1e6}});
  Race<float> lost(objective(), wild);
  lost.run(1000);
  CHECK(lost.steps() < 1000);
  CHECK(lost.run(10) == 0);
}

TEST_CASE("all runners go to a past step together", "[race][property]") {
  Race<float> both = race();
  both.add(settings_of("adam"));
  both.run(600);
  CHECK(both.seek(123));
  CHECK(both.steps() == 123);
  CHECK(same_run(both.runner(0).session(), lone(settings_of("rmsprop"), 123)));
  CHECK(same_run(both.runner(1).session(), lone(settings_of("adam"), 123)));
}

TEST_CASE("runners are copied, moved and removed", "[race]") {
  Race<float> list = race();
  list.add(settings_of("adam"));
  list.run(10);
  list.duplicate(0);
  REQUIRE(list.runners() == 3);
  CHECK(same_run(list.runner(1).session(), list.runner(0).session()));
  list.move(2, 0);
  CHECK(list.runner(0).session().config().optimizer.info().key == "adam");
  list.move(0, 2);
  CHECK(list.runner(2).session().config().optimizer.info().key == "adam");
  list.remove(0);
  list.remove(0);
  CHECK(list.runner(0).session().config().optimizer.info().key == "adam");
  CHECK(refuses([&] { list.remove(0); }, ErrorCode::setting_out_of_range, "runners"));
}

TEST_CASE("another optimizer starts the runner afresh, other settings do not", "[race]") {
  Race<float> changing = race();
  changing.run(20);
  changing.set_optimizer(0, settings_of("rmsprop", {{"learning_rate", 0.001}}));
  CHECK(changing.runner(0).session().changes().size() == 1);
  changing.set_optimizer(0, settings_of("adam"));
  CHECK(same_run(changing.runner(0).session(), lone(settings_of("adam"), 20)));
}

TEST_CASE("a race has at most eight runners, and names those that there are", "[race]") {
  Race<float> full = race();
  for (std::size_t i = 1; i < kMaxRunners; ++i) full.duplicate(0);
  CHECK(
      refuses([&] { full.add(settings_of("adam")); }, ErrorCode::setting_out_of_range, "runners"));
  CHECK(refuses([&] { full.duplicate(0); }, ErrorCode::setting_out_of_range, "runners"));
  CHECK(refuses([&] { full.runner(8); }, ErrorCode::runner_out_of_range, "runner"));
  CHECK(full.runners() == kMaxRunners);
}

}  // namespace
}  // namespace rp::test::race_test
