#include "rp/probes/prediction_grid.hpp"

#include <cmath>
#include <vector>

#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::prediction_grid_test {
namespace {

constexpr GridAxis kX{-2, 2, 5};
constexpr GridAxis kY{0, 1, 3};

TEST_CASE("predictions on a grid are those of the rows they stand for, in the columns' units",
          "[prediction_grid]") {
  TrainingConfig config = small_config(settings_of("rmsprop"));
  config.hidden_units = {};
  Session<double> session(wavy_design<double>(kSmallRows), config);
  session.run(30);
  SupervisedObjective<double> objective =
      supervised_objective(wavy_design<double>(kSmallRows), config);
  const Design<double>& design = objective.design();
  const std::vector<double> at{0.1, 0.2, 0.3};
  const PredictionGrid grid =
      predict_grid<double>(objective, session.parameters(), at, 2, kX, 0, kY);
  CHECK(grid.outputs == 1);
  REQUIRE(grid.values.size() == 15);
  for (std::size_t j = 0; j < kY.points; ++j) {
    for (std::size_t i = 0; i < kX.points; ++i) {
      const std::vector<double> raw{kY.at(j), at[1], kX.at(i)};
      double z = session.parameters().back();
      for (std::size_t f = 0; f < 3; ++f) {
        const Scale& scale = design.feature_scales[f];
        z += session.parameters()[f] * (raw[f] - scale.center) / scale.unit;
      }
      const double expected = design.target_scale.center + design.target_scale.unit * z;
      REQUIRE(grid.values[j * kX.points + i] == Approx(expected).epsilon(1e-12));
    }
  }
}

TEST_CASE("of classes a grid has the probability of each", "[prediction_grid]") {
  Table table = wavy_table(kSmallRows);
  for (std::size_t r = 0; r < kSmallRows; ++r) {
    table.columns.back().values[r] = static_cast<double>(r % 3);
  }
  DesignSpec spec = last_from_others(table);
  spec.classes = 3;
  const auto design = std::make_shared<const Design<float>>(build_design<float>(table, spec));
  TrainingConfig config = small_config();
  config.loss = Loss::softmax_cross_entropy;
  Session<float> session(design, config);
  session.run(20);
  SupervisedObjective<float> objective = supervised_objective(design, config);
  const std::vector<double> at{0, 0, 0};
  const PredictionGrid grid =
      predict_grid<float>(objective, session.parameters(), at, 0, kX, 1, kY);
  CHECK(grid.outputs == 3);
  REQUIRE(grid.values.size() == 45);
  for (std::size_t p = 0; p < 15; ++p) {
    CHECK(grid.values[p] + grid.values[15 + p] + grid.values[30 + p] == Approx(1));
    CHECK(grid.values[p] > 0);
  }
}

TEST_CASE("predictions along a line are those of a grid's row", "[prediction_grid]") {
  const TrainingConfig config = small_config();
  Session<float> session(wavy_design<float>(kSmallRows), config);
  session.run(20);
  SupervisedObjective<float> objective =
      supervised_objective(wavy_design<float>(kSmallRows), config);
  const std::vector<double> at{0.1, kY.at(1), 0.3};
  const std::vector<double> line = predict_slice<float>(objective, session.parameters(), at, 0, kX);
  const PredictionGrid grid =
      predict_grid<float>(objective, session.parameters(), at, 0, kX, 1, kY);
  REQUIRE(line.size() == kX.points);
  for (std::size_t i = 0; i < kX.points; ++i) CHECK(line[i] == grid.values[kX.points + i]);
  const auto beyond = [&] { predict_slice<float>(objective, session.parameters(), at, 3, kX); };
  CHECK(refuses(beyond, ErrorCode::setting_out_of_range, "feature"));
}

TEST_CASE("a grid over features that there are not is refused", "[prediction_grid]") {
  const TrainingConfig config = small_config();
  SupervisedObjective<float> objective =
      supervised_objective(wavy_design<float>(kSmallRows), config);
  const std::vector<float> parameters(objective.parameter_count());
  const std::vector<double> at{0, 0, 0};
  const auto grid = [&](std::span<const double> others, std::size_t x, std::size_t y) {
    return [&, others, x, y] { predict_grid<float>(objective, parameters, others, x, kX, y, kY); };
  };
  constexpr auto kCode = ErrorCode::setting_out_of_range;
  CHECK(refuses(grid(at, 0, 3), kCode, "feature"));
  CHECK(refuses(grid(at, 1, 1), kCode, "feature"));
  CHECK(refuses(grid(std::span(at).first(2), 0, 1), kCode, "at"));
}

}  // namespace
}  // namespace rp::test::prediction_grid_test
