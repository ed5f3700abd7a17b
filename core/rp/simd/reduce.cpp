#include "rp/simd/reduce.hpp"

#include <cstddef>

#include "rp/simd/lanes.hpp"

namespace rp {

template <class T>
T sum_of_squares(std::span<const T> values) {
  Lanes<T> sum(T(0));
  const std::size_t whole = values.size() / kLanes<T> * kLanes<T>;
  for (std::size_t at = 0; at < whole; at += kLanes<T>) {
    const Lanes<T> x = load(values.data() + at);
    sum += x * x;
  }
  if (whole < values.size()) {
    const Lanes<T> x = load_first(values.data() + whole, values.size() - whole);
    sum += x * x;
  }
  return fold(sum);
}

template float sum_of_squares(std::span<const float>);
template double sum_of_squares(std::span<const double>);

}  // namespace rp
