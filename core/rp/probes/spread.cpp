#include "rp/probes/spread.hpp"

#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "rp/base/quantile.hpp"
#include "rp/tensor/xtensor.hpp"

namespace rp {
namespace {

template <class T>
Spread spread_of(std::span<const T> all) {
  std::vector<T> values;
  double squares = 0;
  for (const T value : all) {
    if (!std::isfinite(value)) continue;
    values.push_back(value);
    squares += static_cast<double>(value) * static_cast<double>(value);
  }
  const std::size_t not_finite = all.size() - values.size();
  if (values.empty()) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    return {kNone, kNone, kNone, kNone, kNone, kNone, not_finite};
  }
  const auto at = [&values](double q) { return quantile<T>(values, q); };
  return {at(0), at(0.1), at(0.5), at(0.9), at(1), std::sqrt(squares), not_finite};
}

}  // namespace

template <class T>
std::vector<LayerSpread> layer_spreads(const Session<T>& session) {
  const Optimizer<T>& optimizer = session.optimizer();
  Vector<T> steps = zeros<T>(session.parameters().size());
  optimizer.effective_steps(as_span(steps));
  std::vector<LayerSpread> layers;
  for (const ParameterRange& range : session.objective().layout()) {
    const auto spread_in = [&range](std::span<const T> all) {
      return spread_of<T>(all.subspan(range.offset, range.size()));
    };
    LayerSpread layer{range.name,
                      spread_in(session.parameters()),
                      spread_in(session.gradients()),
                      spread_in(as_span(steps)),
                      {}};
    for (std::size_t column = 0; column < optimizer.state_columns().size(); ++column) {
      layer.states.push_back(spread_in(optimizer.state(column)));
    }
    layers.push_back(std::move(layer));
  }
  return layers;
}

template std::vector<LayerSpread> layer_spreads(const Session<float>&);
template std::vector<LayerSpread> layer_spreads(const Session<double>&);

}  // namespace rp
