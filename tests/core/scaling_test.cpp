#include "rp/data/scaling.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"

namespace rp::test::scaling_test {
namespace {

std::vector<double> values() { return {1, 2, 3, 4, 10}; }

TEST_CASE("each scaling has the center and unit of its formula", "[scaling]") {
  const auto is = [](const Scale& scale, double center, double unit) {
    return scale.center == Approx(center) && scale.unit == Approx(unit);
  };
  CHECK(is(fit_scale(Scaling::standard, values(), "x"), 4, std::sqrt(10.0)));
  CHECK(is(fit_scale(Scaling::min_max, values(), "x"), 1, 9));
  CHECK(is(fit_scale(Scaling::robust, values(), "x"), 3, 2));
  CHECK(is(fit_scale(Scaling::none, values(), "x"), 0, 1));
}

TEST_CASE("equal values have a unit of 1, also where their mean rounds", "[scaling]") {
  const std::vector<double> same(1000, 0.1);
  for (const auto scaling : {Scaling::standard, Scaling::min_max, Scaling::robust}) {
    CHECK(fit_scale(scaling, same, "x").center == 0.1);
    CHECK(fit_scale(scaling, same, "x").unit == 1);
  }
}

TEST_CASE("half of the values being equal leaves the robust unit 1", "[scaling]") {
  CHECK(fit_scale(Scaling::robust, {0, 5, 5, 5, 5, 5, 9}, "x").unit == 1);
}

TEST_CASE("values whose unit is no number are refused by the column's name", "[scaling]") {
  constexpr double kLarge = std::numeric_limits<double>::max();
  for (const auto scaling : {Scaling::standard, Scaling::min_max}) {
    CHECK(refuses(
        [&] {
          fit_scale(scaling, {-kLarge, kLarge}, "size");
        },
        ErrorCode::table_invalid, "column size"));
  }
}

}  // namespace
}  // namespace rp::test::scaling_test
