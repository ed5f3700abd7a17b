#include "rp/losses/cross_entropy.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "rp/simd/lanes.hpp"

namespace rp {
namespace {

/// `lanes` with all but the first `count` set to 0.
template <class T>
Lanes<T> keep_first(const Lanes<T>& lanes, std::size_t count) {
  if (count == kLanes<T>) return lanes;
  std::array<T, kLanes<T>> kept{};
  store(kept.data(), lanes);
  std::fill(kept.begin() + static_cast<std::ptrdiff_t>(count), kept.end(), T(0));
  return load(kept.data());
}

/// Calls visit(first sample, samples there) for every vector of samples.
template <class Visit>
void for_each_vector(std::size_t samples, std::size_t lanes, const Visit& visit) {
  for (std::size_t s = 0; s < samples; s += lanes) visit(s, std::min(lanes, samples - s));
}

template <class T>
Lanes<T> binary_loss(const Lanes<T>& z, const Lanes<T>& y) {
  const Lanes<T> zero(T(0));
  return xsimd::max(z, zero) - z * y + xsimd::log1p(xsimd::exp(zero - xsimd::abs(z)));
}

template <class T>
Lanes<T> sigmoid(const Lanes<T>& z) {
  const Lanes<T> one(T(1));
  const Lanes<T> e = xsimd::exp(Lanes<T>(T(0)) - xsimd::abs(z));
  return xsimd::select(z < Lanes<T>(T(0)), e, one) / (one + e);
}

/// Calls visit(row, first sample, samples there, logits, targets).
template <class T, class Visit>
void for_each_logit(const Block<const T>& output, const Block<const T>& target,
                    const Visit& visit) {
  for (std::size_t r = 0; r < output.rows; ++r) {
    for_each_vector(output.samples, kLanes<T>, [&](std::size_t s, std::size_t count) {
      visit(r, s, count, load_first(output.row(r) + s, count),
            load_first(target.row(r) + s, count));
    });
  }
}

/// log(sum_j e^z_j) - sum_j y_j z_j of a vector of samples; hands e^(z_j - log sum) to `softmax`.
template <class T, class Softmax>
Lanes<T> softmax_loss(const Block<const T>& output, const Block<const T>& target, std::size_t s,
                      std::size_t count, const Softmax& softmax) {
  Lanes<T> greatest = load_first(output.row(0) + s, count);
  for (std::size_t r = 1; r < output.rows; ++r) {
    greatest = xsimd::max(greatest, load_first(output.row(r) + s, count));
  }
  Lanes<T> sum(T(0));
  Lanes<T> chosen(T(0));
  for (std::size_t r = 0; r < output.rows; ++r) {
    const Lanes<T> z = load_first(output.row(r) + s, count);
    sum = sum + xsimd::exp(z - greatest);
    chosen = chosen + load_first(target.row(r) + s, count) * z;
  }
  for (std::size_t r = 0; r < output.rows; ++r) {
    softmax(r, xsimd::exp(load_first(output.row(r) + s, count) - greatest) / sum);
  }
  return greatest + xsimd::log(sum) - chosen;
}

}  // namespace

template <class T>
T binary_cross_entropy_and_delta(Block<const T> output, Block<const T> target, Block<T> delta) {
  const auto elements = static_cast<T>(output.rows * output.samples);
  const Lanes<T> share(T(1) / elements);
  Lanes<T> sum(T(0));
  for_each_logit(
      output, target,
      [&](std::size_t row, std::size_t s, std::size_t count, const Lanes<T>& z, const Lanes<T>& y) {
        store(delta.row(row) + s, keep_first<T>((sigmoid<T>(z) - y) * share, count));
        sum = sum + keep_first<T>(binary_loss<T>(z, y), count);
      });
  return fold(sum) / elements;
}

template <class T>
T sum_of_binary_cross_entropies(Block<const T> output, Block<const T> target) {
  Lanes<T> sum(T(0));
  for_each_logit(
      output, target,
      [&](std::size_t, std::size_t, std::size_t count, const Lanes<T>& z, const Lanes<T>& y) {
        sum = sum + keep_first<T>(binary_loss<T>(z, y), count);
      });
  return fold(sum);
}

template <class T>
T softmax_cross_entropy_and_delta(Block<const T> output, Block<const T> target, Block<T> delta) {
  const auto samples = static_cast<T>(output.samples);
  const Lanes<T> share(T(1) / samples);
  Lanes<T> sum(T(0));
  for_each_vector(output.samples, kLanes<T>, [&](std::size_t s, std::size_t count) {
    const auto write = [&](std::size_t row, const Lanes<T>& softmax) {
      const Lanes<T> y = load_first(target.row(row) + s, count);
      store(delta.row(row) + s, keep_first<T>((softmax - y) * share, count));
    };
    sum = sum + keep_first<T>(softmax_loss<T>(output, target, s, count, write), count);
  });
  return fold(sum) / samples;
}

template <class T>
T sum_of_softmax_cross_entropies(Block<const T> output, Block<const T> target) {
  Lanes<T> sum(T(0));
  for_each_vector(output.samples, kLanes<T>, [&](std::size_t s, std::size_t count) {
    const auto ignore = [](std::size_t, const Lanes<T>&) {};
    sum = sum + keep_first<T>(softmax_loss<T>(output, target, s, count, ignore), count);
  });
  return fold(sum);
}

#define RP_INSTANTIATE(T)                                                               \
  template T binary_cross_entropy_and_delta(Block<const T>, Block<const T>, Block<T>);  \
  template T softmax_cross_entropy_and_delta(Block<const T>, Block<const T>, Block<T>); \
  template T sum_of_binary_cross_entropies(Block<const T>, Block<const T>);             \
  template T sum_of_softmax_cross_entropies(Block<const T>, Block<const T>);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
