#include "rp/data/date_part.hpp"

#include <cmath>
#include <cstdint>
#include <limits>

namespace rp {
namespace {

// A date further away than some 30,000 years is a mistake, whatever a calendar makes of it.
constexpr double kMostDays = 11'000'000;

struct Month {
  std::int64_t year = 0;
  std::int64_t month = 0;  // 1 to 12
};

/// The month of a day in the Gregorian calendar. Years are counted from March, so that a leap day
/// is a year's last and the lengths of the months before it repeat: 153 days in five months
/// (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
Month month_of(std::int64_t days) {
  constexpr std::int64_t kEraDays = 146'097;   // of 400 years
  constexpr std::int64_t kFirstDay = 719'468;  // from 0000-03-01 to 1970-01-01
  const std::int64_t day = days + kFirstDay;
  const std::int64_t era = (day >= 0 ? day : day - kEraDays + 1) / kEraDays;
  const std::int64_t of_era = day - era * kEraDays;
  const std::int64_t year =
      (of_era - of_era / 1460 + of_era / 36'524 - of_era / (kEraDays - 1)) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t from_march = (5 * of_year + 2) / 153;
  const std::int64_t month = from_march < 10 ? from_march + 3 : from_march - 9;
  return {year + era * 400 + (month <= 2 ? 1 : 0), month};
}

/// 1, Monday, to 7; 1970-01-01 was a Thursday.
std::int64_t weekday_of(std::int64_t days) { return ((days + 3) % 7 + 7) % 7 + 1; }

}  // namespace

std::string_view to_string(DatePart part) {
  switch (part) {
    case DatePart::days:
      return "days";
    case DatePart::year:
      return "year";
    case DatePart::month:
      return "month";
    case DatePart::weekday:
      return "weekday";
    case DatePart::hour:
      return "hour";
  }
  return "days";
}

double date_part(DatePart part, double days) {
  if (part == DatePart::days) return days;
  if (!(std::abs(days) <= kMostDays)) return std::numeric_limits<double>::quiet_NaN();
  const double midnight = std::floor(days);
  const auto day = static_cast<std::int64_t>(midnight);
  switch (part) {
    case DatePart::year:
      return static_cast<double>(month_of(day).year);
    case DatePart::month:
      return static_cast<double>(month_of(day).month);
    case DatePart::weekday:
      return static_cast<double>(weekday_of(day));
    case DatePart::hour:
      // A fraction of a day may fall short of its hour by a rounding.
      return std::floor((days - midnight) * 24 + 1e-7);
    case DatePart::days:
      break;
  }
  return days;
}

}  // namespace rp
