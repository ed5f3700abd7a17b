#include "optimizers.hpp"

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/optim/catalog.hpp"

namespace rp::js {
namespace {

using emscripten::val;

val text(std::string_view utf8) { return val(std::string(utf8)); }

template <class All, class Convert>
val array_of(const All& all, const Convert& convert) {
  val array = val::array();
  for (const auto& one : all) array.call<void>("push", convert(one));
  return array;
}

std::string_view name_of(HyperKind kind) {
  switch (kind) {
    case HyperKind::number:
      return "number";
    case HyperKind::toggle:
      return "toggle";
    case HyperKind::choice:
      return "choice";
  }
  return "number";
}

std::string_view name_of(HyperScale scale) {
  switch (scale) {
    case HyperScale::linear:
      return "linear";
    case HyperScale::logarithmic:
      return "log";
    case HyperScale::decay:
      return "decay";
  }
  return "linear";
}

/// A value as JavaScript sees it: a number, a boolean or the key of a choice.
val value_of(const HyperParameter& parameter, double value) {
  switch (parameter.kind) {
    case HyperKind::number:
      return val(value);
    case HyperKind::toggle:
      return val(value != 0);
    case HyperKind::choice:
      return text(parameter.choices[static_cast<std::size_t>(value)].key);
  }
  return val::undefined();
}

val choice_of(const HyperChoice& choice) {
  val js = val::object();
  js.set("value", text(choice.key));
  js.set("label", text(choice.label));
  return js;
}

val condition_of(const HyperParameter& parameter) {
  if (!parameter.counts_when) return val::null();
  val js = val::object();
  js.set("key", text(parameter.counts_when->key));
  js.set("choices", array_of(parameter.counts_when->choices, &text));
  return js;
}

val hyper_parameter(const HyperParameter& parameter) {
  val js = val::object();
  js.set("key", text(parameter.key));
  js.set("label", text(parameter.label));
  js.set("symbol", text(parameter.symbol));
  js.set("unit", text(parameter.unit));
  js.set("help", text(parameter.help));
  js.set("kind", text(name_of(parameter.kind)));
  js.set("initial", value_of(parameter, parameter.initial));
  js.set("advanced", parameter.advanced);
  js.set("countsWhen", condition_of(parameter));
  if (parameter.kind == HyperKind::number) {
    js.set("range", text(range_in_words(parameter.range)));
    js.set("whole", parameter.range.whole);
    js.set("min", parameter.usual.low);
    js.set("max", parameter.usual.high);
    js.set("scale", text(name_of(parameter.usual.scale)));
  }
  if (parameter.kind == HyperKind::choice) {
    js.set("choices", array_of(parameter.choices, &choice_of));
  }
  return js;
}

val preset(const OptimizerInfo& info, const Preset& preset) {
  const OptimizerSettings settings(info.key, preset.key);
  val values = val::object();
  for (const HyperParameter& parameter : info.hyper_parameters) {
    values.set(text(parameter.key), value_of(parameter, settings.number(parameter.key)));
  }
  val js = val::object();
  js.set("key", text(preset.key));
  js.set("label", text(preset.label));
  js.set("source", text(preset.source));
  js.set("values", values);
  return js;
}

val optimizer(const OptimizerInfo& info) {
  val js = val::object();
  js.set("key", text(info.key));
  js.set("label", text(info.label));
  js.set("citation", text(info.citation));
  js.set("summary", text(info.summary));
  js.set("hyperParameters", array_of(info.hyper_parameters, &hyper_parameter));
  js.set("presets", array_of(info.presets, [&](const Preset& one) { return preset(info, one); }));
  return js;
}

/// A symbol is its text and a number itself; anything else is [operation, operands...].
val expression(const Expression& of) {
  if (of.operation == Operation::symbol) return text(of.symbol);
  if (of.operation == Operation::number) return val(of.number);
  val js = val::array();
  js.call<void>("push", text(to_string(of.operation)));
  for (const auto& operand : of.operands) js.call<void>("push", expression(*operand));
  return js;
}

val statement(const Statement& of) {
  val js = val::object();
  js.set("target", text(of.target));
  js.set("isDefinition", of.is_definition);
  js.set("value", expression(*of.value));
  return js;
}

/// In the shape of its expression: of an operation [value, the operands' values...].
val values_of(const Expression& of) {
  const bool has_value = of.value.of != TermValue::Of::nothing;
  val value = has_value ? val(of.value.number) : val::null();
  if (of.operands.empty()) return value;
  val js = val::array();
  js.call<void>("push", value);
  for (const auto& operand : of.operands) js.call<void>("push", values_of(*operand));
  return js;
}

val statement_with_values(const Statement& of) {
  val js = statement(of);
  js.set("values", values_of(*of.value));
  return js;
}

val state_column(const StateColumn& column) {
  val js = val::object();
  js.set("symbol", text(column.symbol));
  js.set("name", text(column.name));
  return js;
}

void set(OptimizerSettings& settings, const std::string& key, const val& value) {
  if (value.isString()) {
    settings.set(key, std::string_view(value.as<std::string>()));
  } else if (value.isNumber()) {
    settings.set(key, value.as<double>());
  } else if (value.isTrue() || value.isFalse()) {
    settings.set(key, value.isTrue() ? 1.0 : 0.0);
  } else {
    throw Error(ErrorCode::setting_out_of_range, hyper_path(key),
                key + " must be a number, on or off, or the name of a choice.");
  }
}

}  // namespace

val optimizers() { return array_of(optimizer_catalog(), &optimizer); }

OptimizerSettings optimizer_settings(const val& js) {
  OptimizerSettings settings(js["name"].as<std::string>());
  const val values = js["values"];
  const val keys = val::global("Object").call<val>("keys", values);
  const auto count = keys["length"].as<unsigned>();
  for (unsigned at = 0; at < count; ++at) {
    const auto key = keys[at].as<std::string>();
    set(settings, key, values[key]);
  }
  return settings;
}

val statements(const Statements& statements) { return array_of(statements, &statement); }

val statements_with_values(const Statements& statements) {
  return array_of(statements, &statement_with_values);
}

val state_columns(const std::vector<StateColumn>& columns) {
  return array_of(columns, &state_column);
}

}  // namespace rp::js
