// Table -> design matrices: which rows are used, which of them validate, and what the pipeline
// makes of their cells. Everything that is done to a row or a cell is in the ledger, with its
// count.
//
// A target of classes is not scaled: it becomes one row of 0 and 1 for two classes, else K rows,
// one-hot. A category has the classes that occur, in the order of its levels; of a number that is
// to be classified each value that occurs is a class, ascending.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "rp/data/ledger.hpp"
#include "rp/data/pipeline.hpp"
#include "rp/data/split.hpp"
#include "rp/data/table.hpp"
#include "rp/simd/block.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp {

constexpr std::size_t kMaxClasses = 1000;

struct DesignSpec {
  std::vector<std::size_t> features;  // columns of the table, in this order
  /// How each of them is treated; or empty, all by default.
  std::vector<FeatureSpec> treatments = {};
  std::size_t target = 0;
  bool classify = false;  // a number too: its different values, at most kMaxClasses, are classes
  std::size_t classes =
      0;                 // K of a number that is one of 0 to K - 1, whether or not all occur; or 0
  bool one_hot = false;  // K rows for two classes too, for a softmax
  Scaling target_scaling = Scaling::standard;  // of a number
  double validation_fraction = 0.2;            // of the used rows, in (0, 1)
  std::uint64_t seed = 42;                     // draws the validation rows
  SplitKind split = SplitKind::random;
  std::size_t split_column = 0;  // of a split by one; a row without a value there is left out
  double validation_value = 0;   // of the split by value: a number, or a level's position
  /// Rows of the table that validate, instead of a split; for reproducing a published one.
  std::optional<Rows> validation_rows;
};

/// Rows of one side of the split, feature-major.
template <class T>
struct Samples {
  Rows table_rows;     // ascending
  Matrix<T> features;  // [features][padded rows]
  Matrix<T> targets;   // [outputs][padded rows]

  std::size_t rows() const { return table_rows.size(); }
  Block<const T> feature_block() const { return as_block(features, rows()); }
  Block<const T> target_block() const { return as_block(targets, rows()); }
};

template <class T>
struct Design {
  Samples<T> training;
  Samples<T> validation;
  Pipeline pipeline;
  Ledger ledger;
  std::vector<Scale> feature_scales;  // of every row of the matrix, as in the pipeline
  Scale target_scale;                 // the same
  std::size_t classes = 0;            // the same; 0 for a target that is a number
  std::size_t rows_left_out = 0;

  /// Of a model that predicts the target.
  std::size_t outputs() const { return training.targets.shape(0); }
};

/// Training rows of each class, for balanced weights; empty if the target is a number.
template <class T>
std::vector<std::size_t> class_counts(const Design<T>& design);

/// Throws `setting_out_of_range`, `column_out_of_range`, `target_constant`, `too_few_rows`,
/// `class_label_out_of_range` or `table_invalid`, naming the setting or column.
template <class T>
Design<T> build_design(const Table& table, const DesignSpec& spec);

}  // namespace rp
