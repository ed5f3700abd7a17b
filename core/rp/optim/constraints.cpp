#include "rp/optim/constraints.hpp"

#include <algorithm>
#include <cmath>

#include "rp/optim/arithmetic.hpp"
#include "rp/simd/reduce.hpp"

namespace rp {

template <class T>
void keep_within(const Interval& bounds, std::span<T> parameters) {
  fused([=](auto& w) { w = clamp(w, bounds.low, bounds.high); }, parameters);
}

template <class T>
void limit_norms(double limit, std::size_t inputs, std::span<T> weights) {
  for (std::size_t unit = 0; unit + inputs <= weights.size(); unit += inputs) {
    const std::span<T> incoming = weights.subspan(unit, inputs);
    const double norm = std::sqrt(static_cast<double>(sum_of_squares<T>(incoming)));
    const Coefficient factor = std::min(norm, limit) / (norm + 1e-7);
    fused([=](auto& w) { w = factor * w; }, incoming);
  }
}

#define RP_INSTANTIATE(T)                                   \
  template void keep_within(const Interval&, std::span<T>); \
  template void limit_norms(double, std::size_t, std::span<T>);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
