// The Diamonds example: carat to price, a straight line fitted to 43,152 diamonds.

#include <algorithm>
#include <cmath>
#include <fstream>
#include <string>
#include <vector>

#include "rp/facade/playground.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/golden.hpp"
#include "support/optimizers.hpp"

namespace rp::test::diamonds_test {
namespace {

constexpr std::size_t kRows = 53940;
constexpr std::size_t kBatch = 512;

/// carat and price.
const Table& diamonds_table() {
  static const Table table = [] {
    const std::string path =
        std::string(RP_SOURCE_DIR) + "/node_modules/@observablehq/sample-datasets/diamonds.csv";
    if (!std::ifstream(path)) FAIL("There is no " << path << ". Run `npm ci`, which installs it.");
    return read_csv(path, {"carat", "price"});
  }();
  return table;
}

TEST_CASE("the diamonds data have 53,940 rows", "[diamonds]") {
  CHECK(diamonds_table().rows() == kRows);
}

TEST_CASE("fifty epochs on the article's split end where ten reference runs did",
          "[diamonds][golden]") {
  Playground playground;
  playground.begin_table();
  for (const Column& column : diamonds_table().columns) {
    const std::span<double> values = playground.add_column(column.name, kRows);
    std::copy(column.values.begin(), column.values.end(), values.begin());
  }
  playground.commit_table();
  DesignSpec design;
  design.features = {0};
  design.target = 1;
  design.validation_rows = diamonds().test_rows;
  TrainingConfig training;
  training.initialisation = Initialisation::ones;
  training.loss = Loss::half_mse;
  training.optimizer = rmsprop(0.01, 0.9, 1e-8);
  training.batch_size = kBatch;
  const SessionInfo info = playground.configure(design, training);
  REQUIRE(info.training_rows == 43152);
  REQUIRE(info.steps_per_epoch == 85);
  REQUIRE(playground.parameters()[0] == 1);
  REQUIRE(playground.parameters()[1] == 0);
  REQUIRE(playground.run(50 * info.steps_per_epoch) == 50 * 85);
  const double rmse = playground.evaluate().validation_rmse;
  const auto slope = static_cast<double>(playground.parameters()[0]);
  const auto intercept = static_cast<double>(playground.parameters()[1]);
  CHECK((rmse >= 1549 && rmse <= 1575));
  CHECK((slope >= 0.87 && slope <= 0.97));
  CHECK((intercept >= -0.05 && intercept <= 0.05));
}

/// Every fifth row validates; standardised over all rows, as the article does.
std::shared_ptr<const Design<double>> every_fifth(const Diamonds& golden) {
  auto design = std::make_shared<Design<double>>();
  Samples<double>* sides[] = {&design->training, &design->validation};
  const std::size_t validation = kRows / 5;
  for (Samples<double>* side : sides) {
    const std::size_t rows = side == &design->validation ? validation : kRows - validation;
    side->features = sample_matrix<double>(1, rows);
    side->targets = sample_matrix<double>(1, rows);
  }
  const auto standardised = [](double raw, const Scale& scale) {
    return (raw - scale.center) / scale.unit;
  };
  for (std::size_t row = 0; row < kRows; ++row) {
    Samples<double>& side = row % 5 == 4 ? design->validation : design->training;
    const std::size_t at = side.rows();
    side.features(0, at) = standardised(diamonds_table().columns[0].values[row], golden.carat);
    side.targets(0, at) = standardised(diamonds_table().columns[1].values[row], golden.price);
    side.table_rows.push_back(static_cast<std::uint32_t>(row));
  }
  return design;
}

TEST_CASE("twenty epochs without any randomness follow the reference in double",
          "[diamonds][golden]") {
  const Diamonds golden = diamonds();
  const auto design = every_fifth(golden);
  const auto training_rows = static_cast<std::uint32_t>(design->training.rows());
  SupervisedObjective<double> objective(design, Network<double>({1, {}, 1}), Loss::half_mse,
                                        kBatch);
  const auto optimizer = make_optimizer<double>(rmsprop(0.01, 0.9, 1e-8), start_of(2));
  std::vector<double> parameters{1, 0};
  std::vector<double> gradient(2);
  const auto train_epoch = [&] {
    for (std::uint32_t first = 0; first < training_rows; first += kBatch) {
      std::vector<std::uint32_t> batch;
      for (std::uint32_t row = first; row < first + kBatch && row < training_rows; ++row) {
        batch.push_back(row);
      }
      objective.loss_and_gradient(parameters, batch, gradient);
      optimizer->update(parameters, gradient);
    }
  };
  std::size_t epoch = 0;
  for (const DiamondsPoint& point : golden.deterministic) {
    for (; epoch < point.epoch; ++epoch) train_epoch();
    const double loss = objective.mean_loss(parameters, design->validation);
    const double rmse = std::sqrt(mean_square_of(Loss::half_mse, loss)) * golden.price.unit;
    CAPTURE(epoch);
    REQUIRE(std::abs(parameters[0] - point.slope) <= point.tolerance);
    REQUIRE(std::abs(parameters[1] - point.intercept) <= point.tolerance);
    REQUIRE(std::abs(rmse / point.rmse - 1) <= point.tolerance);
  }
}

}  // namespace
}  // namespace rp::test::diamonds_test
