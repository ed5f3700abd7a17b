#include "sessions.hpp"

#include <algorithm>
#include <memory>

#include "rp/base/fnv1a.hpp"

namespace rp::bench {
namespace {

constexpr std::size_t kPlaces = 8;

Session<float> session_of(const Task& task, std::size_t rows) {
  const SessionConfig config{settings(), task.batch, kSeed};
  return {Cloned<Objective<float>>(objective_of(task, rows).clone()), config};
}

}  // namespace

Run::Run(const Task& task, std::size_t rows) : session_(session_of(task, rows)) {}

double Run::loss() { return session_.evaluate().validation_loss; }

Seeks::Seeks(const Task& task, std::size_t rows, std::size_t length)
    : timeline_(session_of(task, rows)) {
  timeline_.run(length);
  Session<float> plain = session_of(task, rows);
  for (std::size_t i = 1; i <= kPlaces; ++i) {
    const std::size_t checkpoint = length * i / kPlaces / timeline_.spacing() * timeline_.spacing();
    plain.run(checkpoint - 1 - plain.steps());
    places_.push_back({plain.steps(), fnv1a(plain.parameters()), false});
  }
}

void Seeks::run(std::size_t steps) {
  for (std::size_t step = 0; step < steps; ++step) {
    Place& place = places_[next_];
    timeline_.seek(place.step);
    place.is_right = fnv1a(timeline_.session().parameters()) == place.fingerprint;
    next_ = (next_ + 3) % places_.size();  // near and far, forwards and backwards
  }
}

double Seeks::loss() {
  const auto is_wrong = [](const Place& place) { return !place.is_right; };
  return static_cast<double>(std::count_if(places_.begin(), places_.end(), is_wrong)) /
         static_cast<double>(places_.size());
}

}  // namespace rp::bench
