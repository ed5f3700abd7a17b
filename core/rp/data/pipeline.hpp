// Everything between a table and a model, learnt from the training rows: kept with the model, it
// turns another table of the same columns into the same matrix, and what the model says into the
// units or classes of the target.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rp/base/archive.hpp"
#include "rp/data/feature.hpp"
#include "rp/data/ledger.hpp"
#include "rp/data/scaling.hpp"
#include "rp/data/table.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp {

struct Pipeline {
  std::vector<Feature> features;
  std::string target;                // the column's name
  Scale target_scale;                // of a number; of classes it changes nothing
  std::vector<std::string> classes;  // their labels; a number has none

  /// Rows of the matrix.
  std::size_t width() const;

  /// The scale of every row of the matrix; of a category it changes nothing.
  std::vector<Scale> scales() const;

  /// What every row of the matrix is called, see Feature.
  std::vector<std::string> names() const;

  /// The matrix [width][padded rows] of these rows.
  template <class T>
  Matrix<T> matrix(const std::vector<const Column*>& columns, const Rows& rows,
                   Ledger& ledger) const;

  void carry(Archive& archive);
};

/// Another table's rows, ready for the model.
template <class T>
struct ScoringRows {
  Rows table_rows;
  Matrix<T> features;  // [width][padded rows]
  Ledger ledger;
};

/// Finds the features by name, wherever they stand. Throws `column_not_found`, naming all that are
/// missing; other columns are in the ledger.
template <class T>
ScoringRows<T> rows_to_score(const Pipeline& pipeline, const Table& table);

}  // namespace rp
