// What training makes smaller, for a batch of outputs [outputs][samples].
//
//   mse                    mean (yhat - y)^2                   over all elements
//   half_mse               half of that
//   mae                    mean |yhat - y|
//   huber                  mean of e^2 / 2 where |e| = |yhat - y| <= delta,
//                          of delta (|e| - delta / 2) elsewhere
//   bce_with_logits        mean of max(z, 0) - z y + log(1 + e^-|z|), y in [0, 1]
//   softmax_cross_entropy  mean over samples of log(sum_j e^z_j) - sum_j y_j z_j, y one-hot
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "rp/simd/block.hpp"

namespace rp {

enum class Loss { mse, half_mse, mae, huber, bce_with_logits, softmax_cross_entropy };

/// Whether the loss compares logits with classes, not numbers with numbers.
constexpr bool is_of_classes(Loss loss) {
  return loss == Loss::bce_with_logits || loss == Loss::softmax_cross_entropy;
}

/// A loss with its settings.
struct Criterion {
  // NOLINTNEXTLINE(google-explicit-constructor): a loss alone is one with the usual settings.
  Criterion(Loss which, double delta = 1, std::vector<double> weights = {})
      : loss(which), huber_delta(delta), class_weights(std::move(weights)) {}

  Loss loss;
  double huber_delta;                 // above 0
  std::vector<double> class_weights;  // of the classes of a cross-entropy, or empty: all 1
};

/// Writes d loss / d output to `delta` (zeros in its padding lanes) and returns the loss.
template <class T>
T loss_and_delta(const Criterion& criterion, Block<const T> output, Block<const T> target,
                 Block<T> delta);

/// The loss of each sample, summed.
template <class T>
T sum_of_losses(const Criterion& criterion, Block<const T> output, Block<const T> target);

/// Whether `mean_square_of` knows the mean of squared errors.
constexpr bool is_squared_error(Loss loss) { return loss == Loss::mse || loss == Loss::half_mse; }

/// The mean of squared errors that `value` of a squared-error loss stands for.
double mean_square_of(Loss loss, double value);

/// The "balanced" weights n / (K n_c), with which each of the K classes weighs the same; 0 for a
/// class without rows. `counts` are the n_c.
std::vector<double> balanced_class_weights(std::span<const std::size_t> counts);

}  // namespace rp
