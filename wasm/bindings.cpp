// The core's one JavaScript surface; its types are in rmsprop-core.d.ts. Declarations and
// conversions only: what happens is in core/rp/facade.

#include <emscripten/bind.h>

#include <array>
#include <cstdio>
#include <string>

#include "convert.hpp"
#include "guard.hpp"
#include "optimizers.hpp"
#include "rp/facade/playground.hpp"

namespace rp::js {
namespace {

using emscripten::val;

struct FeatureArgs {
  double column = 0;
  std::string fill;
  double constant = 0;
  std::string constant_level;
  std::string scaling;
  double most_levels = 0;
  val date_parts = val::undefined();
};

struct DesignArgs {
  val features = val::undefined();  // array of FeatureArgs
  double target = 0;
  bool classify = false;
  std::string target_scaling;
  std::string split;
  double split_column = 0;
  double validation_value = 0;
  double validation_fraction = 0;
  double seed = 0;
  val validation_rows = val::undefined();  // array, or undefined for a draw
};

struct TrainingArgs {
  val hidden_units = val::undefined();
  std::string activation;
  std::string initialisation;
  std::string loss;
  double huber_delta = 0;
  double l1_penalty = 0;
  double l2_penalty = 0;
  double batch_size = 0;
  double seed = 0;
};

FeatureSpec feature_spec(const FeatureArgs& args) {
  FeatureSpec spec;
  spec.fill = fill(args.fill);
  spec.constant = args.constant;
  spec.constant_level = args.constant_level;
  spec.scaling = scaling(args.scaling, "scaling");
  spec.most_levels = count(args.most_levels, "most_levels");
  for (const auto& part : emscripten::vecFromJSArray<std::string>(args.date_parts)) {
    spec.date_parts.push_back(date_part(part));
  }
  return spec;
}

DesignSpec design_spec(const DesignArgs& args) {
  DesignSpec spec;
  for (const auto& feature : emscripten::vecFromJSArray<FeatureArgs>(args.features)) {
    spec.features.push_back(count(feature.column, "features"));
    spec.treatments.push_back(feature_spec(feature));
  }
  spec.target = count(args.target, "target");
  spec.classify = args.classify;
  spec.target_scaling = scaling(args.target_scaling, "target_scaling");
  spec.split = split_kind(args.split);
  spec.split_column = count(args.split_column, "split_column");
  spec.validation_value = args.validation_value;
  spec.validation_fraction = args.validation_fraction;
  spec.seed = whole(args.seed, "seed");
  if (!args.validation_rows.isUndefined()) {
    spec.validation_rows = whole_numbers<std::uint32_t>(args.validation_rows, "validation_rows");
  }
  return spec;
}

TrainingConfig training_config(const TrainingArgs& args, const OptimizerSettings& optimizer) {
  return {whole_numbers<std::size_t>(args.hidden_units, "hidden_units"),
          activation(args.activation),
          initialisation(args.initialisation),
          loss(args.loss),
          optimizer,
          count(args.batch_size, "batch_size"),
          whole(args.seed, "seed"),
          args.huber_delta,
          args.l1_penalty,
          args.l2_penalty};
}

const char* name_of(DivergenceCause cause) {
  switch (cause) {
    case DivergenceCause::loss_not_finite:
      return "loss_not_finite";
    case DivergenceCause::gradient_not_finite:
      return "gradient_not_finite";
    case DivergenceCause::loss_exploded:
      return "loss_exploded";
  }
  return "loss_not_finite";
}

val divergence(const Playground& playground, std::size_t runner) {
  const std::optional<Divergence>& diverged = playground.divergence(runner);
  if (!diverged) return val::null();
  val js = val::object();
  js.set("step", static_cast<double>(diverged->step));
  js.set("cause", std::string(name_of(diverged->cause)));
  js.set("loss", diverged->loss);
  return js;
}

val layout(const Playground& playground) {
  val ranges = val::array();
  for (const ParameterRange& range : playground.layout()) {
    val js = val::object();
    js.set("name", range.name);
    js.set("offset", static_cast<double>(range.offset));
    js.set("rows", static_cast<double>(range.rows));
    js.set("columns", static_cast<double>(range.columns));
    ranges.call<void>("push", js);
  }
  return ranges;
}

val texts(const std::vector<std::string>& all) {
  val array = val::array();
  for (const std::string& text : all) array.call<void>("push", text);
  return array;
}

val ledger(const Ledger& entries) {
  val array = val::array();
  for (const LedgerEntry& entry : entries) {
    val js = val::object();
    js.set("action", std::string(to_string(entry.action)));
    js.set("column", entry.column);
    js.set("count", static_cast<double>(entry.count));
    js.set("text", entry.text);
    js.set("numbers", val::array(entry.numbers));
    js.set("rows", val::array(entry.rows));
    array.call<void>("push", js);
  }
  return array;
}

val scores(const Scores& all) {
  val js = val::object();
  js.set("ledger", ledger(all.ledger));
  // Views last: whatever is made after them may move the memory they look at.
  js.set("rows", view(std::span(all.table_rows)));
  js.set("predictions", view(std::span(all.predictions)));
  return js;
}

val class_curves(const ClassCurves& curves) {
  val js = val::object();
  val roc = val::array();
  for (const RocPoint& point : curves.roc) {
    roc.call<void>("push", point.false_positive_rate, point.true_positive_rate);
  }
  val bins = val::array();
  for (const CalibrationBin& bin : curves.calibration) {
    bins.call<void>("push", bin.predicted, bin.observed, static_cast<double>(bin.rows));
  }
  js.set("auc", curves.auc);
  js.set("roc", roc);
  js.set("calibration", bins);
  return js;
}

val update_apart(const std::optional<UpdateApart>& update) {
  if (!update) return val::null();
  val js = val::object();
  js.set("statements", statements_with_values(update->statements));
  js.set("before", update->before);
  js.set("after", update->after);
  return js;
}

val weight_history(const WeightHistory<float>& history) {
  val js = val::object();
  js.set("from", static_cast<double>(history.from()));
  js.set("state_columns", state_columns(history.state_columns()));
  // Views last, as in `scores`.
  val states = val::array();
  for (std::size_t column = 0; column < history.state_columns().size(); ++column) {
    states.call<void>("push", view(history.state(column)));
  }
  js.set("states", states);
  js.set("gradients", view(history.gradients()));
  js.set("effective_steps", view(history.effective_steps()));
  js.set("values", view(history.values()));
  return js;
}

PlaneChoice plane_choice(const val& plane) {
  const auto kind = plane["kind"].as<std::string>();
  const auto number = [&](const char* name) { return plane[name].as<double>(); };
  if (kind == "parameters") {
    return ParameterPlane{count(number("i"), "parameter"), count(number("j"), "parameter")};
  }
  if (kind == "random") return RandomPlane{whole(number("seed"), "seed")};
  return PrincipalPlaneOfRun{};
}

val axis(const GridAxis& axis) {
  val js = val::object();
  js.set("low", axis.low);
  js.set("high", axis.high);
  js.set("points", static_cast<double>(axis.points));
  return js;
}

val landscape(const LandscapeLook& look) {
  val js = val::object();
  js.set("step", static_cast<double>(look.step()));
  js.set("is_done", look.is_done());
  js.set("progress", look.progress());
  if (!look.knows_paths()) {
    js.set("grid", val::null());
    return js;
  }
  val grid = val::object();
  grid.set("x", axis(look.x()));
  grid.set("y", axis(look.y()));
  grid.set("spacing", static_cast<double>(look.spacing()));
  js.set("grid", grid);
  // Views last, as in `scores`.
  val paths = val::array();
  for (const RunnerPath& path : look.paths()) {
    val of_one = val::object();
    of_one.set("loss", path.loss);
    of_one.set("share", path.share);
    of_one.set("steps", view(std::span(path.steps)));
    of_one.set("x", view(std::span(path.x)));
    of_one.set("y", view(std::span(path.y)));
    paths.call<void>("push", of_one);
  }
  grid.set("paths", paths);
  grid.set("values", view(look.values()));
  return js;
}

val stop(const Playground& playground) {
  const std::optional<Stop> stop = playground.stop();
  if (!stop) return val::null();
  val js = val::object();
  js.set("cause", std::string(stop->cause == StopCause::target ? "target" : "plateau"));
  js.set("runner", static_cast<double>(stop->runner));
  return js;
}

std::string fingerprint(const Playground& playground, std::size_t runner) {
  std::array<char, 17> hex{};
  std::snprintf(hex.data(), hex.size(), "%016llx",
                static_cast<unsigned long long>(playground.fingerprint(runner)));
  return hex.data();
}

val error_codes() {
  val codes = val::array();
  for (int code = 0; code <= static_cast<int>(ErrorCode::internal); ++code) {
    codes.call<void>("push", std::string(to_string(static_cast<ErrorCode>(code))));
  }
  return codes;
}

/// Binds a member that returns a span as a function that returns a view.
template <auto Member>
val view_of(Playground& playground) {
  return guard([&] { return view((playground.*Member)()); });
}

/// The same of a member about one runner.
template <auto Member>
val runner_view_of(Playground& playground, double runner) {
  return guard([&] { return view((playground.*Member)(count(runner, "runner"))); });
}

std::vector<OptimizerSettings> all_settings(const val& optimizers) {
  std::vector<OptimizerSettings> all;
  for (const val& one : emscripten::vecFromJSArray<val>(optimizers)) {
    all.push_back(optimizer_settings(one));
  }
  return all;
}

}  // namespace

EMSCRIPTEN_BINDINGS(rmsprop_core) {
  using emscripten::class_;
  using emscripten::function;
  using emscripten::value_object;

  value_object<FeatureArgs>("FeatureArgs")
      .field("column", &FeatureArgs::column)
      .field("fill", &FeatureArgs::fill)
      .field("constant", &FeatureArgs::constant)
      .field("constant_level", &FeatureArgs::constant_level)
      .field("scaling", &FeatureArgs::scaling)
      .field("most_levels", &FeatureArgs::most_levels)
      .field("date_parts", &FeatureArgs::date_parts);
  value_object<DesignArgs>("DesignArgs")
      .field("features", &DesignArgs::features)
      .field("target", &DesignArgs::target)
      .field("classify", &DesignArgs::classify)
      .field("target_scaling", &DesignArgs::target_scaling)
      .field("split", &DesignArgs::split)
      .field("split_column", &DesignArgs::split_column)
      .field("validation_value", &DesignArgs::validation_value)
      .field("validation_fraction", &DesignArgs::validation_fraction)
      .field("seed", &DesignArgs::seed)
      .field("validation_rows", &DesignArgs::validation_rows);
  value_object<TrainingArgs>("TrainingArgs")
      .field("hidden_units", &TrainingArgs::hidden_units)
      .field("activation", &TrainingArgs::activation)
      .field("initialisation", &TrainingArgs::initialisation)
      .field("loss", &TrainingArgs::loss)
      .field("huber_delta", &TrainingArgs::huber_delta)
      .field("l1_penalty", &TrainingArgs::l1_penalty)
      .field("l2_penalty", &TrainingArgs::l2_penalty)
      .field("batch_size", &TrainingArgs::batch_size)
      .field("seed", &TrainingArgs::seed);
  value_object<SessionInfo>("SessionInfo")
      .field("parameter_count", &SessionInfo::parameter_count)
      .field("training_rows", &SessionInfo::training_rows)
      .field("validation_rows", &SessionInfo::validation_rows)
      .field("rows_left_out", &SessionInfo::rows_left_out)
      .field("steps_per_epoch", &SessionInfo::steps_per_epoch)
      .field("sample_rows", &SessionInfo::sample_rows)
      .field("curve_rows", &SessionInfo::curve_rows);
  value_object<Metrics>("Metrics")
      .field("step", &Metrics::step)
      .field("validation_loss", &Metrics::validation_loss)
      .field("validation_rmse", &Metrics::validation_rmse)
      .field("validation_r2", &Metrics::validation_r2)
      .field("validation_accuracy", &Metrics::validation_accuracy)
      .field("penalty", &Metrics::penalty);

  function("error_codes", &error_codes);
  function("optimizers", &optimizers);
  function(
      "statements", +[](const val& optimizer) {
        return guard([&] {
          const OptimizerSettings settings = optimizer_settings(optimizer);
          settings.validate();
          return statements(settings.info().statements(settings));
        });
      });

  class_<Playground>("Playground")
      .constructor<>()
      .function("begin_table", &Playground::begin_table)
      .function(
          "add_column",
          +[](Playground& p, const std::string& name, double rows) {
            return guard([&] { return view(p.add_column(name, count(rows, "rows"))); });
          })
      .function(
          "add_level",
          +[](Playground& p, const std::string& text) { guard([&] { p.add_level(text); }); })
      .function("commit_table", &Playground::commit_table)
      .function(
          "score_table",
          +[](Playground& p, double runner) {
            return guard([&] { return scores(p.score_table(count(runner, "runner"))); });
          })
      .function(
          "row", +[](Playground& p,
                     double row) { return guard([&] { return view(p.row(count(row, "row"))); }); })
      .function(
          "configure",
          +[](Playground& p, const DesignArgs& design, const TrainingArgs& training,
              const val& optimizers) {
            return guard([&] {
              std::vector<OptimizerSettings> all = all_settings(optimizers);
              const OptimizerSettings first = all.at(0);
              all.erase(all.begin());
              return p.configure(design_spec(design), training_config(training, first), all);
            });
          })
      .function(
          "run",
          +[](Playground& p, double steps, const val& ran) {
            return guard([&] {
              return p.run(count(steps, "steps"), [&](std::size_t runner) { ran(runner); });
            });
          })
      .function(
          "set_stop_rule",
          +[](Playground& p, double patience, double target_score) {
            guard([&] { p.set_stop_rule(patience, target_score); });
          })
      .function(
          "stop", +[](Playground& p) { return guard([&] { return stop(p); }); })
      .function(
          "restart", +[](Playground& p) { guard([&] { p.restart(); }); })
      .function(
          "seek",
          +[](Playground& p, double step, double most) {
            return guard([&] { return p.seek(count(step, "step"), count(most, "most")); });
          })
      .function(
          "catch_up",
          +[](Playground& p, double most) {
            return guard([&] { return p.catch_up(count(most, "most")); });
          })
      .function(
          "add_runner",
          +[](Playground& p, const val& optimizer) {
            guard([&] { p.add_runner(optimizer_settings(optimizer)); });
          })
      .function(
          "duplicate_runner",
          +[](Playground& p, double runner) {
            guard([&] { p.duplicate_runner(count(runner, "runner")); });
          })
      .function(
          "remove_runner",
          +[](Playground& p, double runner) {
            guard([&] { p.remove_runner(count(runner, "runner")); });
          })
      .function(
          "move_runner",
          +[](Playground& p, double from, double to) {
            guard([&] { p.move_runner(count(from, "from"), count(to, "to")); });
          })
      .function(
          "set_optimizer",
          +[](Playground& p, double runner, const val& optimizer) {
            guard([&] { p.set_optimizer(optimizer_settings(optimizer), count(runner, "runner")); });
          })
      .function(
          "steps", +[](Playground& p) { return guard([&] { return p.steps(); }); })
      .function(
          "reached", +[](Playground& p) { return guard([&] { return p.reached(); }); })
      .function(
          "steps_of",
          +[](Playground& p, double runner) {
            return guard([&] { return p.steps_of(count(runner, "runner")); });
          })
      .function(
          "divergence",
          +[](Playground& p, double runner) {
            return guard([&] { return divergence(p, count(runner, "runner")); });
          })
      .function(
          "evaluate",
          +[](Playground& p, double runner) {
            return guard([&] { return p.evaluate(count(runner, "runner")); });
          })
      .function(
          "last_recorded",
          +[](Playground& p, double runner) {
            return guard([&] { return p.last_recorded(count(runner, "runner")); });
          })
      .function(
          "fingerprint",
          +[](Playground& p, double runner) {
            return guard([&] { return fingerprint(p, count(runner, "runner")); });
          })
      .function(
          "layout", +[](Playground& p) { return guard([&] { return layout(p); }); })
      .function("loss_history", &runner_view_of<&Playground::loss_history>)
      .function("gradient_norm_history", &runner_view_of<&Playground::gradient_norm_history>)
      .function("evaluation_history", &runner_view_of<&Playground::evaluation_history>)
      .function("parameters", &runner_view_of<&Playground::parameters>)
      .function(
          "state_columns",
          +[](Playground& p, double runner) {
            return guard([&] { return state_columns(p.state_columns(count(runner, "runner"))); });
          })
      .function(
          "state",
          +[](Playground& p, double column, double runner) {
            return guard(
                [&] { return view(p.state(count(column, "column"), count(runner, "runner"))); });
          })
      .function("effective_steps", &runner_view_of<&Playground::effective_steps>)
      .function("gradients", &runner_view_of<&Playground::gradients>)
      .function(
          "next_update",
          +[](Playground& p, double parameter, double runner) {
            return guard([&] {
              return update_apart(
                  p.next_update(count(parameter, "parameter"), count(runner, "runner")));
            });
          })
      .function(
          "begin_weight_history",
          +[](Playground& p, double parameter, double from, double to, double runner) {
            guard([&] {
              p.begin_weight_history(count(parameter, "parameter"), count(from, "window"),
                                     count(to, "window"), count(runner, "runner"));
            });
          })
      .function(
          "continue_weight_history",
          +[](Playground& p, double most) {
            return guard([&] { return p.continue_weight_history(count(most, "most")); });
          })
      .function(
          "weight_history",
          +[](Playground& p) { return guard([&] { return weight_history(p.weight_history()); }); })
      .function(
          "begin_landscape",
          +[](Playground& p, const val& plane, double points, double runner) {
            guard([&] {
              p.begin_landscape(plane_choice(plane), count(points, "points"),
                                count(runner, "runner"));
            });
          })
      .function(
          "continue_landscape",
          +[](Playground& p, double most) {
            return guard([&] { return p.continue_landscape(count(most, "most")); });
          })
      .function(
          "landscape",
          +[](Playground& p) { return guard([&] { return landscape(p.landscape()); }); })
      .function("drop_landscape", &Playground::drop_landscape)
      .function("raw_coefficients", &runner_view_of<&Playground::raw_coefficients>)
      .function(
          "ledger", +[](Playground& p) { return guard([&] { return ledger(p.ledger()); }); })
      .function(
          "input_names",
          +[](Playground& p) { return guard([&] { return texts(p.input_names()); }); })
      .function(
          "classes", +[](Playground& p) { return guard([&] { return texts(p.classes()); }); })
      .function("confusion", &runner_view_of<&Playground::confusion>)
      .function("validation_rows", &view_of<&Playground::validation_rows>)
      .function(
          "sample_input",
          +[](Playground& p, double input) {
            return guard([&] { return view(p.sample_input(count(input, "input"))); });
          })
      .function(
          "is_number",
          +[](Playground& p, double input) {
            return guard([&] { return p.is_number(count(input, "input")); });
          })
      .function("typical_row", &view_of<&Playground::typical_row>)
      .function("sample_target", &view_of<&Playground::sample_target>)
      .function("sample_predictions", &runner_view_of<&Playground::sample_predictions>)
      .function(
          "fit_curve",
          +[](Playground& p, double points, double input, double runner) {
            return guard([&] {
              return view(p.fit_curve(count(points, "points"), count(input, "input"),
                                      count(runner, "runner")));
            });
          })
      .function(
          "fit_regions",
          +[](Playground& p, double points, double x, double y, double runner) {
            return guard([&] {
              return view(p.fit_regions(count(points, "points"), count(x, "x"), count(y, "y"),
                                        count(runner, "runner")));
            });
          })
      .function(
          "class_curves", +[](Playground& p, double of_class, double runner) {
            return guard([&] {
              return class_curves(
                  p.class_curves(count(of_class, "class"), count(runner, "runner")));
            });
          });
}

}  // namespace rp::js
