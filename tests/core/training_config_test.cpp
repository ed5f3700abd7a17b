#include "rp/train/training_config.hpp"

#include <limits>

#include "support/catch.hpp"
#include "support/checks.hpp"

namespace rp::test::training_config_test {
namespace {

constexpr std::size_t kTrainingRows = 100;
constexpr DesignSizes kNumbers{kTrainingRows};

bool refused(const TrainingConfig& config, std::string_view where) {
  return refuses([&] { validate(config, kNumbers); }, ErrorCode::setting_out_of_range, where);
}

TEST_CASE("the default settings are accepted", "[training_config]") {
  CHECK_NOTHROW(validate(TrainingConfig{}, kNumbers));
}

TEST_CASE("the largest network is accepted and a larger one refused", "[training_config]") {
  TrainingConfig config;
  config.hidden_units = {1024, 1, 1, 1024};
  CHECK_NOTHROW(validate(config, kNumbers));
  config.hidden_units = {1, 1, 1, 1, 1};
  CHECK(refused(config, "hidden_units"));
  config.hidden_units = {16, 1025};
  CHECK(refused(config, "hidden_units"));
}

TEST_CASE("a hidden layer without units is refused", "[training_config]") {
  TrainingConfig config;
  config.hidden_units = {16, 0};
  CHECK(refused(config, "hidden_units"));
}

TEST_CASE("equal starting weights are for linear models only", "[training_config]") {
  for (const Initialisation how : {Initialisation::zeros, Initialisation::ones}) {
    TrainingConfig config;
    config.initialisation = how;
    CHECK_NOTHROW(validate(config, kNumbers));
    config.hidden_units = {4};
    CHECK(refused(config, "initialisation"));
  }
}

TEST_CASE("a batch holds from one row to all training rows", "[training_config]") {
  TrainingConfig config;
  config.batch_size = 1;
  CHECK_NOTHROW(validate(config, kNumbers));
  config.batch_size = kTrainingRows;
  CHECK_NOTHROW(validate(config, kNumbers));
  config.batch_size = 0;
  CHECK(refused(config, "batch_size"));
  config.batch_size = kTrainingRows + 1;
  CHECK(refused(config, "batch_size"));
  CHECK(message_contains([&] { validate(config, kNumbers); }, "100 training rows"));
}

constexpr DesignSizes kTwoClasses{kTrainingRows, 1, 1, 2};
constexpr DesignSizes kThreeClasses{kTrainingRows, 1, 3, 3};

bool refused_of(const DesignSizes& sizes, const TrainingConfig& config, std::string_view where) {
  return refuses([&] { validate(config, sizes); }, ErrorCode::setting_out_of_range, where);
}

TEST_CASE("a loss fits what the target is", "[training_config]") {
  TrainingConfig config;
  config.loss = Loss::bce_with_logits;
  CHECK_NOTHROW(validate(config, kTwoClasses));
  CHECK(refused_of(kNumbers, config, "loss"));
  CHECK(refused_of(kThreeClasses, config, "loss"));
  config.loss = Loss::softmax_cross_entropy;
  CHECK_NOTHROW(validate(config, kThreeClasses));
  CHECK(refused_of(kNumbers, config, "loss"));
  CHECK(refused_of(kTwoClasses, config, "loss"));
  for (const Loss loss : {Loss::mse, Loss::half_mse, Loss::mae, Loss::huber}) {
    config.loss = loss;
    CHECK_NOTHROW(validate(config, kNumbers));
    CHECK(refused_of(kTwoClasses, config, "loss"));
  }
}

TEST_CASE("the delta of Huber's loss is above 0", "[training_config]") {
  for (const double delta : {0.0, -1.0, std::numeric_limits<double>::infinity(),
                             std::numeric_limits<double>::quiet_NaN()}) {
    TrainingConfig config;
    config.huber_delta = delta;
    CHECK(refused(config, "huber_delta"));
  }
}

TEST_CASE("penalties are finite and from 0 up", "[training_config]") {
  TrainingConfig config;
  config.l1_penalty = -0.1;
  CHECK(refused(config, "l1_penalty"));
  config = {};
  config.l2_penalty = std::numeric_limits<double>::quiet_NaN();
  CHECK(refused(config, "l2_penalty"));
}

TEST_CASE("class weights are one for each class, none negative, not all 0", "[training_config]") {
  TrainingConfig config;
  config.loss = Loss::bce_with_logits;
  config.class_weights = {0, 2};
  CHECK_NOTHROW(validate(config, kTwoClasses));
  for (const std::vector<double>& weights :
       std::vector<std::vector<double>>{{1}, {1, 1, 1}, {1, -1}, {0, 0}}) {
    config.class_weights = weights;
    CHECK(refused_of(kTwoClasses, config, "class_weights"));
  }
}

TEST_CASE("the optimizer's settings are checked with the rest", "[training_config]") {
  TrainingConfig config;
  config.optimizer.set("centered", 1).set("bias_correction", 1);
  CHECK(refused(config, "optimizer.bias_correction"));
}

}  // namespace
}  // namespace rp::test::training_config_test
