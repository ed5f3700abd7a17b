// Schedules of the learning rate: pure functions of the update's number t = 1, 2, 3, ... With eta
// the rate that was set, S `steps`, gamma `factor`, kappa `rate`:
//
//   constant      eta
//   step          eta gamma^floor((t - 1) / S)                 torch StepLR
//   exponential   eta gamma^((t - 1) / S)                      torch ExponentialLR for S = 1
//   cosine        eta (1 + cos(pi min(t - 1, S) / S)) / 2      Loshchilov and Hutter 2017, no
//   restart warm_up       eta min(1, t / S) inverse_time  eta / (1 + kappa (t - 1)) "1/t"; torch
//   Adagrad's lr_decay inverse_sqrt  eta / sqrt(t)                                Reddi, Kale,
//   Kumar 2018
#pragma once

#include <cstddef>

namespace rp {

class OptimizerSettings;

enum class ScheduleKind {
  constant,
  step,
  exponential,
  cosine,
  warm_up,
  inverse_time,
  inverse_sqrt
};

struct Schedule {
  ScheduleKind kind = ScheduleKind::constant;
  double steps = 1000;  // S, whole, at least 1
  double factor = 0.5;  // gamma, in (0, 1]
  double rate = 0.01;   // kappa, at least 0
};

/// The learning rate of update `t`, from 1.
double scheduled(const Schedule& schedule, double learning_rate, std::size_t t);

/// Constant for an optimizer without a schedule.
Schedule schedule_of(const OptimizerSettings& settings);

}  // namespace rp
