#include "rp/losses/absolute_error.hpp"

#include "rp/losses/errors.hpp"

namespace rp {
namespace {

template <class T>
Lanes<T> magnitude(const Lanes<T>& error) {
  return abs(error);
}

/// A not-a-number passes: its comparisons are false.
template <class T>
Lanes<T> sign(const Lanes<T>& error) {
  const Lanes<T> zero(T(0));
  const Lanes<T> one(T(1));
  return select(error > zero, one, select(error < zero, zero - one, error));
}

}  // namespace

template <class T>
T absolute_error_and_delta(Block<const T> output, Block<const T> target, Block<T> delta) {
  return mean_and_delta(output, target, delta, magnitude<T>, sign<T>);
}

template <class T>
T sum_of_absolute_errors(Block<const T> output, Block<const T> target) {
  return sum_over_errors(output, target, magnitude<T>);
}

#define RP_INSTANTIATE(T)                                                        \
  template T absolute_error_and_delta(Block<const T>, Block<const T>, Block<T>); \
  template T sum_of_absolute_errors(Block<const T>, Block<const T>);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
