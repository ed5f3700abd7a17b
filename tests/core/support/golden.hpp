// The golden data of tests/golden in the core's own types; its README gives their format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "rp/data/design.hpp"
#include "rp/losses/loss.hpp"
#include "rp/models/network.hpp"
#include "rp/optim/optimizer_settings.hpp"

namespace rp::test {

struct SupervisedTrace {
  NetworkShape shape;
  Loss loss = Loss::mse;
  OptimizerSettings settings;
  std::vector<double> start;
  std::vector<std::vector<std::uint32_t>> batches;  // rows of each update
  std::vector<double> batch_losses;
  std::vector<std::pair<std::size_t, double>> full_losses;  // after so many updates
  std::vector<double> final_parameters;
  double parameter_tolerance = 0;
  double loss_tolerance = 0;
};

struct DiamondsPoint {
  std::size_t epoch = 0;
  double slope = 0;
  double intercept = 0;
  double rmse = 0;
  double tolerance = 0;
};

struct Diamonds {
  Scale carat;  // over all rows
  Scale price;
  std::vector<std::uint32_t> test_rows;
  std::vector<DiamondsPoint> deterministic;
};

/// `file` is a path inside tests/golden. Throws on a file that asks for more than plain RMSprop.
SupervisedTrace supervised_trace(const std::string& file);
Diamonds diamonds();

/// All rows of the diabetes data, as training and as validation rows.
std::shared_ptr<const Design<double>> diabetes();

}  // namespace rp::test
