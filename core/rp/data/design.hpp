// Table -> design matrices: which rows are used, which of them validate, and standardised values.
//
//   x = (raw - mean) / sd,  sd with divisor n,  both from the training rows only;
//   a column that is constant there gets sd 1.
//
// A target of classes is not standardised: its cells are the classes' numbers 0 to K - 1, and it
// becomes one row of 0 and 1 for two classes, else K rows, one-hot.
//
// Rows with a missing cell in a used column are left out and counted. Nothing else is changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "rp/data/table.hpp"
#include "rp/simd/block.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp {

constexpr std::size_t kMaxClasses = 1000;

struct DesignSpec {
  std::vector<std::size_t> features;  // columns of the table, in this order
  std::size_t target = 0;
  std::size_t classes = 0;  // K of a target of classes, 2 to kMaxClasses; 0: it is a number
  bool one_hot = false;     // K rows for two classes too, for a softmax
  double validation_fraction = 0.2;  // of the used rows, in (0, 1)
  std::uint64_t seed = 42;           // draws the validation rows
  /// Rows of the table that validate, instead of a draw; for reproducing a published split.
  std::optional<std::vector<std::uint32_t>> validation_rows;
};

/// raw = mean + sd * value
struct Scale {
  double mean = 0;
  double sd = 1;
};

/// Rows of one side of the split, feature-major.
template <class T>
struct Samples {
  std::vector<std::uint32_t> table_rows;  // ascending
  Matrix<T> features;                     // [features][padded rows]
  Matrix<T> targets;                      // [outputs][padded rows]

  std::size_t rows() const { return table_rows.size(); }
  Block<const T> feature_block() const { return as_block(features, rows()); }
  Block<const T> target_block() const { return as_block(targets, rows()); }
};

template <class T>
struct Design {
  Samples<T> training;
  Samples<T> validation;
  std::vector<Scale> feature_scales;
  Scale target_scale;       // of a number; of classes it changes nothing
  std::size_t classes = 0;  // see DesignSpec
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
