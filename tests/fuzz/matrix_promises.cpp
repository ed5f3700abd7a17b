#include "matrix_promises.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "demand.hpp"

namespace rp::fuzz {
namespace {

template <class T>
void check_number(const Feature& feature, const Column& column, const Rows& rows,
                  Block<const T> matrix) {
  const std::vector<DatePart>& parts = feature.date_parts();
  demand(matrix.rows == std::max<std::size_t>(parts.size(), 1), "each part of a date has a row");
  for (std::size_t r = 0; r < matrix.rows; ++r) {
    for (std::size_t s = 0; s < rows.size(); ++s) {
      const T value = matrix.row(r)[s];
      const double cell = column.values[rows[s]];
      const double raw = parts.empty() ? cell : date_part(parts[r], cell);
      demand(std::isfinite(value), "the matrix is finite");
      demand(std::isnan(cell) || value == static_cast<T>(feature.scale(r).scaled(raw)),
             "a number is scaled as the pipeline says");
    }
  }
}

/// Which row of the matrix has the 1 of sample `s`; none has it: their count.
template <class T>
std::size_t place_of_one(Block<const T> matrix, std::size_t s) {
  std::size_t place = matrix.rows;
  for (std::size_t r = 0; r < matrix.rows; ++r) {
    if (matrix.row(r)[s] == 0) continue;
    demand(matrix.row(r)[s] == 1, "a category is 0 or 1");
    demand(place == matrix.rows, "a cell has one level");
    place = r;
  }
  return place;
}

template <class T>
void check_category(const Feature& feature, const Column& column, const Rows& rows,
                    Block<const T> matrix) {
  for (std::size_t s = 0; s < rows.size(); ++s) {
    const std::size_t place = place_of_one(matrix, s);
    if (matrix.rows == 1) continue;
    const double code = column.values[rows[s]];
    if (std::isnan(code)) {
      demand(place < matrix.rows, "a filled cell has a level");
      continue;
    }
    const std::string& text = column.levels[static_cast<std::size_t>(code)];
    if (place < matrix.rows) {
      const std::string level = feature.level(place);
      demand(level == text || level == kOtherLevel, "a cell has its own level, or is joined");
      continue;
    }
    for (std::size_t r = 0; r < matrix.rows; ++r) {
      demand(feature.level(r) != text, "a cell without a level has one that was never seen");
    }
  }
}

}  // namespace

std::vector<const Column*> columns_of(const Pipeline& pipeline, const Table& table) {
  std::vector<const Column*> columns;
  for (const Feature& feature : pipeline.features) {
    const auto found =
        std::find_if(table.columns.begin(), table.columns.end(),
                     [&](const Column& column) { return column.name == feature.name(); });
    demand(found != table.columns.end(), "a feature is a column of the table");
    columns.push_back(&*found);
  }
  return columns;
}

template <class T>
void check_matrix(const Pipeline& pipeline, const Table& table, const Rows& rows,
                  Block<const T> matrix) {
  demand(matrix.rows == pipeline.width(), "the matrix has the pipeline's width");
  demand(pipeline.names().size() == pipeline.width(), "each row of the matrix has a name");
  demand(pipeline.scales().size() == pipeline.width(), "each row of the matrix has a scale");
  const std::vector<const Column*> columns = columns_of(pipeline, table);
  std::size_t first = 0;
  for (std::size_t f = 0; f < columns.size(); ++f) {
    const Feature& feature = pipeline.features[f];
    const Block<const T> part = matrix.part(first, feature.width());
    if (feature.is_category()) {
      check_category(feature, *columns[f], rows, part);
    } else {
      check_number(feature, *columns[f], rows, part);
    }
    first += feature.width();
  }
}

template void check_matrix(const Pipeline&, const Table&, const Rows&, Block<const float>);
template void check_matrix(const Pipeline&, const Table&, const Rows&, Block<const double>);

}  // namespace rp::fuzz
