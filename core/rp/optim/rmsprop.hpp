// RMSprop as torch.optim.RMSprop computes it, without momentum and uncentered (Tieleman and Hinton
// 2012, lecture 6.5; order of operations from torch/optim/rmsprop.py):
//
//   v     <- rho v + (1 - rho) g^2
//   theta <- theta - eta g / (sqrt(v) + epsilon)          (0 where the denominator is 0)
//
// PyTorch calls rho alpha. The state v, the mean square, starts at 0.
#pragma once

#include <cstddef>
#include <span>

#include "rp/tensor/xtensor.hpp"

namespace rp {

struct RmspropSettings {
  double learning_rate = 0.01;  // eta > 0
  double rho = 0.9;             // decay of the mean square, in [0, 1)
  double epsilon = 1e-8;        // >= 0, outside the root
};

/// Throws `setting_out_of_range` with the key of the first setting that is out of its range.
void validate(const RmspropSettings& settings);

template <class T>
class Rmsprop {
 public:
  Rmsprop(RmspropSettings settings, std::size_t parameters);

  const RmspropSettings& settings() const { return settings_; }
  /// Takes effect at the next step; the mean square is kept.
  void set_settings(RmspropSettings settings) { settings_ = settings; }

  /// One update of `parameters` against `gradients`: one fused pass, no allocation.
  void step(std::span<T> parameters, std::span<const T> gradients);

  std::span<const T> mean_square() const { return as_span(mean_square_); }

  /// The factor that multiplies each gradient, eta / (sqrt(v) + epsilon). Before the first step,
  /// and wherever v is 0, that is eta / epsilon.
  void effective_steps(std::span<T> steps) const;

 private:
  RmspropSettings settings_;
  Vector<T> mean_square_;
};

}  // namespace rp
