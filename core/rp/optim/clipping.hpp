// Clipping of a gradient before it is used, with limit c:
//
//   value              each element between -c and c
//   norm               each tensor on its own: times c / n where its L2 norm n is above c
//                      (Keras clipnorm)
//   global_norm        the same with n over all tensors (Keras global_clipnorm)
//   global_norm_torch  times min(1, c / (n + 1e-6)), n over all tensors (torch clip_grad_norm_)
#pragma once

#include <span>

#include "rp/base/parameter_layout.hpp"

namespace rp {

class OptimizerSettings;

enum class ClipMode { none, value, norm, global_norm, global_norm_torch };

struct Clipping {
  ClipMode mode = ClipMode::none;
  double limit = 1;  // c > 0
};

template <class T>
void clip(const Clipping& clipping, const ParameterLayout& layout, std::span<T> gradients);

/// None for an optimizer without clipping.
Clipping clipping_of(const OptimizerSettings& settings);

}  // namespace rp
