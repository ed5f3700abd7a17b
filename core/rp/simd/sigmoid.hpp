// The logistic function in lanes, without overflow for either sign:
//
//   sigmoid(z) = 1 / (1 + e^-|z|) for z >= 0, e^-|z| / (1 + e^-|z|) below
//
// At most 3 units in the last place off, in float and double. A not-a-number stays one.
#pragma once

#include "rp/simd/exp_of_minus.hpp"
#include "rp/simd/lanes.hpp"

namespace rp {

template <class T>
Lanes<T> sigmoid(const Lanes<T>& z) {
  const Lanes<T> one(T(1));
  const Lanes<T> e = exp_of_minus(abs(z));
  return select(z < Lanes<T>(T(0)), e, one) / (one + e);
}

}  // namespace rp
