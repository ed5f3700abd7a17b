// What was done to a table on its way to the model, counted. Nothing is done that is not in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rp/data/table.hpp"

namespace rp {

enum class DataAction {
  row_without_target,     // left out
  row_with_missing_cell,  // left out, for the first such column of the row
  cells_filled,           // text: with what; numbers: the number, if it is one
  levels_joined,          // count: levels; text: the first few of them
  levels_unseen,          // cells whose level no training row has
  one_hot,                // count: rows of the matrix that the column became
  date_parts,             // the same, of a date; text: its parts
  scaled,                 // text: how; numbers: center and unit
  target_scaled,          // the same
  target_classes,         // count: classes; text: the labels, the first few
  split,           // text: how; column: by which, if any; numbers: training and validation rows
  column_ignored,  // that a table to be scored has besides
};

constexpr std::size_t kLedgerRows = 20;

/// "cells_filled" and so on, as other languages see them.
std::string_view to_string(DataAction action);

struct LedgerEntry {
  DataAction action = DataAction::split;
  std::string column = {};  // or empty where it concerns all
  std::size_t count = 0;
  std::string text = {};
  std::vector<double> numbers = {};
  Rows rows = {};  // of the table, the first kLedgerRows of them

  /// Counts a row, or a cell in it.
  void add(std::uint32_t row) {
    ++count;
    if (rows.size() < kLedgerRows) rows.push_back(row);
  }
};

using Ledger = std::vector<LedgerEntry>;

/// Names in a row, the first few of them.
std::string first_few(const std::vector<std::string>& names);

}  // namespace rp
