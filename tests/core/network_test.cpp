#include "rp/models/network.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"

namespace rp::test::network_test {
namespace {

Network<double> network(std::size_t inputs, std::vector<std::size_t> hidden,
                        std::size_t outputs = 1) {
  return Network<double>({inputs, std::move(hidden), outputs, Activation::tanh});
}

std::vector<double> initialised(const Network<double>& network, Initialisation how,
                                std::uint64_t seed = 1) {
  std::vector<double> parameters(network.parameter_count(), 99);
  Rng rng(seed);
  network.initialise(how, rng, parameters);
  return parameters;
}

std::vector<double> part(const Network<double>& network, const std::vector<double>& parameters,
                         const std::string& name) {
  for (const ParameterRange& range : network.layout()) {
    if (range.name != name) continue;
    const auto begin = parameters.begin() + static_cast<std::ptrdiff_t>(range.offset);
    return {begin, begin + static_cast<std::ptrdiff_t>(range.size())};
  }
  throw std::invalid_argument("no tensor " + name);
}

double largest(const std::vector<double>& values) {
  double most = 0;
  for (const double value : values) most = std::max(most, std::abs(value));
  return most;
}

TEST_CASE("the layout of a linear model is its slopes, then its intercept", "[network]") {
  const ParameterLayout layout = network(10, {}).layout();
  REQUIRE(layout.size() == 2);
  CHECK((layout[0].name == "W1" && layout[0].offset == 0));
  CHECK((layout[0].rows == 1 && layout[0].columns == 10));
  CHECK((layout[1].name == "b1" && layout[1].offset == 10 && layout[1].size() == 1));
}

TEST_CASE("the layout goes layer by layer, weights before biases", "[network]") {
  const ParameterLayout layout = network(10, {8, 3}, 2).layout();
  std::vector<std::string> names;
  std::vector<std::size_t> offsets;
  std::vector<std::size_t> rows;
  for (const ParameterRange& range : layout) {
    names.push_back(range.name);
    offsets.push_back(range.offset);
    rows.push_back(range.rows);
  }
  CHECK(names == std::vector<std::string>{"W1", "b1", "W2", "b2", "W3", "b3"});
  CHECK(offsets == std::vector<std::size_t>{0, 80, 88, 112, 115, 121});
  CHECK(rows == std::vector<std::size_t>{8, 8, 3, 3, 2, 2});
}

TEST_CASE("the layout covers every parameter once", "[network][property]") {
  for (const std::vector<std::size_t>& hidden :
       {std::vector<std::size_t>{}, {1}, {16, 16}, {3, 1, 7, 2}}) {
    const Network<double> net = network(5, hidden, 3);
    std::size_t next = 0;
    for (const ParameterRange& range : net.layout()) {
      REQUIRE(range.offset == next);
      next += range.size();
    }
    CHECK(next == net.parameter_count());
  }
}

TEST_CASE("pytorch weights and biases fill plus and minus one over the root of fan-in",
          "[network]") {
  const Network<double> net = network(100, {64});
  const std::vector<double> parameters = initialised(net, Initialisation::pytorch);
  for (const char* name : {"W1", "b1"}) {
    const double most = largest(part(net, parameters, name));
    CHECK((most <= 0.1 && most > 0.09));
  }
  for (const char* name : {"W2", "b2"}) {
    CHECK(largest(part(net, parameters, name)) <= 0.125);
  }
  CHECK(largest(part(net, parameters, "W2")) > 0.11);
}

TEST_CASE("pytorch weights have no preferred sign", "[network]") {
  const Network<double> net = network(100, {64});
  double sum = 0;
  for (const double weight : part(net, initialised(net, Initialisation::pytorch), "W1")) {
    sum += weight;
  }
  // Five standard deviations of a sum of 6400 uniform numbers in +-0.1.
  CHECK(std::abs(sum) < 5 * std::sqrt(6400.0) * 0.1 / std::sqrt(3.0));
}

TEST_CASE("glorot weights fill their bound and glorot biases are 0", "[network]") {
  const Network<double> net = network(100, {50});
  const std::vector<double> parameters = initialised(net, Initialisation::glorot);
  const double most = largest(part(net, parameters, "W1"));
  CHECK((most <= 0.2 && most > 0.18));
  CHECK(largest(part(net, parameters, "W2")) <= std::sqrt(6.0 / 51));
  CHECK(largest(part(net, parameters, "b1")) == 0);
  CHECK(largest(part(net, parameters, "b2")) == 0);
}

TEST_CASE("zeros makes every parameter 0", "[network]") {
  CHECK(initialised(network(7, {}), Initialisation::zeros) == std::vector<double>(8, 0.0));
}

TEST_CASE("ones makes every slope 1 and the intercept 0", "[network]") {
  CHECK(initialised(network(2, {}), Initialisation::ones) == std::vector<double>{1, 1, 0});
}

TEST_CASE("the draws run in the order of the flat array", "[network]") {
  const std::vector<double> parameters = initialised(network(4, {}), Initialisation::pytorch, 5);
  Rng rng(5);
  for (const double parameter : parameters) CHECK(parameter == rng.uniform(-0.5, 0.5));
}

TEST_CASE("another seed gives other weights", "[network]") {
  const Network<double> net = network(3, {4});
  CHECK(initialised(net, Initialisation::pytorch, 1) !=
        initialised(net, Initialisation::pytorch, 2));
}

TEST_CASE("forward is the formula of a small network written out", "[network]") {
  const Network<double> net = network(2, {2});
  const std::vector<double> p{0.5, -1, 2, 0.25, 0.1, -0.2, 1.5, -0.75, 0.3};
  Matrix<double> x = sample_matrix<double>(2, 1);
  x(0, 0) = 0.4;
  x(1, 0) = -0.6;
  Workspace<double> workspace = net.workspace(1);
  const double result = *net.forward(p, as_block(std::as_const(x), 1), workspace).row(0);
  const double first = std::tanh(0.5 * 0.4 + 1 * 0.6 + 0.1);
  const double second = std::tanh(2 * 0.4 - 0.25 * 0.6 - 0.2);
  CHECK(std::abs(result - (1.5 * first - 0.75 * second + 0.3)) < 1e-15);
}

TEST_CASE("the last layer has no activation", "[network]") {
  const Network<double> net({1, {}, 1, Activation::relu});
  const std::vector<double> p{1, -5};
  Matrix<double> x = sample_matrix<double>(1, 1);
  Workspace<double> workspace = net.workspace(1);
  CHECK(*net.forward(p, as_block(std::as_const(x), 1), workspace).row(0) == -5);
}

TEST_CASE("a workspace used for a large batch does not leak into a small one",
          "[network][property]") {
  const Network<double> net = network(3, {6, 5});
  const std::vector<double> parameters = initialised(net, Initialisation::pytorch);
  Rng rng(8);
  const Matrix<double> x = random_samples<double>(rng, 3, 33);
  const auto gradients = [&](std::size_t samples, Workspace<double>& workspace) {
    std::vector<double> out(net.parameter_count());
    net.forward(parameters, as_block(x, samples), workspace);
    const Block<double> delta = net.output_delta(samples, workspace);
    std::fill_n(delta.row(0), whole_lanes<double>(samples), 0.0);
    std::fill_n(delta.row(0), samples, 1.0);
    net.backward(parameters, as_block(x, samples), workspace, out);
    return out;
  };
  Workspace<double> used = net.workspace(33);
  gradients(33, used);
  for (std::size_t samples : {1U, 2U, 3U, 32U}) {
    Workspace<double> fresh = net.workspace(samples);
    const std::vector<double> expected = gradients(samples, fresh);
    REQUIRE(same_bits<double>(gradients(samples, used), expected));
  }
}

}  // namespace
}  // namespace rp::test::network_test
