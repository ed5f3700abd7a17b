// What a session minimises: a finite sum with a start and a measure that is not trained on. CSV
// training, test functions and online problems are all one of these.
//
// Holds no parameters and takes no steps; buffers inside are scratch, so a call's result depends on
// its arguments alone.
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <span>

#include "rp/base/finite_sum.hpp"
#include "rp/base/interval.hpp"
#include "rp/base/parameter_layout.hpp"
#include "rp/base/rng.hpp"

namespace rp {

/// What is measured on what is not trained on.
struct Validation {
  double loss = 0;  // `validation_loss`
  /// Mean of squared errors, standardised, whatever the loss; not a number where nothing predicts
  /// numbers.
  double mean_square = std::numeric_limits<double>::quiet_NaN();
  /// Share of rows whose most probable class is theirs; not a number where nothing predicts
  /// classes.
  double accuracy = std::numeric_limits<double>::quiet_NaN();
};

template <class T>
class Objective : public FiniteSum<T> {
 public:
  virtual std::unique_ptr<Objective> clone() const = 0;

  virtual const ParameterLayout& layout() const = 0;

  /// Fills `parameters` with where a run starts.
  virtual void initialise(Rng& rng, std::span<T> parameters) const = 0;

  /// Whether each epoch visits the terms in an order of its own; otherwise they keep theirs.
  virtual bool shuffles() const { return true; }

  /// Every parameter is kept in it after each update, if there is one.
  virtual std::optional<Interval> bounds() const { return std::nullopt; }

  /// The loss over all terms: what `full_loss_and_gradient` gives, without the work for a gradient.
  virtual double training_loss(std::span<const T> parameters) = 0;

  /// The loss over what is not trained on: validation rows, or the function without noise.
  virtual double validation_loss(std::span<const T> parameters) = 0;

  /// The same with what else can be measured in the same pass.
  virtual Validation validate(std::span<const T> parameters) {
    return {.loss = validation_loss(parameters)};
  }

  /// What is added to the loss of every batch to give what is minimised: its gradient is in
  /// `loss_and_gradient`, its value is not.
  virtual double penalty(std::span<const T> /*parameters*/) const { return 0; }

  /// Terms that `validation_loss` goes through.
  virtual std::size_t validation_terms() const = 0;
};

}  // namespace rp
