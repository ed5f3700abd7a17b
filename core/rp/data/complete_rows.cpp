#include "rp/data/complete_rows.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace rp {

Rows complete_rows(const std::vector<const Column*>& columns, const Rows& rows, DataAction action,
                   Ledger& ledger) {
  Ledger left_out;
  for (const Column* column : columns) left_out.push_back({action, column->name});
  Rows complete;
  for (const std::uint32_t row : rows) {
    const auto lacking = std::find_if(columns.begin(), columns.end(), [row](const Column* column) {
      return std::isnan(column->values[row]);
    });
    if (lacking == columns.end()) {
      complete.push_back(row);
    } else {
      left_out[static_cast<std::size_t>(lacking - columns.begin())].add(row);
    }
  }
  std::copy_if(left_out.begin(), left_out.end(), std::back_inserter(ledger),
               [](const LedgerEntry& entry) { return entry.count > 0; });
  return complete;
}

}  // namespace rp
