#include "rp/optim/clipping.hpp"

#include <cmath>
#include <limits>
#include <string_view>
#include <utility>
#include <vector>

#include "rp/optim/catalog.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"

namespace rp::test::clipping_test {
namespace {

const ParameterLayout kLayout{{"W", 0, 1, 2}, {"b", 2, 1, 1}};

template <class T>
std::vector<T> clipped(ClipMode mode, double limit, std::vector<T> gradients,
                       const ParameterLayout& layout = kLayout) {
  clip<T>({mode, limit}, layout, gradients);
  return gradients;
}

/// {3, -4} and {12}, whose norms are 5 and 12, together 13.
std::vector<double> clipped(ClipMode mode, double limit) {
  return clipped<double>(mode, limit, {3, -4, 12});
}

bool close(const std::vector<double>& values, const std::vector<double>& expected) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (std::abs(values[i] - expected[i]) > 1e-15 * std::abs(expected[i])) return false;
  }
  return values.size() == expected.size();
}

TEST_CASE("without clipping a gradient stays as it is", "[clipping]") {
  CHECK(clipped(ClipMode::none, 1e-9) == std::vector<double>{3, -4, 12});
}

TEST_CASE("clipping by value bounds each element", "[clipping]") {
  CHECK(clipped(ClipMode::value, 3.5) == std::vector<double>{3, -3.5, 3.5});
  CHECK(clipped(ClipMode::value, 12) == std::vector<double>{3, -4, 12});
}

TEST_CASE("Keras' clipnorm bounds the length of each tensor on its own", "[clipping][golden]") {
  CHECK(close(clipped(ClipMode::norm, 1), {0.6000000000000001, -0.8, 1}));
  CHECK(clipped(ClipMode::norm, 13) == std::vector<double>{3, -4, 12});
  CHECK(close(clipped(ClipMode::norm, 10), {3, -4, 10}));
}

TEST_CASE("Keras' global_clipnorm bounds the length of all tensors together",
          "[clipping][golden]") {
  CHECK(close(clipped(ClipMode::global_norm, 1),
              {0.23076923076923078, -0.3076923076923077, 0.9230769230769231}));
  CHECK(clipped(ClipMode::global_norm, 13) == std::vector<double>{3, -4, 12});
  CHECK(clipped(ClipMode::global_norm, 20) == std::vector<double>{3, -4, 12});
}

TEST_CASE("torch divides by a little more than the length", "[clipping][golden]") {
  CHECK(close(clipped(ClipMode::global_norm_torch, 1),
              {0.23076921301775288, -0.3076922840236705, 0.9230768520710115}));
  CHECK(close(clipped(ClipMode::global_norm_torch, 13),
              {2.9999997692307874, -3.9999996923077163, 11.99999907692315}));
  CHECK(clipped(ClipMode::global_norm_torch, 20) == std::vector<double>{3, -4, 12});
}

TEST_CASE("a gradient of 0 stays 0", "[clipping]") {
  for (const ClipMode mode :
       {ClipMode::value, ClipMode::norm, ClipMode::global_norm, ClipMode::global_norm_torch}) {
    CHECK(clipped<double>(mode, 1, {0, 0, 0}) == std::vector<double>{0, 0, 0});
  }
}

TEMPLATE_TEST_CASE("no clipped gradient is longer than the limit", "[clipping][property]", float,
                   double) {
  Rng rng(51);
  for (std::size_t size = 1; size <= 67; ++size) {
    const ParameterLayout layout{{"w", 0, 1, size}};
    const std::vector<TestType> gradients = random_values<TestType>(rng, size);
    CAPTURE(size);
    for (const ClipMode mode :
         {ClipMode::norm, ClipMode::global_norm, ClipMode::global_norm_torch}) {
      long double squares = 0;
      for (const TestType g : clipped<TestType>(mode, 0.01, gradients, layout)) {
        squares += static_cast<long double>(g) * static_cast<long double>(g);
      }
      REQUIRE(std::sqrt(squares) <=
              0.01L * (1 + 4 * static_cast<long double>(std::numeric_limits<TestType>::epsilon())));
    }
    for (const TestType g : clipped<TestType>(ClipMode::value, 0.25, gradients, layout)) {
      REQUIRE(std::abs(g) <= TestType(0.25));
    }
  }
}

TEST_CASE("clipping hides no not-a-number", "[clipping]") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const ClipMode mode :
       {ClipMode::value, ClipMode::norm, ClipMode::global_norm, ClipMode::global_norm_torch}) {
    CHECK(std::isnan(clipped<double>(mode, 1, {3, nan, 12})[1]));
  }
}

TEST_CASE("settings name the clipping they ask for", "[clipping]") {
  const std::vector<std::pair<std::string_view, ClipMode>> modes{
      {"none", ClipMode::none},
      {"value", ClipMode::value},
      {"norm", ClipMode::norm},
      {"global_norm", ClipMode::global_norm},
      {"global_norm_torch", ClipMode::global_norm_torch},
  };
  for (const auto& named : modes) {
    const Clipping read =
        clipping_of(settings_of("adam", {{"clip_mode", named.first}, {"clip", 2.5}}));
    CAPTURE(named.first);
    CHECK(read.mode == named.second);
    CHECK(read.limit == 2.5);
  }
}

TEST_CASE("an optimizer without clipping has none", "[clipping]") {
  CHECK(clipping_of(OptimizerSettings("svrg")).mode == ClipMode::none);
  CHECK(clipping_of(OptimizerSettings("rprop")).mode == ClipMode::none);
}

TEST_CASE("an update clips before weight decay is added", "[clipping]") {
  const auto optimizer = make_optimizer<double>(
      settings_of(
          "sgd",
          {{"learning_rate", 1.0}, {"weight_decay", 0.5}, {"clip_mode", "norm"}, {"clip", 1.0}}),
      {.layout = kLayout, .planned_draws = {}});
  std::vector<double> parameters{10, 10, 10};
  std::vector<double> gradients{3, -4, 12};
  optimizer->update(parameters, gradients);
  CHECK(close(parameters, {10 - 5.6, 10 - 4.2, 10 - 6.0}));
}

}  // namespace
}  // namespace rp::test::clipping_test
