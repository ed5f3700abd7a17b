// The variance-reduced methods: SAG, SVRG, S2GD, SARAH and SARAH+.

#include "rp/base/finite_sum.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>
#include <vector>

#include "rp/optim/catalog.hpp"
#include "rp/train/session.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"

namespace rp::test::finite_sum_test {
namespace {

constexpr std::size_t kRows = 32;
constexpr std::size_t kColumns = 4;
using Point = std::array<double, kColumns>;

/// f_i(w) = (x_i . w - y_i)^2 / 2 with rows that no w satisfies all.
class LeastSquares final : public FiniteSum<double> {
 public:
  LeastSquares() {
    Rng rng(97);
    for (Point& row : x_) {
      for (double& value : row) value = rng.uniform(-1, 1);
    }
    for (double& value : y_) value = rng.uniform(-2, 2);
  }

  std::size_t terms() const override { return kRows; }

  double loss_and_gradient(std::span<const double> w, std::span<const std::uint32_t> batch,
                           std::span<double> gradients) override {
    std::fill(gradients.begin(), gradients.end(), 0);
    const auto n = static_cast<double>(batch.size());
    double loss = 0;
    for (const std::uint32_t row : batch) {
      const double error = std::inner_product(w.begin(), w.end(), x_[row].begin(), -y_[row]);
      loss += error * error / 2 / n;
      for (std::size_t c = 0; c < kColumns; ++c) gradients[c] += error * x_[row][c] / n;
    }
    return loss;
  }

  double full_loss_and_gradient(std::span<const double> w, std::span<double> gradients) override {
    ++full_gradients;
    std::array<std::uint32_t, kRows> all{};
    std::iota(all.begin(), all.end(), 0U);
    return loss_and_gradient(w, all, gradients);
  }

  /// The point with (X'X / n + l2) w = X'y / n, by Gauss' elimination.
  Point solution(double l2 = 0) const {
    std::array<std::array<double, kColumns + 1>, kColumns> rows{};
    for (std::size_t i = 0; i < kColumns; ++i) {
      for (std::size_t r = 0; r < kRows; ++r) {
        for (std::size_t j = 0; j < kColumns; ++j) rows[i][j] += x_[r][i] * x_[r][j] / kRows;
        rows[i][kColumns] += x_[r][i] * y_[r] / kRows;
      }
      rows[i][i] += l2;
    }
    for (std::size_t i = 0; i < kColumns; ++i) {
      for (std::size_t k = 0; k < kColumns; ++k) {
        if (k == i) continue;
        const double factor = rows[k][i] / rows[i][i];
        for (std::size_t j = i; j <= kColumns; ++j) rows[k][j] -= factor * rows[i][j];
      }
    }
    Point w{};
    for (std::size_t i = 0; i < kColumns; ++i) w[i] = rows[i][kColumns] / rows[i][i];
    return w;
  }

  std::size_t full_gradients = 0;

 private:
  std::array<Point, kRows> x_{};
  std::array<double, kRows> y_{};
};

/// An optimizer on the least squares, from 0, with rows drawn one by one.
struct Fit {
  explicit Fit(const OptimizerSettings& settings, std::vector<std::size_t> planned_draws = {})
      : descent(settings, std::vector<double>(kColumns, 0),
                {.layout = {{"w", 0, 1, kColumns}},
                 .terms = kRows,
                 .seed = 5,
                 .planned_draws = std::move(planned_draws)}) {}

  void step(const std::vector<std::uint32_t>& batch) { descent.step(sum, batch); }
  void take(std::size_t steps) {
    for (std::size_t i = 0; i < steps; ++i) step({rng.below(kRows)});
  }
  double distance_to(const Point& w) const {
    double squares = 0;
    for (std::size_t c = 0; c < kColumns; ++c) squares += std::pow(descent.at[c] - w[c], 2);
    return std::sqrt(squares);
  }

  LeastSquares sum;
  Descent<double> descent;
  Rng rng{98};
};

OptimizerSettings method(std::string_view optimizer, double learning_rate,
                         const HyperValues& values = {}) {
  return with(settings_of(optimizer, {{"learning_rate", learning_rate}}), values);
}

/// Every method and switch that leads to the solution.
std::vector<OptimizerSettings> convergent_methods() {
  const auto m = std::pair<std::string_view, HyperValue>{"inner_steps", 64.0};
  return {
      method("sag", 0.05),
      method("sag", 0.05, {{"divide_by", "seen"}}),
      method("svrg", 0.1, {m}),
      method("svrg", 0.1, {m, {"output", "random"}}),
      method("s2gd", 0.1, {m}),
      method("s2gd", 0.1, {m, {"nu", 0.1}}),
      method("sarah", 0.1, {m}),
      method("sarah", 0.1, {m, {"output", "random"}}),
      method("sarah_plus", 0.1, {m}),
  };
}

TEST_CASE("variance-reduced methods find the least-squares solution", "[finite_sum]") {
  for (const OptimizerSettings& settings : convergent_methods()) {
    Fit fit(settings);
    fit.take(16000);
    CAPTURE(settings.info().key);
    CHECK(fit.distance_to(fit.sum.solution()) < 1e-9);
  }
}

TEST_CASE("at the same learning rates SGD does not", "[finite_sum]") {
  for (const double learning_rate : {0.05, 0.1}) {
    Fit fit(method("sgd", learning_rate));
    fit.take(16000);
    CHECK(fit.distance_to(fit.sum.solution()) > 1e-2);
  }
}

TEST_CASE("an L2 penalty moves the solution to that of ridge regression", "[finite_sum]") {
  for (const OptimizerSettings& settings : convergent_methods()) {
    Fit fit(with(settings, {{"l2", 0.5}}));
    fit.take(16000);
    CAPTURE(settings.info().key);
    CHECK(fit.distance_to(fit.sum.solution(0.5)) < 1e-9);
    CHECK(fit.distance_to(fit.sum.solution()) > 0.1);
  }
}

TEST_CASE("on a table they end where the full gradient is 0, and SGD does not", "[finite_sum]") {
  const auto slope_at_end = [](const OptimizerSettings& settings) {
    TrainingConfig config;
    config.loss = Loss::half_mse;
    config.optimizer = settings;
    config.batch_size = 4;
    Session<double> session(wavy_design<double>(80), config);
    session.run(6000);
    std::vector<double> gradient(session.parameters().size());
    session.objective().clone()->full_loss_and_gradient(session.parameters(), gradient);
    return std::sqrt(std::inner_product(gradient.begin(), gradient.end(), gradient.begin(), 0.0));
  };
  CHECK(slope_at_end(method("svrg", 0.05)) < 1e-10);
  CHECK(slope_at_end(method("sarah", 0.05)) < 1e-10);
  CHECK(slope_at_end(method("sag", 0.05)) < 1e-10);
  CHECK(slope_at_end(method("sgd", 0.05)) > 1e-4);
}

TEST_CASE("with one inner step SVRG, S2GD and SARAH are gradient descent", "[finite_sum]") {
  for (const char* const optimizer : {"svrg", "s2gd", "sarah", "sarah_plus"}) {
    Fit fit(method(optimizer, 0.1, {{"inner_steps", 1.0}}));
    std::vector<double> w(kColumns, 0);
    std::vector<double> gradient(kColumns);
    LeastSquares sum;
    for (int step = 0; step < 50; ++step) {
      fit.take(1);
      sum.full_loss_and_gradient(w, gradient);
      for (std::size_t c = 0; c < kColumns; ++c) w[c] -= 0.1 * gradient[c];
      CAPTURE(optimizer, step);
      REQUIRE(same_bits<double>(fit.descent.at, w));
    }
    CHECK(fit.sum.full_gradients == 50);
  }
}

TEST_CASE("SARAH+ that starts afresh at the length it has is gradient descent", "[finite_sum]") {
  Fit fit(method("sarah_plus", 0.1, {{"gamma", 1.0}}));
  fit.take(50);
  CHECK(fit.sum.full_gradients == 50);
}

TEST_CASE("an SVRG step corrects the row's gradient by its gradient at s", "[finite_sum]") {
  Fit fit(method("svrg", 0.1, {{"inner_steps", 5.0}}));
  LeastSquares sum;
  const std::vector<double> s(kColumns, 0);
  std::vector<double> mu(kColumns);
  sum.full_loss_and_gradient(s, mu);
  std::vector<double> w = s;
  for (const std::uint32_t row : {7U, 3U, 3U, 30U, 0U}) {
    std::vector<double> at_w(kColumns);
    std::vector<double> at_s(kColumns);
    sum.loss_and_gradient(w, {&row, 1}, at_w);
    sum.loss_and_gradient(s, {&row, 1}, at_s);
    for (std::size_t c = 0; c < kColumns; ++c) w[c] -= 0.1 * (at_w[c] - at_s[c] + mu[c]);
    fit.step({row});
    REQUIRE(same_bits<double>(fit.descent.at, w));
  }
  CHECK(fit.sum.full_gradients == 1);
  fit.take(1);
  CHECK(fit.sum.full_gradients == 2);
  CHECK(same_bits<double>(fit.descent.state(2), w));  // the new s
}

TEST_CASE("a SARAH step carries its gradient along", "[finite_sum]") {
  Fit fit(method("sarah", 0.1, {{"inner_steps", 5.0}}));
  LeastSquares sum;
  std::vector<double> before;
  std::vector<double> w(kColumns, 0);
  std::vector<double> v(kColumns);
  sum.full_loss_and_gradient(w, v);
  for (const std::uint32_t row : {7U, 3U, 3U, 30U, 0U}) {
    // The first step, by the full gradient, ignores its row.
    if (!before.empty()) {
      std::vector<double> now(kColumns);
      std::vector<double> then(kColumns);
      sum.loss_and_gradient(w, {&row, 1}, now);
      sum.loss_and_gradient(before, {&row, 1}, then);
      for (std::size_t c = 0; c < kColumns; ++c) v[c] = now[c] - then[c] + v[c];
    }
    before = w;
    for (std::size_t c = 0; c < kColumns; ++c) w[c] -= 0.1 * v[c];
    fit.step({row});
    REQUIRE(same_bits<double>(fit.descent.at, w));
  }
  CHECK(fit.sum.full_gradients == 1);
}

TEST_CASE("SARAH+ starts afresh once its gradient is an eighth of the first, squared",
          "[finite_sum]") {
  Fit fit(method("sarah_plus", 0.1, {{"inner_steps", 40.0}}));
  const auto squares = [&fit] {
    const std::vector<double> v = fit.descent.state(0);
    return std::inner_product(v.begin(), v.end(), v.begin(), 0.0);
  };
  std::size_t loops = 0;
  std::size_t early = 0;
  std::size_t steps_of_loop = 0;
  double first = 0;
  bool is_over = true;
  for (int step = 0; step < 400; ++step) {
    fit.take(1);
    if (is_over) {
      ++loops;
      steps_of_loop = 0;
      first = squares();
    }
    ++steps_of_loop;
    REQUIRE(fit.sum.full_gradients == loops);
    is_over = steps_of_loop == 40 || squares() <= first / 8;
    if (is_over && steps_of_loop < 40) ++early;
  }
  CHECK(early > 5);
}

TEST_CASE("SAG moves against the mean of every row's last gradient", "[finite_sum]") {
  for (const bool of_seen : {false, true}) {
    Fit fit(method("sag", 0.05, {{"divide_by", of_seen ? "seen" : "n"}}));
    LeastSquares sum;
    std::vector<std::vector<double>> table(kRows, std::vector<double>(kColumns, 0));
    std::vector<bool> seen(kRows);
    std::vector<double> w(kColumns, 0);
    for (int step = 0; step < 40; ++step) {
      const std::vector<std::uint32_t> batch{fit.rng.below(kRows), fit.rng.below(kRows)};
      for (const std::uint32_t row : batch) {
        sum.loss_and_gradient(w, {&row, 1}, table[row]);
        seen[row] = true;
      }
      const auto count = std::count(seen.begin(), seen.end(), true);
      const double n = of_seen ? static_cast<double>(count) : static_cast<double>(kRows);
      for (std::size_t c = 0; c < kColumns; ++c) {
        double d = 0;
        for (const std::vector<double>& gradient : table) d += gradient[c];
        w[c] -= 0.05 / n * d;
      }
      fit.step(batch);
      CAPTURE(of_seen, step);
      for (std::size_t c = 0; c < kColumns; ++c) {
        REQUIRE(std::abs(fit.descent.at[c] - w[c]) < 1e-13);
      }
      CHECK(std::abs(fit.descent.effective_steps()[0] - 0.05 / n) < 1e-17);
    }
  }
}

TEST_CASE("SAG's effective step is eta / n before its first step, too", "[finite_sum]") {
  const Fit fit(method("sag", 0.05));
  CHECK(std::abs(fit.descent.effective_steps()[0] - 0.05 / kRows) < 1e-17);
}

TEST_CASE("a table of gradients that is too large for SAG is refused", "[finite_sum]") {
  const auto make = [](std::size_t parameters, std::size_t terms) {
    return [parameters, terms] {
      make_optimizer<float>(OptimizerSettings("sag"), start_of(parameters, terms));
    };
  };
  CHECK(refuses(make(1 << 10, (1 << 19) + 1), ErrorCode::out_of_memory, "optimizer"));
  CHECK(message_contains(make(1000, 10000000), "10000000 rows of 1000 parameters"));
  CHECK(message_contains(make(1000, 10000000), "SVRG"));
  CHECK_NOTHROW(make(100, 1000)());
}

TEST_CASE("S2GD's outer loops last as planned, then as drawn", "[finite_sum]") {
  Fit fit(method("s2gd", 0.1, {{"inner_steps", 50.0}}), {3, 1, 2});
  std::vector<std::size_t> full_gradients;
  for (int step = 0; step < 7; ++step) {
    fit.take(1);
    full_gradients.push_back(fit.sum.full_gradients);
  }
  CHECK(full_gradients == std::vector<std::size_t>{1, 1, 1, 2, 3, 3, 4});
}

/// Where each update of a fit leads.
std::vector<std::vector<double>> iterates(Fit& fit, std::size_t steps) {
  std::vector<std::vector<double>> all{fit.descent.at};
  for (std::size_t step = 0; step < steps; ++step) {
    fit.take(1);
    all.push_back(fit.descent.at);
  }
  return all;
}

TEST_CASE("SVRG and SARAH go on from the planned iterates", "[finite_sum]") {
  for (const char* const optimizer : {"svrg", "sarah"}) {
    Fit fit(method(optimizer, 0.1, {{"inner_steps", 4.0}, {"output", "random"}}), {0, 2, 3});
    const auto w = iterates(fit, 12);
    CAPTURE(optimizer);
    CHECK(w[4] == w[0]);
    CHECK(w[3] != w[0]);
    CHECK(w[8] == w[6]);
    CHECK(w[12] == w[11]);
  }
}

TEST_CASE("SARAH can go on from its last iterate, SVRG cannot by a draw", "[finite_sum]") {
  Fit planned(method("sarah", 0.1, {{"inner_steps", 4.0}, {"output", "random"}}), {4});
  Fit last(method("sarah", 0.1, {{"inner_steps", 4.0}}));
  planned.take(4);
  last.take(4);
  CHECK(same_bits<double>(planned.descent.at, last.descent.at));
}

/// How often each iterate of outer loops of `m` steps was kept, by steps of one length.
std::vector<double> kept_counts(std::string_view optimizer, std::size_t m, std::size_t loops) {
  Descent<double> descent(
      method(optimizer, 1, {{"inner_steps", static_cast<double>(m)}, {"output", "random"}}), {0});
  std::vector<double> counts(m + 1, 0);
  for (std::size_t loop = 0; loop < loops; ++loop) {
    const double start = descent.at[0];
    for (std::size_t step = 0; step < m; ++step) descent.step({1});
    counts.at(static_cast<std::size_t>(std::lround(start - descent.at[0]))) += 1;
  }
  return counts;
}

TEST_CASE("SVRG draws from w_0 to w_(m-1), SARAH from w_0 to w_m, all alike", "[finite_sum]") {
  constexpr std::size_t kLoops = 6000;
  const std::vector<double> svrg = kept_counts("svrg", 4, kLoops);
  const std::vector<double> sarah = kept_counts("sarah", 4, kLoops);
  CHECK(svrg[4] == 0);
  // Five standard deviations.
  for (std::size_t t = 0; t < 4; ++t) CHECK(std::abs(svrg[t] - 1500) < 5 * std::sqrt(1500 * 0.75));
  for (std::size_t t = 0; t < 5; ++t) CHECK(std::abs(sarah[t] - 1200) < 5 * std::sqrt(1200 * 0.8));
}

TEST_CASE("S2GD's outer loops have the lengths of its paper", "[finite_sum]") {
  constexpr double kLoops = 6000;
  // 1 - nu eta = 1/2: weights 1, 1/2, 1/4 of t = 3, 2, 1.
  Fit fit(method("s2gd", 0.1, {{"inner_steps", 3.0}, {"nu", 5.0}}));
  std::array<double, 4> counts{};
  std::size_t length = 0;
  fit.take(1);
  while (fit.sum.full_gradients <= static_cast<std::size_t>(kLoops)) {
    const std::size_t before = fit.sum.full_gradients;
    ++length;
    fit.take(1);
    if (fit.sum.full_gradients == before) continue;
    counts.at(length) += 1;
    length = 0;
  }
  for (std::size_t t = 1; t <= 3; ++t) {
    const double share = std::pow(2.0, static_cast<double>(t)) / 14;
    CAPTURE(t);
    CHECK(std::abs(counts[t] - share * kLoops) < 5 * std::sqrt(kLoops * share * (1 - share)));
  }
}

TEST_CASE("another seed draws other outer loops", "[finite_sum]") {
  const auto path_of = [](std::uint64_t seed) {
    Descent<double> descent(method("s2gd", 0.1), {0},
                            {.layout = {{"w", 0, 1, 1}}, .seed = seed, .planned_draws = {}});
    std::vector<double> starts;
    for (int step = 0; step < 300; ++step) {
      descent.step({1});
      starts.push_back(descent.state(2)[0]);
    }
    return starts;
  };
  CHECK(path_of(1) == path_of(1));
  CHECK(path_of(1) != path_of(2));
}

TEST_CASE("a clone in the middle of an outer loop goes on identically", "[finite_sum][property]") {
  for (const OptimizerSettings& settings : convergent_methods()) {
    Fit original(settings);
    original.take(100);  // 36 into the second loop, where it has 64 steps
    Fit copy = original;
    original.take(100);
    copy.take(100);
    CAPTURE(settings.info().key);
    CHECK(same_bits<double>(original.descent.record(), copy.descent.record()));
  }
}

TEST_CASE("planned draws come back at a restart", "[finite_sum][property]") {
  TrainingConfig config;
  config.batch_size = 4;
  config.optimizer = method("sarah", 0.05, {{"inner_steps", 6.0}, {"output", "random"}});
  const auto objective = supervised_objective(wavy_design<float>(80), config);
  Session<float> session(objective.clone(), config.session(), std::nullopt, {0, 0, 0});
  const std::vector<float> start(session.parameters().begin(), session.parameters().end());
  for (int run = 0; run < 2; ++run) {
    for (int loop = 0; loop < 3; ++loop) {
      session.run(5);
      CHECK_FALSE(same_bits<float>(session.parameters(), start));
      session.run(1);
      CHECK(same_bits<float>(session.parameters(), start));
    }
    session.restart();
  }
}

TEST_CASE("longer outer loops set during a run still go on from their last iterate",
          "[finite_sum]") {
  for (const char* const optimizer : {"svrg", "sarah", "sarah_plus"}) {
    const OptimizerSettings longer = method(optimizer, 0.1, {{"inner_steps", 6.0}});
    Fit changed(method(optimizer, 0.1, {{"inner_steps", 3.0}}));
    changed.take(2);
    changed.descent.optimizer->set_settings(longer);
    const auto w = iterates(changed, 12);
    CAPTURE(optimizer);
    // No update leads back to a point where the descent has been.
    for (std::size_t i = 0; i < w.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) CHECK(w[i] != w[j]);
    }
  }
}

}  // namespace
}  // namespace rp::test::finite_sum_test
