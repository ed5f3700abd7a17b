#include <utility>

#include "kinds/unit_values.hpp"
#include "model.hpp"
#include "rp/models/network.hpp"
#include "rp/simd/dense.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp::replay {
namespace {

/// One unit with weight 1 and no bias.
template <class T>
T activated(Activation activation, T z) {
  const T weight = 1;
  const T bias = 0;
  Matrix<T> in = sample_matrix<T>(1, 1);
  Matrix<T> out = sample_matrix<T>(1, 1);
  in(0, 0) = z;
  dense_forward<T>(&weight, &bias, as_block(std::as_const(in), 1), activation, as_block(out, 1));
  return out(0, 0);
}

/// Of an activation, from what `dense_backward` needs of it.
template <class T>
T derivative(Activation activation, T needed) {
  const T weight = 1;
  Matrix<T> delta = sample_matrix<T>(1, 1);
  Matrix<T> below = sample_matrix<T>(1, 1);
  Matrix<T> result = sample_matrix<T>(1, 1);
  delta(0, 0) = 1;
  below(0, 0) = needed;
  dense_backward<T>(&weight, as_block(std::as_const(delta), 1), as_block(std::as_const(below), 1),
                    activation, as_block(result, 1));
  return result(0, 0);
}

std::size_t size_in(const Field& field) {
  constexpr std::size_t kLargest = 10000;
  const std::size_t size = field.count();
  if (size < 1 || size > kLargest) field.refuse("must be from 1 to 10000.");
  return size;
}

/// The largest of thousands of draws, without sign.
template <class T>
double largest_draw(const Field& entry, Initialisation how) {
  constexpr std::size_t kDraws = 4000;
  const Network<T> network({size_in(entry["fan_in"]), {}, size_in(entry["fan_out"])});
  std::vector<T> parameters(network.parameter_count());
  double largest = 0;
  Rng rng(1);
  for (std::size_t drawn = 0; drawn < kDraws; drawn += parameters.size()) {
    network.initialise(how, rng, parameters);
    for (const T parameter : parameters) {
      largest = std::max(largest, static_cast<double>(std::abs(parameter)));
    }
  }
  return largest;
}

/// No draw is beyond the bound, and the largest is within 1 % of it.
template <class T>
void expect_filled(const Field& entry, const Field& golden, Initialisation how,
                   Comparison& comparison) {
  const double bound = golden.number();
  const double largest = largest_draw<T>(entry, how);
  comparison.within(golden.path() + ", largest draw", largest, bound, 0.01 * bound);
  if (largest > bound * (1 + kFloatTolerance)) {
    comparison.fail(golden.path(), "a draw is beyond the bound.");
  }
}

}  // namespace

template <class T>
void expect_activations(const Field& golden, Comparison& comparison) {
  for (const Field& entry : golden.some_elements()) {
    const T z = static_cast<T>(entry["z"].number());
    for (const auto& member : entry.members()) {
      constexpr std::string_view kSlope = "_derivative";
      std::string name = member.first;
      if (name == "z") continue;
      const bool is_slope = name.ends_with(kSlope);
      if (is_slope) name.resize(name.size() - kSlope.size());
      const std::optional<Activation> activation = activation_called(name);
      if (!activation) {
        leave_out_of_core(member.first, member.second, comparison);
        continue;
      }
      const T value = activated(*activation, z);
      const T below = slope_follows_from_value(*activation) ? value : z;
      expect(member.second, static_cast<double>(is_slope ? derivative(*activation, below) : value),
             comparison);
    }
  }
}

template <class T>
void expect_initial_weights(const Field& golden, Comparison& comparison) {
  for (const Field& entry : golden.some_elements()) {
    for (const auto& member : entry.members()) {
      const std::string& key = member.first;
      if (key == "fan_in" || key == "fan_out") continue;
      if (key == "torch_linear_weight_and_bias") {
        expect_filled<T>(entry, member.second, Initialisation::pytorch, comparison);
      } else if (key == "glorot_uniform") {
        expect_filled<T>(entry, member.second, Initialisation::glorot, comparison);
      } else {
        leave_out_of_core(key, member.second, comparison);
      }
    }
  }
}

#define RP_INSTANTIATE(T)                                         \
  template void expect_activations<T>(const Field&, Comparison&); \
  template void expect_initial_weights<T>(const Field&, Comparison&);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp::replay
