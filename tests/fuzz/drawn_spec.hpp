// What is asked of a table: mostly something that can be done, now and then nonsense.
#pragma once

#include "draws.hpp"
#include "rp/data/design.hpp"
#include "rp/data/table.hpp"

namespace rp::fuzz {

DesignSpec drawn_spec(Draws& draws, const Table& table);

}  // namespace rp::fuzz
