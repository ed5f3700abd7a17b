#include "rp/losses/huber.hpp"

#include "rp/losses/errors.hpp"

namespace rp {
namespace {

template <class T>
struct Huber {
  Lanes<T> threshold;

  /// A not-a-number passes: its comparisons are false.
  Lanes<T> slope(const Lanes<T>& error) const {
    const Lanes<T> least = Lanes<T>(T(0)) - threshold;
    return select(error > threshold, threshold, select(error < least, least, error));
  }
  Lanes<T> value(const Lanes<T>& error) const {
    const Lanes<T> clamped = slope(error);
    return clamped * (error - clamped * Lanes<T>(T(0.5)));
  }
};

}  // namespace

template <class T>
T huber_and_delta(T threshold, Block<const T> output, Block<const T> target, Block<T> delta) {
  const Huber<T> huber{Lanes<T>(threshold)};
  return mean_and_delta(
      output, target, delta, [&](const Lanes<T>& error) { return huber.value(error); },
      [&](const Lanes<T>& error) { return huber.slope(error); });
}

template <class T>
T sum_of_huber(T threshold, Block<const T> output, Block<const T> target) {
  const Huber<T> huber{Lanes<T>(threshold)};
  return sum_over_errors(output, target, [&](const Lanes<T>& error) { return huber.value(error); });
}

#define RP_INSTANTIATE(T)                                                  \
  template T huber_and_delta(T, Block<const T>, Block<const T>, Block<T>); \
  template T sum_of_huber(T, Block<const T>, Block<const T>);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
