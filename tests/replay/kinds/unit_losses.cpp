#include <utility>

#include "kinds/unit_values.hpp"
#include "rp/losses/loss.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp::replay {
namespace {

template <class T>
struct Evaluated {
  T loss;
  std::vector<T> gradient;
};

/// Of outputs [outputs][samples], as a flat list.
template <class T>
Evaluated<T> evaluated(Loss loss, std::size_t outputs, const std::vector<double>& output,
                       const std::vector<double>& target) {
  const std::size_t samples = output.size() / outputs;
  Matrix<T> z = sample_matrix<T>(outputs, samples);
  Matrix<T> y = sample_matrix<T>(outputs, samples);
  Matrix<T> delta = sample_matrix<T>(outputs, samples);
  for (std::size_t i = 0; i < output.size(); ++i) {
    z(i / samples, i % samples) = static_cast<T>(output[i]);
    y(i / samples, i % samples) = static_cast<T>(target[i]);
  }
  Evaluated<T> result{
      loss_and_delta<T>(loss, as_block(std::as_const(z), samples),
                        as_block(std::as_const(y), samples), as_block(delta, samples)),
      {}};
  for (std::size_t i = 0; i < output.size(); ++i) {
    result.gradient.push_back(delta(i / samples, i % samples));
  }
  return result;
}

template <class T>
void expect_evaluated(const Field& loss, const Field& gradient, const Evaluated<T>& ours,
                      Comparison& comparison) {
  expect(loss, static_cast<double>(ours.loss), comparison);
  expect_each<T>(gradient, ours.gradient, comparison);
}

}  // namespace

template <class T>
void expect_binary_cross_entropies(const Field& golden, Comparison& comparison) {
  for (const Field& entry : golden.some_elements()) {
    const Evaluated<T> ours = evaluated<T>(Loss::bce_with_logits, 1, {entry["logit"].number()},
                                           {entry["target"].number()});
    expect(entry["loss"], static_cast<double>(ours.loss), comparison);
    expect(entry["gradient"], static_cast<double>(ours.gradient[0]), comparison);
  }
}

template <class T>
void expect_softmax_cross_entropies(const Field& golden, Comparison& comparison) {
  for (const Field& entry : golden.some_elements()) {
    const std::vector<double> logits = entry["logits"].numbers();
    const std::size_t chosen = entry["class"].count();
    if (chosen >= logits.size()) entry["class"].refuse("is no class.");
    std::vector<double> one_hot(logits.size());
    one_hot[chosen] = 1;
    Evaluated<T> ours = evaluated<T>(Loss::softmax_cross_entropy, logits.size(), logits, one_hot);
    expect_evaluated(entry["loss"], entry["gradient"], ours, comparison);
    ours.gradient[chosen] += 1;  // the softmax itself
    expect_each<T>(entry["softmax"], ours.gradient, comparison);
  }
}

template <class T>
void expect_squared_errors(const Field& golden, Comparison& comparison) {
  const std::vector<double> output = golden["prediction"].numbers();
  const std::vector<double> target = golden["target"].numbers();
  if (output.size() != target.size()) golden["target"].refuse("has another length.");
  expect_evaluated(golden["mse"], golden["mse_gradient"],
                   evaluated<T>(Loss::mse, 1, output, target), comparison);
  expect_evaluated(golden["half_mse"], golden["half_mse_gradient"],
                   evaluated<T>(Loss::half_mse, 1, output, target), comparison);
}

#define RP_INSTANTIATE(T)                                                     \
  template void expect_binary_cross_entropies<T>(const Field&, Comparison&);  \
  template void expect_softmax_cross_entropies<T>(const Field&, Comparison&); \
  template void expect_squared_errors<T>(const Field&, Comparison&);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp::replay
