#include "rp/metrics/classification.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "rp/metrics/class_of.hpp"
#include "rp/metrics/roc_auc.hpp"
#include "rp/simd/math.hpp"

namespace rp {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// log(1 + e^z), without overflow; for great -z, where e^z is lost beside 1, e^z itself.
double log1p_of_exp(double z) {
  const double e = scalar::exp(-std::abs(z));
  // log(1 + e) loses the digits of a small e; the quotient gives them back (Kahan).
  const double sum = 1 + e;
  const double log = sum == 1 ? e : scalar::log(sum) * e / (sum - 1);
  return std::max(z, 0.0) + log;
}

/// log(e^z_k / sum of e^z_j over the others), for each k.
std::vector<double> log_odds_of(const std::vector<double>& logits, std::size_t greatest) {
  double second = -kInfinity;
  for (std::size_t k = 0; k < logits.size(); ++k) {
    if (k != greatest) second = std::max(second, logits[k]);
  }
  double sum = 1;   // over all, relative to the greatest
  double rest = 0;  // over all but the greatest, relative to the second
  std::vector<double> terms(logits.size(), 1);
  for (std::size_t k = 0; k < logits.size(); ++k) {
    if (k == greatest) continue;
    terms[k] = scalar::exp(logits[k] - logits[greatest]);
    sum += terms[k];
    rest += scalar::exp(logits[k] - second);
  }
  std::vector<double> odds;
  for (std::size_t k = 0; k < logits.size(); ++k) {
    // The difference is at least 1, the greatest's own term.
    odds.push_back(k == greatest ? logits[k] - second - scalar::log(rest)
                                 : logits[k] - logits[greatest] - scalar::log(sum - terms[k]));
  }
  return odds;
}

}  // namespace

ClassificationMeter::ClassificationMeter(std::size_t classes)
    : confusion_(classes), log_odds_(classes) {}

void ClassificationMeter::add(const std::vector<double>& logits, std::size_t label) {
  const auto greatest =
      static_cast<std::size_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
  confusion_.add(label, greatest);
  labels_.push_back(label);
  const std::vector<double> odds = log_odds_of(logits, greatest);
  for (std::size_t k = 0; k < odds.size(); ++k) log_odds_[k].push_back(odds[k]);
  log_loss_ += log1p_of_exp(-odds[label]);  // p = 1 / (1 + e^-odds)
}

template <class T>
void ClassificationMeter::add(Block<const T> logits, Block<const T> target) {
  std::vector<double> row(confusion_.classes());
  for (std::size_t s = 0; s < logits.samples; ++s) {
    if (logits.rows == 1) {
      row = {0, static_cast<double>(logits.row(0)[s])};
    } else {
      for (std::size_t k = 0; k < logits.rows; ++k) row[k] = static_cast<double>(logits.row(k)[s]);
    }
    add(row, class_of(target, s));
  }
}

double ClassificationMeter::one_against_rest(std::size_t label) const {
  std::vector<char> is_positive;
  for (const std::size_t own : labels_) is_positive.push_back(own == label ? 1 : 0);
  return roc_auc(log_odds_[label], is_positive);
}

ClassificationMetrics ClassificationMeter::metrics() const {
  ClassificationMetrics metrics{confusion_, kNone, kNone, {}};
  const std::size_t rows = labels_.size();
  if (rows > 0) metrics.log_loss = log_loss_ / static_cast<double>(rows);
  double sum = 0;
  std::size_t counted = 0;
  // Of two classes each one's area is the other's.
  for (std::size_t label = confusion_.classes() == 2 ? 1 : 0; label < confusion_.classes();
       ++label) {
    const std::size_t own = confusion_.rows_of(label);
    if (own == 0 || own == rows) {
      metrics.without_auc.push_back(label);
    } else {
      sum += one_against_rest(label);
      ++counted;
    }
  }
  if (counted > 0) metrics.roc_auc = sum / static_cast<double>(counted);
  return metrics;
}

template void ClassificationMeter::add(Block<const float>, Block<const float>);
template void ClassificationMeter::add(Block<const double>, Block<const double>);

}  // namespace rp
