// The errors output - target of a batch, in lanes, and the losses that are a mean over them.
#pragma once

#include <array>
#include <cstddef>

#include "rp/simd/block.hpp"
#include "rp/simd/lanes.hpp"

namespace rp {

/// Calls visit(row, sample, error lanes) for every whole vector, errors 0 in the padding.
template <class T, class Visit>
void for_each_error(const Block<const T>& output, const Block<const T>& target,
                    const Visit& visit) {
  const std::size_t whole = output.samples / kLanes<T> * kLanes<T>;
  for (std::size_t r = 0; r < output.rows; ++r) {
    const T* yhat = output.row(r);
    const T* y = target.row(r);
    for (std::size_t s = 0; s < whole; s += kLanes<T>) visit(r, s, load(yhat + s) - load(y + s));
    if (whole == output.samples) continue;
    std::array<T, kLanes<T>> tail{};
    for (std::size_t s = whole; s < output.samples; ++s) tail[s - whole] = yhat[s] - y[s];
    visit(r, whole, load(tail.data()));
  }
}

/// Mean of value(error) over all elements; `delta` gets slope(error) / n, for value(0) = 0 and
/// slope(0) = 0.
template <class T, class Value, class Slope>
T mean_and_delta(const Block<const T>& output, const Block<const T>& target, const Block<T>& delta,
                 const Value& value, const Slope& slope) {
  const auto elements = static_cast<T>(output.rows * output.samples);
  const Lanes<T> share(T(1) / elements);
  Lanes<T> sum(T(0));
  for_each_error(output, target, [&](std::size_t row, std::size_t s, const Lanes<T>& error) {
    store(delta.row(row) + s, share * slope(error));
    sum += value(error);
  });
  return fold(sum) / elements;
}

/// Sum of value(error) over all elements, for value(0) = 0.
template <class T, class Value>
T sum_over_errors(const Block<const T>& output, const Block<const T>& target, const Value& value) {
  Lanes<T> sum(T(0));
  for_each_error(output, target,
                 [&](std::size_t, std::size_t, const Lanes<T>& error) { sum += value(error); });
  return fold(sum);
}

}  // namespace rp
