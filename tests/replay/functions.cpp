#include "functions.hpp"

#include <array>
#include <string>
#include <string_view>

#include "rp/base/error.hpp"

namespace rp::replay {
namespace {

/// Numbers that the format has as parameters and the core as part of a function.
struct FixedParameter {
  std::string_view function;
  std::string_view key;
  double value;
};
constexpr std::array<FixedParameter, 1> kFixed{{{"rastrigin", "A", 10}}};

/// The function whose key, with a suffix, is `name`; the longest if there are several.
const TestFunction* without_suffix(std::string_view name) {
  const TestFunction* best = nullptr;
  for (const TestFunction& function : test_functions()) {
    const bool fits = name.size() > function.key.size() && name.starts_with(function.key) &&
                      name[function.key.size()] == '_';
    if (fits && (best == nullptr || function.key.size() > best->key.size())) best = &function;
  }
  return best;
}

const TestFunction& named_function(const Field& name, bool may_have_suffix) {
  try {
    return test_function(name.text());
  } catch (const Error& error) {
    const TestFunction* function = may_have_suffix ? without_suffix(name.text()) : nullptr;
    if (function == nullptr) name.refuse(error.what());
    return *function;
  }
}

bool is_fixed(const TestFunction& function, const std::string& key, const Field& value) {
  for (const FixedParameter& fixed : kFixed) {
    if (fixed.function != function.key || fixed.key != key) continue;
    if (value.number() == fixed.value) return true;
    value.refuse("the core's " + std::string(function.label) + " has " + readable(fixed.value) +
                 " there, and no other.");
  }
  return false;
}

void set(ChosenFunction& chosen, const std::string& key, const Field& value) {
  const std::vector<FunctionParameter>& known = chosen.function->parameters;
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i].key != key) continue;
    chosen.parameters[i] = value.number();
    return;
  }
  if (is_fixed(*chosen.function, key, value)) return;
  value.refuse("the core's " + std::string(chosen.function->label) + " has no such parameter.");
}

}  // namespace

bool ChosenFunction::has_usual_parameters() const {
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    if (parameters[i] != function->parameters[i].initial) return false;
  }
  return true;
}

ChosenFunction chosen_function(const Field& name, const std::optional<Field>& parameters) {
  const bool has_parameters = parameters && !parameters->members().empty();
  ChosenFunction chosen{&named_function(name, has_parameters), {}};
  for (const FunctionParameter& parameter : chosen.function->parameters) {
    chosen.parameters.push_back(parameter.initial);
  }
  if (!has_parameters) return chosen;
  for (const auto& member : parameters->members()) set(chosen, member.first, member.second);
  return chosen;
}

}  // namespace rp::replay
