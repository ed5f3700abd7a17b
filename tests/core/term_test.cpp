#include "rp/optim/term.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rp/base/error.hpp"
#include "rp/optim/catalog.hpp"
#include "support/catch.hpp"
#include "support/data.hpp"
#include "support/optimizers.hpp"

namespace rp::test::term_test {
namespace {

// Formulas as text, everything written out.

struct Sign {
  const char* text;
  int binds;  // the tighter the higher
};

Sign infix(Operation operation) {
  switch (operation) {
    case Operation::add:
      return {" + ", 1};
    case Operation::subtract:
      return {" - ", 1};
    case Operation::multiply:
      return {" * ", 2};
    case Operation::divide:
      return {" / ", 2};
    case Operation::power:
      return {"^", 3};
    default:
      return {nullptr, 4};
  }
}

std::string printed(const Expression& expression);

std::string function_of(const char* name, const Expression& expression) {
  std::string text;
  for (const auto& operand : expression.operands) {
    text += (text.empty() ? "(" : ", ") + printed(*operand);
  }
  return name + text + ")";
}

std::string printed_operand(const Expression& operand, int binds) {
  const std::string text = printed(operand);
  return infix(operand.operation).binds < binds ? "(" + text + ")" : text;
}

std::string printed(const Expression& expression) {
  const Sign sign = infix(expression.operation);
  if (sign.text != nullptr) {
    return printed_operand(*expression.operands[0], sign.binds) + sign.text +
           printed_operand(*expression.operands[1], sign.binds + 1);
  }
  switch (expression.operation) {
    case Operation::symbol:
      return expression.symbol;
    case Operation::number: {
      char text[32];
      std::snprintf(text, sizeof text, "%g", expression.number);
      return text;
    }
    case Operation::square_root:
      return function_of("sqrt", expression);
    case Operation::maximum:
      return function_of("max", expression);
    case Operation::clamp:
      return function_of("clamp", expression);
    case Operation::sign:
      return function_of("sign", expression);
    case Operation::by_sign:
      return function_of("by_sign", expression);
    case Operation::gradient_at:
      return function_of("gradient", expression);
    default:
      throw std::logic_error("an operation without a text");
  }
}

using Lines = std::vector<std::string>;

/// A definition is written with ":=", a change of a variable with "=".
Lines printed(const Statements& statements) {
  Lines lines;
  for (const Statement& statement : statements) {
    lines.push_back(statement.target + (statement.is_definition ? " := " : " = ") +
                    printed(*statement.value));
  }
  return lines;
}

Lines formula(const OptimizerSettings& settings) {
  return printed(settings.info().statements(settings));
}

Lines formula(std::string_view optimizer, std::string_view preset, const HyperValues& values = {}) {
  return formula(with(OptimizerSettings(optimizer, preset), values));
}

// What terms record.

TEST_CASE("operators and functions record themselves", "[term]") {
  Statements statements;
  const Term a = Term::symbol("a", statements);
  const Term b = Term::symbol("b", statements);
  (a + b).named("sum");
  (a - b).named("difference");
  (a * b).named("product");
  (a / b).named("quotient");
  divide_or_zero(a, b).named("safe quotient");
  sqrt(a).named("root");
  maximum(a, b).named("maximum");
  clamp(a, 0, b).named("clamp");
  sign(a).named("sign");
  by_sign(a, 1, 0, b).named("by sign");
  integer_power(a, b).named("integer power");
  real_power(a, b).named("real power");
  gradient_at(a, {}).named("gradient");
  CHECK(printed(statements) ==
        Lines{"sum := a + b", "difference := a - b", "product := a * b", "quotient := a / b",
              "safe quotient := a / b", "root := sqrt(a)", "maximum := max(a, b)",
              "clamp := clamp(a, 0, b)", "sign := sign(a)", "by sign := by_sign(a, 1, 0, b)",
              "integer power := a^b", "real power := a^b", "gradient := gradient(a)"});
}

TEST_CASE("an expression keeps the order it was written in", "[term]") {
  Statements statements;
  const Term a = Term::symbol("a", statements);
  (1 - (a - (2 - a))).named("differences");
  (a / (a * a)).named("quotient");
  ((a + 1) * (a - 1)).named("product");
  CHECK(printed(statements) == Lines{"differences := 1 - (a - (2 - a))", "quotient := a / (a * a)",
                                     "product := (a + 1) * (a - 1)"});
}

TEST_CASE("assigning to a variable is a statement, to another term it is not", "[term]") {
  Statements statements;
  Term v = Term::variable("v", statements);
  const Term g = Term::symbol("g", statements);
  Term other = g;
  other = g * g;
  CHECK(statements.empty());
  v = v + other;
  CHECK(printed(statements) == Lines{"v = v + g * g"});
  // It still stands for itself.
  v = 2 * v;
  CHECK(printed(statements) == Lines{"v = v + g * g", "v = 2 * v"});
}

TEST_CASE("a copy of a variable is that variable", "[term]") {
  Statements statements;
  const Term v = Term::variable("v", statements);
  Term copy = v;
  copy = Term(1);
  CHECK(printed(statements) == Lines{"v = 1"});
}

TEST_CASE("a named value is a definition and then its name", "[term]") {
  Statements statements;
  const Term a = Term::symbol("a", statements);
  const Term u = let("u", a * a);
  (u + u).named("twice");
  CHECK(printed(statements) == Lines{"u := a * a", "twice := u + u"});
}

TEST_CASE("a number belongs nowhere and names itself", "[term]") {
  Statements statements;
  const Term a = Term::symbol("a", statements);
  const Term two = Term(2).named("two");
  (two * a).named("double");
  CHECK(printed(statements) == Lines{"double := 2 * a"});
}

TEST_CASE("a term starts as the number 0", "[term]") {
  Statements statements;
  const Term a = Term::symbol("a", statements);
  (Term() + a + zero(a) + uniform(a, a)).named("sum");
  CHECK(printed(statements) == Lines{"sum := 0 + a + 0 + a"});
}

TEST_CASE("every operation has a name of its own", "[term]") {
  const std::vector<std::string_view> names{
      "symbol", "number",  "add",   "subtract", "multiply", "divide",     "square_root",
      "power",  "maximum", "clamp", "sign",     "by_sign",  "gradient_at"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    CHECK(to_string(static_cast<Operation>(i)) == names[i]);
  }
}

// The formulas of known rules.

TEST_CASE("PyTorch's RMSprop adds epsilon to the root", "[term]") {
  CHECK(formula("rmsprop", "pytorch") ==
        Lines{"v = ρ * v + (1 - ρ) * g * g", "w = w - η * (g / (sqrt(v) + ε))"});
  CHECK(formula("rmsprop", "pytorch", {{"momentum", 0.9}, {"centered", 1.0}}) ==
        Lines{"v = ρ * v + (1 - ρ) * g * g", "m = ρ * m + (1 - ρ) * g",
              "u := g / (sqrt(max(v - m * m, 0)) + ε)", "b = μ * b + u", "w = w - η * b"});
}

TEST_CASE("Keras' RMSprop adds epsilon under the root and gathers steps", "[term]") {
  CHECK(formula("rmsprop", "keras") ==
        Lines{"v = ρ * v + (1 - ρ) * g * g", "w = w - η * (g / sqrt(v + ε))"});
  CHECK(formula("rmsprop", "keras", {{"momentum", 0.9}}) ==
        Lines{"v = ρ * v + (1 - ρ) * g * g", "u := g / sqrt(v + ε)", "b = μ * b + η * u",
              "w = w - b"});
}

TEST_CASE("the RMSprop of tf.keras 2.10 moves epsilon under the root with momentum", "[term]") {
  CHECK(formula("rmsprop", "tf_keras_legacy") ==
        Lines{"v = ρ * v + (1 - ρ) * g * g", "w = w - η * (g / (sqrt(v) + ε))"});
  CHECK(formula("rmsprop", "tf_keras_legacy", {{"momentum", 0.9}}) ==
        Lines{"v = ρ * v + (1 - ρ) * g * g", "u := g / sqrt(v + ε)", "b = μ * b + η * u",
              "w = w - b"});
}

TEST_CASE("without epsilon there is none in the formula", "[term]") {
  CHECK(formula("rmsprop", "no_eps") ==
        Lines{"v = ρ * v + (1 - ρ) * g * g", "w = w - η * (g / sqrt(v))"});
}

TEST_CASE("Graves' RMSprop is centered, with momentum of steps", "[term]") {
  CHECK(formula("rmsprop", "graves") ==
        Lines{"v = ρ * v + (1 - ρ) * g * g", "m = ρ * m + (1 - ρ) * g",
              "u := g / sqrt(max(v - m * m, 0) + ε)", "b = μ * b + η * u", "w = w - b"});
}

TEST_CASE("optax's switches show in the formula", "[term]") {
  CHECK(
      formula("rmsprop", "optax", {{"bias_correction", 1.0}}) ==
      Lines{"v = ρ * v + (1 - ρ) * g * g", "v̂ := v / (1 - ρ^t)", "w = w - η * (g / sqrt(v̂ + ε))"});
  CHECK(formula("rmsprop", "optax", {{"momentum", 0.9}, {"nesterov", 1.0}}) ==
        Lines{"v = ρ * v + (1 - ρ) * g * g", "u := g / sqrt(v + ε)", "b = μ * b + η * u",
              "w = w - (η * u + μ * b)"});
}

TEST_CASE("Adam corrects both means, Keras the learning rate", "[term]") {
  const Lines means{"m = β₁ * m + (1 - β₁) * g", "v = β₂ * v + (1 - β₂) * g * g"};
  CHECK(formula("adam", "pytorch") == Lines{means[0], means[1], "m̂ := m / (1 - β₁^t)",
                                            "v̂ := v / (1 - β₂^t)",
                                            "w = w - η * (m̂ / (sqrt(v̂) + ε))"});
  CHECK(formula("adam", "keras") == Lines{"η̂ := η * sqrt(1 - β₂^t) / (1 - β₁^t)", means[0],
                                          means[1], "w = w - η̂ * (m / (sqrt(v) + ε))"});
  CHECK(formula("amsgrad", "reddi") ==
        Lines{means[0], means[1], "vmax = max(vmax, v)", "w = w - η * (m / (sqrt(vmax) + ε))"});
}

TEST_CASE("weight decay stands where it acts", "[term]") {
  CHECK(formula("sgd", "pytorch", {{"weight_decay", 0.1}}) ==
        Lines{"g = g + λ * w", "w = w - η * g"});
  CHECK(formula("sgd", "keras", {{"weight_decay", 0.1}}) ==
        Lines{"w = w - η * λ * w", "w = w - η * g"});
  CHECK(formula("sgd", "pytorch") == Lines{"w = w - η * g"});
  CHECK(formula("adamw", "pytorch").front() == "w = w - η * λ * w");
}

TEST_CASE("the classical Nesterov begins with the gradient ahead", "[term]") {
  CHECK(formula("nesterov", "classical") ==
        Lines{"g = gradient(w + μ * b)", "b = μ * b - η * g", "w = w + b"});
  CHECK(formula("nesterov", "pytorch") == Lines{"b = μ * b + g", "w = w - η * (g + μ * b)"});
  CHECK(formula("nesterov", "keras") == Lines{"b = μ * b - η * g", "w = w + μ * b - η * g"});
}

TEST_CASE("momentum damps only where it is told to", "[term]") {
  CHECK(formula("momentum", "pytorch") == Lines{"b = μ * b + g", "w = w - η * b"});
  CHECK(formula("momentum", "keras") == Lines{"b = μ * b - η * g", "w = w + b"});
  CHECK(formula("momentum", "pytorch", {{"dampening", 0.5}}) ==
        Lines{"b = μ * b + (1 - τ) * g", "w = w - η * b"});
}

TEST_CASE("the other rules have the formulas of their papers", "[term]") {
  CHECK(formula("adagrad", "pytorch") == Lines{"v = v + g * g", "w = w - η * (g / (sqrt(v) + ε))"});
  CHECK(formula("adagrad", "keras") == Lines{"v = v + g * g", "w = w - η * (g / sqrt(v + ε))"});
  CHECK(formula("adadelta", "zeiler") == Lines{"v = ρ * v + (1 - ρ) * g * g",
                                               "x := sqrt(a + ε) / sqrt(v + ε) * g",
                                               "a = ρ * a + (1 - ρ) * x * x", "w = w - η * x"});
  CHECK(formula("nadam", "pytorch") ==
        Lines{"μₜ := β₁ * (1 - 0.5 * 0.96^(t * ψ))", "μₜ₊₁ := β₁ * (1 - 0.5 * 0.96^((t + 1) * ψ))",
              "P = P * μₜ", "m = β₁ * m + (1 - β₁) * g", "v = β₂ * v + (1 - β₂) * g * g",
              "n := μₜ₊₁ / (1 - P * μₜ₊₁) * m + (1 - μₜ) / (1 - P) * g", "v̂ := v / (1 - β₂^t)",
              "w = w - η * (n / (sqrt(v̂) + ε))"});
  CHECK(formula("rprop", "simple") == Lines{"p := g * g₋", "r := by_sign(p, η₊, 1, η₋)",
                                            "Δ = clamp(Δ * r, Δmin, Δmax)", "w = w - sign(g) * Δ",
                                            "g₋ = g"});
  CHECK(formula("rprop", "pytorch") == Lines{"p := g * g₋", "r := by_sign(p, η₊, 1, η₋)",
                                             "Δ = clamp(Δ * r, Δmin, Δmax)",
                                             "g₋ = by_sign(p, g, g, 0)", "w = w - sign(g₋) * Δ"});
}

TEST_CASE("methods for finite sums show the gradients they combine", "[term]") {
  CHECK(formula("svrg", "option_1") == Lines{"w = w - η * (∇fᵢ(w) - ∇fᵢ(s) + ∇F(s))"});
  CHECK(formula("sarah", "last") == Lines{"v = ∇fᵢ(w) - ∇fᵢ(w₋) + v", "w₋ = w", "w = w - η * v"});
  CHECK(formula("sag", "paper") == Lines{"d = d + ∇fᵢ(w) − yᵢ", "w = w - η / N * d"});
}

// What the formula says is what trains.

/// A slope that changes from step to step and along the way.
class Slope final : public FiniteSum<double> {
 public:
  double offset = 0;

  double operator()(double w) const { return offset + 0.7 * w; }

  std::size_t terms() const override { return 1; }
  double loss_and_gradient(std::span<const double> at, std::span<const std::uint32_t> /*batch*/,
                           std::span<double> gradients) override {
    return full_loss_and_gradient(at, gradients);
  }
  double full_loss_and_gradient(std::span<const double> at, std::span<double> gradients) override {
    gradients[0] = (*this)(at[0]);
    return 0;
  }
};

using Values = std::map<std::string, double, std::less<>>;

double by_sign_of(double x, double positive, double zero, double negative) {
  return x > 0 ? positive : x < 0 ? negative : zero;
}

/// The value of an expression, numerically.
double worth(const Expression& expression, const Values& values, const Slope& slope) {
  const auto operand = [&](std::size_t i) { return worth(*expression.operands[i], values, slope); };
  switch (expression.operation) {
    case Operation::symbol:
      return values.at(expression.symbol);
    case Operation::number:
      return expression.number;
    case Operation::add:
      return operand(0) + operand(1);
    case Operation::subtract:
      return operand(0) - operand(1);
    case Operation::multiply:
      return operand(0) * operand(1);
    case Operation::divide:
      return operand(1) == 0 ? 0 : operand(0) / operand(1);
    case Operation::square_root:
      return std::sqrt(operand(0));
    case Operation::power:
      return std::pow(operand(0), operand(1));
    case Operation::maximum:
      return std::max(operand(0), operand(1));
    case Operation::clamp:
      return std::clamp(operand(0), operand(1), operand(2));
    case Operation::sign:
      return by_sign_of(operand(0), 1, 0, -1);
    case Operation::by_sign:
      return by_sign_of(operand(0), operand(1), operand(2), operand(3));
    case Operation::gradient_at:
      return slope(operand(0));
  }
  throw std::logic_error("an unknown operation");
}

/// The statements of an update as a program.
class Interpreter {
 public:
  explicit Interpreter(const OptimizerSettings& settings)
      : statements_(settings.info().statements(settings)) {
    for (const HyperParameter& parameter : settings.info().hyper_parameters) {
      if (!parameter.symbol.empty()) set(parameter.symbol, settings.number(parameter.key));
    }
    set("P", 1);  // NAdam's product of momenta so far
  }

  void set(std::string_view name, double value) { values_[std::string(name)] = value; }
  double operator[](std::string_view name) const { return values_.find(name)->second; }

  void step(const Slope& slope) {
    set("g", slope((*this)["w"]));
    for (const Statement& statement : statements_) {
      set(statement.target, worth(*statement.value, values_, slope));
    }
  }

 private:
  Statements statements_;
  Values values_;
};

bool close(double value, double expected) {
  return std::abs(value - expected) <= 1e-12 * std::max(1.0, std::abs(expected));
}

/// Parameter and state of optimizer and formula after each of some random steps.
void check_formula(OptimizerSettings settings) {
  // The formula's gradient is the clipped one; here none is clipped.
  if (settings.has("clip")) settings.set("clip", 1e9);
  Descent<double> descent(settings, {0.8});
  Interpreter interpreter(settings);
  interpreter.set("w", 0.8);
  const std::vector<StateColumn>& columns = descent.optimizer->state_columns();
  for (const StateColumn& column : columns) interpreter.set(column.symbol, column.initial);
  Slope slope;
  Rng rng(71);
  for (int t = 1; t <= 12; ++t) {
    slope.offset = rng.uniform(-1, 1);
    interpreter.set("t", t);
    interpreter.set("η", descent.optimizer->learning_rate());
    const std::uint32_t only = 0;
    descent.step(slope, {&only, 1});
    interpreter.step(slope);
    // A formula is that of any update but the first, which is not damped.
    const bool copies = t == 1 && settings.has("dampening") && settings.is_on("dampening");
    if (copies) interpreter.set("w", descent.at[0]);
    for (std::size_t i = 0; copies && i < columns.size(); ++i) {
      interpreter.set(columns[i].symbol, descent.state(i)[0]);
    }
    CAPTURE(t, formula(settings));
    REQUIRE(close(interpreter["w"], descent.at[0]));
    for (std::size_t i = 0; i < columns.size(); ++i) {
      REQUIRE(close(interpreter[columns[i].symbol], descent.state(i)[0]));
    }
  }
  REQUIRE(descent.at[0] != 0.8);
}

template <class Visit>
void for_each_rule(const Visit& visit) {
  for_each_preset([&](const OptimizerSettings& settings) {
    if (!is_finite_sum(settings.info())) visit(settings);
  });
}

TEST_CASE("the formula of every preset is the rule that trains", "[term][property]") {
  for_each_rule([](const OptimizerSettings& settings) { check_formula(settings); });
}

TEST_CASE("the formula is the rule that trains for any two switches", "[term][property]") {
  std::size_t checked = 0;
  const auto check = [&checked](const OptimizerSettings& settings) {
    if (!is_valid(settings)) return;
    check_formula(settings);
    ++checked;
  };
  for (const OptimizerInfo& info : optimizer_catalog()) {
    if (is_finite_sum(info)) continue;
    CAPTURE(info.key);
    for_each_switch(OptimizerSettings(info.key),
                    [&check](const OptimizerSettings& one) { for_each_switch(one, check); });
  }
  CHECK(checked > 1000);
}

}  // namespace
}  // namespace rp::test::term_test
