// What the outputs of a network say about the target.
#pragma once

#include <cstddef>
#include <vector>

#include "rp/data/scaling.hpp"
#include "rp/simd/block.hpp"

namespace rp {

/// Of a number, its predictions in the units of its column; of `classes` > 0 the probability of
/// each, [classes][samples]. Instantiated for float and double.
template <class T>
std::vector<double> predictions_of(Block<const T> outputs, const Scale& target,
                                   std::size_t classes);

}  // namespace rp
