#include "rp/objective/online_objective.hpp"

#include <numeric>
#include <utility>

#include "rp/base/error.hpp"

namespace rp {

std::vector<double> reddi_slopes(double c) { return {c, -1, -1}; }

template <class T>
OnlineObjective<T>::OnlineObjective(std::vector<double> slopes, double start, Interval bounds)
    : slopes_(std::move(slopes)), start_(start), bounds_(bounds) {
  if (slopes_.empty()) {
    refuse_setting("function.slopes", "An online problem needs at least one gradient.");
  }
  if (!(start >= bounds.low && start <= bounds.high)) {
    refuse_setting("function.start", "The start is " + readable(start) + ". It must be between " +
                                         readable(bounds.low) + " and " + readable(bounds.high) +
                                         ".");
  }
}

template <class T>
void OnlineObjective<T>::initialise(Rng& /*rng*/, std::span<T> parameters) const {
  parameters[0] = static_cast<T>(start_);
}

template <class T>
T OnlineObjective<T>::loss_and_gradient(std::span<const T> parameters,
                                        std::span<const std::uint32_t> batch,
                                        std::span<T> gradients) {
  double sum = 0;
  for (const std::uint32_t term : batch) sum += slopes_[term];
  gradients[0] = static_cast<T>(sum / static_cast<double>(batch.size()));
  return gradients[0] * parameters[0];
}

template <class T>
T OnlineObjective<T>::full_loss_and_gradient(std::span<const T> parameters,
                                             std::span<T> gradients) {
  std::vector<std::uint32_t> all(slopes_.size());
  std::iota(all.begin(), all.end(), 0U);
  return loss_and_gradient(parameters, all, gradients);
}

template <class T>
double OnlineObjective<T>::training_loss(std::span<const T> parameters) {
  T gradient = 0;
  return static_cast<double>(full_loss_and_gradient(parameters, {&gradient, 1}));
}

template class OnlineObjective<float>;
template class OnlineObjective<double>;

}  // namespace rp
