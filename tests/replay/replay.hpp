// Replays one golden file with the core, in the precision of T.
#pragma once

#include "golden_file.hpp"
#include "verdict.hpp"

namespace rp::replay {

/// Throws Unusable for a file that is not as its kind should be, rp::Error for one that asks the
/// core for what it refuses.
template <class T>
Verdict replay(const GoldenFile& file);

}  // namespace rp::replay
