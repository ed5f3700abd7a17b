#include "rp/facade/playground.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/base/fnv1a.hpp"

namespace rp {
namespace {

double variance(Block<const float> targets) {
  const auto n = static_cast<double>(targets.samples);
  double sum = 0;
  for (std::size_t s = 0; s < targets.samples; ++s) sum += static_cast<double>(targets.row(0)[s]);
  double squares = 0;
  for (std::size_t s = 0; s < targets.samples; ++s) {
    const double deviation = static_cast<double>(targets.row(0)[s]) - sum / n;
    squares += deviation * deviation;
  }
  return squares / n;
}

}  // namespace

void Playground::begin_table() { staged_ = {}; }

std::span<double> Playground::add_column(std::string name, std::size_t rows) {
  if (!staged_.columns.empty() && rows != staged_.rows()) {
    throw Error(ErrorCode::table_invalid, "column " + name,
                "Column " + name + " has another number of rows than the columns before it.");
  }
  staged_.columns.push_back({std::move(name), std::vector<double>(rows)});
  return staged_.columns.back().values;
}

void Playground::add_level(std::string text) {
  if (staged_.columns.empty()) {
    throw Error(ErrorCode::not_ready, "", "A level belongs to a column. Add the column first.");
  }
  staged_.columns.back().levels.push_back(std::move(text));
}

void Playground::commit_table() { offered_ = std::exchange(staged_, {}); }

const Scores& Playground::score_table(std::size_t runner) {
  const Table table = std::exchange(staged_, {});
  scores_ = TrainedModel<float>(fit().objective(), parameters(runner)).score(table);
  return scores_;
}

std::span<const double> Playground::row(std::size_t row) {
  if (row >= table_.rows()) {
    refuse_setting("row", "Row " + std::to_string(row) + " does not exist: the table has " +
                              std::to_string(table_.rows()) + " rows, counted from 0.");
  }
  out_.clear();
  for (const Column& column : table_.columns) out_.push_back(column.values[row]);
  return out_;
}

SessionInfo Playground::configure(const DesignSpec& spec, TrainingConfig training,
                                  const std::vector<OptimizerSettings>& rivals) {
  std::optional<Table> offered = std::exchange(offered_, std::nullopt);
  auto built =
      std::make_shared<const Design<float>>(build_design<float>(offered ? *offered : table_, spec));
  if (built->classes > 0) {
    training.loss = built->outputs() == 1 ? Loss::bce_with_logits : Loss::softmax_cross_entropy;
  }
  SupervisedObjective<float> objective = supervised_objective(built, training);
  Race<float> race(objective.clone(), training.session());
  for (const OptimizerSettings& rival : rivals) race.add(rival);
  race_.emplace(std::move(race));
  fit_.emplace(std::move(objective));
  weight_history_.reset();
  landscape_.reset();
  stop_rule_ = {};
  training_ = training;
  if (offered) table_ = std::move(*offered);
  const Samples<float>& validation = built->validation;
  validation_variance_ = variance(validation.target_block());
  const Session<float>& first = session(0);
  out_steps_ = zeros<float>(first.parameters().size());
  return {first.parameters().size(), built->training.rows(),  validation.rows(),
          built->rows_left_out,      first.steps_per_epoch(), fit_->rows(),
          fit_->curve_rows()};
}

Race<float>& Playground::race() { return const_cast<Race<float>&>(std::as_const(*this).race()); }

const Race<float>& Playground::race() const {
  if (!race_) {
    throw Error(ErrorCode::not_ready, "", "Nothing is set up to train yet. Load a table first.");
  }
  return *race_;
}

FitLook& Playground::fit() {
  race();
  return *fit_;
}

const Design<float>& Playground::design() const {
  race();
  return fit_->objective().design();
}

void Playground::set_stop_rule(double patience, double target_score) {
  const auto require = [](double value, const char* where) {
    if (value >= 0 && std::isfinite(value)) return;
    refuse_setting(where, std::string("A ") + where + " is 0, which means none, or more.");
  };
  require(patience, "patience");
  require(target_score, "target_score");
  if (!predicts_a_number() && target_score > 1) {
    refuse_setting(
        "target_score",
        "The target score is a share of rows predicted right: from 0, which means none, to "
        "1.");
  }
  const double epoch = static_cast<double>(session(0).steps_per_epoch());
  stop_rule_ = {.patience = static_cast<std::size_t>(std::ceil(patience * epoch))};
  if (target_score == 0) return;
  if (!predicts_a_number()) {
    stop_rule_.accuracy = target_score;
    return;
  }
  const double error = target_score / design().target_scale.unit;
  stop_rule_.mean_square = error * error;
}

std::size_t Playground::run(std::size_t steps, const Race<float>::Ran& ran) {
  return race().run(steps, stop_rule_, ran);
}

void Playground::restart() { race().restart(); }

bool Playground::seek(std::size_t step, std::size_t most) { return race().seek(step, most); }

Metrics Playground::metrics_of(const Evaluation& evaluation) const {
  return {evaluation.step,
          evaluation.validation_loss,
          std::sqrt(evaluation.mean_square) * design().target_scale.unit,
          1 - evaluation.mean_square / validation_variance_,
          evaluation.accuracy,
          evaluation.penalty};
}

Metrics Playground::evaluate(std::size_t runner) { return metrics_of(session(runner).evaluate()); }

Metrics Playground::last_recorded(std::size_t runner) const {
  return metrics_of(session(runner).evaluations().records().back());
}

std::uint64_t Playground::fingerprint(std::size_t runner) const {
  return fnv1a(parameters(runner));
}

std::span<const double> Playground::history_rows(const StepHistory& history) {
  out_.clear();
  for (const Bucket& bucket : history.buckets()) {
    out_.insert(out_.end(),
                {static_cast<double>(bucket.middle_step()), bucket.mean(), bucket.min, bucket.max});
  }
  return out_;
}

std::span<const double> Playground::loss_history(std::size_t runner) {
  return history_rows(session(runner).loss_history());
}

std::span<const double> Playground::gradient_norm_history(std::size_t runner) {
  return history_rows(session(runner).gradient_norm_history());
}

std::span<const double> Playground::evaluation_history(std::size_t runner) {
  out_.clear();
  for (const Evaluation& e : session(runner).evaluations().records()) {
    const Metrics m = metrics_of(e);
    out_.insert(out_.end(),
                {static_cast<double>(m.step), m.validation_loss, m.validation_rmse, m.validation_r2,
                 e.effective_step_p10, e.effective_step_median, e.effective_step_p90,
                 m.validation_accuracy, static_cast<double>(e.gradient_evaluations)});
  }
  return out_;
}

std::span<const float> Playground::state(std::size_t column, std::size_t runner) const {
  const std::size_t columns = state_columns(runner).size();
  if (column >= columns) {
    throw Error(ErrorCode::column_out_of_range, "column",
                "The optimizer has " + std::to_string(columns) + " columns of state; number " +
                    std::to_string(column) + " is none of them.");
  }
  return session(runner).optimizer().state(column);
}

std::span<const float> Playground::effective_steps(std::size_t runner) {
  session(runner).optimizer().effective_steps(as_span(out_steps_));
  return as_span(std::as_const(out_steps_));
}

std::span<const float> Playground::gradients(std::size_t runner) const {
  const Session<float>& of = session(runner);
  return of.steps() > 0 ? of.gradients() : std::span<const float>();
}

void Playground::begin_weight_history(std::size_t parameter, std::size_t from, std::size_t to,
                                      std::size_t runner) {
  weight_history_.emplace(race().runner(runner), parameter, from, to);
}

bool Playground::continue_weight_history(std::size_t most) {
  weight_history();
  return weight_history_->run(most);
}

const WeightHistory<float>& Playground::weight_history() const {
  if (!weight_history_) {
    throw Error(ErrorCode::not_ready, "", "No parameter is looked back at. Begin with one first.");
  }
  return *weight_history_;
}

void Playground::begin_landscape(const PlaneChoice& plane, std::size_t points, std::size_t runner) {
  landscape_.emplace(race(), runner, plane, points);
}

bool Playground::continue_landscape(std::size_t most) {
  landscape();
  return landscape_->run(most);
}

const LandscapeLook& Playground::landscape() const {
  if (!landscape_) {
    throw Error(ErrorCode::not_ready, "", "No landscape is looked at. Begin one first.");
  }
  return *landscape_;
}

std::span<const double> Playground::raw_coefficients(std::size_t runner) {
  out_.clear();
  const auto is_number = [](const Feature& feature) { return !feature.is_category(); };
  const std::vector<Feature>& features = design().pipeline.features;
  if (!training_.hidden_units.empty() || !predicts_a_number() ||
      !std::all_of(features.begin(), features.end(), is_number)) {
    return out_;
  }
  const std::span<const float> weights = parameters(runner);
  const std::vector<Scale>& scales = design().feature_scales;
  const Scale& target = design().target_scale;
  double intercept = target.raw(static_cast<double>(weights.back()));
  for (std::size_t f = 0; f < scales.size(); ++f) {
    const double slope = static_cast<double>(weights[f]) * target.unit / scales[f].unit;
    intercept -= slope * scales[f].center;
    out_.push_back(slope);
  }
  out_.push_back(intercept);
  return out_;
}

std::span<const std::uint32_t> Playground::validation_rows() const {
  return design().validation.table_rows;
}

std::span<const double> Playground::shown(std::vector<double> values) {
  out_ = std::move(values);
  return out_;
}

std::span<const double> Playground::sample_input(std::size_t input) {
  return shown(fit().input(input));
}

std::span<const double> Playground::sample_target() { return shown(fit().target()); }

std::span<const double> Playground::sample_predictions(std::size_t runner) {
  return shown(fit().predictions(parameters(runner)));
}

std::span<const double> Playground::fit_curve(std::size_t points, std::size_t input,
                                              std::size_t runner) {
  return shown(fit().curve(parameters(runner), input, points));
}

std::span<const double> Playground::fit_regions(std::size_t points, std::size_t x, std::size_t y,
                                                std::size_t runner) {
  return shown(fit().regions(parameters(runner), x, y, points));
}

std::span<const double> Playground::confusion(std::size_t runner) {
  out_.clear();
  if (predicts_a_number()) return out_;
  const ConfusionMatrix counts =
      fit().objective().confusion(parameters(runner), design().validation);
  for (std::size_t actual = 0; actual < counts.classes(); ++actual) {
    for (std::size_t predicted = 0; predicted < counts.classes(); ++predicted) {
      out_.push_back(static_cast<double>(counts.count(actual, predicted)));
    }
  }
  return out_;
}

}  // namespace rp
