#include "rp/models/penalty.hpp"

#include <cmath>

#include "rp/simd/fused.hpp"

namespace rp {

template <class T>
double penalty_of(const Penalty& penalty, const ParameterLayout& weights,
                  std::span<const T> parameters) {
  if (penalty.is_none()) return 0;
  double magnitudes = 0;
  double squares = 0;
  for (const ParameterRange& range : weights) {
    for (const T weight : parameters.subspan(range.offset, range.size())) {
      const auto w = static_cast<double>(weight);
      magnitudes += std::abs(w);
      squares += w * w;
    }
  }
  return penalty.l1 * magnitudes + penalty.l2 / 2 * squares;
}

template <class T>
void add_penalty_gradient(const Penalty& penalty, const ParameterLayout& weights,
                          std::span<const T> parameters, std::span<T> gradients) {
  if (penalty.is_none()) return;
  const Lanes<T> zero(T(0));
  const Lanes<T> l1(static_cast<T>(penalty.l1));
  const Lanes<T> l2(static_cast<T>(penalty.l2));
  for (const ParameterRange& range : weights) {
    fused(
        [=](auto& gradient, const auto& w) {
          const Lanes<T> pull = select(w > zero, l1, select(w < zero, zero - l1, zero));
          gradient = gradient + (pull + l2 * w);
        },
        gradients.subspan(range.offset, range.size()),
        parameters.subspan(range.offset, range.size()));
  }
}

#define RP_INSTANTIATE(T)                                                                        \
  template double penalty_of(const Penalty&, const ParameterLayout&, std::span<const T>);        \
  template void add_penalty_gradient(const Penalty&, const ParameterLayout&, std::span<const T>, \
                                     std::span<T>);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
