// Every optimizer of the project, by name.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "rp/optim/optimizer.hpp"

namespace rp {

std::span<const OptimizerInfo> optimizer_catalog();

/// Throws `optimizer_unknown` with the nearest name.
const OptimizerInfo& find_optimizer(std::string_view key);

/// Throws `setting_out_of_range` for settings that cannot go together.
template <class T>
std::unique_ptr<Optimizer<T>> make_optimizer(const OptimizerSettings& settings,
                                             const OptimizerStart& start);

}  // namespace rp
