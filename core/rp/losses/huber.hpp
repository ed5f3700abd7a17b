// Huber's loss (Huber 1964; PyTorch's HuberLoss) over a batch, quadratic up to `threshold`
// (PyTorch's and our setting's delta) and linear beyond, of errors e = yhat - y with c = clamp(e,
// -t, t):
//
//   loss = mean c (e - c / 2),   d/dyhat_i = c_i / n
//
// that is e^2 / 2 within t and t (|e| - t / 2) outside. n counts all elements of the batch.
#pragma once

#include "rp/simd/block.hpp"

namespace rp {

/// Writes d loss / d output to `delta` (zeros in its padding lanes) and returns the loss.
template <class T>
T huber_and_delta(T threshold, Block<const T> output, Block<const T> target, Block<T> delta);

/// Sum of the loss over all elements.
template <class T>
T sum_of_huber(T threshold, Block<const T> output, Block<const T> target);

}  // namespace rp
