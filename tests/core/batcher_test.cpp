#include "rp/data/batcher.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <vector>

#include "support/catch.hpp"

namespace rp::test::batcher_test {
namespace {

using Rows = std::vector<std::uint32_t>;

Rows first_rows(std::size_t count) {
  Rows rows(count);
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

/// The rows of one epoch in the order of their batches.
Rows epoch(Batcher& batcher) {
  Rows rows;
  for (std::size_t step = 0; step < batcher.steps_per_epoch(); ++step) {
    const auto batch = batcher.next();
    rows.insert(rows.end(), batch.begin(), batch.end());
  }
  return rows;
}

TEST_CASE("every epoch visits every row once", "[batcher][property]") {
  for (const std::size_t rows : {1U, 2U, 7U, 64U, 100U}) {
    for (std::size_t batch_size = 1; batch_size <= rows; ++batch_size) {
      Batcher batcher(rows, batch_size, 42);
      for (int e = 0; e < 3; ++e) {
        Rows visited = epoch(batcher);
        std::sort(visited.begin(), visited.end());
        CAPTURE(rows, batch_size);
        REQUIRE(visited == first_rows(rows));
      }
    }
  }
}

TEST_CASE("the last batch of an epoch is short where the size does not divide the rows",
          "[batcher]") {
  Batcher batcher(10, 4, 42);
  CHECK(batcher.steps_per_epoch() == 3);
  for (int e = 0; e < 3; ++e) {
    CHECK(batcher.next().size() == 4);
    CHECK(batcher.next().size() == 4);
    CHECK(batcher.next().size() == 2);
  }
}

TEST_CASE("every epoch has another order", "[batcher][property]") {
  Batcher batcher(100, 10, 42);
  std::set<Rows> orders{first_rows(100)};
  for (int e = 0; e < 50; ++e) orders.insert(epoch(batcher));
  CHECK(orders.size() == 51);
}

TEST_CASE("a batch of all rows keeps them in file order", "[batcher]") {
  Batcher batcher(100, 100, 42);
  for (int e = 0; e < 3; ++e) CHECK(epoch(batcher) == first_rows(100));
}

TEST_CASE("a seed gives the same batches every time", "[batcher][property]") {
  Batcher one(50, 7, 3);
  Batcher other(50, 7, 3);
  for (int e = 0; e < 5; ++e) CHECK(epoch(one) == epoch(other));
}

TEST_CASE("another seed gives other batches", "[batcher][property]") {
  Batcher one(50, 7, 3);
  Batcher other(50, 7, 4);
  CHECK(epoch(one) != epoch(other));
}

TEST_CASE("a copied batcher continues identically", "[batcher][property]") {
  Batcher batcher(50, 7, 3);
  batcher.next();
  Batcher copy = batcher;
  for (int step = 0; step < 40; ++step) {
    const auto expected = batcher.next();
    const Rows batch(expected.begin(), expected.end());
    const auto copied = copy.next();
    REQUIRE(Rows(copied.begin(), copied.end()) == batch);
  }
}

TEST_CASE("rows that are not shuffled come round in file order", "[batcher]") {
  for (const std::size_t batch_size : {1U, 3U, 10U}) {
    Batcher batcher(10, batch_size, 42, false);
    for (int e = 0; e < 3; ++e) CHECK(epoch(batcher) == first_rows(10));
  }
}

}  // namespace
}  // namespace rp::test::batcher_test
