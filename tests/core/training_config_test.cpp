#include "rp/train/training_config.hpp"

#include <limits>

#include "support/catch.hpp"
#include "support/checks.hpp"

namespace rp::test {
namespace {

constexpr std::size_t kTrainingRows = 100;

bool refused(const TrainingConfig& config, std::string_view where) {
  return refuses([&] { validate(config, kTrainingRows); }, ErrorCode::setting_out_of_range, where);
}

TEST_CASE("the default settings are accepted", "[training_config]") {
  CHECK_NOTHROW(validate(TrainingConfig{}, kTrainingRows));
}

TEST_CASE("the largest network is accepted and a larger one refused", "[training_config]") {
  TrainingConfig config;
  config.hidden_units = {1024, 1, 1, 1024};
  CHECK_NOTHROW(validate(config, kTrainingRows));
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
    CHECK_NOTHROW(validate(config, kTrainingRows));
    config.hidden_units = {4};
    CHECK(refused(config, "initialisation"));
  }
}

TEST_CASE("a batch holds from one row to all training rows", "[training_config]") {
  TrainingConfig config;
  config.batch_size = 1;
  CHECK_NOTHROW(validate(config, kTrainingRows));
  config.batch_size = kTrainingRows;
  CHECK_NOTHROW(validate(config, kTrainingRows));
  config.batch_size = 0;
  CHECK(refused(config, "batch_size"));
  config.batch_size = kTrainingRows + 1;
  CHECK(refused(config, "batch_size"));
  CHECK(message_contains([&] { validate(config, kTrainingRows); }, "100 training rows"));
}

TEST_CASE("the optimizer's settings are checked with the rest", "[training_config]") {
  TrainingConfig config;
  config.optimizer.set("centered", 1).set("bias_correction", 1);
  CHECK(refused(config, "optimizer.bias_correction"));
}

}  // namespace
}  // namespace rp::test
