#include "drawn_spec.hpp"

#include <cmath>

#include "drawn_table.hpp"

namespace rp::fuzz {
namespace {

constexpr std::size_t kRarely = 40;

template <class Enum>
Enum choice(Draws& draws, std::size_t count) {
  return static_cast<Enum>(draws.below(count));
}

/// Mostly one of `count`, now and then one past them.
std::size_t position(Draws& draws, std::size_t count) {
  if (count == 0 || draws.one_in(kRarely)) return count + draws.below(2);
  return draws.below(count);
}

/// None mostly; each once, but rarely.
std::vector<DatePart> drawn_parts(Draws& draws) {
  std::vector<DatePart> parts;
  if (!draws.one_in(4)) return parts;
  for (std::size_t part = 0; part < kDateParts; ++part) {
    if (draws.one_in(2)) parts.push_back(static_cast<DatePart>(part));
  }
  if (draws.one_in(kRarely)) parts.push_back(DatePart::year);
  return parts;
}

FeatureSpec drawn_treatment(Draws& draws, const Column& column) {
  FeatureSpec treatment;
  treatment.fill = choice<Fill>(draws, kFills);
  // Few choices for a category are refused, or most tables with one would be.
  const bool is_of_numbers = treatment.fill == Fill::mean || treatment.fill == Fill::median;
  if (column.is_category() && is_of_numbers && !draws.one_in(kRarely)) {
    treatment.fill = Fill::most_frequent;
  }
  treatment.constant = drawn_number(draws);
  if (!std::isfinite(treatment.constant) && !draws.one_in(kRarely)) treatment.constant = 1;
  const std::size_t levels = column.levels.size();
  treatment.constant_level = level_text(draws.one_in(4) ? draws.below(levels + 1) : 0);
  treatment.scaling = choice<Scaling>(draws, kScalings);
  if (!column.is_category() || draws.one_in(kRarely)) treatment.date_parts = drawn_parts(draws);
  treatment.most_levels = draws.one_in(kRarely) ? draws.below(2) : 2 + draws.below(6);
  return treatment;
}

std::size_t drawn_classes(Draws& draws) {
  if (!draws.one_in(3)) return 0;
  return draws.one_in(kRarely) ? draws.below(kMaxClasses + 2) : 2 + draws.below(4);
}

}  // namespace

DesignSpec drawn_spec(Draws& draws, const Table& table) {
  DesignSpec spec;
  const std::size_t columns = table.columns.size();
  spec.target = position(draws, columns);
  for (std::size_t column = 0; column < columns; ++column) {
    const bool is_wanted = column != spec.target && !draws.one_in(4);
    if (is_wanted || draws.one_in(kRarely)) spec.features.push_back(column);
  }
  if (draws.one_in(kRarely)) spec.features.push_back(position(draws, columns));
  if (!draws.one_in(4)) {
    for (const std::size_t feature : spec.features) {
      const Column& column = table.columns[feature < columns ? feature : 0];
      spec.treatments.push_back(drawn_treatment(draws, column));
    }
    if (draws.one_in(kRarely)) spec.treatments.emplace_back();
  }
  spec.classes = drawn_classes(draws);
  spec.classify = draws.one_in(3);
  spec.one_hot = draws.one_in(2);
  spec.target_scaling = choice<Scaling>(draws, kScalings);
  spec.validation_fraction = draws.one_in(kRarely)
                                 ? drawn_number(draws)
                                 : (1 + static_cast<double>(draws.below(255))) / 256;
  spec.seed = draws.byte();
  spec.split = choice<SplitKind>(draws, kSplitKinds);
  spec.split_column = position(draws, columns);
  const auto is_category = [&](std::size_t c) {
    return c < columns && table.columns[c].is_category();
  };
  if (spec.split == SplitKind::latest) {
    while (is_category(spec.split_column) && !draws.one_in(kRarely)) ++spec.split_column;
  }
  if (spec.split_column < columns && table.rows() > 0 && !draws.one_in(kRarely)) {
    const std::vector<double>& values = table.columns[spec.split_column].values;
    spec.validation_value = values[draws.below(values.size())];
  }
  if (draws.one_in(5)) {
    spec.validation_rows = Rows();
    for (std::size_t wanted = draws.below(table.rows() + 1); wanted > 0; --wanted) {
      const std::size_t row = draws.one_in(16 * kRarely) ? table.rows() : draws.below(table.rows());
      spec.validation_rows->push_back(static_cast<std::uint32_t>(row));
    }
  }
  return spec;
}

}  // namespace rp::fuzz
