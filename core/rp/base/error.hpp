// The core's one exception: a code programs compare, the place, and sentences for a person.
//
// The core throws it for bad settings and tables only. A training that diverges is a status of the
// session, not an error.
#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace rp {

enum class ErrorCode {
  setting_out_of_range,
  setting_unknown,
  optimizer_unknown,
  preset_unknown,
  table_invalid,
  target_constant,
  column_out_of_range,
  column_not_found,
  too_few_rows,
  class_label_out_of_range,
  runner_out_of_range,
  snapshot_invalid,
  not_ready,
  out_of_memory,
  internal,
};

/// The code's name as other languages see it, for example "setting_out_of_range".
std::string_view to_string(ErrorCode code);

class Error : public std::exception {
 public:
  /// `where` is a setting's key or `column <name>`; `message` says what is wrong and what to do.
  Error(ErrorCode code, std::string where, std::string message);

  ErrorCode code() const noexcept { return code_; }
  const std::string& where() const noexcept { return where_; }
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  ErrorCode code_;
  std::string where_;
  std::string message_;
};

/// Throws `setting_out_of_range`.
[[noreturn]] void refuse_setting(std::string where, std::string message);

/// Throws `setting_out_of_range` unless it holds.
void require_setting(bool holds, std::string_view where, std::string_view message);

/// A number as a person reads it in a message: up to six significant digits.
std::string readable(double value);

/// A given name as a message shows it, in quotes.
std::string quoted(std::string_view name);

}  // namespace rp
