#include "rp/optim/rule.hpp"

#include <algorithm>
#include <memory>
#include <utility>

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

template <class T>
OptimizerCommon<T>::OptimizerCommon(const OptimizerStart& start)
    : layout_(start.layout), size_(parameter_count(start.layout)) {}

template <class T>
OptimizerCommon<T>::OptimizerCommon(const OptimizerCommon& other) = default;

template <class T>
OptimizerCommon<T>::~OptimizerCommon() = default;

template <class T>
void OptimizerCommon<T>::adopt(const OptimizerSettings& settings) {
  settings_ = settings;
  if (settings_.has("learning_rate")) rate_ = settings_.number("learning_rate");
  decay_.read(settings_, HyperReader<Coefficient>(settings_));
  schedule_ = schedule_of(settings_);
  clipping_ = clipping_of(settings_);
}

template <class T>
void OptimizerCommon<T>::use_columns(std::vector<StateColumn> columns) {
  std::vector<Vector<T>> states;
  for (const StateColumn& column : columns) {
    const auto same = [&](const StateColumn& old) { return old.symbol == column.symbol; };
    const auto old = std::find_if(columns_.begin(), columns_.end(), same);
    states.push_back(old != columns_.end()
                         ? std::move(states_[static_cast<std::size_t>(old - columns_.begin())])
                         : Vector<T>({size_}, static_cast<T>(column.initial)));
  }
  columns_ = std::move(columns);
  states_ = std::move(states);
}

template <class T>
double OptimizerCommon<T>::begin_update(std::span<T> gradients) {
  clip(clipping_, layout_, gradients);
  const double eta = learning_rate();
  ++steps_;
  decay_.eta = eta;
  return eta;
}

template <class T>
double OptimizerCommon<T>::learning_rate_at(std::size_t t) const {
  return scheduled(schedule_, rate_, t);
}

template <class T>
UpdateOfOne OptimizerCommon<T>::next_update_of(std::size_t index, T parameter, T gradient) const {
  UpdateOfOne numbers{element_value(parameter),
                      element_value(gradient),
                      {},
                      coefficient_value(learning_rate()),
                      coefficient_value(static_cast<double>(steps_ + 1))};
  for (const Vector<T>& state : states_) numbers.states.push_back(element_value(state[index]));
  return numbers;
}

template <class T>
void OptimizerCommon<T>::carry(Archive& archive) {
  archive(steps_);
  for (Vector<T>& state : states_) archive.fixed(as_span(state));
}

template class OptimizerCommon<float>;
template class OptimizerCommon<double>;

}  // namespace rp
