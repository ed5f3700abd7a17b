// What training lowers, loss and penalty over all training rows, at the points of a grid on a plane
// of parameters. Worked out a few points at a time, first far apart, then between them, so that a
// caller can draw what there is, go on, or drop it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "rp/base/cloned.hpp"
#include "rp/objective/objective.hpp"
#include "rp/probes/grid_axis.hpp"
#include "rp/probes/plane.hpp"

namespace rp {

template <class T>
class Landscape {
 public:
  /// `x` and `y` are along the plane's directions. Throws as `validate` does.
  Landscape(Cloned<Objective<T>> objective, Plane<T> plane, const GridAxis& x, const GridAxis& y);

  /// Works out up to `most` points; returns those.
  std::size_t run(std::size_t most);
  bool is_done() const { return done_ == order_.size(); }

  /// All points whose two indices are multiples of this are known; 0 before any are.
  std::size_t spacing() const;

  /// [y.points][x.points]; not a number where it is not known yet, or where the loss is none.
  std::span<const double> values() const { return values_; }

 private:
  Cloned<Objective<T>> objective_;
  Plane<T> plane_;
  GridAxis x_;
  GridAxis y_;
  std::vector<std::uint32_t> order_;  // places in values_
  std::vector<std::size_t> ends_;     // in order_, of spacings kCoarsest, ..., 4, 2, 1
  std::size_t done_ = 0;
  std::vector<double> values_;
  std::vector<T> parameters_;
};

}  // namespace rp
