#include "model_promises.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "demand.hpp"
#include "matrix_promises.hpp"
#include "rp/base/error.hpp"
#include "rp/base/rng.hpp"
#include "rp/train/trained_model.hpp"

namespace rp::fuzz {
namespace {

template <class T>
TrainedModel<T> small_model(Draws& draws, const Design<T>& design) {
  NetworkShape shape;
  shape.inputs = design.pipeline.width();
  for (std::size_t layers = draws.below(3); layers > 0; --layers) {
    shape.hidden_units.push_back(1 + draws.below(5));
  }
  shape.outputs = design.outputs();
  shape.activation = static_cast<Activation>(draws.below(6));
  const Network<T> network(shape);
  std::vector<T> parameters(network.parameter_count());
  Rng rng(draws.byte());
  network.initialise(Initialisation::pytorch, rng, parameters);
  return {design.pipeline, shape, parameters};
}

/// The rows of a table as the model sees them; or nothing, where the table has what no model takes.
template <class T>
std::optional<ScoringRows<T>> rows_or_refusal(const Pipeline& pipeline, const Table& table) {
  try {
    return rows_to_score<T>(pipeline, table);
  } catch (const Error& error) {
    demand(error.code() == ErrorCode::table_invalid || error.code() == ErrorCode::column_not_found,
           "a table to be scored is refused for its columns or its values");
    return std::nullopt;
  }
}

/// The same cells are the same numbers, whether they are trained on or scored.
template <class T>
void check_same_matrix(const Samples<T>& samples, const ScoringRows<T>& scoring) {
  for (std::size_t s = 0; s < samples.rows(); ++s) {
    const auto at = std::lower_bound(scoring.table_rows.begin(), scoring.table_rows.end(),
                                     samples.table_rows[s]);
    demand(at != scoring.table_rows.end() && *at == samples.table_rows[s],
           "a row that was used can be scored");
    const auto there = static_cast<std::size_t>(at - scoring.table_rows.begin());
    for (std::size_t r = 0; r < samples.features.shape(0); ++r) {
      demand(scoring.features(r, there) == samples.features(r, s),
             "scoring gives the matrix that was trained on");
    }
  }
}

/// What is filled in was learnt, so the model takes it.
void check_empty_row(const Pipeline& pipeline, const DesignSpec& spec) {
  Table empty;
  bool drops = false;
  for (std::size_t f = 0; f < pipeline.features.size(); ++f) {
    const Feature& feature = pipeline.features[f];
    const Fill fill = spec.treatments.empty() ? Fill::drop_row : spec.treatments[f].fill;
    if (fill == Fill::constant) return;  // may be larger than a model takes
    drops = drops || fill == Fill::drop_row;
    empty.columns.push_back({feature.name(), {std::numeric_limits<double>::quiet_NaN()}});
    if (feature.is_category()) empty.columns.back().levels = {"never seen"};
  }
  const auto scoring = rows_to_score<double>(pipeline, empty);
  demand(scoring.table_rows.size() == (drops ? 0 : 1), "an empty row is filled or left out");
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

template <class T>
void check_same_scores(const TrainedModel<T>& model, const TrainedModel<T>& again,
                       const Table& table) {
  const Scores scores = model.score(table);
  const Scores others = again.score(table);
  const std::size_t rows = std::max<std::size_t>(model.pipeline().classes.size(), 1);
  demand(scores.predictions.size() == rows * scores.table_rows.size(),
         "there is a prediction for each row");
  demand(scores.table_rows == others.table_rows, "a loaded model scores the same rows");
  demand(same_bits(scores.predictions, others.predictions),
         "a loaded model predicts the same bits");
}

}  // namespace

template <class T>
void check_model(Draws& draws, const Table& table, const Table& other, const DesignSpec& spec,
                 const Design<T>& design) {
  const TrainedModel<T> model = small_model(draws, design);
  const std::vector<std::uint8_t> bytes = model.saved();
  const TrainedModel<T> again(bytes);
  demand(again.saved() == bytes, "a loaded model is saved as the same bytes");
  check_empty_row(again.pipeline(), spec);

  const auto scoring = rows_or_refusal<T>(again.pipeline(), table);
  demand(scoring || design.rows_left_out > 0, "a table that was used can be scored");
  if (scoring) {
    check_same_matrix(design.training, *scoring);
    check_same_matrix(design.validation, *scoring);
    check_same_scores(model, again, table);
  }
  if (const auto unseen = rows_or_refusal<T>(again.pipeline(), other)) {
    check_matrix(again.pipeline(), other, unseen->table_rows,
                 as_block(std::as_const(unseen->features), unseen->table_rows.size()));
    check_same_scores(model, again, other);
  }
}

template void check_model(Draws&, const Table&, const Table&, const DesignSpec&,
                          const Design<float>&);
template void check_model(Draws&, const Table&, const Table&, const DesignSpec&,
                          const Design<double>&);

}  // namespace rp::fuzz
