#include "rp/base/error.hpp"

#include <array>
#include <cstdio>
#include <utility>

namespace rp {

std::string_view to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::setting_out_of_range:
      return "setting_out_of_range";
    case ErrorCode::setting_unknown:
      return "setting_unknown";
    case ErrorCode::optimizer_unknown:
      return "optimizer_unknown";
    case ErrorCode::preset_unknown:
      return "preset_unknown";
    case ErrorCode::table_invalid:
      return "table_invalid";
    case ErrorCode::target_constant:
      return "target_constant";
    case ErrorCode::column_out_of_range:
      return "column_out_of_range";
    case ErrorCode::column_not_found:
      return "column_not_found";
    case ErrorCode::too_few_rows:
      return "too_few_rows";
    case ErrorCode::class_label_out_of_range:
      return "class_label_out_of_range";
    case ErrorCode::runner_out_of_range:
      return "runner_out_of_range";
    case ErrorCode::snapshot_invalid:
      return "snapshot_invalid";
    case ErrorCode::not_ready:
      return "not_ready";
    case ErrorCode::out_of_memory:
      return "out_of_memory";
    case ErrorCode::internal:
      return "internal";
  }
  return "internal";
}

Error::Error(ErrorCode code, std::string where, std::string message)
    : code_(code), where_(std::move(where)), message_(std::move(message)) {}

void refuse_setting(std::string where, std::string message) {
  throw Error(ErrorCode::setting_out_of_range, std::move(where), std::move(message));
}

void require_setting(bool holds, std::string_view where, std::string_view message) {
  if (!holds) refuse_setting(std::string(where), std::string(message));
}

std::string readable(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.6g", value);
  return text.data();
}

std::string quoted(std::string_view name) {
  std::string text(1, '"');
  text += name;
  text += '"';
  return text;
}

}  // namespace rp
