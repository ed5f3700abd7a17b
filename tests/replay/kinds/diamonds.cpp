// Diamonds, carat to price: the file's variant without any randomness, on the table it is about.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <numeric>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "comparison.hpp"
#include "dataset.hpp"
#include "hyper.hpp"
#include "kinds/kinds.hpp"
#include "rp/objective/supervised_objective.hpp"
#include "rp/train/session.hpp"

namespace rp::replay {
namespace {

constexpr std::size_t kMostEpochs = 10000;  // more are a mistake, and would run for hours

/// "diamonds.csv, carat -> price, ..."
struct Source {
  std::string file;
  std::string feature;
  std::string target;
};

Source source_in(const Field& words) {
  Source source;
  std::string arrow;
  std::istringstream stream(words.text());
  std::getline(stream, source.file, ',');
  stream >> source.feature >> arrow >> source.target;
  if (source.target.ends_with(',')) source.target.pop_back();
  if (!source.file.ends_with(".csv") || arrow != "->" || source.target.empty()) {
    words.refuse("does not begin with \"<table>.csv, <feature> -> <target>\".");
  }
  return source;
}

/// Beside the golden file, or where npm puts it, seen from the project's own golden files.
std::optional<std::string> find_table(const GoldenFile& file, const std::string& name) {
  for (const char* folder : {"", "data/", "../../node_modules/@observablehq/sample-datasets/"}) {
    if (const auto path = find_beside(file, folder + name)) return path;
  }
  return std::nullopt;
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, ',');) {
    std::erase(cell, '"');
    std::erase(cell, '\r');
    cells.push_back(cell);
  }
  return cells;
}

std::size_t position(const std::vector<std::string>& header, const std::string& column,
                     const std::string& path) {
  const auto found = std::find(header.begin(), header.end(), column);
  if (found == header.end()) throw Unusable(path + " has no column " + column + ".");
  return static_cast<std::size_t>(found - header.begin());
}

/// One feature and the target, as the table has them.
Rows read_table(const std::string& path, const Source& source) {
  std::ifstream stream(path);
  std::string line;
  std::getline(stream, line);
  const std::vector<std::string> header = cells(line);
  const std::size_t feature = position(header, source.feature, path);
  const std::size_t target = position(header, source.target, path);
  Rows rows;
  while (std::getline(stream, line)) {
    const std::vector<std::string> row = cells(line);
    rows.features.push_back({std::strtod(row.at(feature).c_str(), nullptr)});
    rows.targets.push_back(std::strtod(row.at(target).c_str(), nullptr));
  }
  return rows;
}

/// Standardised as the file says, every fifth row to validate and the others to train.
template <class T>
std::shared_ptr<const Design<T>> every_fifth(const Rows& table, const Field& root) {
  const Scale x{root["carat_mean"].number(), root["carat_sd"].number()};
  const Scale y{root["price_mean"].number(), root["price_sd"].number()};
  Rows training;
  Rows validation;
  for (std::size_t i = 0; i < table.targets.size(); ++i) {
    Rows& side = i % 5 == 4 ? validation : training;
    side.features.push_back({(table.features[i][0] - x.center) / x.unit});
    side.targets.push_back((table.targets[i] - y.center) / y.unit);
  }
  auto design = std::make_shared<Design<T>>();
  design->training = samples_of<T>(training);
  design->validation = samples_of<T>(validation);
  design->feature_scales.resize(1);
  return design;
}

/// From the golden start, in batches as large as the file says.
template <class T>
Session<T> session_of(std::shared_ptr<const Design<T>> design, const Field& root) {
  const std::vector<double> golden = root["start"].numbers();
  const std::vector<T> start(golden.begin(), golden.end());
  const std::size_t batch_size = root["batch_size"].count();
  const std::size_t rows = design->training.rows();
  if (batch_size < 1 || batch_size > rows) root["batch_size"].refuse("does not fit the table.");
  Cloned<Objective<T>> objective(std::make_unique<SupervisedObjective<T>>(
      std::move(design), Network<T>({1, {}, 1}), loss_named(root["loss"]), batch_size));
  const Hyper hyper = read_steady_hyper(root["optimizer"], root["hyper"]);
  return {std::move(objective), SessionConfig{hyper.settings, batch_size},
          std::optional<std::span<const T>>(start)};
}

/// The training rows in their order, cut into batches.
template <class T>
void train_epoch(Session<T>& session) {
  const std::size_t batch_size = session.config().batch_size;
  const std::size_t rows = session.objective().terms();
  for (std::size_t first = 0; first < rows; first += batch_size) {
    std::vector<std::uint32_t> batch(std::min(batch_size, rows - first));
    std::iota(batch.begin(), batch.end(), static_cast<std::uint32_t>(first));
    session.step(batch);
  }
}

template <class T>
void compare_points(const Field& root, Session<T>& session, Comparison& comparison) {
  const double sd = root["price_sd"].number();
  const Loss loss = loss_named(root["loss"]);
  std::size_t epoch = 0;
  for (const Field& point : root["deterministic_variant"]["points"].some_elements()) {
    const std::size_t golden_epoch = point["epoch"].count();
    if (golden_epoch < epoch || golden_epoch > kMostEpochs)
      point["epoch"].refuse("is not in order.");
    const std::size_t steps = golden_epoch * session.steps_per_epoch();
    if (!comparison.covers(steps)) continue;
    for (; epoch < golden_epoch; ++epoch) train_epoch(session);
    const std::string where = "epoch " + std::to_string(epoch);
    const double tolerance = point["tol"].tolerance();
    const double rmse = sd * std::sqrt(mean_square_of(loss, session.evaluate().validation_loss));
    const double golden_rmse = point["test_rmse"].number();
    comparison.compare_each(where, "parameter", session.parameters(),
                            {point["slope"].number(), point["intercept"].number()}, tolerance);
    comparison.compare(where + ", rmse", rmse, golden_rmse, tolerance * golden_rmse);
  }
}

}  // namespace

template <class T>
Verdict replay_diamonds(const GoldenFile& file) {
  const Field& root = file.root;
  const Source source = source_in(root["data"]);
  const std::optional<std::string> path = find_table(file, source.file);
  if (!path) return {Status::skip, "needs the table " + source.file};
  const Rows table = read_table(*path, source);
  if (table.targets.size() != root["rows"].count()) {
    root["rows"].refuse("is not the number of rows of " + *path + ".");
  }
  Session<T> session = session_of<T>(every_fifth<T>(table, root), root);
  Comparison comparison(kPrecision<T>);
  compare_points(root, session, comparison);
  return comparison.verdict();
}

template Verdict replay_diamonds<float>(const GoldenFile&);
template Verdict replay_diamonds<double>(const GoldenFile&);

}  // namespace rp::replay
