// What a model is shown of a date: numbers that a day, with its time as a fraction, has.
#pragma once

#include <cstddef>
#include <string_view>

namespace rp {

enum class DatePart {
  days,     // since 1970-01-01, with the time of day as a fraction
  year,     // of the Gregorian calendar
  month,    // 1 to 12
  weekday,  // 1, Monday, to 7, as ISO 8601 counts them
  hour,     // 0 to 23
};
constexpr std::size_t kDateParts = 5;

/// "weekday" and so on, as other languages see them.
std::string_view to_string(DatePart part);

/// Of `days` since 1970-01-01; of a date further away than 11,000,000 days, or not a number, it is
/// not a number.
double date_part(DatePart part, double days);

}  // namespace rp
