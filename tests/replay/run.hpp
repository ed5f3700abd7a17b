// A session with the hyper-parameters of a golden file, and what the file says about its points.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bounded_objective.hpp"
#include "comparison.hpp"
#include "field.hpp"
#include "functions.hpp"
#include "hyper.hpp"
#include "rp/objective/function_objective.hpp"
#include "rp/train/session.hpp"

namespace rp::replay {

inline std::string at_step(const std::string& run, std::size_t step) {
  return run + ", step " + std::to_string(step);
}

// More are a mistake, and would run for hours.
constexpr std::size_t kMostSteps = 10'000'000;

inline std::size_t step_in(const Field& field) {
  const std::size_t step = field.count();
  if (step > kMostSteps) field.refuse("is more than 10 million steps.");
  return step;
}

template <class T>
class Run {
 public:
  /// `name` says in messages which run it is.
  Run(std::string name, Cloned<Objective<T>> objective, Hyper hyper, std::size_t batch_size = 1)
      : name_(std::move(name)),
        hyper_(std::move(hyper)),
        session_(std::move(objective), SessionConfig{hyper_.settings, batch_size}),
        explosion_(kExplosionFactor * std::max(1.0, session_.evaluate().validation_loss)) {}

  const std::string& name() const { return name_; }
  Session<T>& session() { return session_; }

  /// Takes the updates up to `step`; false if the run diverges before.
  bool advance(std::size_t step) {
    if (hyper_.changes.empty()) {
      session_.run(step - session_.steps());
    } else {
      while (session_.steps() < step && !session_.divergence()) {
        session_.set_optimizer(hyper_.settings_of(session_.steps() + 1));
        session_.run(1);
      }
    }
    return session_.steps() == step;
  }

  /// The same up to the step of `point`; false if its numbers are not compared in this precision,
  /// or cannot be because the run is not there.
  bool reach(const Field& point, Comparison& comparison) {
    const std::size_t step = step_in(point["step"]);
    if (step < session_.steps()) point["step"].refuse("comes before the point above it.");
    if (!comparison.covers(step)) return false;
    const bool there = advance(step);
    const std::optional<Field> loss = point.find("loss");
    if (loss && loss->number() > explosion_ && !(there && is_below_explosion())) {
      comparison.leave_out(at_step(name_, step), "the loss has exploded, where a session ends");
    } else if (!there) {
      comparison.fail(at_step(name_, step),
                      "the run diverged at step " + std::to_string(session_.steps()) + ".");
    } else {
      return true;
    }
    return false;
  }

  void compare_parameters(const Field& point, double tolerance, Comparison& comparison) const {
    comparison.compare_each(at_step(name_, point["step"].count()), "parameter",
                            session_.parameters(), point["params"].numbers(), tolerance);
  }

  /// In double only: an error of the parameters moves the loss by the gradient times as much, and
  /// some functions (Styblinski-Tang) are small differences of large terms. So there are descents
  /// whose parameters in float keep to 1e-5 and whose losses do not.
  void compare_loss(const Field& point, double tolerance, Comparison& comparison) {
    const double golden = point["loss"].number();
    if (kPrecision<T> == Precision::float32) return;
    comparison.compare(at_step(name_, point["step"].count()) + ", loss",
                       session_.evaluate().validation_loss, golden, tolerance);
  }

  /// Every point of a trace, with its own tolerances.
  void compare_points(const Field& points, Comparison& comparison) {
    for (const Field& point : points.some_elements()) {
      if (!reach(point, comparison)) continue;
      compare_parameters(point, point["tol"].tolerance(), comparison);
      compare_loss(point, point["loss_tol"].tolerance(), comparison);
    }
  }

 private:
  bool is_below_explosion() { return session_.evaluate().validation_loss <= explosion_; }

  std::string name_;
  Hyper hyper_;
  Session<T> session_;
  double explosion_;  // a loss above it counts as divergence
};

/// A descent of a test function from `start`.
template <class T>
Run<T> descent_of(const std::string& name, const ChosenFunction& chosen, const Hyper& hyper,
                  const std::vector<double>& start) {
  Cloned<Objective<T>> objective(
      std::make_unique<FunctionObjective<T>>(*chosen.function, chosen.parameters, start));
  return {name, {std::make_unique<BoundedObjective<T>>(std::move(objective), hyper.box)}, hyper};
}

}  // namespace rp::replay
