// Losses, activations, clipping, max-norm and initial weights, each alone.
#include "kinds/unit_values.hpp"

#include <array>
#include <string_view>

#include "kinds/kinds.hpp"

namespace rp::replay {
namespace {

using Expect = void (*)(const Field&, Comparison&);

struct Entry {
  std::string_view key;
  Expect expect;
};

template <class T>
constexpr std::array<Entry, 7> kEntries{{
    {"bce_with_logits", expect_binary_cross_entropies<T>},
    {"softmax_cross_entropy", expect_softmax_cross_entropies<T>},
    {"mse", expect_squared_errors<T>},
    {"activations", expect_activations<T>},
    {"gradient_clipping", expect_clipping<T>},
    {"max_norm", expect_max_norm<T>},
    {"init_bounds", expect_initial_weights<T>},
}};

constexpr std::array<std::string_view, 3> kAbout{"schema", "kind", "computed_by"};

constexpr std::array<std::string_view, 3> kNotOffered{"kaiming_uniform_relu", "glorot_normal_sd",
                                                      "he_normal_sd"};

template <class Keys>
bool has(const Keys& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

void leave_out_of_core(const std::string& key, const Field& golden, Comparison& comparison) {
  if (!has(kNotOffered, key)) golden.refuse("is no entry of this format.");
  comparison.leave_out(key, "not offered");
}

template <class T>
Verdict replay_unit_values(const GoldenFile& file) {
  Comparison comparison(kPrecision<T>);
  for (const auto& member : file.root.members()) {
    if (has(kAbout, member.first)) continue;
    const auto entry = std::find_if(kEntries<T>.begin(), kEntries<T>.end(),
                                    [&](const Entry& one) { return one.key == member.first; });
    if (entry == kEntries<T>.end()) member.second.refuse("is no entry of this format.");
    entry->expect(member.second, comparison);
  }
  return comparison.verdict();
}

template Verdict replay_unit_values<float>(const GoldenFile&);
template Verdict replay_unit_values<double>(const GoldenFile&);

}  // namespace rp::replay
