#include "rp/objective/supervised_objective.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/golden.hpp"
#include "support/optimizers.hpp"

namespace rp::test::objective_test {
namespace {

constexpr std::size_t kRows = 20;
const std::vector<std::uint32_t> kBatch{3, 19, 0, 7, 11, 2, 5};  // short of whole lanes

std::shared_ptr<const Design<double>> random_design(std::size_t inputs, std::size_t outputs) {
  Rng rng(21);
  auto design = std::make_shared<Design<double>>();
  design->training.table_rows.resize(kRows);
  design->training.features = random_samples<double>(rng, inputs, kRows);
  design->training.targets = random_samples<double>(rng, outputs, kRows);
  design->validation = design->training;
  return design;
}

/// The same with a class for each row, as 0/1 or one-hot.
std::shared_ptr<const Design<double>> design_of_classes(std::size_t inputs, std::size_t outputs) {
  auto design = std::make_shared<Design<double>>(*random_design(inputs, outputs));
  design->classes = std::max<std::size_t>(outputs, 2);
  Rng rng(23);
  for (std::size_t s = 0; s < kRows; ++s) {
    const std::size_t label = rng.below(static_cast<std::uint32_t>(design->classes));
    for (std::size_t o = 0; o < outputs; ++o) {
      design->training.targets(o, s) = outputs == 1 ? static_cast<double>(label) : label == o;
    }
  }
  return design;
}

/// The largest difference between the gradient and central differences of loss and penalty.
double gradient_error(const NetworkShape& shape, const Criterion& criterion,
                      const Penalty& penalty = {}) {
  const Network<double> network(shape);
  SupervisedObjective<double> objective(
      is_of_classes(criterion.loss) ? design_of_classes(shape.inputs, shape.outputs)
                                    : random_design(shape.inputs, shape.outputs),
      network, criterion, kBatch.size(), Initialisation::pytorch, penalty);
  std::vector<double> parameters(network.parameter_count());
  Rng rng(22);
  network.initialise(Initialisation::pytorch, rng, parameters);
  std::vector<double> gradient(parameters.size());
  std::vector<double> unused(parameters.size());
  objective.loss_and_gradient(parameters, kBatch, gradient);
  constexpr double kStep = 1e-6;
  double worst = 0;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const double at = parameters[i];
    parameters[i] = at + kStep;
    const double above =
        objective.loss_and_gradient(parameters, kBatch, unused) + objective.penalty(parameters);
    parameters[i] = at - kStep;
    const double below =
        objective.loss_and_gradient(parameters, kBatch, unused) + objective.penalty(parameters);
    parameters[i] = at;
    worst = std::max(worst, std::abs((above - below) / (2 * kStep) - gradient[i]));
  }
  return worst;
}

TEST_CASE("the gradient is the slope of the loss for every kind of network",
          "[objective][property]") {
  const std::vector<std::vector<std::size_t>> all_hidden{{},     {1},         {3},
                                                         {5, 4}, {16, 16, 7}, {2, 2, 2, 2}};
  for (const std::vector<std::size_t>& hidden : all_hidden) {
    for (const Activation activation : {Activation::tanh, Activation::relu}) {
      for (const Loss loss : {Loss::mse, Loss::half_mse}) {
        for (const std::size_t outputs : {1U, 2U}) {
          CAPTURE(hidden, static_cast<int>(activation), static_cast<int>(loss), outputs);
          REQUIRE(gradient_error({3, hidden, outputs, activation}, loss) < 1e-8);
        }
      }
    }
  }
}

TEST_CASE("the gradient is the slope of loss and penalty for every loss and activation",
          "[objective][property]") {
  for (const Activation activation :
       {Activation::identity, Activation::tanh, Activation::relu, Activation::leaky_relu,
        Activation::sigmoid, Activation::gelu}) {
    const NetworkShape one{3, {5, 4}, 1, activation};
    const NetworkShape three{3, {5, 4}, 3, activation};
    const Penalty penalty{0.03, 0.2};
    CAPTURE(static_cast<int>(activation));
    for (const Loss loss : {Loss::mse, Loss::half_mse, Loss::mae, Loss::huber}) {
      CAPTURE(static_cast<int>(loss));
      REQUIRE(gradient_error(one, Criterion(loss, 0.3), penalty) < 1e-8);
      REQUIRE(gradient_error(three, Criterion(loss, 0.3), penalty) < 1e-8);
    }
    REQUIRE(gradient_error(one, Criterion(Loss::bce_with_logits, 1, {0.5, 3}), penalty) < 1e-8);
    REQUIRE(gradient_error(three, Criterion(Loss::softmax_cross_entropy, 1, {0.5, 3, 1}), penalty) <
            1e-8);
  }
}

TEST_CASE("a penalty is in the gradient and not in the loss", "[objective]") {
  const auto design = random_design(3, 1);
  const Network<double> network({3, {4}, 1, Activation::tanh});
  SupervisedObjective<double> plain(design, network, Loss::mse, kBatch.size());
  SupervisedObjective<double> held(design, network, Loss::mse, kBatch.size(),
                                   Initialisation::pytorch, {0.1, 0.1});
  std::vector<double> parameters(network.parameter_count(), 0.5);
  std::vector<double> free_gradient(parameters.size());
  std::vector<double> held_gradient(parameters.size());
  CHECK(plain.loss_and_gradient(parameters, kBatch, free_gradient) ==
        held.loss_and_gradient(parameters, kBatch, held_gradient));
  CHECK(plain.penalty(parameters) == 0);
  CHECK(held.penalty(parameters) == Approx(16 * (0.1 * 0.5 + 0.05 * 0.25)));
  CHECK(held_gradient[0] == Approx(free_gradient[0] + 0.1 + 0.05));
}

TEST_CASE("a call's result does not depend on the calls before it", "[objective][property]") {
  const auto design = wavy_design<float>(100);
  const Network<float> network({3, {6}, 1, Activation::tanh});
  std::vector<float> parameters(network.parameter_count());
  Rng rng(1);
  network.initialise(Initialisation::pytorch, rng, parameters);
  const auto gradient = [&](SupervisedObjective<float>& objective,
                            const std::vector<std::uint32_t>& batch) {
    std::vector<float> values(parameters.size());
    values.push_back(
        objective.loss_and_gradient(parameters, batch, std::span(values).first(parameters.size())));
    return values;
  };
  SupervisedObjective<float> fresh(design, network, Loss::mse, 50);
  const std::vector<float> expected = gradient(fresh, kBatch);
  SupervisedObjective<float> used(design, network, Loss::mse, 50);
  std::vector<std::uint32_t> large(50);
  std::iota(large.begin(), large.end(), 30U);
  gradient(used, large);
  used.mean_loss(parameters, design->validation);
  CHECK(same_bits<float>(gradient(used, kBatch), expected));
}

TEST_CASE("the mean loss of many rows is that of all predictions", "[objective]") {
  const auto design = wavy_design<double>(1500);  // several chunks, the last one short
  const Network<double> network({3, {4}, 1, Activation::tanh});
  SupervisedObjective<double> objective(design, network, Loss::mse, 8);
  std::vector<double> parameters(network.parameter_count());
  Rng rng(1);
  network.initialise(Initialisation::pytorch, rng, parameters);
  const Samples<double>& samples = design->training;
  Matrix<double> predictions = sample_matrix<double>(1, samples.rows());
  objective.predict(parameters, samples.feature_block(), as_block(predictions, samples.rows()));
  double sum = 0;
  for (std::size_t s = 0; s < samples.rows(); ++s) {
    sum += std::pow(predictions(0, s) - samples.targets(0, s), 2);
  }
  const double expected = sum / static_cast<double>(samples.rows());
  CHECK(std::abs(objective.mean_loss(parameters, samples) - expected) < 1e-12);
}

TEST_CASE("of several outputs the mean loss is the loss of a batch of all rows", "[objective]") {
  const auto design = random_design(3, 2);
  const Network<double> network({3, {4}, 2, Activation::tanh});
  SupervisedObjective<double> objective(design, network, Loss::mse, kRows);
  std::vector<double> parameters(network.parameter_count(), 0.5);
  std::vector<double> gradient(parameters.size());
  std::vector<std::uint32_t> all(kRows);
  std::iota(all.begin(), all.end(), 0U);
  const double loss = objective.loss_and_gradient(parameters, all, gradient);
  CHECK(std::abs(objective.mean_loss(parameters, design->training) - loss) < 1e-15);
}

TEST_CASE("the full loss and gradient are those of a batch of all rows", "[objective]") {
  for (const std::size_t rows : {60U, 1500U}) {  // one chunk, and several with a short one last
    const auto design = wavy_design<double>(rows);
    const std::size_t all = design->training.rows();
    const Network<double> network({3, {4}, 1, Activation::tanh});
    for (const Loss loss : {Loss::mse, Loss::half_mse}) {
      SupervisedObjective<double> objective(design, network, loss, all);
      std::vector<double> parameters(network.parameter_count());
      Rng rng(1);
      objective.initialise(rng, parameters);
      std::vector<double> gradient(parameters.size());
      std::vector<double> full_gradient(parameters.size());
      std::vector<std::uint32_t> batch(all);
      std::iota(batch.begin(), batch.end(), 0U);
      const double value = objective.loss_and_gradient(parameters, batch, gradient);
      const double full_value = objective.full_loss_and_gradient(parameters, full_gradient);
      CHECK(objective.terms() == all);
      CHECK(std::abs(full_value - value) < 1e-14);
      for (std::size_t i = 0; i < gradient.size(); ++i) {
        CHECK(std::abs(full_gradient[i] - gradient[i]) < 1e-14);
      }
    }
  }
}

TEST_CASE("the validation loss is the mean loss over the validation rows", "[objective]") {
  const auto design = wavy_design<double>(60);
  SupervisedObjective<double> objective(design, Network<double>({3, {4}, 1, Activation::tanh}),
                                        Loss::half_mse, 8);
  const std::vector<double> parameters(objective.parameter_count(), 0.25);
  CHECK(objective.validation_loss(parameters) ==
        objective.mean_loss(parameters, design->validation));
  CHECK(objective.validation_terms() == design->validation.rows());
}

void follows(const std::string& file) {
  const SupervisedTrace trace = supervised_trace(file);
  const auto design = diabetes();
  SupervisedObjective<double> objective(design, Network<double>(trace.shape), trace.loss, 442);
  std::vector<double> parameters = trace.start;
  std::vector<double> gradient(parameters.size());
  const auto optimizer = make_optimizer<double>(trace.settings, start_of(parameters.size()));
  const auto full_loss = [&] { return objective.mean_loss(parameters, design->training); };
  auto full = trace.full_losses.begin();
  for (std::size_t update = 0; update <= trace.batches.size(); ++update) {
    CAPTURE(file, update);
    if (full != trace.full_losses.end() && full->first == update) {
      REQUIRE(std::abs(full_loss() - full->second) <= trace.loss_tolerance);
      ++full;
    }
    if (update == trace.batches.size()) break;
    const double loss = objective.loss_and_gradient(parameters, trace.batches[update], gradient);
    REQUIRE(std::abs(loss - trace.batch_losses[update]) <= trace.loss_tolerance);
    optimizer->update(parameters, gradient);
  }
  REQUIRE(full == trace.full_losses.end());
  REQUIRE(parameters.size() == trace.final_parameters.size());
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    REQUIRE(std::abs(parameters[i] - trace.final_parameters[i]) <= trace.parameter_tolerance);
  }
}

TEST_CASE("full-batch linear regression follows torch's RMSprop", "[objective][golden]") {
  follows("supervised/linear_diabetes_full_pytorch.json");
}

TEST_CASE("mini-batch linear regression follows the reference", "[objective][golden]") {
  follows("supervised/linear_diabetes_mini_datacamp.json");
}

TEST_CASE("a tanh network on mini-batches follows the reference", "[objective][golden]") {
  follows("supervised/mlp_diabetes_tanh_mini_datacamp.json");
}

}  // namespace
}  // namespace rp::test::objective_test
