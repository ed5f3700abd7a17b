// How many updates a method needs to get below a level, or that it never does.
#include <sstream>
#include <string>

#include "kinds/kinds.hpp"
#include "run.hpp"

namespace rp::replay {
namespace {

// What the files allow, and where their runs end.
constexpr double kStepsApart = 2;
constexpr std::size_t kLimit = 5000;

/// The hyper-parameters of a golden file with some of them changed.
struct Dialect {
  Field optimizer;
  Field hyper;
};

/// "adadelta/keras lr 1 eps 1e-6": a file, without its ending, and keys with their values.
Dialect dialect_of(const GoldenFile& file, const Field& run) {
  std::istringstream words(run["dialect"].text());
  std::string name;
  words >> name;
  const std::optional<std::string> path = find_beside(file, name + ".json");
  if (!path) run["dialect"].refuse("there is no " + name + ".json beside this file or above it.");
  const GoldenFile other = read_golden_file(*path);
  Dialect dialect{other.root["optimizer"], other.root["hyper"]};
  // Rprop has no learning rate, and ignores that of the run.
  if (dialect.hyper.find("lr")) dialect.hyper = dialect.hyper.with("lr", run["lr"].number());
  for (std::string key, value; words >> key;) {
    if (!(words >> value)) run["dialect"].refuse("\"" + key + "\" has no value after it.");
    dialect.hyper = dialect.hyper.with_word(key, value);
  }
  return dialect;
}

void refuse_unknown_keys(const Field& run) {
  for (const auto& member : run.members()) {
    const std::string& key = member.first;
    const bool known = key == "function" || key == "function_params" || key == "start" ||
                       key == "dialect" || key == "lr" || key == "level" || key == "outcome" ||
                       key == "steps";
    if (!known) member.second.refuse("is no key of a run.");
  }
}

/// Takes updates until the value is below `level`; false if it is not after `limit` of them.
template <class T>
bool gets_below(double level, std::size_t limit, Run<T>& run) {
  while (!(run.session().evaluate().validation_loss < level)) {
    if (run.session().steps() == limit || !run.advance(run.session().steps() + 1)) return false;
  }
  return true;
}

/// The number in "not within 5000 steps".
std::optional<std::size_t> limit_in(const std::string& outcome) {
  const std::string before = "not within ";
  if (!outcome.starts_with(before)) return std::nullopt;
  std::istringstream rest(outcome.substr(before.size()));
  std::size_t limit = 0;
  return rest >> limit && limit <= kMostSteps ? std::optional<std::size_t>(limit) : std::nullopt;
}

template <class T>
void compare_steps(const Field& golden, double level, Run<T>& run, Comparison& comparison) {
  const std::size_t steps = step_in(golden["steps"]);
  if (!comparison.covers(steps)) return;
  const std::size_t patience = steps + static_cast<std::size_t>(kStepsApart) + 1;
  if (gets_below(level, patience, run)) {
    comparison.within(run.name() + ", steps", static_cast<double>(run.session().steps()),
                      static_cast<double>(steps), kStepsApart);
  } else {
    comparison.fail(run.name(), "not below the level after " +
                                    std::to_string(run.session().steps()) +
                                    " steps; the file has " + std::to_string(steps) + ".");
  }
}

/// For "diverges" and "not within N steps".
template <class T>
void compare_failure(const Field& outcome, double level, Run<T>& run, Comparison& comparison) {
  const bool diverges = outcome.text() == "diverges";
  const std::optional<std::size_t> limit = diverges ? kLimit : limit_in(outcome.text());
  if (!limit) outcome.refuse("is none of: reached, diverges, not within N steps.");
  // Divergence is plain in float too, after however many steps.
  if (!diverges && !comparison.covers(*limit)) return;
  const bool reached = gets_below(level, *limit, run);
  const bool diverged = run.session().divergence().has_value();
  if (!reached && diverged == diverges) {
    comparison.within(run.name() + ", outcome", 0, 0, 0);
    return;
  }
  comparison.fail(run.name(), std::string(reached    ? "below the level"
                                          : diverged ? "diverged"
                                                     : "neither below the level nor diverged") +
                                  " after " + std::to_string(run.session().steps()) +
                                  " steps; the file has: " + outcome.text() + ".");
}

template <class T>
void replay_run(const GoldenFile& file, const Field& golden, Comparison& comparison) {
  refuse_unknown_keys(golden);
  const Dialect dialect = dialect_of(file, golden);
  const ChosenFunction chosen = chosen_function(golden);
  const std::optional<Field> start = golden.find("start");
  Run<T> run = descent_of<T>(
      golden.path() + " " + golden["function"].text() + " by " + golden["dialect"].text(), chosen,
      read_hyper(dialect.optimizer, dialect.hyper),
      start ? start->numbers() : chosen.function->start);
  const double level = golden["level"].number();
  if (golden["outcome"].text() == "reached") {
    compare_steps(golden, level, run, comparison);
  } else {
    compare_failure(golden["outcome"], level, run, comparison);
  }
}

}  // namespace

template <class T>
Verdict replay_behaviour(const GoldenFile& file) {
  Comparison comparison(kPrecision<T>);
  for (const Field& run : file.root["runs"].some_elements()) replay_run<T>(file, run, comparison);
  return comparison.verdict();
}

template Verdict replay_behaviour<float>(const GoldenFile&);
template Verdict replay_behaviour<double>(const GoldenFile&);

}  // namespace rp::replay
