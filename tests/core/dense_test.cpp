#include "rp/simd/dense.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <vector>

#include "rp/simd/lanes.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"

namespace rp::test::dense_test {
namespace {

struct Sizes {
  std::size_t inputs;
  std::size_t outputs;
  std::size_t samples;
};

/// Every size from 1 to 67 in each dimension, the others fixed, and some where several meet.
std::vector<Sizes> all_sizes() {
  std::vector<Sizes> all{{1, 1, 1}, {2, 3, 4}, {4, 4, 8}, {16, 16, 64}, {33, 65, 17}, {67, 67, 67}};
  for (std::size_t size = 1; size <= 67; ++size) {
    all.insert(all.end(), {{size, 5, 9}, {7, size, 9}, {7, 5, size}});
  }
  return all;
}

/// A layer with its operands; the padding of the blocks holds zeros.
template <class T>
struct Layer {
  Layer(Sizes s, std::uint64_t seed)
      : sizes(s),
        rng(seed),
        weights(random_values<T>(rng, s.inputs * s.outputs)),
        bias(random_values<T>(rng, s.outputs)),
        in(random_samples<T>(rng, s.inputs, s.samples)),
        delta(random_samples<T>(rng, s.outputs, s.samples)) {}

  Block<const T> in_block() const { return as_block(in, sizes.samples); }
  Block<const T> delta_block() const { return as_block(delta, sizes.samples); }

  Matrix<T> forward(Activation activation) const {
    Matrix<T> out = sample_matrix<T>(sizes.outputs, sizes.samples);
    dense_forward<T>(weights.data(), bias.data(), in_block(), activation,
                     as_block(out, sizes.samples));
    return out;
  }

  /// `in` are the activated values of the layer below.
  Matrix<T> backward(Activation activation) const {
    Matrix<T> delta_in = sample_matrix<T>(sizes.inputs, sizes.samples);
    dense_backward<T>(weights.data(), delta_block(), in_block(), activation,
                      as_block(delta_in, sizes.samples));
    return delta_in;
  }

  Sizes sizes;
  Rng rng;
  std::vector<T> weights;  // [outputs][inputs]
  std::vector<T> bias;
  Matrix<T> in;
  Matrix<T> delta;
};

/// A sum of products in double, and how far one in T may lie from it.
template <class T>
struct Sum {
  double value = 0;
  double size = 0;
  double terms = 4;  // some room for what follows the sum

  void add(T a, T b) {
    const double product = static_cast<double>(a) * static_cast<double>(b);
    value += product;
    size += std::abs(product);
    ++terms;
  }
  double tolerance() const {
    return terms * size * static_cast<double>(std::numeric_limits<T>::epsilon());
  }
};

double activated(Activation activation, double z) {
  if (activation == Activation::tanh) return std::tanh(z);
  if (activation == Activation::relu) return std::max(z, 0.0);
  if (activation == Activation::leaky_relu) return z > 0 ? z : 0.01 * z;
  if (activation == Activation::sigmoid) return 1 / (1 + std::exp(-z));
  if (activation == Activation::gelu) return z * std::erfc(-z / std::sqrt(2.0)) / 2;
  return z;
}

/// From what the layer below gave out; for gelu from its z.
double derivative(Activation activation, double a) {
  if (activation == Activation::tanh) return 1 - a * a;
  if (activation == Activation::relu) return a > 0 ? 1 : 0;
  if (activation == Activation::leaky_relu) return a > 0 ? 1 : 0.01;
  if (activation == Activation::sigmoid) return a * (1 - a);
  if (activation == Activation::gelu) {
    return std::erfc(-a / std::sqrt(2.0)) / 2 +
           a * std::exp(-a * a / 2) / std::sqrt(2 * std::numbers::pi);
  }
  return 1;
}

/// The largest error of a result, 1 being all that its tolerance allows.
template <class T>
double excess(T value, double expected, const Sum<T>& sum) {
  const double error = std::abs(static_cast<double>(value) - expected);
  return error == 0 ? 0 : error / sum.tolerance();
}

template <class T>
double forward_excess(const Layer<T>& layer, Activation activation) {
  const auto [inputs, outputs, samples] = layer.sizes;
  const Matrix<T> out = layer.forward(activation);
  double worst = 0;
  for (std::size_t o = 0; o < outputs; ++o) {
    for (std::size_t s = 0; s < samples; ++s) {
      Sum<T> z;
      z.add(layer.bias[o], 1);
      for (std::size_t i = 0; i < inputs; ++i) {
        z.add(layer.weights[o * inputs + i], layer.in(i, s));
      }
      // However small the sum, a value near a half is rounded as such.
      if (activation == Activation::sigmoid) z.size += 1;
      worst = std::max(worst, excess(out(o, s), activated(activation, z.value), z));
    }
  }
  return worst;
}

template <class T>
double backward_excess(const Layer<T>& layer, Activation activation) {
  const auto [inputs, outputs, samples] = layer.sizes;
  const Matrix<T> delta_in = layer.backward(activation);
  double worst = 0;
  for (std::size_t i = 0; i < inputs; ++i) {
    for (std::size_t s = 0; s < samples; ++s) {
      Sum<T> sum;
      for (std::size_t o = 0; o < outputs; ++o) {
        sum.add(layer.weights[o * inputs + i], layer.delta(o, s));
      }
      const double slope = derivative(activation, static_cast<double>(layer.in(i, s)));
      worst = std::max(worst, excess(delta_in(i, s), slope * sum.value, sum));
    }
  }
  return worst;
}

template <class T>
double gradient_excess(const Layer<T>& layer) {
  const auto [inputs, outputs, samples] = layer.sizes;
  std::vector<T> weights(inputs * outputs);
  std::vector<T> bias(outputs);
  dense_gradient<T>(layer.delta_block(), layer.in_block(), weights.data(), bias.data());
  double worst = 0;
  for (std::size_t o = 0; o < outputs; ++o) {
    Sum<T> row;
    for (std::size_t s = 0; s < samples; ++s) row.add(layer.delta(o, s), 1);
    worst = std::max(worst, excess(bias[o], row.value, row));
    for (std::size_t i = 0; i < inputs; ++i) {
      Sum<T> sum;
      for (std::size_t s = 0; s < samples; ++s) sum.add(layer.delta(o, s), layer.in(i, s));
      worst = std::max(worst, excess(weights[o * inputs + i], sum.value, sum));
    }
  }
  return worst;
}

constexpr Activation kActivations[] = {Activation::identity, Activation::tanh,
                                       Activation::relu,     Activation::leaky_relu,
                                       Activation::sigmoid,  Activation::gelu};

TEMPLATE_TEST_CASE("dense_forward agrees with three plain loops at all sizes", "[dense][property]",
                   float, double) {
  for (const Sizes& sizes : all_sizes()) {
    const Layer<TestType> layer(sizes, 1);
    for (const Activation activation : kActivations) {
      CAPTURE(sizes.inputs, sizes.outputs, sizes.samples, static_cast<int>(activation));
      REQUIRE(forward_excess(layer, activation) <= 1);
    }
  }
}

TEMPLATE_TEST_CASE("dense_backward agrees with three plain loops at all sizes", "[dense][property]",
                   float, double) {
  for (const Sizes& sizes : all_sizes()) {
    const Layer<TestType> layer(sizes, 2);
    for (const Activation activation : kActivations) {
      CAPTURE(sizes.inputs, sizes.outputs, sizes.samples, static_cast<int>(activation));
      REQUIRE(backward_excess(layer, activation) <= 1);
    }
  }
}

TEMPLATE_TEST_CASE("dense_gradient agrees with three plain loops at all sizes", "[dense][property]",
                   float, double) {
  for (const Sizes& sizes : all_sizes()) {
    CAPTURE(sizes.inputs, sizes.outputs, sizes.samples);
    REQUIRE(gradient_excess(Layer<TestType>(sizes, 3)) <= 1);
  }
}

TEMPLATE_TEST_CASE("a sample alone gives the bits it gives in a batch", "[dense][property]", float,
                   double) {
  const Layer<TestType> batch({11, 7, 67}, 4);
  for (const Activation activation : kActivations) {
    const Matrix<TestType> out = batch.forward(activation);
    const Matrix<TestType> delta_in = batch.backward(activation);
    for (std::size_t s = 0; s < batch.sizes.samples; ++s) {
      Layer<TestType> alone({11, 7, 1}, 4);
      alone.weights = batch.weights;
      alone.bias = batch.bias;
      for (std::size_t i = 0; i < 11; ++i) alone.in(i, 0) = batch.in(i, s);
      for (std::size_t o = 0; o < 7; ++o) alone.delta(o, 0) = batch.delta(o, s);
      const Matrix<TestType> out_alone = alone.forward(activation);
      const Matrix<TestType> delta_in_alone = alone.backward(activation);
      bool same = true;
      for (std::size_t o = 0; o < 7; ++o) same = same && same_bits(out_alone(o, 0), out(o, s));
      for (std::size_t i = 0; i < 11; ++i) {
        same = same && same_bits(delta_in_alone(i, 0), delta_in(i, s));
      }
      CAPTURE(s);
      REQUIRE(same);
    }
  }
}

TEMPLATE_TEST_CASE("an output alone gives the bits it gives among others", "[dense][property]",
                   float, double) {
  const Layer<TestType> layer({11, 7, 37}, 5);
  const Matrix<TestType> together = layer.forward(Activation::tanh);
  for (std::size_t o = 0; o < 7; ++o) {
    Matrix<TestType> alone = sample_matrix<TestType>(1, 37);
    dense_forward<TestType>(layer.weights.data() + o * 11, layer.bias.data() + o, layer.in_block(),
                            Activation::tanh, as_block(alone, 37));
    const std::span<const TestType> expected(&together(o, 0), 37);
    REQUIRE(same_bits(std::span<const TestType>(&alone(0, 0), 37), expected));
  }
}

TEMPLATE_TEST_CASE("a weight's gradient alone has the bits it has among others",
                   "[dense][property]", float, double) {
  const Layer<TestType> layer({5, 7, 37}, 6);
  std::vector<TestType> weights(35);
  std::vector<TestType> bias(7);
  dense_gradient<TestType>(layer.delta_block(), layer.in_block(), weights.data(), bias.data());
  const auto row = [](const Block<const TestType>& block, std::size_t r) {
    return Block<const TestType>{block.row(r), 1, block.samples, block.stride};
  };
  for (std::size_t o = 0; o < 7; ++o) {
    for (std::size_t i = 0; i < 5; ++i) {
      TestType weight = 0;
      TestType bias_alone = 0;
      dense_gradient<TestType>(row(layer.delta_block(), o), row(layer.in_block(), i), &weight,
                               &bias_alone);
      REQUIRE(same_bits(weight, weights[o * 5 + i]));
      REQUIRE(same_bits(bias_alone, bias[o]));
    }
  }
}

TEMPLATE_TEST_CASE("what lies in the padding of the inputs is in no result", "[dense][property]",
                   float, double) {
  for (std::size_t samples = 1; samples <= 9; ++samples) {
    const Layer<TestType> clean({6, 5, samples}, 7);
    Layer<TestType> dirty = clean;
    for (std::size_t i = 0; i < 6; ++i) {
      for (std::size_t s = samples; s < whole_lanes<TestType>(samples); ++s) {
        dirty.in(i, s) = TestType(1e6);
      }
    }
    const Matrix<TestType> clean_out = clean.forward(Activation::tanh);
    const Matrix<TestType> dirty_out = dirty.forward(Activation::tanh);
    for (std::size_t o = 0; o < 5; ++o) {
      const std::span<const TestType> expected(&clean_out(o, 0), samples);
      REQUIRE(same_bits(std::span<const TestType>(&dirty_out(o, 0), samples), expected));
    }
    REQUIRE(gradient_excess(dirty) <= 1);
  }
}

/// activation(x) as a layer with one unit, weight 1 and bias 0 computes it.
template <class T>
T through(Activation activation, T x) {
  const T weight = 1;
  const T bias = 0;
  Matrix<T> in = sample_matrix<T>(1, 1);
  Matrix<T> out = sample_matrix<T>(1, 1);
  in(0, 0) = x;
  dense_forward<T>(&weight, &bias, as_block(std::as_const(in), 1), activation, as_block(out, 1));
  return out(0, 0);
}

/// Calls `visit` with positive numbers of all magnitudes where tanh is neither its argument nor 1.
template <class T, class Visit>
void for_each_magnitude(const Visit& visit) {
  for (int exponent = -40; exponent < 5; ++exponent) {
    for (int i = 0; i < 1000; ++i) {
      visit(std::ldexp(static_cast<T>(1 + (i + 0.37) / 1000), exponent));
    }
  }
}

TEMPLATE_TEST_CASE("tanh lies within 3 units in the last place of the standard library's",
                   "[dense][property]", float, double) {
  for_each_magnitude<TestType>([](TestType x) {
    const auto expected = static_cast<TestType>(std::tanh(static_cast<long double>(x)));
    const TestType unit = expected - std::nextafter(expected, TestType(0));
    const TestType value = through(Activation::tanh, x);
    if (!(std::abs(value - expected) <= 3 * unit)) FAIL("tanh(" << x << ") gave " << value);
  });
}

TEMPLATE_TEST_CASE("tanh is odd bit for bit", "[dense][property]", float, double) {
  CHECK(through(Activation::tanh, TestType(0)) == 0);
  for_each_magnitude<TestType>([](TestType x) {
    const TestType negative = through(Activation::tanh, -x);
    if (!same_bits(negative, -through(Activation::tanh, x))) FAIL("tanh(" << -x << ")");
  });
}

TEMPLATE_TEST_CASE("tanh never leaves [-1, 1]", "[dense][property]", float, double) {
  for_each_magnitude<TestType>([](TestType x) {
    if (!(through(Activation::tanh, x) <= 1)) FAIL("tanh(" << x << ") is above 1");
  });
  const TestType infinity = std::numeric_limits<TestType>::infinity();
  CHECK(through(Activation::tanh, TestType(1e6)) == 1);
  CHECK(through(Activation::tanh, TestType(-1e6)) == -1);
  CHECK(through(Activation::tanh, infinity) == 1);
  CHECK(through(Activation::tanh, -infinity) == -1);
}

TEMPLATE_TEST_CASE("relu keeps what is positive and makes the rest 0", "[dense]", float, double) {
  CHECK(through(Activation::relu, TestType(2.5)) == TestType(2.5));
  CHECK(through(Activation::relu, TestType(-2.5)) == 0);
  CHECK(through(Activation::relu, TestType(0)) == 0);
}

TEMPLATE_TEST_CASE("not-a-number passes every activation", "[dense]", float, double) {
  const TestType nan = std::numeric_limits<TestType>::quiet_NaN();
  for (const Activation activation : kActivations) CHECK(std::isnan(through(activation, nan)));
}

TEMPLATE_TEST_CASE("a dead relu unit passes no delta back", "[dense]", float, double) {
  const TestType weight = 3;
  Matrix<TestType> delta_out = sample_matrix<TestType>(1, 3);
  Matrix<TestType> below = sample_matrix<TestType>(1, 3);
  for (std::size_t s = 0; s < 3; ++s) delta_out(0, s) = 2;
  below(0, 0) = TestType(0.5);
  Matrix<TestType> delta_in = sample_matrix<TestType>(1, 3);
  dense_backward<TestType>(&weight, as_block(std::as_const(delta_out), 3),
                           as_block(std::as_const(below), 3), Activation::relu,
                           as_block(delta_in, 3));
  CHECK(delta_in(0, 0) == 6);
  CHECK(delta_in(0, 1) == 0);
  CHECK(delta_in(0, 2) == 0);
}

}  // namespace
}  // namespace rp::test::dense_test
