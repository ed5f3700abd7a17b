// What logits say of each class: sigmoid of a single one, softmax of several.
#pragma once

#include <vector>

#include "rp/simd/block.hpp"

namespace rp {

/// Probabilities of all classes [K][samples] for logits [1 or K][samples]: one logit is that of
/// class 1 of two. Not a number where a logit is none. Instantiated for float and double.
template <class T>
std::vector<double> class_probabilities(Block<const T> logits);

}  // namespace rp
