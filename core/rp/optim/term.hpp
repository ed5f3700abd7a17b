// A number that remembers how it came about. Run on terms in place of vectors, an update rule
// writes down its own formula, so what the page shows is what trains.
//
// A term is an expression; a variable is a term whose assignments are recorded as statements.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rp {

enum class Operation {
  symbol,
  number,
  add,
  subtract,
  multiply,
  divide,
  square_root,
  power,
  maximum,
  clamp,       // of the first operand between the other two
  sign,        // -1, 0 or 1
  by_sign,     // of the first operand: the second if above 0, the third at 0, else the fourth
  gradient_at  // of the objective, at the operand
};

/// "multiply" and so on, as other languages see them.
std::string_view to_string(Operation operation);

struct Expression {
  Operation operation = Operation::number;
  std::string symbol;  // of a symbol
  double number = 0;   // of a number
  std::vector<std::shared_ptr<const Expression>> operands;
};

struct Statement {
  std::string target;
  bool is_definition = false;  // names a value of this step; otherwise changes a variable
  std::shared_ptr<const Expression> value;
};

using Statements = std::vector<Statement>;

class Term {
 public:
  Term() : Term(0.0) {}
  // NOLINTNEXTLINE(google-explicit-constructor): formulas contain numbers.
  Term(double number);

  /// Named, and no more.
  static Term symbol(std::string_view name, Statements& statements);
  /// Named, and its assignments are recorded in `statements`.
  static Term variable(std::string_view name, Statements& statements);
  static Term of(Operation operation, const std::vector<Term>& operands);

  Term(const Term&) = default;
  Term(Term&&) noexcept = default;
  Term& operator=(const Term& other);
  Term& operator=(Term&& other) noexcept { return *this = std::as_const(other); }
  ~Term() = default;

  /// Records the definition of `name` and returns its symbol.
  Term named(std::string_view name) const;

 private:
  std::shared_ptr<const Expression> expression_;
  Statements* statements_ = nullptr;  // where this term belongs; numbers belong nowhere
  bool is_variable_ = false;
};

inline Term operator+(const Term& a, const Term& b) { return Term::of(Operation::add, {a, b}); }
inline Term operator-(const Term& a, const Term& b) {
  return Term::of(Operation::subtract, {a, b});
}
inline Term operator*(const Term& a, const Term& b) {
  return Term::of(Operation::multiply, {a, b});
}
inline Term operator/(const Term& a, const Term& b) { return Term::of(Operation::divide, {a, b}); }

// The functions rules are written with; arithmetic.hpp has them for numbers and vectors.
inline Term sqrt(const Term& x) { return Term::of(Operation::square_root, {x}); }
inline Term divide_or_zero(const Term& a, const Term& b) { return a / b; }
inline Term maximum(const Term& a, const Term& b) { return Term::of(Operation::maximum, {a, b}); }
inline Term clamp(const Term& x, const Term& low, const Term& high) {
  return Term::of(Operation::clamp, {x, low, high});
}
inline Term sign(const Term& x) { return Term::of(Operation::sign, {x}); }
inline Term by_sign(const Term& x, const Term& positive, const Term& zero, const Term& negative) {
  return Term::of(Operation::by_sign, {x, positive, zero, negative});
}
inline Term integer_power(const Term& base, const Term& exponent) {
  return Term::of(Operation::power, {base, exponent});
}
inline Term real_power(const Term& base, const Term& exponent) {
  return Term::of(Operation::power, {base, exponent});
}
inline Term gradient_at(const Term& point) { return Term::of(Operation::gradient_at, {point}); }
inline Term zero(const Term& /*x*/) { return 0; }
inline Term uniform(const Term& /*x*/, const Term& a) { return a; }
/// A formula is that of any later update.
inline bool is_first(const Term& /*t*/) { return false; }
inline Term let(std::string_view name, const Term& value) { return value.named(name); }

}  // namespace rp
