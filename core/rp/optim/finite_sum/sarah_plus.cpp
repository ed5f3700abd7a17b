// SARAH+ (Nguyen, Liu, Scheinberg, Takac 2017, Algorithm 2): SARAH whose outer loop goes on only
// while |v|^2 > gamma |v_0|^2, for at most m steps.
#include "rp/optim/finite_sum/sarah_rule.hpp"
#include "rp/simd/reduce.hpp"

namespace rp {
namespace {

template <class T>
class SarahPlus final : public SarahMethod<T, SarahPlus<T>> {
 public:
  using SarahMethod<T, SarahPlus<T>>::SarahMethod;

  std::size_t next_kept(OuterDraws& /*draws*/) const { return kLastIterate; }

  bool is_over(std::size_t iterates) {
    const auto squares = static_cast<double>(sum_of_squares<T>(std::as_const(*this).state(0)));
    if (iterates == 1) first_squares_ = squares;
    const bool small = squares <= this->settings().number("gamma") * first_squares_;
    return iterates >= this->inner_steps() || small;
  }

  void carry(Archive& archive) override {
    SarahMethod<T, SarahPlus<T>>::carry(archive);
    archive(first_squares_);
  }

 private:
  double first_squares_ = 0;
};

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo sarah_plus() {
  return entry_of<SarahRule>(
      {.key = "sarah_plus",
       .label = "SARAH+",
       .citation = "Nguyen, Liu, Scheinberg, Takac 2017, SARAH, Algorithm 2, arXiv 1703.00102",
       .summary = "SARAH that starts afresh once its gradient has become small.",
       .hyper_parameters =
           hyper::finite_sum({hyper::inner_steps(),
                              {.key = "gamma",
                               .label = "starts afresh below",
                               .symbol = "γ",
                               .help = "Share of the first squared length of the gradient.",
                               .initial = 0.125,
                               .range = {.low = 0, .high = 1, .includes_low = false},
                               .usual = {0.01, 1, HyperScale::logarithmic}}}),
       .presets = {{"paper", "as the paper", "Algorithm 2, gamma 1/8", {}}}});
}

RP_MAKES(sarah_plus, SarahPlus)

}  // namespace optimizers
}  // namespace rp
