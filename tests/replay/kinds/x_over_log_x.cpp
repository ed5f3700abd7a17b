// The tutorial's descents of x / ln x: in float every printed digit, in double the numbers behind
// them.
#include <string>

#include "kinds/kinds.hpp"
#include "printed.hpp"
#include "run.hpp"

namespace rp::replay {
namespace {

// Float rows whose digits the file does not promise: other orders of evaluation move them so far.
constexpr double kFloatRows = 2e-4;
// The rows in double have no tolerance of their own; what is not determined so far is in no file.
constexpr double kDoubleRows = 1e-6;

/// The updates after which a table has its rows: iteration i prints x after update i + 1, and the
/// last row is the end.
std::vector<std::size_t> rows_of(const Field& table) {
  std::vector<std::size_t> updates;
  for (const Field& iteration : table["printed_iterations"].elements()) {
    updates.push_back(step_in(iteration) + 1);
  }
  updates.push_back(step_in(table["iterations"]));
  return updates;
}

template <class T>
void replay_table(const Field& optimizer, const ChosenFunction& function, const Field& table,
                  Comparison& comparison) {
  const bool single = kPrecision<T> == Precision::float32;
  const bool all_digits = table["float32_reproduces_all_printed_digits"].flag();
  const Field golden = table[single ? "printed" : "float64"];
  const std::vector<Field> rows = golden.elements();
  const std::vector<std::size_t> updates = rows_of(table);
  if (rows.size() != updates.size()) golden.refuse("has not a row for each printed iteration.");
  Run<T> run = descent_of<T>(table.path() + " " + table["table"].text(), function,
                             read_hyper(optimizer, table["hyper"]), table["start"].numbers());
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (updates[row] < run.session().steps()) golden.refuse("has rows that are not in order.");
    if (!run.advance(updates[row])) return comparison.fail(golden.path(), "the run diverged.");
    const Printed printed(rows[row]);
    const double tolerance = !single ? kDoubleRows : all_digits ? printed.half_unit() : kFloatRows;
    comparison.within(at_step(run.name(), updates[row]),
                      static_cast<double>(run.session().parameters()[0]), printed.value(),
                      tolerance);
  }
}

template <class T>
void replay_trace(const Field& optimizer, const Field& trace, Comparison& comparison) {
  Run<T> run = descent_of<T>(trace.path(), chosen_function(trace),
                             read_hyper(optimizer, trace["hyper"]), trace["start"].numbers());
  run.compare_points(trace["points"], comparison);
}

}  // namespace

template <class T>
Verdict replay_x_over_log_x(const GoldenFile& file) {
  const Field optimizer = file.root["optimizer"];
  const std::vector<Field> traces = file.root["traces_float64"].elements();
  if (traces.empty()) file.root["traces_float64"].refuse("names no function.");
  const ChosenFunction function = chosen_function(traces.front());
  Comparison comparison(kPrecision<T>);
  for (const Field& table : file.root["tables"].some_elements()) {
    replay_table<T>(optimizer, function, table, comparison);
  }
  for (const Field& trace : traces) replay_trace<T>(optimizer, trace, comparison);
  return comparison.verdict();
}

template Verdict replay_x_over_log_x<float>(const GoldenFile&);
template Verdict replay_x_over_log_x<double>(const GoldenFile&);

}  // namespace rp::replay
