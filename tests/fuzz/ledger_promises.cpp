#include "ledger_promises.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "demand.hpp"

namespace rp::fuzz {
namespace {

/// The rows that an entry about an action and a column is to count.
using Accounts = std::map<std::pair<DataAction, std::string>, Rows>;

bool is_missing(const Column& column, std::uint32_t row) { return std::isnan(column.values[row]); }

bool drops_rows(const DesignSpec& spec, std::size_t feature) {
  return spec.treatments.empty() || spec.treatments[feature].fill == Fill::drop_row;
}

/// Columns without a cell in which a row cannot be used.
std::vector<const Column*> needed_columns(const Table& table, const DesignSpec& spec) {
  std::vector<const Column*> needed;
  for (std::size_t f = 0; f < spec.features.size(); ++f) {
    if (drops_rows(spec, f)) needed.push_back(&table.columns[spec.features[f]]);
  }
  const bool is_by_column = spec.split == SplitKind::latest || spec.split == SplitKind::by_value;
  if (is_by_column && !spec.validation_rows) {
    needed.push_back(&table.columns[spec.split_column]);
  }
  return needed;
}

/// The rows that can be used; the others are put down in `accounts`.
Rows used_rows(const Table& table, const DesignSpec& spec, Accounts& accounts) {
  const Column& target = table.columns[spec.target];
  const std::vector<const Column*> needed = needed_columns(table, spec);
  Rows used;
  for (const std::uint32_t row : first_rows(table.rows())) {
    const auto lacking = std::find_if(needed.begin(), needed.end(), [row](const Column* column) {
      return is_missing(*column, row);
    });
    if (is_missing(target, row)) {
      accounts[{DataAction::row_without_target, target.name}].push_back(row);
    } else if (lacking != needed.end()) {
      accounts[{DataAction::row_with_missing_cell, (*lacking)->name}].push_back(row);
    } else {
      used.push_back(row);
    }
  }
  return used;
}

void put_down_cells(const Column& column, const Rows& used, const Rows& training,
                    Accounts& accounts) {
  std::set<double> seen;
  for (const std::uint32_t row : training) {
    if (!is_missing(column, row)) seen.insert(column.values[row]);
  }
  for (const std::uint32_t row : used) {
    if (is_missing(column, row)) {
      accounts[{DataAction::cells_filled, column.name}].push_back(row);
    } else if (column.is_category() && seen.count(column.values[row]) == 0) {
      accounts[{DataAction::levels_unseen, column.name}].push_back(row);
    }
  }
}

bool is_about_rows(DataAction action) {
  return action == DataAction::row_without_target || action == DataAction::row_with_missing_cell ||
         action == DataAction::cells_filled || action == DataAction::levels_unseen;
}

}  // namespace

template <class T>
void check_ledger(const Table& table, const DesignSpec& spec, const Design<T>& design) {
  Accounts accounts;
  const Rows used = used_rows(table, spec, accounts);
  Rows both;
  std::merge(design.training.table_rows.begin(), design.training.table_rows.end(),
             design.validation.table_rows.begin(), design.validation.table_rows.end(),
             std::back_inserter(both));
  demand(both == used, "each row that lacks nothing trains or validates, once, in order");
  demand(design.rows_left_out == table.rows() - used.size(), "the others are left out");
  for (const std::size_t feature : spec.features) {
    put_down_cells(table.columns[feature], used, design.training.table_rows, accounts);
  }
  for (const LedgerEntry& entry : design.ledger) {
    if (!is_about_rows(entry.action)) continue;
    const auto account = accounts.find({entry.action, entry.column});
    demand(account != accounts.end(), "an entry is about what was done, and there is one of it");
    Rows& rows = account->second;
    demand(entry.count == rows.size(), "an entry counts every row");
    rows.resize(std::min(rows.size(), kLedgerRows));
    demand(entry.rows == rows, "an entry shows the first rows");
    accounts.erase(account);
  }
  demand(accounts.empty(), "all that was done to rows and cells is in the ledger");
}

template void check_ledger(const Table&, const DesignSpec&, const Design<float>&);
template void check_ledger(const Table&, const DesignSpec&, const Design<double>&);

}  // namespace rp::fuzz
