// How the numbers of each layer are spread: parameters, gradients, optimizer state, effective
// steps.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "rp/train/session.hpp"

namespace rp {

/// Quantiles by nearest rank and length of some numbers, without those that are not finite; not a
/// number where there are none.
struct Spread {
  double least = 0;
  double p10 = 0;
  double median = 0;
  double p90 = 0;
  double greatest = 0;
  double norm = 0;  // root of the sum of squares
  std::size_t not_finite = 0;
};

/// Of one tensor of the model.
struct LayerSpread {
  std::string name;  // of the ParameterRange: "W1"
  Spread parameters;
  Spread gradients;  // of the last step, clipped as the optimizer clips
  Spread effective_steps;
  std::vector<Spread> states;  // in the order of the optimizer's state columns
};

template <class T>
std::vector<LayerSpread> layer_spreads(const Session<T>& session);

}  // namespace rp
