// The variance-reduced methods on a linear or logistic model, every random choice planned.
//
// The model has no hidden layer, so its parameters are the file's: a weight for each feature, then
// the intercept.
#include <string>
#include <utility>

#include "comparison.hpp"
#include "dataset.hpp"
#include "hyper.hpp"
#include "kinds/kinds.hpp"
#include "plan.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "rp/optim/optimizer.hpp"
#include "rp/train/session.hpp"

namespace rp::replay {
namespace {

template <class T>
Session<T> session_of(const Rows& rows, Loss loss, const Hyper& hyper, const Plan& plan,
                      const Field& start) {
  const std::vector<double> golden = start.numbers();
  const std::vector<T> parameters(golden.begin(), golden.end());
  Network<T> network({rows.features.front().size(), {}, 1});
  if (parameters.size() != network.parameter_count()) {
    start.refuse("must hold a number for each column of the dataset, then the intercept.");
  }
  Cloned<Objective<T>> objective(std::make_unique<SupervisedObjective<T>>(
      design_of<T>(rows), std::move(network), loss, plan.largest_batch));
  return {std::move(objective), SessionConfig{hyper.settings},
          std::optional<std::span<const T>>(parameters), plan.draws};
}

/// The loss over all rows with the penalty, which a session's own measure is without.
template <class T>
double penalised_loss(Session<T>& session, double l2) {
  double squares = 0;
  for (const T parameter : session.parameters()) {
    squares += static_cast<double>(parameter) * static_cast<double>(parameter);
  }
  return session.evaluate().validation_loss + l2 / 2 * squares;
}

Hyper finite_sum_hyper(const Field& root) {
  Hyper hyper = read_steady_hyper(root["optimizer"], root["hyper"]);
  if (!hyper.settings.has("l2")) {
    root["optimizer"].refuse("must be one of the variance-reduced methods.");
  }
  return hyper;
}

}  // namespace

template <class T>
Verdict replay_finite_sum_trace(const GoldenFile& file) {
  const Field& root = file.root;
  const Hyper hyper = finite_sum_hyper(root);
  const Rows rows = rows_of_dataset(file);
  if (rows.targets.size() != root["rows"].count()) root["rows"].refuse("is not the dataset's.");
  const Plan plan = plan_in(root["plan"], hyper, rows.targets.size());
  Session<T> session = session_of<T>(rows, loss_named(root["loss"]), hyper, plan, root["start"]);
  const double l2 = hyper.settings.number("l2");
  Comparison comparison(kPrecision<T>);
  std::size_t done = 0;
  for (const Field& point : root["points"].some_elements()) {
    const std::size_t stage = point["step"].count();
    if (stage < done || stage > plan.stages.size()) point["step"].refuse("is not in the plan.");
    for (; done < stage; ++done) {
      for (const Batch& batch : plan.stages[done]) session.step(batch);
    }
    const std::string where = "step " + std::to_string(stage);
    if (session.divergence()) comparison.fail(where, "the run diverged before.");
    if (!comparison.covers(stage)) continue;
    comparison.compare_each(where, "parameter", session.parameters(), point["params"].numbers(),
                            root["tol"].tolerance());
    comparison.compare(where + ", loss", penalised_loss(session, l2), point["loss"].number(),
                       root["loss_tol"].tolerance());
  }
  return comparison.verdict();
}

template Verdict replay_finite_sum_trace<float>(const GoldenFile&);
template Verdict replay_finite_sum_trace<double>(const GoldenFile&);

}  // namespace rp::replay
