// What the page may do, in plain types: one table, one session on it, and read-only looks at both.
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
#include "rp/train/session.hpp"
#include "rp/train/trained_model.hpp"

namespace rp {

struct SessionInfo {
  std::size_t parameter_count = 0;
  std::size_t training_rows = 0;
  std::size_t validation_rows = 0;
  std::size_t rows_left_out = 0;  // for a missing cell in a chosen column
  std::size_t steps_per_epoch = 0;
  std::size_t sample_rows = 0;  // validation rows drawn in the fit
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
  const Scores& score_table();
  /// A row of the current table, in the order of its columns; see Column::values. Throws
  /// `setting_out_of_range`.
  std::span<const double> row(std::size_t row);

  /// Builds the design matrix and a session at step 0 on the newest table. A target of classes has
  /// a cross-entropy for its loss, whatever `training` says: of two classes by one output.
  SessionInfo configure(const DesignSpec& design, TrainingConfig training);

  /// What was done to the table, see Pipeline.
  const Ledger& ledger() const { return design().ledger; }
  /// What the rows of the matrix are called.
  std::vector<std::string> input_names() const { return design().pipeline.names(); }
  /// Labels of the target's classes; a number has none.
  const std::vector<std::string>& classes() const { return design().pipeline.classes; }
  /// Validation rows of each class (row by row of the matrix) by predicted class; empty for a
  /// number.
  std::span<const double> confusion();

  std::size_t run(std::size_t steps);
  void restart();
  void set_optimizer(const OptimizerSettings& settings);

  std::size_t steps() const { return session().steps(); }
  const std::optional<Divergence>& divergence() const { return session().divergence(); }
  Metrics evaluate();
  /// The newest recorded evaluation; costs nothing.
  Metrics last_recorded() const;
  /// FNV-1a of the parameters' bytes.
  std::uint64_t fingerprint() const;

  /// Rows of four: step, mean, least and greatest batch loss of the steps around it.
  std::span<const double> loss_history();
  /// Rows of eight: step, validation loss, RMSE, R2; 10 %, median, 90 % of the effective step;
  /// accuracy.
  std::span<const double> evaluation_history();

  const ParameterLayout& layout() const { return session().objective().layout(); }
  std::span<const float> parameters() const { return session().parameters(); }
  const std::vector<StateColumn>& state_columns() const {
    return session().optimizer().state_columns();
  }
  /// One number for each parameter. Throws `column_out_of_range`.
  std::span<const float> state(std::size_t column) const;
  std::span<const float> effective_steps();

  /// Of a linear model of numbers: the slope of each feature, then the intercept; empty otherwise.
  std::span<const double> raw_coefficients();

  /// Validation rows of the table, ascending.
  std::span<const std::uint32_t> validation_rows() const;

  /// The rows drawn in the fit, spread evenly over the validation rows: values of the first row of
  /// the matrix and of the target; of classes their positions, as the predictions are.
  std::span<const double> sample_feature();
  std::span<const double> sample_target();
  std::span<const double> sample_predictions();

  /// Predictions of a model of one number from one number at `points` evenly spaced values over the
  /// drawn rows: all values, then all predictions. Empty for more features.
  std::span<const double> fit_curve(std::size_t points);

 private:
  Session<float>& session();
  const Session<float>& session() const;
  /// Throws `not_ready`.
  SupervisedObjective<float>& predictor();
  const Design<float>& design() const;
  Metrics metrics_of(const Evaluation& evaluation) const;
  std::span<const double> raw_sample(const Matrix<float>& values, const Scale& scale);
  void append_predictions(Block<const float> features);
  bool predicts_a_number() const { return classes().empty(); }

  Table staged_;                  // being filled
  std::optional<Table> offered_;  // complete, current once `configure` accepts it
  Table table_;
  std::optional<Session<float>> session_;
  std::optional<SupervisedObjective<float>> predictor_;  // the session's objective, to look with
  TrainingConfig training_;
  double validation_variance_ = 1;  // of the standardised target, for R2
  Matrix<float> sample_features_;   // standardised, [features][padded sample rows]
  Matrix<float> sample_targets_;
  std::size_t sample_rows_ = 0;
  Scores scores_;
  std::vector<double> out_;
  Vector<float> out_steps_;
};

}  // namespace rp
