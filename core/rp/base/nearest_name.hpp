// The known name that a mistyped one is closest to, for messages.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rp {

/// The name with the fewest letters to insert, delete or replace (Levenshtein 1966), the first of
/// equals. `known` holds at least one name.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known);

/// "a, b, c"
std::string listed(std::span<const std::string_view> names);

}  // namespace rp
