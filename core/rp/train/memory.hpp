// How much memory a run on a table takes, estimated before any of it is allocated.
#pragma once

#include "rp/train/training_config.hpp"

namespace rp {

constexpr double kMostMemory = 1.5e9;  // bytes; a page has about 2 GB, tables included

/// Bytes of the parameters with the vectors of their size that a session and its optimizer keep,
/// and of what a step works in: values and deltas of every unit for each row of a batch, and the
/// batch itself.
struct MemoryEstimate {
  double parameters = 0;
  double batch = 0;

  double total() const { return parameters + batch; }
};

/// Instantiated for float and double.
template <class T>
MemoryEstimate memory_of(const TrainingConfig& config, const DesignSizes& design);

/// Throws `out_of_memory` for more than kMostMemory, placed at what takes most: `hidden_units`,
/// `batch_size`, or `features` of a model without hidden layers.
template <class T>
void demand_memory(const TrainingConfig& config, const DesignSizes& design);

}  // namespace rp
