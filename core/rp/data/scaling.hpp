// How the numbers of a column are brought to a common size: x = (raw - center) / unit.
//
//   standard   center = mean, unit = standard deviation with divisor n
//   min_max    center = least, unit = greatest - least: x from 0 to 1
//   robust     center = median, unit = third less first quartile, by nearest rank
//   none       center = 0, unit = 1
//
// Of values that are all the same the unit is 1, so x is 0.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rp/data/table.hpp"

namespace rp {

enum class Scaling { standard, min_max, robust, none };
constexpr std::size_t kScalings = 4;

/// "min_max" and so on, as other languages see them.
std::string_view to_string(Scaling scaling);

/// raw = center + unit * value
struct Scale {
  double center = 0;
  double unit = 1;

  double scaled(double raw) const { return (raw - center) / unit; }
  double raw(double value) const { return center + unit * value; }
};

/// Of `values`, of which there is at least one and none is missing; in their order, so that the
/// bits are the same everywhere. Throws `table_invalid`, naming the column, where they are too
/// large.
Scale fit_scale(Scaling scaling, const std::vector<double>& values, const std::string& column);

[[noreturn]] void refuse_too_large(const std::string& column);

}  // namespace rp
