#include "rp/data/pipeline.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/data/complete_rows.hpp"

namespace rp {
namespace {

const Column* column_called(const Table& table, const std::string& name) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const Column& column) { return column.name == name; });
  return found == table.columns.end() ? nullptr : &*found;
}

std::vector<const Column*> columns_of(const Pipeline& pipeline, const Table& table) {
  std::vector<const Column*> columns;
  std::string missing;
  for (const Feature& feature : pipeline.features) {
    columns.push_back(column_called(table, feature.name()));
    if (columns.back() == nullptr) missing += (missing.empty() ? "" : ", ") + feature.name();
  }
  if (!missing.empty()) {
    throw Error(ErrorCode::column_not_found, "columns",
                "The table lacks columns that the model was trained with: " + missing +
                    ". Add them, or train a model without them.");
  }
  return columns;
}

void note_other_columns(const Pipeline& pipeline, const Table& table, Ledger& ledger) {
  for (const Column& column : table.columns) {
    const auto is_it = [&](const Feature& feature) { return feature.name() == column.name; };
    if (column.name == pipeline.target ||
        std::any_of(pipeline.features.begin(), pipeline.features.end(), is_it)) {
      continue;
    }
    ledger.push_back({DataAction::column_ignored, column.name, 1});
  }
}

}  // namespace

std::size_t Pipeline::width() const {
  return std::accumulate(
      features.begin(), features.end(), std::size_t{0},
      [](std::size_t sum, const Feature& feature) { return sum + feature.width(); });
}

std::vector<Scale> Pipeline::scales() const {
  std::vector<Scale> scales;
  for (const Feature& feature : features) {
    for (std::size_t row = 0; row < feature.width(); ++row) scales.push_back(feature.scale(row));
  }
  return scales;
}

std::vector<std::string> Pipeline::names() const {
  std::vector<std::string> names;
  for (const Feature& feature : features) {
    for (std::size_t row = 0; row < feature.width(); ++row) {
      names.push_back(feature.row_name(row));
    }
  }
  return names;
}

template <class T>
Matrix<T> Pipeline::matrix(const std::vector<const Column*>& columns, const Rows& rows,
                           Ledger& ledger) const {
  Matrix<T> all = sample_matrix<T>(width(), rows.size());
  const Block<T> block = as_block(all, rows.size());
  std::size_t first = 0;
  for (std::size_t f = 0; f < features.size(); ++f) {
    features[f].write(*columns[f], rows, block.part(first, features[f].width()), ledger);
    first += features[f].width();
  }
  return all;
}

void Pipeline::carry(Archive& archive) {
  archive.list(features, 8, [&](Feature& feature) { feature.carry(archive); });
  archive(target);
  archive(target_scale.center);
  archive(target_scale.unit);
  archive.list(classes, 8, [&](std::string& label) { archive(label); });
  if (classes.size() == 1) Archive::refuse("it tells a single class");
}

template <class T>
ScoringRows<T> rows_to_score(const Pipeline& pipeline, const Table& table) {
  const std::vector<const Column*> columns = columns_of(pipeline, table);
  ScoringRows<T> scoring;
  std::vector<const Column*> needed;
  for (std::size_t f = 0; f < columns.size(); ++f) {
    if (pipeline.features[f].drops_rows()) needed.push_back(columns[f]);
  }
  scoring.table_rows = complete_rows(needed, first_rows(table.rows()),
                                     DataAction::row_with_missing_cell, scoring.ledger);
  scoring.features = pipeline.matrix<T>(columns, scoring.table_rows, scoring.ledger);
  note_other_columns(pipeline, table, scoring.ledger);
  return scoring;
}

#define RP_INSTANTIATE(T)                                                                      \
  template Matrix<T> Pipeline::matrix(const std::vector<const Column*>&, const Rows&, Ledger&) \
      const;                                                                                   \
  template ScoringRows<T> rows_to_score(const Pipeline&, const Table&);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
