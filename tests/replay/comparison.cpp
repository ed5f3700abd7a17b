#include "comparison.hpp"

#include <array>
#include <cstdio>
#include <limits>
#include <utility>

namespace rp::replay {
namespace {

std::string formatted(const char* format, double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), format, value);
  return text.data();
}

std::string brief(double value) { return formatted("%.2e", value); }
std::string exact(double value) { return formatted("%.17g", value); }

/// Infinite for a difference that is no number, so that it fails and is the worst.
double in_tolerances(double error, double tolerance) {
  if (error == 0) return 0;
  const double ratio = error / tolerance;
  return ratio >= 0 ? ratio : std::numeric_limits<double>::infinity();
}

}  // namespace

bool Comparison::covers(std::size_t step) {
  if (precision_ == Precision::float64 || step <= kFloatSteps) return true;
  ++later_points_;
  return false;
}

void Comparison::compare(const std::string& where, double ours, double golden, double tolerance,
                         double scale) {
  const double error = std::abs(ours - golden);
  if (precision_ == Precision::float64) {
    add({where, ours, golden, error, tolerance});
  } else {
    add({where, ours, golden, error / scale, kFloatTolerance});
  }
}

void Comparison::within(const std::string& where, double ours, double golden, double tolerance) {
  add({where, ours, golden, std::abs(ours - golden), tolerance});
}

void Comparison::add(Compared compared) {
  ++compared_;
  compared.ratio = in_tolerances(compared.error, compared.tolerance);
  if (compared.ratio > 1) ++too_far_;
  if (compared.ratio > worst_.ratio) worst_ = std::move(compared);
}

void Comparison::fail(const std::string& where, const std::string& message) {
  failures_.push_back(where + ": " + message);
}

void Comparison::leave_out(const std::string& what, const std::string& why) {
  std::vector<std::string>& all = left_out_[why];
  if (std::find(all.begin(), all.end(), what) == all.end()) all.push_back(what);
}

std::string Comparison::left_out() const {
  constexpr std::size_t kNamed = 5;
  std::string text;
  for (const auto& reason : left_out_) {
    const std::vector<std::string>& all = reason.second;
    text += "; without ";
    for (std::size_t i = 0; i < std::min(all.size(), kNamed); ++i) {
      text += (i == 0 ? "" : ", ") + all[i];
    }
    if (all.size() > kNamed) text += " and " + std::to_string(all.size() - kNamed) + " more";
    text += ": " + reason.first;
  }
  return text;
}

Verdict Comparison::verdict() const {
  if (!failures_.empty()) {
    const std::size_t more = failures_.size() - 1 + too_far_;
    return {Status::fail,
            failures_.front() + (more > 0 ? " (and " + std::to_string(more) + " more)" : "")};
  }
  if (compared_ == 0 && later_points_ > 0) {
    return {Status::skip, "no point within the " + std::to_string(kFloatSteps) +
                              " steps that float is compared for"};
  }
  if (compared_ == 0) return {Status::fail, "the file: holds nothing to compare" + left_out()};
  std::string text = "error " + brief(worst_.error) + ", tolerance " + brief(worst_.tolerance) +
                     " (" + worst_.where + ")";
  if (too_far_ == 0) return {Status::pass, text + left_out()};
  text += ": " + exact(worst_.ours) + " instead of " + exact(worst_.golden) + "; " +
          std::to_string(too_far_) + " of " + std::to_string(compared_) +
          " numbers are too far off";
  return {Status::fail, text + left_out()};
}

}  // namespace rp::replay
