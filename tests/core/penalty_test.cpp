#include "rp/models/penalty.hpp"

#include <vector>

#include "rp/models/network.hpp"
#include "support/catch.hpp"

namespace rp::test::penalty_test {
namespace {

/// Two weights, a bias, then two weights and a bias.
const Network<double> kNetwork({1, {2}, 1, Activation::tanh});
const std::vector<double> kParameters{2, -1, 50, 60, 0, 3, 70};

TEST_CASE("a penalty is on the weights and leaves the biases free", "[penalty]") {
  const ParameterLayout weights = kNetwork.weights();
  CHECK(penalty_of<double>({0.5, 0}, weights, kParameters) == 0.5 * 6);
  CHECK(penalty_of<double>({0, 0.5}, weights, kParameters) == 0.25 * 14);
  CHECK(penalty_of<double>({0.5, 0.5}, weights, kParameters) == 3 + 3.5);
}

TEST_CASE("the gradient of a penalty is added, with no pull on a weight of 0", "[penalty]") {
  std::vector<double> gradient(7, 10);
  add_penalty_gradient<double>({0.5, 0.25}, kNetwork.weights(), kParameters, gradient);
  CHECK(gradient == std::vector<double>{11, 9.25, 10, 10, 10, 11.25, 10});
}

}  // namespace
}  // namespace rp::test::penalty_test
