// Rows that lack nothing.
#pragma once

#include <vector>

#include "rp/data/ledger.hpp"
#include "rp/data/table.hpp"

namespace rp {

/// Those of `rows` with a cell in each of `columns`. The others are in the ledger, as `action`,
/// each once, for the first column that it has no cell in.
Rows complete_rows(const std::vector<const Column*>& columns, const Rows& rows, DataAction action,
                   Ledger& ledger);

}  // namespace rp
