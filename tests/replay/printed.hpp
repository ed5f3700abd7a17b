// Numbers as an article prints them.
#pragma once

#include <string>

#include "field.hpp"

namespace rp::replay {

/// A printed number: text, so that its digits can be counted, or a JSON number.
class Printed {
 public:
  explicit Printed(const Field& field);

  double value() const { return value_; }
  /// Half a unit of its last digit; 0 for a JSON number, which is whole.
  double half_unit() const { return half_unit_; }

 private:
  double value_ = 0;
  double half_unit_ = 0;
};

}  // namespace rp::replay
