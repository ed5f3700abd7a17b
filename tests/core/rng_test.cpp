#include "rp/base/rng.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <vector>

#include "support/catch.hpp"

namespace rp::test::rng_test {
namespace {

/// PCG-XSH-RR 64/32 as its paper states it, in another arrangement than ours.
struct ReferencePcg {
  std::uint64_t state;
  std::uint64_t increment;

  ReferencePcg(std::uint64_t seed, std::uint64_t stream) : state(0), increment(2 * stream + 1) {
    state = advanced(advanced(0) + seed);
  }

  std::uint64_t advanced(std::uint64_t from) const {
    return from * 6364136223846793005ULL + increment;
  }

  std::uint32_t next() {
    const std::uint64_t old = state;
    state = advanced(state);
    const auto xored = static_cast<std::uint32_t>((old ^ (old >> 18)) >> 27);
    const auto turn = static_cast<unsigned>(old >> 59);
    return turn == 0 ? xored : (xored >> turn) | (xored << (32 - turn));
  }
};

std::vector<std::uint32_t> numbers(std::size_t count) {
  std::vector<std::uint32_t> values(count);
  std::iota(values.begin(), values.end(), 0U);
  return values;
}

std::vector<std::uint32_t> draw(Rng rng, std::size_t count) {
  std::vector<std::uint32_t> drawn(count);
  std::generate(drawn.begin(), drawn.end(), [&] { return rng.next(); });
  return drawn;
}

TEST_CASE("the generator prints the first numbers of the pcg32 demo", "[rng]") {
  const std::vector<std::uint32_t> published{0xa15c02b7, 0x7b47f409, 0xba1d3330,
                                             0x83d2f293, 0xbfa4784b, 0xcbed606e};
  CHECK(draw(Rng(42, 54), 6) == published);
}

TEST_CASE("the generator agrees with an independent PCG32 for many seeds and streams", "[rng]") {
  for (std::uint64_t seed : {0ULL, 1ULL, 42ULL, 0xffffffffffffffffULL}) {
    for (std::uint64_t stream : {0ULL, 1ULL, 2ULL, 3ULL, 1000ULL}) {
      ReferencePcg reference(seed, stream);
      std::vector<std::uint32_t> expected(1000);
      std::generate(expected.begin(), expected.end(), [&] { return reference.next(); });
      CHECK(draw(Rng(seed, stream), 1000) == expected);
    }
  }
}

TEST_CASE("streams of one seed differ", "[rng]") {
  CHECK(draw(Rng(42, 1), 8) != draw(Rng(42, 2), 8));
}

TEST_CASE("seeds of one stream differ", "[rng]") {
  CHECK(draw(Rng(42, 1), 8) != draw(Rng(43, 1), 8));
}

TEST_CASE("a copied generator continues identically", "[rng]") {
  Rng rng(7);
  rng.next();
  const Rng copy = rng;
  CHECK(draw(copy, 100) == draw(rng, 100));
}

TEST_CASE("uniform numbers lie in [0, 1) and average a half", "[rng][property]") {
  Rng rng(3);
  double least = 1;
  double greatest = 0;
  double sum = 0;
  for (int i = 0; i < 100000; ++i) {
    const double value = rng.uniform();
    least = std::min(least, value);
    greatest = std::max(greatest, value);
    sum += value;
  }
  CHECK(least >= 0);
  CHECK(greatest < 1);
  CHECK(std::abs(sum / 100000 - 0.5) < 0.005);
}

TEST_CASE("uniform numbers in a range stay in it", "[rng][property]") {
  Rng rng(3);
  bool inside = true;
  for (int i = 0; i < 10000; ++i) {
    const double value = rng.uniform(-0.25, 0.75);
    inside = inside && value >= -0.25 && value < 0.75;
  }
  CHECK(inside);
}

TEST_CASE("below(bound) stays below its bound", "[rng][property]") {
  for (std::uint32_t bound : {1U, 2U, 3U, 10U, 512U, 0x80000001U, 0xffffffffU}) {
    Rng rng(bound);
    bool inside = true;
    for (int i = 0; i < 1000; ++i) inside = inside && rng.below(bound) < bound;
    CHECK(inside);
  }
}

TEST_CASE("below(10) gives every digit about equally often", "[rng][property]") {
  Rng rng(5);
  std::array<int, 10> seen{};
  for (int i = 0; i < 100000; ++i) ++seen[rng.below(10)];
  // Five standard deviations of a binomial count.
  CHECK(*std::min_element(seen.begin(), seen.end()) > 10000 - 475);
  CHECK(*std::max_element(seen.begin(), seen.end()) < 10000 + 475);
}

TEST_CASE("below(bound) has no bias where the bound does not divide 2^32", "[rng][property]") {
  Rng rng(5);
  int lowest_third = 0;
  int divisible_by_three = 0;
  for (int i = 0; i < 30000; ++i) {
    // A plain remainder would draw half of these from the lowest third, a plain multiplication half
    // of them divisible by three.
    const std::uint32_t value = rng.below(0xc0000000U);
    lowest_third += value < 0x40000000U ? 1 : 0;
    divisible_by_three += value % 3 == 0 ? 1 : 0;
  }
  CHECK(std::abs(lowest_third - 10000) < 500);
  CHECK(std::abs(divisible_by_three - 10000) < 500);
}

TEST_CASE("shuffle gives a permutation", "[rng][property]") {
  for (std::size_t count : {0U, 1U, 2U, 3U, 100U, 1000U}) {
    std::vector<std::uint32_t> values = numbers(count);
    Rng(9).shuffle(values);
    std::sort(values.begin(), values.end());
    CHECK(values == numbers(count));
  }
}

TEST_CASE("shuffle gives every order of three about equally often", "[rng][property]") {
  Rng rng(11);
  std::map<std::vector<std::uint32_t>, int> seen;
  for (int i = 0; i < 60000; ++i) {
    std::vector<std::uint32_t> values = numbers(3);
    rng.shuffle(values);
    ++seen[values];
  }
  REQUIRE(seen.size() == 6);
  for (const auto& [order, count] : seen) CHECK(std::abs(count - 10000) < 500);
}

}  // namespace
}  // namespace rp::test::rng_test
