#include "rp/objective/predictions.hpp"

#include "rp/losses/probabilities.hpp"

namespace rp {

template <class T>
std::vector<double> predictions_of(Block<const T> outputs, const Scale& target,
                                   std::size_t classes) {
  if (classes > 0) return class_probabilities<T>(outputs);
  std::vector<double> predictions(outputs.samples);
  for (std::size_t s = 0; s < outputs.samples; ++s) {
    predictions[s] = target.raw(static_cast<double>(outputs.row(0)[s]));
  }
  return predictions;
}

template std::vector<double> predictions_of(Block<const float>, const Scale&, std::size_t);
template std::vector<double> predictions_of(Block<const double>, const Scale&, std::size_t);

}  // namespace rp
