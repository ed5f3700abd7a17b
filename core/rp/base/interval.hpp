#pragma once

namespace rp {

/// [low, high]
struct Interval {
  double low = 0;
  double high = 0;
};

}  // namespace rp
