#include "rp/optim/rule.hpp"

#include <algorithm>
#include <memory>

namespace rp {

Term HyperReader<Term>::operator()(std::string_view key) const {
  for (const HyperParameter& parameter : settings_.info().hyper_parameters) {
    if (parameter.key == key) {
      return Term::symbol(parameter.symbol, statements_, value(settings_.number(key)));
    }
  }
  return Term(settings_.number(key));
}

void HyperReader<Term>::name(Term& kept, std::string_view symbol) const {
  std::destroy_at(&kept);
  std::construct_at(&kept, Term::variable(symbol, statements_, kept_value(symbol)));
}

void HyperReader<Term>::name_symbol(Term& set, std::string_view symbol) const {
  set = Term::symbol(symbol, statements_, kept_value(symbol));
}

TermValue HyperReader<Term>::value(double number) const {
  return kept_ == nullptr ? TermValue() : coefficient_value(number);
}

TermValue HyperReader<Term>::kept_value(std::string_view symbol) const {
  if (kept_ == nullptr) return {};
  const auto is_it = [symbol](const NamedNumber& kept) { return kept.first == symbol; };
  return coefficient_value(std::find_if(kept_->begin(), kept_->end(), is_it)->second);
}

FormulaPass::FormulaPass(Statements& statements, std::string_view gradient,
                         const std::vector<StateColumn>& states, const WeightDecay<Term>& decay,
                         const UpdateOfOne& numbers)
    : w_(Term::variable("w", statements, numbers.parameter)),
      g_(Term::variable(gradient, statements, numbers.gradient)),
      decay_(decay) {
  for (std::size_t i = 0; i < states.size(); ++i) {
    states_.push_back(Term::variable(states[i].symbol, statements,
                                     numbers.states.empty() ? TermValue() : numbers.states[i]));
  }
}

}  // namespace rp
