#include "rp/simd/row_store.hpp"

#include <array>
#include <utility>
#include <vector>

#include "rp/tensor/xtensor.hpp"
#include "support/catch.hpp"
#include "support/data.hpp"

namespace rp::test::row_store_test {
namespace {

TEMPLATE_TEST_CASE("gathered rows are those of the columns, for every width and number of them",
                   "[row_store][property]", float, double) {
  constexpr std::size_t kRows = 80;
  Rng rng(3);
  for (std::size_t width = 1; width <= 13; ++width) {
    const Matrix<TestType> features = random_samples<TestType>(rng, width, kRows);
    const Matrix<TestType> targets = random_samples<TestType>(rng, 2, kRows);
    const std::array blocks{as_block(features, kRows), as_block(targets, kRows)};
    const RowStore<TestType> store(blocks);
    REQUIRE(store.width() == width + 2);
    for (std::size_t count = 1; count <= 67; ++count) {
      std::vector<std::uint32_t> picked(count);
      for (std::uint32_t& row : picked) row = rng.below(kRows);
      Matrix<TestType> to = sample_matrix<TestType>(store.padded_width(), count);
      store.gather(picked, as_block(to, count));
      for (std::size_t s = 0; s < count; ++s) {
        for (std::size_t f = 0; f < width; ++f) REQUIRE(to(f, s) == features(f, picked[s]));
        for (std::size_t t = 0; t < 2; ++t) REQUIRE(to(width + t, s) == targets(t, picked[s]));
      }
    }
  }
}

TEMPLATE_TEST_CASE("samples past the last one hold a row of the batch", "[row_store]", float,
                   double) {
  Rng rng(4);
  const Matrix<TestType> features = random_samples<TestType>(rng, 3, 10);
  const std::array blocks{as_block(features, 10)};
  const RowStore<TestType> store(blocks);
  Matrix<TestType> to = sample_matrix<TestType>(store.padded_width(), 5);
  const std::vector<std::uint32_t> picked{7, 1, 4, 9, 2};
  store.gather(picked, as_block(to, 5));
  for (std::size_t s = 5; s < whole_lanes<TestType>(5); ++s) CHECK(to(0, s) == features(0, 2));
}

}  // namespace
}  // namespace rp::test::row_store_test
