// A choice of optimizer with a value for each of its hyper-parameters, every one in its range.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rp/base/archive.hpp"
#include "rp/optim/hyper_parameter.hpp"

namespace rp {

struct OptimizerInfo;

class OptimizerSettings {
 public:
  /// The optimizer called `optimizer` as its preset `preset` sets it; without one, at its defaults.
  /// Throws `optimizer_unknown` or `preset_unknown` with the nearest name.
  explicit OptimizerSettings(std::string_view optimizer = "rmsprop", std::string_view preset = "");

  const OptimizerInfo& info() const { return *info_; }

  bool has(std::string_view key) const;
  double number(std::string_view key) const;
  bool is_on(std::string_view key) const { return number(key) != 0; }
  std::string_view choice(std::string_view key) const;

  /// Sets a number or, by 0 and 1, a toggle. Throws `setting_unknown` with the nearest key, or
  /// `setting_out_of_range` with the allowed range; then nothing has changed.
  OptimizerSettings& set(std::string_view key, double value);
  /// Sets a choice.
  OptimizerSettings& set(std::string_view key, std::string_view choice);

  /// Throws `setting_out_of_range` for values that are in their ranges but not together.
  void validate() const;

  friend bool operator==(const OptimizerSettings&, const OptimizerSettings&) = default;

 private:
  std::size_t position(std::string_view key) const;

  const OptimizerInfo* info_;
  std::vector<double> values_;  // parallel to the optimizer's hyper-parameters
};

/// By the names of optimizer, keys and choices. Reading throws `snapshot_invalid` for what there is
/// not.
void carry(Archive& archive, OptimizerSettings& settings);

/// Where a message places a hyper-parameter: "optimizer.rho".
std::string hyper_path(std::string_view key);

/// "at least 0 and below 1"
std::string range_in_words(const HyperRange& range);

}  // namespace rp
