#include "rp/facade/playground.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/base/fnv1a.hpp"
#include "rp/metrics/class_of.hpp"

namespace rp {
namespace {

// Dots that a chart can still show apart.
constexpr std::size_t kMostSampleRows = 640;

/// Every k-th sample, at most kMostSampleRows of them.
Matrix<float> spread(Block<const float> all, std::size_t count) {
  Matrix<float> picked = sample_matrix<float>(all.rows, count);
  for (std::size_t r = 0; r < all.rows; ++r) {
    for (std::size_t s = 0; s < count; ++s) picked(r, s) = all.row(r)[s * all.samples / count];
  }
  return picked;
}

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
  scores_ = TrainedModel<float>(predictor(), parameters(runner)).score(table);
  return scores_;
}

std::span<const double> Playground::row(std::size_t row) {
  if (row >= table_.rows()) {
    throw Error(ErrorCode::setting_out_of_range, "row",
                "Row " + std::to_string(row) + " does not exist: the table has " +
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
  predictor_.emplace(std::move(objective));
  training_ = training;
  if (offered) table_ = std::move(*offered);
  const Samples<float>& validation = built->validation;
  validation_variance_ = variance(validation.target_block());
  sample_rows_ = std::min(kMostSampleRows, validation.rows());
  sample_features_ = spread(validation.feature_block(), sample_rows_);
  sample_targets_ = spread(validation.target_block(), sample_rows_);
  const Session<float>& first = session(0);
  out_steps_ = zeros<float>(first.parameters().size());
  return {first.parameters().size(), built->training.rows(),  validation.rows(),
          built->rows_left_out,      first.steps_per_epoch(), sample_rows_};
}

Race<float>& Playground::race() { return const_cast<Race<float>&>(std::as_const(*this).race()); }

const Race<float>& Playground::race() const {
  if (!race_) {
    throw Error(ErrorCode::not_ready, "", "Nothing is set up to train yet. Load a table first.");
  }
  return *race_;
}

SupervisedObjective<float>& Playground::predictor() {
  race();
  return *predictor_;
}

const Design<float>& Playground::design() const {
  race();
  return predictor_->design();
}

std::size_t Playground::run(std::size_t steps) { return race().run(steps); }

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
    out_.insert(out_.end(), {static_cast<double>(m.step), m.validation_loss, m.validation_rmse,
                             m.validation_r2, e.effective_step_p10, e.effective_step_median,
                             e.effective_step_p90, m.validation_accuracy});
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

std::span<const double> Playground::raw_sample(const Matrix<float>& values, const Scale& scale) {
  out_.clear();
  for (std::size_t s = 0; s < sample_rows_; ++s)
    out_.push_back(scale.raw(static_cast<double>(values(0, s))));
  return out_;
}

std::span<const double> Playground::sample_feature() {
  return raw_sample(sample_features_, design().feature_scales.front());
}

std::span<const double> Playground::sample_target() {
  if (predicts_a_number()) return raw_sample(sample_targets_, design().target_scale);
  out_.clear();
  const Block<const float> targets = as_block(std::as_const(sample_targets_), sample_rows_);
  for (std::size_t s = 0; s < sample_rows_; ++s) {
    out_.push_back(static_cast<double>(class_of(targets, s)));
  }
  return out_;
}

std::span<const double> Playground::confusion(std::size_t runner) {
  out_.clear();
  if (predicts_a_number()) return out_;
  const ConfusionMatrix counts = predictor().confusion(parameters(runner), design().validation);
  for (std::size_t actual = 0; actual < counts.classes(); ++actual) {
    for (std::size_t predicted = 0; predicted < counts.classes(); ++predicted) {
      out_.push_back(static_cast<double>(counts.count(actual, predicted)));
    }
  }
  return out_;
}

void Playground::append_predictions(Block<const float> features, std::size_t runner) {
  Matrix<float> outputs = sample_matrix<float>(design().outputs(), features.samples);
  const Block<float> out = as_block(outputs, features.samples);
  predictor().predict(parameters(runner), features, out);
  for (std::size_t s = 0; s < features.samples; ++s) {
    out_.push_back(predicts_a_number()
                       ? design().target_scale.raw(static_cast<double>(outputs(0, s)))
                       : static_cast<double>(most_probable_class<float>(out, s)));
  }
}

std::span<const double> Playground::sample_predictions(std::size_t runner) {
  out_.clear();
  append_predictions(as_block(std::as_const(sample_features_), sample_rows_), runner);
  return out_;
}

std::span<const double> Playground::fit_curve(std::size_t points, std::size_t runner) {
  out_.clear();
  const std::vector<Feature>& features = design().pipeline.features;
  if (design().pipeline.width() != 1 || features.front().is_category() || !predicts_a_number() ||
      points < 2) {
    return out_;
  }
  const auto [least, greatest] =
      std::minmax_element(&sample_features_(0, 0), &sample_features_(0, 0) + sample_rows_);
  Matrix<float> grid = sample_matrix<float>(1, points);
  for (std::size_t p = 0; p < points; ++p) {
    const auto share = static_cast<float>(p) / static_cast<float>(points - 1);
    grid(0, p) = *least + (*greatest - *least) * share;
    out_.push_back(design().feature_scales.front().raw(static_cast<double>(grid(0, p))));
  }
  append_predictions(as_block(std::as_const(grid), points), runner);
  return out_;
}

}  // namespace rp
