#include "replay.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "kinds/kinds.hpp"

namespace rp::replay {
namespace {

using Replay = Verdict (*)(const GoldenFile&);

struct Kind {
  std::string_view name;
  Replay replay;
};

Verdict nothing(const GoldenFile&) { return {Status::skip, "nothing to replay"}; }

template <class T>
constexpr std::array<Kind, 10> kKinds{{
    {"function_trace", replay_function_trace<T>},
    {"online_trace", replay_online_trace<T>},
    {"finite_sum_trace", replay_finite_sum_trace<T>},
    {"function_values", replay_function_values<T>},
    {"behaviour", replay_behaviour<T>},
    {"seed_table", replay_seed_table<T>},
    {"unit_values", replay_unit_values<T>},
    {"supervised_trace", replay_supervised_trace<T>},
    {"dataset", check_dataset},
    {"index", nothing},
}};

}  // namespace

template <class T>
Verdict replay(const GoldenFile& file) {
  const std::string name = file.kind();
  const auto kind = std::find_if(kKinds<T>.begin(), kKinds<T>.end(),
                                 [&](const Kind& one) { return one.name == name; });
  if (kind == kKinds<T>.end()) {
    file.root["kind"].refuse("\"" + name + "\" is a kind that is not known here.");
  }
  return kind->replay(file);
}

template Verdict replay<float>(const GoldenFile&);
template Verdict replay<double>(const GoldenFile&);

}  // namespace rp::replay
