// The counterexample of Reddi, Kale and Kumar: one parameter, gradients in a fixed order.
#include <limits>

#include "kinds/kinds.hpp"
#include "rp/objective/online_objective.hpp"
#include "run.hpp"
#include "slopes.hpp"

namespace rp::replay {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// A trace may say beside its hyper-parameters whether Adam is AMSGrad.
Field hyper_of(const Field& trace) {
  const Field hyper = trace["hyper"];
  const std::optional<Field> amsgrad = trace.find("amsgrad");
  if (!amsgrad || !amsgrad->flag()) return hyper;
  return hyper.with("amsgrad", true);
}

double start_of(const Field& trace) {
  const std::vector<double> start = trace["start"].numbers();
  if (start.size() != 1) trace["start"].refuse("must hold one number.");
  return start.front();
}

template <class T>
void replay_trace(const GoldenFile& file, const Field& trace, Comparison& comparison) {
  const Hyper hyper = read_hyper(trace["optimizer"], hyper_of(trace));
  const Interval bounds = hyper.box.value_or(Interval{-kInfinity, kInfinity});
  Cloned<Objective<T>> objective(std::make_unique<OnlineObjective<T>>(
      slopes_in_words(file.root["gradient"], trace["hyper"]), start_of(trace), bounds));
  Run<T> run(trace.path() + " " + trace["optimizer"].text(), std::move(objective), hyper);
  for (const Field& point : trace["points"].some_elements()) {
    const double tolerance = point.find("tol").value_or(file.root["tolerance"]).tolerance();
    if (run.reach(point, comparison)) run.compare_parameters(point, tolerance, comparison);
  }
}

}  // namespace

template <class T>
Verdict replay_online_trace(const GoldenFile& file) {
  Comparison comparison(kPrecision<T>);
  for (const Field& trace : file.root["traces"].some_elements()) {
    replay_trace<T>(file, trace, comparison);
  }
  return comparison.verdict();
}

template Verdict replay_online_trace<float>(const GoldenFile&);
template Verdict replay_online_trace<double>(const GoldenFile&);

}  // namespace rp::replay
