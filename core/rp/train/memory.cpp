#include "rp/train/memory.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "rp/base/error.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "rp/optim/catalog.hpp"

namespace rp {
namespace {

// Start, parameters, gradients, gradients of a chunk and effective steps (twice) of a session and
// the page's look at it, and up to 4 that a method of variance reduction keeps besides its state.
constexpr double kVectors = 10;
// A session's objective, and the one that predicts for the page.
constexpr double kObjectives = 2;

template <class T>
double state_columns(const OptimizerSettings& settings) {
  OptimizerStart start;
  start.layout = {{"w", 0, 1, 1}};
  const auto optimizer = make_optimizer<T>(settings, start);
  return static_cast<double>(optimizer->state_columns().size());
}

std::string in_gigabytes(double bytes) { return readable(std::round(bytes / 1e8) / 10) + " GB"; }

}  // namespace

template <class T>
MemoryEstimate memory_of(const TrainingConfig& config, const DesignSizes& design) {
  double parameters = 0;
  double below = static_cast<double>(design.features);
  double units = 0;
  const auto add_layer = [&](std::size_t outputs) {
    const auto size = static_cast<double>(outputs);
    parameters += (below + 1) * size;
    units += size;
    below = size;
  };
  for (const std::size_t hidden : config.hidden_units) add_layer(hidden);
  const double kept = slope_follows_from_value(config.activation) ? 2 * units : 3 * units;
  add_layer(design.outputs);
  const auto outputs = static_cast<double>(design.outputs);
  const double row = static_cast<double>(design.features) + kept + 3 * outputs;
  const auto rows = static_cast<double>(std::max(config.batch_size, kRowsOfChunk));
  return {parameters * (kVectors + state_columns<T>(config.optimizer)) * sizeof(T),
          row * rows * kObjectives * sizeof(T)};
}

template <class T>
void demand_memory(const TrainingConfig& config, const DesignSizes& design) {
  const MemoryEstimate memory = memory_of<T>(config, design);
  if (memory.total() <= kMostMemory) return;
  const std::string size = "This run would take " + in_gigabytes(memory.total()) +
                           " of memory, more than the " + in_gigabytes(kMostMemory) +
                           " there are for it. ";
  if (memory.batch > memory.parameters) {
    throw Error(ErrorCode::out_of_memory, "batch_size",
                size +
                    "Most are values of every unit for each row of a batch: make batch_size "
                    "smaller, or the hidden layers.");
  }
  if (config.hidden_units.empty()) {
    throw Error(ErrorCode::out_of_memory, "features",
                size + "Most are the weights: choose fewer features.");
  }
  throw Error(ErrorCode::out_of_memory, "hidden_units",
              size +
                  "Most are the weights: make the hidden layers smaller, or choose fewer "
                  "features.");
}

#define RP_INSTANTIATE(T)                                                          \
  template MemoryEstimate memory_of<T>(const TrainingConfig&, const DesignSizes&); \
  template void demand_memory<T>(const TrainingConfig&, const DesignSizes&);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
