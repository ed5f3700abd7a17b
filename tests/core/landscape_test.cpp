#include "rp/probes/landscape.hpp"

#include <cmath>
#include <limits>
#include <memory>
#include <vector>

#include "rp/objective/function_objective.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::landscape_test {
namespace {

constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

TrainingConfig penalised_config() {
  TrainingConfig config = small_config();
  config.l2_penalty = 0.3;
  return config;
}

Cloned<Objective<float>> objective() {
  return {supervised_objective(wavy_design<float>(kSmallRows), penalised_config()).clone()};
}

Plane<float> plane() {
  const Session<float> session(objective(), penalised_config().session());
  return random_plane<float>(session.objective().layout(), session.parameters(), 2);
}

TEST_CASE("every point is the loss with the penalty of those parameters, bit for bit",
          "[landscape]") {
  const GridAxis x{-1, 0.5, 7};
  const GridAxis y{-0.25, 1, 5};
  Landscape<float> landscape(objective(), plane(), x, y);
  CHECK(landscape.run(kAll) == 35);
  REQUIRE(landscape.is_done());
  auto direct = objective();
  std::vector<float> parameters(plane().origin.size());
  for (std::size_t j = 0; j < y.points; ++j) {
    for (std::size_t i = 0; i < x.points; ++i) {
      plane().at(x.at(i), y.at(j), parameters);
      const double loss = direct->training_loss(parameters) + direct->penalty(parameters);
      REQUIRE(same_bits(landscape.values()[j * x.points + i], loss));
    }
  }
}

TEST_CASE("the loss without a gradient is the loss that comes with it", "[landscape]") {
  auto sum = objective();
  const std::vector<float> at = plane().origin;
  std::vector<float> gradients(at.size());
  CHECK(sum->training_loss(at) ==
        Approx(static_cast<double>(sum->full_loss_and_gradient(at, gradients))).epsilon(1e-6));
}

TEST_CASE("slices of any size give the same grid, first points far apart",
          "[landscape][property]") {
  const GridAxis x{-1, 1, 33};
  const GridAxis y{-1, 1, 20};
  Landscape<float> whole(objective(), plane(), x, y);
  whole.run(kAll);
  for (const std::size_t slice : {1U, 13U, 100U}) {
    Landscape<float> sliced(objective(), plane(), x, y);
    std::size_t spacing = 0;
    while (sliced.run(slice) > 0) {
      if (sliced.spacing() == 0) continue;
      REQUIRE((spacing == 0 || sliced.spacing() <= spacing));
      spacing = sliced.spacing();
      for (std::size_t j = 0; j < y.points; j += spacing) {
        for (std::size_t i = 0; i < x.points; i += spacing) {
          REQUIRE(std::isfinite(sliced.values()[j * x.points + i]));
        }
      }
    }
    CHECK(spacing == 1);
    CHECK(same_bits(sliced.values(), whole.values()));
  }
}

TEST_CASE("a test function's landscape is the function", "[landscape]") {
  auto bowl = std::make_unique<FunctionObjective<double>>(test_function("quadratic_bowl"),
                                                          GradientNoise{.sd = 0.5});
  Landscape<double> landscape(Cloned<Objective<double>>(std::move(bowl)),
                              plane_of_parameters<double>(std::vector<double>{0, 0}, 0, 1),
                              {-1, 1, 3}, {-2, 2, 3});
  landscape.run(kAll);
  const std::vector<double> values(landscape.values().begin(), landscape.values().end());
  CHECK(values == std::vector<double>{5, 4, 5, 1, 0, 1, 5, 4, 5});
}

TEST_CASE("a grid of a point, of too many, or without a width is refused", "[landscape]") {
  const auto with = [](const GridAxis& x, const GridAxis& y) {
    return [x, y] { Landscape<float>(objective(), plane(), x, y); };
  };
  const GridAxis good;
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr auto kCode = ErrorCode::setting_out_of_range;
  CHECK(refuses(with({-1, 1, 1}, good), kCode, "x.points"));
  CHECK(refuses(with(good, {-1, 1, kMostGridPoints + 1}), kCode, "y.points"));
  CHECK(refuses(with({1, 1, 5}, good), kCode, "x"));
  CHECK(refuses(with(good, {0, kInfinity, 5}), kCode, "y"));
}

}  // namespace
}  // namespace rp::test::landscape_test
