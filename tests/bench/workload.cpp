#include "workload.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "rp/base/rng.hpp"
#include "rp/optim/catalog.hpp"

namespace rp::bench {
namespace {

void standardise(std::span<float> values) {
  const auto count = static_cast<double>(values.size());
  double sum = 0;
  for (const float value : values) sum += static_cast<double>(value);
  const double mean = sum / count;
  double squares = 0;
  for (const float value : values) {
    const double deviation = static_cast<double>(value) - mean;
    squares += deviation * deviation;
  }
  const double sd = std::sqrt(squares / count);
  for (float& value : values) {
    value = static_cast<float>((static_cast<double>(value) - mean) / sd);
  }
}

Matrix<float> first_of(Block<const float> all, std::size_t count) {
  Matrix<float> first = sample_matrix<float>(all.rows, count);
  for (std::size_t r = 0; r < all.rows; ++r) std::copy_n(all.row(r), count, &first(r, 0));
  return first;
}

Samples<float> first_of(const Samples<float>& all, std::size_t count) {
  return {std::vector<std::uint32_t>(count), first_of(all.feature_block(), count),
          first_of(all.target_block(), count)};
}

/// Uniform features; each target a smooth function of three of them, so that there is something to
/// learn. Free of the C library's functions, so that every build has the same bits.
std::shared_ptr<const Design<float>> synthetic_design(const Task& task, std::size_t rows) {
  auto design = std::make_shared<Design<float>>();
  Samples<float>& samples = design->training;
  samples.table_rows.resize(rows);
  samples.features = sample_matrix<float>(task.units.front(), rows);
  samples.targets = sample_matrix<float>(task.units.back(), rows);
  const Block<float> x = as_block(samples.features, rows);
  const Block<float> y = as_block(samples.targets, rows);
  Rng rng(kSeed);
  for (std::size_t i = 0; i < x.rows; ++i) {
    std::generate_n(x.row(i), rows, [&] { return static_cast<float>(rng.uniform(-1, 1)); });
    standardise({x.row(i), rows});
  }
  for (std::size_t o = 0; o < y.rows; ++o) {
    const float* a = x.row(o % x.rows);
    const float* b = x.row((o + 1) % x.rows);
    const float* c = x.row((o + 2) % x.rows);
    for (std::size_t s = 0; s < rows; ++s) y.row(o)[s] = a[s] * a[s] + b[s] * c[s] + b[s];
    standardise({y.row(o), rows});
  }
  design->feature_scales.resize(x.rows);
  design->validation = first_of(samples, rows / 5 + 1);
  return design;
}

Network<float> network_of(const Task& task) {
  return Network<float>({task.units.front(),
                         {task.units.begin() + 1, task.units.end() - 1},
                         task.units.back(),
                         Activation::tanh});
}

}  // namespace

OptimizerSettings settings() {
  return OptimizerSettings("rmsprop")
      .set("learning_rate", 0.001)
      .set("rho", 0.9)
      .set("epsilon", 1e-8);
}

Task parse_task(std::string_view text) {
  const auto refuse = [&] {
    throw std::invalid_argument("not a task such as 16-64-64-1/256: " + std::string(text));
  };
  std::vector<std::size_t> numbers;
  std::string separators;
  const char* const end = text.data() + text.size();
  for (const char* at = text.data();; ++at) {
    std::size_t number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error != std::errc() || number == 0) refuse();
    numbers.push_back(number);
    at = next;
    if (at == end) break;
    separators.push_back(*at);
  }
  if (separators.size() < 2 || separators.find('/') != separators.size() - 1 ||
      separators.find_first_not_of('-') != separators.size() - 1) {
    refuse();
  }
  const std::size_t batch = numbers.back();
  numbers.pop_back();
  return {std::move(numbers), batch};
}

SupervisedObjective<float> objective_of(const Task& task, std::size_t rows) {
  return {synthetic_design(task, rows), network_of(task), Loss::mse, task.batch};
}

Workload::Workload(const Task& task, std::size_t rows)
    : objective_(objective_of(task, rows)),
      parameters_(zeros<float>(objective_.parameter_count())),
      gradients_(parameters_),
      optimizer_(make_optimizer<float>(settings(), {objective_.layout(), rows, kSeed, {}})),
      batcher_(rows, task.batch, kSeed) {
  Rng rng(kSeed);
  objective_.initialise(rng, as_span(parameters_));
}

void Workload::run(std::size_t steps) {
  for (std::size_t step = 0; step < steps; ++step) {
    optimizer_->evaluate(objective_, parameters(), batcher_.next(), as_span(gradients_));
    optimizer_->update(as_span(parameters_), as_span(gradients_));
  }
}

double Workload::loss() { return objective_.mean_loss(parameters(), objective_.design().training); }

std::span<const float> Workload::feature(std::size_t column) const {
  const Block<const float> block = objective_.design().training.feature_block();
  return {block.row(column), block.samples};
}

std::span<const float> Workload::target(std::size_t column) const {
  const Block<const float> block = objective_.design().training.target_block();
  return {block.row(column), block.samples};
}

}  // namespace rp::bench
