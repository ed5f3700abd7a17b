// How the cells of one column become rows of the matrix that a model sees, learnt from the training
// rows and then the same for any other.
//
// A number becomes one row, scaled; a date may become several, one for each of its parts that is
// wanted. A category of two levels becomes one row of 0 and 1, of more one row per level, 1 where
// the cell has it; levels past a limit are joined in one.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rp/base/archive.hpp"
#include "rp/data/date_part.hpp"
#include "rp/data/ledger.hpp"
#include "rp/data/scaling.hpp"
#include "rp/data/table.hpp"
#include "rp/simd/block.hpp"

namespace rp {

/// What is done about a missing cell: its row is left out, or it is filled.
enum class Fill { drop_row, mean, median, most_frequent, constant };
constexpr std::size_t kFills = 5;

/// The level that rare ones are joined in.
constexpr const char* kOtherLevel = "(other)";

struct FeatureSpec {
  Fill fill = Fill::drop_row;
  double constant = 0;                  // of a number
  std::string constant_level = {};      // of a category
  Scaling scaling = Scaling::standard;  // of a number
  std::size_t most_levels = 20;         // of a category, the joined ones as one; from 2
  /// Of a column of days since 1970-01-01 what a model is shown of them, each part once; empty: the
  /// number itself, whatever it is.
  std::vector<DatePart> date_parts = {};
};

class Feature {
 public:
  /// Learns from the rows `training` of `column`, of which there is at least one. Throws
  /// `table_invalid`, naming the column, for values too large to scale or a column without a cell
  /// in these rows, and `setting_out_of_range` for a fill that its kind does not have or a constant
  /// level that it does not have.
  static Feature fit(const Column& column, const FeatureSpec& spec, const Rows& training);

  const std::string& name() const { return name_; }
  bool is_category() const { return is_category_; }
  bool drops_rows() const { return fill_ == Fill::drop_row; }

  /// Rows of the matrix.
  std::size_t width() const;
  /// The level whose 1 row `row` shows; of a number nothing.
  std::string level(std::size_t row) const;
  /// What a model is shown of a date; of anything else nothing.
  const std::vector<DatePart>& date_parts() const { return date_parts_; }
  /// What row `row` is called: the column, with the level of a category or the part of a date.
  std::string row_name(std::size_t row) const;
  /// Of row `row`; of a category it changes nothing.
  const Scale& scale(std::size_t row) const;

  /// The matrix [width][rows] of `column`, which has this name and kind and no missing cell if rows
  /// with one are dropped. Adds what was filled, joined or unseen to the ledger. Throws
  /// `table_invalid` for a column of another kind or values too large.
  template <class T>
  void write(const Column& column, const Rows& rows, Block<T> to, Ledger& ledger) const;

  /// What is the same for every row.
  void describe(Ledger& ledger) const;

  void carry(Archive& archive);

 private:
  /// `present`: the values of the training rows that have one.
  void fit_number(const Column& column, const FeatureSpec& spec, const Rows& training,
                  std::vector<double> present);
  void fit_category(const Column& column, const FeatureSpec& spec,
                    const std::vector<double>& present);
  /// Of each of the column's levels its place in `levels_`.
  std::vector<std::size_t> places_of(const Column& column, std::vector<bool>& unseen) const;
  template <class T>
  void write_number(const Column& column, const Rows& rows, Block<T> to, Ledger& ledger) const;
  template <class T>
  void write_category(const Column& column, const Rows& rows, Block<T> to, Ledger& ledger) const;

  std::string name_;
  bool is_category_ = false;
  Fill fill_ = Fill::drop_row;
  double filled_with_ = 0;  // a number, or a place in `levels_`
  Scaling scaling_ = Scaling::standard;
  std::vector<DatePart> date_parts_;  // empty: the number itself
  std::vector<Scale> scales_;         // of a number, of each row
  std::vector<std::string> levels_;
  std::vector<std::string> joined_;  // in kOtherLevel, which is then the last of `levels_`
};

}  // namespace rp
