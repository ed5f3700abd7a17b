// Which part of the flat parameter array belongs to which tensor of a model.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rp {

/// A tensor of the model as a range of the flat array, row-major [rows][columns].
struct ParameterRange {
  std::string name;  // "W1", "b1", ...
  std::size_t offset = 0;
  std::size_t rows = 0;
  std::size_t columns = 0;

  std::size_t size() const { return rows * columns; }
};

using ParameterLayout = std::vector<ParameterRange>;

/// Length of the flat array.
inline std::size_t parameter_count(const ParameterLayout& layout) {
  return layout.empty() ? 0 : layout.back().offset + layout.back().size();
}

/// Throws `setting_out_of_range` for a parameter that a model of `count` does not have.
void require_parameter(std::size_t index, std::size_t count);

}  // namespace rp
