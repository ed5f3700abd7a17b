#include "rp/losses/squared_error.hpp"

#include <cstddef>

#include "rp/losses/errors.hpp"

namespace rp {

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
  return sum_over_errors(output, target, [](const Lanes<T>& error) { return error * error; });
}

#define RP_INSTANTIATE(T)                                                          \
  template T squared_error_and_delta(T, Block<const T>, Block<const T>, Block<T>); \
  template T sum_of_squared_errors(Block<const T>, Block<const T>);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
