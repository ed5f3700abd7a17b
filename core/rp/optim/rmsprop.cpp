#include "rp/optim/rmsprop.hpp"

#include <cmath>
#include <string>

#include "rp/base/error.hpp"
#include "rp/simd/fused.hpp"

namespace rp {

void validate(const RmspropSettings& settings) {
  const auto refuse = [](const char* key, const std::string& message) {
    throw Error(ErrorCode::setting_out_of_range, key, message);
  };
  // Written so that not-a-number fails each test.
  if (!(settings.learning_rate > 0 && std::isfinite(settings.learning_rate))) {
    refuse("learning_rate", "The learning rate is " + readable(settings.learning_rate) +
                                ". It must be a number above 0; 0.01 is a good start.");
  }
  if (!(settings.rho >= 0 && settings.rho < 1)) {
    refuse("rho", "The decay rho is " + readable(settings.rho) +
                      ". It must be at least 0 and below 1; 0.9 and 0.99 are usual.");
  }
  if (!(settings.epsilon >= 0 && std::isfinite(settings.epsilon))) {
    refuse("epsilon", "Epsilon is " + readable(settings.epsilon) +
                          ". It must be 0 or a number above; 1e-8 is usual.");
  }
}

template <class T>
Rmsprop<T>::Rmsprop(RmspropSettings settings, std::size_t parameters)
    : settings_(settings), mean_square_(zeros<T>(parameters)) {
  validate(settings_);
}

template <class T>
void Rmsprop<T>::step(std::span<T> parameters, std::span<const T> gradients) {
  const Lanes<T> eta(static_cast<T>(settings_.learning_rate));
  const Lanes<T> rho(static_cast<T>(settings_.rho));
  const Lanes<T> one_minus_rho(static_cast<T>(1 - settings_.rho));
  const Lanes<T> epsilon(static_cast<T>(settings_.epsilon));
  fused(
      [=](auto& theta, auto& v, const auto& g) {
        v = rho * v + one_minus_rho * g * g;
        theta = theta - eta * divide_or_zero<T>(g, xsimd::sqrt(v) + epsilon);
      },
      parameters, as_span(mean_square_), gradients);
}

template <class T>
void Rmsprop<T>::effective_steps(std::span<T> steps) const {
  const Lanes<T> eta(static_cast<T>(settings_.learning_rate));
  const Lanes<T> epsilon(static_cast<T>(settings_.epsilon));
  fused([=](auto& step, const auto& v) { step = divide_or_zero<T>(eta, xsimd::sqrt(v) + epsilon); },
        steps, mean_square());
}

template class Rmsprop<float>;
template class Rmsprop<double>;

}  // namespace rp
