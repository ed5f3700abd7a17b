// S2GD, semi-stochastic gradient descent (Konecny and Richtarik 2013, arXiv 1312.1666): SVRG whose
// outer loops last t inner steps, t in {1, ..., m} with a probability in proportion to
// (1 - nu eta)^(m - t).
#include "rp/optim/finite_sum/svrg_rule.hpp"

namespace rp {
namespace {

template <class T>
class S2gd final : public SvrgMethod<T, S2gd<T>> {
 public:
  using SvrgMethod<T, S2gd<T>>::SvrgMethod;

  OuterLoop next_loop(OuterDraws& draws) const {
    const auto m = static_cast<std::size_t>(this->settings().number("inner_steps"));
    const double shrink = 1 - this->settings().number("nu") * this->learning_rate();
    const std::size_t length = draws.next([&](Rng& rng) { return drawn(rng, m, shrink); });
    return {length, length};
  }

 private:
  /// Counts down from t = m, whose weight is 1.
  static std::size_t drawn(Rng& rng, std::size_t m, double shrink) {
    double total = 0;
    double weight = 1;
    for (std::size_t t = m; t > 0; --t, weight *= shrink) total += weight;
    double left = rng.uniform() * total;
    weight = 1;
    for (std::size_t t = m; t > 1; --t, weight *= shrink) {
      if (left < weight) return t;
      left -= weight;
    }
    return 1;
  }
};

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo s2gd() {
  return entry_of<SvrgRule>(
      {.key = "s2gd",
       .label = "S2GD (SSGD)",
       .citation = "Konecny and Richtarik 2013, Semi-Stochastic Gradient Descent Methods, "
                   "arXiv 1312.1666",
       .summary = "SVRG with outer loops of random length.",
       .hyper_parameters = hyper::finite_sum(
           {hyper::inner_steps(),
            {.key = "nu",
             .label = "strong convexity",
             .symbol = "ν",
             .help = "A lower bound on it: long outer loops become likelier the larger this is.",
             .range = {.low = 0, .high = std::numeric_limits<double>::infinity()},
             .usual = {0, 1, HyperScale::linear}}}),
       .presets = {{"paper", "as the paper", "Konecny and Richtarik 2013", {}}}});
}

RP_MAKES(s2gd, S2gd)

}  // namespace optimizers
}  // namespace rp
