#include "rp/optim/rule.hpp"

namespace rp {

Term HyperReader<Term>::operator()(std::string_view key) const {
  for (const HyperParameter& parameter : settings_.info().hyper_parameters) {
    if (parameter.key == key) return Term::symbol(parameter.symbol, statements_);
  }
  return Term(settings_.number(key));
}

FormulaPass::FormulaPass(Statements& statements, std::string_view gradient,
                         const std::vector<StateColumn>& states, const WeightDecay<Term>& decay)
    : w_(Term::variable("w", statements)), g_(Term::variable(gradient, statements)), decay_(decay) {
  for (const StateColumn& column : states) {
    states_.push_back(Term::variable(column.symbol, statements));
  }
}

}  // namespace rp
