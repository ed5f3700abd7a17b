#include "rp/losses/loss.hpp"

#include "rp/losses/cross_entropy.hpp"
#include "rp/losses/squared_error.hpp"

namespace rp {

template <class T>
T loss_and_delta(Loss loss, Block<const T> output, Block<const T> target, Block<T> delta) {
  switch (loss) {
    case Loss::mse:
      return squared_error_and_delta(T(1), output, target, delta);
    case Loss::half_mse:
      return squared_error_and_delta(T(0.5), output, target, delta);
    case Loss::bce_with_logits:
      return binary_cross_entropy_and_delta(output, target, delta);
    case Loss::softmax_cross_entropy:
      return softmax_cross_entropy_and_delta(output, target, delta);
  }
  return T(0);
}

template <class T>
T sum_of_losses(Loss loss, Block<const T> output, Block<const T> target) {
  const auto rows = static_cast<T>(output.rows);
  switch (loss) {
    case Loss::mse:
      return sum_of_squared_errors(output, target) / rows;
    case Loss::half_mse:
      return sum_of_squared_errors(output, target) / rows / 2;
    case Loss::bce_with_logits:
      return sum_of_binary_cross_entropies(output, target) / rows;
    case Loss::softmax_cross_entropy:
      return sum_of_softmax_cross_entropies(output, target);
  }
  return T(0);
}

double mean_square_of(Loss loss, double value) {
  return loss == Loss::half_mse ? 2 * value : value;
}

#define RP_INSTANTIATE(T)                                                    \
  template T loss_and_delta(Loss, Block<const T>, Block<const T>, Block<T>); \
  template T sum_of_losses(Loss, Block<const T>, Block<const T>);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
