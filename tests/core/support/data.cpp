#include "support/data.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace rp::test {
namespace {

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) cells.push_back(cell);
  return cells;
}

std::size_t position(const std::vector<std::string>& header, const std::string& column) {
  const auto found = std::find(header.begin(), header.end(), column);
  if (found == header.end()) throw std::runtime_error("no column " + column);
  return static_cast<std::size_t>(found - header.begin());
}

}  // namespace

Table wavy_table(std::size_t rows, std::uint64_t seed) {
  Table table{{{"a", {}}, {"b", {}}, {"c", {}}, {"target", {}}}};
  Rng rng(seed, 99);
  for (std::size_t row = 0; row < rows; ++row) {
    const double a = rng.uniform(-1, 1);
    const double b = rng.uniform(10, 20);
    const double c = rng.uniform(-300, 500);
    const double noise = rng.uniform(-0.1, 0.1);
    table.columns[0].values.push_back(a);
    table.columns[1].values.push_back(b);
    table.columns[2].values.push_back(c);
    table.columns[3].values.push_back(50 + 7 * (std::sin(3 * a) + (b - 15) * c / 2000 + noise));
  }
  return table;
}

DesignSpec last_from_others(const Table& table) {
  DesignSpec spec;
  spec.target = table.columns.size() - 1;
  for (std::size_t feature = 0; feature < spec.target; ++feature) spec.features.push_back(feature);
  return spec;
}

Table read_csv(const std::string& path, const std::vector<std::string>& columns) {
  std::ifstream stream(path);
  std::string line;
  if (!std::getline(stream, line)) throw std::runtime_error("cannot read " + path);
  const std::vector<std::string> header = cells(line);
  Table table;
  std::vector<std::size_t> positions;
  for (const std::string& column : columns) {
    positions.push_back(position(header, column));
    table.columns.push_back({column, {}});
  }
  while (std::getline(stream, line)) {
    const std::vector<std::string> row = cells(line);
    for (std::size_t c = 0; c < columns.size(); ++c) {
      table.columns[c].values.push_back(std::strtod(row.at(positions[c]).c_str(), nullptr));
    }
  }
  return table;
}

}  // namespace rp::test
