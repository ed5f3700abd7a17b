#include "rp/train/memory.hpp"

#include "support/catch.hpp"
#include "support/checks.hpp"

namespace rp::test::memory_test {
namespace {

TrainingConfig mlp(std::vector<std::size_t> hidden_units) {
  TrainingConfig config;
  config.hidden_units = std::move(hidden_units);
  return config;
}

bool refused(const TrainingConfig& config, const DesignSizes& sizes, std::string_view where) {
  return refuses([&] { demand_memory<float>(config, sizes); }, ErrorCode::out_of_memory, where);
}

TEST_CASE("models of usual size are let through", "[memory]") {
  CHECK_NOTHROW(demand_memory<float>(mlp({256, 256}), {100'000, 64, 1}));
  CHECK_NOTHROW(demand_memory<float>(mlp({1024, 1024, 1024, 1024}), {100'000, 100, 1}));
}

TEST_CASE("a model too large for memory is refused where most of it goes", "[memory]") {
  CHECK(refused(mlp({1024, 1024}), {100'000, 100'000, 1}, "hidden_units"));
  TrainingConfig batch = mlp({1024, 1024, 1024, 1024});
  batch.batch_size = 1'000'000;
  CHECK(refused(batch, {1'000'000, 10, 1}, "batch_size"));
}

TEST_CASE("the estimate counts what it says", "[memory]") {
  const MemoryEstimate small = memory_of<float>(mlp({}), {100, 10, 1});
  const MemoryEstimate twice = memory_of<double>(mlp({}), {100, 10, 1});
  CHECK(twice.parameters == 2 * small.parameters);
  CHECK(small.parameters >= 11 * 4 * 4);  // w, g, start and v at least
}

}  // namespace
}  // namespace rp::test::memory_test
