#include "kinds/unit_values.hpp"
#include "rp/optim/clipping.hpp"
#include "rp/optim/constraints.hpp"
#include "rp/simd/reduce.hpp"

namespace rp::replay {
namespace {

/// Tensors one after the other, as a model has them.
template <class T>
struct Tensors {
  ParameterLayout layout;
  std::vector<T> values;
};

template <class T>
Tensors<T> tensors_in(const Field& golden) {
  Tensors<T> tensors;
  for (const Field& tensor : golden.elements()) {
    const std::vector<double> numbers = tensor.numbers();
    tensors.layout.push_back({tensor.path(), tensors.values.size(), 1, numbers.size()});
    for (const double number : numbers) tensors.values.push_back(static_cast<T>(number));
  }
  return tensors;
}

template <class T>
void expect_tensors(const Field& golden, const Tensors<T>& ours, Comparison& comparison) {
  const std::vector<Field> tensors = golden.elements();
  if (tensors.size() != ours.layout.size()) golden.refuse("has another number of tensors.");
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const ParameterRange& range = ours.layout[i];
    expect_each(tensors[i], std::span<const T>(ours.values).subspan(range.offset, range.size()),
                comparison);
  }
}

template <class T>
void expect_clipped(const Field& golden, Tensors<T> gradients, const Clipping& clipping,
                    Comparison& comparison) {
  clip<T>(clipping, gradients.layout, gradients.values);
  expect_tensors(golden, gradients, comparison);
}

}  // namespace

template <class T>
void expect_clipping(const Field& golden, Comparison& comparison) {
  const Tensors<T> gradients = tensors_in<T>(golden["gradients"]);
  const auto squares = static_cast<double>(sum_of_squares<T>(gradients.values));
  for (const Field& entry : golden["cases"].some_elements()) {
    const double limit = entry["max_norm"].number();
    expect(entry["total_norm"], std::sqrt(squares), comparison);
    expect_clipped(entry["torch"], gradients, {ClipMode::global_norm_torch, limit}, comparison);
    expect_clipped(entry["keras_global_clipnorm"], gradients, {ClipMode::global_norm, limit},
                   comparison);
    expect_clipped(entry["keras_clipnorm_each"], gradients, {ClipMode::norm, limit}, comparison);
  }
}

template <class T>
void expect_max_norm(const Field& golden, Comparison& comparison) {
  Tensors<T> weights = tensors_in<T>(golden["W"]);
  for (const ParameterRange& unit : weights.layout) {
    if (unit.columns == 0 || unit.columns != weights.layout.front().columns) {
      golden["W"].refuse("must have rows of one length.");
    }
  }
  if (weights.layout.empty()) golden["W"].refuse("must have rows.");
  limit_norms<T>(golden["c"].number(), weights.layout.front().columns, weights.values);
  expect_tensors(golden["result"], weights, comparison);
}

#define RP_INSTANTIATE(T)                                      \
  template void expect_clipping<T>(const Field&, Comparison&); \
  template void expect_max_norm<T>(const Field&, Comparison&);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp::replay
