#include "rp/metrics/calibration.hpp"

#include <cmath>
#include <vector>

#include "support/catch.hpp"

namespace rp::test::calibration_test {
namespace {

TEST_CASE("each bin has its rows, their mean probability and the share that is positive",
          "[calibration]") {
  const std::vector<double> probabilities{0.1, 0.15, 0.6, 0.7, 0.55, 0.65};
  const std::vector<char> is_positive{0, 1, 1, 1, 0, 1};
  const std::vector<CalibrationBin> bins = calibration(probabilities, is_positive, 2);
  REQUIRE(bins.size() == 2);
  CHECK(bins[0].rows == 2);
  CHECK(bins[0].predicted == Approx(0.125));
  CHECK(bins[0].observed == 0.5);
  CHECK(bins[1].rows == 4);
  CHECK(bins[1].predicted == Approx(0.625));
  CHECK(bins[1].observed == 0.75);
}

TEST_CASE("a probability of 1 is in the last bin, one at a border in the upper", "[calibration]") {
  const std::vector<CalibrationBin> bins =
      calibration(std::vector<double>{1, 0.5}, std::vector<char>{1, 0}, 2);
  CHECK(bins[0].rows == 0);
  CHECK(bins[1].rows == 2);
}

TEST_CASE("a probability that is none makes no bins", "[calibration]") {
  CHECK(calibration(std::vector<double>{0.5, std::nan("")}, std::vector<char>{1, 0}, 2).empty());
}

}  // namespace
}  // namespace rp::test::calibration_test
