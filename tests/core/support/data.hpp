// Made-up tables, designs and blocks, all drawn from a seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "rp/base/rng.hpp"
#include "rp/data/design.hpp"
#include "rp/data/table.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp::test {

/// Columns "a", "b", "c" and "target", a smooth function of them.
Table wavy_table(std::size_t rows, std::uint64_t seed = 1);

/// The last column of `table` from all others.
DesignSpec last_from_others(const Table& table);

/// A design of `wavy_table`.
template <class T>
std::shared_ptr<const Design<T>> wavy_design(std::size_t rows) {
  const Table table = wavy_table(rows);
  return std::make_shared<const Design<T>>(build_design<T>(table, last_from_others(table)));
}

/// The named columns of a comma-separated file without quotes. Throws std::runtime_error.
Table read_csv(const std::string& path, const std::vector<std::string>& columns);

/// A padded block's owner, uniform in [-1, 1), zeros in the padding.
template <class T>
Matrix<T> random_samples(Rng& rng, std::size_t rows, std::size_t samples) {
  Matrix<T> matrix = sample_matrix<T>(rows, samples);
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t s = 0; s < samples; ++s) matrix(r, s) = static_cast<T>(rng.uniform(-1, 1));
  }
  return matrix;
}

template <class T>
std::vector<T> random_values(Rng& rng, std::size_t count) {
  std::vector<T> values(count);
  for (T& value : values) value = static_cast<T>(rng.uniform(-1, 1));
  return values;
}

}  // namespace rp::test
