// A model to keep: its network with the parameters, and the pipeline that makes its inputs from a
// table and its outputs into predictions. It needs no run, no table it was trained on, no
// optimizer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rp/data/pipeline.hpp"
#include "rp/models/network.hpp"
#include "rp/objective/supervised_objective.hpp"

namespace rp {

/// Predictions for the rows of a table.
struct Scores {
  Rows table_rows;  // those that have what the model needs, ascending
  /// [classes, or 1][table_rows]: the target in its column's units, or each class's probability.
  std::vector<double> predictions;
  Ledger ledger;
};

template <class T>
class TrainedModel {
 public:
  TrainedModel(Pipeline pipeline, NetworkShape shape, std::span<const T> parameters);
  /// Of a run as it stands.
  TrainedModel(const SupervisedObjective<T>& objective, std::span<const T> parameters);
  /// From `saved`. Throws `snapshot_invalid` for any other bytes, with what is wrong with them.
  explicit TrainedModel(std::span<const std::uint8_t> bytes);

  const Pipeline& pipeline() const { return pipeline_; }
  const NetworkShape& shape() const { return shape_; }
  std::span<const T> parameters() const { return parameters_; }

  /// Finds the columns by name. Throws `column_not_found`, naming all that are missing, or
  /// `table_invalid` for one of another kind.
  Scores score(const Table& table) const;

  std::vector<std::uint8_t> saved() const;

 private:
  void carry(Archive& archive);

  Pipeline pipeline_;
  NetworkShape shape_;
  std::vector<T> parameters_;
};

}  // namespace rp
