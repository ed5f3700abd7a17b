#include "rp/optim/catalog.hpp"

#include <string>
#include <vector>

#include "rp/base/error.hpp"
#include "rp/base/nearest_name.hpp"

// The one list of optimizers, in the order people see them. A new one is a line here and a file in
// rules/ or finite_sum/ that defines `OptimizerInfo optimizers::<key>()` and how it
// is made, by RP_MAKES.
#define RP_OPTIMIZERS(X) \
  X(rmsprop)             \
  X(sgd)                 \
  X(momentum)            \
  X(nesterov)            \
  X(adagrad)             \
  X(adadelta)            \
  X(adam)                \
  X(amsgrad)             \
  X(adamw)               \
  X(nadam)               \
  X(rprop)               \
  X(sag)                 \
  X(svrg)                \
  X(s2gd)                \
  X(sarah)               \
  X(sarah_plus)

namespace rp {
namespace optimizers {

#define RP_DECLARE(key)                                                       \
  OptimizerInfo key();                                                        \
  template <class T>                                                          \
  std::unique_ptr<Optimizer<T>> make_##key(const OptimizerSettings& settings, \
                                           const OptimizerStart& start);
RP_OPTIMIZERS(RP_DECLARE)
#undef RP_DECLARE

}  // namespace optimizers

std::span<const OptimizerInfo> optimizer_catalog() {
#define RP_CALL(key) optimizers::key(),
  static const std::vector<OptimizerInfo> catalog{RP_OPTIMIZERS(RP_CALL)};
#undef RP_CALL
  return catalog;
}

const OptimizerInfo& find_optimizer(std::string_view key) {
  std::vector<std::string_view> known;
  for (const OptimizerInfo& info : optimizer_catalog()) {
    if (info.key == key) return info;
    known.push_back(info.key);
  }
  throw Error(ErrorCode::optimizer_unknown, "optimizer",
              "There is no optimizer called " + quoted(key) + ". Did you mean " +
                  std::string(nearest_name(key, known)) + "? Choose one of: " + listed(known) +
                  ".");
}

template <class T>
std::unique_ptr<Optimizer<T>> make_optimizer(const OptimizerSettings& settings,
                                             const OptimizerStart& start) {
  settings.validate();
#define RP_MAKE(key) &optimizers::make_##key<T>,
  using Make = std::unique_ptr<Optimizer<T>>(const OptimizerSettings&, const OptimizerStart&);
  static constexpr Make* kMakers[] = {RP_OPTIMIZERS(RP_MAKE)};
#undef RP_MAKE
  return kMakers[&settings.info() - optimizer_catalog().data()](settings, start);
}

template std::unique_ptr<Optimizer<float>> make_optimizer(const OptimizerSettings&,
                                                          const OptimizerStart&);
template std::unique_ptr<Optimizer<double>> make_optimizer(const OptimizerSettings&,
                                                           const OptimizerStart&);

}  // namespace rp
