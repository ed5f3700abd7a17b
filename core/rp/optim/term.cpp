#include "rp/optim/term.hpp"

#include <concepts>
#include <variant>

#include "rp/optim/arithmetic.hpp"

namespace rp {
namespace {

using Number = std::variant<std::monostate, Coefficient, Lanes<float>, Lanes<double>>;

Number number_of(const TermValue& value) {
  switch (value.of) {
    case TermValue::Of::nothing:
      break;
    case TermValue::Of::coefficient:
      return Coefficient(value.number);
    case TermValue::Of::floats:
      return Lanes<float>(static_cast<float>(value.number));
    case TermValue::Of::doubles:
      return Lanes<double>(value.number);
  }
  return std::monostate();
}

TermValue value_of(const Coefficient& coefficient) { return coefficient_value(coefficient.value); }

template <class T>
TermValue value_of(const Lanes<T>& lanes) {
  T first = 0;
  store_first(&first, lanes, 1);
  return element_value(first);
}

template <class Wanted, class... Numbers>
constexpr bool kIsAmong = (... || std::same_as<Numbers, Wanted>);

/// Worth something, and in one arithmetic: clang adds vectors of floats and doubles bit by bit.
template <class... Numbers>
constexpr bool kGoTogether =
    !kIsAmong<std::monostate, Numbers...> &&
    !(kIsAmong<Lanes<float>, Numbers...> && kIsAmong<Lanes<double>, Numbers...>);

/// `function` of the values; nothing if one is worth nothing or no rule has these side by side.
template <class Function, class... Values>
TermValue worked_out(const Function& function, const Values&... values) {
  return std::visit(
      [&]<class... Numbers>(const Numbers&... numbers) -> TermValue {
        if constexpr (kGoTogether<Numbers...> &&
                      std::invocable<const Function&, const Numbers&...>) {
          return value_of(function(numbers...));
        } else {
          return {};
        }
      },
      number_of(values)...);
}

template <class Function, class... Terms>
Term recorded(Operation operation, const Function& function, const Terms&... operands) {
  return Term::of(operation, {operands...}, worked_out(function, operands.value()...));
}

}  // namespace

std::string_view to_string(Operation operation) {
  switch (operation) {
    case Operation::symbol:
      return "symbol";
    case Operation::number:
      return "number";
    case Operation::add:
      return "add";
    case Operation::subtract:
      return "subtract";
    case Operation::multiply:
      return "multiply";
    case Operation::divide:
      return "divide";
    case Operation::square_root:
      return "square_root";
    case Operation::power:
      return "power";
    case Operation::maximum:
      return "maximum";
    case Operation::clamp:
      return "clamp";
    case Operation::sign:
      return "sign";
    case Operation::by_sign:
      return "by_sign";
    case Operation::gradient_at:
      return "gradient_at";
  }
  return "number";
}

Term::Term(double number, const TermValue& value)
    : expression_(
          std::make_shared<Expression>(Expression{Operation::number, "", number, {}, value})) {}

Term Term::symbol(std::string_view name, Statements& statements, const TermValue& value) {
  Term term;
  term.expression_ =
      std::make_shared<Expression>(Expression{Operation::symbol, std::string(name), 0, {}, value});
  term.statements_ = &statements;
  return term;
}

Term Term::variable(std::string_view name, Statements& statements, const TermValue& value) {
  Term term = symbol(name, statements, value);
  term.is_variable_ = true;
  return term;
}

Term Term::of(Operation operation, const std::vector<Term>& operands, const TermValue& value) {
  Expression expression{operation, "", 0, {}, value};
  Term term;
  for (const Term& operand : operands) {
    expression.operands.push_back(operand.expression_);
    if (operand.statements_ != nullptr) term.statements_ = operand.statements_;
  }
  term.expression_ = std::make_shared<Expression>(std::move(expression));
  return term;
}

Term::Term(const Term& other) = default;
Term::Term(Term&& other) noexcept = default;
Term::~Term() = default;

Term& Term::operator=(const Term& other) {
  if (is_variable_) {
    statements_->push_back({expression_->symbol, false, other.expression_});
    expression_ = symbol(expression_->symbol, *statements_, other.value()).expression_;
  } else if (this != &other) {
    expression_ = other.expression_;
    statements_ = other.statements_;
  }
  return *this;
}

Term Term::named(std::string_view name) const {
  // A number names itself.
  if (statements_ == nullptr) return *this;
  statements_->push_back({std::string(name), true, expression_});
  return symbol(name, *statements_, value());
}

// The return types are written out so that a function can be asked which operands it takes.

Term operator+(const Term& a, const Term& b) {
  return recorded(
      Operation::add, [](const auto& x, const auto& y) -> decltype(x + y) { return x + y; }, a, b);
}

Term operator-(const Term& a, const Term& b) {
  return recorded(
      Operation::subtract, [](const auto& x, const auto& y) -> decltype(x - y) { return x - y; }, a,
      b);
}

Term operator*(const Term& a, const Term& b) {
  return recorded(
      Operation::multiply, [](const auto& x, const auto& y) -> decltype(x * y) { return x * y; }, a,
      b);
}

Term operator/(const Term& a, const Term& b) {
  return recorded(
      Operation::divide, [](const auto& x, const auto& y) -> decltype(x / y) { return x / y; }, a,
      b);
}

Term sqrt(const Term& x) {
  return recorded(
      Operation::square_root, [](const auto& a) -> decltype(sqrt(a)) { return sqrt(a); }, x);
}

Term divide_or_zero(const Term& a, const Term& b) {
  return recorded(
      Operation::divide,
      [](const auto& x, const auto& y) -> decltype(divide_or_zero(x, y)) {
        return divide_or_zero(x, y);
      },
      a, b);
}

Term maximum(const Term& a, const Term& b) {
  return recorded(
      Operation::maximum,
      [](const auto& x, const auto& y) -> decltype(maximum(x, y)) { return maximum(x, y); }, a, b);
}

Term clamp(const Term& x, const Term& low, const Term& high) {
  return recorded(
      Operation::clamp,
      [](const auto& a, const auto& b, const auto& c) -> decltype(clamp(a, b, c)) {
        return clamp(a, b, c);
      },
      x, low, high);
}

Term sign(const Term& x) {
  return recorded(
      Operation::sign, [](const auto& a) -> decltype(sign(a)) { return sign(a); }, x);
}

Term by_sign(const Term& x, const Term& positive, const Term& zero, const Term& negative) {
  return recorded(
      Operation::by_sign,
      [](const auto& a, const auto& b, const auto& c,
         const auto& d) -> decltype(by_sign(a, b, c, d)) { return by_sign(a, b, c, d); },
      x, positive, zero, negative);
}

Term integer_power(const Term& base, const Term& exponent) {
  return recorded(
      Operation::power,
      [](const auto& x, const auto& y) -> decltype(integer_power(x, y)) {
        return integer_power(x, y);
      },
      base, exponent);
}

Term real_power(const Term& base, const Term& exponent) {
  return recorded(
      Operation::power,
      [](const auto& x, const auto& y) -> decltype(real_power(x, y)) { return real_power(x, y); },
      base, exponent);
}

Term zero(const Term& x) {
  return {0.0, worked_out([](const auto& a) -> decltype(zero(a)) { return zero(a); }, x.value())};
}

}  // namespace rp
