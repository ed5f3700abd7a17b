// A table of numbers by column, as the reader hands it over; missing cells are not-a-number.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rp {

struct Column {
  std::string name;  // untrusted text: shown, never interpreted
  std::vector<double> values;
};

struct Table {
  std::vector<Column> columns;  // all of the same length

  std::size_t rows() const { return columns.empty() ? 0 : columns.front().values.size(); }
};

}  // namespace rp
