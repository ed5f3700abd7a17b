#include "rp/train/trained_model.hpp"

#include <algorithm>
#include <utility>

#include "rp/base/archive.hpp"
#include "rp/base/sealed.hpp"
#include "rp/objective/predictions.hpp"

namespace rp {
namespace {

constexpr Seal kModelSeal{0x444D5052, 1};  // "RPMD"
constexpr std::size_t kActivations = 6;

/// What a network of the pipeline gives out.
std::size_t outputs_for(const Pipeline& pipeline, std::size_t given) {
  const std::size_t classes = pipeline.classes.size();
  return classes == 2 && given == 1 ? 1 : std::max<std::size_t>(classes, 1);
}

/// Whether a network of this shape has so many parameters, whatever sizes someone made up: their
/// products may be too large for a number.
bool has_parameters(const NetworkShape& shape, std::size_t count) {
  std::vector<std::size_t> sizes = shape.hidden_units;
  sizes.push_back(shape.outputs);
  std::size_t inputs = shape.inputs;
  for (const std::size_t outputs : sizes) {
    if (outputs > count / (inputs + 1)) return false;
    count -= outputs * (inputs + 1);
    inputs = outputs;
  }
  return count == 0;
}

}  // namespace

template <class T>
TrainedModel<T>::TrainedModel(Pipeline pipeline, NetworkShape shape, std::span<const T> parameters)
    : pipeline_(std::move(pipeline)),
      shape_(std::move(shape)),
      parameters_(parameters.begin(), parameters.end()) {}

template <class T>
TrainedModel<T>::TrainedModel(const SupervisedObjective<T>& objective,
                              std::span<const T> parameters)
    : TrainedModel(objective.design().pipeline, objective.network().shape(), parameters) {}

template <class T>
TrainedModel<T>::TrainedModel(std::span<const std::uint8_t> bytes) {
  Archive archive(unsealed(kModelSeal, bytes));
  carry(archive);
  if (archive.bytes_left() != 0) Archive::refuse("it is longer than it should be");
}

template <class T>
std::vector<std::uint8_t> TrainedModel<T>::saved() const {
  Archive archive;
  TrainedModel copy = *this;
  copy.carry(archive);
  return sealed(kModelSeal, std::move(archive).written());
}

template <class T>
void TrainedModel<T>::carry(Archive& archive) {
  std::size_t precision = sizeof(T);
  archive(precision);
  if (precision != sizeof(T)) Archive::refuse("it is of another precision");
  pipeline_.carry(archive);
  archive(shape_.inputs);
  archive.list(shape_.hidden_units, 8, [&](std::size_t& units) { archive(units); });
  archive(shape_.outputs);
  archive.choice(shape_.activation, kActivations);
  archive.list(shape_.activations, 8,
               [&](Activation& activation) { archive.choice(activation, kActivations); });
  archive(parameters_);
  const bool fits =
      shape_.inputs == pipeline_.width() &&
      shape_.outputs == outputs_for(pipeline_, shape_.outputs) &&
      (shape_.activations.empty() || shape_.activations.size() == shape_.hidden_units.size());
  if (!fits || !has_parameters(shape_, parameters_.size())) {
    Archive::refuse("its parts do not fit together");
  }
}

template <class T>
Scores TrainedModel<T>::score(const Table& table) const {
  ScoringRows<T> rows = rows_to_score<T>(pipeline_, table);
  const std::size_t count = rows.table_rows.size();
  const Network<T> network(shape_);
  Workspace<T> workspace = network.workspace(kRowsOfChunk);
  Matrix<T> outputs = sample_matrix<T>(shape_.outputs, count);
  const Block<T> out = as_block(outputs, count);
  network.predict(parameters_, as_block(std::as_const(rows.features), count), workspace, out);
  return {std::move(rows.table_rows),
          predictions_of<T>(out, pipeline_.target_scale, pipeline_.classes.size()),
          std::move(rows.ledger)};
}

template class TrainedModel<float>;
template class TrainedModel<double>;

}  // namespace rp
