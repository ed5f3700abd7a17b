// A loss and its slopes for a few written-out rows.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "rp/losses/loss.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp::test {

template <class T>
using OutputRows = std::vector<std::vector<T>>;  // [outputs][samples]

template <class T>
struct LossResult {
  T loss;
  OutputRows<T> deltas;
  std::vector<T> padding;  // of `deltas`, up to whole lanes

  /// Row after row.
  std::vector<T> all_deltas() const {
    std::vector<T> all;
    for (const std::vector<T>& row : deltas) all.insert(all.end(), row.begin(), row.end());
    return all;
  }
};

/// A block's owner, its padding filled with not-a-numbers.
template <class T>
Matrix<T> block_of(const OutputRows<T>& rows) {
  const std::size_t samples = rows.front().size();
  Matrix<T> matrix = sample_matrix<T>(rows.size(), samples);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (std::size_t s = 0; s < matrix.shape(1); ++s) {
      matrix(r, s) = s < samples ? rows[r][s] : std::numeric_limits<T>::quiet_NaN();
    }
  }
  return matrix;
}

template <class T>
LossResult<T> measure_loss(const Criterion& criterion, const OutputRows<T>& output,
                           const OutputRows<T>& target) {
  const std::size_t samples = output.front().size();
  const Matrix<T> yhat = block_of(output);
  const Matrix<T> y = block_of(target);
  Matrix<T> delta = block_of(target);
  LossResult<T> result{loss_and_delta<T>(criterion, as_block(yhat, samples), as_block(y, samples),
                                         as_block(delta, samples)),
                       OutputRows<T>(output.size()),
                       {}};
  for (std::size_t r = 0; r < output.size(); ++r) {
    for (std::size_t s = 0; s < whole_lanes<T>(samples); ++s) {
      (s < samples ? result.deltas[r] : result.padding).push_back(delta(r, s));
    }
  }
  return result;
}

}  // namespace rp::test
