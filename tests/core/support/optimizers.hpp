// Optimizers to try out: settings in one line, and parameters moved by gradients that are given.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "rp/base/cloned.hpp"
#include "rp/base/error.hpp"
#include "rp/optim/catalog.hpp"
#include "support/catch.hpp"

namespace rp::test {

using HyperValues = std::vector<std::pair<std::string_view, HyperValue>>;

inline OptimizerSettings with(OptimizerSettings settings, const HyperValues& values) {
  for (const auto& named : values) {
    std::visit([&](const auto& value) { settings.set(named.first, value); }, named.second);
  }
  return settings;
}

/// `optimizer` at its defaults but for `values`.
inline OptimizerSettings settings_of(std::string_view optimizer, const HyperValues& values = {}) {
  return with(OptimizerSettings(optimizer), values);
}

/// RMSprop with epsilon outside the root.
inline OptimizerSettings rmsprop(double learning_rate, double rho, double epsilon) {
  return settings_of("rmsprop",
                     {{"learning_rate", learning_rate}, {"rho", rho}, {"epsilon", epsilon}});
}

/// Needs a sum of several terms to be itself.
inline bool is_finite_sum(const OptimizerInfo& info) {
  constexpr std::array<std::string_view, 5> kMethods{"sag", "svrg", "s2gd", "sarah", "sarah_plus"};
  return std::find(kMethods.begin(), kMethods.end(), info.key) != kMethods.end();
}

/// Calls visit(settings) with every preset of every optimizer.
template <class Visit>
void for_each_preset(const Visit& visit) {
  for (const OptimizerInfo& info : optimizer_catalog()) {
    for (const Preset& preset : info.presets) {
      CAPTURE(info.key, preset.key);
      visit(OptimizerSettings(info.key, preset.key));
    }
  }
}

/// Calls visit(settings) with each value of each choice, each toggle on, and numbers at which
/// something is switched on.
template <class Visit>
void for_each_switch(const OptimizerSettings& settings, const Visit& visit) {
  const HyperValues numbers{
      {"momentum", 0.8}, {"dampening", 0.3}, {"weight_decay", 0.2}, {"initial_accumulator", 0.5}};
  for (const HyperParameter& parameter : settings.info().hyper_parameters) {
    if (parameter.kind == HyperKind::toggle) visit(with(settings, {{parameter.key, 1.0}}));
    for (const HyperChoice& choice : parameter.choices) {
      visit(with(settings, {{parameter.key, choice.key}}));
    }
    for (const auto& named : numbers) {
      if (named.first == parameter.key) visit(with(settings, {named}));
    }
  }
}

inline bool is_valid(const OptimizerSettings& settings) {
  try {
    settings.validate();
    return true;
  } catch (const Error&) {
    return false;
  }
}

inline OptimizerStart start_of(std::size_t parameters, std::size_t terms = 1) {
  return {.layout = {{"w", 0, 1, parameters}}, .terms = terms, .planned_draws = {}};
}

/// A sum of one term that has a given gradient everywhere.
template <class T>
class GivenGradient final : public FiniteSum<T> {
 public:
  explicit GivenGradient(std::vector<T> gradient) : gradient_(std::move(gradient)) {}

  std::size_t terms() const override { return 1; }
  T loss_and_gradient(std::span<const T> parameters, std::span<const std::uint32_t> /*batch*/,
                      std::span<T> gradients) override {
    return full_loss_and_gradient(parameters, gradients);
  }
  T full_loss_and_gradient(std::span<const T> /*parameters*/, std::span<T> gradients) override {
    std::copy(gradient_.begin(), gradient_.end(), gradients.begin());
    return 0;
  }

 private:
  std::vector<T> gradient_;
};

/// Parameters of one tensor and the optimizer that moves them. A copy goes on by itself.
template <class T>
struct Descent {
  Descent(const OptimizerSettings& settings, const std::vector<T>& from)
      : Descent(settings, from, start_of(from.size())) {}
  Descent(const OptimizerSettings& settings, std::vector<T> from, const OptimizerStart& start)
      : optimizer(make_optimizer<T>(settings, start)), at(std::move(from)) {}

  /// One update on a batch of the terms of `objective`.
  void step(FiniteSum<T>& objective, std::span<const std::uint32_t> batch) {
    std::vector<T> gradients(at.size());
    optimizer->evaluate(objective, at, batch, gradients);
    optimizer->update(at, gradients);
  }

  /// One update by this gradient.
  void step(const std::vector<T>& gradient) {
    GivenGradient<T> objective(gradient);
    const std::uint32_t only = 0;
    step(objective, {&only, 1});
  }

  std::vector<T> state(std::size_t column) const {
    const std::span<const T> values = std::as_const(*optimizer).state(column);
    return {values.begin(), values.end()};
  }

  std::vector<T> effective_steps() const {
    std::vector<T> steps(at.size());
    optimizer->effective_steps(steps);
    return steps;
  }

  /// Parameters and all state, one after another.
  std::vector<T> record() const {
    std::vector<T> all = at;
    for (std::size_t column = 0; column < optimizer->state_columns().size(); ++column) {
      const std::vector<T> values = state(column);
      all.insert(all.end(), values.begin(), values.end());
    }
    return all;
  }

  Cloned<Optimizer<T>> optimizer;
  std::vector<T> at;
};

/// One parameter at 0, moved by these gradients: where it stands after each.
template <class T>
std::vector<T> path(const OptimizerSettings& settings, const std::vector<T>& gradients) {
  Descent<T> descent(settings, {0});
  std::vector<T> path;
  for (const T gradient : gradients) {
    descent.step({gradient});
    path.push_back(descent.at.front());
  }
  return path;
}

}  // namespace rp::test
