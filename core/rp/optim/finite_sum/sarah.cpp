// SARAH, stochastic recursive gradient (Nguyen, Liu, Scheinberg, Takac 2017, Algorithm 1). The next
// outer loop starts from the last of w_0 ... w_m, or from one drawn among them (the paper).
#include "rp/optim/finite_sum/sarah_rule.hpp"

namespace rp {
namespace {

template <class T>
class Sarah final : public SarahMethod<T, Sarah<T>> {
 public:
  using SarahMethod<T, Sarah<T>>::SarahMethod;

  std::size_t next_kept(OuterDraws& draws) const {
    const std::size_t m = this->inner_steps();
    if (this->settings().choice("output") == "last") return kLastIterate;
    return draws.next([m](Rng& rng) { return rng.below(static_cast<std::uint32_t>(m) + 1); });
  }

  bool is_over(std::size_t iterates) const { return iterates >= this->inner_steps(); }
};

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo sarah() {
  return entry_of<SarahRule>(
      {.key = "sarah",
       .label = "SARAH",
       .citation = "Nguyen, Liu, Scheinberg, Takac 2017, SARAH: A Novel Method for Machine "
                   "Learning Problems Using Stochastic Recursive Gradient, arXiv 1703.00102",
       .summary = "Carries the gradient along, corrected by each batch's change.",
       .hyper_parameters =
           hyper::finite_sum({hyper::inner_steps(),
                              {.key = "output",
                               .label = "goes on from",
                               .help = "Which point an outer loop hands to the next one.",
                               .kind = HyperKind::choice,
                               .choices = {{"last", "the last point, as usual"},
                                           {"random", "a point drawn at random, as the paper"}}}}),
       .presets = {{"last", "usual", "with the last iterate", {}},
                   {"paper", "as the paper", "Algorithm 1", {{"output", "random"}}}}});
}

RP_MAKES(sarah, Sarah)

}  // namespace optimizers
}  // namespace rp
