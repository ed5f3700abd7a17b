#include "printed.hpp"

#include <cmath>
#include <cstdlib>

namespace rp::replay {

Printed::Printed(const Field& field) {
  if (field.is_number()) {
    value_ = field.number();
    return;
  }
  const std::string text = field.text();
  char* end = nullptr;
  value_ = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0') field.refuse("\"" + text + "\" is no printed number.");
  const std::size_t point = text.find('.');
  const std::size_t digits = point == std::string::npos ? 0 : text.size() - point - 1;
  half_unit_ = 0.5 * std::pow(10.0, -static_cast<double>(digits));
}

}  // namespace rp::replay
