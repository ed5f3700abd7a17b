// Eigenvectors of a small symmetric matrix, by Jacobi's rotations (Golub and Van Loan 2013, section
// 8.5): slow, exact to the last digits, and the same everywhere.
#pragma once

#include <cstddef>
#include <vector>

namespace rp {

struct Eigenpair {
  double value = 0;
  std::vector<double> vector;  // of length 1
};

/// All pairs of the symmetric `matrix` [n][n], greatest value first. Of a vector's two signs it is
/// the one that makes its largest component positive.
std::vector<Eigenpair> symmetric_eigenpairs(std::vector<double> matrix, std::size_t n);

}  // namespace rp
