// Rows of features with a target, as golden files hold them, and a design that trains on all of
// them.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "field.hpp"
#include "golden_file.hpp"
#include "rp/data/design.hpp"
#include "rp/losses/loss.hpp"

namespace rp::replay {

struct Rows {
  std::vector<std::vector<double>> features;  // [rows][columns], at least one of each
  std::vector<double> targets;
};

/// The rows of the dataset file that `file` names. Throws Unusable if it is not to be found.
Rows rows_of_dataset(const GoldenFile& file);

/// "X" and "y" of a dataset. Throws Unusable if their sizes do not go together.
Rows rows_in(const Field& dataset);

/// The loss that the format calls so.
Loss loss_named(const Field& name);

/// Whether `target` is one of the classes 0, 1, ..., `classes` - 1.
bool is_class(double target, std::size_t classes);

/// Targets are numbers, or with `classes` one-hot. Throws Unusable for one that is no class.
template <class T>
Samples<T> samples_of(const Rows& rows, std::size_t classes = 0);

/// All rows train and validate.
template <class T>
std::shared_ptr<const Design<T>> design_of(const Rows& rows, std::size_t classes = 0);

}  // namespace rp::replay
