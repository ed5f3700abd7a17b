// Tables that articles print: which of the three a file is, its keys say.
#include "kinds/kinds.hpp"

namespace rp::replay {

template <class T>
Verdict replay_seed_table(const GoldenFile& file) {
  if (file.root.find("tables")) return replay_x_over_log_x<T>(file);
  if (file.root.find("predictions")) return replay_six_points<T>(file);
  if (file.root.find("deterministic_variant")) return replay_diamonds<T>(file);
  file.root.refuse("is a seed_table with neither tables, predictions nor deterministic_variant.");
}

template Verdict replay_seed_table<float>(const GoldenFile&);
template Verdict replay_seed_table<double>(const GoldenFile&);

}  // namespace rp::replay
