// SVRG, stochastic variance reduced gradient (Johnson and Zhang 2013). The next outer loop starts
// from the last of m iterates (option 1) or from one drawn among w_0 ... w_(m-1) (option 2).
#include "rp/optim/finite_sum/svrg_rule.hpp"

namespace rp {
namespace {

template <class T>
class Svrg final : public SvrgMethod<T, Svrg<T>> {
 public:
  using SvrgMethod<T, Svrg<T>>::SvrgMethod;

  OuterLoop next_loop(OuterDraws& draws) const {
    const auto m = static_cast<std::size_t>(this->settings().number("inner_steps"));
    if (this->settings().choice("output") == "last") return {m, m};
    return {m, draws.next([m](Rng& rng) { return rng.below(static_cast<std::uint32_t>(m)); })};
  }
};

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo svrg() {
  return entry_of<SvrgRule>(
      {.key = "svrg",
       .label = "SVRG",
       .citation = "Johnson and Zhang 2013, Accelerating Stochastic Gradient Descent using "
                   "Predictive Variance Reduction",
       .summary = "Corrects each batch by its gradient at a point where the full one is known.",
       .hyper_parameters =
           hyper::finite_sum({hyper::inner_steps(),
                              {.key = "output",
                               .label = "goes on from",
                               .help = "Which point an outer loop hands to the next one.",
                               .kind = HyperKind::choice,
                               .choices = {{"last", "the last point (option I)"},
                                           {"random", "a point drawn at random (option II)"}}}}),
       .presets = {{"option_1", "option I", "Johnson and Zhang 2013", {}},
                   {"option_2", "option II", "Johnson and Zhang 2013", {{"output", "random"}}}}});
}

RP_MAKES(svrg, Svrg)

}  // namespace optimizers
}  // namespace rp
