#include "rp/optim/term.hpp"

namespace rp {

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

Term::Term(double number)
    : expression_(std::make_shared<Expression>(Expression{Operation::number, "", number, {}})) {}

Term Term::symbol(std::string_view name, Statements& statements) {
  Term term;
  term.expression_ =
      std::make_shared<Expression>(Expression{Operation::symbol, std::string(name), 0, {}});
  term.statements_ = &statements;
  return term;
}

Term Term::variable(std::string_view name, Statements& statements) {
  Term term = symbol(name, statements);
  term.is_variable_ = true;
  return term;
}

Term Term::of(Operation operation, const std::vector<Term>& operands) {
  Expression expression{operation, "", 0, {}};
  Term term;
  for (const Term& operand : operands) {
    expression.operands.push_back(operand.expression_);
    if (operand.statements_ != nullptr) term.statements_ = operand.statements_;
  }
  term.expression_ = std::make_shared<Expression>(std::move(expression));
  return term;
}

Term& Term::operator=(const Term& other) {
  if (is_variable_) {
    statements_->push_back({expression_->symbol, false, other.expression_});
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
  return symbol(name, *statements_);
}

}  // namespace rp
