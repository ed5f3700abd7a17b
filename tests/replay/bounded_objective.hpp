// An objective whose parameters are kept in a box: the golden files may ask for one with any
// optimizer, and a session takes it from its objective.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "rp/base/cloned.hpp"
#include "rp/objective/objective.hpp"

namespace rp::replay {

template <class T>
class BoundedObjective final : public Objective<T> {
 public:
  BoundedObjective(Cloned<Objective<T>> objective, std::optional<Interval> bounds)
      : objective_(std::move(objective)), bounds_(bounds) {}

  std::unique_ptr<Objective<T>> clone() const override {
    return std::make_unique<BoundedObjective>(*this);
  }
  std::optional<Interval> bounds() const override { return bounds_; }

  const ParameterLayout& layout() const override { return objective_->layout(); }
  void initialise(Rng& rng, std::span<T> parameters) const override {
    objective_->initialise(rng, parameters);
  }
  bool shuffles() const override { return objective_->shuffles(); }
  std::size_t terms() const override { return objective_->terms(); }
  T loss_and_gradient(std::span<const T> parameters, std::span<const std::uint32_t> batch,
                      std::span<T> gradients) override {
    return objective_->loss_and_gradient(parameters, batch, gradients);
  }
  T full_loss_and_gradient(std::span<const T> parameters, std::span<T> gradients) override {
    return objective_->full_loss_and_gradient(parameters, gradients);
  }
  double training_loss(std::span<const T> parameters) override {
    return objective_->training_loss(parameters);
  }
  double validation_loss(std::span<const T> parameters) override {
    return objective_->validation_loss(parameters);
  }
  Validation validate(std::span<const T> parameters) override {
    return objective_->validate(parameters);
  }
  double penalty(std::span<const T> parameters) const override {
    return objective_->penalty(parameters);
  }
  std::size_t validation_terms() const override { return objective_->validation_terms(); }

 private:
  Cloned<Objective<T>> objective_;
  std::optional<Interval> bounds_;
};

}  // namespace rp::replay
