// What every optimizer is to a session, and what the project knows about each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "rp/base/archive.hpp"
#include "rp/base/finite_sum.hpp"
#include "rp/base/parameter_layout.hpp"
#include "rp/optim/hyper_parameter.hpp"
#include "rp/optim/optimizer_settings.hpp"
#include "rp/optim/term.hpp"

namespace rp {

/// A vector of the optimizer's state, one number for each parameter.
struct StateColumn {
  std::string_view symbol;  // in the formula: "v"
  std::string_view name;    // "mean square"
  double initial = 0;
};

/// What an optimizer needs besides its settings. Everything here stays the same after a restart.
struct OptimizerStart {
  ParameterLayout layout;
  std::size_t terms = 1;   // of the finite sum
  std::uint64_t seed = 0;  // draws which iterate an outer loop returns, and how long it lasts
  std::vector<std::size_t> planned_draws;  // used in place of random ones, to replay a given run
};

/// One update is two calls, so that a gradient that is not finite can be seen before it is used.
template <class T>
class Optimizer {
 public:
  virtual ~Optimizer() = default;
  virtual std::unique_ptr<Optimizer> clone() const = 0;

  virtual const OptimizerSettings& settings() const = 0;
  /// Takes effect at the next update; state is kept, and a new state column starts afresh. The
  /// settings are of the same optimizer.
  virtual void set_settings(const OptimizerSettings& settings) = 0;

  /// The gradient of `objective` over the terms `batch`, at `parameters` or where the rule wants
  /// it. Returns the loss there.
  virtual T evaluate(FiniteSum<T>& objective, std::span<const T> parameters,
                     std::span<const std::uint32_t> batch, std::span<T> gradients) = 0;

  /// Moves `parameters`, after `evaluate`. Clips `gradients` in place.
  virtual void update(std::span<T> parameters, std::span<T> gradients) = 0;

  virtual const std::vector<StateColumn>& state_columns() const = 0;
  virtual std::span<const T> state(std::size_t column) const = 0;

  /// All that is carried from one update to the next, but for the settings. Reading is for an
  /// optimizer of the same settings and start.
  virtual void carry(Archive& archive) = 0;

  /// The learning rate of the next update.
  virtual double learning_rate() const = 0;

  /// The statements of the next update of parameter `index`, with values, between `evaluate` and
  /// `update`: `gradient` is what evaluate gave, clipped.
  virtual Statements next_statements(std::size_t index, T parameter, T gradient) const = 0;

  /// What multiplies each gradient (or its running mean), as the state now stands.
  virtual void effective_steps(std::span<T> steps) const = 0;

 protected:
  Optimizer() = default;
  Optimizer(const Optimizer&) = default;
  Optimizer(Optimizer&&) noexcept = default;
  Optimizer& operator=(const Optimizer&) = default;
  Optimizer& operator=(Optimizer&&) noexcept = default;
};

using HyperValue = std::variant<double, std::string_view>;

struct PresetValue {
  std::string_view key;
  HyperValue value;
};

/// Values of hyper-parameters under a name that people know.
struct Preset {
  std::string_view key;
  std::string_view label;   // "as PyTorch"
  std::string_view source;  // whose code or equations
  ShortList<PresetValue, 8> values;
};

struct OptimizerInfo {
  std::string_view key;       // "rmsprop"
  std::string_view label;     // "RMSprop"
  std::string_view citation;  // of the publication
  std::string_view summary;   // a sentence
  HyperParameters hyper_parameters;
  std::vector<Preset> presets;  // the first one is the defaults

  /// The statements of one update under these settings, in order; `entry_of` fills it in.
  Statements (*statements)(const OptimizerSettings&) = nullptr;
};

}  // namespace rp
