// The one place that includes xtensor's containers (moved into folders by xtensor 0.26).
#pragma once

#include <cstddef>
#include <span>

#if __has_include(<xtensor/containers/xtensor.hpp>)
#include <xtensor/containers/xtensor.hpp>
#else
#include <xtensor/xtensor.hpp>
#endif

#include "rp/simd/block.hpp"
#include "rp/simd/lanes.hpp"

namespace rp {

/// Flat buffers: parameters, gradients, optimizer state.
template <class T>
using Vector = xt::xtensor<T, 1>;

template <class T>
using Matrix = xt::xtensor<T, 2>;

template <class T>
Vector<T> zeros(std::size_t size) {
  return Vector<T>({size}, T(0));
}

template <class T>
std::span<T> as_span(Vector<T>& values) {
  return {values.data(), values.size()};
}

template <class T>
std::span<const T> as_span(const Vector<T>& values) {
  return {values.data(), values.size()};
}

/// A zeroed feature-major matrix whose rows are padded for lanes; view it with `as_block`.
template <class T>
Matrix<T> sample_matrix(std::size_t rows, std::size_t samples) {
  return Matrix<T>({rows, padded_stride<T>(samples)}, T(0));
}

template <class T>
Block<T> as_block(Matrix<T>& matrix, std::size_t samples) {
  return {matrix.data(), matrix.shape(0), samples, matrix.shape(1)};
}

template <class T>
Block<const T> as_block(const Matrix<T>& matrix, std::size_t samples) {
  return {matrix.data(), matrix.shape(0), samples, matrix.shape(1)};
}

}  // namespace rp
