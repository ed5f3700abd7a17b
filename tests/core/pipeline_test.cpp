#include "rp/data/pipeline.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "rp/base/rng.hpp"
#include "rp/data/design.hpp"
#include "support/catch.hpp"
#include "support/checks.hpp"
#include "support/data.hpp"

namespace rp::test::pipeline_test {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kRows = 120;

/// Columns "size", "colour", "shop" and the target "price" or "kind", with gaps.
Table mixed_table(std::uint64_t seed) {
  Rng rng(seed);
  Table table{{{"size", std::vector<double>(kRows)},
               {"colour", std::vector<double>(kRows), {"red", "green", "blue"}},
               {"shop", std::vector<double>(kRows), {"here", "there"}},
               {"price", std::vector<double>(kRows)},
               {"kind", std::vector<double>(kRows), {"a", "never", "b", "c"}}}};
  for (std::size_t r = 0; r < kRows; ++r) {
    table.columns[0].values[r] = rng.uniform(-3, 9);
    table.columns[1].values[r] = rng.below(3);
    table.columns[2].values[r] = rng.below(2);
    table.columns[3].values[r] = 2 * table.columns[0].values[r] + rng.uniform();
    const std::uint32_t kind = rng.below(3);
    table.columns[4].values[r] = kind == 0 ? 0 : kind + 1;
    for (Column& column : table.columns) {
      if (rng.below(15) == 0) column.values[r] = kMissing;
    }
  }
  return table;
}

DesignSpec mixed_spec(std::size_t target = 3) {
  DesignSpec spec;
  spec.features = {0, 1, 2};
  spec.treatments.resize(3);
  spec.treatments[0].fill = Fill::median;
  spec.treatments[1].fill = Fill::most_frequent;
  spec.target = target;
  return spec;
}

std::size_t counted(const Ledger& ledger, DataAction action) {
  std::size_t sum = 0;
  for (const LedgerEntry& entry : ledger) sum += entry.action == action ? entry.count : 0;
  return sum;
}

TEST_CASE("every row of the table trains, validates or is left out in the ledger",
          "[pipeline][property]") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const Table table = mixed_table(seed);
    const auto design = build_design<double>(table, mixed_spec(seed % 2 == 0 ? 3 : 4));
    const std::size_t left_out = counted(design.ledger, DataAction::row_without_target) +
                                 counted(design.ledger, DataAction::row_with_missing_cell);
    CAPTURE(seed);
    REQUIRE(design.training.rows() + design.validation.rows() + left_out == kRows);
    REQUIRE(design.rows_left_out == left_out);
  }
}

TEST_CASE("every empty cell of a used row is filled in the ledger", "[pipeline][property]") {
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    const Table table = mixed_table(seed);
    const auto design = build_design<double>(table, mixed_spec());
    std::size_t empty = 0;
    for (const Rows* rows : {&design.training.table_rows, &design.validation.table_rows}) {
      for (const std::uint32_t row : *rows) {
        empty += std::isnan(table.columns[0].values[row]) ? 1 : 0;
        empty += std::isnan(table.columns[1].values[row]) ? 1 : 0;
      }
    }
    REQUIRE(counted(design.ledger, DataAction::cells_filled) == empty);
  }
}

TEST_CASE("what is learnt comes from the training rows only", "[pipeline]") {
  Table table = mixed_table(3);
  const auto before = build_design<double>(table, mixed_spec());
  for (const std::uint32_t row : before.validation.table_rows) {
    for (std::size_t column : {0U, 3U}) {
      double& value = table.columns[column].values[row];
      if (!std::isnan(value)) value = 1e6 + row;
    }
  }
  const auto after = build_design<double>(table, mixed_spec());
  REQUIRE(after.validation.table_rows == before.validation.table_rows);
  for (std::size_t r = 0; r < before.feature_scales.size(); ++r) {
    CHECK(after.feature_scales[r].center == before.feature_scales[r].center);
    CHECK(after.feature_scales[r].unit == before.feature_scales[r].unit);
  }
  CHECK(after.target_scale.center == before.target_scale.center);
  CHECK(after.target_scale.unit == before.target_scale.unit);
}

TEST_CASE("the rows of the matrix are named by column and level", "[pipeline]") {
  const auto design = build_design<double>(mixed_table(1), mixed_spec());
  CHECK(design.pipeline.names() == std::vector<std::string>{"size", "colour = red",
                                                            "colour = green", "colour = blue",
                                                            "shop = there"});
  CHECK(design.pipeline.width() == 5);
  CHECK(design.feature_scales.size() == 5);
  CHECK(design.training.features.shape(0) == 5);
}

TEST_CASE("classes are the levels that occur, in their order", "[pipeline]") {
  const auto design = build_design<double>(mixed_table(1), mixed_spec(4));
  CHECK(design.pipeline.classes == std::vector<std::string>{"a", "b", "c"});
  CHECK(design.classes == 3);
  REQUIRE(design.outputs() == 3);
  const Table table = mixed_table(1);
  for (std::size_t s = 0; s < design.training.rows(); ++s) {
    const double level = table.columns[4].values[design.training.table_rows[s]];
    CHECK(design.training.targets(level == 0 ? 0 : static_cast<std::size_t>(level) - 1, s) == 1);
  }
}

TEST_CASE("scoring the table that was trained on gives the same matrix", "[pipeline]") {
  const Table table = mixed_table(2);
  const auto design = build_design<double>(table, mixed_spec());
  const auto scoring = rows_to_score<double>(design.pipeline, table);
  for (std::size_t s = 0; s < design.training.rows(); ++s) {
    const auto& all = scoring.table_rows;
    const auto at = std::find(all.begin(), all.end(), design.training.table_rows[s]);
    REQUIRE(at != all.end());
    for (std::size_t r = 0; r < design.pipeline.width(); ++r) {
      REQUIRE(scoring.features(r, static_cast<std::size_t>(at - all.begin())) ==
              design.training.features(r, s));
    }
  }
}

TEST_CASE("columns are found by name, wherever they stand, and others are in the ledger",
          "[pipeline]") {
  const Table table = mixed_table(2);
  const auto design = build_design<double>(table, mixed_spec());
  Table other = table;
  std::reverse(other.columns.begin(), other.columns.end());
  const auto same = rows_to_score<double>(design.pipeline, table);
  const auto scoring = rows_to_score<double>(design.pipeline, other);
  CHECK(scoring.table_rows == same.table_rows);
  for (std::size_t s = 0; s < same.table_rows.size(); ++s) {
    for (std::size_t r = 0; r < 5; ++r) REQUIRE(scoring.features(r, s) == same.features(r, s));
  }
  REQUIRE(counted(scoring.ledger, DataAction::column_ignored) == 1);
}

TEST_CASE("missing columns are all named", "[pipeline]") {
  Table table = mixed_table(2);
  const auto design = build_design<double>(table, mixed_spec());
  table.columns.erase(table.columns.begin(), table.columns.begin() + 2);
  const auto score = [&] { rows_to_score<double>(design.pipeline, table); };
  CHECK(refuses(score, ErrorCode::column_not_found, "columns"));
  CHECK(message_contains(score, "size, colour"));
}

TEST_CASE("a restored pipeline gives the same matrix, a damaged one is refused", "[pipeline]") {
  const Table table = mixed_table(5);
  auto design = build_design<double>(table, mixed_spec(4));
  Archive out;
  design.pipeline.carry(out);
  const std::vector<std::uint8_t> bytes = std::move(out).written();
  Pipeline restored;
  Archive in(bytes);
  restored.carry(in);
  CHECK(restored.classes == design.pipeline.classes);
  const auto expected = rows_to_score<double>(design.pipeline, table);
  const auto scoring = rows_to_score<double>(restored, table);
  REQUIRE(scoring.table_rows == expected.table_rows);
  for (std::size_t s = 0; s < expected.table_rows.size(); ++s) {
    for (std::size_t r = 0; r < 5; ++r) REQUIRE(scoring.features(r, s) == expected.features(r, s));
  }
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    Pipeline damaged;
    Archive part(std::span<const std::uint8_t>(bytes).first(length));
    REQUIRE(refuses([&] { damaged.carry(part); }, ErrorCode::snapshot_invalid, "snapshot"));
  }
}

TEST_CASE("a pipeline of a single class is refused", "[pipeline]") {
  auto design = build_design<double>(mixed_table(1), mixed_spec(4));
  design.pipeline.classes.resize(1);
  Archive archive;
  CHECK(refuses([&] { design.pipeline.carry(archive); }, ErrorCode::snapshot_invalid, "snapshot"));
}

TEST_CASE("a split in time leaves out rows without a time", "[pipeline]") {
  const Table table = mixed_table(4);
  DesignSpec spec = mixed_spec();
  spec.features = {1, 2};
  spec.treatments.assign(2, {});
  spec.split = SplitKind::latest;
  spec.split_column = 0;
  const auto design = build_design<double>(table, spec);
  double latest_training = -100;
  double earliest_validation = 100;
  for (const std::uint32_t row : design.training.table_rows) {
    latest_training = std::max(latest_training, table.columns[0].values[row]);
  }
  for (const std::uint32_t row : design.validation.table_rows) {
    earliest_validation = std::min(earliest_validation, table.columns[0].values[row]);
  }
  CHECK(latest_training <= earliest_validation);
  spec.split_column = 1;
  CHECK(refuses([&] { build_design<double>(table, spec); }, ErrorCode::setting_out_of_range,
                "split_column"));
}

TEST_CASE("a column says which rows validate, by a level or a number", "[pipeline]") {
  const Table table = mixed_table(4);
  DesignSpec spec = mixed_spec();
  spec.features = {0, 1};
  spec.treatments.assign(2, {});
  spec.split = SplitKind::by_value;
  spec.split_column = 2;
  spec.validation_value = 1;
  const auto design = build_design<double>(table, spec);
  for (const std::uint32_t row : design.training.table_rows) {
    REQUIRE(table.columns[2].values[row] == 0);
  }
  for (const std::uint32_t row : design.validation.table_rows) {
    REQUIRE(table.columns[2].values[row] == 1);
  }
  spec.validation_value = 7;
  CHECK(
      refuses([&] { build_design<double>(table, spec); }, ErrorCode::too_few_rows, "split_column"));
}

TEST_CASE("parts of a date that cannot be taken are refused", "[pipeline]") {
  const Table table = mixed_table(1);
  const auto refused = [&](std::size_t feature, std::vector<DatePart> parts) {
    DesignSpec spec = mixed_spec();
    spec.treatments[feature].date_parts = std::move(parts);
    return refuses([&] { build_design<double>(table, spec); }, ErrorCode::setting_out_of_range,
                   "column " + table.columns[feature].name);
  };
  CHECK(refused(1, {DatePart::month}));
  CHECK(refused(0, {DatePart::month, DatePart::month}));
}

TEST_CASE("treatments that do not fit the features are refused", "[pipeline]") {
  const Table table = mixed_table(1);
  const auto refused = [&](const DesignSpec& spec, const char* where) {
    return refuses([&] { build_design<double>(table, spec); }, ErrorCode::setting_out_of_range,
                   where);
  };
  DesignSpec spec = mixed_spec();
  spec.treatments.pop_back();
  CHECK(refused(spec, "treatments"));
  spec = mixed_spec();
  spec.treatments[0].constant = kMissing;
  CHECK(refused(spec, "column size"));
  spec = mixed_spec();
  spec.treatments[1].most_levels = 1;
  CHECK(refused(spec, "column colour"));
}

}  // namespace
}  // namespace rp::test::pipeline_test
