#include "rp/optim/finite_sum/method.hpp"

namespace rp {

template <class T>
void penalise(const OptimizerSettings& settings, std::span<const T> at, std::span<T> gradient) {
  const Coefficient l2 = settings.number("l2");
  if (l2.value == 0) return;
  fused([=](auto& g, const auto& w) { g = g + l2 * w; }, gradient, at);
}

template void penalise(const OptimizerSettings&, std::span<const float>, std::span<float>);
template void penalise(const OptimizerSettings&, std::span<const double>, std::span<double>);

}  // namespace rp
