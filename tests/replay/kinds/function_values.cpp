// Test functions: values and gradients at some points, minima, and how the core presents them.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>

#include "comparison.hpp"
#include "functions.hpp"
#include "kinds/kinds.hpp"

namespace rp::replay {
namespace {

// Domains, starts and minima are typed in, not computed; minima have 16 digits.
constexpr double kTyped = 1e-12;

/// "absolute 1e-12 times max(1, |value|, largest |gradient|) for values and gradients"
double tolerance_in_words(const Field& words) {
  const std::string text = words.text();
  const std::size_t first = text.find_first_of("0123456789");
  if (first == std::string::npos) words.refuse("has no number in it.");
  return std::strtod(text.c_str() + first, nullptr);
}

template <class T>
void compare_sample(const ChosenFunction& chosen, const Field& sample, const std::string& where,
                    double tolerance, Comparison& comparison) {
  const std::vector<double> at = sample["at"].numbers();
  const std::vector<double> gradient = sample["gradient"].numbers();
  if (at.size() != chosen.function->start.size()) sample["at"].refuse("has another dimension.");
  if (gradient.size() != at.size()) sample["gradient"].refuse("has another dimension.");
  const std::vector<T> place(at.begin(), at.end());
  std::vector<T> ours(at.size());
  const T value =
      value_and_gradient<T>(*chosen.function, chosen.parameters, std::span<const T>(place), ours);
  const double golden = sample["value"].number();
  double scale = std::max(1.0, std::abs(golden));
  for (const double g : gradient) scale = std::max(scale, std::abs(g));
  comparison.compare(where + ", value", static_cast<double>(value), golden, tolerance * scale,
                     scale);
  for (std::size_t v = 0; v < at.size(); ++v) {
    comparison.compare(where + ", gradient " + std::to_string(v + 1), static_cast<double>(ours[v]),
                       gradient[v], tolerance * scale, scale);
  }
}

template <class T>
void compare_minimum_value(const ChosenFunction& chosen, const Field& minimum, double tolerance,
                           Comparison& comparison) {
  const std::vector<double> at = minimum["at"].numbers();
  if (at.size() != chosen.function->start.size()) minimum["at"].refuse("has another dimension.");
  const std::vector<T> place(at.begin(), at.end());
  const double golden = minimum["value"].number();
  const T ours = value<T>(*chosen.function, chosen.parameters, std::span<const T>(place));
  comparison.compare(minimum.path(), static_cast<double>(ours), golden,
                     tolerance * std::max(1.0, std::abs(golden)));
}

void compare_list(const std::string& where, const std::vector<double>& ours,
                  const std::vector<double>& golden, Comparison& comparison) {
  if (ours.size() != golden.size()) return comparison.fail(where, "has another dimension.");
  for (std::size_t i = 0; i < ours.size(); ++i) {
    comparison.within(where, ours[i], golden[i], kTyped * std::max(1.0, std::abs(golden[i])));
  }
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double farthest = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    farthest = std::max(farthest, std::abs(a[i] - b[i]));
  }
  return farthest;
}

/// Both have the same minima, in any order.
void compare_minima(const TestFunction& function, const Field& minima, Comparison& comparison) {
  if (minima.size() != function.global_minima.size()) {
    comparison.fail(minima.path(), "the core has " + std::to_string(function.global_minima.size()) +
                                       " for " + std::string(function.key) + ".");
    return;
  }
  for (const Field& golden : minima.elements()) {
    const std::vector<double> at = golden["at"].numbers();
    const auto nearest = std::min_element(
        function.global_minima.begin(), function.global_minima.end(),
        [&](const auto& a, const auto& b) { return distance(a.at, at) < distance(b.at, at); });
    compare_list(golden.path() + ".at", nearest->at, at, comparison);
    compare_list(golden.path() + ".value", {nearest->value}, {golden["value"].number()},
                 comparison);
  }
}

/// What the core's table has for the usual parameters.
void compare_presentation(const TestFunction& function, const Field& golden,
                          Comparison& comparison) {
  std::vector<double> ours;
  for (const Interval& interval : function.domain) {
    ours.insert(ours.end(), {interval.low, interval.high});
  }
  std::vector<double> ends;
  for (const Field& interval : golden["domain"].elements()) {
    for (const double end : interval.numbers()) ends.push_back(end);
  }
  compare_list(golden.path() + ".domain", ours, ends, comparison);
  compare_list(golden.path() + ".start", function.start, golden["start"].numbers(), comparison);
  compare_minima(function, golden["global_minima"], comparison);
}

}  // namespace

template <class T>
Verdict replay_function_values(const GoldenFile& file) {
  const double tolerance = tolerance_in_words(file.root["tolerance"]);
  Comparison comparison(kPrecision<T>);
  for (const Field& golden : file.root["functions"].some_elements()) {
    const ChosenFunction chosen = chosen_function(golden);
    for (const Field& sample : golden["samples"].some_elements()) {
      compare_sample<T>(chosen, sample, golden["function"].text() + " " + sample.path(), tolerance,
                        comparison);
    }
    for (const Field& minimum : golden["global_minima"].elements()) {
      compare_minimum_value<T>(chosen, minimum, tolerance, comparison);
    }
    if (chosen.has_usual_parameters()) {
      compare_presentation(*chosen.function, golden, comparison);
    }
  }
  return comparison.verdict();
}

template Verdict replay_function_values<float>(const GoldenFile&);
template Verdict replay_function_values<double>(const GoldenFile&);

}  // namespace rp::replay
