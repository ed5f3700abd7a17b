// What articles, lectures and papers print about these optimizers, run here.

#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rp/functions/test_function.hpp"
#include "rp/objective/function_objective.hpp"
#include "rp/objective/online_objective.hpp"
#include "rp/train/session.hpp"
#include "support/catch.hpp"
#include "support/optimizers.hpp"

namespace rp::test::published_test {
namespace {

// A straight line through six points, by RMSprop in NumPy: slope, intercept and error printed.

std::shared_ptr<const Design<double>> six_points() {
  const std::array<double, 6> x{5, 15, 25, 35, 45, 55};
  const std::array<double, 6> y{5, 20, 14, 32, 22, 38};
  auto design = std::make_shared<Design<double>>();
  design->training.table_rows = {0, 1, 2, 3, 4, 5};
  design->training.features = sample_matrix<double>(1, 6);
  design->training.targets = sample_matrix<double>(1, 6);
  for (std::size_t i = 0; i < 6; ++i) {
    design->training.features(0, i) = x[i];
    design->training.targets(0, i) = y[i];
  }
  design->validation = design->training;
  design->feature_scales = {{0, 1}};
  return design;
}

Session<double> line_through_six_points() {
  TrainingConfig config;
  config.loss = Loss::half_mse;
  config.optimizer = rmsprop(0.001, 0.9, 1e-8);
  config.batch_size = 6;
  const std::vector<double> start{3, 5};
  return Session<double>(six_points(), config, start);
}

TEST_CASE("the line through six points descends as in NumPy", "[published][golden]") {
  Session<double> session = line_through_six_points();
  struct Row {
    std::size_t step;
    double slope;
    double intercept;
    double tolerance;
  };
  const std::vector<Row> rows{
      {1, 2.9968377223398659, 4.9968377223411986, 1e-10},
      {2, 2.9945450079594624, 4.994545022541601, 1e-10},
      {10, 2.9826888156931153, 4.9826890315956494, 1e-10},
      {100, 2.8912138140566364, 4.891217491469269, 1e-10},
      {1000, 1.9957039914847381, 3.9957693615258023, 1e-10},
      {2000, 1.0069796898426895, 3.0074477800642594, 1e-10},
      {2500, 0.61221990429386941, 2.7648205473828495, 1e-8},
  };
  for (const Row& row : rows) {
    session.run(row.step - session.steps());
    CAPTURE(row.step);
    CHECK(std::abs(session.parameters()[0] - row.slope) <= row.tolerance);
    CHECK(std::abs(session.parameters()[1] - row.intercept) <= row.tolerance);
  }
}

TEST_CASE("the line through six points ends at the printed slope, intercept and error",
          "[published][golden]") {
  Session<double> session = line_through_six_points();
  session.run(5000);
  const double rmse = std::sqrt(mean_square_of(Loss::half_mse, session.evaluate().validation_loss));
  // All printed digits of the line, ten of the error. On the way rounding noise grows from 1e-16 to
  // 1e-7, so that sums in another order may end 1e-6 away, or on another branch 1e-3 away.
  CHECK(std::abs(session.parameters()[0] - 0.54935276) < 5e-9);
  CHECK(std::abs(session.parameters()[1] - 5.24240429) < 5e-9);
  CHECK(std::abs(rmse - 5.813195776655382) < 5e-10);
}

// Tables of descents on x / ln x from 364 in float, 1500 updates with learning rate 0.3: x after
// updates 1, 101, ..., 1401 and after the last, four decimals each.

std::vector<std::string> printed_descent(const OptimizerSettings& settings) {
  const FunctionObjective<float> quotient(test_function("x_over_log_x"));
  Session<float> session(quotient.clone(), {.optimizer = settings});
  std::vector<std::string> rows;
  for (int row = 0; row < 16; ++row) {
    session.run(row == 0 ? 1 : row == 15 ? 99 : 100);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.4f", static_cast<double>(session.parameters()[0]));
    rows.emplace_back(text.data());
  }
  return rows;
}

TEST_CASE("PyTorch's table of x / ln x comes out to every printed digit", "[published][golden]") {
  CHECK(printed_descent(with(OptimizerSettings("rmsprop", "pytorch"), {{"learning_rate", 0.3}})) ==
        std::vector<std::string>{"361.0000", "302.5840", "268.0156", "236.2579", "205.2928",
                                 "174.5349", "143.7643", "112.8619", "81.7036", "50.0471",
                                 "17.0591", "2.7183", "2.7183", "2.7183", "2.7183", "2.7183"});
}

TEST_CASE("Keras' table of x / ln x comes out to every printed digit", "[published][golden]") {
  const std::vector<std::string> table{"363.0513", "330.9281", "300.8935", "270.8544",
                                       "240.8105", "210.7600", "180.7007", "150.6295",
                                       "120.5406", "90.4234",  "60.2539",  "29.9579",
                                       "2.7183",   "2.7183",   "2.7183",   "2.7183"};
  const OptimizerSettings keras =
      with(OptimizerSettings("rmsprop", "keras"), {{"learning_rate", 0.3}});
  CHECK(printed_descent(keras) == table);
  // Only with epsilon inside the root.
  CHECK(printed_descent(with(keras, {{"epsilon_mode", "outside"}})) != table);
}

// Hinton's lecture 6.5: of ten mini-batches nine have a gradient of +0.1 and one of -0.9. The
// weight should stay about where it is.

const std::vector<double> kNineToOne{0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, -0.9};

TEST_CASE("Rprop lets a weight grow where nine small gradients balance a large one",
          "[published]") {
  // Steps of 0.01, grown by 1.2 eight times, and at the turn half of the last.
  const double forward = 0.01 * (std::pow(1.2, 9) - 1) / 0.2;
  const double back = 0.01 * std::pow(1.2, 8) / 2;
  const double moves = path<double>(OptimizerSettings("rprop", "simple"), kNineToOne).back();
  const double rests = path<double>(OptimizerSettings("rprop", "pytorch"), kNineToOne).back();
  CHECK(std::abs(moves + forward - back) < 1e-15);
  CHECK(std::abs(rests + forward) < 1e-15);
  // Twenty of its first steps away.
  CHECK(forward > 20 * 0.01);
}

TEST_CASE("RMSprop stays where nine small gradients balance a large one", "[published]") {
  // From their mean square on, (9 * 0.01 + 0.81) / 10 = 0.09.
  const OptimizerSettings settings =
      settings_of("rmsprop", {{"rho", 0.999}, {"epsilon", 0.0}, {"initial_accumulator", 0.09}});
  double expected = 0;
  double v = 0.09;
  for (const double g : kNineToOne) {
    v = 0.999 * v + 0.001 * g * g;
    expected -= 0.01 * g / std::sqrt(v);
  }
  const double moved = path<double>(settings, kNineToOne).back();
  CHECK(std::abs(moved - expected) < 1e-16);
  // Three learning rates forward and as many back.
  CHECK(std::abs(moved) < 0.05 * 0.01);
}

TEST_CASE("round by round Rprop runs away and RMSprop does not", "[published]") {
  std::vector<double> rounds;
  for (int round = 0; round < 20; ++round) {
    rounds.insert(rounds.end(), kNineToOne.begin(), kNineToOne.end());
  }
  const double by_rprop = path<double>(OptimizerSettings("rprop", "simple"), rounds).back();
  const double by_rmsprop =
      path<double>(settings_of("rmsprop", {{"rho", 0.999}, {"initial_accumulator", 0.09}}), rounds)
          .back();
  CHECK(by_rprop < -5);
  CHECK(std::abs(by_rmsprop) < 0.01);
}

TEST_CASE("under a constant gradient AdaGrad's steps shrink as 1/sqrt(t), RMSprop's do not",
          "[published]") {
  const std::vector<double> constant(400, 0.7);
  const std::vector<double> by_adagrad =
      path<double>(settings_of("adagrad", {{"epsilon", 0.0}}), constant);
  const std::vector<double> by_rmsprop = path<double>(rmsprop(0.01, 0.9, 0), constant);
  for (std::size_t i = 1; i < constant.size(); ++i) {
    const double t = static_cast<double>(i + 1);
    const double adagrad = by_adagrad[i - 1] - by_adagrad[i];
    const double rmsprop_step = by_rmsprop[i - 1] - by_rmsprop[i];
    REQUIRE(std::abs(adagrad / (0.01 / std::sqrt(t)) - 1) < 1e-10);
    REQUIRE(std::abs(rmsprop_step / (0.01 / std::sqrt(1 - std::pow(0.9, t))) - 1) < 1e-10);
  }
  // At the end a twentieth of the learning rate, and all of it.
  CHECK(std::abs(by_adagrad[398] - by_adagrad[399] - 0.01 / 20) < 1e-12);
  CHECK(std::abs(by_rmsprop[398] - by_rmsprop[399] - 0.01) < 1e-12);
}

// Reddi, Kale and Kumar 2018: gradients 3, -1, -1 in turn, one parameter in [-1, 1], of which -1 is
// the best. Learning rate 0.1 / sqrt(t), memory of squares 1 / (1 + 3^2).

double after_3000(const OptimizerSettings& settings, double start) {
  Session<double> session(
      OnlineObjective<double>(reddi_slopes(3), start).clone(),
      {.optimizer = with(settings, {{"learning_rate", 0.1}, {"schedule", "inverse_sqrt"}})});
  session.run(3000);
  return session.parameters()[0];
}

TEST_CASE("on Reddi's sum RMSprop and Adam end at the worst point", "[published][golden]") {
  const OptimizerSettings by_rmsprop =
      settings_of("rmsprop", {{"rho", 0.1}, {"epsilon_mode", "none"}});
  const OptimizerSettings by_adam =
      settings_of("adam", {{"beta1", 0.0}, {"beta2", 0.1}, {"epsilon", 0.0}});
  for (const double start : {0.0, 1.0}) {
    CHECK(after_3000(by_rmsprop, start) == 1);
    CHECK(after_3000(by_adam, start) == 1);
  }
}

TEST_CASE("on Reddi's sum AMSGrad and SGD end at the best point", "[published][golden]") {
  const OptimizerSettings amsgrad =
      with(OptimizerSettings("amsgrad", "reddi"), {{"beta1", 0.0}, {"beta2", 0.1}});
  CHECK(std::abs(after_3000(amsgrad, 0) + 0.9987) < 1e-3);
  CHECK(std::abs(after_3000(settings_of("sgd"), 0) + 0.99634821191689538) < 1e-10);
  CHECK(std::abs(after_3000(settings_of("sgd"), 1) + 0.99634821191689538) < 1e-10);
  // From the worst point AMSGrad is slow.
  CHECK(std::abs(after_3000(amsgrad, 1) + 0.3157) < 1e-3);
}

TEST_CASE("with a longer memory RMSprop and Adam find the best point, too", "[published]") {
  for (const double memory : {0.9, 0.99}) {
    CHECK(after_3000(settings_of("rmsprop", {{"rho", memory}, {"epsilon_mode", "none"}}), 0) <
          -0.9);
    CHECK(after_3000(settings_of("adam", {{"beta1", 0.0}, {"beta2", memory}, {"epsilon", 0.0}}),
                     0) < -0.9);
  }
}

TEST_CASE("momentum and RMSprop leave a saddle long before SGD and AdaGrad", "[published]") {
  const auto updates_to_leave = [](std::string_view optimizer) {
    const FunctionObjective<double> saddle(test_function("saddle"));
    Session<double> session(saddle.clone(),
                            {.optimizer = settings_of(optimizer, {{"learning_rate", 0.01}})});
    std::size_t updates = 0;
    for (; session.evaluate().validation_loss >= -1 && updates < 3000; ++updates) session.run(1);
    return updates;
  };
  CHECK(updates_to_leave("rmsprop") == 75);
  CHECK(updates_to_leave("momentum") == 72);
  CHECK(updates_to_leave("sgd") == 349);
  CHECK(updates_to_leave("adagrad") == 1440);
}

}  // namespace
}  // namespace rp::test::published_test
