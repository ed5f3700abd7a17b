#include "rp/objective/function_objective.hpp"

#include <limits>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/simd/normal.hpp"

namespace rp {
namespace {

constexpr std::uint64_t kNoiseStream = 5;

std::vector<double> usual_parameters(const TestFunction& function) {
  std::vector<double> values;
  for (const FunctionParameter& parameter : function.parameters)
    values.push_back(parameter.initial);
  return values;
}

/// `terms` vectors of independent normal numbers, less their mean.
template <class T>
std::vector<T> noise_vectors(const GradientNoise& noise, std::size_t variables) {
  Rng rng(noise.seed, kNoiseStream);
  std::vector<double> drawn(noise.terms * variables);
  for (double& value : drawn) value = noise.sd * normal(rng);
  for (std::size_t v = 0; v < variables; ++v) {
    double sum = 0;
    for (std::size_t i = v; i < drawn.size(); i += variables) sum += drawn[i];
    const double mean = sum / static_cast<double>(noise.terms);
    for (std::size_t i = v; i < drawn.size(); i += variables) drawn[i] -= mean;
  }
  return {drawn.begin(), drawn.end()};
}

}  // namespace

template <class T>
FunctionObjective<T>::FunctionObjective(const TestFunction& function,
                                        std::vector<double> parameters, std::vector<double> start,
                                        const GradientNoise& noise)
    : function_(&function),
      parameters_(std::move(parameters)),
      start_(std::move(start)),
      layout_{{"w", 0, 1, function.start.size()}},
      terms_(noise.sd > 0 ? noise.terms : 1) {
  const std::string name(function.label);
  require_setting(parameters_.size() == function.parameters.size(), "function.parameters",
                  name + " has " + std::to_string(function.parameters.size()) + " parameters.");
  require_setting(start_.size() == function.start.size(), "function.start",
                  name + " has " + std::to_string(function.start.size()) + " variables.");
  require_setting(defined_at(function, start_), "function.start",
                  name + " is not defined at this start.");
  require_setting(noise.sd >= 0 && noise.sd <= std::numeric_limits<double>::max(), "function.noise",
                  "The gradient noise is " + readable(noise.sd) + ". It must be at least 0.");
  require_setting(noise.terms >= 1, "function.noise", "Noise needs at least 1 term.");
  if (noise.sd > 0) noise_ = noise_vectors<T>(noise, start_.size());
}

template <class T>
FunctionObjective<T>::FunctionObjective(const TestFunction& function, const GradientNoise& noise)
    : FunctionObjective(function, usual_parameters(function), function.start, noise) {}

template <class T>
void FunctionObjective<T>::initialise(Rng& /*rng*/, std::span<T> parameters) const {
  for (std::size_t v = 0; v < start_.size(); ++v) parameters[v] = static_cast<T>(start_[v]);
}

template <class T>
T FunctionObjective<T>::full_loss_and_gradient(std::span<const T> parameters,
                                               std::span<T> gradients) {
  const std::vector<double> at(parameters.begin(), parameters.end());
  if (!defined_at(*function_, at)) return std::numeric_limits<T>::quiet_NaN();
  return value_and_gradient<T>(*function_, parameters_, parameters, gradients);
}

template <class T>
T FunctionObjective<T>::loss_and_gradient(std::span<const T> parameters,
                                          std::span<const std::uint32_t> batch,
                                          std::span<T> gradients) {
  T loss = full_loss_and_gradient(parameters, gradients);
  if (noise_.empty()) return loss;
  const std::size_t variables = start_.size();
  const auto share = T(1) / static_cast<T>(batch.size());
  for (std::size_t v = 0; v < variables; ++v) {
    T sum = 0;
    for (const std::uint32_t term : batch) sum += noise_[term * variables + v];
    gradients[v] += sum * share;
    loss += sum * share * parameters[v];
  }
  return loss;
}

template <class T>
double FunctionObjective<T>::training_loss(std::span<const T> parameters) {
  std::vector<T> gradients(parameters.size());
  return static_cast<double>(full_loss_and_gradient(parameters, gradients));
}

template class FunctionObjective<float>;
template class FunctionObjective<double>;

}  // namespace rp
