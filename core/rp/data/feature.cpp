#include "rp/data/feature.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <unordered_map>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/base/quantile.hpp"

namespace rp {
namespace {

bool is_missing(const Column& column, std::uint32_t row) { return std::isnan(column.values[row]); }

std::vector<double> present_values(const Column& column, const Rows& rows) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    if (!is_missing(column, row)) values.push_back(column.values[row]);
  }
  return values;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Of equally frequent ones the least.
double most_frequent(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  double best = values.front();
  std::size_t most = 0;
  for (auto at = values.begin(); at != values.end();) {
    const auto end = std::upper_bound(at, values.end(), *at);
    if (static_cast<std::size_t>(end - at) > most) {
      most = static_cast<std::size_t>(end - at);
      best = *at;
    }
    at = end;
  }
  return best;
}

[[noreturn]] void refuse_fill(const Column& column, const char* kind) {
  refuse_setting("column " + column.name,
                 "Column " + column.name + " holds " + kind +
                     ", which this filling is not for. Choose another one.");
}

void note(const LedgerEntry& entry, Ledger& ledger) {
  if (entry.count > 0) ledger.push_back(entry);
}

}  // namespace

Feature Feature::fit(const Column& column, const FeatureSpec& spec, const Rows& training) {
  Feature feature;
  feature.name_ = column.name;
  feature.is_category_ = column.is_category();
  feature.fill_ = spec.fill;
  std::vector<double> present = present_values(column, training);
  if (present.empty()) {
    throw Error(ErrorCode::table_invalid, "column " + column.name,
                "Column " + column.name +
                    " has no value in any training row. Take it out of the features.");
  }
  if (feature.is_category_) {
    feature.fit_category(column, spec, present);
  } else {
    feature.fit_number(column, spec, training, std::move(present));
  }
  return feature;
}

void Feature::fit_number(const Column& column, const FeatureSpec& spec, const Rows& training,
                         std::vector<double> values) {
  switch (spec.fill) {
    case Fill::drop_row:
      break;
    case Fill::mean:
      filled_with_ = mean_of(values);
      break;
    case Fill::median: {
      std::vector<double> sorted = values;
      filled_with_ = quantile<double>(sorted, 0.5);
      break;
    }
    case Fill::most_frequent:
      filled_with_ = most_frequent(values);
      break;
    case Fill::constant:
      filled_with_ = spec.constant;
      break;
  }
  // Finite numbers may have a mean that is not, which no later cell can be filled with.
  if (!std::isfinite(filled_with_)) refuse_too_large(column.name);
  // Filled cells are part of what the model sees, so they are part of its scale.
  if (spec.fill != Fill::drop_row) {
    values.clear();
    for (const std::uint32_t row : training) {
      values.push_back(is_missing(column, row) ? filled_with_ : column.values[row]);
    }
  }
  scaling_ = spec.scaling;
  date_parts_ = spec.date_parts;
  if (date_parts_.empty()) {
    scales_ = {fit_scale(spec.scaling, values, column.name)};
    return;
  }
  std::vector<double> parts(values.size());
  for (const DatePart part : date_parts_) {
    std::transform(values.begin(), values.end(), parts.begin(),
                   [part](double days) { return date_part(part, days); });
    scales_.push_back(fit_scale(spec.scaling, parts, column.name));
  }
}

void Feature::fit_category(const Column& column, const FeatureSpec& spec,
                           const std::vector<double>& present) {
  std::vector<std::size_t> counts(column.levels.size(), 0);
  for (const double value : present) {
    ++counts.at(static_cast<std::size_t>(value));
  }
  std::vector<std::size_t> kept(counts.size());
  std::iota(kept.begin(), kept.end(), std::size_t{0});
  std::erase_if(kept, [&](std::size_t level) { return counts[level] == 0; });
  std::stable_sort(kept.begin(), kept.end(),
                   [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
  const std::string most = column.levels[kept.front()];
  if (kept.size() > spec.most_levels) {
    for (std::size_t i = spec.most_levels - 1; i < kept.size(); ++i) {
      joined_.push_back(column.levels[kept[i]]);
    }
    kept.resize(spec.most_levels - 1);
  }
  std::sort(kept.begin(), kept.end());
  for (const std::size_t level : kept) levels_.push_back(column.levels[level]);
  if (!joined_.empty()) levels_.emplace_back(kOtherLevel);

  if (spec.fill == Fill::mean || spec.fill == Fill::median) refuse_fill(column, "categories");
  const std::string& level = spec.fill == Fill::constant ? spec.constant_level : most;
  const auto found = std::find(levels_.begin(), levels_.end(), level);
  if (found == levels_.end()) {
    refuse_setting("column " + column.name,
                   "Column " + column.name + " has no level " + quoted(level) +
                       " among those it keeps, so its empty cells cannot be filled with it.");
  }
  filled_with_ = static_cast<double>(found - levels_.begin());
}

std::size_t Feature::width() const {
  if (is_category_) return levels_.size() > 2 ? levels_.size() : 1;
  return scales_.size();
}

std::string Feature::level(std::size_t row) const {
  if (!is_category_) return "";
  return width() == 1 ? levels_.back() : levels_[row];
}

std::string Feature::row_name(std::size_t row) const {
  if (is_category_) return name_ + " = " + level(row);
  return date_parts_.empty() ? name_ : name_ + ": " + std::string(to_string(date_parts_[row]));
}

const Scale& Feature::scale(std::size_t row) const {
  static constexpr Scale kUnchanged;
  return is_category_ ? kUnchanged : scales_[row];
}

void Feature::describe(Ledger& ledger) const {
  if (is_category_) {
    ledger.push_back({DataAction::one_hot, name_, width(), first_few(levels_)});
    if (!joined_.empty()) {
      ledger.push_back({DataAction::levels_joined, name_, joined_.size(), first_few(joined_)});
    }
    return;
  }
  if (!date_parts_.empty()) {
    std::vector<std::string> parts;
    for (const DatePart part : date_parts_) parts.emplace_back(to_string(part));
    ledger.push_back({DataAction::date_parts, name_, parts.size(), first_few(parts)});
  }
  if (scaling_ == Scaling::none) return;
  for (std::size_t row = 0; row < width(); ++row) {
    ledger.push_back({DataAction::scaled,
                      row_name(row),
                      1,
                      std::string(to_string(scaling_)),
                      {scales_[row].center, scales_[row].unit}});
  }
}

template <class T>
void Feature::write(const Column& column, const Rows& rows, Block<T> to, Ledger& ledger) const {
  if (column.is_category() != is_category_) {
    throw Error(ErrorCode::table_invalid, "column " + name_,
                "Column " + name_ + " holds " + (is_category_ ? "numbers" : "texts") +
                    "; the model was made with " + (is_category_ ? "texts" : "numbers") +
                    " there.");
  }
  if (is_category_) {
    write_category(column, rows, to, ledger);
  } else {
    write_number(column, rows, to, ledger);
  }
}

template <class T>
void Feature::write_number(const Column& column, const Rows& rows, Block<T> to,
                           Ledger& ledger) const {
  LedgerEntry filled{DataAction::cells_filled, name_};
  filled.numbers = {filled_with_};
  for (const std::uint32_t row : rows) {
    if (is_missing(column, row)) filled.add(row);
  }
  for (std::size_t r = 0; r < width(); ++r) {
    const Scale& scale = scales_[r];
    T* const out = to.row(r);
    for (std::size_t s = 0; s < rows.size(); ++s) {
      double value = is_missing(column, rows[s]) ? filled_with_ : column.values[rows[s]];
      if (!date_parts_.empty()) value = date_part(date_parts_[r], value);
      out[s] = static_cast<T>(scale.scaled(value));
      if (!std::isfinite(out[s])) refuse_too_large(name_);
    }
  }
  note(filled, ledger);
}

std::vector<std::size_t> Feature::places_of(const Column& column, std::vector<bool>& unseen) const {
  std::unordered_map<std::string, std::size_t> places;
  // Where levels are joined, the last one is not of a table: a cell that says the same is unseen.
  const std::size_t nowhere = joined_.empty() ? levels_.size() : levels_.size() - 1;
  for (std::size_t i = 0; i < nowhere; ++i) places.emplace(levels_[i], i);
  for (const std::string& level : joined_) places.emplace(level, nowhere);
  std::vector<std::size_t> of_level;
  for (const std::string& level : column.levels) {
    const auto found = places.find(level);
    unseen.push_back(found == places.end());
    of_level.push_back(found == places.end() ? nowhere : found->second);
  }
  return of_level;
}

template <class T>
void Feature::write_category(const Column& column, const Rows& rows, Block<T> to,
                             Ledger& ledger) const {
  LedgerEntry filled{DataAction::cells_filled, name_};
  filled.text = levels_[static_cast<std::size_t>(filled_with_)];
  LedgerEntry not_seen{DataAction::levels_unseen, name_};
  std::vector<bool> unseen;
  const std::vector<std::size_t> places = places_of(column, unseen);
  for (std::size_t s = 0; s < rows.size(); ++s) {
    auto place = static_cast<std::size_t>(filled_with_);
    const double code = column.values[rows[s]];
    if (std::isnan(code)) {
      filled.add(rows[s]);
    } else {
      place = places.at(static_cast<std::size_t>(code));
      if (unseen[static_cast<std::size_t>(code)]) not_seen.add(rows[s]);
    }
    if (width() > 1) {
      for (std::size_t r = 0; r < to.rows; ++r) to.row(r)[s] = r == place ? T(1) : T(0);
    } else {
      // A row of 0 and 1 has no third value: the unseen count as the most frequent of the two.
      if (place == levels_.size()) place = static_cast<std::size_t>(filled_with_);
      to.row(0)[s] = static_cast<T>(place);
    }
  }
  note(filled, ledger);
  note(not_seen, ledger);
}

void Feature::carry(Archive& archive) {
  archive(name_);
  archive(is_category_);
  archive.choice(fill_, kFills);
  archive(filled_with_);
  archive.choice(scaling_, kScalings);
  archive.list(date_parts_, 8, [&](DatePart& part) { archive.choice(part, kDateParts); });
  archive.list(scales_, 16, [&](Scale& scale) {
    archive(scale.center);
    archive(scale.unit);
  });
  archive.list(levels_, 8, [&](std::string& level) { archive(level); });
  archive.list(joined_, 8, [&](std::string& level) { archive(level); });
  if (is_category_ && !(filled_with_ >= 0 && filled_with_ < static_cast<double>(levels_.size()))) {
    Archive::refuse("a category of it has no levels");
  }
  const std::size_t rows = is_category_ ? 0 : std::max<std::size_t>(date_parts_.size(), 1);
  if (scales_.size() != rows) Archive::refuse("a column of it has no scale");
}

template void Feature::write(const Column&, const Rows&, Block<float>, Ledger&) const;
template void Feature::write(const Column&, const Rows&, Block<double>, Ledger&) const;

}  // namespace rp
