#include "rp/base/nearest_name.hpp"

#include <array>
#include <string_view>

#include "support/catch.hpp"

namespace rp::test::nearest_name_test {
namespace {

constexpr std::array<std::string_view, 4> kFruits{"apple", "pear", "peach", "plum"};

TEST_CASE("a known name is its own nearest", "[nearest_name]") {
  for (const std::string_view fruit : kFruits) CHECK(nearest_name(fruit, kFruits) == fruit);
}

TEST_CASE("a letter too many, too few or wrong is one change", "[nearest_name]") {
  CHECK(nearest_name("appple", kFruits) == "apple");
  CHECK(nearest_name("aple", kFruits) == "apple");
  CHECK(nearest_name("applu", kFruits) == "apple");
  CHECK(nearest_name("peech", kFruits) == "peach");
  CHECK(nearest_name("lum", kFruits) == "plum");
}

TEST_CASE("the fewest changes win, not the first letters", "[nearest_name]") {
  constexpr std::array<std::string_view, 2> kKnown{"sitting", "kitten"};
  CHECK(nearest_name("bitten", kKnown) == "kitten");
  CHECK(nearest_name("sittin", kKnown) == "sitting");
}

TEST_CASE("of equally near names the first one is given", "[nearest_name]") {
  constexpr std::array<std::string_view, 3> kKnown{"abc", "abd", "abe"};
  CHECK(nearest_name("abx", kKnown) == "abc");
  CHECK(nearest_name("", kKnown) == "abc");
}

TEST_CASE("an empty name is nearest to the shortest one", "[nearest_name]") {
  CHECK(nearest_name("", kFruits) == "pear");
}

TEST_CASE("names are listed with commas", "[nearest_name]") {
  CHECK(listed(kFruits) == "apple, pear, peach, plum");
  CHECK(listed(std::span(kFruits).first(1)) == "apple");
  CHECK(listed({}).empty());
}

}  // namespace
}  // namespace rp::test::nearest_name_test
