#include "rp/data/design.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "rp/losses/loss.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"

namespace rp::test::design_test {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// Column x and target y; x = 1, 2, 3, 4, 100 and y = 10, 20, 30, 40, 0.
Table small_table() { return {{{"x", {1, 2, 3, 4, 100}}, {"y", {10, 20, 30, 40, 0}}}}; }

DesignSpec x_to_y(Rows validation) {
  DesignSpec spec;
  spec.features = {0};
  spec.target = 1;
  spec.validation_rows = std::move(validation);
  return spec;
}

Design<double> design_of(const Table& table) {
  return build_design<double>(table, last_from_others(table));
}

Rows all_rows(const Design<double>& design) {
  Rows rows = design.training.table_rows;
  rows.insert(rows.end(), design.validation.table_rows.begin(), design.validation.table_rows.end());
  std::sort(rows.begin(), rows.end());
  return rows;
}

bool refused(const Table& table, const DesignSpec& spec, ErrorCode code, std::string_view where) {
  return refuses([&] { build_design<double>(table, spec); }, code, where);
}

TEST_CASE("mean and standard deviation come from the training rows only", "[design]") {
  const Design<double> design = build_design<double>(small_table(), x_to_y({4}));
  CHECK(design.feature_scales.front().center == 2.5);
  CHECK(design.feature_scales.front().unit == std::sqrt(1.25));
  CHECK(design.target_scale.center == 25);
  CHECK(design.target_scale.unit == std::sqrt(125.0));
}

TEST_CASE("validation rows are scaled as the training rows are", "[design]") {
  const Design<double> design = build_design<double>(small_table(), x_to_y({4}));
  CHECK(std::abs(design.validation.features(0, 0) - 97.5 / std::sqrt(1.25)) < 1e-12);
  CHECK(std::abs(design.validation.targets(0, 0) + 25 / std::sqrt(125.0)) < 1e-12);
}

TEST_CASE("standardised training columns have mean 0 and standard deviation 1",
          "[design][property]") {
  const Design<double> design = design_of(wavy_table(500));
  const auto n = static_cast<double>(design.training.rows());
  for (std::size_t f = 0; f < 3; ++f) {
    double sum = 0;
    double squares = 0;
    for (std::size_t s = 0; s < design.training.rows(); ++s) {
      sum += design.training.features(f, s);
      squares += std::pow(design.training.features(f, s), 2);
    }
    CHECK(std::abs(sum / n) < 1e-12);
    CHECK(std::abs(squares / n - 1) < 1e-12);
  }
}

TEST_CASE("features keep the order in which they are chosen", "[design]") {
  const Table table = wavy_table(50);
  DesignSpec spec = last_from_others(table);
  spec.features = {2, 0};
  const Design<double> design = build_design<double>(table, spec);
  const std::uint32_t row = design.training.table_rows.front();
  for (std::size_t f = 0; f < 2; ++f) {
    const Scale& scale = design.feature_scales[f];
    const double raw = scale.center + scale.unit * design.training.features(f, 0);
    CHECK(std::abs(raw - table.columns[spec.features[f]].values[row]) < 1e-10);
  }
}

TEST_CASE("a constant feature has standard deviation 1 and value 0", "[design]") {
  Table table = wavy_table(50);
  std::fill(table.columns[1].values.begin(), table.columns[1].values.end(), 7.0);
  const Design<double> design = design_of(table);
  CHECK(design.feature_scales[1].center == 7);
  CHECK(design.feature_scales[1].unit == 1);
  for (std::size_t s = 0; s < design.training.rows(); ++s) {
    REQUIRE(design.training.features(1, s) == 0);
  }
}

TEST_CASE("a constant feature whose mean rounds has standard deviation 1 too", "[design]") {
  Table table = wavy_table(1000);
  std::fill(table.columns[1].values.begin(), table.columns[1].values.end(), 0.1);
  CHECK(design_of(table).feature_scales[1].unit == 1);
}

TEST_CASE("rows with a missing cell in a used column are left out and counted", "[design]") {
  Table table = wavy_table(100);
  table.columns[0].values[3] = kMissing;
  table.columns[2].values[3] = kMissing;
  table.columns[1].values[50] = kMissing;
  table.columns[3].values[99] = kMissing;
  const Design<double> design = design_of(table);
  CHECK(design.rows_left_out == 3);
  Rows expected = first_rows(100);
  std::erase_if(expected, [](std::uint32_t row) { return row == 3 || row == 50 || row == 99; });
  CHECK(all_rows(design) == expected);
}

TEST_CASE("a missing cell in an unused column leaves its row in", "[design]") {
  Table table = wavy_table(100);
  table.columns[0].values[3] = kMissing;
  DesignSpec spec = last_from_others(table);
  spec.features = {1, 2};
  CHECK(build_design<double>(table, spec).rows_left_out == 0);
}

TEST_CASE("every used row is on exactly one side of the split", "[design][property]") {
  for (const std::size_t rows : {2U, 3U, 10U, 101U, 1000U}) {
    CHECK(all_rows(design_of(wavy_table(rows))) == first_rows(rows));
  }
}

TEST_CASE("rows of either side ascend", "[design][property]") {
  const Design<double> design = design_of(wavy_table(200));
  CHECK(std::is_sorted(design.training.table_rows.begin(), design.training.table_rows.end()));
  CHECK(std::is_sorted(design.validation.table_rows.begin(), design.validation.table_rows.end()));
}

TEST_CASE("the validation side has its share of the rows, rounded", "[design]") {
  const Table table = wavy_table(101);
  DesignSpec spec = last_from_others(table);
  CHECK(build_design<double>(table, spec).validation.rows() == 20);
  spec.validation_fraction = 0.25;
  CHECK(build_design<double>(table, spec).validation.rows() == 25);
  spec.validation_fraction = 0.256;
  CHECK(build_design<double>(table, spec).validation.rows() == 26);
}

TEST_CASE("either side has a row, however extreme the share", "[design]") {
  const Table table = wavy_table(10);
  DesignSpec spec = last_from_others(table);
  spec.validation_fraction = 1e-9;
  CHECK(build_design<double>(table, spec).validation.rows() == 1);
  spec.validation_fraction = 1 - 1e-9;
  CHECK(build_design<double>(table, spec).training.rows() == 1);
}

TEST_CASE("a seed always draws the same split", "[design][property]") {
  const Table table = wavy_table(200);
  CHECK(design_of(table).validation.table_rows == design_of(table).validation.table_rows);
}

TEST_CASE("another seed draws another split", "[design][property]") {
  const Table table = wavy_table(200);
  DesignSpec spec = last_from_others(table);
  spec.seed = 43;
  CHECK(build_design<double>(table, spec).validation.table_rows !=
        design_of(table).validation.table_rows);
}

TEST_CASE("float and double draw the same split", "[design]") {
  const Table table = wavy_table(200);
  CHECK(build_design<float>(table, last_from_others(table)).validation.table_rows ==
        design_of(table).validation.table_rows);
}

TEST_CASE("a given split is used as it is, in ascending order", "[design]") {
  const Design<double> design = build_design<double>(small_table(), x_to_y({3, 1}));
  CHECK(design.validation.table_rows == Rows{1, 3});
  CHECK(design.training.table_rows == Rows{0, 2, 4});
}

TEST_CASE("a given validation row that is left out is in neither side", "[design]") {
  Table table = small_table();
  table.columns[0].values[1] = kMissing;
  const Design<double> design = build_design<double>(table, x_to_y({1, 3}));
  CHECK(design.validation.table_rows == Rows{3});
  CHECK(design.training.table_rows == Rows{0, 2, 4});
}

TEST_CASE("the padding of the design holds zeros", "[design]") {
  const Design<double> design = design_of(wavy_table(51));
  const Matrix<double>& features = design.training.features;
  for (std::size_t f = 0; f < 3; ++f) {
    for (std::size_t s = design.training.rows(); s < features.shape(1); ++s) {
      REQUIRE(features(f, s) == 0);
    }
  }
}

TEST_CASE("no features are refused", "[design]") {
  DesignSpec spec = x_to_y({4});
  spec.features.clear();
  CHECK(refused(small_table(), spec, ErrorCode::setting_out_of_range, "features"));
}

TEST_CASE("a feature that is the target is refused by name", "[design]") {
  DesignSpec spec = x_to_y({4});
  spec.features = {0, 1};
  CHECK(refused(small_table(), spec, ErrorCode::setting_out_of_range, "features"));
  CHECK(message_contains([&] { build_design<double>(small_table(), spec); }, "Column y"));
}

TEST_CASE("a column that does not exist is refused", "[design]") {
  DesignSpec spec = x_to_y({4});
  spec.features = {2};
  CHECK(refused(small_table(), spec, ErrorCode::column_out_of_range, "features"));
  spec = x_to_y({4});
  spec.target = 7;
  CHECK(refused(small_table(), spec, ErrorCode::column_out_of_range, "target"));
  CHECK(message_contains([&] { build_design<double>(small_table(), spec); }, "Column number 8"));
}

TEST_CASE("a share of validation rows outside (0, 1) is refused", "[design]") {
  for (const double share : {0.0, 1.0, -0.2, 20.0, kMissing}) {
    DesignSpec spec = last_from_others(small_table());
    spec.validation_fraction = share;
    CHECK(refused(small_table(), spec, ErrorCode::setting_out_of_range, "validation_fraction"));
  }
}

TEST_CASE("a constant target is refused by name and value", "[design]") {
  Table table = small_table();
  table.columns[1] = {"price <b>", {3, 3, 3, 3, 3}};
  const DesignSpec spec = last_from_others(table);
  CHECK(refused(table, spec, ErrorCode::target_constant, "column price <b>"));
  CHECK(message_contains([&] { build_design<double>(table, spec); }, "Column price <b> holds 3"));
}

TEST_CASE("fewer than two complete rows are refused", "[design]") {
  const Table none{{{"x", {}}, {"y", {}}}};
  CHECK(refused(none, last_from_others(none), ErrorCode::too_few_rows, ""));
  const Table one{{{"x", {1, kMissing, 3}}, {"y", {1, 2, kMissing}}}};
  CHECK(refused(one, last_from_others(one), ErrorCode::too_few_rows, ""));
  CHECK(message_contains([&] { build_design<double>(one, last_from_others(one)); }, "1 row"));
}

TEST_CASE("a given split that names a row the table does not have is refused", "[design]") {
  CHECK(
      refused(small_table(), x_to_y({1, 77}), ErrorCode::setting_out_of_range, "validation_rows"));
}

TEST_CASE("a column named twice among the features is refused", "[design]") {
  DesignSpec spec = x_to_y({1});
  spec.features.push_back(spec.features.front());
  CHECK(refused(small_table(), spec, ErrorCode::setting_out_of_range, "features"));
}

TEST_CASE("a given split that leaves a side empty is refused", "[design]") {
  CHECK(refused(small_table(), x_to_y({}), ErrorCode::too_few_rows, "validation_rows"));
  CHECK(
      refused(small_table(), x_to_y({0, 1, 2, 3, 4}), ErrorCode::too_few_rows, "validation_rows"));
}

TEST_CASE("values too large to standardise are refused by column", "[design]") {
  Table table = small_table();
  table.columns[0].values[0] = 1e200;
  CHECK(refused(table, x_to_y({4}), ErrorCode::table_invalid, "column x"));
  table.columns[0].values[0] = std::numeric_limits<double>::infinity();
  CHECK(refused(table, x_to_y({4}), ErrorCode::table_invalid, "column x"));
}

TEST_CASE("an infinite value is refused whichever side it falls on", "[design]") {
  Table table = small_table();
  table.columns[0].values[4] = std::numeric_limits<double>::infinity();
  CHECK(refused(table, x_to_y({4}), ErrorCode::table_invalid, "column x"));
}

Table labelled(const std::vector<double>& labels) {
  std::vector<double> x(labels.size());
  std::iota(x.begin(), x.end(), 0.0);
  return {{{"x", x}, {"kind", labels}}};
}

DesignSpec to_classes(std::size_t classes, Rows validation) {
  DesignSpec spec = x_to_y(std::move(validation));
  spec.classes = classes;
  return spec;
}

TEST_CASE("two classes are a row of 0 and 1, or two rows where a softmax wants them", "[design]") {
  const Table table = labelled({0, 1, 1, 0, 1});
  DesignSpec spec = to_classes(2, {4});
  const Design<double> design = build_design<double>(table, spec);
  REQUIRE(design.outputs() == 1);
  CHECK(design.training.targets(0, 0) == 0);
  CHECK(design.training.targets(0, 1) == 1);
  CHECK(class_counts(design) == std::vector<std::size_t>{2, 2});
  spec.one_hot = true;
  const Design<double> softmax = build_design<double>(table, spec);
  REQUIRE(softmax.outputs() == 2);
  CHECK(softmax.training.targets(0, 0) == 1);
  CHECK(softmax.training.targets(1, 0) == 0);
  CHECK(class_counts(softmax) == std::vector<std::size_t>{2, 2});
}

TEST_CASE("three classes are one-hot and nothing scales them", "[design]") {
  const Design<double> design = build_design<double>(labelled({2, 0, 1, 2, 0}), to_classes(3, {4}));
  REQUIRE(design.outputs() == 3);
  CHECK(design.target_scale.center == 0);
  CHECK(design.target_scale.unit == 1);
  for (std::size_t s = 0; s < 4; ++s) {
    double sum = 0;
    for (std::size_t k = 0; k < 3; ++k) sum += design.training.targets(k, s);
    CHECK(sum == 1);
  }
  CHECK(design.training.targets(2, 0) == 1);
  CHECK(class_counts(design) == std::vector<std::size_t>{1, 1, 2});
}

TEST_CASE("the different values of a number that is to be classified are its classes", "[design]") {
  Table table = wavy_table(12);
  table.columns.push_back({"quality", {}});
  for (std::size_t row = 0; row < 12; ++row) {
    table.columns.back().values.push_back(row % 3 == 0 ? 7 : row % 3 == 1 ? -2.5 : 5);
  }
  DesignSpec spec;
  spec.features = {0};
  spec.target = table.columns.size() - 1;
  spec.classify = true;
  const auto design = build_design<double>(table, spec);
  CHECK(design.pipeline.classes == std::vector<std::string>{"-2.5", "5", "7"});
  CHECK(design.outputs() == 3);
  for (std::size_t s = 0; s < design.training.rows(); ++s) {
    const double value = table.columns.back().values[design.training.table_rows[s]];
    CHECK(design.training.targets(value == 7 ? 2 : value == 5 ? 1 : 0, s) == 1);
  }
}

TEST_CASE("a label that is no class is refused with its row and value", "[design]") {
  for (const double wrong : {3.0, -1.0, 0.5}) {
    const Table table = labelled({0, 1, wrong, 2, 0});
    CHECK(refused(table, to_classes(3, {4}), ErrorCode::class_label_out_of_range, "column kind"));
    CHECK(message_contains([&] { build_design<double>(table, to_classes(3, {4})); }, "row 3"));
  }
  CHECK(
      refused(labelled({0, 1, 0}), to_classes(1, {0}), ErrorCode::setting_out_of_range, "classes"));
}

TEST_CASE("balanced weights make every class weigh the same", "[design]") {
  const std::vector<std::size_t> counts{6, 3, 0};
  const std::vector<double> weights = balanced_class_weights(counts);
  CHECK(weights[0] * 6 == weights[1] * 3);
  CHECK(weights[0] == Approx(9.0 / (3 * 6)));
  CHECK(weights[2] == 0);
}

}  // namespace
}  // namespace rp::test::design_test
