#include "plan.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "rp/optim/optimizer.hpp"

namespace rp::replay {
namespace {

/// One row or a list of them.
Batch batch_in(const Field& entry, const Hyper& hyper, std::size_t rows) {
  Batch batch = entry.is_list() ? entry.counts() : Batch{static_cast<std::uint32_t>(entry.count())};
  if (batch.empty()) entry.refuse("is an empty mini-batch.");
  for (const std::uint32_t row : batch) {
    if (row >= rows) entry.refuse("asks for row " + std::to_string(row) + ", which there is not.");
  }
  if (hyper.batch && *hyper.batch != batch.size()) {
    entry.refuse("has not the " + std::to_string(*hyper.batch) + " rows of hyper.batch.");
  }
  return batch;
}

/// The first `count` batches of an outer loop.
std::vector<Batch> first_batches(const Field& epoch, std::size_t count, const Hyper& hyper,
                                 std::size_t rows) {
  const std::vector<Field> entries = epoch["indices"].elements();
  if (entries.size() < count) {
    epoch["indices"].refuse("lists fewer batches than the " + std::to_string(count) + " needed.");
  }
  std::vector<Batch> batches;
  for (std::size_t i = 0; i < count; ++i) batches.push_back(batch_in(entries[i], hyper, rows));
  return batches;
}

/// The drawn t, from `least` to `greatest`.
std::size_t drawn(const Field& epoch, std::size_t least, std::size_t greatest) {
  const Field t = epoch["t"];
  if (t.count() < least || t.count() > greatest) {
    t.refuse("must be from " + std::to_string(least) + " to " + std::to_string(greatest) + ".");
  }
  return t.count();
}

/// SARAH's first step takes the full gradient and no batch; the estimate of inner step t = 1, 2,
/// ... takes indices[t - 1]. So `steps` steps use one batch less than they are, and of the m that a
/// file lists at least the last is left over.
std::vector<Batch> sarah_batches(const Field& epoch, std::size_t steps, const Hyper& hyper,
                                 std::size_t rows) {
  std::vector<Batch> batches = first_batches(epoch, steps - 1, hyper, rows);
  batches.insert(batches.begin(), Batch{});
  return batches;
}

void add_outer_loop(const Field& epoch, const Hyper& hyper, std::size_t rows, Plan& plan) {
  const std::string_view optimizer = hyper.settings.info().key;
  const auto m = static_cast<std::size_t>(hyper.settings.number("inner_steps"));
  const bool random = hyper.settings.has("output") && hyper.settings.choice("output") == "random";
  if (optimizer == "svrg") {
    if (random) plan.draws.push_back(drawn(epoch, 0, m - 1));
    plan.stages.push_back(first_batches(epoch, m, hyper, rows));
  } else if (optimizer == "s2gd") {
    plan.draws.push_back(drawn(epoch, 1, m));
    plan.stages.push_back(first_batches(epoch, plan.draws.back(), hyper, rows));
  } else if (optimizer == "sarah") {
    if (random) plan.draws.push_back(drawn(epoch, 0, m));
    plan.stages.push_back(sarah_batches(epoch, m, hyper, rows));
  } else {
    // SARAH+ itself decides when a loop ends. If it disagrees with the file, the points will.
    const std::size_t used = epoch["inner_used"].count();
    if (used < 1 || used > m) epoch["inner_used"].refuse("must be from 1 to m.");
    plan.stages.push_back(sarah_batches(epoch, used, hyper, rows));
  }
}

}  // namespace

Plan plan_in(const Field& field, const Hyper& hyper, std::size_t rows) {
  Plan plan;
  if (hyper.settings.info().key == "sag") {
    for (const Field& entry : field["indices"].elements()) {
      plan.stages.push_back({batch_in(entry, hyper, rows)});
    }
  } else {
    for (const Field& epoch : field["epochs"].elements()) {
      add_outer_loop(epoch, hyper, rows, plan);
    }
  }
  for (const std::vector<Batch>& stage : plan.stages) {
    for (const Batch& batch : stage) {
      plan.largest_batch = std::max(plan.largest_batch, batch.size());
    }
  }
  return plan;
}

}  // namespace rp::replay
