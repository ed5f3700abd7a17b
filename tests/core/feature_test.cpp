#include "rp/data/feature.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "rp/tensor/xtensor.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"

namespace rp::test::feature_test {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

Rows all_rows() { return {0, 1, 2, 3, 4, 5}; }

Column numbers() { return {"age", {1, 2, kMissing, 2, 7, kMissing}}; }

Column colours() { return {"colour", {0, 1, 2, 1, kMissing, 2}, {"red", "green", "blue"}}; }

/// Row by row of the matrix.
std::vector<std::vector<double>> written(const Feature& feature, const Column& column,
                                         const Rows& rows, Ledger& ledger) {
  Matrix<double> matrix = sample_matrix<double>(feature.width(), rows.size());
  feature.write(column, rows, as_block(matrix, rows.size()), ledger);
  std::vector<std::vector<double>> all;
  for (std::size_t r = 0; r < feature.width(); ++r) {
    all.emplace_back(&matrix(r, 0), &matrix(r, 0) + rows.size());
  }
  return all;
}

std::vector<std::vector<double>> written(const Feature& feature, const Column& column,
                                         const Rows& rows = all_rows()) {
  Ledger ledger;
  return written(feature, column, rows, ledger);
}

const LedgerEntry* entry_of(const Ledger& ledger, DataAction action) {
  const auto found = std::find_if(ledger.begin(), ledger.end(),
                                  [=](const LedgerEntry& entry) { return entry.action == action; });
  return found == ledger.end() ? nullptr : &*found;
}

FeatureSpec unscaled(Fill fill) {
  FeatureSpec spec;
  spec.fill = fill;
  spec.scaling = Scaling::none;
  return spec;
}

TEST_CASE("empty cells are filled as asked, with what the training rows say", "[feature]") {
  const Rows training{0, 1, 2, 3};  // 1, 2, empty, 2
  const auto filled_with = [&](const FeatureSpec& spec) {
    return written(Feature::fit(numbers(), spec, training), numbers())[0][5];
  };
  CHECK(filled_with(unscaled(Fill::mean)) == Approx(5.0 / 3));
  CHECK(filled_with(unscaled(Fill::median)) == 2);
  CHECK(filled_with(unscaled(Fill::most_frequent)) == 2);
  FeatureSpec constant = unscaled(Fill::constant);
  constant.constant = -1;
  CHECK(filled_with(constant) == -1);
}

TEST_CASE("filled cells are counted with their rows and value", "[feature]") {
  Ledger ledger;
  written(Feature::fit(numbers(), unscaled(Fill::median), all_rows()), numbers(), all_rows(),
          ledger);
  const LedgerEntry* filled = entry_of(ledger, DataAction::cells_filled);
  REQUIRE(filled != nullptr);
  CHECK(filled->count == 2);
  CHECK(filled->rows == Rows{2, 5});
  CHECK(filled->numbers == std::vector<double>{2});
}

TEST_CASE("a column without empty cells has nothing filled", "[feature]") {
  Ledger ledger;
  const Column full{"x", {1, 2, 3, 4, 5, 6}};
  written(Feature::fit(full, unscaled(Fill::mean), all_rows()), full, all_rows(), ledger);
  CHECK(ledger.empty());
}

TEST_CASE("filled cells belong to the scale", "[feature]") {
  FeatureSpec spec;
  spec.fill = Fill::constant;
  spec.constant = 100;
  const Feature feature = Feature::fit(numbers(), spec, all_rows());
  CHECK(feature.scale(0).center == Approx((1 + 2 + 100 + 2 + 7 + 100) / 6.0));
}

TEST_CASE("a date shows a model the parts that are wanted, each scaled by itself", "[feature]") {
  // 1970-01-01 12:00, a Thursday; 2000-02-29, a Tuesday; 2024-12-31, a Tuesday.
  const Column sold{"sold", {0.5, 11016, 20088}};
  FeatureSpec spec = unscaled(Fill::drop_row);
  spec.date_parts = {DatePart::month, DatePart::weekday, DatePart::year, DatePart::hour};
  const Feature feature = Feature::fit(sold, spec, {0, 1, 2});
  REQUIRE(feature.width() == 4);
  CHECK(feature.row_name(1) == "sold: weekday");
  const auto rows = written(feature, sold, {0, 1, 2});
  CHECK(rows[0] == std::vector<double>{1, 2, 12});
  CHECK(rows[1] == std::vector<double>{4, 2, 2});
  CHECK(rows[2] == std::vector<double>{1970, 2000, 2024});
  CHECK(rows[3] == std::vector<double>{12, 0, 0});
  spec.scaling = Scaling::min_max;
  const Feature scaled = Feature::fit(sold, spec, {0, 1, 2});
  CHECK(scaled.scale(0).unit == 11);
  CHECK(scaled.scale(2).center == 1970);
  Ledger ledger;
  scaled.describe(ledger);
  const LedgerEntry* parts = entry_of(ledger, DataAction::date_parts);
  REQUIRE(parts != nullptr);
  CHECK(parts->count == 4);
}

TEST_CASE("an empty date is filled before its parts are taken", "[feature]") {
  FeatureSpec spec = unscaled(Fill::most_frequent);
  spec.date_parts = {DatePart::year};
  const Column sold{"sold", {11016, 11016, kMissing}};
  const Feature feature = Feature::fit(sold, spec, {0, 1, 2});
  CHECK(written(feature, sold, {0, 1, 2})[0] == std::vector<double>{2000, 2000, 2000});
}

TEST_CASE("three levels are one-hot, in the order of the column's levels", "[feature]") {
  const Feature feature = Feature::fit(colours(), unscaled(Fill::most_frequent), all_rows());
  REQUIRE(feature.width() == 3);
  CHECK(feature.row_name(1) == "colour = green");
  const auto rows = written(feature, colours());
  CHECK(rows[0] == std::vector<double>{1, 0, 0, 0, 0, 0});
  // Of equally frequent levels the first one fills.
  CHECK(rows[1] == std::vector<double>{0, 1, 0, 1, 1, 0});
  CHECK(rows[2] == std::vector<double>{0, 0, 1, 0, 0, 1});
}

TEST_CASE("two levels are a row of 0 and 1, named by the second", "[feature]") {
  const Column column{"smoker", {0, 1, 1, 0}, {"no", "yes"}};
  const Feature feature = Feature::fit(column, {}, {0, 1, 2, 3});
  REQUIRE(feature.width() == 1);
  CHECK(feature.row_name(0).ends_with(" = yes"));
  CHECK(written(feature, column, {0, 1, 2, 3})[0] == std::vector<double>{0, 1, 1, 0});
}

TEST_CASE("a level that no training row has is unseen: all zeros, and counted", "[feature]") {
  const Feature feature = Feature::fit({"c", {0, 1, 2, 3}, {"a", "b", "c", "d"}}, {}, {0, 1, 2});
  REQUIRE(feature.width() == 3);
  Ledger ledger;
  const Column column{"c", {3, 0}, {"a", "b", "c", "d"}};
  const auto rows = written(feature, column, {0, 1}, ledger);
  for (std::size_t r = 0; r < 3; ++r) CHECK(rows[r][0] == 0);
  const LedgerEntry* unseen = entry_of(ledger, DataAction::levels_unseen);
  REQUIRE(unseen != nullptr);
  CHECK(unseen->count == 1);
  CHECK(unseen->rows == Rows{0});
}

TEST_CASE("rare levels past the limit are joined, and so are unseen ones", "[feature]") {
  const Column column{"c", {0, 0, 0, 1, 1, 2, 3}, {"a", "b", "c", "d", "e"}};
  FeatureSpec spec;
  spec.most_levels = 3;
  const Feature feature = Feature::fit(column, spec, {0, 1, 2, 3, 4, 5, 6});
  REQUIRE(feature.width() == 3);
  CHECK(feature.row_name(2) == "c = (other)");
  const auto rows = written(feature, {"c", {4, 2, 1}, column.levels}, {0, 1, 2});
  CHECK(rows[2] == std::vector<double>{1, 1, 0});
  Ledger ledger;
  feature.describe(ledger);
  const LedgerEntry* joined = entry_of(ledger, DataAction::levels_joined);
  REQUIRE(joined != nullptr);
  CHECK(joined->count == 2);
  CHECK(joined->text == "c, d");
}

TEST_CASE("a level called as the joined ones is unseen all the same", "[feature]") {
  const Column column{"c", {0, 0, 1, 2, 3}, {"a", "b", "c", kOtherLevel}};
  FeatureSpec spec;
  spec.most_levels = 2;
  const Feature feature = Feature::fit(column, spec, {0, 1, 2, 3});
  REQUIRE(feature.level(0) == kOtherLevel);
  Ledger ledger;
  CHECK(written(feature, column, {0, 2, 4}, ledger)[0] == std::vector<double>{0, 1, 1});
  const LedgerEntry* unseen = entry_of(ledger, DataAction::levels_unseen);
  REQUIRE(unseen != nullptr);
  CHECK(unseen->rows == Rows{4});
}

TEST_CASE("levels are known by their text, whatever their order in another table", "[feature]") {
  const Feature feature = Feature::fit(colours(), unscaled(Fill::most_frequent), all_rows());
  const Column other{"colour", {0, 1, 2}, {"blue", "red", "green"}};
  const auto rows = written(feature, other, {0, 1, 2});
  CHECK(rows[0] == std::vector<double>{0, 1, 0});
  CHECK(rows[2] == std::vector<double>{1, 0, 0});
}

TEST_CASE("a restored feature writes the same matrix", "[feature]") {
  for (const Column& column : {numbers(), colours()}) {
    Feature feature = Feature::fit(column, unscaled(Fill::most_frequent), all_rows());
    Archive out;
    feature.carry(out);
    const std::vector<std::uint8_t> bytes = std::move(out).written();
    Feature restored;
    Archive in(bytes);
    restored.carry(in);
    CHECK(written(restored, column) == written(feature, column));
  }
}

TEST_CASE("what a feature cannot do is refused by the column's name", "[feature]") {
  const auto fit = [](const Column& column, const FeatureSpec& spec, const Rows& training) {
    return [=] { Feature::fit(column, spec, training); };
  };
  constexpr auto kSetting = ErrorCode::setting_out_of_range;
  CHECK(refuses(fit(colours(), unscaled(Fill::mean), all_rows()), kSetting, "column colour"));
  FeatureSpec constant = unscaled(Fill::constant);
  constant.constant_level = "pink";
  CHECK(refuses(fit(colours(), constant, all_rows()), kSetting, "column colour"));
  CHECK(refuses(fit(numbers(), unscaled(Fill::mean), {2, 5}), ErrorCode::table_invalid,
                "column age"));
  CHECK(refuses(fit({"age", {1e308, 1e308}}, unscaled(Fill::mean), {0, 1}),
                ErrorCode::table_invalid, "column age"));
  const Feature feature = Feature::fit(numbers(), unscaled(Fill::mean), all_rows());
  CHECK(refuses([&] { written(feature, colours()); }, ErrorCode::table_invalid, "column age"));
}

}  // namespace
}  // namespace rp::test::feature_test
