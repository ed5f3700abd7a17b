#include "rp/train/training_config.hpp"

#include <algorithm>
#include <string>

#include "rp/base/error.hpp"

namespace rp {
namespace {

[[noreturn]] void refuse(const char* key, const std::string& message) {
  throw Error(ErrorCode::setting_out_of_range, key, message);
}

}  // namespace

void validate(const TrainingConfig& config, std::size_t training_rows) {
  if (config.hidden_units.size() > kMaxHiddenLayers) {
    refuse("hidden_units", std::to_string(config.hidden_units.size()) +
                               " hidden layers are too many. Use at most " +
                               std::to_string(kMaxHiddenLayers) + ".");
  }
  for (const std::size_t units : config.hidden_units) {
    if (units < 1 || units > kMaxUnits) {
      refuse("hidden_units", "A hidden layer of " + std::to_string(units) +
                                 " units is out of range. Use 1 to " + std::to_string(kMaxUnits) +
                                 ".");
    }
  }
  const bool starts_alike = config.initialisation == Initialisation::zeros ||
                            config.initialisation == Initialisation::ones;
  if (starts_alike && !config.hidden_units.empty()) {
    refuse("initialisation",
           "Hidden units that start with the same weights stay the same. Start this model with "
           "random weights.");
  }
  if (config.batch_size < 1) {
    refuse("batch_size", "The batch size is 0. A mini-batch holds at least 1 row.");
  }
  if (config.batch_size > training_rows) {
    refuse("batch_size", "A batch of " + std::to_string(config.batch_size) +
                             " rows is larger than the " + std::to_string(training_rows) +
                             " training rows. Use " + std::to_string(training_rows) + " or fewer.");
  }
  config.optimizer.validate();
}

}  // namespace rp
