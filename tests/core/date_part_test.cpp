#include "rp/data/date_part.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "support/catch.hpp"

namespace rp::test::date_part_test {
namespace {

TEST_CASE("parts of a date are those of the calendar, before 1970 and in leap years too",
          "[date_part]") {
  const auto parts = [](double days) {
    return std::array{date_part(DatePart::year, days), date_part(DatePart::month, days),
                      date_part(DatePart::weekday, days)};
  };
  CHECK(parts(0) == std::array{1970.0, 1.0, 4.0});       // a Thursday
  CHECK(parts(-1) == std::array{1969.0, 12.0, 3.0});     // a Wednesday
  CHECK(parts(-25508) == std::array{1900.0, 3.0, 4.0});  // 1900-03-01: 1900 had no 29 February
  CHECK(parts(19782) == std::array{2024.0, 2.0, 4.0});   // 2024-02-29
  CHECK(parts(19782.99) == parts(19782));
}

TEST_CASE("months and weekdays follow each other day by day, as far as dates go",
          "[date_part][property]") {
  double year = 1600;
  double month = 1;
  double weekday = 6;  // 1600-01-01, a Saturday
  double day = 1;
  const auto length = [&] {
    if (month == 2) {
      const int y = static_cast<int>(year);
      return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  };
  for (int days = -135140; days < 160000; ++days) {
    REQUIRE(date_part(DatePart::year, days) == year);
    REQUIRE(date_part(DatePart::month, days) == month);
    REQUIRE(date_part(DatePart::weekday, days) == weekday);
    weekday = weekday == 7 ? 1 : weekday + 1;
    if (day++ < length()) continue;
    day = 1;
    month = month == 12 ? 1 : month + 1;
    if (month == 1) ++year;
  }
}

TEST_CASE("every hour of a day is its own, however the fraction was rounded", "[date_part]") {
  for (int day : {-400, 0, 20000}) {
    for (int hour = 0; hour < 24; ++hour) {
      CHECK(date_part(DatePart::hour, day + hour / 24.0) == hour);
    }
  }
  CHECK(date_part(DatePart::hour, 0.9999999) == 23);
}

TEST_CASE("the days of a date are the number itself", "[date_part]") {
  CHECK(date_part(DatePart::days, 12.25) == 12.25);
}

TEST_CASE("a date that no calendar holds has no parts", "[date_part]") {
  for (const double days : {1e9, -1e9, std::numeric_limits<double>::quiet_NaN(),
                            std::numeric_limits<double>::infinity()}) {
    CHECK(std::isnan(date_part(DatePart::year, days)));
  }
}

}  // namespace
}  // namespace rp::test::date_part_test
