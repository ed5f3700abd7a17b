#include "hyper.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/optim/optimizer.hpp"

namespace rp::replay {
namespace {

/// The keys of `hyper` that are not dealt with yet.
using Keys = std::map<std::string, Field>;

/// What the format calls differently than the core.
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kOtherNames{{
    {"learning_rate", "lr"},
    {"epsilon", "eps"},
    {"epsilon_mode", "eps_mode"},
    {"step_initial", "step_init"},
    {"inner_steps", "m"},
}};

/// What the format calls the hyper-parameter `key` of the core.
std::string_view name_of(std::string_view key) {
  for (const auto& [ours, theirs] : kOtherNames) {
    if (ours == key) return theirs;
  }
  return key;
}

/// Schedules and clipping have a form of their own in the format, and are read one by one.
bool is_read_apart(std::string_view key) {
  return key.starts_with("schedule") || key.starts_with("clip");
}

std::optional<Field> take(Keys& keys, const std::string& key) {
  const auto found = keys.find(key);
  if (found == keys.end()) return std::nullopt;
  const Field value = found->second;
  keys.erase(found);
  return value.is_null() ? std::nullopt : std::optional<Field>(value);
}

/// 0 for one that is not there.
double take_number(Keys& keys, const std::string& key) {
  const std::optional<Field> value = take(keys, key);
  return value ? value->number() : 0;
}

bool take_flag(Keys& keys, const std::string& key) {
  const std::optional<Field> value = take(keys, key);
  return value && value->flag();
}

/// The format has one "sgd"; the core has an optimizer for each of its ways to use momentum.
std::string descent(Keys& keys) {
  const auto momentum = keys.find("momentum");
  const auto form = keys.find("form");
  const bool looks_ahead = form != keys.end() && form->second.text() == "lookahead";
  const bool nesterov = take_flag(keys, "nesterov") || looks_ahead;
  if (momentum == keys.end() || momentum->second.number() == 0) {
    // All forms are plain descent then; their names are checked nevertheless.
    if (form != keys.end()) OptimizerSettings("nesterov").set("form", form->second.text());
    take_number(keys, "dampening");
    keys.erase("momentum");
    keys.erase("form");
    return "sgd";
  }
  if (!nesterov) return "momentum";
  // A dampening of 0 is none, which Nesterov's momentum has; another is left, and will be refused.
  const auto dampening = keys.find("dampening");
  if (dampening != keys.end() && dampening->second.number() == 0) keys.erase(dampening);
  return "nesterov";
}

std::string our_optimizer(const std::string& name, Keys& keys) {
  if (name == "sgd") return descent(keys);
  if (name == "adam" || name == "adamw" || name == "amsgrad") {
    return take_flag(keys, "amsgrad") ? "amsgrad" : name;
  }
  return name;
}

const HyperParameter& parameter_of(const OptimizerSettings& settings, std::string_view key) {
  const HyperParameters& all = settings.info().hyper_parameters;
  return *std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.key == key; });
}

void set(OptimizerSettings& settings, std::string_view key, const Field& value) {
  settings.number(key);  // throws for a key that this optimizer does not have
  switch (parameter_of(settings, key).kind) {
    case HyperKind::number:
      settings.set(key, value.number());
      return;
    case HyperKind::toggle:
      settings.set(key, value.flag() ? 1.0 : 0.0);
      return;
    case HyperKind::choice:
      settings.set(key, std::string_view(value.text()));
      return;
  }
}

/// The core's refusal, with the field of the file that it is about.
template <class Call>
void naming(const Field& field, const Call& call) {
  try {
    call();
  } catch (const Error& error) {
    field.refuse(error.what());
  }
}

/// "none" leaves the form as it is: momentum is 0 then.
void drop_no_momentum_form(Keys& keys) {
  const auto form = keys.find("momentum_form");
  if (form != keys.end() && form->second.text() == "none") keys.erase(form);
}

/// An optimizer that cannot decay weights may be told not to.
void drop_no_weight_decay(const OptimizerSettings& settings, Keys& keys) {
  if (settings.has("weight_decay")) return;  // it is a hyper-parameter like others then
  const auto decay = keys.find("weight_decay");
  if (decay != keys.end() && decay->second.number() != 0) return;  // refused with the unknown keys
  for (const char* key : {"weight_decay", "weight_decay_mode"}) keys.erase(key);
}

void set_clipping(OptimizerSettings& settings, Keys& keys) {
  const std::optional<Field> mode = take(keys, "clip_mode");
  const std::optional<Field> limit = take(keys, "clip");
  if (limit) limit->number();  // which must be one even where it does not count
  if (!mode || (mode->text() == "none" && !settings.has("clip_mode"))) return;
  naming(*mode, [&] { set(settings, "clip_mode", *mode); });
  if (mode->text() == "none") return;
  if (!limit) mode->refuse("needs \"clip\", the limit.");
  naming(*limit, [&] { set(settings, "clip", *limit); });
}

void set_decay_of_rate(OptimizerSettings& settings, Keys& keys) {
  const std::optional<Field> decay = take(keys, "lr_decay");
  const std::optional<Field> rate = take(keys, "lr_decay_rate");
  if (!decay) return;
  const std::string kind = decay->text();
  if (kind != "inv_sqrt" && kind != "inv_time") {
    decay->refuse("is \"" + kind + "\", neither inv_sqrt nor inv_time.");
  }
  const std::string_view schedule = kind == "inv_sqrt" ? "inverse_sqrt" : "inverse_time";
  naming(*decay, [&] { settings.set("schedule", schedule); });
  if (kind == "inv_sqrt") return;
  if (!rate) decay->refuse("needs \"lr_decay_rate\".");
  naming(*rate, [&] { set(settings, "schedule_rate", *rate); });
}

std::vector<RateChange> changes_of_rate(const OptimizerSettings& settings, Keys& keys) {
  std::vector<RateChange> changes;
  const std::optional<Field> schedule = take(keys, "lr_schedule");
  if (!schedule) return changes;
  for (const Field& entry : schedule->elements()) {
    const std::vector<Field> pair = entry.elements();
    if (pair.size() != 2) entry.refuse("must be a pair of a step and its learning rate.");
    OptimizerSettings changed = settings;
    naming(pair[1], [&] { set(changed, "learning_rate", pair[1]); });
    changes.push_back({pair[0].count(), pair[1].number()});
  }
  return changes;
}

std::optional<Interval> box_of(Keys& keys) {
  const std::optional<Field> box = take(keys, "box");
  if (!box) return std::nullopt;
  const std::vector<double> ends = box->numbers();
  if (ends.size() != 2 || ends[0] > ends[1]) box->refuse("must be [low, high].");
  return Interval{ends[0], ends[1]};
}

std::optional<std::size_t> batch_of(const OptimizerSettings& settings, Keys& keys) {
  const bool is_finite_sum = settings.has("l2");
  if (!is_finite_sum) return std::nullopt;
  const std::optional<Field> batch = take(keys, "batch");
  return batch ? std::optional<std::size_t>(batch->count()) : std::nullopt;
}

/// SVRG's options I and II.
void set_option(OptimizerSettings& settings, Keys& keys) {
  const std::optional<Field> option = take(keys, "option");
  if (!option) return;
  const std::size_t number = option->count();
  if (number != 1 && number != 2) option->refuse("must be 1 or 2.");
  naming(*option,
         [&] { settings.set("output", std::string_view(number == 1 ? "last" : "random")); });
}

bool counts(const OptimizerSettings& settings, const HyperParameter& parameter) {
  if (!parameter.counts_when) return true;
  const auto& [key, choices] = *parameter.counts_when;
  if (choices.empty()) return settings.number(key) > 0;
  return std::find(choices.begin(), choices.end(), settings.choice(key)) != choices.end();
}

/// What is off or 0 unless it is said may be missing; the rest has other defaults in every library.
bool may_be_missing(const OptimizerSettings& settings, const HyperParameter& parameter) {
  return parameter.kind == HyperKind::toggle || !counts(settings, parameter) ||
         (parameter.kind == HyperKind::number && parameter.initial == 0);
}

void require_the_rest(const OptimizerSettings& settings, const Field& hyper) {
  for (const HyperParameter& parameter : settings.info().hyper_parameters) {
    const std::string name(name_of(parameter.key));
    if (is_read_apart(parameter.key) || hyper.find(name)) continue;
    const bool is_option = name == "output" && hyper.find("option");
    if (is_option || may_be_missing(settings, parameter)) continue;
    hyper.refuse("it has no \"" + name + "\".");
  }
}

void set_the_rest(OptimizerSettings& settings, const Keys& keys) {
  const HyperParameters& all = settings.info().hyper_parameters;
  for (const auto& entry : keys) {
    const auto parameter = std::find_if(all.begin(), all.end(), [&](const auto& one) {
      return !is_read_apart(one.key) && name_of(one.key) == entry.first;
    });
    if (parameter == all.end()) {
      entry.second.refuse("is no hyper-parameter of " + std::string(settings.info().label) +
                          " in this format.");
    }
    naming(entry.second, [&] { set(settings, parameter->key, entry.second); });
  }
}

OptimizerSettings defaults(const Field& optimizer, const std::string& name) {
  try {
    return OptimizerSettings(name);
  } catch (const Error& error) {
    optimizer.refuse(error.what());
  }
}

}  // namespace

OptimizerSettings Hyper::settings_of(std::size_t t) const {
  OptimizerSettings changed = settings;
  for (const RateChange& change : changes) {
    if (change.from_step <= t) changed.set("learning_rate", change.learning_rate);
  }
  return changed;
}

Hyper read_hyper(const Field& optimizer, const Field& hyper) {
  Keys keys;
  for (const auto& member : hyper.members()) keys.emplace(member.first, member.second);
  std::string ours;
  naming(hyper, [&] { ours = our_optimizer(optimizer.text(), keys); });
  OptimizerSettings settings = defaults(optimizer, ours);
  drop_no_momentum_form(keys);
  drop_no_weight_decay(settings, keys);
  set_clipping(settings, keys);
  set_decay_of_rate(settings, keys);
  set_option(settings, keys);
  const std::optional<Interval> box = box_of(keys);
  const std::optional<std::size_t> batch = batch_of(settings, keys);
  const std::vector<RateChange> changes = changes_of_rate(settings, keys);
  set_the_rest(settings, keys);
  require_the_rest(settings, hyper);
  naming(hyper, [&] { settings.validate(); });
  return {settings, changes, box, batch};
}

Hyper read_steady_hyper(const Field& optimizer, const Field& field) {
  Hyper hyper = read_hyper(optimizer, field);
  if (hyper.box) field["box"].refuse("is not for this kind of file.");
  if (!hyper.changes.empty()) field["lr_schedule"].refuse("is not for this kind of file.");
  return hyper;
}

}  // namespace rp::replay
