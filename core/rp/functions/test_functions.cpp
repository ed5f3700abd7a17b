// Each function with its value and its gradient side by side, and how it is presented.

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "rp/base/error.hpp"
#include "rp/base/nearest_name.hpp"
#include "rp/functions/test_function.hpp"
#include "rp/simd/math.hpp"

namespace rp {
namespace {

using Parameters = std::span<const double>;

template <class T>
struct Evaluated {
  T value;
  T dx;
  T dy = 0;
};

struct QuadraticBowl {
  static TestFunction about() {
    return {.key = "quadratic_bowl",
            .label = "Quadratic bowl",
            .domain = {{-5, 5}, {-5, 5}},
            .start = {4, 3},
            .global_minima = {{{0, 0}, 0}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    return {x * x + y * y, 2 * x, 2 * y};
  }
};

struct IllConditionedQuadratic {
  static TestFunction about() {
    return {.key = "ill_conditioned_quadratic",
            .label = "Ravine (ill-conditioned quadratic)",
            .domain = {{-6, 6}, {-2, 2}},
            .start = {5, 1},
            .global_minima = {{{0, 0}, 0}},
            .parameters = {{"kappa", 100}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters parameters, T x, T y) {
    const T kappa = static_cast<T>(parameters[0]);
    return {(x * x + kappa * y * y) / 2, x, kappa * y};
  }
};

/// Steep in x, two distant minima along y, and a start almost on the line between them, which
/// methods that do not rescale hardly leave.
struct LongValley {
  static TestFunction about() {
    return {.key = "long_valley",
            .label = "Long valley",
            .domain = {{-2, 2}, {-6, 6}},
            .start = {1, 0.02},
            .global_minima = {{{0, 4}, 0}, {{0, -4}, 0}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    const T a = y * y - 16;
    return {5 * x * x + a * a / 500, 10 * x, y * a / 125};
  }
};

struct Saddle {
  static TestFunction about() {
    return {.key = "saddle", .label = "Saddle", .domain = {{-2, 2}, {-2, 2}}, .start = {1, 0.001}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    return {x * x - y * y, 2 * x, -2 * y};
  }
};

struct Beale {
  static TestFunction about() {
    return {.key = "beale",
            .label = "Beale",
            .domain = {{-4.5, 4.5}, {-4.5, 4.5}},
            .start = {1, 1.5},
            .global_minima = {{{3, 0.5}, 0}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    const T a = T(1.5) - x + x * y;
    const T b = T(2.25) - x + x * y * y;
    const T c = T(2.625) - x + x * y * y * y;
    return {a * a + b * b + c * c, 2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1),
            2 * a * x + 4 * b * x * y + 6 * c * x * y * y};
  }
};

struct Rosenbrock {
  static TestFunction about() {
    return {.key = "rosenbrock",
            .label = "Rosenbrock",
            .domain = {{-2, 2}, {-1, 3}},
            .start = {-1.2, 1},
            .global_minima = {{{1, 1}, 0}},
            .parameters = {{"a", 1}, {"b", 100}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters parameters, T x, T y) {
    const T a = static_cast<T>(parameters[0]);
    const T b = static_cast<T>(parameters[1]);
    const T valley = y - x * x;
    return {(a - x) * (a - x) + b * valley * valley,  //
            -2 * (a - x) - 4 * b * x * valley,        //
            2 * b * valley};
  }
};

struct Himmelblau {
  static TestFunction about() {
    return {.key = "himmelblau",
            .label = "Himmelblau",
            .domain = {{-5, 5}, {-5, 5}},
            .start = {0, 0},
            .global_minima = {{{3, 2}, 0},
                              {{-2.805118086952745, 3.131312518250573}, 0},
                              {{-3.779310253377747, -3.283185991286170}, 0},
                              {{3.584428340330492, -1.848126526964404}, 0}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    const T a = x * x + y - 11;
    const T b = x + y * y - 7;
    return {a * a + b * b, 4 * x * a + 2 * b, 2 * a + 4 * y * b};
  }
};

struct Booth {
  static TestFunction about() {
    return {.key = "booth",
            .label = "Booth",
            .domain = {{-10, 10}, {-10, 10}},
            .start = {-9, -9},
            .global_minima = {{{1, 3}, 0}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    const T a = x + 2 * y - 7;
    const T b = 2 * x + y - 5;
    return {a * a + b * b, 2 * a + 4 * b, 4 * a + 2 * b};
  }
};

struct ThreeHumpCamel {
  static TestFunction about() {
    return {.key = "three_hump_camel",
            .label = "Three-hump camel",
            .domain = {{-5, 5}, {-5, 5}},
            .start = {1, 1},
            .global_minima = {{{0, 0}, 0}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    const T x2 = x * x;
    const T x4 = x2 * x2;
    return {2 * x2 - T(1.05) * x4 + x4 * x2 / 6 + x * y + y * y,
            4 * x - T(4.2) * x2 * x + x4 * x + y, x + 2 * y};
  }
};

struct Rastrigin {
  static TestFunction about() {
    return {.key = "rastrigin",
            .label = "Rastrigin",
            .domain = {{-5.12, 5.12}, {-5.12, 5.12}},
            .start = {-3.2, 2.6},
            .global_minima = {{{0, 0}, 0}},
            .parameters = {{"A", 10}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters parameters, T x, T y) {
    const T a = static_cast<T>(parameters[0]);
    const T pi = std::numbers::pi_v<T>;
    const T angle_x = 2 * pi * x;
    const T angle_y = 2 * pi * y;
    return {2 * a + x * x - a * scalar::cos(angle_x) + y * y - a * scalar::cos(angle_y),
            2 * x + 2 * a * pi * scalar::sin(angle_x), 2 * y + 2 * a * pi * scalar::sin(angle_y)};
  }
};

struct Ackley {
  static TestFunction about() {
    return {.key = "ackley",
            .label = "Ackley",
            .domain = {{-5, 5}, {-5, 5}},
            .start = {2.5, -1.5},
            .global_minima = {{{0, 0}, 0}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    const T pi = std::numbers::pi_v<T>;
    const T angle_x = 2 * pi * x;
    const T angle_y = 2 * pi * y;
    const T r = std::sqrt((x * x + y * y) / 2);
    const T cone = scalar::exp(T(-0.2) * r);
    const T waves = scalar::exp((scalar::cos(angle_x) + scalar::cos(angle_y)) / 2);
    // e as `exp` has it, so that the minimum is exactly 0.
    const T value = (20 - 20 * cone) + (scalar::exp(T(1)) - waves);
    // The tip of the cone has no gradient; 0 stays where it is.
    if (r == 0) return {value, 0, 0};
    return {value, 2 * cone * (x / r) + pi * scalar::sin(angle_x) * waves,
            2 * cone * (y / r) + pi * scalar::sin(angle_y) * waves};
  }
};

struct StyblinskiTang {
  static TestFunction about() {
    return {.key = "styblinski_tang",
            .label = "Styblinski-Tang",
            .domain = {{-5, 5}, {-5, 5}},
            .start = {-0.5, 1},
            .global_minima = {{{-2.903534027771177, -2.903534027771177}, -78.33233140754282}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    const T x2 = x * x;
    const T y2 = y * y;
    return {(x2 * x2 - 16 * x2 + 5 * x + y2 * y2 - 16 * y2 + 5 * y) / 2,
            2 * x2 * x - 16 * x + T(2.5), 2 * y2 * y - 16 * y + T(2.5)};
  }
};

/// Unbounded below outside its domain, along x = y + constant.
struct McCormick {
  static TestFunction about() {
    return {.key = "mccormick",
            .label = "McCormick",
            .domain = {{-1.5, 4}, {-3, 4}},
            .start = {3, 3},
            // (1/2 - pi/3, -1/2 - pi/3) and -sqrt(3)/2 - pi/3
            .global_minima = {{{-0.5471975511965976, -1.5471975511965976}, -1.9132229549810362}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    const T wave = scalar::cos(x + y);
    const T apart = x - y;
    return {scalar::sin(x + y) + apart * apart - T(1.5) * x + T(2.5) * y + 1,
            wave + 2 * apart - T(1.5), wave - 2 * apart + T(2.5)};
  }
};

struct GoldsteinPrice {
  static TestFunction about() {
    return {.key = "goldstein_price",
            .label = "Goldstein-Price",
            .domain = {{-2, 2}, {-2, 2}},
            .start = {0.2, -0.5},
            .global_minima = {{{0, -1}, 3}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    const T a = x + y + 1;
    const T b = 19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y;
    const T c = 2 * x - 3 * y;
    const T d = 18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y;
    const T u = 1 + a * a * b;
    const T v = 30 + c * c * d;
    const T u_xy = 2 * a * b + a * a * (-14 + 6 * x + 6 * y);  // by x and by y alike
    const T v_x = 4 * c * d + c * c * (-32 + 24 * x - 36 * y);
    const T v_y = -6 * c * d + c * c * (48 - 36 * x + 54 * y);
    return {u * v, u_xy * v + u * v_x, u_xy * v + u * v_y};
  }
};

struct Matyas {
  static TestFunction about() {
    return {.key = "matyas",
            .label = "Matyas",
            .domain = {{-10, 10}, {-10, 10}},
            .start = {-8, 6},
            .global_minima = {{{0, 0}, 0}}};
  }

  template <class T>
  static Evaluated<T> at(Parameters, T x, T y) {
    return {T(0.26) * (x * x + y * y) - T(0.48) * x * y, T(0.52) * x - T(0.48) * y,
            T(0.52) * y - T(0.48) * x};
  }
};

struct XOverLogX {
  static TestFunction about() {
    return {.key = "x_over_log_x",
            .label = "x / ln x",
            .domain = {{1.01, 400}},
            .start = {364},
            .global_minima = {{{std::numbers::e}, std::numbers::e}},
            .pole = 1};
  }

  /// The gradient is (ln x - 1) / (ln x)^2, in the order of the chain rule and of automatic
  /// differentiation: by x where it stands, and by x within ln x. With another order published
  /// float tables of descents do not come out to their last digit.
  template <class T>
  static Evaluated<T> at(Parameters, T x) {
    const T log = scalar::log(x);
    return {x / log, 1 / log - x / (log * log) * (1 / x)};
  }
};

template <class Function, class T>
T evaluate(Parameters parameters, std::span<const T> at, std::span<T> gradient) {
  if constexpr (requires { Function::at(parameters, at[0]); }) {
    const Evaluated<T> here = Function::at(parameters, at[0]);
    gradient[0] = here.dx;
    return here.value;
  } else {
    const Evaluated<T> here = Function::at(parameters, at[0], at[1]);
    gradient[0] = here.dx;
    gradient[1] = here.dy;
    return here.value;
  }
}

template <class Function>
TestFunction described() {
  TestFunction function = Function::about();
  function.in_float = evaluate<Function, float>;
  function.in_double = evaluate<Function, double>;
  return function;
}

template <class... Functions>
std::vector<TestFunction> all_described() {
  return {described<Functions>()...};
}

[[noreturn]] void refuse(std::string_view key) {
  std::vector<std::string_view> known;
  for (const TestFunction& function : test_functions()) known.push_back(function.key);
  refuse_setting("function", "There is no test function \"" + std::string(key) +
                                 "\". Did you mean \"" + std::string(nearest_name(key, known)) +
                                 "\"? The known ones are: " + listed(known) + ".");
}

}  // namespace

const std::vector<TestFunction>& test_functions() {
  static const std::vector<TestFunction> all =
      all_described<QuadraticBowl, IllConditionedQuadratic, LongValley, Saddle, Beale, Rosenbrock,
                    Himmelblau, Booth, ThreeHumpCamel, Rastrigin, Ackley, StyblinskiTang, McCormick,
                    GoldsteinPrice, Matyas, XOverLogX>();
  return all;
}

const TestFunction& test_function(std::string_view key) {
  const std::vector<TestFunction>& all = test_functions();
  const auto found = std::find_if(
      all.begin(), all.end(), [&](const TestFunction& function) { return function.key == key; });
  if (found == all.end()) refuse(key);
  return *found;
}

bool defined_at(const TestFunction& function, std::span<const double> at) {
  // Written so that not-a-number is no place at which a function with a pole is defined.
  return !function.pole || at[0] > *function.pole;
}

}  // namespace rp
