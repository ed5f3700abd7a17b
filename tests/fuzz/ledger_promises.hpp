// Every row and every cell of a table is accounted for: counted anew, in the plainest way, and
// compared.
#pragma once

#include "rp/data/design.hpp"
#include "rp/data/table.hpp"

namespace rp::fuzz {

template <class T>
void check_ledger(const Table& table, const DesignSpec& spec, const Design<T>& design);

}  // namespace rp::fuzz
