// What holds for every design that is made of a table.
#pragma once

#include "rp/data/design.hpp"
#include "rp/data/table.hpp"

namespace rp::fuzz {

template <class T>
void check_design(const Table& table, const DesignSpec& spec, const Design<T>& design);

}  // namespace rp::fuzz
