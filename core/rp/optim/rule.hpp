// What an update rule is written with, and what makes an optimizer of it.
//
// A rule is a class template over the type of its coefficients. Written once, it runs over vectors
// of parameters (Coefficient, Lanes) and, for the formula, over terms (Term, Term):
//
//   template <class S>
//   struct Momentum {
//     S mu, eta;
//     void read(const HyperReader<S>& h) { mu = h("momentum"); }          // at every new setting
//     std::vector<StateColumn> states() const { return {{"b", "momentum"}}; }
//     void begin_step(const S& learning_rate, const S& t) { eta = learning_rate; }
//     void update(auto& each) const {
//       each([*this](auto& w, const auto& g, auto& b) { b = mu * b + g; w = w - eta * b; });
//     }
//     void effective_steps(auto& each) const { each([*this](auto& step) { step = eta; }); }
//   };
//
// The lambdas take a copy of the rule, which the compiler can keep in registers: stores to
// parameters might change what `this` points to. `each` gives the function as many state columns as
// it takes, in the order of `states`. Which columns there are may depend on the settings. `t` is
// the number of the update, from 1.
#pragma once

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "rp/optim/arithmetic.hpp"
#include "rp/optim/clipping.hpp"
#include "rp/optim/optimizer.hpp"
#include "rp/optim/schedule.hpp"
#include "rp/optim/term.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp {

using NamedNumber = std::pair<std::string_view, double>;
using NamedNumbers = std::vector<NamedNumber>;

/// What an update of one parameter starts from; of a formula alone there is nothing.
struct UpdateOfOne {
  TermValue parameter;
  TermValue gradient;
  std::vector<TermValue> states;
  TermValue learning_rate;
  TermValue t;
};

/// The settings as a rule reads them: coefficients, or their symbols.
template <class S>
class HyperReader;

template <>
class HyperReader<Coefficient> {
 public:
  /// `kept`, if given, receives the named coefficients with their symbols.
  explicit HyperReader(const OptimizerSettings& settings, NamedNumbers* kept = nullptr)
      : settings_(settings), kept_(kept) {}

  Coefficient operator()(std::string_view key) const { return settings_.number(key); }
  bool is_on(std::string_view key) const { return settings_.is_on(key); }
  bool is(std::string_view key, std::string_view choice) const {
    return settings_.choice(key) == choice;
  }
  double number(std::string_view key) const { return settings_.number(key); }
  /// Tells the formula what a coefficient is called that the rule keeps from step to step.
  void name(Coefficient& kept, std::string_view symbol) const {
    if (kept_ != nullptr) kept_->emplace_back(symbol, kept.value);
  }
  /// The same for one that is set from outside.
  void name_symbol(Coefficient& set, std::string_view symbol) const { name(set, symbol); }

 private:
  const OptimizerSettings& settings_;
  NamedNumbers* kept_;
};

template <>
class HyperReader<Term> {
 public:
  /// `kept`: values of the named coefficients, for terms with values; or null.
  HyperReader(const OptimizerSettings& settings, Statements& statements, const NamedNumbers* kept)
      : settings_(settings), statements_(statements), kept_(kept) {}

  Term operator()(std::string_view key) const;
  bool is_on(std::string_view key) const { return settings_.is_on(key); }
  bool is(std::string_view key, std::string_view choice) const {
    return settings_.choice(key) == choice;
  }
  double number(std::string_view key) const { return settings_.number(key); }
  void name(Term& kept, std::string_view symbol) const;
  void name_symbol(Term& set, std::string_view symbol) const;

 private:
  TermValue value(double number) const;
  TermValue kept_value(std::string_view symbol) const;

  const OptimizerSettings& settings_;
  Statements& statements_;
  const NamedNumbers* kept_;
};

/// Decay of the weights, in the pass of the update itself: coupled (`l2`) it becomes part of the
/// gradient, decoupled it shrinks the weights directly (Loshchilov and Hutter 2019).
template <class S>
struct WeightDecay {
  enum class Mode { none, l2, decoupled };
  Mode mode = Mode::none;
  S lambda;
  S eta;

  void read(const OptimizerSettings& settings, const HyperReader<S>& h) {
    if (!settings.has("weight_decay")) return;
    const bool coupled =
        !settings.has("weight_decay_mode") || settings.choice("weight_decay_mode") == "l2";
    mode = !settings.is_on("weight_decay") ? Mode::none : coupled ? Mode::l2 : Mode::decoupled;
    lambda = h("weight_decay");
  }

  template <class V>
  void operator()(V& w, V& g) const {
    if (mode == Mode::l2) g = g + lambda * w;
    if (mode == Mode::decoupled) w = w - eta * lambda * w;
  }
};

namespace detail {

/// The number of references to `Value` that `Function` takes after `Fixed`.
template <class Value, class Function, class... Fixed>
constexpr std::size_t states_taken() {
  if constexpr (std::invocable<Function&, Fixed...>) {
    return 0;
  } else {
    return 1 + states_taken<Value, Function, Fixed..., Value&>();
  }
}

}  // namespace detail

/// `each` over vectors: one fused pass over parameters, gradients and the states asked for.
template <class T>
class LanePass {
 public:
  LanePass(std::span<T> parameters, std::span<const T> gradients, std::vector<Vector<T>>& states,
           const WeightDecay<Coefficient>& decay)
      : parameters_(parameters), gradients_(gradients), states_(states), decay_(decay) {}

  template <class Function>
  void operator()(Function function) {
    using V = Lanes<T>;
    constexpr std::size_t kStates = detail::states_taken<V, Function, V&, const V&>();
    run(function, std::make_index_sequence<kStates>{});
  }

 private:
  template <class Function, std::size_t... I>
  void run(Function& function, std::index_sequence<I...>) {
    const auto rule = [function, decay = decay_](auto& w, const auto& g, auto&... states) {
      auto gradient = g;
      decay(w, gradient);
      function(w, std::as_const(gradient), states...);
    };
    fused(rule, parameters_, gradients_, as_span(states_[I])...);
  }

  std::span<T> parameters_;
  std::span<const T> gradients_;
  std::vector<Vector<T>>& states_;
  const WeightDecay<Coefficient>& decay_;
};

/// `each` over vectors that writes one result from the states: effective steps, a point ahead.
template <class T>
class ResultPass {
 public:
  ResultPass(std::span<T> result, const std::vector<Vector<T>>& states)
      : result_(result), states_(states) {}

  template <class Function>
  void operator()(Function function) {
    using V = Lanes<T>;
    constexpr std::size_t kStates = detail::states_taken<const V, Function, V&>();
    run(function, std::make_index_sequence<kStates>{});
  }

 private:
  template <class Function, std::size_t... I>
  void run(Function& function, std::index_sequence<I...>) {
    fused(function, result_, as_span(states_[I])...);
  }

  std::span<T> result_;
  const std::vector<Vector<T>>& states_;
};

/// `each` over terms: calls the function once, with variables.
class FormulaPass {
 public:
  FormulaPass(Statements& statements, std::string_view gradient,
              const std::vector<StateColumn>& states, const WeightDecay<Term>& decay,
              const UpdateOfOne& numbers);

  template <class Function>
  void operator()(Function function) {
    constexpr std::size_t kStates = detail::states_taken<Term, Function, Term&, const Term&>();
    run(function, std::make_index_sequence<kStates>{});
  }

  Term& parameter() { return w_; }
  Term& gradient() { return g_; }
  Term& state(std::size_t column) { return states_[column]; }

 private:
  template <class Function, std::size_t... I>
  void run(Function& function, std::index_sequence<I...>) {
    Term gradient = g_;
    decay_(w_, gradient);
    function(w_, std::as_const(gradient), states_[I]...);
  }

  Term w_;
  Term g_;
  std::vector<Term> states_;
  const WeightDecay<Term>& decay_;
};

/// A rule whose `g` is something else than the gradient, and what the formula calls it.
template <class Rule>
concept NamesItsGradient = requires(const Rule& rule) {
  { rule.gradient_name() } -> std::convertible_to<std::string_view>;
};

/// A rule whose statements depend on where in its run it stands.
template <class Rule, class Running>
concept FollowsARun = requires(Rule& rule, const Running& running) {
  rule.follow(running);
};

/// A rule that takes the gradient at a point ahead of the parameters.
template <class Rule>
concept LooksAhead = requires(const Rule& rule) {
  { rule.looks_ahead() } -> std::same_as<bool>;
};

/// A rule with coefficients that it keeps from step to step, apart from its state columns.
template <class Rule>
concept KeepsCoefficients = requires(Rule& rule, Archive& archive) {
  rule.kept(archive);
};

namespace detail {

/// The statements of one update of `Rule`, in order; with values if there is a `running` rule that
/// they are the next update of.
template <template <class> class Rule>
[[gnu::cold]] Statements statements_of(const OptimizerSettings& settings,
                                       const UpdateOfOne& numbers = {},
                                       const Rule<Coefficient>* running = nullptr) {
  NamedNumbers kept;
  if (running != nullptr) {
    Rule<Coefficient> as_it_stands = *running;
    as_it_stands.read(HyperReader<Coefficient>(settings, &kept));
  }
  Statements statements;
  const HyperReader<Term> reader(settings, statements, running != nullptr ? &kept : nullptr);
  Rule<Term> rule;
  rule.read(reader);
  if constexpr (FollowsARun<Rule<Term>, Rule<Coefficient>>) {
    if (running != nullptr) rule.follow(*running);
  }
  WeightDecay<Term> decay;
  decay.read(settings, reader);
  const Term eta = settings.has("learning_rate") ? Term::symbol(hyper::learning_rate().symbol,
                                                                statements, numbers.learning_rate)
                                                 : Term(0);
  decay.eta = eta;
  std::string_view gradient = "g";
  if constexpr (NamesItsGradient<Rule<Term>>) gradient = rule.gradient_name();
  FormulaPass each(statements, gradient, rule.states(), decay, numbers);
  if constexpr (LooksAhead<Rule<Term>>) {
    if (rule.looks_ahead()) {
      each.gradient() =
          gradient_at(rule.point_ahead(each.parameter(), each.state(0)), numbers.gradient);
    }
  }
  rule.begin_step(eta, Term::symbol("t", statements, numbers.t));
  rule.update(each);
  return statements;
}

}  // namespace detail

/// All of an optimizer that is the same whatever the rule: compiled once, not once for each rule.
template <class T>
class OptimizerCommon : public Optimizer<T> {
 public:
  ~OptimizerCommon() override;

  const OptimizerSettings& settings() const override { return settings_; }
  const std::vector<StateColumn>& state_columns() const override { return columns_; }
  std::span<const T> state(std::size_t column) const override { return as_span(states_[column]); }
  void carry(Archive& archive) override;
  double learning_rate() const override { return learning_rate_at(steps_ + 1); }

 protected:
  explicit OptimizerCommon(const OptimizerStart& start);
  OptimizerCommon(const OptimizerCommon& other);
  OptimizerCommon(OptimizerCommon&&) = delete;
  OptimizerCommon& operator=(const OptimizerCommon&) = delete;
  OptimizerCommon& operator=(OptimizerCommon&&) = delete;

  void adopt(const OptimizerSettings& settings);
  /// Keeps the columns that stay; a new one starts at its initial value.
  void use_columns(std::vector<StateColumn> columns);
  /// Clips, and returns the learning rate of the update that is now counted.
  double begin_update(std::span<T> gradients);
  double learning_rate_at(std::size_t t) const;
  /// What the next update of parameter `index` starts from.
  UpdateOfOne next_update_of(std::size_t index, T parameter, T gradient) const;

  std::span<T> state(std::size_t column) { return as_span(states_[column]); }
  std::vector<Vector<T>>& states() { return states_; }
  const std::vector<Vector<T>>& states() const { return states_; }
  const WeightDecay<Coefficient>& decay() const { return decay_; }
  std::size_t steps() const { return steps_; }
  std::size_t size() const { return size_; }

 private:
  OptimizerSettings settings_;
  ParameterLayout layout_;
  std::size_t size_;
  WeightDecay<Coefficient> decay_;
  double rate_ = 0;  // stays 0 for an optimizer without learning rate
  Schedule schedule_;
  Clipping clipping_;
  std::vector<StateColumn> columns_;
  std::vector<Vector<T>> states_;
  std::size_t steps_ = 0;
};

template <class T, template <class> class Rule>
class RuleOptimizer : public OptimizerCommon<T> {
 public:
  RuleOptimizer(const OptimizerSettings& settings, const OptimizerStart& start)
      : OptimizerCommon<T>(start) {
    RuleOptimizer::set_settings(settings);
  }

  std::unique_ptr<Optimizer<T>> clone() const override {
    return std::make_unique<RuleOptimizer>(*this);
  }

  void set_settings(const OptimizerSettings& settings) override {
    this->adopt(settings);
    rule_.read(HyperReader<Coefficient>(this->settings()));
    this->use_columns(rule_.states());
  }

  T evaluate(FiniteSum<T>& objective, std::span<const T> parameters,
             std::span<const std::uint32_t> batch, std::span<T> gradients) override {
    if constexpr (LooksAhead<Rule<Coefficient>>) {
      if (rule_.looks_ahead()) {
        ahead_.resize({this->size()});
        std::copy(parameters.begin(), parameters.end(), ahead_.begin());
        ResultPass<T> each(as_span(ahead_), this->states());
        each([this](auto& w, const auto& b) { w = rule_.point_ahead(w, b); });
        return objective.loss_and_gradient(as_span(std::as_const(ahead_)), batch, gradients);
      }
    }
    return objective.loss_and_gradient(parameters, batch, gradients);
  }

  void update(std::span<T> parameters, std::span<T> gradients) override {
    const double eta = this->begin_update(gradients);
    rule_.begin_step(eta, static_cast<double>(this->steps()));
    LanePass<T> each(parameters, gradients, this->states(), this->decay());
    rule_.update(each);
  }

  void carry(Archive& archive) override {
    OptimizerCommon<T>::carry(archive);
    if constexpr (KeepsCoefficients<Rule<Coefficient>>) rule_.kept(archive);
  }

  Statements next_statements(std::size_t index, T parameter, T gradient) const override {
    return detail::statements_of<Rule>(this->settings(),
                                       this->next_update_of(index, parameter, gradient), &rule_);
  }

  void effective_steps(std::span<T> steps) const override {
    // Of the update just done, or of the first; a copy, as the rule counts its steps.
    const std::size_t t = std::max<std::size_t>(this->steps(), 1);
    Rule<Coefficient> rule = rule_;
    rule.begin_step(this->learning_rate_at(t), static_cast<double>(t));
    ResultPass<T> each(steps, this->states());
    rule.effective_steps(each);
  }

 protected:
  Rule<Coefficient>& rule() { return rule_; }

 private:
  Rule<Coefficient> rule_;
  Vector<T> ahead_;
};

/// Fills in what of an entry comes from its rule.
template <template <class> class Rule>
OptimizerInfo entry_of(OptimizerInfo info) {
  info.statements = [](const OptimizerSettings& settings) {
    return detail::statements_of<Rule>(settings);
  };
  return info;
}

/// Runs a rule that needs nothing more.
template <template <class> class Rule>
struct Plain {
  template <class T>
  using Method = RuleOptimizer<T, Rule>;
};

}  // namespace rp

/// Defines how the catalog makes the optimizer `key`: the class template `...` runs it. Apart from
/// the entry, so that a program has only the code of the types it makes optimizers of.
#define RP_MAKES(key, ...)                                                         \
  template <class T>                                                               \
  std::unique_ptr<Optimizer<T>> make_##key(const OptimizerSettings& settings,      \
                                           const OptimizerStart& start) {          \
    return std::make_unique<__VA_ARGS__<T>>(settings, start);                      \
  }                                                                                \
  template std::unique_ptr<Optimizer<float>> make_##key(const OptimizerSettings&,  \
                                                        const OptimizerStart&);    \
  template std::unique_ptr<Optimizer<double>> make_##key(const OptimizerSettings&, \
                                                         const OptimizerStart&);
