// The matrix shows the cells of its rows: numbers scaled, categories as 0 and 1.
#pragma once

#include <vector>

#include "rp/data/pipeline.hpp"
#include "rp/data/table.hpp"
#include "rp/simd/block.hpp"

namespace rp::fuzz {

/// The columns that the pipeline finds by name.
std::vector<const Column*> columns_of(const Pipeline& pipeline, const Table& table);

template <class T>
void check_matrix(const Pipeline& pipeline, const Table& table, const Rows& rows,
                  Block<const T> matrix);

}  // namespace rp::fuzz
