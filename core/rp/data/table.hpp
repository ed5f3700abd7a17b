// A table by column, as the reader hands it over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace rp {

/// Positions of rows in a table.
using Rows = std::vector<std::uint32_t>;

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
