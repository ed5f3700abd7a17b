// Which rows train and which validate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rp/data/table.hpp"

namespace rp {

enum class SplitKind {
  random,
  stratified,  // each class in the same proportion, as far as its rows go
  latest,      // the rows with the greatest values of a column validate: a date, say
  by_value,    // the rows with one value of a column validate
};
constexpr std::size_t kSplitKinds = 4;

struct Split {
  Rows validation;  // both ascending
  Rows training;
};

/// Of `rows`, ascending, the given ones validate.
Split split_by_rows(const Rows& rows, Rows validation);

/// Of `rows`, ascending, those validate whose number in `values`, one for every row of the table,
/// is `value`. A side may be empty.
Split split_by_value(const Rows& rows, const std::vector<double>& values, double value);

// Below, `fraction` in (0, 1) of `rows`, ascending and at least 2, validate; at least one row is on
// either side.

Split split_at_random(const Rows& rows, double fraction, std::uint64_t seed);

/// `classes` has the class of every row of the table. A class with two rows or more has at least
/// one on either side, one with a single row trains.
Split split_stratified(const Rows& rows, double fraction, std::uint64_t seed,
                       const std::vector<double>& classes);

/// `times` has a number for every row of the table; of equal ones the later row is later.
Split split_latest(const Rows& rows, double fraction, const std::vector<double>& times);

}  // namespace rp
