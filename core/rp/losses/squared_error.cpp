#include "rp/losses/squared_error.hpp"

#include <array>
#include <cstddef>

#include "rp/simd/lanes.hpp"

namespace rp {
namespace {

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

}  // namespace

template <class T>
T squared_error_and_delta(T factor, Block<const T> output, Block<const T> target, Block<T> delta) {
  const auto elements = static_cast<T>(output.rows * output.samples);
  const Lanes<T> slope(2 * factor / elements);
  Lanes<T> sum(T(0));
  for_each_error(output, target, [&](std::size_t row, std::size_t s, const Lanes<T>& error) {
    store(delta.row(row) + s, slope * error);
    sum += error * error;
  });
  return fold(sum) / elements * factor;
}

template <class T>
T sum_of_squared_errors(Block<const T> output, Block<const T> target) {
  Lanes<T> sum(T(0));
  for_each_error(output, target,
                 [&](std::size_t, std::size_t, const Lanes<T>& error) { sum += error * error; });
  return fold(sum);
}

#define RP_INSTANTIATE(T)                                                          \
  template T squared_error_and_delta(T, Block<const T>, Block<const T>, Block<T>); \
  template T sum_of_squared_errors(Block<const T>, Block<const T>);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
