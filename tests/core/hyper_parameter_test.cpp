#include "rp/optim/hyper_parameter.hpp"

#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rp/optim/catalog.hpp"
#include "support/catch.hpp"

namespace rp::test::hyper_parameter_test {
namespace {

template <class Visit>
void for_each_hyper_parameter(const Visit& visit) {
  for (const OptimizerInfo& info : optimizer_catalog()) {
    for (const HyperParameter& parameter : info.hyper_parameters) {
      CAPTURE(info.key, parameter.key);
      visit(parameter, info);
    }
  }
}

bool is_key(std::string_view text) {
  return !text.empty() &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

bool is_sentence(std::string_view text) {
  return text.size() > 3 && text.back() == '.' && text.find("  ") == std::string_view::npos;
}

const HyperParameter* find(const OptimizerInfo& info, std::string_view key) {
  for (const HyperParameter& parameter : info.hyper_parameters) {
    if (parameter.key == key) return &parameter;
  }
  return nullptr;
}

bool has_choice(const HyperParameter& parameter, std::string_view choice) {
  for (const HyperChoice& one : parameter.choices) {
    if (one.key == choice) return true;
  }
  return false;
}

TEST_CASE("the catalog has the optimizers of the project, in their order", "[hyper_parameter]") {
  std::vector<std::string_view> keys;
  for (const OptimizerInfo& info : optimizer_catalog()) keys.push_back(info.key);
  CHECK(keys == std::vector<std::string_view>{"rmsprop", "sgd", "momentum", "nesterov", "adagrad",
                                              "adadelta", "adam", "amsgrad", "adamw", "nadam",
                                              "rprop", "sag", "svrg", "s2gd", "sarah",
                                              "sarah_plus"});
}

TEST_CASE("every optimizer says what it is and whose", "[hyper_parameter]") {
  std::set<std::string_view> labels;
  for (const OptimizerInfo& info : optimizer_catalog()) {
    CAPTURE(info.key);
    CHECK(is_key(info.key));
    CHECK(labels.insert(info.label).second);
    CHECK_FALSE(info.label.empty());
    CHECK(is_sentence(info.summary));
    // With the year of the publication.
    CHECK(info.citation.find_first_of("0123456789") != std::string_view::npos);
    CHECK(&find_optimizer(info.key) == &info);
  }
}

TEST_CASE("within an optimizer every key, label and symbol is one of a kind", "[hyper_parameter]") {
  for (const OptimizerInfo& info : optimizer_catalog()) {
    std::set<std::string_view> keys;
    std::set<std::string_view> labels;
    std::set<std::string_view> symbols;
    for (const HyperParameter& parameter : info.hyper_parameters) {
      CAPTURE(info.key, parameter.key);
      CHECK(keys.insert(parameter.key).second);
      CHECK(labels.insert(parameter.label).second);
      CHECK((parameter.symbol.empty() || symbols.insert(parameter.symbol).second));
    }
  }
}

TEST_CASE("a key means the same in every optimizer", "[hyper_parameter]") {
  for_each_hyper_parameter([](const HyperParameter& parameter, const OptimizerInfo&) {
    CHECK(is_key(parameter.key));
    for (const OptimizerInfo& other : optimizer_catalog()) {
      const HyperParameter* const same = find(other, parameter.key);
      CHECK((same == nullptr || same->kind == parameter.kind));
      CHECK((same == nullptr || same->symbol == parameter.symbol));
    }
  });
}

TEST_CASE("every hyper-parameter has a label and a sentence of help", "[hyper_parameter]") {
  for_each_hyper_parameter([](const HyperParameter& parameter, const OptimizerInfo&) {
    CHECK_FALSE(parameter.label.empty());
    CHECK(is_sentence(parameter.help));
  });
}

TEST_CASE("every number's range is one, and holds its default and what is usual",
          "[hyper_parameter]") {
  for_each_hyper_parameter([](const HyperParameter& parameter, const OptimizerInfo&) {
    if (parameter.kind != HyperKind::number) return;
    const HyperRange& range = parameter.range;
    const HyperUsual& usual = parameter.usual;
    CHECK(range.low < range.high);
    CHECK(usual.low < usual.high);
    for (const double value : {parameter.initial, usual.low, usual.high}) {
      CAPTURE(value);
      CHECK((range.includes_low ? value >= range.low : value > range.low));
      CHECK((range.includes_high ? value <= range.high : value < range.high));
      CHECK(std::isfinite(value));
      if (range.whole) CHECK(value == std::floor(value));
    }
  });
}

TEST_CASE("a scale can be walked over its usual range", "[hyper_parameter]") {
  for_each_hyper_parameter([](const HyperParameter& parameter, const OptimizerInfo&) {
    if (parameter.kind != HyperKind::number) return;
    if (parameter.usual.scale == HyperScale::logarithmic) CHECK(parameter.usual.low > 0);
    if (parameter.usual.scale == HyperScale::decay) {
      CHECK(parameter.usual.low >= 0);
      CHECK(parameter.usual.high < 1);
    }
  });
}

TEST_CASE("a choice has choices, each of a kind, and one of them at first", "[hyper_parameter]") {
  for_each_hyper_parameter([](const HyperParameter& parameter, const OptimizerInfo&) {
    if (parameter.kind != HyperKind::choice) {
      CHECK(parameter.choices.empty());
      return;
    }
    CHECK(parameter.choices.size() >= 2);
    std::set<std::string_view> keys;
    for (const HyperChoice& choice : parameter.choices) {
      CHECK(is_key(choice.key));
      CHECK(keys.insert(choice.key).second);
      CHECK_FALSE(choice.label.empty());
    }
    CHECK(parameter.initial >= 0);
    CHECK(parameter.initial < static_cast<double>(parameter.choices.size()));
    CHECK(parameter.initial == std::floor(parameter.initial));
  });
}

TEST_CASE("a toggle is on or off at first", "[hyper_parameter]") {
  for_each_hyper_parameter([](const HyperParameter& parameter, const OptimizerInfo&) {
    if (parameter.kind != HyperKind::toggle) return;
    CHECK((parameter.initial == 0 || parameter.initial == 1));
  });
}

TEST_CASE("what a hyper-parameter counts by is there, with the choices named",
          "[hyper_parameter]") {
  for_each_hyper_parameter([](const HyperParameter& parameter, const OptimizerInfo& info) {
    if (!parameter.counts_when) return;
    const HyperParameter* const other = find(info, parameter.counts_when->key);
    REQUIRE(other != nullptr);
    CHECK(other != &parameter);
    // With choices it is a choice, without a number or a toggle.
    CHECK((other->kind == HyperKind::choice) == !parameter.counts_when->choices.empty());
    for (const std::string_view choice : parameter.counts_when->choices) {
      CHECK(has_choice(*other, choice));
    }
  });
}

TEST_CASE("what optimizers have in common is advanced, and comes last", "[hyper_parameter]") {
  const HyperParameters common = hyper::common();
  for (const HyperParameter& parameter : common) CHECK(parameter.advanced);
  const HyperParameters all = hyper::with_common({hyper::learning_rate()});
  REQUIRE(all.size() == common.size() + 1);
  CHECK(all.front().key == "learning_rate");
  for (std::size_t i = 0; i < common.size(); ++i) CHECK(all[i + 1].key == common[i].key);
}

TEST_CASE("another default leaves the rest as it was", "[hyper_parameter]") {
  const HyperParameter changed = hyper::rho().with_initial(0.5);
  CHECK(changed.initial == 0.5);
  CHECK(changed.key == "rho");
  CHECK(hyper::rho().initial == 0.9);
  const HyperParameter inside = hyper::epsilon_mode().with_initial("inside");
  CHECK(inside.choices[static_cast<std::size_t>(inside.initial)].key == "inside");
}

}  // namespace
}  // namespace rp::test::hyper_parameter_test
