#include "rp/probes/grid_axis.hpp"

#include <cmath>
#include <string>

#include "rp/base/error.hpp"

namespace rp {

void validate(const GridAxis& axis, const char* name) {
  if (axis.points < 2 || axis.points > kMostGridPoints) {
    refuse_setting(std::string(name) + ".points",
                   "A grid has 2 to " + std::to_string(kMostGridPoints) +
                       " points along an axis, not " + std::to_string(axis.points) + ".");
  }
  if (!std::isfinite(axis.low) || !std::isfinite(axis.high) || !(axis.low < axis.high)) {
    refuse_setting(name, "A grid goes from a lower to a higher number, not from " +
                             readable(axis.low) + " to " + readable(axis.high) + ".");
  }
}

}  // namespace rp
