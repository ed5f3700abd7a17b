// Which class a sample has, by its target or by a model's logits.
#pragma once

#include <cstddef>

#include "rp/simd/block.hpp"

namespace rp {

/// Of sample `s`: class 1 of two where the single logit is above 0, or the class with the greatest
/// of several, the first of equal ones.
template <class T>
std::size_t most_probable_class(Block<const T> logits, std::size_t s) {
  if (logits.rows == 1) return logits.row(0)[s] > T(0) ? 1 : 0;
  std::size_t best = 0;
  for (std::size_t k = 1; k < logits.rows; ++k) {
    if (logits.row(k)[s] > logits.row(best)[s]) best = k;
  }
  return best;
}

/// The class that sample `s` has in rows of 0 and 1, as targets are.
template <class T>
std::size_t class_of(Block<const T> target, std::size_t s) {
  if (target.rows == 1) return target.row(0)[s] > T(0.5) ? 1 : 0;
  return most_probable_class(target, s);
}

}  // namespace rp
