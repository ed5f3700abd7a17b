// Every random choice of a variance-reduced method, as a golden file lists them, in the order in
// which a session asks for them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "field.hpp"
#include "hyper.hpp"

namespace rp::replay {

using Batch = std::vector<std::uint32_t>;

struct Plan {
  std::vector<std::vector<Batch>> stages;  // the mini-batches up to the next point that is recorded
  std::vector<std::size_t> draws;          // of the outer loops
  std::size_t largest_batch = 1;
};

/// A stage is an update of SAG, else an outer loop. Throws Unusable for a plan that does not go
/// with the settings or asks for a row from `rows` on.
Plan plan_in(const Field& plan, const Hyper& hyper, std::size_t rows);

}  // namespace rp::replay
