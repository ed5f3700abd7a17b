// How each kind of golden file is replayed, in the precision of T. All throw Unusable for a file
// that is not as its kind should be.
#pragma once

#include <string>

#include "golden_file.hpp"
#include "verdict.hpp"

namespace rp::replay {

template <class T>
Verdict replay_function_trace(const GoldenFile& file);
template <class T>
Verdict replay_online_trace(const GoldenFile& file);
template <class T>
Verdict replay_finite_sum_trace(const GoldenFile& file);
template <class T>
Verdict replay_supervised_trace(const GoldenFile& file);
template <class T>
Verdict replay_function_values(const GoldenFile& file);
template <class T>
Verdict replay_behaviour(const GoldenFile& file);
template <class T>
Verdict replay_unit_values(const GoldenFile& file);

/// One of the three tables of the articles.
template <class T>
Verdict replay_seed_table(const GoldenFile& file);
template <class T>
Verdict replay_x_over_log_x(const GoldenFile& file);
template <class T>
Verdict replay_six_points(const GoldenFile& file);
template <class T>
Verdict replay_diamonds(const GoldenFile& file);

/// Nothing to replay, but rows, columns and standardisation are checked.
Verdict check_dataset(const GoldenFile& file);

}  // namespace rp::replay
