// The entries of a unit_values file, each compared with the core's function for it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "comparison.hpp"
#include "field.hpp"

namespace rp::replay {

// The file gives none.
constexpr double kUnitTolerance = 1e-12;

inline void expect(const Field& golden, double ours, Comparison& comparison) {
  const double number = golden.number();
  comparison.compare(golden.path(), ours, number, kUnitTolerance * std::max(1.0, std::abs(number)));
}

template <class T>
void expect_each(const Field& golden, std::span<const T> ours, Comparison& comparison) {
  const std::vector<Field> numbers = golden.elements();
  if (numbers.size() != ours.size()) golden.refuse("has another length than ours.");
  for (std::size_t i = 0; i < ours.size(); ++i) {
    expect(numbers[i], static_cast<double>(ours[i]), comparison);
  }
}

/// Reports what the format has and the core does not offer; refuses what is neither's.
void leave_out_of_core(const std::string& key, const Field& golden, Comparison& comparison);

// unit_losses.cpp
template <class T>
void expect_binary_cross_entropies(const Field& golden, Comparison& comparison);
template <class T>
void expect_softmax_cross_entropies(const Field& golden, Comparison& comparison);
template <class T>
void expect_squared_errors(const Field& golden, Comparison& comparison);

// unit_layers.cpp
template <class T>
void expect_activations(const Field& golden, Comparison& comparison);
template <class T>
void expect_initial_weights(const Field& golden, Comparison& comparison);

// unit_limits.cpp
template <class T>
void expect_clipping(const Field& golden, Comparison& comparison);
template <class T>
void expect_max_norm(const Field& golden, Comparison& comparison);

}  // namespace rp::replay
