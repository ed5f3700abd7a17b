#include "drawn_table.hpp"

#include <array>
#include <limits>

#include "rp/data/feature.hpp"

namespace rp::fuzz {
namespace {

using Limits = std::numeric_limits<double>;

double usual_number(Draws& draws) { return (draws.byte() - 128) / 8.0; }

double telling_number(Draws& draws) {
  constexpr std::array kTelling{
      0.0,    -0.0,       Limits::denorm_min(), -Limits::denorm_min(), Limits::min(),
      1e300,  -1e300,     Limits::max(),        Limits::lowest(),      Limits::infinity(),
      1e-300, 16777217.0, -Limits::infinity(),  Limits::quiet_NaN(),   3.5e38};
  const std::size_t choice = draws.below(kTelling.size() + 1);
  return choice < kTelling.size() ? kTelling[choice] : draws.any_number();
}

/// Draws one cell of a column.
using Cell = double (*)(Draws&);

Cell drawn_kind(Draws& draws) {
  constexpr std::array<Cell, 12> kKinds{
      usual_number,
      usual_number,
      usual_number,
      usual_number,
      usual_number,
      usual_number,
      [](Draws& d) { return static_cast<double>(d.below(3)); },             // classes, say
      [](Draws& d) { return 19'000 + static_cast<double>(d.below(400)); },  // days
      [](Draws&) { return 7.5; },
      [](Draws& d) { return d.one_in(16) ? telling_number(d) : usual_number(d); },
      [](Draws& d) { return usual_number(d) * 0x1p1020; },
      telling_number};
  return kKinds[draws.below(kKinds.size())];
}

Column drawn_column(Draws& draws, std::string name, std::size_t rows) {
  Column column{std::move(name), std::vector<double>(rows)};
  const bool has_gaps = draws.one_in(3);
  const std::size_t levels = draws.one_in(3) ? 1 + draws.below(draws.one_in(4) ? 30 : 5) : 0;
  for (std::size_t level = 0; level < levels; ++level) column.levels.push_back(level_text(level));
  const Cell number = drawn_kind(draws);
  for (double& value : column.values) {
    value = levels > 0 ? static_cast<double>(draws.below(levels)) : number(draws);
    if (has_gaps && draws.one_in(5)) value = Limits::quiet_NaN();
  }
  return column;
}

}  // namespace

std::string level_text(std::size_t level) {
  if (level == 1) return kOtherLevel;  // a level of that name may be in a table, too
  return level == 2 ? "" : "level " + std::to_string(level);
}

double drawn_number(Draws& draws) {
  return draws.one_in(4) ? telling_number(draws) : usual_number(draws);
}

Table drawn_table(Draws& draws) {
  // Some tables have more rows than a network takes at a time.
  const std::size_t rows = draws.one_in(32) ? 240 + draws.below(40) : draws.below(48);
  const std::size_t columns = draws.one_in(32) ? 1 : 2 + draws.below(6);
  Table table;
  for (std::size_t c = 0; c < columns; ++c) {
    table.columns.push_back(drawn_column(draws, "column " + std::to_string(c), rows));
  }
  return table;
}

}  // namespace rp::fuzz
