// Sums over one span, in lanes, folded once at the end in the fixed order of `fold`.
#pragma once

#include <span>

namespace rp {

/// Sum of squares of all elements (0 for an empty span). Instantiated for float and double.
template <class T>
T sum_of_squares(std::span<const T> values);

}  // namespace rp
