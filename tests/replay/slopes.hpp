// The gradients of an online problem, which a golden file gives in words:
//
//   step t = 1, 2, 3, ...: +C if t mod 3 == 1, else -1; C = 3; ...
#pragma once

#include <vector>

#include "field.hpp"

namespace rp::replay {

/// One for each step of a period. `hyper` has rho or beta2, which give C = sqrt(1/rho - 1) if the
/// words do not. Throws Unusable if C is to be had neither way.
std::vector<double> slopes_in_words(const Field& words, const Field& hyper);

}  // namespace rp::replay
