// What the page may do, in plain types: one table, a race of optimizers on it, and read-only looks
// at both. A runner is named by its place in the race, the first is 0; a place that there is not
// throws `runner_out_of_range`.
//
// Values that leave are in the units of the table's columns unless said otherwise. A returned span
// is valid until the next call. Every failing call leaves table and session as they were.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "rp/data/design.hpp"
#include "rp/probes/fit_look.hpp"
#include "rp/probes/landscape_look.hpp"
#include "rp/probes/update_apart.hpp"
#include "rp/probes/weight_history.hpp"
#include "rp/train/race.hpp"
#include "rp/train/trained_model.hpp"

namespace rp {

struct SessionInfo {
  std::size_t parameter_count = 0;
  std::size_t training_rows = 0;
  std::size_t validation_rows = 0;
  std::size_t rows_left_out = 0;  // for a missing cell in a chosen column
  std::size_t steps_per_epoch = 0;
  std::size_t sample_rows = 0;  // validation rows drawn in the fit
  std::size_t curve_rows = 0;   // validation rows that curves of classes are counted over
};

/// What does not apply to the target, a number or classes, is not a number.
struct Metrics {
  std::size_t step = 0;
  double validation_loss = 0;  // in standardised units, as the training loss
  double validation_rmse = 0;
  double validation_r2 = 0;
  double validation_accuracy = 0;
  double penalty = 0;  // on the weights, no part of the losses
};

class Playground {
 public:
  /// Starts a new table beside the current one.
  void begin_table();
  /// Adds a column to the new table and returns its `rows` values, to be filled.
  std::span<double> add_column(std::string name, std::size_t rows);
  /// Another level of the column that was added last, which makes it a category.
  void add_level(std::string text);
  /// The next `configure` uses the new table; if that fails, the new table is dropped.
  void commit_table();
  /// Predicts for the new table with the model as it stands, see TrainedModel::score; the current
  /// table and the session stay as they are. The new table is dropped either way.
  const Scores& score_table(std::size_t runner = 0);
  /// A row of the current table, in the order of its columns; see Column::values. Throws
  /// `setting_out_of_range`.
  std::span<const double> row(std::size_t row);

  /// Builds the design matrix and a race at step 0 on the newest table: of the optimizer in
  /// `training` and its rivals. A target of classes has a cross-entropy for its loss, whatever
  /// `training` says: of two classes by one output.
  SessionInfo configure(const DesignSpec& design, TrainingConfig training,
                        const std::vector<OptimizerSettings>& rivals = {});

  /// What was done to the table, see Pipeline.
  const Ledger& ledger() const { return design().ledger; }
  /// What the rows of the matrix are called.
  std::vector<std::string> input_names() const { return design().pipeline.names(); }
  /// Labels of the target's classes; a number has none.
  const std::vector<std::string>& classes() const { return design().pipeline.classes; }
  /// Validation rows of each class (row by row of the matrix) by predicted class; empty for a
  /// number.
  std::span<const double> confusion(std::size_t runner = 0);

  /// When `run` ends by itself: after `patience` epochs without a better validation loss (0:
  /// never), or with a runner that has reached `target_score`, an RMSE in the target's units or a
  /// share of rows predicted right (0: never). Throws `setting_out_of_range`.
  void set_stop_rule(double patience, double target_score);
  /// See Race.
  std::optional<Stop> stop() const { return race().stop(stop_rule_); }
  std::size_t run(std::size_t steps, const Race<float>::Ran& ran = {});
  void restart();
  /// All go to `step`, at most `most` steps of each gap in a call; true once they are there.
  bool seek(std::size_t step, std::size_t most);
  std::size_t steps() const { return race().steps(); }
  /// See Race.
  std::size_t reached() const { return race().reached(); }

  std::size_t runners() const { return race().runners(); }
  /// At the end of the race; it is behind until it has caught up.
  void add_runner(const OptimizerSettings& settings) { race().add(settings, 0); }
  void duplicate_runner(std::size_t runner) { race().duplicate(runner); }
  void remove_runner(std::size_t runner) { race().remove(runner); }
  void move_runner(std::size_t from, std::size_t to) { race().move(from, to); }
  /// From the next step on; with another optimizer the runner starts afresh and is behind.
  void set_optimizer(const OptimizerSettings& settings, std::size_t runner = 0) {
    race().set_optimizer(runner, settings, 0);
  }
  /// At most `most` steps of each runner that is behind; true once none is.
  bool catch_up(std::size_t most) { return race().catch_up(most); }

  /// Where this runner is.
  std::size_t steps_of(std::size_t runner) const { return session(runner).steps(); }
  const std::optional<Divergence>& divergence(std::size_t runner = 0) const {
    return session(runner).divergence();
  }
  Metrics evaluate(std::size_t runner = 0);
  /// The newest recorded evaluation; costs nothing.
  Metrics last_recorded(std::size_t runner = 0) const;
  /// FNV-1a of the parameters' bytes.
  std::uint64_t fingerprint(std::size_t runner = 0) const;

  /// Rows of four: step, mean, least and greatest batch loss of the steps around it.
  std::span<const double> loss_history(std::size_t runner = 0);
  /// The same of the gradient's length, before clipping.
  std::span<const double> gradient_norm_history(std::size_t runner = 0);
  /// Rows of nine: step, validation loss, RMSE, R2; 10 %, median, 90 % of the effective step;
  /// accuracy; gradient evaluations.
  std::span<const double> evaluation_history(std::size_t runner = 0);

  const ParameterLayout& layout() const { return session(0).objective().layout(); }
  std::span<const float> parameters(std::size_t runner = 0) const {
    return session(runner).parameters();
  }
  const std::vector<StateColumn>& state_columns(std::size_t runner = 0) const {
    return session(runner).optimizer().state_columns();
  }
  /// One number for each parameter. Throws `column_out_of_range`.
  std::span<const float> state(std::size_t column, std::size_t runner = 0) const;
  std::span<const float> effective_steps(std::size_t runner = 0);
  /// Of the newest step, clipped, one number for each parameter; of a runner that diverged, the
  /// gradient it broke off at. Empty before the first step.
  std::span<const float> gradients(std::size_t runner = 0) const;

  /// See UpdateApart; nothing where the runner takes no next step. Throws `setting_out_of_range`.
  std::optional<UpdateApart> next_update(std::size_t parameter, std::size_t runner = 0) const {
    return rp::next_update(session(runner), parameter);
  }
  /// Begins to look back at a parameter, see WeightHistory; the history begun before is gone.
  /// What the runner does from now on does not change it; `configure` drops it.
  void begin_weight_history(std::size_t parameter, std::size_t from, std::size_t to,
                            std::size_t runner = 0);
  /// At most `most` steps of the history; true once it is complete. Throws `not_ready` where none
  /// was begun.
  bool continue_weight_history(std::size_t most);
  /// As far as it is known. Throws `not_ready`.
  const WeightHistory<float>& weight_history() const;

  /// Begins a landscape of the loss around a runner, see LandscapeLook; the one begun before is
  /// gone. What the race does from now on does not change it; `configure` drops it.
  void begin_landscape(const PlaneChoice& plane, std::size_t points, std::size_t runner = 0);
  /// Goes through about `most` training rows for it, at least a step or a point; true once it is
  /// complete. Throws `not_ready` where none was begun.
  bool continue_landscape(std::size_t most);
  /// As far as it is known. Throws `not_ready`.
  const LandscapeLook& landscape() const;
  void drop_landscape() { landscape_.reset(); }

  /// Of a linear model of numbers: the slope of each feature, then the intercept; empty otherwise.
  std::span<const double> raw_coefficients(std::size_t runner = 0);

  /// Validation rows of the table, ascending.
  std::span<const std::uint32_t> validation_rows() const;

  // See FitLook.
  std::span<const double> sample_input(std::size_t input);
  std::span<const double> sample_target();
  std::span<const double> sample_predictions(std::size_t runner = 0);
  bool is_number(std::size_t input) { return fit().is_number(input); }
  std::span<const double> typical_row() { return fit().typical(); }
  std::span<const double> fit_curve(std::size_t points, std::size_t input = 0,
                                    std::size_t runner = 0);
  std::span<const double> fit_regions(std::size_t points, std::size_t x, std::size_t y,
                                      std::size_t runner = 0);
  ClassCurves class_curves(std::size_t of_class, std::size_t runner = 0) {
    return fit().class_curves(parameters(runner), of_class);
  }

 private:
  /// Throws `not_ready`.
  Race<float>& race();
  const Race<float>& race() const;
  Session<float>& session(std::size_t runner) { return race().runner(runner).session(); }
  const Session<float>& session(std::size_t runner) const {
    return race().runner(runner).session();
  }
  FitLook& fit();
  const Design<float>& design() const;
  Metrics metrics_of(const Evaluation& evaluation) const;
  std::span<const double> history_rows(const StepHistory& history);
  std::span<const double> shown(std::vector<double> values);
  bool predicts_a_number() const { return classes().empty(); }

  Table staged_;                  // being filled
  std::optional<Table> offered_;  // complete, current once `configure` accepts it
  Table table_;
  std::optional<Race<float>> race_;
  std::optional<FitLook> fit_;  // with the race's objective
  std::optional<WeightHistory<float>> weight_history_;
  std::optional<LandscapeLook> landscape_;
  StopRule stop_rule_;
  TrainingConfig training_;
  double validation_variance_ = 1;  // of the standardised target, for R2
  Scores scores_;
  std::vector<double> out_;
  Vector<float> out_steps_;
};

}  // namespace rp
