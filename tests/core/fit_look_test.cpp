#include "rp/probes/fit_look.hpp"

#include <algorithm>
#include <memory>
#include <vector>

#include "rp/metrics/class_of.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/optimizers.hpp"
#include "support/sessions.hpp"

namespace rp::test::fit_look_test {
namespace {

constexpr std::size_t kRows = 400;

/// Numbers a and b, a category of three levels, most often "y", one of two; what `target` makes of
/// a and b is predicted.
Table mixed_table(const auto& target) {
  Table table{
      {{"a", {}}, {"b", {}}, {"kind", {}, {"x", "y", "z"}}, {"sex", {}, {"m", "f"}}, {"t", {}}}};
  Rng rng(3);
  for (std::size_t row = 0; row < kRows; ++row) {
    const double a = rng.uniform(-1, 1);
    const double b = rng.uniform(10, 30);
    table.columns[0].values.push_back(a);
    table.columns[1].values.push_back(b);
    table.columns[2].values.push_back(row % 5 == 0 ? 0 : row % 5 == 1 ? 2 : 1);
    table.columns[3].values.push_back(row % 4 == 0 ? 0 : 1);
    table.columns[4].values.push_back(target(a, b));
  }
  return table;
}

struct Trained {
  Session<float> session;
  FitLook look;

  std::span<const float> parameters() const { return session.parameters(); }
};

Trained trained(const Table& table, std::size_t classes, std::size_t steps) {
  DesignSpec spec = last_from_others(table);
  spec.classes = classes;
  const auto design = std::make_shared<const Design<float>>(build_design<float>(table, spec));
  TrainingConfig config = small_config();
  if (classes > 0) {
    config.loss = classes > 2 ? Loss::softmax_cross_entropy : Loss::bce_with_logits;
  }
  Trained made{Session<float>(design, config), FitLook(supervised_objective(design, config))};
  made.session.run(steps);
  return made;
}

Trained of_numbers() {
  return trained(mixed_table([](double a, double b) { return 3 * a + b; }), 0, 200);
}

Trained of_classes() {
  return trained(mixed_table([](double a, double b) { return a > 0 ? (b > 20 ? 2.0 : 1.0) : 0.0; }),
                 3, 1500);
}

TEST_CASE("inputs that are numbers can vary, levels of a category can not", "[fit_look]") {
  const Trained one = of_numbers();
  REQUIRE(one.look.typical().size() == 6);
  CHECK(one.look.is_number(0));
  CHECK(one.look.is_number(1));
  for (std::size_t level = 2; level < 6; ++level) CHECK_FALSE(one.look.is_number(level));
}

TEST_CASE("the typical row has medians and the most frequent levels", "[fit_look]") {
  const Trained one = of_numbers();
  std::vector<double> drawn = one.look.input(1);
  std::sort(drawn.begin(), drawn.end());
  CHECK(std::count(drawn.begin(), drawn.end(), one.look.typical()[1]) > 0);
  CHECK(one.look.typical()[1] == Approx(drawn[drawn.size() / 2]).epsilon(0.05));
  const std::vector<double> levels(one.look.typical().begin() + 2, one.look.typical().end());
  CHECK(levels == std::vector<double>{0, 1, 0, 1});
}

TEST_CASE("a curve over one input is what the model says with all others typical", "[fit_look]") {
  Trained one = of_numbers();
  const std::vector<double> curve = one.look.curve(one.parameters(), 0, 11);
  REQUIRE(curve.size() == 22);
  // The target rises with a wherever the others stand.
  for (std::size_t p = 1; p < 11; ++p) {
    CHECK(curve[p] > curve[p - 1]);
    CHECK(curve[11 + p] > curve[11 + p - 1]);
  }
  CHECK(curve[11 + 5] == Approx(one.look.typical()[1]).epsilon(0.1));
}

TEST_CASE("there is no curve over a level, and none of classes", "[fit_look]") {
  Trained numbers = of_numbers();
  CHECK(numbers.look.curve(numbers.parameters(), 2, 11).empty());
  CHECK(numbers.look.regions(numbers.parameters(), 0, 1, 8).empty());
  Trained classes = of_classes();
  CHECK(classes.look.curve(classes.parameters(), 0, 11).empty());
  CHECK(classes.look.regions(classes.parameters(), 0, 3, 8).empty());
}

TEST_CASE("regions are the most probable classes over two inputs", "[fit_look]") {
  Trained one = of_classes();
  constexpr std::size_t kPoints = 9;
  const std::vector<double> regions = one.look.regions(one.parameters(), 0, 1, kPoints);
  REQUIRE(regions.size() == 2 * kPoints * kPoints);
  const auto cell = [&](std::size_t x, std::size_t y) { return regions[y * kPoints + x]; };
  // Class 0 left, on the right 1 below and 2 above.
  CHECK(cell(0, 4) == 0);
  CHECK(cell(8, 0) == 1);
  CHECK(cell(8, 8) == 2);
  for (std::size_t i = kPoints * kPoints; i < regions.size(); ++i) {
    CHECK(regions[i] >= 1.0 / 3 - 1e-9);
    CHECK(regions[i] <= 1);
  }
}

TEST_CASE("curves of a class are counted over the validation rows", "[fit_look]") {
  Trained one = of_classes();
  const ClassCurves curves = one.look.class_curves(one.parameters(), 0);
  CHECK(curves.auc > 0.95);
  CHECK(curves.roc.back().true_positive_rate == 1);
  std::size_t rows = 0;
  for (const CalibrationBin& bin : curves.calibration) rows += bin.rows;
  CHECK(rows == one.look.curve_rows());
  CHECK(rows == kRows / 5);
}

TEST_CASE("an input that all drawn rows have the same of still has an axis", "[fit_look]") {
  Table table = mixed_table([](double a, double b) { return a + b; });
  table.columns[1].values.assign(kRows, 5);
  table.columns[1].values[0] = 6;
  const Trained one = trained(table, 0, 1);
  const GridAxis axis = one.look.axis(1, 3);
  CHECK(axis.low < axis.high);
}

TEST_CASE("an input or a class that there is not is refused", "[fit_look]") {
  Trained one = of_classes();
  constexpr auto kCode = ErrorCode::setting_out_of_range;
  CHECK(refuses([&] { (void)one.look.input(6); }, kCode, "input"));
  CHECK(refuses([&] { (void)one.look.is_number(6); }, kCode, "input"));
  CHECK(refuses([&] { one.look.class_curves(one.parameters(), 3); }, kCode, "class"));
}

}  // namespace
}  // namespace rp::test::fit_look_test
