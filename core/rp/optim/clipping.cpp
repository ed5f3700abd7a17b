#include "rp/optim/clipping.hpp"

#include <cmath>

#include "rp/optim/arithmetic.hpp"
#include "rp/optim/optimizer_settings.hpp"
#include "rp/simd/reduce.hpp"

namespace rp {
namespace {

template <class T>
void scale(Coefficient factor, std::span<T> values) {
  fused([=](auto& x) { x = factor * x; }, values);
}

template <class T>
double norm(std::span<T> values) {
  return std::sqrt(static_cast<double>(sum_of_squares<T>(values)));
}

template <class T>
void clip_norm(double limit, std::span<T> values) {
  const double n = norm(values);
  if (n > limit) scale<T>(limit / n, values);
}

}  // namespace

template <class T>
void clip(const Clipping& clipping, const ParameterLayout& layout, std::span<T> gradients) {
  const double c = clipping.limit;
  switch (clipping.mode) {
    case ClipMode::none:
      return;
    case ClipMode::value:
      fused([=](auto& g) { g = clamp(g, -c, c); }, gradients);
      return;
    case ClipMode::norm:
      for (const ParameterRange& tensor : layout) {
        clip_norm(c, gradients.subspan(tensor.offset, tensor.size()));
      }
      return;
    case ClipMode::global_norm:
      clip_norm(c, gradients);
      return;
    case ClipMode::global_norm_torch:
      scale<T>(std::fmin(1.0, c / (norm(gradients) + 1e-6)), gradients);
      return;
  }
}

Clipping clipping_of(const OptimizerSettings& settings) {
  if (!settings.has("clip_mode")) return {};
  return {static_cast<ClipMode>(settings.number("clip_mode")), settings.number("clip")};
}

template void clip(const Clipping&, const ParameterLayout&, std::span<float>);
template void clip(const Clipping&, const ParameterLayout&, std::span<double>);

}  // namespace rp
