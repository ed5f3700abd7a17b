#include "rp/data/ledger.hpp"

#include <algorithm>

namespace rp {

std::string_view to_string(DataAction action) {
  switch (action) {
    case DataAction::row_without_target:
      return "row_without_target";
    case DataAction::row_with_missing_cell:
      return "row_with_missing_cell";
    case DataAction::cells_filled:
      return "cells_filled";
    case DataAction::levels_joined:
      return "levels_joined";
    case DataAction::levels_unseen:
      return "levels_unseen";
    case DataAction::one_hot:
      return "one_hot";
    case DataAction::date_parts:
      return "date_parts";
    case DataAction::scaled:
      return "scaled";
    case DataAction::target_scaled:
      return "target_scaled";
    case DataAction::target_classes:
      return "target_classes";
    case DataAction::split:
      return "split";
    case DataAction::column_ignored:
      return "column_ignored";
  }
  return "split";
}

std::string first_few(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i) {
    text += (i > 0 ? ", " : "") + names[i];
  }
  return names.size() > kShown ? text + ", ..." : text;
}

}  // namespace rp
