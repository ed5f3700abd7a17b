// A table as the reader could hand it over: columns of one length with names of their own, levels
// that differ, cells that have one of them.
#pragma once

#include <string>

#include "draws.hpp"
#include "rp/data/table.hpp"

namespace rp::fuzz {

Table drawn_table(Draws& draws);

/// The text of a category's level.
std::string level_text(std::size_t level);

/// A number of a size that a table usually has, or any other one.
double drawn_number(Draws& draws);

}  // namespace rp::fuzz
