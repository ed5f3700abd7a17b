#include "rp/train/sweep.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "rp/base/error.hpp"
#include "rp/optim/optimizer.hpp"
#include "rp/simd/math.hpp"

namespace rp {
namespace {

/// The loss of a run that diverged.
constexpr double kWorst = std::numeric_limits<double>::infinity();
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

std::string_view rate_key(const OptimizerSettings& settings) {
  for (const std::string_view key : {"learning_rate", "step_initial"}) {
    if (settings.has(key)) return key;
  }
  refuse_setting("optimizer",
                 std::string(settings.info().label) + " has no learning rate that could be swept.");
}

OptimizerSettings with_rate(OptimizerSettings settings, double rate) {
  settings.set(rate_key(settings), rate);
  return settings;
}

void check(const SweepConfig& config) {
  if (!(config.lowest > 0 && config.lowest <= config.highest && std::isfinite(config.highest))) {
    refuse_setting("rates", "Rates from " + readable(config.lowest) + " to " +
                                readable(config.highest) +
                                " are no range. Use two numbers above 0, the lower one first.");
  }
  if (config.rates < 1) refuse_setting("rates", "A sweep tries at least 1 rate.");
  if (config.first_steps < 1) refuse_setting("first_steps", "A rate takes at least 1 step.");
  if (config.seeds.empty()) refuse_setting("seeds", "A sweep needs at least 1 seed.");
}

std::vector<double> spread(const SweepConfig& config) {
  std::vector<double> rates;
  const double decades = scalar::log(config.highest / config.lowest);
  for (std::size_t i = 0; i < config.rates; ++i) {
    const double along =
        config.rates == 1 ? 0 : static_cast<double>(i) / static_cast<double>(config.rates - 1);
    rates.push_back(config.lowest * scalar::exp(decades * along));
  }
  return rates;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

}  // namespace

template <class T>
Sweep<T>::Sweep(std::vector<OptimizerSettings> runners, SweepConfig config, Factory factory)
    : runners_(std::move(runners)), config_(std::move(config)), factory_(std::move(factory)) {
  check(config_);
  rates_ = spread(config_);
  for (const OptimizerSettings& settings : runners_) {
    for (const double rate : rates_) with_rate(settings, rate).validate();
  }
  if (!is_done()) begin_runner();
}

template <class T>
void Sweep<T>::begin_runner() {
  runs_.clear();
  alive_.clear();
  for (std::size_t r = 0; r < rates_.size(); ++r) {
    alive_.push_back(r);
    for (const std::uint64_t seed : config_.seeds) {
      runs_.push_back({rates_[r], seed, factory_(with_rate(runners_[runner_], rates_[r]), seed)});
    }
  }
  target_ = config_.first_steps;
  next_ = 0;
}

template <class T>
std::size_t Sweep<T>::advance(std::size_t steps) {
  while (steps > 0 && !is_done()) {
    const std::size_t seeds = config_.seeds.size();
    Session<T>& session = runs_[alive_[next_ / seeds] * seeds + next_ % seeds].session;
    steps -= session.run(std::min(steps, target_ - session.steps()));
    if (session.steps() < target_ && !session.divergence()) break;
    if (++next_ == alive_.size() * seeds) end_rung();
  }
  return steps_left();
}

template <class T>
void Sweep<T>::end_rung() {
  next_ = 0;
  if (alive_.size() > kFinalists) {
    std::vector<std::pair<double, std::size_t>> ranked;
    for (const std::size_t rate : alive_) ranked.emplace_back(median(losses_of(rate)), rate);
    std::sort(ranked.begin(), ranked.end());
    alive_.clear();
    const std::size_t kept = std::max(kFinalists, (ranked.size() + 1) / 2);
    for (std::size_t i = 0; i < kept; ++i) alive_.push_back(ranked[i].second);
    std::sort(alive_.begin(), alive_.end());
    target_ *= 2;
    return;
  }
  results_.push_back(result());
  if (++runner_ < runners_.size()) {
    begin_runner();
  } else {
    runs_.clear();
  }
}

template <class T>
double Sweep<T>::loss_of(std::size_t run) const {
  const Session<T>& session = runs_[run].session;
  if (session.divergence()) return kWorst;
  // A copy, because measuring uses the objective's scratch.
  Session<T> measured = session;
  const double loss = measured.evaluate().validation_loss;
  if (!std::isfinite(loss)) return kWorst;
  return loss;
}

template <class T>
std::vector<double> Sweep<T>::losses_of(std::size_t rate) const {
  std::vector<double> losses;
  for (std::size_t s = 0; s < config_.seeds.size(); ++s) {
    losses.push_back(loss_of(rate * config_.seeds.size() + s));
  }
  return losses;
}

template <class T>
SweepResult Sweep<T>::result() const {
  SweepResult result{kUnknown, kUnknown, kUnknown, kUnknown, kUnknown, kUnknown, trials()};
  const std::size_t seeds = config_.seeds.size();
  double least = kWorst;
  std::vector<double> least_of_seed(seeds, kWorst);
  std::vector<double> best_of_seed(seeds, kUnknown);
  for (const std::size_t r : alive_) {
    const std::vector<double> losses = losses_of(r);
    if (median(losses) < least) {
      least = median(losses);
      const auto [low, high] = std::minmax_element(losses.begin(), losses.end());
      result.best_rate = rates_[r];
      result.median_loss = least;
      result.lowest_loss = *low;
      result.highest_loss = *high;
    }
    for (std::size_t s = 0; s < seeds; ++s) {
      if (losses[s] >= least_of_seed[s]) continue;
      least_of_seed[s] = losses[s];
      best_of_seed[s] = rates_[r];
    }
  }
  for (const double rate : best_of_seed) {
    result.lowest_best_rate = std::fmin(result.lowest_best_rate, rate);
    result.highest_best_rate = std::fmax(result.highest_best_rate, rate);
  }
  return result;
}

template <class T>
std::vector<SweepTrial> Sweep<T>::trials() const {
  std::vector<SweepTrial> trials;
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const Session<T>& session = runs_[i].session;
    trials.push_back({runs_[i].rate, runs_[i].seed, session.steps(), loss_of(i),
                      session.divergence().has_value()});
  }
  return trials;
}

/// Steps of a rung and those after it.
template <class T>
std::size_t Sweep<T>::rung_steps(std::size_t alive, std::size_t target) const {
  std::size_t steps = 0;
  std::size_t done = 0;
  while (true) {
    steps += alive * config_.seeds.size() * (target - done);
    if (alive <= kFinalists) return steps;
    alive = std::max(kFinalists, (alive + 1) / 2);
    done = target;
    target *= 2;
  }
}

template <class T>
std::size_t Sweep<T>::steps_left() const {
  if (is_done()) return 0;
  const std::size_t seeds = config_.seeds.size();
  const std::size_t whole = rung_steps(rates_.size(), config_.first_steps);
  std::size_t left = (runners_.size() - runner_ - 1) * whole;
  for (std::size_t i = next_; i < alive_.size() * seeds; ++i) {
    const Session<T>& session = runs_[alive_[i / seeds] * seeds + i % seeds].session;
    if (!session.divergence()) left += target_ - session.steps();
  }
  if (alive_.size() > kFinalists) {
    const std::size_t kept = std::max(kFinalists, (alive_.size() + 1) / 2);
    left += rung_steps(kept, 2 * target_) - kept * seeds * target_;
  }
  return left;
}

template class Sweep<float>;
template class Sweep<double>;

}  // namespace rp
