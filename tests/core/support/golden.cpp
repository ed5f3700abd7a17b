#include "support/golden.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "rp/tensor/xtensor.hpp"
#include "support/optimizers.hpp"

namespace rp::test {
namespace {

using Json = nlohmann::json;

Json parsed(const std::string& file) {
  const std::string path = std::string(RP_SOURCE_DIR) + "/tests/golden/" + file;
  std::ifstream stream(path);
  if (!stream) throw std::runtime_error("cannot read " + path);
  return Json::parse(stream);
}

OptimizerSettings settings(const Json& hyper) {
  const bool plain = hyper.at("eps_mode") == "outside" && !hyper.at("centered") &&
                     hyper.at("momentum") == 0 && hyper.at("initial_accumulator") == 0 &&
                     !hyper.at("bias_correction") && hyper.at("weight_decay") == 0 &&
                     hyper.at("clip_mode") == "none" && hyper.at("lr_schedule").empty();
  if (!plain) throw std::runtime_error("golden data of another variant than plain RMSprop");
  return rmsprop(hyper.at("lr"), hyper.at("rho"), hyper.at("eps"));
}

NetworkShape shape(const Json& model) {
  const std::vector<std::size_t> sizes = model.at("layer_sizes");
  const std::string first = model.at("activations").front();
  return {sizes.front(),
          {sizes.begin() + 1, sizes.end() - 1},
          sizes.back(),
          first == "tanh" ? Activation::tanh : Activation::identity};
}

std::vector<std::vector<std::uint32_t>> batches(const Json& trace) {
  if (trace.at("batches").is_array()) return trace.at("batches");
  const Rows all = first_rows(trace.at("rows").get<std::size_t>());
  return std::vector(trace.at("updates").get<std::size_t>(), all);
}

}  // namespace

SupervisedTrace supervised_trace(const std::string& file) {
  const Json trace = parsed(file);
  return {shape(trace.at("model")),
          trace.at("loss") == "half_mse" ? Loss::half_mse : Loss::mse,
          settings(trace.at("hyper")),
          trace.at("init_params"),
          batches(trace),
          trace.at("batch_loss"),
          trace.at("full_loss"),
          trace.at("final_params"),
          trace.at("params_tol"),
          trace.at("loss_tol")};
}

Diamonds diamonds() {
  const Json seed = parsed("seeds/datacamp_diamonds.json");
  Diamonds read{{seed.at("carat_mean"), seed.at("carat_sd")},
                {seed.at("price_mean"), seed.at("price_sd")},
                seed.at("test_row_numbers"),
                {}};
  for (const Json& point : seed.at("deterministic_variant").at("points")) {
    read.deterministic.push_back({point.at("epoch"), point.at("slope"), point.at("intercept"),
                                  point.at("test_rmse"), point.at("tol")});
  }
  return read;
}

std::shared_ptr<const Design<double>> diabetes() {
  const Json data = parsed("data/diabetes.json");
  const std::vector<std::vector<double>> x = data.at("X");
  const std::vector<double> y = data.at("y");
  auto design = std::make_shared<Design<double>>();
  Samples<double>& samples = design->training;
  samples.table_rows = first_rows(x.size());
  samples.features = sample_matrix<double>(x.front().size(), x.size());
  samples.targets = sample_matrix<double>(1, x.size());
  for (std::size_t s = 0; s < x.size(); ++s) {
    for (std::size_t f = 0; f < x[s].size(); ++f) samples.features(f, s) = x[s][f];
    samples.targets(0, s) = y[s];
  }
  design->validation = samples;
  design->feature_scales.resize(x.front().size());
  return design;
}

}  // namespace rp::test
