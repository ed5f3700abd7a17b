#include "rp/losses/loss.hpp"

#include <numeric>

#include "rp/losses/absolute_error.hpp"
#include "rp/losses/cross_entropy.hpp"
#include "rp/losses/huber.hpp"
#include "rp/losses/squared_error.hpp"

namespace rp {

template <class T>
T loss_and_delta(const Criterion& criterion, Block<const T> output, Block<const T> target,
                 Block<T> delta) {
  switch (criterion.loss) {
    case Loss::mse:
      return squared_error_and_delta(T(1), output, target, delta);
    case Loss::half_mse:
      return squared_error_and_delta(T(0.5), output, target, delta);
    case Loss::mae:
      return absolute_error_and_delta(output, target, delta);
    case Loss::huber:
      return huber_and_delta(static_cast<T>(criterion.huber_delta), output, target, delta);
    case Loss::bce_with_logits:
      return binary_cross_entropy_and_delta(output, target, delta, criterion.class_weights);
    case Loss::softmax_cross_entropy:
      return softmax_cross_entropy_and_delta(output, target, delta, criterion.class_weights);
  }
  return T(0);
}

template <class T>
T sum_of_losses(const Criterion& criterion, Block<const T> output, Block<const T> target) {
  const auto rows = static_cast<T>(output.rows);
  switch (criterion.loss) {
    case Loss::mse:
      return sum_of_squared_errors(output, target) / rows;
    case Loss::half_mse:
      return sum_of_squared_errors(output, target) / rows / 2;
    case Loss::mae:
      return sum_of_absolute_errors(output, target) / rows;
    case Loss::huber:
      return sum_of_huber(static_cast<T>(criterion.huber_delta), output, target) / rows;
    case Loss::bce_with_logits:
      return sum_of_binary_cross_entropies(output, target, criterion.class_weights) / rows;
    case Loss::softmax_cross_entropy:
      return sum_of_softmax_cross_entropies(output, target, criterion.class_weights);
  }
  return T(0);
}

double mean_square_of(Loss loss, double value) {
  return loss == Loss::half_mse ? 2 * value : value;
}

std::vector<double> balanced_class_weights(std::span<const std::size_t> counts) {
  const auto n = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::size_t{0}));
  const auto classes = static_cast<double>(counts.size());
  std::vector<double> weights;
  for (const std::size_t count : counts) {
    weights.push_back(count == 0 ? 0 : n / (classes * static_cast<double>(count)));
  }
  return weights;
}

#define RP_INSTANTIATE(T)                                                                \
  template T loss_and_delta(const Criterion&, Block<const T>, Block<const T>, Block<T>); \
  template T sum_of_losses(const Criterion&, Block<const T>, Block<const T>);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
