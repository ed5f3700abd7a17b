#include "slopes.hpp"

#include <cctype>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>

#include "rp/objective/online_objective.hpp"

namespace rp::replay {
namespace {

/// Words with their signs and numbers, and runs of "=", without the punctuation between them.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char character : text) {
    const bool equals = character == '=';
    const bool in_word = std::isalnum(static_cast<unsigned char>(character)) != 0 ||
                         character == '.' || character == '+' || character == '-';
    const bool goes_on = !words.back().empty() && (words.back().back() == '=') == equals;
    if (!words.back().empty() && !(goes_on && (equals || in_word))) words.emplace_back();
    if (equals || in_word) words.back() += character;
  }
  return words;
}

std::optional<double> as_number(const std::string& word) {
  char* end = nullptr;
  const double value = std::strtod(word.c_str(), &end);
  const bool whole = end != word.c_str() && (*end == '\0' || (*end == '.' && end[1] == '\0'));
  return whole ? std::optional<double>(value) : std::nullopt;
}

/// The number after "C =".
std::optional<double> c_in(const std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 2 < words.size(); ++i) {
    if (words[i] == "C" && words[i + 1] == "=") return as_number(words[i + 2]);
  }
  return std::nullopt;
}

/// The choice of the paper: beta2 = 1 / (1 + C^2).
std::optional<double> c_of(const Field& hyper) {
  for (const char* key : {"rho", "beta2"}) {
    const std::optional<Field> decay = hyper.find(key);
    if (decay && decay->number() > 0) return std::sqrt(1 / decay->number() - 1);
  }
  return std::nullopt;
}

double slope(const std::string& word, std::optional<double> c, const Field& words) {
  const bool is_c = word == "C" || word == "+C" || word == "-C";
  const std::optional<double> value = is_c ? c : as_number(word);
  if (!value) words.refuse("\"" + word + "\" is no gradient that can be read.");
  return word == "-C" ? -*value : *value;
}

/// "A if t mod P == R else B", from its first word on.
std::optional<std::vector<double>> by_rule(const std::vector<std::string>& rule,
                                           std::optional<double> c, const Field& words) {
  if (rule.size() < 9 || rule[1] != "if" || rule[2] != "t" || rule[3] != "mod") return std::nullopt;
  if (!rule[5].starts_with('=') || rule[7] != "else") return std::nullopt;
  const std::optional<double> period = as_number(rule[4]);
  const std::optional<double> rest = as_number(rule[6]);
  constexpr double kLongest = 1e6;
  if (!period || !rest || *period < 1 || *period > kLongest) return std::nullopt;
  std::vector<double> slopes;
  for (std::size_t t = 1; t <= static_cast<std::size_t>(*period); ++t) {
    const bool here = std::fmod(static_cast<double>(t), *period) == *rest;
    slopes.push_back(slope(rule[here ? 0 : 8], c, words));
  }
  return slopes;
}

}  // namespace

std::vector<double> slopes_in_words(const Field& words, const Field& hyper) {
  const std::vector<std::string> all = words_of(words.text());
  const std::optional<double> said = c_in(all);
  // The words come first: with SGD there is neither rho nor beta2, and beta2 need not be the
  // paper's choice for C.
  const std::optional<double> c = said ? said : c_of(hyper);
  for (auto first = all.begin(); first != all.end(); ++first) {
    if (const auto slopes = by_rule({first, all.end()}, c, words)) return *slopes;
  }
  if (!c) words.refuse("gives neither \"A if t mod P == R, else B\" nor \"C = ...\".");
  return reddi_slopes(*c);
}

}  // namespace rp::replay
