#include "rp/probes/plane.hpp"

#include <cmath>
#include <vector>

#include "rp/base/rng.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"

namespace rp::test::plane_test {
namespace {

ParameterLayout layout() {
  return {{"W1", 0, 4, 3}, {"b1", 12, 4, 1}, {"W2", 16, 1, 4}, {"b2", 20, 1, 1}};
}
constexpr std::size_t kSize = 21;

std::vector<double> origin() {
  Rng rng(3);
  return random_values<double>(rng, kSize);
}

double length(const std::vector<double>& values, std::size_t first, std::size_t count) {
  double squares = 0;
  for (std::size_t i = first; i < first + count; ++i) squares += values[i] * values[i];
  return std::sqrt(squares);
}

TEST_CASE("a plane of two parameters moves those two", "[plane]") {
  const std::vector<double> from = origin();
  const Plane<double> plane = plane_of_parameters<double>(from, 5, 2);
  std::vector<double> at(kSize);
  plane.at(0.5, -2, at);
  for (std::size_t i = 0; i < kSize; ++i) {
    CHECK(at[i] == from[i] + (i == 5 ? 0.5 : i == 2 ? -2 : 0));
  }
}

TEST_CASE("random directions are as long as each unit's weights and leave biases",
          "[plane][property]") {
  const std::vector<double> from = origin();
  for (const std::uint64_t seed : {1U, 2U, 99U}) {
    const Plane<double> plane = random_plane<double>(layout(), from, seed);
    for (const std::vector<double>* direction : {&plane.first, &plane.second}) {
      for (std::size_t unit = 0; unit < 4; ++unit) {
        CHECK(length(*direction, unit * 3, 3) == Approx(length(from, unit * 3, 3)));
      }
      CHECK(length(*direction, 16, 4) == Approx(length(from, 16, 4)));
      CHECK(length(*direction, 12, 4) == 0);
      CHECK(length(*direction, 20, 1) == 0);
    }
    CHECK(plane.first != plane.second);
  }
}

TEST_CASE("the same seed draws the same directions", "[plane]") {
  CHECK(random_plane<double>(layout(), origin(), 4).first ==
        random_plane<double>(layout(), origin(), 4).first);
  CHECK(random_plane<double>(layout(), origin(), 4).first !=
        random_plane<double>(layout(), origin(), 5).first);
}

TEST_CASE("random directions differ where all that is drawn are signs", "[plane][property]") {
  const ParameterLayout two_units{{"W1", 0, 1, 1}, {"b1", 1, 1, 1}, {"W2", 2, 1, 1}};
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto plane = random_plane<double>(two_units, std::vector<double>{2, 5, -3}, seed);
    CHECK(std::abs(plane.first[0] * plane.second[2] - plane.first[2] * plane.second[0]) ==
          Approx(12));
  }
  const auto only_one = [&] { random_plane<double>(two_units, std::vector<double>{2, 5, 0}, 1); };
  CHECK(refuses(only_one, ErrorCode::setting_out_of_range, "plane"));
}

TEST_CASE("lengths on a plane are those of the parameters", "[plane]") {
  const Plane<double> plane = random_plane<double>(layout(), origin(), 1);
  std::vector<double> at(kSize);
  plane.at(0.5, -2, at);
  const std::vector<double> from = origin();
  for (std::size_t i = 0; i < kSize; ++i) at[i] -= from[i];
  CHECK(plane.squared_length(0.5, -2) == Approx(std::pow(length(at, 0, kSize), 2)));
}

TEST_CASE("a point of the plane is nearest to itself", "[plane][property]") {
  Rng rng(8);
  const Plane<double> plane = random_plane<double>(layout(), origin(), 1);
  std::vector<double> point(kSize);
  for (int repeat = 0; repeat < 20; ++repeat) {
    const double x = rng.uniform(-2, 2);
    const double y = rng.uniform(-2, 2);
    plane.at(x, y, point);
    const auto found = plane.nearest(point);
    REQUIRE(std::abs(found[0] - x) < 1e-12);
    REQUIRE(std::abs(found[1] - y) < 1e-12);
  }
}

TEST_CASE("a run in a plane keeps to its principal plane wholly", "[plane]") {
  Rng rng(6);
  const auto a = random_values<double>(rng, kSize);
  const auto b = random_values<double>(rng, kSize);
  std::vector<std::vector<double>> points;
  for (int p = 0; p <= 12; ++p) {
    std::vector<double> point = origin();
    for (std::size_t i = 0; i < kSize; ++i) point[i] += p * a[i] + std::sin(p) * b[i];
    points.push_back(point);
  }
  const auto principal = principal_plane(points);
  CHECK(principal.shares[0] + principal.shares[1] == Approx(1).epsilon(1e-12));
  CHECK(principal.shares[0] > principal.shares[1]);
  CHECK(length(principal.plane.first, 0, kSize) == Approx(1));
  CHECK(length(principal.plane.second, 0, kSize) == Approx(1));
  std::vector<double> back(kSize);
  for (const auto& point : points) {
    const auto at = principal.plane.nearest(point);
    principal.plane.at(at[0], at[1], back);
    for (std::size_t i = 0; i < kSize; ++i) REQUIRE(std::abs(back[i] - point[i]) < 1e-10);
  }
}

TEST_CASE("the shares are those of the squared distances", "[plane]") {
  // Distances 3, 2 and 1 along three axes from the last point.
  const std::vector<std::vector<double>> points{{3, 0, 0}, {0, 2, 0}, {0, 0, 1}, {0, 0, 0}};
  const auto principal = principal_plane(points);
  CHECK(principal.shares[0] == Approx(9.0 / 14));
  CHECK(principal.shares[1] == Approx(4.0 / 14));
}

TEST_CASE("a straight run has a plane all the same", "[plane]") {
  const std::vector<std::vector<float>> points{{0, 0, 0}, {1, 2, 2}, {2, 4, 4}};
  const auto principal = principal_plane(points);
  CHECK(principal.shares[0] == Approx(1));
  CHECK(principal.shares[1] == 0);
  double product = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    product += principal.plane.first[i] * principal.plane.second[i];
  }
  CHECK(std::abs(product) < 1e-12);
  CHECK(length(principal.plane.second, 0, 3) == Approx(1));
}

TEST_CASE("planes that there are not are refused", "[plane]") {
  const auto refused = [](const auto& call, const char* where) {
    return refuses(call, ErrorCode::setting_out_of_range, where);
  };
  CHECK(refused([] { plane_of_parameters<double>(origin(), 0, kSize); }, "parameter"));
  CHECK(refused([] { plane_of_parameters<double>(origin(), 4, 4); }, "parameter"));
  CHECK(refused(
      [] {
        random_plane<double>({{"W1", 0, 1, 1}, {"b1", 1, 1, 1}}, std::vector<double>{1, 2}, 1);
      },
      "plane"));
  const std::vector<double> zeros(kSize, 0);
  CHECK(refused([&] { random_plane<double>(layout(), zeros, 1); }, "plane"));
  CHECK(refused([] { principal_plane<double>({{1, 2}}); }, "plane"));
  CHECK(refused([] { principal_plane<double>({{1}, {2}}); }, "plane"));
  CHECK(refused([] { principal_plane<double>({{1, 2}, {1, 2}}); }, "plane"));
}

}  // namespace
}  // namespace rp::test::plane_test
