// A number that remembers how it came about. Run on terms in place of vectors, an update rule
// writes down its own formula, so what the page shows is what trains.
//
// A term is an expression; a variable is a term whose assignments are recorded as statements. Terms
// that were given a value work out theirs with the arithmetic of the vectors (arithmetic.hpp), so
// an update taken apart has the bits of the update itself.
#pragma once

#include <limits>
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

/// What a term is worth in one update, and in which arithmetic: that of the coefficients, or of
/// vectors of floats or doubles. Terms of a formula alone are worth nothing.
struct TermValue {
  enum class Of { nothing, coefficient, floats, doubles } of = Of::nothing;
  double number = std::numeric_limits<double>::quiet_NaN();
};

inline TermValue coefficient_value(double number) { return {TermValue::Of::coefficient, number}; }
inline TermValue element_value(float number) {
  return {TermValue::Of::floats, static_cast<double>(number)};
}
inline TermValue element_value(double number) { return {TermValue::Of::doubles, number}; }

struct Expression {
  Operation operation = Operation::number;
  std::string symbol;  // of a symbol
  double number = 0;   // of a number
  std::vector<std::shared_ptr<const Expression>> operands;
  TermValue value;
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
  Term(double number) : Term(number, coefficient_value(number)) {}
  Term(double number, const TermValue& value);

  /// Named, and no more.
  static Term symbol(std::string_view name, Statements& statements, const TermValue& value = {});
  /// Named, and its assignments are recorded in `statements`.
  static Term variable(std::string_view name, Statements& statements, const TermValue& value = {});
  static Term of(Operation operation, const std::vector<Term>& operands, const TermValue& value);

  // Formulas are full of terms that come and go: inlined, these would be half of a formula's code.
  Term(const Term& other);
  Term(Term&& other) noexcept;
  Term& operator=(const Term& other);
  Term& operator=(Term&& other) noexcept { return *this = std::as_const(other); }
  ~Term();

  /// Records the definition of `name` and returns its symbol.
  Term named(std::string_view name) const;

  const TermValue& value() const { return expression_->value; }

 private:
  std::shared_ptr<const Expression> expression_;
  Statements* statements_ = nullptr;  // where this term belongs; numbers belong nowhere
  bool is_variable_ = false;
};

// What rules are written with; arithmetic.hpp has the same for numbers and vectors.
Term operator+(const Term& a, const Term& b);
Term operator-(const Term& a, const Term& b);
Term operator*(const Term& a, const Term& b);
Term operator/(const Term& a, const Term& b);
Term sqrt(const Term& x);
Term divide_or_zero(const Term& a, const Term& b);
Term maximum(const Term& a, const Term& b);
Term clamp(const Term& x, const Term& low, const Term& high);
Term sign(const Term& x);
Term by_sign(const Term& x, const Term& positive, const Term& zero, const Term& negative);
Term integer_power(const Term& base, const Term& exponent);
Term real_power(const Term& base, const Term& exponent);
/// As many zeros as `x` has elements.
Term zero(const Term& x);
inline Term uniform(const Term& /*x*/, const Term& a) { return a; }
/// A formula without values is that of any later update.
inline bool is_first(const Term& t) { return t.value().number == 1; }
inline Term let(std::string_view name, const Term& value) { return value.named(name); }

/// The gradient at `point`, which is known to be `value`.
inline Term gradient_at(const Term& point, const TermValue& value) {
  return Term::of(Operation::gradient_at, {point}, value);
}

}  // namespace rp
