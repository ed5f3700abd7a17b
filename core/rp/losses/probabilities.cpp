#include "rp/losses/probabilities.hpp"

#include <algorithm>
#include <cstddef>

#include "rp/simd/math.hpp"

namespace rp {

template <class T>
std::vector<double> class_probabilities(Block<const T> logits) {
  const std::size_t classes = std::max<std::size_t>(logits.rows, 2);
  std::vector<double> probabilities(classes * logits.samples);
  std::vector<double> z(classes, 0);
  for (std::size_t s = 0; s < logits.samples; ++s) {
    for (std::size_t r = 0; r < logits.rows; ++r) {
      z[classes - logits.rows + r] = static_cast<double>(logits.row(r)[s]);
    }
    const double greatest = *std::max_element(z.begin(), z.end());
    double sum = 0;
    for (std::size_t k = 0; k < classes; ++k) {
      const double term = scalar::exp(z[k] - greatest);
      probabilities[k * logits.samples + s] = term;
      sum += term;
    }
    for (std::size_t k = 0; k < classes; ++k) probabilities[k * logits.samples + s] /= sum;
  }
  return probabilities;
}

template std::vector<double> class_probabilities(Block<const float>);
template std::vector<double> class_probabilities(Block<const double>);

}  // namespace rp
