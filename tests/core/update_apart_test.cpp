#include "rp/probes/update_apart.hpp"

#include <cmath>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "rp/objective/online_objective.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::update_apart_test {
namespace {

/// The value that the last statement about `target` gives it, if there is one.
std::optional<double> result_of(const Statements& statements, std::string_view target) {
  std::optional<double> result;
  for (const Statement& statement : statements) {
    if (statement.target == target) result = statement.value->value.number;
  }
  return result;
}

bool has_all_values(const Expression& expression) {
  if (expression.value.of == TermValue::Of::nothing) return false;
  for (const auto& operand : expression.operands) {
    if (!has_all_values(*operand)) return false;
  }
  return true;
}

template <class T>
bool ends_where_the_update_does(const UpdateApart& apart, const Session<T>& after,
                                std::size_t index) {
  for (const Statement& statement : apart.statements) {
    if (!has_all_values(*statement.value)) return false;
  }
  const Optimizer<T>& optimizer = after.optimizer();
  for (std::size_t column = 0; column < optimizer.state_columns().size(); ++column) {
    const auto state = result_of(apart.statements, optimizer.state_columns()[column].symbol);
    const auto actual = static_cast<double>(optimizer.state(column)[index]);
    if (state && !same_bits(*state, actual)) return false;
  }
  const auto w = result_of(apart.statements, "w");
  return w && same_bits(*w, apart.after) &&
         same_bits(apart.after, static_cast<double>(after.parameters()[index]));
}

/// Each of the first updates, of the parameters in turn.
template <class T>
void check_updates(Session<T> session, std::size_t updates) {
  for (std::size_t step = 0; step < updates; ++step) {
    const std::size_t index = (7 * step + 3) % session.parameters().size();
    const auto apart = next_update(session, index);
    const auto before = static_cast<double>(session.parameters()[index]);
    session.run(1);
    CAPTURE(step, index);
    REQUIRE(apart);
    REQUIRE(same_bits(apart->before, before));
    REQUIRE(ends_where_the_update_does(*apart, session, index));
  }
}

TEMPLATE_TEST_CASE("an update taken apart has the bits of the update, for every preset",
                   "[update_apart][property]", float, double) {
  for_each_preset([](const OptimizerSettings& settings) {
    check_updates(small_session<TestType>(settings), 8);
  });
}

TEMPLATE_TEST_CASE("an update taken apart has the bits of the update, for every two switches",
                   "[update_apart][property]", float, double) {
  const auto check = [](const OptimizerSettings& settings) {
    if (is_valid(settings)) check_updates(small_session<TestType>(settings), 3);
  };
  for (const OptimizerInfo& info : optimizer_catalog()) {
    CAPTURE(info.key);
    for_each_switch(OptimizerSettings(info.key),
                    [&check](const OptimizerSettings& one) { for_each_switch(one, check); });
  }
}

TEST_CASE("the learning rate of the update is the one its schedule gives", "[update_apart]") {
  const auto settings =
      settings_of("sgd", {{"learning_rate", 0.5}, {"schedule", "step"}, {"schedule_steps", 2.0}});
  check_updates(small_session<float>(settings), 6);
}

TEST_CASE("the gradient of the update is the clipped one", "[update_apart]") {
  const auto settings = settings_of("sgd", {{"clip_mode", "value"}, {"clip", 1e-4}});
  Session<float> session = small_session<float>(settings);
  check_updates(session, 3);
  const auto apart = next_update(session, 0);
  REQUIRE(apart);
  session.run(1);
  CHECK(std::abs(session.gradients()[0]) == Approx(1e-4));
}

TEST_CASE("the first update of RMSprop is worked out as by hand", "[update_apart]") {
  Session<double> session = small_session<double>(rmsprop(0.01, 0.9, 1e-8));
  const auto apart = next_update(session, 2);
  session.run(1);
  REQUIRE(apart);
  const double g = session.gradients()[2];
  REQUIRE(apart->statements.size() == 2);
  CHECK(result_of(apart->statements, "v") == Approx(0.1 * g * g));
  CHECK(apart->after ==
        Approx(apart->before - 0.01 * g / (std::sqrt(0.1 * g * g) + 1e-8)).epsilon(1e-12));
  // v = ρ v + (1 - ρ) g g
  const Expression& sum = *apart->statements[0].value;
  REQUIRE(sum.operands.size() == 2);
  CHECK(sum.operands[0]->value.number == 0);
  CHECK(sum.operands[1]->operands[1]->value.number == g);
}

TEST_CASE("a parameter that is kept within bounds ends there", "[update_apart]") {
  auto reddi = std::make_unique<OnlineObjective<double>>(reddi_slopes(3), -0.9, Interval{-1, 1});
  Session<double> session(Cloned<Objective<double>>(std::move(reddi)),
                          {settings_of("sgd", {{"learning_rate", 0.5}}), 1, 1});
  const auto apart = next_update(session, 0);
  REQUIRE(apart);
  CHECK(result_of(apart->statements, "w") == Approx(-0.9 - 0.5 * 3));
  CHECK(apart->after == -1);
  session.run(1);
  CHECK(session.parameters()[0] == -1);
}

TEST_CASE("a run that has diverged has no next update", "[update_apart]") {
  Session<float> wild = small_session<float>(settings_of("sgd", {{"learning_rate", 1e6}}));
  wild.run(1000);
  REQUIRE(wild.divergence());
  CHECK_FALSE(next_update(wild, 0));
}

TEST_CASE("looking at the next update changes nothing", "[update_apart]") {
  for (const char* optimizer : {"rmsprop", "nadam", "svrg", "sag"}) {
    Session<float> looked_at = small_session<float>(settings_of(optimizer));
    Session<float> left_alone = looked_at;
    looked_at.run(5);
    next_update(looked_at, 1);
    looked_at.run(5);
    left_alone.run(10);
    CHECK(same_run(looked_at, left_alone));
  }
}

TEST_CASE("a parameter that there is not is refused", "[update_apart]") {
  const Session<float> session = small_session<float>(settings_of("rmsprop"));
  CHECK(refuses([&] { next_update(session, session.parameters().size()); },
                ErrorCode::setting_out_of_range, "parameter"));
}

}  // namespace
}  // namespace rp::test::update_apart_test
