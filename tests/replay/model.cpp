#include "model.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace rp::replay {
namespace {

constexpr std::size_t kMostHidden = 4;
constexpr std::size_t kMostUnits = 10000;

Activation activation_named(const Field& name) {
  const std::optional<Activation> activation = activation_called(name.text());
  if (!activation) name.refuse("\"" + name.text() + "\" is no activation that is known here.");
  return *activation;
}

NetworkShape shape_in(const Field& model, std::size_t columns) {
  const std::vector<Field> sizes = model["layer_sizes"].elements();
  if (sizes.size() < 2 || sizes.size() > 2 + kMostHidden) {
    model["layer_sizes"].refuse("must be inputs, up to 4 hidden layers and outputs.");
  }
  for (const Field& size : sizes) {
    if (size.count() < 1 || size.count() > kMostUnits) size.refuse("must be from 1 to 10000.");
  }
  if (sizes.front().count() != columns) {
    sizes.front().refuse("is not the " + std::to_string(columns) + " columns of the dataset.");
  }
  const std::vector<Field> activations = model["activations"].elements();
  if (activations.size() + 1 != sizes.size()) {
    model["activations"].refuse("must have one for each layer after the first.");
  }
  if (activation_named(activations.back()) != Activation::identity) {
    activations.back().refuse("must be linear: the loss takes what comes out as it is.");
  }
  NetworkShape shape{columns, {}, sizes.back().count()};
  for (std::size_t l = 0; l + 1 < activations.size(); ++l) {
    shape.hidden_units.push_back(sizes[l + 1].count());
    shape.activations.push_back(activation_named(activations[l]));
  }
  return shape;
}

double setting(const Field& root, const std::string& key, double usual) {
  const std::optional<Field> value = root.find(key);
  return value ? value->tolerance() : usual;
}

Criterion criterion_in(const Field& root, std::size_t outputs) {
  Criterion criterion(loss_named(root["loss"]), setting(root, "huber_delta", 1));
  if (criterion.huber_delta == 0) root["huber_delta"].refuse("must be above 0.");
  const bool is_softmax = criterion.loss == Loss::softmax_cross_entropy;
  if (is_softmax != (outputs > 1)) {
    root["loss"].refuse("does not go with " + std::to_string(outputs) + " outputs.");
  }
  const std::optional<Field> weights = root.find("class_weights");
  if (!weights) return criterion;
  if (!is_of_classes(criterion.loss)) weights->refuse("are for cross-entropies.");
  if (weights->elements().size() != std::max<std::size_t>(outputs, 2)) {
    weights->refuse("must be one for each class.");
  }
  for (const Field& weight : weights->elements()) {
    criterion.class_weights.push_back(weight.tolerance());
  }
  return criterion;
}

/// Where a file says which parameters are which, it has to be as here.
void check_layout(const Field& layout, const ParameterLayout& ours) {
  const std::vector<Field> entries = layout.elements();
  if (entries.size() != ours.size()) layout.refuse("has not the tensors of the model.");
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const std::vector<std::uint32_t> dimensions = entries[i]["shape"].counts();
    std::size_t size = 1;
    for (const std::uint32_t dimension : dimensions) size *= dimension;
    const bool same_shape =
        size == ours[i].size() && !dimensions.empty() && dimensions.front() == ours[i].rows;
    if (entries[i]["offset"].count() != ours[i].offset || !same_shape) {
      entries[i].refuse("is not where the core has " + ours[i].name + ".");
    }
  }
}

}  // namespace

std::optional<Activation> activation_called(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Activation>, 6> kActivations{
      {{"linear", Activation::identity},
       {"tanh", Activation::tanh},
       {"relu", Activation::relu},
       {"leaky_relu", Activation::leaky_relu},
       {"sigmoid", Activation::sigmoid},
       {"gelu", Activation::gelu}}};
  for (const auto& known : kActivations) {
    if (known.first == name) return known.second;
  }
  return std::nullopt;
}

std::size_t Model::one_hot_classes() const {
  return criterion.loss == Loss::softmax_cross_entropy ? shape.outputs : 0;
}

Model model_in(const Field& root, std::size_t columns) {
  Model model{shape_in(root["model"], columns),
              Loss::mse,
              {setting(root, "l1_penalty", 0), setting(root, "l2_penalty", 0)}};
  model.criterion = criterion_in(root, model.shape.outputs);
  const std::optional<Field> layout = root.find("param_layout");
  if (layout) check_layout(*layout, Network<double>(model.shape).layout());
  return model;
}

}  // namespace rp::replay
