// The test functions of optimisation: known surfaces of one or two variables, with everything a
// page needs to draw one and to start a descent on it.
//
// Values and gradients are built from + - * / sqrt and `rp::scalar` alone, in a fixed order, so
// that a descent has the same bits natively and in WASM.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "rp/base/interval.hpp"

namespace rp {

struct Minimum {
  std::vector<double> at{};
  double value = 0;
};

/// A number in a function's formula that may be chosen, `initial` unless it is.
struct FunctionParameter {
  std::string_view key;
  double initial = 0;
};

/// Gives the value at `at` and writes the gradient there.
template <class T>
using Evaluate = T (*)(std::span<const double> parameters, std::span<const T> at,
                       std::span<T> gradient);

struct TestFunction {
  std::string_view key;
  std::string_view label;
  /// What to plot, an interval for each variable.
  std::vector<Interval> domain{};
  std::vector<double> start{};
  /// All of them, for the parameters' initial values; none if the function is unbounded.
  std::vector<Minimum> global_minima{};
  std::vector<FunctionParameter> parameters{};
  /// Defined only where the first variable is above it.
  std::optional<double> pole{};
  /// To be called through `value_and_gradient`.
  Evaluate<float> in_float = nullptr;
  Evaluate<double> in_double = nullptr;
};

/// No function has more variables.
inline constexpr std::size_t kMostVariables = 2;

/// All of them, in the order a person chooses from.
const std::vector<TestFunction>& test_functions();

/// The function of that key. Throws Error(setting_out_of_range) with the place "function".
const TestFunction& test_function(std::string_view key);

/// False at a pole and beyond it; a descent that gets there has failed.
bool defined_at(const TestFunction& function, std::span<const double> at);

/// `parameters` has one number for each of `function.parameters`, `at` and `gradient` one for each
/// variable. The result means something only where the function is defined.
template <class T>
T value_and_gradient(const TestFunction& function, std::span<const double> parameters,
                     std::span<const T> at, std::span<T> gradient) {
  static_assert(std::is_same_v<T, float> || std::is_same_v<T, double>);
  if constexpr (std::is_same_v<T, float>) {
    return function.in_float(parameters, at, gradient);
  } else {
    return function.in_double(parameters, at, gradient);
  }
}

template <class T>
T value(const TestFunction& function, std::span<const double> parameters, std::span<const T> at) {
  std::array<T, kMostVariables> gradient{};
  return value_and_gradient<T>(function, parameters, at, {gradient.data(), at.size()});
}

}  // namespace rp
