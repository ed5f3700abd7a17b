// One update taken apart: every statement of the rule, and every part of it, with its value.
//
// The values come from the rule itself, run on terms (see term.hpp), so the last digit is that of
// the update.
#pragma once

#include <cstddef>
#include <optional>

#include "rp/optim/term.hpp"
#include "rp/train/session.hpp"

namespace rp {

struct UpdateApart {
  Statements statements;
  double before = 0;  // the parameter
  /// The parameter after the update: as the statements say, unless it is kept within bounds or the
  /// method goes on from an earlier iterate.
  double after = 0;
};

/// The next update of parameter `index`, which `session` has not taken yet; nothing if it takes
/// none. Throws `setting_out_of_range` for an index past the last parameter.
template <class T>
std::optional<UpdateApart> next_update(const Session<T>& session, std::size_t index);

}  // namespace rp
