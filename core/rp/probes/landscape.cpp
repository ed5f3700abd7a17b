#include "rp/probes/landscape.hpp"

#include <limits>
#include <utility>

namespace rp {
namespace {

constexpr std::size_t kCoarsest = 16;

}  // namespace

template <class T>
Landscape<T>::Landscape(Cloned<Objective<T>> objective, Plane<T> plane, const GridAxis& x,
                        const GridAxis& y)
    : objective_(std::move(objective)),
      plane_(std::move(plane)),
      x_(x),
      y_(y),
      parameters_(plane_.origin.size()) {
  validate(x, "x");
  validate(y, "y");
  values_.assign(x.points * y.points, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t spacing = kCoarsest; spacing > 0; spacing /= 2) {
    const auto is_known = [spacing](std::size_t i, std::size_t j) {
      return spacing < kCoarsest && i % (2 * spacing) == 0 && j % (2 * spacing) == 0;
    };
    for (std::size_t j = 0; j < y.points; j += spacing) {
      for (std::size_t i = 0; i < x.points; i += spacing) {
        if (!is_known(i, j)) order_.push_back(static_cast<std::uint32_t>(j * x.points + i));
      }
    }
    ends_.push_back(order_.size());
  }
}

template <class T>
std::size_t Landscape<T>::run(std::size_t most) {
  std::size_t taken = 0;
  for (; taken < most && !is_done(); ++taken, ++done_) {
    const std::size_t place = order_[done_];
    plane_.at(x_.at(place % x_.points), y_.at(place / x_.points), parameters_);
    values_[place] = objective_->training_loss(parameters_) + objective_->penalty(parameters_);
  }
  return taken;
}

template <class T>
std::size_t Landscape<T>::spacing() const {
  std::size_t spacing = 0;
  std::size_t next = kCoarsest;
  for (const std::size_t end : ends_) {
    if (done_ < end) break;
    spacing = next;
    next /= 2;
  }
  return spacing;
}

template class Landscape<float>;
template class Landscape<double>;

}  // namespace rp
