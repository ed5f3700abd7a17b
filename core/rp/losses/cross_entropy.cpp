#include "rp/losses/cross_entropy.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "rp/simd/exp_of_minus.hpp"
#include "rp/simd/lanes.hpp"
#include "rp/simd/log.hpp"
#include "rp/simd/sigmoid.hpp"

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
  return select(z < zero, zero, z) - z * y + log1p_lanes<T>(exp_of_minus<T>(abs(z)));
}

/// weight_0 + y (weight_1 - weight_0): of a class 0 or 1 its weight.
template <class T>
class BinaryWeights {
 public:
  explicit BinaryWeights(ClassWeights weights)
      : of_0_(weights.empty() ? T(1) : static_cast<T>(weights[0])),
        more_of_1_(weights.empty() ? T(0) : static_cast<T>(weights[1] - weights[0])) {}

  Lanes<T> operator()(const Lanes<T>& y) const { return of_0_ + y * more_of_1_; }

 private:
  Lanes<T> of_0_;
  Lanes<T> more_of_1_;
};

/// sum_j y_j weight_j of a vector of samples.
template <class T>
Lanes<T> softmax_weight(const Block<const T>& target, std::size_t s, std::size_t count,
                        ClassWeights weights) {
  if (weights.empty()) return Lanes<T>(T(1));
  Lanes<T> sum(T(0));
  for (std::size_t r = 0; r < target.rows; ++r) {
    sum = sum + load_first(target.row(r) + s, count) * Lanes<T>(static_cast<T>(weights[r]));
  }
  return sum;
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
    const Lanes<T> z = load_first(output.row(r) + s, count);
    greatest = select(greatest < z, z, greatest);
  }
  Lanes<T> sum(T(0));
  Lanes<T> chosen(T(0));
  for (std::size_t r = 0; r < output.rows; ++r) {
    const Lanes<T> z = load_first(output.row(r) + s, count);
    sum = sum + exp_of_minus<T>(greatest - z);
    chosen = chosen + load_first(target.row(r) + s, count) * z;
  }
  for (std::size_t r = 0; r < output.rows; ++r) {
    softmax(r, exp_of_minus<T>(greatest - load_first(output.row(r) + s, count)) / sum);
  }
  return greatest + log_lanes<T>(sum) - chosen;
}

}  // namespace

template <class T>
T binary_cross_entropy_and_delta(Block<const T> output, Block<const T> target, Block<T> delta,
                                 ClassWeights weights) {
  const BinaryWeights<T> weight_of(weights);
  const auto elements = static_cast<T>(output.rows * output.samples);
  const Lanes<T> share(T(1) / elements);
  Lanes<T> sum(T(0));
  for_each_logit(
      output, target,
      [&](std::size_t row, std::size_t s, std::size_t count, const Lanes<T>& z, const Lanes<T>& y) {
        const Lanes<T> weight = weight_of(y);
        store(delta.row(row) + s, keep_first<T>((sigmoid<T>(z) - y) * (weight * share), count));
        sum = sum + keep_first<T>(weight * binary_loss<T>(z, y), count);
      });
  return fold(sum) / elements;
}

template <class T>
T sum_of_binary_cross_entropies(Block<const T> output, Block<const T> target,
                                ClassWeights weights) {
  const BinaryWeights<T> weight_of(weights);
  Lanes<T> sum(T(0));
  for_each_logit(
      output, target,
      [&](std::size_t, std::size_t, std::size_t count, const Lanes<T>& z, const Lanes<T>& y) {
        sum = sum + keep_first<T>(weight_of(y) * binary_loss<T>(z, y), count);
      });
  return fold(sum);
}

template <class T>
T softmax_cross_entropy_and_delta(Block<const T> output, Block<const T> target, Block<T> delta,
                                  ClassWeights weights) {
  const auto samples = static_cast<T>(output.samples);
  const Lanes<T> share(T(1) / samples);
  Lanes<T> sum(T(0));
  for_each_vector(output.samples, kLanes<T>, [&](std::size_t s, std::size_t count) {
    const Lanes<T> weight = softmax_weight<T>(target, s, count, weights);
    const auto write = [&](std::size_t row, const Lanes<T>& softmax) {
      const Lanes<T> y = load_first(target.row(row) + s, count);
      store(delta.row(row) + s, keep_first<T>((softmax - y) * (weight * share), count));
    };
    sum = sum + keep_first<T>(weight * softmax_loss<T>(output, target, s, count, write), count);
  });
  return fold(sum) / samples;
}

template <class T>
T sum_of_softmax_cross_entropies(Block<const T> output, Block<const T> target,
                                 ClassWeights weights) {
  Lanes<T> sum(T(0));
  for_each_vector(output.samples, kLanes<T>, [&](std::size_t s, std::size_t count) {
    const auto ignore = [](std::size_t, const Lanes<T>&) {};
    sum = sum + keep_first<T>(softmax_weight<T>(target, s, count, weights) *
                                  softmax_loss<T>(output, target, s, count, ignore),
                              count);
  });
  return fold(sum);
}

#define RP_INSTANTIATE(T)                                                                 \
  template T binary_cross_entropy_and_delta(Block<const T>, Block<const T>, Block<T>,     \
                                            ClassWeights);                                \
  template T softmax_cross_entropy_and_delta(Block<const T>, Block<const T>, Block<T>,    \
                                             ClassWeights);                               \
  template T sum_of_binary_cross_entropies(Block<const T>, Block<const T>, ClassWeights); \
  template T sum_of_softmax_cross_entropies(Block<const T>, Block<const T>, ClassWeights);
RP_INSTANTIATE(float)
RP_INSTANTIATE(double)
#undef RP_INSTANTIATE

}  // namespace rp
