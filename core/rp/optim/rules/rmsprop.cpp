// RMSprop (Tieleman and Hinton 2012, lecture 6.5), with every switch in which libraries differ:
//
//   v = rho v + (1 - rho) g^2                    m = rho m + (1 - rho) g        if centered
//   d = sqrt(s) + epsilon, sqrt(s + epsilon) or sqrt(s),     s = v or max(v - m^2, 0)
//   u = g / d                                                (0 where d = 0)
//   w = w - eta u                                            without momentum
//   b = mu b + u,      w = w - eta b                         momentum of directions (PyTorch)
//   b = mu b + eta u,  w = w - b                             momentum of steps (Keras, Graves)
//
// The clamp at 0 is ours: PyTorch and Keras lack it, and a constant gradient can give them the root
// of a negative number. Nesterov's form and the bias correction are optax's.
#include <utility>

#include "rp/optim/rule.hpp"

namespace rp {
namespace {

template <class S>
struct Rmsprop {
  S rho, epsilon, mu;
  bool centered = false;
  bool bias_correction = false;
  bool has_momentum = false;
  bool nesterov = false;
  bool momentum_of_steps = false;
  double initial_accumulator = 0;
  enum class EpsilonMode { outside, inside, none } epsilon_mode = EpsilonMode::outside;
  S eta, correction;

  void read(const HyperReader<S>& h) {
    rho = h("rho");
    epsilon = h("epsilon");
    mu = h("momentum");
    centered = h.is_on("centered");
    bias_correction = h.is_on("bias_correction");
    has_momentum = h.is_on("momentum");
    nesterov = h.is_on("nesterov");
    momentum_of_steps = h.is("momentum_form", "step");
    initial_accumulator = h.number("initial_accumulator");
    const bool inside = h.is("epsilon_mode", "inside") ||
                        (h.is("epsilon_mode", "inside_with_momentum") && has_momentum);
    epsilon_mode = inside                         ? EpsilonMode::inside
                   : h.is("epsilon_mode", "none") ? EpsilonMode::none
                                                  : EpsilonMode::outside;
  }

  std::vector<StateColumn> states() const {
    std::vector<StateColumn> columns{{"v", "mean square", initial_accumulator}};
    if (centered) columns.push_back({"m", "mean gradient"});
    if (has_momentum) columns.push_back({"b", "momentum"});
    return columns;
  }

  void begin_step(const S& learning_rate, const S& t) {
    eta = learning_rate;
    if (bias_correction) correction = 1 - integer_power(rho, t);
  }

  template <class V>
  V divisor(const V& s) const {
    switch (epsilon_mode) {
      case EpsilonMode::outside:
        return sqrt(s) + epsilon;
      case EpsilonMode::inside:
        return sqrt(s + epsilon);
      case EpsilonMode::none:
        break;
    }
    return sqrt(s);
  }

  template <class V>
  V root(const V& v) const {
    return bias_correction ? divisor(let("v̂", V(v / correction))) : divisor(v);
  }

  template <class V>
  V root(const V& v, const V& m) const {
    return divisor(maximum(v - m * m, 0));
  }

  template <class V>
  V direction(const V& g, V& v) const {
    v = rho * v + (1 - rho) * g * g;
    return divide_or_zero(g, root(v));
  }

  template <class V>
  V direction(const V& g, V& v, V& m) const {
    v = rho * v + (1 - rho) * g * g;
    m = rho * m + (1 - rho) * g;
    return divide_or_zero(g, root(v, m));
  }

  template <class V>
  void move(V& w, const V& direction, V& b) const {
    const V u = let("u", direction);
    if (momentum_of_steps) {
      b = mu * b + eta * u;
      w = w - (nesterov ? V(eta * u + mu * b) : b);
    } else {
      b = mu * b + u;
      w = w - eta * (nesterov ? V(u + mu * b) : b);
    }
  }

  void update(auto& each) const {
    if (!centered && !has_momentum) {
      each([*this](auto& w, const auto& g, auto& v) { w = w - eta * direction(g, v); });
    } else if (!has_momentum) {
      each([*this](auto& w, const auto& g, auto& v, auto& m) { w = w - eta * direction(g, v, m); });
    } else if (!centered) {
      each([*this](auto& w, const auto& g, auto& v, auto& b) {
        this->move(w, this->direction(g, v), b);
      });
    } else {
      each([*this](auto& w, const auto& g, auto& v, auto& m, auto& b) {
        this->move(w, this->direction(g, v, m), b);
      });
    }
  }

  void effective_steps(auto& each) const {
    if (centered) {
      each([*this](auto& step, const auto& v, const auto& m) {
        step = divide_or_zero(eta, root(v, m));
      });
    } else {
      each([*this](auto& step, const auto& v) { step = divide_or_zero(eta, root(v)); });
    }
  }
};

constexpr HyperParameter epsilon_mode() {
  HyperParameter mode = hyper::epsilon_mode();
  mode.help =
      "Whether epsilon is added to the root, or to what is under it, or not at all. Keras before "
      "2.11 put it inside only with momentum.";
  mode.choices.push_back({"none", "nowhere"});
  mode.choices.push_back({"inside_with_momentum", "inside only with momentum"});
  return mode;
}

constexpr HyperParameter epsilon_where_used() {
  HyperParameter parameter = hyper::epsilon();
  parameter.counts_when =
      HyperCondition{"epsilon_mode", {"outside", "inside", "inside_with_momentum"}};
  return parameter;
}

[[gnu::cold]] HyperParameters rmsprop_hyper_parameters() {
  return hyper::with_common({
      hyper::learning_rate(),
      hyper::rho(),
      epsilon_where_used(),
      epsilon_mode(),
      {.key = "centered",
       .label = "centered",
       .help = "Divides by the standard deviation of the gradient, not by its root mean square.",
       .kind = HyperKind::toggle},
      hyper::momentum(),
      {.key = "momentum_form",
       .label = "momentum gathers",
       .help = "Directions, or whole steps with their learning rate. They differ once the learning "
               "rate changes.",
       .kind = HyperKind::choice,
       .choices = {{"direction", "directions, as PyTorch"}, {"step", "steps, as Keras and Graves"}},
       .counts_when = HyperCondition{"momentum", {}},
       .advanced = true},
      hyper::nesterov(),
      {.key = "bias_correction",
       .label = "bias corrected",
       .help = "Makes up for a mean square that starts at 0. Not together with centered.",
       .kind = HyperKind::toggle,
       .advanced = true},
      hyper::initial_accumulator(),
  });
}

[[gnu::cold]] std::vector<Preset> presets() {
  return {
      {"textbook", "textbook", "Tieleman and Hinton 2012, with epsilon added to the root", {}},
      {"pytorch",
       "as PyTorch",
       "torch.optim.RMSprop, all versions",
       {{"rho", 0.99}, {"weight_decay_mode", "l2"}}},
      {"keras",
       "as Keras 3",
       "Keras 2.11 and later, Keras 3, all back ends",
       {{"learning_rate", 0.001},
        {"epsilon", 1e-7},
        {"epsilon_mode", "inside"},
        {"momentum_form", "step"},
        {"weight_decay_mode", "decoupled"}}},
      {"tf_keras_legacy",
       "as tf.keras 2.10",
       "tf.keras up to 2.10, optimizers.legacy since",
       {{"learning_rate", 0.001},
        {"epsilon", 1e-7},
        {"epsilon_mode", "inside_with_momentum"},
        {"momentum_form", "step"}}},
      {"keras_1",
       "as Keras 1 and 2.3",
       "stand-alone Keras up to 2.3",
       {{"learning_rate", 0.001}, {"epsilon", 1e-7}}},
      {"tf1",
       "as TensorFlow 1",
       "tf.compat.v1.train.RMSPropOptimizer",
       {{"epsilon", 1e-10},
        {"epsilon_mode", "inside"},
        {"momentum_form", "step"},
        {"initial_accumulator", 1.0}}},
      {"tfjs",
       "as TensorFlow.js",
       "tf.train.rmsprop; its centered mode, which subtracts epsilon under the root, is left out",
       {{"epsilon", 1e-7}, {"epsilon_mode", "inside"}, {"momentum_form", "step"}}},
      {"optax",
       "as optax",
       "optax.rmsprop",
       {{"epsilon_mode", "inside"}, {"momentum_form", "step"}}},
      {"dl4j",
       "as Deeplearning4j",
       "RmsProp; its accumulator starts at epsilon",
       {{"learning_rate", 0.1}, {"rho", 0.95}, {"initial_accumulator", 1e-8}}},
      {"ensmallen", "as ensmallen", "ensmallen RMSProp", {{"rho", 0.99}}},
      {"graves",
       "Graves 2013",
       "Graves 2013, arXiv 1308.0850, equations 38 to 45",
       {{"learning_rate", 1e-4},
        {"rho", 0.95},
        {"epsilon", 1e-4},
        {"epsilon_mode", "inside"},
        {"centered", 1.0},
        {"momentum", 0.9},
        {"momentum_form", "step"}}},
      {"no_eps",
       "without epsilon",
       "Shankhar's article, the formula of Wikipedia, Misra's slide, Bushaev's equation",
       {{"epsilon_mode", "none"}}},
      {"opengenus", "as the OpenGenus article", "OpenGenus", {{"epsilon_mode", "inside"}}},
      {"datacamp",
       "as the DataCamp article",
       "DataCamp, RMSprop in NumPy",
       {{"learning_rate", 0.001}}},
  };
}

}  // namespace

namespace optimizers {

[[gnu::cold]] OptimizerInfo rmsprop() {
  return entry_of<Rmsprop>(
      {.key = "rmsprop",
       .label = "RMSprop",
       .citation = "Tieleman and Hinton 2012, Neural Networks for Machine Learning, lecture 6.5",
       .summary = "Divides each gradient by the root of its mean square.",
       .hyper_parameters = rmsprop_hyper_parameters(),
       .presets = presets()});
}

RP_MAKES(rmsprop, Plain<Rmsprop>::Method)

}  // namespace optimizers
}  // namespace rp
