#include "rp/probes/update_apart.hpp"

#include <string>
#include <vector>

#include "rp/base/cloned.hpp"
#include "rp/base/parameter_layout.hpp"

namespace rp {

template <class T>
std::optional<UpdateApart> next_update(const Session<T>& session, std::size_t index) {
  require_parameter(index, session.parameters().size());
  Session<T> after = session;
  if (after.run(1) == 0) return std::nullopt;

  // The optimizer as it stands between the gradient and the update.
  Cloned<Optimizer<T>> optimizer(session.optimizer().clone());
  Cloned<Objective<T>> objective(session.objective().clone());
  Batcher batcher = session.batcher();
  std::vector<T> unclipped(session.parameters().size());
  optimizer->evaluate(*objective, session.parameters(), batcher.next(), unclipped);

  const T before = session.parameters()[index];
  return UpdateApart{optimizer->next_statements(index, before, after.gradients()[index]),
                     static_cast<double>(before), static_cast<double>(after.parameters()[index])};
}

template std::optional<UpdateApart> next_update(const Session<float>&, std::size_t);
template std::optional<UpdateApart> next_update(const Session<double>&, std::size_t);

}  // namespace rp
