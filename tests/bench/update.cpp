#include "update.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

#include "rp/base/rng.hpp"
#include "rp/optim/catalog.hpp"

namespace rp::bench {
namespace {

constexpr std::uint64_t kSeed = 1;
constexpr std::size_t kLine = 16;  // floats of a cache line

Vector<float> random_gradients(std::size_t count) {
  Vector<float> gradients = zeros<float>(count);
  Rng rng(kSeed);
  for (float& gradient : as_span(gradients)) gradient = static_cast<float>(rng.uniform(-1, 1));
  return gradients;
}

std::size_t unmoved_count(const Vector<float>& values) {
  const auto is_unmoved = [](float value) { return value == 0 || !std::isfinite(value); };
  return static_cast<std::size_t>(std::count_if(values.begin(), values.end(), is_unmoved));
}

void require_whole_lines(std::size_t count) {
  if (count % kLine != 0) throw std::invalid_argument("not whole cache lines");
}

double share(std::size_t part, std::size_t whole) {
  return static_cast<double>(part) / static_cast<double>(whole);
}

/// Bytes of one vector that is read and `written` others that are read and written.
std::size_t bytes_moved(std::size_t written) { return (1 + 2 * written) * sizeof(float); }

std::unique_ptr<Optimizer<float>> optimizer(const OptimizerSettings& settings,
                                            std::size_t parameters) {
  const OptimizerStart start{.layout = {{"w", 0, parameters, 1}}, .planned_draws = {}};
  return make_optimizer<float>(settings, start);
}

std::size_t state_columns(const OptimizerSettings& settings) {
  return optimizer(settings, 0)->state_columns().size();
}

void add_line(float* to, const std::array<Lanes<float>, 4>& line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    float* const at = to + i * kLanes<float>;
    store(at, load(at) + line[i]);
  }
}

/// A cache line of each vector at a time: WASM takes up to half as long again vector by vector.
template <std::size_t... I>
void move_streams(std::span<const float> from, std::span<Vector<float>> to,
                  std::index_sequence<I...>) {
  const std::array<float*, sizeof...(I)> data{to[I].data()...};
  for (std::size_t at = 0; at < from.size(); at += kLine) {
    const float* const g = &from[at];
    const std::array<Lanes<float>, 4> line{load(g), load(g + 4), load(g + 8), load(g + 12)};
    (add_line(data[I] + at, line), ...);
  }
}

void move_streams(std::span<const float> from, std::span<Vector<float>> to) {
  switch (to.size()) {
    case 1:
      return move_streams(from, to, std::make_index_sequence<1>{});
    case 2:
      return move_streams(from, to, std::make_index_sequence<2>{});
    case 3:
      return move_streams(from, to, std::make_index_sequence<3>{});
    case 4:
      return move_streams(from, to, std::make_index_sequence<4>{});
    default:
      throw std::invalid_argument("no streams to " + std::to_string(to.size()) + " vectors");
  }
}

}  // namespace

OptimizerSettings parse_optimizer(std::string_view text) {
  std::size_t end = text.find(',');
  OptimizerSettings settings(text.substr(0, end));
  while (end != std::string_view::npos) {
    text.remove_prefix(end + 1);
    end = text.find(',');
    const std::string_view setting = text.substr(0, end);
    const std::size_t equals = std::min(setting.find('='), setting.size() - 1);
    settings.set(setting.substr(0, equals), std::stod(std::string(setting.substr(equals + 1))));
  }
  return settings;
}

Update::Update(const OptimizerSettings& settings, std::size_t parameters)
    : parameters_(zeros<float>(parameters)),
      gradients_(random_gradients(parameters)),
      optimizer_(optimizer(settings, parameters)) {}

void Update::run(std::size_t steps) {
  for (std::size_t step = 0; step < steps; ++step) {
    optimizer_->update(as_span(parameters_), as_span(gradients_));
  }
}

std::size_t Update::bytes_per_parameter() const {
  return bytes_moved(1 + optimizer_->state_columns().size());
}

double Update::loss() { return share(unmoved_count(parameters_), parameters_.size()); }

Streams::Streams(const OptimizerSettings& settings, std::size_t parameters)
    : read_(random_gradients(parameters)),
      written_(1 + state_columns(settings), zeros<float>(parameters)) {
  require_whole_lines(parameters);
}

void Streams::run(std::size_t steps) {
  for (std::size_t step = 0; step < steps; ++step) {
    move_streams(as_span(std::as_const(read_)), written_);
  }
}

std::size_t Streams::bytes_per_parameter() const { return bytes_moved(written_.size()); }

double Streams::loss() {
  std::size_t count = 0;
  for (const Vector<float>& written : written_) count += unmoved_count(written);
  return share(count, read_.size() * written_.size());
}

Copy::Copy(std::size_t numbers) : from_(random_gradients(numbers)), to_(zeros<float>(numbers)) {
  require_whole_lines(numbers);
}

void Copy::run(std::size_t steps) {
  for (std::size_t step = 0; step < steps; ++step) {
    for (std::size_t at = 0; at < from_.size(); at += kLine) {
      for (std::size_t i = at; i < at + kLine; i += kLanes<float>) {
        store(&to_[i], load(&from_[i]));
      }
    }
  }
}

double Copy::loss() { return share(unmoved_count(to_), to_.size()); }

}  // namespace rp::bench
