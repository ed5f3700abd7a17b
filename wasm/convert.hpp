// JavaScript values to the core's types. Numbers that count must be whole: embind would cut them.
#pragma once

#include <emscripten/val.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rp/base/error.hpp"
#include "rp/data/design.hpp"
#include "rp/train/training_config.hpp"

namespace rp::js {

/// The largest integer a double holds without gaps, 2^53.
constexpr double kLargestWhole = 9007199254740992.0;

inline std::uint64_t whole(double value, const char* key) {
  if (!(value >= 0 && value <= kLargestWhole && std::floor(value) == value)) {
    throw Error(ErrorCode::setting_out_of_range, key,
                "The setting " + std::string(key) + " is " + readable(value) +
                    ". It must be a whole number from 0 up.");
  }
  return static_cast<std::uint64_t>(value);
}

inline std::size_t count(double value, const char* key) {
  return static_cast<std::size_t>(whole(value, key));
}

template <class Integer>
std::vector<Integer> whole_numbers(const emscripten::val& array, const char* key) {
  std::vector<Integer> numbers;
  for (const double value : emscripten::convertJSArrayToNumberVector<double>(array)) {
    numbers.push_back(static_cast<Integer>(whole(value, key)));
  }
  return numbers;
}

template <class Choice, std::size_t N>
Choice choice(std::string_view name, const char* key,
              const std::array<std::pair<std::string_view, Choice>, N>& choices) {
  std::string known;
  for (const auto& [key_name, value] : choices) {
    if (key_name == name) return value;
    known += (known.empty() ? "" : ", ") + std::string(key_name);
  }
  throw Error(
      ErrorCode::setting_out_of_range, key,
      "\"" + std::string(name) + "\" is no choice for " + key + ". Choose one of: " + known + ".");
}

inline Activation activation(std::string_view name) {
  return choice<Activation, 6>(name, "activation",
                               {{{"identity", Activation::identity},
                                 {"tanh", Activation::tanh},
                                 {"relu", Activation::relu},
                                 {"leaky_relu", Activation::leaky_relu},
                                 {"sigmoid", Activation::sigmoid},
                                 {"gelu", Activation::gelu}}});
}

inline Initialisation initialisation(std::string_view name) {
  return choice<Initialisation, 4>(name, "initialisation",
                                   {{{"pytorch", Initialisation::pytorch},
                                     {"glorot", Initialisation::glorot},
                                     {"zeros", Initialisation::zeros},
                                     {"ones", Initialisation::ones}}});
}

inline Loss loss(std::string_view name) {
  return choice<Loss, 4>(name, "loss",
                         {{{"mse", Loss::mse},
                           {"half_mse", Loss::half_mse},
                           {"mae", Loss::mae},
                           {"huber", Loss::huber}}});
}

inline Fill fill(std::string_view name) {
  return choice<Fill, 5>(name, "missing_cells",
                         {{{"drop_row", Fill::drop_row},
                           {"mean", Fill::mean},
                           {"median", Fill::median},
                           {"most_frequent", Fill::most_frequent},
                           {"constant", Fill::constant}}});
}

inline DatePart date_part(std::string_view name) {
  return choice<DatePart, 5>(name, "date_parts",
                             {{{"days", DatePart::days},
                               {"year", DatePart::year},
                               {"month", DatePart::month},
                               {"weekday", DatePart::weekday},
                               {"hour", DatePart::hour}}});
}

inline Scaling scaling(std::string_view name, const char* key) {
  return choice<Scaling, 4>(name, key,
                            {{{"standard", Scaling::standard},
                              {"min_max", Scaling::min_max},
                              {"robust", Scaling::robust},
                              {"none", Scaling::none}}});
}

inline SplitKind split_kind(std::string_view name) {
  return choice<SplitKind, 4>(name, "split",
                              {{{"random", SplitKind::random},
                                {"stratified", SplitKind::stratified},
                                {"latest", SplitKind::latest},
                                {"by_value", SplitKind::by_value}}});
}

/// A view over core memory, valid until the next call into the core.
template <class T>
emscripten::val view(std::span<T> values) {
  return emscripten::val(emscripten::typed_memory_view(values.size(), values.data()));
}

}  // namespace rp::js
