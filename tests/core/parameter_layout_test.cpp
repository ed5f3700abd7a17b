#include "rp/base/parameter_layout.hpp"

#include "support/catch.hpp"

namespace rp::test::parameter_layout_test {
namespace {

TEST_CASE("a tensor has rows times columns elements", "[parameter_layout]") {
  CHECK(ParameterRange{"W", 7, 3, 4}.size() == 12);
}

TEST_CASE("the flat array ends with its last tensor", "[parameter_layout]") {
  CHECK(parameter_count({{"W1", 0, 3, 4}, {"b1", 12, 3, 1}}) == 15);
  CHECK(parameter_count({{"w", 0, 1, 2}}) == 2);
}

TEST_CASE("an empty layout has no parameters", "[parameter_layout]") {
  CHECK(parameter_count({}) == 0);
}

}  // namespace
}  // namespace rp::test::parameter_layout_test
