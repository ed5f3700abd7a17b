// The network and the loss that a golden file of a supervised run describes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "dataset.hpp"
#include "field.hpp"
#include "rp/losses/loss.hpp"
#include "rp/models/network.hpp"
#include "rp/models/penalty.hpp"

namespace rp::replay {

/// By the format's name, "linear" or "tanh".
std::optional<Activation> activation_called(std::string_view name);

struct Model {
  NetworkShape shape;
  Criterion criterion;
  Penalty penalty;

  /// Of a target that becomes one-hot; 0 for others.
  std::size_t one_hot_classes() const;
};

/// From "model", "loss", "huber_delta", "class_weights", "l1_penalty", "l2_penalty" and, if it is
/// there, "param_layout". Throws Unusable for what is unknown or does not go together, or with
/// `columns` of features.
Model model_in(const Field& root, std::size_t columns);

}  // namespace rp::replay
