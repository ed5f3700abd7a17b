// rp_same_bits TABLE KEY=VALUE...
//
// Trains natively by a recipe and prints the fingerprint of the parameters as 16 hexadecimal
// digits.
//
// TABLE is little-endian: uint32 columns, uint32 rows, then the float64 columns one after another.
// The keys features, target and steps are required; the others have the core's defaults:
//   hidden_units activation initialisation loss huber_delta l1_penalty l2_penalty batch_size seed
//   validation_fraction optimizer
// and every hyper-parameter of that optimizer: learning_rate, rho, epsilon, ... of RMSprop.

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <functional>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rp/base/error.hpp"
#include "rp/facade/playground.hpp"

namespace rp::same_bits {
namespace {

struct Recipe {
  DesignSpec design;
  TrainingConfig training;
  std::size_t steps = 0;
};

template <class T>
T whole_number(std::string_view text) {
  T value = 0;
  const char* const end = text.data() + text.size();
  const auto [next, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || next != end) {
    throw std::invalid_argument("\"" + std::string(text) + "\" is not a whole number");
  }
  return value;
}

double number(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0') {
    throw std::invalid_argument("\"" + text + "\" is not a number");
  }
  return value;
}

/// "1,2,3"; an empty text is an empty list.
std::vector<std::size_t> whole_numbers(std::string_view text) {
  std::vector<std::size_t> values;
  if (text.empty()) return values;
  for (;;) {
    const std::size_t comma = text.find(',');
    values.push_back(whole_number<std::size_t>(text.substr(0, comma)));
    if (comma == std::string_view::npos) return values;
    text.remove_prefix(comma + 1);
  }
}

template <class Value>
Value choice(const std::string& text, const std::map<std::string, Value>& choices) {
  const auto found = choices.find(text);
  if (found == choices.end()) {
    throw std::invalid_argument("\"" + text + "\" is not one of its values");
  }
  return found->second;
}

const std::map<std::string, std::function<void(Recipe&, const std::string&)>> kKeys{
    {"features", [](Recipe& r, const std::string& v) { r.design.features = whole_numbers(v); }},
    {"target",
     [](Recipe& r, const std::string& v) { r.design.target = whole_number<std::size_t>(v); }},
    {"validation_fraction",
     [](Recipe& r, const std::string& v) { r.design.validation_fraction = number(v); }},
    {"hidden_units",
     [](Recipe& r, const std::string& v) { r.training.hidden_units = whole_numbers(v); }},
    {"activation",
     [](Recipe& r, const std::string& v) {
       r.training.activation = choice<Activation>(v, {{"identity", Activation::identity},
                                                      {"tanh", Activation::tanh},
                                                      {"relu", Activation::relu},
                                                      {"leaky_relu", Activation::leaky_relu},
                                                      {"sigmoid", Activation::sigmoid},
                                                      {"gelu", Activation::gelu}});
     }},
    {"initialisation",
     [](Recipe& r, const std::string& v) {
       r.training.initialisation = choice<Initialisation>(v, {{"pytorch", Initialisation::pytorch},
                                                              {"glorot", Initialisation::glorot},
                                                              {"zeros", Initialisation::zeros},
                                                              {"ones", Initialisation::ones}});
     }},
    {"loss",
     [](Recipe& r, const std::string& v) {
       r.training.loss = choice<Loss>(v, {{"mse", Loss::mse},
                                          {"half_mse", Loss::half_mse},
                                          {"mae", Loss::mae},
                                          {"huber", Loss::huber}});
     }},
    {"huber_delta", [](Recipe& r, const std::string& v) { r.training.huber_delta = number(v); }},
    {"l1_penalty", [](Recipe& r, const std::string& v) { r.training.l1_penalty = number(v); }},
    {"l2_penalty", [](Recipe& r, const std::string& v) { r.training.l2_penalty = number(v); }},
    {"batch_size",
     [](Recipe& r, const std::string& v) { r.training.batch_size = whole_number<std::size_t>(v); }},
    {"seed",
     [](Recipe& r, const std::string& v) {
       r.design.seed = r.training.seed = whole_number<std::uint64_t>(v);
     }},
    {"optimizer",
     [](Recipe& r, const std::string& v) { r.training.optimizer = OptimizerSettings(v); }},
    {"steps", [](Recipe& r, const std::string& v) { r.steps = whole_number<std::size_t>(v); }},
};

void set_hyper_parameter(OptimizerSettings& settings, const std::string& key,
                         const std::string& text) {
  for (const HyperParameter& parameter : settings.info().hyper_parameters) {
    if (parameter.key != key) continue;
    switch (parameter.kind) {
      case HyperKind::number:
        settings.set(key, number(text));
        return;
      case HyperKind::toggle:
        settings.set(key, choice<double>(text, {{"false", 0}, {"true", 1}}));
        return;
      case HyperKind::choice:
        settings.set(key, text);
        return;
    }
  }
  throw std::invalid_argument("unknown key");
}

void set(Recipe& recipe, const std::string& key, const std::string& value) {
  try {
    const auto known = kKeys.find(key);
    if (known != kKeys.end()) {
      known->second(recipe, value);
    } else {
      set_hyper_parameter(recipe.training.optimizer, key, value);
    }
  } catch (const std::exception& error) {
    throw std::invalid_argument(key + ": " + error.what());
  }
}

Recipe parse_recipe(std::span<char*> arguments) {
  std::map<std::string, std::string> given;
  for (const std::string argument : arguments) {
    const std::size_t equals = argument.find('=');
    if (equals == std::string::npos) {
      throw std::invalid_argument("\"" + argument + "\" is no KEY=VALUE");
    }
    const std::string key = argument.substr(0, equals);
    if (!given.emplace(key, argument.substr(equals + 1)).second) {
      throw std::invalid_argument(key + " is given twice");
    }
  }
  for (const char* key : {"features", "target", "steps"}) {
    if (!given.contains(key)) throw std::invalid_argument(std::string(key) + " is missing");
  }
  Recipe recipe;
  // Before its hyper-parameters.
  if (given.contains("optimizer")) set(recipe, "optimizer", given.at("optimizer"));
  for (const auto& [key, value] : given) {
    if (key != "optimizer") set(recipe, key, value);
  }
  return recipe;
}

template <class T>
void read_values(std::ifstream& stream, std::span<T> values) {
  stream.read(reinterpret_cast<char*>(values.data()),
              static_cast<std::streamsize>(values.size_bytes()));
  if (!stream) throw std::runtime_error("the table ends too early");
}

void read_table(const std::string& path, Playground& playground) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path);
  std::uint32_t sizes[2] = {0, 0};
  read_values<std::uint32_t>(stream, sizes);
  playground.begin_table();
  for (std::uint32_t column = 0; column < sizes[0]; ++column) {
    read_values(stream, playground.add_column(std::to_string(column + 1), sizes[1]));
  }
  if (stream.peek() != std::ifstream::traits_type::eof()) {
    throw std::runtime_error("the table goes on after its last column");
  }
  playground.commit_table();
}

void train(std::span<char*> arguments) {
  if (arguments.empty()) throw std::invalid_argument("usage: rp_same_bits TABLE KEY=VALUE...");
  const Recipe recipe = parse_recipe(arguments.subspan(1));
  Playground playground;
  read_table(arguments.front(), playground);
  playground.configure(recipe.design, recipe.training);
  playground.run(recipe.steps);
  std::printf("%016llx\n", static_cast<unsigned long long>(playground.fingerprint()));
}

}  // namespace
}  // namespace rp::same_bits

int main(int argc, char** argv) {
  try {
    rp::same_bits::train(std::span(argv, static_cast<std::size_t>(argc)).subspan(1));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rp_same_bits: %s\n", error.what());
    return 1;
  }
}
