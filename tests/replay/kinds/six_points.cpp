// The tutorial's straight line through six points, which is printed to all digits.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "dataset.hpp"
#include "kinds/kinds.hpp"
#include "printed.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "run.hpp"

namespace rp::replay {
namespace {

// The least tolerance that the files have, for what is computed from their own numbers.
constexpr double kExactly = 1e-11;

Rows rows_in_points(const Field& root) {
  Rows rows;
  for (const double x : root["x"].numbers()) rows.features.push_back({x});
  rows.targets = root["y"].numbers();
  if (rows.features.empty() || rows.features.size() != rows.targets.size()) {
    root["y"].refuse("must have as many numbers as x, and at least one.");
  }
  return rows;
}

/// "y = m*x + b, loss half_mse (...)"
Loss loss_in(const Field& model) {
  const std::string words = model.text();
  if (words.find("half_mse") != std::string::npos) return Loss::half_mse;
  if (words.find("mse") != std::string::npos) return Loss::mse;
  model.refuse("names neither half_mse nor mse.");
}

/// How far from what is printed the file expects other orders of evaluation to end: "within 1e-6".
double stated_sensitivity(const Field& words) {
  const std::string text = words.text();
  const std::size_t within = text.find("within ");
  if (within == std::string::npos) return 0;
  return std::strtod(text.c_str() + within + 7, nullptr);
}

template <class T>
class SixPoints {
 public:
  SixPoints(const Field& root, Comparison& comparison)
      : root_(root),
        comparison_(comparison),
        rows_(rows_in_points(root)),
        objective_(design_of<T>(rows_), Network<T>({1, {}, 1}), loss_in(root["model"]),
                   rows_.targets.size()),
        session_({objective_.clone()},
                 SessionConfig{read_steady_hyper(root["optimizer"], root["hyper"]).settings,
                               rows_.targets.size()},
                 as_parameters(root["start"])) {}

  void compare() {
    for (const Field& point : root_["points"].some_elements()) compare_point(point);
    const std::size_t iterations = step_in(root_["iterations"]);
    if (!comparison_.covers(iterations)) return;
    advance(iterations);
    compare_results();
    compare_printed();
  }

 private:
  std::span<const T> as_parameters(const Field& golden) {
    const std::vector<double> numbers = golden.numbers();
    if (numbers.size() != 2) golden.refuse("must hold m and b.");
    start_.assign(numbers.begin(), numbers.end());
    return start_;
  }

  void advance(std::size_t step) {
    if (step > session_.steps()) session_.run(step - session_.steps());
    if (session_.steps() != step) {
      comparison_.fail("step " + std::to_string(step), "the run is not there.");
    }
  }

  void compare_point(const Field& point) {
    const std::size_t step = step_in(point["step"]);
    if (!comparison_.covers(step)) return;
    advance(step);
    const std::string where = "step " + std::to_string(step);
    comparison_.compare_each(where, "parameter", session_.parameters(), point["params"].numbers(),
                             point["tol"].tolerance());
    // Not every file gives the losses along the run a tolerance; at its own points they have ours.
    compare_exactly(point["loss"], objective_.validation_loss(as_parameters(point["params"])));
  }

  /// What the file has computed, at its own parameters.
  void compare_results() {
    const Field parameters = root_["params"];
    const double loss = objective_.validation_loss(as_parameters(parameters));
    const double rmse = std::sqrt(mean_square_of(objective_.loss(), loss));
    compare_exactly(root_["rmse"], rmse);
    const std::vector<double> line = parameters.numbers();
    const std::vector<Field> predictions = predictions_in(root_["predictions"]);
    for (std::size_t i = 0; i < predictions.size(); ++i) {
      compare_exactly(predictions[i], line[0] * rows_.features[i][0] + line[1]);
    }
  }

  void compare_exactly(const Field& golden, double ours) {
    const double number = golden.number();
    comparison_.compare(golden.path(), ours, number, kExactly * std::max(1.0, std::abs(number)));
  }

  /// What the article prints, and where our run ends.
  void compare_printed() {
    const Field golden = root_["printed"];
    const std::vector<Field> parameters = golden["params"].elements();
    if (parameters.size() != 2) golden["params"].refuse("must hold m and b.");
    const auto m = static_cast<double>(session_.parameters()[0]);
    const auto b = static_cast<double>(session_.parameters()[1]);
    const double loss = session_.evaluate().validation_loss;
    compare_roughly(parameters[0], m, 1);
    compare_roughly(parameters[1], b, 1);
    compare_roughly(golden["rmse"], std::sqrt(mean_square_of(objective_.loss(), loss)), 1);
    const std::vector<Field> predictions = predictions_in(golden["predictions"]);
    for (std::size_t i = 0; i < predictions.size(); ++i) {
      const double x = rows_.features[i][0];
      compare_roughly(predictions[i], m * x + b, std::abs(x) + 1);
    }
  }

  /// `growth`: how much more than a parameter the number is moved by rounding.
  void compare_roughly(const Field& golden, double ours, double growth) {
    const Printed printed(golden);
    comparison_.within(golden.path(), ours, printed.value(),
                       printed.half_unit() + growth * stated_sensitivity(root_["sensitivity"]));
  }

  std::vector<Field> predictions_in(const Field& golden) const {
    std::vector<Field> predictions = golden.elements();
    if (predictions.size() != rows_.features.size()) golden.refuse("must have one for each x.");
    return predictions;
  }

  Field root_;
  Comparison& comparison_;
  Rows rows_;
  std::vector<T> start_;
  SupervisedObjective<T> objective_;
  Session<T> session_;
};

}  // namespace

template <class T>
Verdict replay_six_points(const GoldenFile& file) {
  Comparison comparison(kPrecision<T>);
  SixPoints<T>(file.root, comparison).compare();
  return comparison.verdict();
}

template Verdict replay_six_points<float>(const GoldenFile&);
template Verdict replay_six_points<double>(const GoldenFile&);

}  // namespace rp::replay
