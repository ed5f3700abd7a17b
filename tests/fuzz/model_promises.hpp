// What holds for every model that is kept with the pipeline of a design.
#pragma once

#include "draws.hpp"
#include "rp/data/design.hpp"
#include "rp/data/table.hpp"

namespace rp::fuzz {

/// `table` and `spec` are what the design was made of, `other` any table.
template <class T>
void check_model(Draws& draws, const Table& table, const Table& other, const DesignSpec& spec,
                 const Design<T>& design);

}  // namespace rp::fuzz
