#include "rp/optim/schedule.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "rp/optim/arithmetic.hpp"
#include "rp/optim/optimizer_settings.hpp"

namespace rp {

double scheduled(const Schedule& schedule, double learning_rate, std::size_t t) {
  const auto done = static_cast<double>(t - 1);
  const double eta = learning_rate;
  switch (schedule.kind) {
    case ScheduleKind::constant:
      return eta;
    case ScheduleKind::step:
      return eta *
             integer_power(Coefficient(schedule.factor), std::floor(done / schedule.steps)).value;
    case ScheduleKind::exponential:
      return eta * real_power(Coefficient(schedule.factor), done / schedule.steps).value;
    case ScheduleKind::cosine: {
      const double share = std::min(done, schedule.steps) / schedule.steps;
      return eta * (1 + scalar::cos(std::numbers::pi * share)) / 2;
    }
    case ScheduleKind::warm_up:
      return eta * std::min(1.0, static_cast<double>(t) / schedule.steps);
    case ScheduleKind::inverse_time:
      return eta / (1 + schedule.rate * done);
    case ScheduleKind::inverse_sqrt:
      return eta / std::sqrt(static_cast<double>(t));
  }
  return eta;
}

Schedule schedule_of(const OptimizerSettings& settings) {
  if (!settings.has("schedule")) return {};
  return {static_cast<ScheduleKind>(settings.number("schedule")), settings.number("schedule_steps"),
          settings.number("schedule_factor"), settings.number("schedule_rate")};
}

}  // namespace rp
