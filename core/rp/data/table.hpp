// A table by column, as the reader hands it over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

namespace rp {

/// Positions of rows in a table.
using Rows = std::vector<std::uint32_t>;

/// 0 to count - 1.
inline Rows first_rows(std::size_t count) {
  Rows rows(count);
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

struct Column {
  std::string name;  // untrusted text: shown, never interpreted
  /// Numbers, a date's days, or of a category positions in `levels`; missing cells are
  /// not-a-number.
  std::vector<double> values;
  std::vector<std::string> levels = {};  // texts of a category; a number has none

  bool is_category() const { return !levels.empty(); }
};

struct Table {
  std::vector<Column> columns;  // all of the same length

  std::size_t rows() const { return columns.empty() ? 0 : columns.front().values.size(); }
};

}  // namespace rp
