#include "rp/probes/spread.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::spread_test {
namespace {

/// By sorting.
Spread expected_of(std::vector<float> values) {
  double squares = 0;
  for (const float v : values) squares += static_cast<double>(v) * static_cast<double>(v);
  std::sort(values.begin(), values.end());
  const auto at = [&](double q) {
    return static_cast<double>(
        values[static_cast<std::size_t>(std::lround(q * static_cast<double>(values.size() - 1)))]);
  };
  return {at(0), at(0.1), at(0.5), at(0.9), at(1), std::sqrt(squares), 0};
}

bool equal(const Spread& a, const Spread& b) {
  return a.least == b.least && a.p10 == b.p10 && a.median == b.median && a.p90 == b.p90 &&
         a.greatest == b.greatest && a.norm == Approx(b.norm) && a.not_finite == b.not_finite;
}

TEST_CASE("each layer's numbers are spread as sorting says", "[spread]") {
  Session<float> session = small_session<float>(settings_of("adam"));
  session.run(9);
  const std::vector<LayerSpread> layers = layer_spreads(session);
  const ParameterLayout& layout = session.objective().layout();
  REQUIRE(layers.size() == layout.size());
  std::vector<float> steps(session.parameters().size());
  session.optimizer().effective_steps(steps);
  for (std::size_t l = 0; l < layers.size(); ++l) {
    const auto part = [&](std::span<const float> all) {
      const auto of_layer = all.subspan(layout[l].offset, layout[l].size());
      return expected_of({of_layer.begin(), of_layer.end()});
    };
    CHECK(layers[l].name == layout[l].name);
    CHECK(equal(layers[l].parameters, part(session.parameters())));
    CHECK(equal(layers[l].gradients, part(session.gradients())));
    CHECK(equal(layers[l].effective_steps, part(steps)));
    REQUIRE(layers[l].states.size() == 2);
    CHECK(equal(layers[l].states[0], part(session.optimizer().state(0))));
    CHECK(equal(layers[l].states[1], part(session.optimizer().state(1))));
  }
}

TEST_CASE("numbers that are not finite are counted and left out", "[spread]") {
  Session<float> wild = small_session<float>(settings_of("sgd", {{"learning_rate", 3e30}}));
  wild.run(100);
  REQUIRE(wild.divergence());
  std::size_t not_finite = 0;
  for (const LayerSpread& layer : layer_spreads(wild)) {
    not_finite += layer.gradients.not_finite + layer.parameters.not_finite;
    CHECK(std::isfinite(layer.parameters.greatest) ==
          (layer.parameters.not_finite < wild.objective().layout().front().size()));
  }
  CHECK(not_finite > 0);
}

}  // namespace
}  // namespace rp::test::spread_test
