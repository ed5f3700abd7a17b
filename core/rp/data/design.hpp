// Table -> design matrices: which rows are used, which of them validate, and standardised values.
//
//   x = (raw - mean) / sd,  sd with divisor n,  both from the training rows only;
//   a column that is constant there gets sd 1.
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

struct DesignSpec {
  std::vector<std::size_t> features;  // columns of the table, in this order
  std::size_t target = 0;
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
  Matrix<T> targets;                      // [1][padded rows]

  std::size_t rows() const { return table_rows.size(); }
  Block<const T> feature_block() const { return as_block(features, rows()); }
  Block<const T> target_block() const { return as_block(targets, rows()); }
};

template <class T>
struct Design {
  Samples<T> training;
  Samples<T> validation;
  std::vector<Scale> feature_scales;
  Scale target_scale;
  std::size_t rows_left_out = 0;
};

/// Throws `setting_out_of_range`, `column_out_of_range`, `target_constant`, `too_few_rows` or
/// `table_invalid`, naming the setting or column.
template <class T>
Design<T> build_design(const Table& table, const DesignSpec& spec);

}  // namespace rp
