// Descents of test functions: parameters and loss at some steps.
#include "kinds/kinds.hpp"
#include "run.hpp"

namespace rp::replay {
namespace {

template <class T>
void replay_trace(const Field& optimizer, const Field& hyper, const Field& trace,
                  Comparison& comparison) {
  Run<T> run = descent_of<T>(trace.path() + " " + trace["function"].text(), chosen_function(trace),
                             read_hyper(optimizer, hyper.with(trace.find("hyper_override"))),
                             trace["start"].numbers());
  run.compare_points(trace["points"], comparison);
}

}  // namespace

template <class T>
Verdict replay_function_trace(const GoldenFile& file) {
  Comparison comparison(kPrecision<T>);
  for (const Field& trace : file.root["traces"].some_elements()) {
    replay_trace<T>(file.root["optimizer"], file.root["hyper"], trace, comparison);
  }
  return comparison.verdict();
}

template Verdict replay_function_trace<float>(const GoldenFile&);
template Verdict replay_function_trace<double>(const GoldenFile&);

}  // namespace rp::replay
