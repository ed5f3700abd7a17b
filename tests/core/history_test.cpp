#include "rp/train/history.hpp"
#include "rp/train/session.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/catch.hpp"

namespace rp::test::history_test {
namespace {

constexpr std::size_t kMillion = 1000000;

/// Whole numbers, so that their sums are exact; no order and both signs.
double value_at(std::size_t step) { return static_cast<double>(step * 7919 % 10007) - 5000; }

const StepHistory& long_history() {
  static const StepHistory history = [] {
    StepHistory filled;
    for (std::size_t step = 0; step < kMillion; ++step) filled.add(value_at(step));
    return filled;
  }();
  return history;
}

TEST_CASE("a history never holds more than its capacity", "[history][property]") {
  StepHistory history;
  std::size_t most = 0;
  for (std::size_t step = 0; step < kMillion; ++step) {
    history.add(1);
    most = std::max(most, history.buckets().size());
  }
  CHECK(most == StepHistory::kCapacity);
}

TEST_CASE("a history is empty at first", "[history]") {
  CHECK(StepHistory().buckets().empty());
  CHECK(StepHistory().stride() == 1);
}

TEST_CASE("as long as there is room every step has its own bucket", "[history]") {
  StepHistory history;
  for (std::size_t step = 0; step < StepHistory::kCapacity; ++step) history.add(value_at(step));
  REQUIRE(history.buckets().size() == StepHistory::kCapacity);
  for (std::size_t step = 0; step < StepHistory::kCapacity; ++step) {
    const Bucket& bucket = history.buckets()[step];
    REQUIRE((bucket.first_step == step && bucket.count == 1 && bucket.mean() == value_at(step)));
  }
}

TEST_CASE("buckets follow each other without gaps and count every step", "[history][property]") {
  std::size_t next = 0;
  for (const Bucket& bucket : long_history().buckets()) {
    REQUIRE(bucket.first_step == next);
    REQUIRE(bucket.count <= long_history().stride());
    next += bucket.count;
  }
  CHECK(next == kMillion);
}

TEST_CASE("every bucket has the true sum, minimum and maximum of its steps",
          "[history][property]") {
  for (const Bucket& bucket : long_history().buckets()) {
    double sum = 0;
    double least = value_at(bucket.first_step);
    double greatest = least;
    for (std::size_t step = bucket.first_step; step < bucket.first_step + bucket.count; ++step) {
      sum += value_at(step);
      least = std::min(least, value_at(step));
      greatest = std::max(greatest, value_at(step));
    }
    REQUIRE(bucket.sum == sum);
    REQUIRE(bucket.min == least);
    REQUIRE(bucket.max == greatest);
  }
}

TEST_CASE("the stride doubles until a million steps fit", "[history]") {
  CHECK(long_history().stride() == 1024);
  CHECK(long_history().buckets().size() == (kMillion + 1023) / 1024);
}

TEST_CASE("the middle of a bucket lies inside it", "[history]") {
  CHECK(Bucket{10, 1, 0, 0, 0}.middle_step() == 10);
  CHECK(Bucket{10, 4, 0, 0, 0}.middle_step() == 11);
}

struct Record {
  std::size_t step;
};

SampledHistory<Record> sampled(std::size_t interval, std::size_t steps) {
  SampledHistory<Record> history(interval);
  for (std::size_t step = 0; step <= steps; ++step) {
    if (history.due(step)) history.add({step});
  }
  return history;
}

TEST_CASE("a sampled history takes every record on its interval", "[history]") {
  const SampledHistory<Record> history = sampled(7, 70);
  REQUIRE(history.records().size() == 11);
  CHECK(history.records()[10].step == 70);
}

TEST_CASE("a sampled history never holds more than its capacity", "[history][property]") {
  SampledHistory<Record> history(1);
  std::size_t most = 0;
  for (std::size_t step = 0; step <= kMillion; ++step) {
    if (history.due(step)) history.add({step});
    most = std::max(most, history.records().size());
  }
  CHECK(most == SampledHistory<Record>::kCapacity);
}

TEST_CASE("a sampled history keeps even intervals from the first step to the last",
          "[history][property]") {
  for (const std::size_t interval : {1U, 3U, 22U}) {
    const SampledHistory<Record> history = sampled(interval, kMillion);
    const std::vector<Record>& records = history.records();
    REQUIRE(records.size() > SampledHistory<Record>::kCapacity / 2 - 1);
    REQUIRE(records[0].step == 0);
    const std::size_t gap = records[1].step;
    std::size_t doubled = interval;
    while (doubled < gap) doubled *= 2;
    CHECK(gap == doubled);
    for (std::size_t i = 0; i < records.size(); ++i) REQUIRE(records[i].step == i * gap);
    CHECK(kMillion - records.back().step < gap);
  }
}

TEST_CASE("a million steps of eight runners take less than 32 MB", "[history]") {
  StepHistory losses;
  SampledHistory<Evaluation> evaluations(1);
  for (std::size_t step = 0; step < 1'000'000; ++step) {
    losses.add(static_cast<double>(step % 977));
    if (evaluations.due(step)) evaluations.add({.step = step});
  }
  // Losses and gradient norms, and the evaluations, with the room that their vectors have.
  const std::size_t bytes = 2 * losses.buckets().capacity() * sizeof(Bucket) +
                            evaluations.records().capacity() * sizeof(Evaluation);
  CHECK(8 * bytes < std::size_t{32} << 20U);
  for (const Bucket& bucket : losses.buckets()) {
    if (bucket.count < 977) continue;
    REQUIRE(bucket.min == 0);
    REQUIRE(bucket.max == 976);
  }
}

}  // namespace
}  // namespace rp::test::history_test
