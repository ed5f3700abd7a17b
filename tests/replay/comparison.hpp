// Our numbers against those of a golden file: how far the farthest is off, and where.
//
// In double each number has the tolerance that the file gives it. In float the files promise about
// 1e-5 of max(1, |number|), for the first 20 steps of a run.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "verdict.hpp"

namespace rp::replay {

enum class Precision { float64, float32 };

template <class T>
constexpr Precision kPrecision = std::is_same_v<T, float> ? Precision::float32 : Precision::float64;

constexpr double kFloatTolerance = 1e-5;
constexpr std::size_t kFloatSteps = 20;

class Comparison {
 public:
  explicit Comparison(Precision precision) : precision_(precision) {}

  /// Whether numbers after `step` updates are compared in this precision.
  bool covers(std::size_t step);

  /// `tolerance` counts in double; in float it is 1e-5 of `scale`.
  void compare(const std::string& where, double ours, double golden, double tolerance,
               double scale);
  void compare(const std::string& where, double ours, double golden, double tolerance) {
    compare(where, ours, golden, tolerance, std::max(1.0, std::abs(golden)));
  }
  /// The same for a vector; `what` is one of its elements: "parameter".
  template <class T>
  void compare_each(const std::string& where, const std::string& what, std::span<const T> ours,
                    const std::vector<double>& golden, double tolerance);

  /// With this tolerance in both precisions.
  void within(const std::string& where, double ours, double golden, double tolerance);

  void fail(const std::string& where, const std::string& message);
  /// Something in the file that there is nothing to compare with. The verdict will say so.
  void leave_out(const std::string& what, const std::string& why);

  Verdict verdict() const;

 private:
  struct Compared {
    std::string where;
    double ours = 0;
    double golden = 0;
    double error = 0;
    double tolerance = 0;
    double ratio = -1;  // error in tolerances
  };
  void add(Compared compared);
  std::string left_out() const;

  Precision precision_;
  Compared worst_;
  std::size_t compared_ = 0;
  std::size_t too_far_ = 0;
  std::size_t later_points_ = 0;  // not covered
  std::vector<std::string> failures_;
  std::map<std::string, std::vector<std::string>> left_out_;  // by the reason
};

template <class T>
void Comparison::compare_each(const std::string& where, const std::string& what,
                              std::span<const T> ours, const std::vector<double>& golden,
                              double tolerance) {
  if (ours.size() != golden.size()) {
    fail(where, "the file has " + std::to_string(golden.size()) + " " + what + "s, there are " +
                    std::to_string(ours.size()) + ".");
    return;
  }
  for (std::size_t i = 0; i < ours.size(); ++i) {
    compare(where + ", " + what + " " + std::to_string(i + 1), static_cast<double>(ours[i]),
            golden[i], tolerance);
  }
}

}  // namespace rp::replay
