// The core's test function that a golden file names.
#pragma once

#include <optional>
#include <vector>

#include "field.hpp"
#include "rp/functions/test_function.hpp"

namespace rp::replay {

struct ChosenFunction {
  const TestFunction* function = nullptr;
  std::vector<double> parameters;  // one for each of the function's

  bool has_usual_parameters() const;
};

/// `parameters` replace the function's usual ones. With some, the name may have a suffix that tells
/// them apart: ill_conditioned_quadratic_k1000. Throws Unusable for an unknown name or parameter.
ChosenFunction chosen_function(const Field& name, const std::optional<Field>& parameters);

/// What `owner`, a trace or a run, says in "function" and "function_params".
inline ChosenFunction chosen_function(const Field& owner) {
  return chosen_function(owner["function"], owner.find("function_params"));
}

}  // namespace rp::replay
