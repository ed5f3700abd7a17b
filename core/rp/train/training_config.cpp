#include "rp/train/training_config.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "rp/base/error.hpp"

namespace rp {
namespace {

void check_model(const TrainingConfig& config) {
  if (config.hidden_units.size() > kMaxHiddenLayers) {
    refuse_setting("hidden_units", std::to_string(config.hidden_units.size()) +
                                       " hidden layers are too many. Use at most " +
                                       std::to_string(kMaxHiddenLayers) + ".");
  }
  for (const std::size_t units : config.hidden_units) {
    if (units < 1 || units > kMaxUnits) {
      refuse_setting("hidden_units", "A hidden layer of " + std::to_string(units) +
                                         " units is out of range. Use 1 to " +
                                         std::to_string(kMaxUnits) + ".");
    }
  }
  const bool starts_alike = config.initialisation == Initialisation::zeros ||
                            config.initialisation == Initialisation::ones;
  if (starts_alike && !config.hidden_units.empty()) {
    refuse_setting(
        "initialisation",
        "Hidden units that start with the same weights stay the same. Start this model with "
        "random weights.");
  }
}

void check_batch(const TrainingConfig& config, std::size_t training_rows) {
  if (config.batch_size < 1) {
    refuse_setting("batch_size", "The batch size is 0. A mini-batch holds at least 1 row.");
  }
  if (config.batch_size > training_rows) {
    refuse_setting("batch_size", "A batch of " + std::to_string(config.batch_size) +
                                     " rows is larger than the " + std::to_string(training_rows) +
                                     " training rows. Use " + std::to_string(training_rows) +
                                     " or fewer.");
  }
}

void check_loss(const TrainingConfig& config, const DesignSizes& design) {
  const bool of_classes = design.classes != 0;
  if (is_of_classes(config.loss) != of_classes) {
    refuse_setting("loss", of_classes
                               ? "The target is a class, which a cross-entropy is for. Use "
                                 "bce_with_logits for two classes, softmax_cross_entropy for more."
                               : "The target is a number, which a cross-entropy cannot be of. Use "
                                 "mse, half_mse, mae or huber.");
  }
  if (config.loss == Loss::bce_with_logits && design.outputs != 1) {
    refuse_setting("loss",
                   "bce_with_logits tells two classes apart by one output, and this target has " +
                       std::to_string(design.outputs) + ". Use softmax_cross_entropy.");
  }
  if (config.loss == Loss::softmax_cross_entropy && design.outputs == 1) {
    refuse_setting("loss",
                   "softmax_cross_entropy needs an output for each class, and this target has one "
                   "for both. Use bce_with_logits, or a one-hot target.");
  }
  if (!(config.huber_delta > 0 && std::isfinite(config.huber_delta))) {
    refuse_setting("huber_delta", "The delta of Huber's loss is " + readable(config.huber_delta) +
                                      ". It must be above 0; 1 is usual.");
  }
}

void check_penalty(const char* key, double value) {
  if (value >= 0 && std::isfinite(value)) return;
  refuse_setting(key, "The setting " + std::string(key) + " is " + readable(value) +
                          ". It must be 0, for none, or more; 0.01 is a usual one.");
}

void check_class_weights(const std::vector<double>& weights, std::size_t classes) {
  if (weights.empty()) return;
  if (weights.size() != classes) {
    refuse_setting("class_weights",
                   std::to_string(weights.size()) + " weights were given for a target of " +
                       std::to_string(classes) + " classes. Give one for each class, or none.");
  }
  for (const double weight : weights) {
    if (!(weight >= 0 && std::isfinite(weight))) {
      refuse_setting("class_weights",
                     "The weight of a class is " + readable(weight) +
                         ". It must be a number from 0 up; 1 leaves the class as it is.");
    }
  }
  if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; })) {
    refuse_setting(
        "class_weights",
        "The weights of all classes are 0, which leaves nothing to learn. Make one larger.");
  }
}

}  // namespace

void validate(const TrainingConfig& config, const DesignSizes& design) {
  check_model(config);
  check_loss(config, design);
  check_penalty("l1_penalty", config.l1_penalty);
  check_penalty("l2_penalty", config.l2_penalty);
  check_class_weights(config.class_weights, design.classes);
  check_batch(config, design.training_rows);
  config.optimizer.validate();
}

}  // namespace rp
