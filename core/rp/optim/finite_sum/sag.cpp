// SAG, stochastic average gradient (Schmidt, Le Roux, Bach 2017, arXiv 1309.2388). Every term's
// last gradient y_i is kept, their sum d is what moves:
//
//   d = d - y_i + grad f_i(w),  y_i = grad f_i(w),  w = w - eta / N d
//
// N is the number of terms, or of those seen so far (the authors' variant). A mini-batch renews the
// y_i of each of its terms. Needs memory for one gradient a term.
#include <string>

#include "rp/base/error.hpp"
#include "rp/optim/finite_sum/method.hpp"

namespace rp {
namespace {

// Numbers in the table of gradients: 2 GB of floats.
constexpr std::size_t kLargestTable = std::size_t{1} << 29U;

template <class S>
struct SagRule {
  S eta, count = 1;

  std::string_view gradient_name() const { return "∇fᵢ(w) − yᵢ"; }
  void read(const HyperReader<S>& h) { h.name_symbol(count, "N"); }
  void kept(Archive& archive) { archive(count.value); }
  std::vector<StateColumn> states() const { return {{"d", "sum of gradients"}}; }
  void begin_step(const S& learning_rate, const S& /*t*/) { eta = learning_rate; }

  // `change` is what the batch changed the sum by.
  void update(auto& each) const {
    each([*this](auto& w, const auto& change, auto& d) {
      d = d + change;
      w = w - eta / count * d;
    });
  }
  void effective_steps(auto& each) const {
    each([*this](auto& step) { step = uniform(step, eta / count); });
  }
};

template <class T>
class Sag final : public FiniteSumMethod<T, SagRule, Sag<T>> {
 public:
  Sag(const OptimizerSettings& settings, const OptimizerStart& start)
      : FiniteSumMethod<T, SagRule, Sag<T>>(settings, start), is_seen_(start.terms, 0) {
    if (start.terms > kLargestTable / std::max<std::size_t>(this->size(), 1)) {
      throw Error(ErrorCode::out_of_memory, "optimizer",
                  "SAG keeps a gradient for every training row: " + std::to_string(start.terms) +
                      " rows of " + std::to_string(this->size()) +
                      " parameters are too many. Use SVRG or SARAH, which keep a few.");
    }
    this->rule().count = static_cast<double>(start.terms);
    table_ = zeros<T>(start.terms * this->size());
    term_ = zeros<T>(this->size());
  }

  T evaluate(FiniteSum<T>& objective, std::span<const T> parameters,
             std::span<const std::uint32_t> batch, std::span<T> change) override {
    std::fill(change.begin(), change.end(), T(0));
    T loss = 0;
    for (const std::uint32_t& term : batch) {
      loss += this->term_gradient(objective, parameters, {&term, 1}, as_span(term_));
      renew(term, change);
    }
    const bool of_seen = this->settings().choice("divide_by") == "seen";
    this->rule().count = static_cast<double>(of_seen ? seen_ : is_seen_.size());
    return loss / static_cast<T>(batch.size());
  }

  void carry(Archive& archive) override {
    FiniteSumMethod<T, SagRule, Sag<T>>::carry(archive);
    archive.fixed(as_span(table_));
    for (std::uint8_t& seen : is_seen_) archive(seen);
    archive(seen_);
  }

 private:
  void renew(std::uint32_t term, std::span<T> change) {
    fused(
        [](auto& sum, auto& kept, const auto& gradient) {
          sum = sum - kept + gradient;
          kept = gradient;
        },
        change, as_span(table_).subspan(term * this->size(), this->size()), as_span(term_));
    if (is_seen_[term] == 0) ++seen_;
    is_seen_[term] = 1;
  }

  Vector<T> table_;  // [terms][parameters]
  Vector<T> term_;
  std::vector<std::uint8_t> is_seen_;
  std::size_t seen_ = 0;
};

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo sag() {
  return entry_of<SagRule>(
      {.key = "sag",
       .label = "SAG",
       .citation = "Schmidt, Le Roux, Bach 2017, Minimizing Finite Sums with the Stochastic "
                   "Average Gradient, arXiv 1309.2388",
       .summary = "Moves against the mean of every row's last gradient.",
       .hyper_parameters =
           hyper::finite_sum({{.key = "divide_by",
                               .label = "the sum is divided by",
                               .help = "All rows, or those seen so far.",
                               .kind = HyperKind::choice,
                               .choices = {{"n", "all rows"}, {"seen", "rows seen so far"}}}}),
       .presets = {{"paper", "as the paper", "Schmidt, Le Roux, Bach 2017", {}},
                   {"practical",
                    "as the authors' code",
                    "the practical variant of the paper",
                    {{"divide_by", "seen"}}}}});
}

RP_MAKES(sag, Sag)

}  // namespace optimizers
}  // namespace rp
