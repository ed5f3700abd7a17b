// Functions of two variables with known gradients, those of the golden traces.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace rp::test {

template <class T>
struct Evaluated {
  T value;
  T dx;
  T dy;
};

template <class T>
Evaluated<T> beale(T x, T y) {
  const T a = T(1.5) - x + x * y;
  const T b = T(2.25) - x + x * y * y;
  const T c = T(2.625) - x + x * y * y * y;
  return {a * a + b * b + c * c, 2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1),
          2 * a * x + 4 * b * x * y + 6 * c * x * y * y};
}

template <class T>
Evaluated<T> rosenbrock(T x, T y) {
  const T valley = y - x * x;
  return {(1 - x) * (1 - x) + 100 * valley * valley, -2 * (1 - x) - 400 * x * valley, 200 * valley};
}

template <class T>
Evaluated<T> saddle(T x, T y) {
  return {x * x - y * y, 2 * x, -2 * y};
}

template <class T>
Evaluated<T> ill_conditioned_quadratic(T x, T y) {
  return {(x * x + 100 * y * y) / 2, x, 100 * y};
}

template <class T>
Evaluated<T> evaluate(std::string_view function, T x, T y) {
  if (function == "beale") return beale(x, y);
  if (function == "rosenbrock") return rosenbrock(x, y);
  if (function == "saddle") return saddle(x, y);
  if (function == "ill_conditioned_quadratic") return ill_conditioned_quadratic(x, y);
  throw std::invalid_argument("unknown test function " + std::string(function));
}

}  // namespace rp::test
