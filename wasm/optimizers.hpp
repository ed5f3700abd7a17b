// What the core knows about its optimizers, as plain JavaScript objects; their types are in
// rmsprop-core.d.ts.
#pragma once

#include <emscripten/val.h>

#include <vector>

#include "rp/optim/optimizer.hpp"

namespace rp::js {

/// The catalog: every optimizer with its hyper-parameters and presets.
emscripten::val optimizers();

/// `{ name, values: { key: number | boolean | string } }`; what `values` leaves out is at its
/// default.
OptimizerSettings optimizer_settings(const emscripten::val& js);

emscripten::val statements(const Statements& statements);

/// The same, each with the values of its expression.
emscripten::val statements_with_values(const Statements& statements);

emscripten::val state_columns(const std::vector<StateColumn>& columns);

}  // namespace rp::js
