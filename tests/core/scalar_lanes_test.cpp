#include "rp/simd/scalar_lanes.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "rp/base/rng.hpp"
#include "rp/simd/lanes.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"

namespace rp::test::scalar_lanes_test {
namespace {

/// Numbers of all kinds and, between them, random ones of all magnitudes.
template <class T>
std::vector<T> numbers() {
  using Limits = std::numeric_limits<T>;
  std::vector<T> all{T(0),
                     T(-0.0),
                     T(1),
                     T(-1),
                     T(0.1),
                     Limits::max(),
                     Limits::min(),
                     -T(7.5),
                     Limits::denorm_min(),
                     Limits::infinity(),
                     -Limits::infinity(),
                     Limits::quiet_NaN()};
  Rng rng(12);
  while (all.size() < 96) {
    all.push_back(
        std::ldexp(static_cast<T>(rng.uniform(-1, 1)), static_cast<int>(rng.below(40)) - 20));
  }
  return all;
}

/// Bit for bit, but that any not-a-number is as good as another.
template <class T>
bool same_lanes(const Lanes<T>& a, const ScalarLanes<T>& b) {
  T from[kLanes<T>];
  store(from, a);
  for (std::size_t i = 0; i < kLanes<T>; ++i) {
    const bool both_none = from[i] != from[i] && b[i] != b[i];
    if (!both_none && !same_bits(from[i], b[i])) return false;
  }
  return true;
}

/// Calls check(a, b, c, d): the same random picks of `numbers` as vectors and as scalar lanes.
template <class T, class Check>
void for_pairs(const std::vector<T>& numbers, const Check& check) {
  Rng rng(3);
  for (int repeat = 0; repeat < 400; ++repeat) {
    T a[kLanes<T>];
    T b[kLanes<T>];
    for (std::size_t i = 0; i < kLanes<T>; ++i) {
      a[i] = numbers[rng.below(static_cast<std::uint32_t>(numbers.size()))];
      b[i] = numbers[rng.below(static_cast<std::uint32_t>(numbers.size()))];
    }
    check(load(a), load(b), ScalarLanes<T>::load_unaligned(a), ScalarLanes<T>::load_unaligned(b));
  }
}

/// `operation(a, b)` gives the same lanes for both kinds.
template <class T, class Operation>
bool agrees(const std::vector<T>& numbers, const Operation& operation) {
  bool all = true;
  for_pairs(numbers, [&](const Lanes<T>& a, const Lanes<T>& b, const ScalarLanes<T>& c,
                         const ScalarLanes<T>& d) {
    all = all && same_lanes<T>(operation(a, b), operation(c, d));
  });
  return all;
}

TEMPLATE_TEST_CASE("arithmetic without vector instructions has the bits of vectors",
                   "[scalar_lanes][property]", float, double) {
  const auto all = numbers<TestType>();
  CHECK(agrees(all, [](const auto& a, const auto& b) { return a + b; }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return a - b; }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return a * b; }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return a / b; }));
  CHECK(agrees(all, [](const auto& a, const auto& /*b*/) { return -a; }));
  CHECK(agrees(all, [](const auto& a, const auto& /*b*/) { return abs(a); }));
  CHECK(agrees(all, [](const auto& a, const auto& /*b*/) { return sqrt(a); }));
  CHECK(agrees(all, [](auto a, const auto& b) { return a += b; }));
}

TEMPLATE_TEST_CASE("comparisons choose the same lanes", "[scalar_lanes][property]", float, double) {
  const auto all = numbers<TestType>();
  CHECK(agrees(all, [](const auto& a, const auto& b) { return select(a < b, a, b); }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return select(a > b, a, b); }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return select(a <= b, a, b); }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return select(a == b, -a, b); }));
}

TEMPLATE_TEST_CASE("bits and places of lanes are the same", "[scalar_lanes][property]", float,
                   double) {
  const auto all = numbers<TestType>();
  CHECK(agrees(all, [](const auto& a, const auto& b) { return a & b; }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return a | b; }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return zip_lo(a, b); }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return zip_hi(a, b); }));
}

TEMPLATE_TEST_CASE("whole numbers are shifted and masked alike", "[scalar_lanes][property]",
                   std::uint32_t, std::uint64_t) {
  std::vector<TestType> all(64);
  Rng rng(9);
  for (TestType& number : all) {
    number = static_cast<TestType>((std::uint64_t{rng.next()} << 32U) | rng.next());
  }
  CHECK(agrees(all, [](const auto& a, const auto& /*b*/) { return a << 23; }));
  CHECK(agrees(all, [](const auto& a, const auto& /*b*/) { return a >> 9; }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return a & b; }));
  CHECK(agrees(all, [](const auto& a, const auto& b) { return a | b; }));
}

TEST_CASE("lanes made of single numbers keep their order", "[scalar_lanes]") {
  CHECK(same_lanes<float>({1.0F, 2.0F, 3.0F, 4.0F}, {1.0F, 2.0F, 3.0F, 4.0F}));
  CHECK(same_lanes<double>({1.0, 2.0}, {1.0, 2.0}));
  CHECK(same_lanes<float>(Lanes<float>(5.0F), ScalarLanes<float>(5.0F)));
}

}  // namespace
}  // namespace rp::test::scalar_lanes_test
