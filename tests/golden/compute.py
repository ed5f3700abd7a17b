#!/usr/bin/python3
"""Computes the golden traces beside this file: `python3 tests/golden/compute.py`.

Needs Debian's python3-torch and python3-numpy alone (torch 1.13, NumPy 1.24). Nothing of the code
under test is involved, and running it twice writes the same bytes.

Where torch.optim has a variant, the numbers are those of its class, in float64 with the gradients
of autograd, and the equations below, written in NumPy, have to agree. Elsewhere they are the NumPy
equations' own. Tolerances are measured: a run is repeated with gradients disturbed by a few units
in the last place and in 80-bit arithmetic.
"""

from __future__ import annotations

import decimal
import itertools
import json
import math
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

FOLDER = Path(__file__).resolve().parent
SCHEMA = "rmsprop-playground-golden/1"
NUMPY = f"numpy {np.__version__}"
TORCH = f"torch {torch.__version__}"

Json = dict[str, Any]
Hyper = dict[str, Any]
Real = Any  # a NumPy scalar of any precision or a torch tensor without dimensions
RealType = Any  # np.float32, np.float64 or np.longdouble
Vector = NDArray[Any]
Gradient = Callable[[Vector, int], Vector]  # at these parameters, for this update
Disturb = Callable[[Vector], Vector]


# --------------------------------------------------------------------------------------- JSON files

WIDTH = 160  # characters of a line, unless a list of numbers needs more


def number(value: Any) -> str:
    """What was computed gets 17 digits; settings and tolerances their shortest exact form."""
    if not isinstance(value, np.floating):
        return json.dumps(value, allow_nan=False)
    if not np.isfinite(value):
        raise ValueError("neither NaN nor infinity may reach a file")
    digits = format(float(value) + 0.0, ".17g")  # + 0.0: no minus before a zero
    return digits if set(digits) & set(".e") else digits + ".0"


def on_one_line(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(k)}:{on_one_line(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple, np.ndarray)):
        return "[" + ",".join(map(on_one_line, value)) + "]"
    return number(value)


def laid_out(value: Any, depth: int = 0) -> str:
    """One line where it fits; else every member on lines of its own."""
    line = on_one_line(value)
    if line[0] not in "{[" or len(line) <= WIDTH - depth:
        return line
    if isinstance(value, dict):
        members = [f"{json.dumps(k)}: {laid_out(v, depth + 1)}" for k, v in value.items()]
    elif isinstance(value[0], (int, float)):
        return line
    else:
        members = [laid_out(member, depth + 1) for member in value]
    inner = "\n" + " " * (depth + 1)
    return line[0] + inner + ("," + inner).join(members) + "\n" + " " * depth + line[-1]


def write(file: str, content: Json) -> int:
    path = FOLDER / file
    path.parent.mkdir(exist_ok=True)
    text = laid_out({"schema": SCHEMA, **content}) + "\n"
    path.write_text(text, encoding="utf-8")
    return len(text)


# ----------------------------------------------------------------------------------- test functions

PI = 4 * np.arctan(np.longdouble(1))
E = np.exp(np.longdouble(1))

Evaluated = tuple[Real, Sequence[Real]]  # value and gradient


def library(x: Real) -> Any:
    return torch if isinstance(x, torch.Tensor) else np


def as_precise_as(x: Real, constant: Real) -> Real:
    return float(constant) if isinstance(x, torch.Tensor) else x.dtype.type(constant)


def quadratic_bowl(x: Real, y: Real) -> Evaluated:
    return x * x + y * y, (2 * x, 2 * y)


def ill_conditioned_quadratic(x: Real, y: Real, kappa: float) -> Evaluated:
    return (x * x + kappa * y * y) / 2, (x, kappa * y)


def long_valley(x: Real, y: Real) -> Evaluated:
    return 5 * x * x + (y * y - 16) ** 2 / 500, (10 * x, y * (y * y - 16) / 125)


def saddle(x: Real, y: Real) -> Evaluated:
    return x * x - y * y, (2 * x, -2 * y)


def beale(x: Real, y: Real) -> Evaluated:
    a = 1.5 - x + x * y
    b = 2.25 - x + x * y * y
    c = 2.625 - x + x * y * y * y
    dx = 2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1)
    dy = 2 * a * x + 4 * b * x * y + 6 * c * x * y * y
    return a * a + b * b + c * c, (dx, dy)


def rosenbrock(x: Real, y: Real, a: float, b: float) -> Evaluated:
    valley = y - x * x
    dx = -2 * (a - x) - 4 * b * x * valley
    return (a - x) ** 2 + b * valley * valley, (dx, 2 * b * valley)


def himmelblau(x: Real, y: Real) -> Evaluated:
    a = x * x + y - 11
    b = x + y * y - 7
    return a * a + b * b, (4 * x * a + 2 * b, 2 * a + 4 * y * b)


def booth(x: Real, y: Real) -> Evaluated:
    a = x + 2 * y - 7
    b = 2 * x + y - 5
    return a * a + b * b, (2 * a + 4 * b, 4 * a + 2 * b)


def three_hump_camel(x: Real, y: Real) -> Evaluated:
    value = 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y * y
    return value, (4 * x - 4.2 * x**3 + x**5 + y, x + 2 * y)


def rastrigin(x: Real, y: Real, A: float) -> Evaluated:
    lib, turn = library(x), as_precise_as(x, 2 * PI)

    def value(z: Real) -> Real:
        return A + z * z - A * lib.cos(turn * z)

    def slope(z: Real) -> Real:
        return 2 * z + A * turn * lib.sin(turn * z)

    return value(x) + value(y), (slope(x), slope(y))


def ackley(x: Real, y: Real) -> Evaluated:
    lib, pi, e = library(x), as_precise_as(x, PI), as_precise_as(x, E)
    r = lib.sqrt((x * x + y * y) / 2)
    waves = lib.exp((lib.cos(2 * pi * x) + lib.cos(2 * pi * y)) / 2)

    def slope(z: Real) -> Real:  # not differentiable at the origin; 0 there
        cone = 2 * lib.exp(-r / 5) * z / r if r > 0 else 0 * z
        return cone + pi * lib.sin(2 * pi * z) * waves

    return 20 - 20 * lib.exp(-r / 5) + e - waves, (slope(x), slope(y))


def styblinski_tang(x: Real, y: Real) -> Evaluated:
    def value(z: Real) -> Real:
        return (z**4 - 16 * z * z + 5 * z) / 2

    def slope(z: Real) -> Real:
        return 2 * z**3 - 16 * z + 2.5

    return value(x) + value(y), (slope(x), slope(y))


def mccormick(x: Real, y: Real) -> Evaluated:
    lib = library(x)
    value = lib.sin(x + y) + (x - y) ** 2 - 1.5 * x + 2.5 * y + 1
    return value, (
        lib.cos(x + y) + 2 * (x - y) - 1.5,
        lib.cos(x + y) - 2 * (x - y) + 2.5,
    )


def goldstein_price(x: Real, y: Real) -> Evaluated:
    a = x + y + 1
    b = 19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y
    c = 2 * x - 3 * y
    d = 18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y
    u = 1 + a * a * b
    v = 30 + c * c * d
    du = 2 * a * b + a * a * (-14 + 6 * x + 6 * y)  # the same by x and by y
    dv_dx = 4 * c * d + c * c * (-32 + 24 * x - 36 * y)
    dv_dy = -6 * c * d + c * c * (48 - 36 * x + 54 * y)
    return u * v, (du * v + u * dv_dx, du * v + u * dv_dy)


def matyas(x: Real, y: Real) -> Evaluated:
    value = 0.26 * (x * x + y * y) - 0.48 * x * y
    return value, (0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x)


def x_over_log_x(x: Real) -> Evaluated:
    log = library(x).log(x)
    return x / log, ((log - 1) / (log * log),)


@dataclass(frozen=True)
class Function:
    evaluate: Callable[..., Evaluated]
    domain: list[list[float]]
    start: list[float]
    minima: list[list[float]] = field(default_factory=lambda: [[0.0, 0.0]])
    least: float = 0.0
    params: Hyper = field(default_factory=dict)

    def value(self, theta: Iterable[Real]) -> Real:
        return self.evaluate(*theta, **self.params)[0]

    def gradient(self, theta: Vector, _: int = 0) -> Vector:
        return np.array(self.evaluate(*theta, **self.params)[1], theta.dtype)


def square(half_width: float) -> list[list[float]]:
    return [[-half_width, half_width]] * 2


HIMMELBLAU_MINIMA = [
    [3.0, 2.0],
    [-2.805118086952745, 3.131312518250573],
    [-3.779310253377747, -3.283185991286170],
    [3.584428340330492, -1.848126526964404],
]
MCCORMICK_MINIMUM = [0.5 - math.pi / 3, -0.5 - math.pi / 3]

FUNCTIONS: dict[str, Function] = {
    "quadratic_bowl": Function(quadratic_bowl, square(5.0), [4.0, 3.0]),
    "ill_conditioned_quadratic": Function(
        ill_conditioned_quadratic, [[-6.0, 6.0], [-2.0, 2.0]], [5.0, 1.0], params={"kappa": 100.0}
    ),
    "long_valley": Function(
        long_valley, [[-2.0, 2.0], [-6.0, 6.0]], [1.0, 0.02], [[0.0, 4.0], [0.0, -4.0]]
    ),
    "saddle": Function(saddle, square(2.0), [1.0, 0.001], []),
    "beale": Function(beale, square(4.5), [1.0, 1.5], [[3.0, 0.5]]),
    "rosenbrock": Function(
        rosenbrock,
        [[-2.0, 2.0], [-1.0, 3.0]],
        [-1.2, 1.0],
        [[1.0, 1.0]],
        params={"a": 1.0, "b": 100.0},
    ),
    "himmelblau": Function(himmelblau, square(5.0), [0.0, 0.0], HIMMELBLAU_MINIMA),
    "booth": Function(booth, square(10.0), [-9.0, -9.0], [[1.0, 3.0]]),
    "three_hump_camel": Function(three_hump_camel, square(5.0), [1.0, 1.0]),
    "rastrigin": Function(rastrigin, square(5.12), [-3.2, 2.6], params={"A": 10.0}),
    "ackley": Function(ackley, square(5.0), [2.5, -1.5]),
    "styblinski_tang": Function(
        styblinski_tang, square(5.0), [-0.5, 1.0], [[-2.903534027771177] * 2], -78.33233140754282
    ),
    "mccormick": Function(
        mccormick,
        [[-1.5, 4.0], [-3.0, 4.0]],
        [3.0, 3.0],
        [MCCORMICK_MINIMUM],
        -math.sqrt(3) / 2 - math.pi / 3,
    ),
    "goldstein_price": Function(goldstein_price, square(2.0), [0.2, -0.5], [[0.0, -1.0]], 3.0),
    "matyas": Function(matyas, square(10.0), [-8.0, 6.0]),
    "x_over_log_x": Function(x_over_log_x, [[1.01, 400.0]], [364.0], [[math.e]], math.e),
}


# ------------------------------------------------------------------------------------- update rules


def denominator(v: Vector, eps: Real, eps_mode: str) -> Vector:
    match eps_mode:
        case "outside":
            return np.sqrt(v) + eps
        case "inside":
            return np.sqrt(v + eps)
    return np.sqrt(v)


def quotient(g: Vector, d: Vector) -> Vector:
    """g/d, and 0 where d is 0."""
    return np.divide(g, d, out=np.zeros_like(g), where=d != 0)


class Rule:
    """An optimizer's own update. The state has the equations' names; few rules use all of it."""

    def __init__(self, h: Hyper, theta: Vector) -> None:
        self.h = h
        self.v = np.full_like(theta, h.get("initial_accumulator", 0))
        self.m = self.b = self.a = self.v_max = np.zeros_like(theta)

    def gradient_point(self, theta: Vector) -> Vector:
        return theta

    def update(self, theta: Vector, g: Vector, eta: Real, t: int) -> Vector:
        raise NotImplementedError


class Rmsprop(Rule):
    def update(self, theta: Vector, g: Vector, eta: Real, t: int) -> Vector:
        rho, mu, nesterov = self.h["rho"], self.h["momentum"], self.h["nesterov"]
        self.v = rho * self.v + (1 - rho) * g**2
        self.m = rho * self.m + (1 - rho) * g
        correction = 1 - rho**t if self.h["bias_correction"] else 1
        vh, mh = self.v / correction, self.m / correction
        s = np.maximum(vh - mh**2, 0) if self.h["centered"] else vh
        d = denominator(s, self.h["eps"], self.h["eps_mode"])
        if mu == 0:
            return theta - quotient(eta * g, d)  # the order of DataCamp's and Keras's code
        u = quotient(g, d)
        if self.h["momentum_form"] == "direction":
            self.b = mu * self.b + u
            return theta - eta * (u + mu * self.b if nesterov else self.b)
        self.b = mu * self.b + eta * u
        return theta - (eta * u + mu * self.b if nesterov else self.b)


class Sgd(Rule):
    def gradient_point(self, theta: Vector) -> Vector:
        lookahead = self.h["form"] == "lookahead"
        return theta + self.h["momentum"] * self.b if lookahead else theta

    def update(self, theta: Vector, g: Vector, eta: Real, t: int) -> Vector:
        mu, nesterov = self.h["momentum"], self.h["nesterov"]
        if mu == 0:
            return theta - eta * g
        if self.h["form"] == "torch":
            self.b = g if t == 1 else mu * self.b + (1 - self.h["dampening"]) * g
            return theta - eta * (g + mu * self.b if nesterov else self.b)
        self.b = mu * self.b - eta * g
        return theta + (mu * self.b - eta * g if nesterov else self.b)


class Rprop(Rule):
    def __init__(self, h: Hyper, theta: Vector) -> None:
        super().__init__(h, theta)
        self.previous = np.zeros_like(theta)
        self.delta = np.full_like(theta, h["step_init"])

    def update(self, theta: Vector, g: Vector, eta: Real, t: int) -> Vector:
        h, p = self.h, g * self.previous
        factor = np.select([p > 0, p < 0], [h["eta_plus"], h["eta_minus"]], 1).astype(g.dtype)
        self.delta = np.clip(self.delta * factor, h["step_min"], h["step_max"])
        if h["variant"] == "irprop_minus":
            g = np.where(p < 0, 0, g)
        self.previous = g
        return theta - np.sign(g) * self.delta


class Adagrad(Rule):
    def update(self, theta: Vector, g: Vector, eta: Real, t: int) -> Vector:
        self.v = self.v + g**2
        return theta - eta * quotient(g, denominator(self.v, self.h["eps"], self.h["eps_mode"]))


class Adadelta(Rule):
    def update(self, theta: Vector, g: Vector, eta: Real, t: int) -> Vector:
        rho, eps = self.h["rho"], self.h["eps"]
        self.v = rho * self.v + (1 - rho) * g**2
        x = np.sqrt(self.a + eps) / np.sqrt(self.v + eps) * g
        self.a = rho * self.a + (1 - rho) * x**2
        return theta - eta * x


class Adam(Rule):
    def update(self, theta: Vector, g: Vector, eta: Real, t: int) -> Vector:
        beta1, beta2, eps = self.h["beta1"], self.h["beta2"], self.h["eps"]
        self.m = m = beta1 * self.m + (1 - beta1) * g
        self.v = w = beta2 * self.v + (1 - beta2) * g**2
        if self.h["amsgrad"]:
            self.v_max = w = np.maximum(self.v_max, self.v)
        match self.h["form"]:
            case "torch":
                mh, wh = m / (1 - beta1**t), w / (1 - beta2**t)
                return theta - eta * quotient(mh, np.sqrt(wh) + eps)
            case "keras":
                eta = eta * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        return theta - eta * quotient(m, np.sqrt(w) + eps)


class Nadam(Rule):
    def __init__(self, h: Hyper, theta: Vector) -> None:
        super().__init__(h, theta)
        self.product = 1

    def mu(self, t: int) -> Real:
        return self.h["beta1"] * (1 - 0.5 * 0.96 ** (t * self.h["momentum_decay"]))

    def update(self, theta: Vector, g: Vector, eta: Real, t: int) -> Vector:
        beta1, beta2, eps = self.h["beta1"], self.h["beta2"], self.h["eps"]
        mu, mu_next = self.mu(t), self.mu(t + 1)
        self.product = self.product * mu
        self.m = beta1 * self.m + (1 - beta1) * g
        self.v = beta2 * self.v + (1 - beta2) * g**2
        n = mu_next * self.m / (1 - self.product * mu_next) + (1 - mu) * g / (1 - self.product)
        return theta - eta * n / (np.sqrt(self.v / (1 - beta2**t)) + eps)


RULES: dict[str, type[Rule]] = {
    "rmsprop": Rmsprop,
    "sgd": Sgd,
    "rprop": Rprop,
    "adagrad": Adagrad,
    "adadelta": Adadelta,
    "adam": Adam,
    "nadam": Nadam,
}


# -------------------------------------------------------------------------------- descents in NumPy


def in_precision(value: Any, real: RealType) -> Any:
    """Settings for arithmetic of this precision; Python's floats adapt to what is not wider."""
    if real is not np.longdouble:
        return value
    if isinstance(value, dict):
        return {key: in_precision(member, real) for key, member in value.items()}
    if isinstance(value, list):
        return [in_precision(member, real) for member in value]
    return real(value) if isinstance(value, float) else value


def learning_rate(h: Hyper, t: int) -> Real:
    lr = h.get("lr", 0.0)  # Rprop has none
    for from_step, changed in h["lr_schedule"]:
        lr = changed if from_step <= t else lr
    match h.get("lr_decay"):
        case "inv_sqrt":
            return lr / np.sqrt(type(lr)(t))
        case "inv_time":
            return lr / (1 + (t - 1) * h["lr_decay_rate"])
    return lr


def clipped(h: Hyper, g: Vector) -> Vector:
    """The gradient of one tensor, limited."""
    c, norm = h["clip"], np.sqrt(np.sum(g * g))
    match h["clip_mode"]:
        case "value":
            return np.clip(g, -c, c)
        case "norm":
            return g * (c / norm) if norm > c else g
        case "global_norm_torch":
            return g * min(1, c / (norm + 1e-6))
    return g


def decayed(h: Hyper, theta: Vector, g: Vector, eta: Real) -> tuple[Vector, Vector]:
    """Parameters and gradient after weight decay."""
    if h["weight_decay"] == 0:
        return theta, g
    if h["weight_decay_mode"] == "l2":
        return theta, g + h["weight_decay"] * theta
    return theta - eta * h["weight_decay"] * theta, g


def undisturbed(g: Vector) -> Vector:
    return g


def rounding_noise(seed: int) -> Disturb:
    """Changes every component by up to 4 units in the last place."""
    random = np.random.RandomState(seed)
    return lambda g: g * (1 + random.randint(-4, 5, g.shape) * np.finfo(np.float64).eps)


PIPELINE: Hyper = {  # the steps around a rule, all of them off
    "weight_decay": 0.0,
    "weight_decay_mode": "l2",
    "clip_mode": "none",
    "clip": 0.0,
    "lr_schedule": [],
}


def descent(
    optimizer: str,
    hyper: Hyper,
    gradient: Gradient,
    start: Sequence[float],
    real: RealType = np.float64,
    disturb: Disturb = undisturbed,
) -> Iterator[Vector]:
    """The parameters at the start and after every update."""
    h = in_precision({**PIPELINE, **hyper}, real)
    theta = np.array(start, real)
    rule = RULES[optimizer](h, theta)
    yield theta
    for t in itertools.count(1):
        eta = learning_rate(h, t)
        g = clipped(h, disturb(gradient(rule.gradient_point(theta), t)))
        theta, g = decayed(h, theta, g, eta)
        theta = rule.update(theta, g, eta, t)
        if "box" in h:
            theta = np.clip(theta, *h["box"])
        yield theta


Recorded = dict[int, Vector]  # parameters by step


def record(path: Iterator[Vector], steps: Sequence[int]) -> Recorded:
    walked = itertools.islice(path, max(steps) + 1)
    return {step: theta for step, theta in enumerate(walked) if step in steps}


# -------------------------------------------------------------------------------- descents in torch


def is_in_torch(optimizer: str, h: Hyper) -> bool:
    """Whether torch.optim, with its functions for clipping, has this variant."""
    is_decoupled = h["weight_decay"] != 0 and h["weight_decay_mode"] == "decoupled"
    if h["clip_mode"] == "norm" or (is_decoupled and optimizer != "adam"):
        return False
    match optimizer:
        case "rmsprop":
            has_same_state = h["initial_accumulator"] == 0 and not h["bias_correction"]
            return has_same_state and h["eps_mode"] != "inside" and h["momentum_form"] != "step"
        case "adagrad":
            return bool(h["eps_mode"] == "outside")
        case "rprop":
            return bool(h["variant"] == "irprop_minus")
        case "sgd" | "adam":
            return bool(h["form"] == "torch")
    return True


def torch_optimizer(optimizer: str, h: Hyper, theta: torch.Tensor) -> torch.optim.Optimizer:
    common = {"lr": h.get("lr"), "weight_decay": h["weight_decay"]}
    match optimizer:
        case "rmsprop":
            options = {"alpha": h["rho"], "centered": h["centered"], "momentum": h["momentum"]}
            return torch.optim.RMSprop([theta], eps=h["eps"], **common, **options)
        case "sgd":
            options = {key: h[key] for key in ("momentum", "dampening", "nesterov")}
            return torch.optim.SGD([theta], **common, **options)
        case "rprop":
            etas, sizes = (h["eta_minus"], h["eta_plus"]), (h["step_min"], h["step_max"])
            return torch.optim.Rprop([theta], lr=h["step_init"], etas=etas, step_sizes=sizes)
        case "adagrad":
            options = {"initial_accumulator_value": h["initial_accumulator"], "eps": h["eps"]}
            decay = h.get("lr_decay_rate", 0.0)
            return torch.optim.Adagrad([theta], lr_decay=decay, **common, **options)
        case "adadelta":
            return torch.optim.Adadelta([theta], rho=h["rho"], eps=h["eps"], **common)
    common |= {"betas": (h["beta1"], h["beta2"]), "eps": h["eps"]}
    if optimizer == "nadam":  # torch 1.13 has the published rule with foreach alone
        decay = h["momentum_decay"]
        return torch.optim.NAdam([theta], momentum_decay=decay, foreach=True, **common)
    is_decoupled = h["weight_decay_mode"] == "decoupled"
    kind = torch.optim.AdamW if is_decoupled else torch.optim.Adam
    return kind([theta], amsgrad=h["amsgrad"], **common)


def torch_name(optimizer: str, h: Hyper) -> str:
    made = torch_optimizer(optimizer, {**PIPELINE, **h}, torch.zeros(1, requires_grad=True))
    foreach = "(foreach=True)" if made.defaults.get("foreach") else ""
    return f"torch.optim.{type(made).__name__}{foreach}"


def clip_in_torch(h: Hyper, theta: torch.Tensor) -> None:
    match h["clip_mode"]:
        case "value":
            torch.nn.utils.clip_grad_value_([theta], h["clip"])
        case "global_norm_torch":
            torch.nn.utils.clip_grad_norm_([theta], h["clip"])


def torch_descent(
    optimizer: str,
    hyper: Hyper,
    function: Function,
    dtype: torch.dtype = torch.float64,
) -> Iterator[Vector]:
    """The parameters at the start and after every update, by torch.optim and autograd."""
    h = {**PIPELINE, **hyper}
    theta = torch.tensor(function.start, dtype=dtype, requires_grad=True)
    stepper = torch_optimizer(optimizer, h, theta)
    yield theta.detach().numpy().copy()
    for t in itertools.count(1):
        if h["lr_schedule"]:
            stepper.param_groups[0]["lr"] = learning_rate(h, t)
        stepper.zero_grad()
        function.value(theta).backward()
        clip_in_torch(h, theta)
        stepper.step()
        yield theta.detach().numpy().copy()


def autograd(function: Function, theta: Vector) -> Vector:
    """The gradient, in the precision of theta."""
    at = torch.tensor(theta, requires_grad=True)
    function.value(at).backward()
    assert at.grad is not None
    return at.grad.numpy()


# --------------------------------------------------------------------------------------- tolerances

NOISY_REPETITIONS = 8
SAFETY = 50
SMALLEST_TOLERANCE = 1e-11  # of max(1, |value|)
DETERMINED = 1e-6  # of max(1, |value|)
AGREEMENT = 1e-9  # of NumPy with torch, of max(1, |value|)


def scale(value: Any) -> float:
    return max(1.0, float(np.max(np.abs(value))))


def deviation(value: Any, others: Iterable[Any]) -> float:
    """Largest absolute difference; infinite where one is not a number."""
    differences = [float(np.max(np.abs(other - value))) for other in others]
    return max(d if math.isfinite(d) else math.inf for d in differences)


def tolerance(value: Any, others: Iterable[Any]) -> float | None:
    """Measured, in two digits; None if double arithmetic does not determine the value."""
    measured = SAFETY * deviation(value, others)
    if not measured <= DETERMINED * scale(value):  # the value may be no number
        return None
    context = decimal.Context(prec=2, rounding=decimal.ROUND_UP)
    allowed = max(measured, SMALLEST_TOLERANCE * scale(value))
    return float(context.create_decimal(format(allowed, ".10e")))


def demanded_tolerance(what: str, value: Any, others: Iterable[Any]) -> float:
    tol = tolerance(value, others)
    if tol is None:
        raise RuntimeError(f"{what}: not determined by double arithmetic")
    return tol


def repeated(run: Callable[[RealType, Disturb], Any]) -> list[Any]:
    """Results in 80-bit arithmetic, and in float64 with disturbed gradients."""
    noisy = [run(np.float64, rounding_noise(seed)) for seed in range(NOISY_REPETITIONS)]
    return [run(np.longdouble, undisturbed), *noisy]


def demand_agreement(what: str, a: Any, b: Any, allowed: float = AGREEMENT) -> float:
    difference = deviation(a, [b])
    if difference > allowed * scale(a):
        raise RuntimeError(f"{what}: {a} and {b} differ")
    return difference


# ---------------------------------------------------------------------------------- function traces

STEPS = (0, 1, 2, 5, 10, 20, 50, 100, 200)
CUT = "stops early: diverges, or is not determined to 1e-6 by double arithmetic beyond here"


def measured_points(function: Function, path: Recorded, others: Sequence[Recorded]) -> Json:
    """Points as far as they are determined, with a note if that is not to the end."""
    points: list[Json] = []
    for step, theta in path.items():
        loss = function.value(theta)
        tol = tolerance(theta, [other[step] for other in others])
        loss_tol = tolerance(loss, [function.value(other[step]) for other in others])
        if tol is None or loss_tol is None:
            return {"points": points, "note": CUT}
        point = {"step": step, "params": theta, "loss": loss}
        points.append({**point, "tol": tol, "loss_tol": loss_tol})
    return {"points": points}


def largest_disagreement(points: Sequence[Json], other: Recorded) -> float:
    return max(demand_agreement("torch", p["params"], other[p["step"]]) for p in points)


@dataclass(frozen=True)
class Dialect:
    file: str
    hyper: Hyper
    overrides: dict[str, Hyper]  # by function
    matches: str

    @property
    def optimizer(self) -> str:
        folder = self.file.split("/")[0]
        return "adam" if folder == "adamw" else folder

    @property
    def is_in_torch(self) -> bool:
        hypers = [{**PIPELINE, **self.hyper, **override} for override in self.overrides.values()]
        return all(is_in_torch(self.optimizer, h) for h in hypers)


def function_trace(dialect: Dialect, name: str, override: Hyper) -> tuple[Json, float]:
    """A trace, and how far NumPy was from torch."""
    function, hyper = FUNCTIONS[name], {**dialect.hyper, **override}
    run = (dialect.optimizer, hyper, function.gradient, function.start)
    in_numpy = reference = record(descent(*run), STEPS)
    if dialect.is_in_torch:
        reference = record(torch_descent(dialect.optimizer, hyper, function), STEPS)
    others = repeated(lambda real, disturb: record(descent(*run, real, disturb), STEPS))
    measured = measured_points(function, reference, others)
    trace = {"function": name, "function_params": function.params, "start": function.start}
    overridden = {"hyper_override": override} if override else {}
    disagreement = largest_disagreement(measured["points"], in_numpy)
    return {**trace, **overridden, **measured}, disagreement


def function_trace_engine(dialect: Dialect, disagreement: float) -> Json:
    if not dialect.is_in_torch:
        engine = "NumPy re-implementation of the equations"
        return {"engine": engine, "version": NUMPY, "gradients": "analytic"}
    return {
        "engine": torch_name(dialect.optimizer, dialect.hyper),
        "version": TORCH,
        "gradients": "torch autograd",
        "cross_check": f"{NUMPY} re-implementation",
        "cross_check_max_abs_diff": disagreement,
    }


def function_trace_file(dialect: Dialect) -> Json:
    runs = [function_trace(dialect, name, h) for name, h in dialect.overrides.items()]
    return {
        "kind": "function_trace",
        "computed_by": function_trace_engine(dialect, max(diff for _, diff in runs)),
        "precision": "float64",
        "optimizer": dialect.optimizer,
        "dialect": dialect.file.split("/")[1],
        "matches": dialect.matches,
        "hyper": dialect.hyper,
        "traces": [trace for trace, _ in runs],
    }


def rmsprop(lr: float, rho: float, eps: float, eps_mode: str, **others: Any) -> Hyper:
    defaults: Hyper = {
        "centered": False,
        "momentum": 0.0,
        "momentum_form": "none",
        "nesterov": False,
        "initial_accumulator": 0.0,
        "bias_correction": False,
    }
    own = {"lr": lr, "rho": rho, "eps": eps, "eps_mode": eps_mode}
    return {**own, **defaults, **PIPELINE, **others}


def keras(lr: float, **others: Any) -> Hyper:
    return rmsprop(lr, 0.9, 1e-7, "inside", **others)


def pytorch(lr: float, **others: Any) -> Hyper:
    return rmsprop(lr, 0.99, 1e-8, "outside", **others)


def sgd(lr: float, momentum: float, form: str, **others: Any) -> Hyper:
    own = {"lr": lr, "momentum": momentum, "form": form, "dampening": 0.0, "nesterov": False}
    return {**own, **PIPELINE, **others}


def rprop(variant: str) -> Hyper:
    own = {"step_init": 0.01, "eta_minus": 0.5, "eta_plus": 1.2, "step_min": 1e-6}
    return {**own, "step_max": 50.0, "variant": variant}


def adagrad(lr: float, eps: float, eps_mode: str, start: float, **others: Any) -> Hyper:
    own = {"lr": lr, "eps": eps, "eps_mode": eps_mode, "initial_accumulator": start}
    return {**own, **PIPELINE, **others}


def adadelta(lr: float, rho: float, eps: float) -> Hyper:
    return {"lr": lr, "rho": rho, "eps": eps, **PIPELINE}


def adam(lr: float, eps: float, form: str, **others: Any) -> Hyper:
    own = {"lr": lr, "beta1": 0.9, "beta2": 0.999, "eps": eps, "form": form, "amsgrad": False}
    return {**own, **PIPELINE, **others}


def decoupled(weight_decay: float) -> Hyper:
    return {"weight_decay": weight_decay, "weight_decay_mode": "decoupled"}


def nadam(eps: float, momentum_decay: float) -> Hyper:
    own = {"lr": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": eps}
    return {**own, "momentum_decay": momentum_decay, **PIPELINE}


DIRECTION: Hyper = {"momentum": 0.9, "momentum_form": "direction"}
STEP: Hyper = {"momentum": 0.9, "momentum_form": "step"}
LR_CHANGE: Hyper = {"lr_schedule": [[1, 0.001], [51, 0.0002]]}


def lr(value: float) -> Hyper:
    return {"lr": value}


# fmt: off
DIALECTS = [
    Dialect("rmsprop/datacamp_eps_outside", rmsprop(0.001, 0.9, 1e-8, "outside"),
            {"beale": lr(0.01), "rosenbrock": {}, "saddle": lr(0.01),
             "ill_conditioned_quadratic": {}},
            "DataCamp NumPy function (its default lr); old standalone Keras, and tf.keras up to "
            "2.10 without momentum, with eps 1e-7"),
    Dialect("rmsprop/eps_large_outside", rmsprop(0.01, 0.9, 0.01, "outside"),
            {"beale": {}, "rosenbrock": lr(0.001), "saddle": {}, "ill_conditioned_quadratic": {}},
            "eps switch made visible"),
    Dialect("rmsprop/pytorch_default", pytorch(0.01),
            {"beale": {}, "rosenbrock": {}, "saddle": {}, "ill_conditioned_quadratic": {}},
            "torch.optim.RMSprop defaults; ensmallen defaults"),
    Dialect("rmsprop/no_eps", rmsprop(0.01, 0.9, 0.0, "none"), {"saddle": {}, "matyas": {}},
            "Wikipedia form; Shankhar article; Misra slide; Bushaev equation"),
    Dialect("rmsprop/opengenus_eps_inside", rmsprop(0.01, 0.9, 1e-8, "inside"),
            {"beale": {}, "three_hump_camel": {}},
            "OpenGenus article; optax default"),
    Dialect("rmsprop/keras_default", keras(0.001), {"rosenbrock": {}, "x_over_log_x": lr(0.3)},
            "Keras 2.11 and later, Keras 3 (defaults); tf.raw_ops.ApplyRMSProp"),
    Dialect("rmsprop/keras_centered_momentum",
            keras(0.0005, centered=True, momentum=0.5, momentum_form="step"),
            {"beale": {}, "booth": lr(0.01)},
            "Keras RMSprop(centered=True, momentum=0.5)"),
    Dialect("rmsprop/keras_momentum_lr_change", keras(0.001, **STEP, **LR_CHANGE),
            {"saddle": {}, "himmelblau": {}},
            "lr lowered before step 51: momentum buffer contains lr"),
    Dialect("rmsprop/keras_weight_decay", keras(0.01, **decoupled(0.05)),
            {"ill_conditioned_quadratic": {}, "booth": lr(0.1)},
            "Keras RMSprop(weight_decay=0.05): parameter shrunk by lr*weight_decay first"),
    Dialect("rmsprop/keras_clipnorm", keras(0.01, clip_mode="norm", clip=1.0),
            {"rosenbrock": {}, "himmelblau": {}},
            "Keras RMSprop(clipnorm=1.0)"),
    Dialect("rmsprop/keras_clipvalue", keras(0.01, clip_mode="value", clip=0.5),
            {"ill_conditioned_quadratic": {}, "himmelblau": {}},
            "Keras RMSprop(clipvalue=0.5)"),
    Dialect("rmsprop/pytorch_centered", pytorch(0.01, centered=True),
            {"beale": lr(0.001), "matyas": {}},
            "torch.optim.RMSprop(centered=True)"),
    Dialect("rmsprop/pytorch_momentum", pytorch(0.01, **DIRECTION),
            {"rosenbrock": lr(0.001), "three_hump_camel": lr(0.001)},
            "torch.optim.RMSprop(momentum=0.9)"),
    Dialect("rmsprop/pytorch_momentum_lr_change", pytorch(0.001, **DIRECTION, **LR_CHANGE),
            {"saddle": {}, "himmelblau": {}},
            "lr lowered before step 51: momentum buffer does not contain lr"),
    Dialect("rmsprop/pytorch_weight_decay", pytorch(0.01, weight_decay=0.05),
            {"beale": {}, "booth": {}},
            "torch.optim.RMSprop(weight_decay=0.05): L2 term added to the gradient"),
    Dialect("rmsprop/pytorch_clip_global_norm",
            pytorch(0.01, clip_mode="global_norm_torch", clip=1.0),
            {"rosenbrock": {}, "three_hump_camel": {}},
            "clip_grad_norm_ then RMSprop (divides by norm + 1e-6)"),
    Dialect("rmsprop/tf1_momentum",
            rmsprop(0.002, 0.9, 1e-10, "inside", **STEP, initial_accumulator=1.0),
            {"ill_conditioned_quadratic": {}, "matyas": {}},
            "tf.compat.v1.train.RMSPropOptimizer(momentum=0.9): accumulator starts at 1"),
    Dialect("rmsprop/tf_keras_legacy", rmsprop(0.01, 0.9, 1e-7, "outside"),
            {"saddle": {}, "beale": {"lr": 0.001, "eps_mode": "inside", **STEP}},
            "tf.keras up to 2.10 / tf.keras.optimizers.legacy: eps outside without momentum, "
            "inside with momentum"),
    Dialect("rmsprop/optax_nesterov", rmsprop(0.001, 0.9, 1e-8, "inside", **STEP, nesterov=True),
            {"saddle": {}, "booth": lr(0.01)},
            "optax.rmsprop(momentum=0.9, nesterov=True)"),
    Dialect("rmsprop/optax_bias_correction",
            rmsprop(0.01, 0.9, 1e-8, "inside", bias_correction=True),
            {"ill_conditioned_quadratic": {}, "himmelblau": {}},
            "optax.rmsprop(bias_correction=True)"),
    Dialect("rmsprop/dl4j", rmsprop(0.1, 0.95, 1e-8, "outside", initial_accumulator=1e-8),
            {"beale": lr(0.01), "x_over_log_x": {}},
            "DL4J RmsProp defaults: accumulator starts at eps"),
    Dialect("rmsprop/graves", rmsprop(0.0001, 0.95, 0.0001, "inside", centered=True, **STEP),
            {"rosenbrock": {}, "ill_conditioned_quadratic": lr(0.001)},
            "Graves 2013 eqs. 38-45 (defaults); DL4J documentation's momentum variant; Chainer "
            "RMSpropGraves; MXNet rmspropalex"),
    Dialect("sgd/plain", sgd(0.01, 0.0, "torch"), {"beale": lr(0.001), "matyas": lr(0.1)},
            "gradient descent, R gradDescent GD"),
    Dialect("sgd/momentum_pytorch", sgd(0.01, 0.9, "torch"),
            {"rosenbrock": lr(0.0002), "booth": {}},
            "heavy ball; torch SGD(momentum=0.9)"),
    Dialect("sgd/momentum_pytorch_dampening", sgd(0.01, 0.9, "torch", dampening=0.1),
            {"ill_conditioned_quadratic": lr(0.005), "three_hump_camel": {}},
            "torch SGD(momentum=0.9, dampening=0.1); first buffer is undamped"),
    Dialect("sgd/momentum_keras", sgd(0.01, 0.9, "keras"),
            {"beale": lr(0.0002), "himmelblau": lr(0.001)},
            "heavy ball with lr inside the velocity; Keras SGD(momentum=0.9); R gradDescent MGD"),
    Dialect("sgd/nesterov_pytorch", sgd(0.01, 0.9, "torch", nesterov=True),
            {"saddle": lr(0.001), "booth": {}},
            "torch SGD(nesterov=True)"),
    Dialect("sgd/nesterov_keras", sgd(0.01, 0.9, "keras", nesterov=True),
            {"rosenbrock": lr(0.0002), "matyas": lr(0.1)},
            "Keras SGD(nesterov=True)"),
    Dialect("sgd/nesterov_lookahead", sgd(0.01, 0.9, "lookahead"),
            {"ill_conditioned_quadratic": lr(0.005), "three_hump_camel": {}},
            "classical Nesterov (AGD): gradient taken at theta + momentum*velocity"),
    Dialect("sgd/weight_decay", sgd(0.01, 0.0, "torch", weight_decay=0.1),
            {"beale": lr(0.001), "booth": {}},
            "torch SGD(weight_decay=0.1)"),
    Dialect("rprop/rprop_minus_simple", rprop("rprop_minus"), {"beale": {}, "himmelblau": {}},
            "Bushaev article's rule (Rprop- of Igel and Huesken)"),
    Dialect("rprop/irprop_minus_pytorch", rprop("irprop_minus"),
            {"rosenbrock": {}, "himmelblau": {}},
            "torch.optim.Rprop: gradient zeroed after a sign change (iRprop-)"),
    Dialect("adagrad/pytorch", adagrad(0.01, 1e-10, "outside", 0.0),
            {"saddle": lr(0.1), "x_over_log_x": lr(1.0)},
            "torch.optim.Adagrad defaults"),
    Dialect("adagrad/pytorch_lr_decay",
            adagrad(0.1, 1e-10, "outside", 0.0, lr_decay="inv_time", lr_decay_rate=0.01),
            {"saddle": {}, "booth": lr(1.0)},
            "torch.optim.Adagrad(lr_decay=0.01)"),
    Dialect("adagrad/keras", adagrad(0.1, 1e-7, "inside", 0.1),
            {"ill_conditioned_quadratic": {}, "himmelblau": {}},
            "Keras Adagrad (initial accumulator 0.1, eps inside), lr 0.1"),
    Dialect("adadelta/pytorch", adadelta(1.0, 0.9, 1e-6), {"beale": {}, "matyas": {}},
            "torch.optim.Adadelta defaults"),
    Dialect("adadelta/keras", adadelta(0.001, 0.95, 1e-7),
            {"rosenbrock": lr(1.0), "ill_conditioned_quadratic": {}},
            "Keras Adadelta (same rule; lr 0.001, rho 0.95, eps 1e-7)"),
    Dialect("adam/pytorch", adam(0.001, 1e-8, "torch"),
            {"rosenbrock": lr(0.01), "himmelblau": lr(0.1)},
            "torch.optim.Adam defaults"),
    Dialect("adam/keras", adam(0.001, 1e-7, "keras"), {"saddle": lr(0.01), "himmelblau": lr(0.1)},
            "Keras Adam (eps-hat)"),
    Dialect("adam/pytorch_l2", adam(0.01, 1e-8, "torch", weight_decay=0.05),
            {"ill_conditioned_quadratic": {}, "three_hump_camel": {}},
            "torch Adam(weight_decay=0.05), L2"),
    Dialect("adam/amsgrad_pytorch", adam(0.01, 1e-8, "torch", beta2=0.9, amsgrad=True),
            {"beale": {}, "matyas": lr(0.1)},
            "torch Adam(amsgrad=True): maximum over uncorrected v, then bias correction"),
    Dialect("adam/amsgrad_keras", adam(0.01, 1e-7, "keras", beta2=0.9, amsgrad=True),
            {"beale": {}, "booth": lr(0.1)},
            "Keras Adam(amsgrad=True)"),
    Dialect("adam/amsgrad_reddi", adam(0.01, 0.0, "no_bias_correction", beta2=0.99, amsgrad=True),
            {"saddle": {}, "himmelblau": lr(0.1)},
            "Reddi et al. 2018 Algorithm 2: no bias correction, no eps"),
    Dialect("adamw/pytorch", adam(0.01, 1e-8, "torch", **decoupled(0.01)),
            {"beale": {}, "booth": lr(0.1)},
            "torch.optim.AdamW(weight_decay=0.01)"),
    Dialect("adamw/keras", adam(0.01, 1e-7, "keras", **decoupled(0.004)),
            {"rosenbrock": {}, "matyas": lr(0.1)},
            "Keras AdamW (weight_decay 0.004, eps-hat)"),
    Dialect("nadam/pytorch", nadam(1e-8, 0.004), {"beale": {}, "three_hump_camel": {}},
            "torch.optim.NAdam as published (momentum_decay 0.004)"),
    Dialect("nadam/keras", nadam(1e-7, 1.0),
            {"ill_conditioned_quadratic": {}, "himmelblau": lr(0.1)},
            "Keras Nadam (0.96^t, i.e. momentum_decay 1)"),
]
# fmt: on


# ---------------------------------------------------------------------------------- function values

VALUE_TOLERANCE = 1e-12  # of max(1, |value|, largest |gradient|)


def seeded(name: str) -> np.random.RandomState:
    """NumPy's generator whose numbers are the same in every version."""
    return np.random.RandomState(zlib.crc32(name.encode()))


def value_and_gradient(function: Function, at: Sequence[float], real: RealType) -> Vector:
    theta = np.array(at, real)
    return np.array([function.value(theta), *function.gradient(theta)])


def sample(name: str, at: Sequence[float]) -> Json:
    function = FUNCTIONS[name]
    exact = value_and_gradient(function, at, np.longdouble)
    in_double = value_and_gradient(function, at, np.float64)
    demand_agreement(f"{name}, 80 bits", exact, in_double, VALUE_TOLERANCE / 10)
    demand_agreement(f"{name}, autograd", exact[1:], autograd(function, np.array(at)))
    return {"at": at, "value": exact[0], "gradient": exact[1:]}


def minimum(name: str, at: Sequence[float]) -> Json:
    function = FUNCTIONS[name]
    there = value_and_gradient(function, at, np.longdouble)
    expected = np.array([function.least, *np.zeros(len(at))])
    demand_agreement(f"{name}, minimum", expected, there, VALUE_TOLERANCE)
    return {"at": at, "value": function.least}


def function_values(name: str, function: Function) -> Json:
    random, (low, high) = seeded(name), np.transpose(function.domain)
    inside = [random.uniform(low, high).round(3).tolist() for _ in range(3)]
    return {
        "function": name,
        "function_params": function.params,
        "domain": function.domain,
        "start": function.start,
        "global_minima": [minimum(name, at) for at in function.minima],
        "samples": [sample(name, at) for at in (function.start, *inside)],
    }


def function_values_file() -> Json:
    return {
        "kind": "function_values",
        "computed_by": {
            "engine": "80-bit NumPy evaluation, gradients checked against torch autograd",
            "version": f"{NUMPY}, {TORCH}",
        },
        "tolerance": f"absolute {VALUE_TOLERANCE} times max(1, |value|, largest |gradient|) for "
        "values and gradients",
        "functions": [function_values(name, function) for name, function in FUNCTIONS.items()],
    }


# -------------------------------------------------------------------------------------- finite sums

Rows = list[int]
Epoch = dict[str, Any]  # indices: rows of each inner step; t: what was drawn; inner_used


@dataclass(frozen=True)
class FiniteSum:
    """The mean over rows of a linear model's loss, and an L2 term."""

    x: Vector  # the last column is 1, the intercept's
    y: Vector
    is_logistic: bool
    l2: Real
    disturb: Disturb = undisturbed

    def value(self, w: Vector) -> Real:
        z, y = self.outputs(self.x, w), self.y
        squares = (z - y) ** 2 / 2
        cross_entropies = np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))
        losses = cross_entropies if self.is_logistic else squares
        return np.mean(losses) + self.l2 * np.sum(w * w) / 2

    def gradient(self, w: Vector, rows: Rows | None = None) -> Vector:
        x, y = (self.x, self.y) if rows is None else (self.x[rows], self.y[rows])
        z = self.outputs(x, w)
        predicted = 1 / (1 + np.exp(-z)) if self.is_logistic else z
        mean = np.mean((predicted - y)[:, None] * x, axis=0)
        return self.disturb(mean + self.l2 * w)

    @staticmethod
    def outputs(x: Vector, w: Vector) -> Vector:
        return np.sum(x * w, axis=1)


def sag(f: FiniteSum, h: Hyper, w: Vector, indices: Rows) -> Iterator[Vector]:
    """The parameters after every update."""
    table, d = np.zeros_like(f.x), np.zeros_like(w)
    seen: set[int] = set()
    for i in indices:
        gradient = f.gradient(w, [i])
        d = d - table[i] + gradient
        table[i] = gradient
        seen.add(i)
        w = w - h["lr"] / (len(seen) if h["divide_by"] == "seen" else len(f.y)) * d
        yield w


def svrg_iterates(f: FiniteSum, eta: Real, s: Vector, batches: list[Rows]) -> list[Vector]:
    mu, iterates = f.gradient(s), [s]
    for rows in batches:
        w = iterates[-1]
        iterates.append(w - eta * (f.gradient(w, rows) - f.gradient(s, rows) + mu))
    return iterates


def svrg(f: FiniteSum, h: Hyper, w: Vector, epoch: Epoch) -> tuple[Vector, Json]:
    iterates = svrg_iterates(f, h["lr"], w, epoch["indices"])
    return iterates[-1] if h["option"] == 1 else iterates[epoch["t"]], {}


def s2gd(f: FiniteSum, h: Hyper, w: Vector, epoch: Epoch) -> tuple[Vector, Json]:
    return svrg_iterates(f, h["lr"], w, epoch["indices"][: epoch["t"]])[-1], {}


def sarah_iterates(f: FiniteSum, h: Hyper, w: Vector, batches: list[Rows]) -> list[Vector]:
    v = f.gradient(w)
    least = h.get("gamma", -1) * np.sum(v * v)  # SARAH+ stops here, SARAH never
    iterates = [w, w - h["lr"] * v]
    for rows in batches[: h["m"] - 1]:
        if np.sum(v * v) <= least:
            break
        v = f.gradient(iterates[-1], rows) - f.gradient(iterates[-2], rows) + v
        iterates.append(iterates[-1] - h["lr"] * v)
    return iterates


def sarah(f: FiniteSum, h: Hyper, w: Vector, epoch: Epoch) -> tuple[Vector, Json]:
    iterates = sarah_iterates(f, h, w, epoch["indices"])
    end = iterates[epoch["t"]] if h.get("output") == "random" else iterates[-1]
    return end, {"inner_used": len(iterates) - 1}


# The next parameters, and what else there is to record.
OUTER_ITERATIONS: dict[str, Callable[..., tuple[Vector, Json]]] = {
    "svrg": svrg,
    "s2gd": s2gd,
    "sarah": sarah,
    "sarah_plus": sarah,
}


# ---------------------------------------------------------------------------- made-up data for them


def dataset(name: str, task: str, raw: Vector, y: Vector, target: str, **others: Any) -> Json:
    mean, sd = np.mean(raw, axis=0), np.std(raw, axis=0)
    return {
        "kind": "dataset",
        "computed_by": {"engine": "made up, standardised with NumPy", "version": NUMPY},
        "name": name,
        "origin": "drawn by compute.py",
        "task": task,
        "rows": len(raw),
        "features": [f"x{column + 1}" for column in range(raw.shape[1])],
        "target": target,
        "standardisation": "x = (raw - mean)/sd, sd with divisor n",
        "mean": mean,
        "sd": sd,
        **others,
        "X": (raw - mean) / sd,
        "y": y,
    }


def regression_data() -> Json:
    """Three columns of different sizes, two of them correlated, and a noisy linear target."""
    random = seeded("regression")
    x1 = random.normal(20, 5, 30)
    x2 = x1 / 2 + random.normal(0, 3, 30)
    x3 = random.uniform(0, 1, 30)
    raw = np.stack([x1, x2, x3], axis=1).round(2)
    y = (raw @ [3, -2, 10] + random.normal(0, 4, 30)).round(1)
    scaling = {"y_mean": np.mean(y), "y_sd": np.std(y)}
    scaled = (y - scaling["y_mean"]) / scaling["y_sd"]
    return dataset("regression", "regression", raw, scaled, "linear with noise", **scaling)


def logistic_data() -> Json:
    """Two columns, and classes that overlap."""
    random = seeded("logistic")
    raw = random.normal([1, -2], [1, 3], (40, 2)).round(2)
    logits = 2 * (raw[:, 0] - 1) + (raw[:, 1] + 2) / 3
    y = (logits + random.logistic(size=40) > 0).astype(int).tolist()
    classes = {"classes": ["0", "1"]}
    return dataset("logistic", "logistic", raw, y, "0 or 1, by chance", **classes)


DATASETS = {"regression": regression_data, "logistic": logistic_data}


def finite_sum(data: Json, l2: float, real: RealType, disturb: Disturb) -> FiniteSum:
    x = np.hstack([data["X"], np.ones((data["rows"], 1))]).astype(real)
    is_logistic = data["task"] == "logistic"
    return FiniteSum(x, np.array(data["y"], real), is_logistic, real(l2), disturb)


# -------------------------------------------------------------------------------- finite-sum traces


@dataclass(frozen=True)
class FiniteSumDialect:
    optimizer: str
    own: Hyper
    matches: str
    batch: int = 1
    lr: dict[str, float] = field(default_factory=lambda: {"regression": 0.05, "logistic": 0.2})


# fmt: off
FINITE_SUM_DIALECTS = {
    "sag_n": FiniteSumDialect(
        "sag", {"divide_by": "n"}, "Schmidt, Le Roux, Bach: SAG; divisor n"),
    "sag_seen": FiniteSumDialect(
        "sag", {"divide_by": "seen"},
        "Schmidt, Le Roux, Bach: SAG; divisor number of rows seen so far"),
    "svrg_option1": FiniteSumDialect(
        "svrg", {"option": 1, "m": 20}, "Johnson and Zhang 2013, option I"),
    "svrg_option2": FiniteSumDialect(
        "svrg", {"option": 2, "m": 20}, "Johnson and Zhang 2013, option II"),
    "svrg_minibatch": FiniteSumDialect(
        "svrg", {"option": 1, "m": 10}, "SVRG with mini-batches of 4 rows", batch=4),
    "s2gd": FiniteSumDialect(
        "s2gd", {"m": 20, "nu": 0.1},
        "Konecny and Richtarik 2013, Algorithm 1 (R gradDescent calls it SSGD)"),
    "sarah_last": FiniteSumDialect(
        "sarah", {"m": 20, "output": "last"}, "Nguyen et al. 2017 Algorithm 1, output w_m"),
    "sarah_random": FiniteSumDialect(
        "sarah", {"m": 20, "output": "random"},
        "Nguyen et al. 2017 Algorithm 1, output w_t with t drawn from 0..m"),
    "sarah_plus": FiniteSumDialect(
        "sarah_plus", {"m": 20, "gamma": 0.125}, "Nguyen et al. 2017 Algorithm 2 (gamma 1/8)",
        lr={"regression": 0.12, "logistic": 0.5}),
}
# fmt: on

OUTER = 4
SAG_RECORD = [1, 2, 5, 10, 20, 40, 60]


def drawn_t(random: np.random.RandomState, dialect: str, h: Hyper) -> Json:
    m = h.get("m", 0)
    match dialect:
        case "svrg_option2":
            return {"t": int(random.randint(m))}
        case "sarah_random":
            return {"t": int(random.randint(m + 1))}
        case "s2gd":
            lengths = np.arange(1, m + 1)
            weights = (1 - h["nu"] * h["lr"]) ** (m - lengths)
            return {"t": int(random.choice(lengths, p=weights / np.sum(weights)))}
    return {}


def drawn_plan(name: str, dialect: str, h: Hyper, rows: int) -> Json:
    random = seeded(name)
    if h.get("divide_by"):
        return {"indices": random.randint(rows, size=SAG_RECORD[-1]).tolist(), "record": SAG_RECORD}
    epochs = []
    for _ in range(OUTER):
        batches = random.randint(rows, size=(h["m"], h["batch"])).tolist()
        epochs.append({"indices": batches, **drawn_t(random, dialect, h)})
    return {"epochs": epochs}


def finite_sum_run(
    optimizer: str, f: FiniteSum, h: Hyper, plan: Json
) -> tuple[Recorded, list[Json]]:
    """Parameters by step, and what every outer iteration found out."""
    w = np.zeros_like(f.x[0])
    if optimizer == "sag":
        updates = itertools.chain([w], sag(f, h, w, plan["indices"]))
        return record(updates, [0, *plan["record"]]), []
    recorded, found = {0: w}, []
    for epoch in plan["epochs"]:
        w, more = OUTER_ITERATIONS[optimizer](f, h, w, epoch)
        recorded[len(recorded)] = w
        found.append(more)
    return recorded, found


def demand_gradient_of_torch(f: FiniteSum, w: Vector) -> None:
    weights = torch.tensor(w, requires_grad=True)
    outputs, y = torch.tensor(f.x) @ weights, torch.tensor(f.y)
    if f.is_logistic:
        loss = torch.nn.functional.binary_cross_entropy_with_logits(outputs, y)
    else:
        loss = torch.nn.functional.mse_loss(outputs, y) / 2
    (loss + f.l2 / 2 * weights @ weights).backward()
    assert weights.grad is not None
    demand_agreement("gradient of a finite sum", weights.grad.numpy(), f.gradient(w))


def finite_sum_points(name: str, f: FiniteSum, path: Recorded, others: list[Recorded]) -> Json:
    points, tols, loss_tols = [], [], []
    for step, w in path.items():
        loss = f.value(w)
        points.append({"step": step, "params": w, "loss": loss})
        tols.append(demanded_tolerance(name, w, [other[step] for other in others]))
        losses = [f.value(other[step]) for other in others]
        loss_tols.append(demanded_tolerance(name, loss, losses))
    return {"points": points, "tol": max(tols), "loss_tol": max(loss_tols)}


def finite_sum_results(name: str, optimizer: str, data: Json, h: Hyper, plan: Json) -> Json:
    """Points and tolerances; completes the plan by what the run found out."""

    def run(real: RealType, disturb: Disturb) -> tuple[Recorded, list[Json]]:
        f = finite_sum(data, h["l2"], real, disturb)
        return finite_sum_run(optimizer, f, in_precision(h, real), plan)

    path, found = run(np.float64, undisturbed)
    others = repeated(run)
    if any(found != other for _, other in others):
        raise RuntimeError(f"{name}: rounding decides the inner length")
    f = finite_sum(data, h["l2"], np.float64, undisturbed)
    for w in path.values():
        demand_gradient_of_torch(f, w)
    for epoch, more in zip(plan.get("epochs", []), found):
        epoch.update(more)
    return finite_sum_points(name, f, path, [other for other, _ in others])


def finite_sum_file(dialect_name: str, data_name: str) -> Json:
    name = f"{dialect_name} {data_name}"
    dialect, data = FINITE_SUM_DIALECTS[dialect_name], DATASETS[data_name]()
    is_sag, is_logistic = dialect.optimizer == "sag", data["task"] == "logistic"
    l2 = 0.01 if is_logistic else 0.0
    h = {"lr": dialect.lr[data_name], **dialect.own, "l2": l2, "batch": dialect.batch}
    plan = drawn_plan(name, dialect_name, h, data["rows"])
    results = finite_sum_results(name, dialect.optimizer, data, h, plan)
    return {
        "kind": "finite_sum_trace",
        "computed_by": {
            "engine": "NumPy re-implementation of the published algorithm; full gradient checked "
            "with torch autograd",
            "version": f"{NUMPY}, {TORCH}",
        },
        "precision": "float64",
        "optimizer": dialect.optimizer,
        "dialect": dialect_name,
        "matches": dialect.matches,
        "hyper": h,
        "dataset": f"data/{data_name}.json",
        "rows": data["rows"],
        "loss": "bce_with_logits" if is_logistic else "half_mse",
        "objective": "mean over rows of loss(row) plus 0.5*l2*|w|^2; parameters are the feature "
        "weights in column order, then the intercept; l2 also acts on the intercept",
        "start": results["points"][0]["params"],
        "plan": plan,
        "step_meaning": f"{'row updates' if is_sag else 'outer iterations'} done",
        **results,
    }


# --------------------------------------------------------------------------- Reddi's counterexample

REDDI_STEPS = (0, 1, 2, 3, 30, 300, 3000, 15000)
REDDI_TOLERANCE = 1e-10


def reddi_gradient(theta: Vector, t: int) -> Vector:
    return np.full_like(theta, 3 if t % 3 == 1 else -1)


REDDI_OPTIMIZERS: list[tuple[str, Hyper]] = [
    ("sgd", sgd(0.1, 0.0, "torch")),
    ("rmsprop", rmsprop(0.1, 0.1, 0.0, "none")),
    ("adam", adam(0.1, 0.0, "torch", beta1=0.0, beta2=0.1)),
    ("adam", adam(0.1, 0.0, "no_bias_correction", beta1=0.0, beta2=0.1, amsgrad=True)),
]


def reddi_trace(optimizer: str, hyper: Hyper, start: list[float]) -> Json:
    h = {**hyper, "lr_decay": "inv_sqrt", "box": [-1.0, 1.0]}

    def run(real: RealType) -> Recorded:
        return record(descent(optimizer, h, reddi_gradient, start, real), REDDI_STEPS)

    path, precise = run(np.float64), run(np.longdouble)
    for step, theta in path.items():
        demand_agreement("Reddi, 80 bits", theta, precise[step], REDDI_TOLERANCE / SAFETY)
    return {
        "optimizer": optimizer,
        "amsgrad": h.get("amsgrad", False),
        "hyper": h,
        "start": start,
        "points": [{"step": step, "params": theta} for step, theta in path.items()],
    }


def reddi_file() -> Json:
    runs = itertools.product(REDDI_OPTIMIZERS, ([0.0], [1.0]))
    return {
        "kind": "online_trace",
        "computed_by": {"engine": "NumPy re-implementation", "version": NUMPY},
        "precision": "float64",
        "optimizer": "sgd, rmsprop, adam, amsgrad",
        "dialect": "reddi",
        "gradient": "step t = 1, 2, 3, ...: +C if t mod 3 == 1, else -1; C = 3; after each step "
        "clamp to [-1, 1]; learning rate 0.1/sqrt(t); beta2 (rho) = 1/(1+C^2) = 0.1; the best "
        "fixed point is -1",
        "tolerance": REDDI_TOLERANCE,
        "traces": [reddi_trace(optimizer, h, start) for (optimizer, h), start in runs],
    }


# ------------------------------------------------------------ tables printed in DataCamp's tutorial

X_OVER_LOG_X_ITERATIONS = list(range(0, 1500, 100))
X_OVER_LOG_X_STEPS = (0, 1, 2, 5, 10, 100, 500, 1001, 1100, 1250, 1500)
X_OVER_LOG_X_PRINTED = {
    "pytorch": "361.0000 302.5840 268.0156 236.2579 205.2928 174.5349 143.7643 112.8619 81.7036 "
    "50.0471 17.0591 2.7183 2.7183 2.7183 2.7183 2.7183",
    "keras": "363.0513 330.9281 300.8935 270.8544 240.8105 210.7600 180.7007 150.6295 120.5406 "
    "90.4234 60.2539 29.9579 2.7183 2.7183 2.7183 2.7183",
}
X_OVER_LOG_X_HYPER = {"pytorch": pytorch(0.3), "keras": keras(0.3)}


def x_over_log_x_path(table: str, is_float32: bool) -> Iterator[Vector]:
    h, function = X_OVER_LOG_X_HYPER[table], FUNCTIONS["x_over_log_x"]
    if table == "pytorch":
        dtype = torch.float32 if is_float32 else torch.float64
        return torch_descent("rmsprop", h, function, dtype)
    real = np.float32 if is_float32 else np.float64
    return descent("rmsprop", h, lambda x, t: autograd(function, x), function.start, real)


def x_over_log_x_table(table: str) -> Json:
    steps = [*(i + 1 for i in X_OVER_LOG_X_ITERATIONS), 1500]
    printed = X_OVER_LOG_X_PRINTED[table].split()
    by_precision = {
        name: [np.float64(x[0]) for x in record(x_over_log_x_path(table, is_32), steps).values()]
        for name, is_32 in (("float32", True), ("float64", False))
    }
    other_rows = {
        name: [row for row, x in enumerate(column) if f"{x:.4f}" != printed[row]]
        for name, column in by_precision.items()
    }
    return {
        "table": table,
        "hyper": X_OVER_LOG_X_HYPER[table],
        "start": FUNCTIONS["x_over_log_x"].start,
        "iterations": 1500,
        "printed_iterations": X_OVER_LOG_X_ITERATIONS,
        "printed": printed,
        "float32_reproduces_all_printed_digits": not other_rows["float32"],
        "float32": by_precision["float32"],
        "float64_rows_that_differ_by_1e-4": other_rows["float64"],
        "float64": by_precision["float64"],
    }


def x_over_log_x_trace(table: str) -> Json:
    h, function, steps = X_OVER_LOG_X_HYPER[table], FUNCTIONS["x_over_log_x"], X_OVER_LOG_X_STEPS
    run = ("rmsprop", h, function.gradient, function.start)
    others = repeated(lambda real, disturb: record(descent(*run, real, disturb), steps))
    reference = record(x_over_log_x_path(table, is_float32=False), steps)
    return {
        "function": "x_over_log_x",
        "function_params": {},
        "start": function.start,
        "hyper": h,
        **measured_points(function, reference, others),
    }


def x_over_log_x_file() -> Json:
    return {
        "kind": "seed_table",
        "source": "DataCamp's RMSprop tutorial",
        "optimizer": "rmsprop",
        "dialect": "pytorch, keras",
        "computed_by": {
            "engine": "pytorch: torch.optim.RMSprop; keras: NumPy float32/float64 of the Keras "
            "equations; gradients of torch autograd",
            "version": f"{TORCH}, {NUMPY}",
        },
        "convention": "printed value of iteration i is x after i+1 updates; the last entry is x "
        "after 1500 updates",
        "float32_note": "with other but equivalent float32 evaluation orders up to 5 rows move by "
        "1e-4; compare to 2e-4. The last rows are 2.7183 because the gradient becomes exactly 0 "
        "there; a gradient that is only nearly 0 (for example evaluated in double and rounded to "
        "float) makes x cycle around e instead",
        "tables": [x_over_log_x_table(table) for table in X_OVER_LOG_X_PRINTED],
        "traces_float64": [x_over_log_x_trace(table) for table in X_OVER_LOG_X_PRINTED],
    }


SIX_X = [5.0, 15.0, 25.0, 35.0, 45.0, 55.0]
SIX_Y = [5.0, 20.0, 14.0, 32.0, 22.0, 38.0]
SIX_STEPS = (0, 1, 2, 3, 10, 100, 500, 1000, 1500, 2000, 2500, 3000)
SIX_ITERATIONS = 5000
SIX_HYPER = rmsprop(0.001, 0.9, 1e-8, "outside")
SIX_PRINTED = {
    "params": ["0.54935276", "5.24240429"],
    "rmse": "5.813195776655382",
    "predictions": "7.98916807 13.48269564 18.97622321 24.46975078 29.96327835 35.45680592".split(),
}


def six_points(m: Real, b: Real) -> Evaluated:
    """half_mse of y = m*x + b."""
    errors = [m * x + b - y for x, y in zip(SIX_X, SIX_Y)]
    half_mse = sum(error**2 for error in errors) / 6 / 2
    dm = sum(error * x for error, x in zip(errors, SIX_X)) / 6
    return half_mse, (dm, sum(errors) / 6)


def six_points_fit(gradient: Gradient, start: Sequence[float]) -> Vector:
    path = descent("rmsprop", SIX_HYPER, gradient, start)
    return record(path, [SIX_ITERATIONS])[SIX_ITERATIONS]


def six_points_fitted(function: Function) -> Json:
    params = six_points_fit(function.gradient, function.start)
    predictions = [params[0] * x + params[1] for x in SIX_X]
    return {
        "params": params,
        "predictions": predictions,
        "rmse": np.sqrt(2 * function.value(params)),
    }


def demand_printed_digits(fitted: Json) -> None:
    shown = {
        "params": [f"{value:.8f}" for value in fitted["params"]],
        "rmse": repr(float(fitted["rmse"])),
        "predictions": [f"{value:.8f}" for value in fitted["predictions"]],
    }
    if shown != SIX_PRINTED:
        raise RuntimeError(f"six points: {shown} is not what the tutorial prints")


def least_squares() -> list[float]:
    mean_x, mean_y = sum(SIX_X) / 6, sum(SIX_Y) / 6
    covariance = sum((x - mean_x) * (y - mean_y) for x, y in zip(SIX_X, SIX_Y))
    slope = covariance / sum((x - mean_x) ** 2 for x in SIX_X)
    return [slope, mean_y - slope * mean_x]


def six_points_file() -> Json:
    function = Function(six_points, [], [3.0, 5.0], [])
    run = ("rmsprop", SIX_HYPER, function.gradient, function.start)
    others = repeated(lambda real, disturb: record(descent(*run, real, disturb), SIX_STEPS))
    fitted = six_points_fitted(function)
    demand_printed_digits(fitted)
    return {
        "kind": "seed_table",
        "source": "DataCamp's RMSprop tutorial",
        "optimizer": "rmsprop",
        "dialect": "datacamp_eps_outside",
        "computed_by": {
            "engine": "NumPy float64, plain sequential arithmetic",
            "version": NUMPY,
        },
        "model": "y = m*x + b, loss half_mse (gradient mean(error*x), mean(error))",
        "x": SIX_X,
        "y": SIX_Y,
        "hyper": SIX_HYPER,
        "start": function.start,
        "iterations": SIX_ITERATIONS,
        "printed": SIX_PRINTED,
        **fitted,
        "sensitivity": "plain sequential double arithmetic gives all printed digits. After update "
        "2500 rounding decides: other orders of operations, or fused multiply-add, end within "
        "1e-5 of params or, on another branch, of with_factor_2_gradient",
        "with_factor_2_gradient": six_points_fit(
            lambda theta, t: 2 * function.gradient(theta), function.start
        ),
        "least_squares": least_squares(),
        **measured_points(function, record(descent(*run), SIX_STEPS), others),
    }


# ---------------------------------------------------------------------------------------- behaviour

BEHAVIOUR_LIMIT = 5000
BEHAVIOUR_LEVELS = {
    "saddle": -1.0,
    "long_valley": 0.01,
    "beale": 0.001,
    "ill_conditioned_quadratic": 0.01,
}
BEHAVIOUR_DIALECTS = [
    "sgd/plain",
    "sgd/momentum_pytorch",
    "sgd/nesterov_pytorch",
    "adagrad/pytorch",
    "rmsprop/datacamp_eps_outside",
    "adam/pytorch",
    "rprop/rprop_minus_simple",
]


def outcome(path: Iterator[Vector], function: Function, level: float) -> Json:
    for step, theta in enumerate(itertools.islice(path, BEHAVIOUR_LIMIT + 1)):
        value = function.value(theta)
        if not np.isfinite(value):
            return {"outcome": "diverges", "steps": None}
        if value < level:
            return {"outcome": "reached", "steps": step}
    return {"outcome": f"not within {BEHAVIOUR_LIMIT} steps", "steps": None}


def behaviour(function_name: str, dialect: Dialect) -> Json:
    function, level = FUNCTIONS[function_name], BEHAVIOUR_LEVELS[function_name]
    h = {**dialect.hyper, "lr": 0.01}
    path = descent(dialect.optimizer, h, function.gradient, function.start)
    found = outcome(path, function, level)
    run = {"function": function_name, "dialect": dialect.file, "lr": h["lr"], "level": level}
    return {**run, **found}


def behaviour_file() -> Json:
    chosen = [dialect for dialect in DIALECTS if dialect.file in BEHAVIOUR_DIALECTS]
    return {
        "kind": "behaviour",
        "computed_by": {"engine": "NumPy re-implementation", "version": NUMPY},
        "meaning": "first step after which the function value is below level, from the function's "
        "usual start, with lr in place of the dialect's (Rprop has none); allow +-2 steps",
        "runs": [
            behaviour(function_name, dialect)
            for function_name, dialect in itertools.product(BEHAVIOUR_LEVELS, chosen)
        ],
    }


# ---------------------------------------------------------------------------------------- all files


def files() -> Iterator[tuple[str, Json]]:
    for dialect in DIALECTS:
        yield f"{dialect.file}.json", function_trace_file(dialect)
    for name, made in DATASETS.items():
        yield f"data/{name}.json", made()
    for dialect_name, data_name in itertools.product(FINITE_SUM_DIALECTS, DATASETS):
        file = f"finite_sum/{dialect_name}_{data_name}.json"
        yield file, finite_sum_file(dialect_name, data_name)
    yield "seeds/reddi_counterexample.json", reddi_file()
    yield "seeds/datacamp_x_over_log_x.json", x_over_log_x_file()
    yield "seeds/datacamp_six_points.json", six_points_file()
    yield "function_values.json", function_values_file()
    yield "behaviour.json", behaviour_file()


def main() -> None:
    torch.set_default_dtype(torch.float64)  # NAdam keeps a product in the default type
    torch.set_num_threads(1)
    np.seterr(all="ignore")  # what is not finite ends a trace
    sizes = {file: write(file, content) for file, content in files()}
    for file, size in sizes.items():
        print(f"{size:7} {file}")
    print(f"{sum(sizes.values()):7} in {len(sizes)} files")


if __name__ == "__main__":
    main()
