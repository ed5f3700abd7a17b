// Training runs of a network on a dataset with given mini-batches: the loss of each batch before
// its update, the loss over all rows now and then, and where the parameters and metrics end.
#include <cmath>
#include <string>
#include <utility>

#include "bounded_objective.hpp"
#include "comparison.hpp"
#include "dataset.hpp"
#include "hyper.hpp"
#include "kinds/kinds.hpp"
#include "model.hpp"
#include "plan.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "rp/train/session.hpp"
#include "run.hpp"

namespace rp::replay {
namespace {

/// The rows of each update: a list, or words that say all rows.
std::vector<Batch> batches_in(const Field& root, std::size_t rows) {
  const std::size_t updates = step_in(root["updates"]);
  const std::optional<Field> most = root.find("batch_size");
  const Field batches = root["batches"];
  if (!batches.is_list()) {
    if (batches.text().find("all rows") == std::string::npos) {
      batches.refuse("must be the rows of each update, or say that each uses all rows.");
    }
    if (most && most->count() != rows) most->refuse("is not all rows.");
    return std::vector<Batch>(updates, first_rows(rows));
  }
  std::vector<Batch> all;
  for (const Field& entry : batches.elements()) {
    all.push_back(entry.counts());
    if (all.back().empty() || all.back().size() > rows) {
      entry.refuse("must be from one row to all.");
    }
    if (most && all.back().size() > most->count()) entry.refuse("is larger than batch_size.");
    for (const std::uint32_t row : all.back()) {
      if (row >= rows) {
        entry.refuse("asks for row " + std::to_string(row) + ", which there is not.");
      }
    }
  }
  if (all.size() != updates) batches.refuse("must be as many as the updates.");
  return all;
}

/// What is measured over all rows after so many updates.
struct FullLoss {
  std::size_t updates;
  Field loss;
};

std::vector<FullLoss> full_losses_in(const Field& root, std::size_t updates) {
  std::vector<FullLoss> all;
  for (const Field& entry : root["full_loss"].some_elements()) {
    const std::vector<Field> pair = entry.elements();
    if (pair.size() != 2) entry.refuse("must be a pair of updates done and a loss.");
    const std::size_t done = pair[0].count();
    if (done > updates) pair[0].refuse("is more than the updates.");
    if (!all.empty() && done <= all.back().updates) pair[0].refuse("comes before the one above.");
    all.push_back({done, pair[1]});
  }
  return all;
}

template <class T>
std::vector<T> start_in(const Field& root, std::size_t parameter_count) {
  const std::vector<double> start = root["init_params"].numbers();
  if (start.size() != parameter_count) {
    root["init_params"].refuse("must be the " + std::to_string(parameter_count) +
                               " parameters of the model.");
  }
  return {start.begin(), start.end()};
}

template <class T>
class SupervisedRun {
 public:
  SupervisedRun(const GoldenFile& file, Comparison& comparison)
      : root_(file.root),
        comparison_(comparison),
        hyper_(read_hyper(root_["optimizer"], root_["hyper"])),
        rows_(rows_of_dataset(file)),
        model_(model_in(root_, rows_.features.front().size())),
        batches_(batches_in(root_, rows_.targets.size())),
        design_(design_of<T>(rows_, model_.one_hot_classes())),
        objective_(design_, Network<T>(model_.shape), model_.criterion, rows_.targets.size(),
                   Initialisation::pytorch, model_.penalty),
        start_(start_in<T>(root_, objective_.parameter_count())),
        session_(bounded(), SessionConfig{hyper_.settings}, std::span<const T>(start_)) {
    if (rows_.targets.size() != root_["rows"].count())
      root_["rows"].refuse("is not the dataset's.");
  }

  void compare() {
    const std::vector<Field> batch_losses = root_["batch_loss"].some_elements();
    if (batch_losses.size() != batches_.size()) {
      root_["batch_loss"].refuse("must be as many as the updates.");
    }
    const std::vector<FullLoss> full_losses = full_losses_in(root_, batches_.size());
    auto full = full_losses.begin();
    for (std::size_t done = 0; done <= batches_.size(); ++done) {
      if (full != full_losses.end() && full->updates == done) compare_full_loss(*full++);
      if (done == batches_.size()) break;
      compare_batch_loss(batch_losses[done], batches_[done]);
      if (!hyper_.changes.empty()) session_.set_optimizer(hyper_.settings_of(done + 1));
      session_.step(batches_[done]);
      if (session_.divergence()) {
        comparison_.fail(at(done), "the run diverged.");
        return;
      }
    }
    compare_end();
  }

 private:
  Cloned<Objective<T>> bounded() const {
    return {std::make_unique<BoundedObjective<T>>(Cloned<Objective<T>>(objective_.clone()),
                                                  hyper_.box)};
  }

  static std::string at(std::size_t updates) { return "step " + std::to_string(updates); }

  void compare_loss(const std::string& where, double ours, const Field& golden) {
    comparison_.compare(where, ours, golden.number(), root_["loss_tol"].tolerance());
  }

  void compare_batch_loss(const Field& golden, const Batch& batch) {
    if (!comparison_.covers(session_.steps())) return;
    gradients_.resize(start_.size());
    const T loss = objective_.loss_and_gradient(session_.parameters(), batch, gradients_);
    compare_loss(at(session_.steps()) + ", loss of the batch", static_cast<double>(loss), golden);
  }

  void compare_full_loss(const FullLoss& golden) {
    if (!comparison_.covers(golden.updates)) return;
    compare_loss(at(golden.updates) + ", loss of all rows",
                 objective_.mean_loss(session_.parameters(), design_->training), golden.loss);
  }

  void compare_end() {
    if (!comparison_.covers(batches_.size())) return;
    comparison_.compare_each("the end", "parameter", session_.parameters(),
                             root_["final_params"].numbers(), root_["params_tol"].tolerance());
    const std::optional<Field> metrics = root_.find("metrics");
    if (!metrics) return;
    for (const auto& member : metrics->members()) {
      compare_loss(member.second.path(), metric(member.first, member.second), member.second);
    }
  }

  double metric(const std::string& name, const Field& field) {
    if (is_of_classes(model_.criterion.loss)) {
      const ClassificationMetrics ours =
          objective_.classification_metrics(session_.parameters(), design_->training);
      if (name == "train_accuracy") return ours.confusion.accuracy();
      if (name == "train_balanced_accuracy") return ours.confusion.balanced_accuracy();
      if (name == "train_f1") return ours.confusion.f1();
      if (name == "train_log_loss") return ours.log_loss;
      if (name == "train_roc_auc") return ours.roc_auc;
    } else {
      const RegressionMetrics ours =
          objective_.regression_metrics(session_.parameters(), design_->training);
      if (name == "train_rmse") return ours.rmse;
      if (name == "train_mae") return ours.mae;
      if (name == "train_r2") return ours.r2;
    }
    field.refuse("is no metric that is known here for this loss.");
  }

  Field root_;
  Comparison& comparison_;
  Hyper hyper_;
  Rows rows_;
  Model model_;
  std::vector<Batch> batches_;
  std::shared_ptr<const Design<T>> design_;
  SupervisedObjective<T> objective_;
  std::vector<T> start_;
  std::vector<T> gradients_;
  Session<T> session_;
};

}  // namespace

template <class T>
Verdict replay_supervised_trace(const GoldenFile& file) {
  Comparison comparison(kPrecision<T>);
  SupervisedRun<T>(file, comparison).compare();
  return comparison.verdict();
}

template Verdict replay_supervised_trace<float>(const GoldenFile&);
template Verdict replay_supervised_trace<double>(const GoldenFile&);

}  // namespace rp::replay
