#include "rp/base/parameter_layout.hpp"

#include "rp/base/error.hpp"

namespace rp {

void require_parameter(std::size_t index, std::size_t count) {
  if (index < count) return;
  refuse_setting("parameter", "The model has " + std::to_string(count) +
                                  " parameters, counted from 0; there is no parameter " +
                                  std::to_string(index) + ".");
}

}  // namespace rp
