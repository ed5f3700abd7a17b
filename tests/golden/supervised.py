#!/usr/bin/python3
"""Computes the supervised traces beside this file: `python3 tests/golden/supervised.py`.

Networks, losses, class weights and penalties are PyTorch's, in float64 with the gradients of
autograd; the updates are the equations of compute.py in NumPy. Tolerances are measured as there, by
disturbing the gradients in the last places.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from compute import (
    NOISY_REPETITIONS,
    NUMPY,
    TORCH,
    Disturb,
    Hyper,
    Json,
    Vector,
    adam,
    dataset,
    demanded_tolerance,
    descent,
    keras,
    logistic_data,
    pytorch,
    regression_data,
    rounding_noise,
    seeded,
    sgd,
    undisturbed,
    write,
)
from torch.nn import functional

UPDATES = 24
FULL_LOSS_EVERY = 6
LEAKY_SLOPE = 0.01

ACTIVATIONS = {
    "linear": lambda z: z,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda z: functional.leaky_relu(z, LEAKY_SLOPE),
    "sigmoid": torch.sigmoid,
    "gelu": functional.gelu,
}


def classes_data() -> Json:
    """Two columns and three classes around centres of their own, the last one rare."""
    random = seeded("classes")
    y = random.choice(3, 36, p=[0.45, 0.4, 0.15])
    raw = (np.array([[0, 0], [2, 1], [1, 3]])[y] + random.normal(0, 1, (36, 2))).round(2)
    return dataset("classes", "softmax", raw, y.tolist(), "0, 1 or 2", classes=["0", "1", "2"])


DATASETS = {"regression": regression_data(), "logistic": logistic_data(), "classes": classes_data()}


@dataclass(frozen=True)
class Run:
    data: str
    layer_sizes: list[int]
    loss: str
    optimizer: str
    hyper: Hyper
    activations: list[str] = field(default_factory=list)  # of the hidden layers
    batch_size: int | None = None  # None: all rows
    settings: Json = field(default_factory=dict)  # of the loss and the penalties


class Problem:
    """The loss of a network whose parameters are one flat vector."""

    def __init__(self, run: Run) -> None:
        data = DATASETS[run.data]
        self.run = run
        self.x = torch.tensor(np.array(data["X"]))
        self.is_softmax = run.loss == "softmax_cross_entropy"
        self.y = torch.tensor(np.array(data["y"]), dtype=torch.int64 if self.is_softmax else None)
        self.y = self.y if self.is_softmax else self.y.double()
        self.layout: list[Json] = []
        offset = 0
        for number, (i, o) in enumerate(itertools.pairwise(run.layer_sizes), 1):
            for name, shape in ((f"W{number}", [o, i]), (f"b{number}", [o])):
                self.layout.append({"name": name, "offset": offset, "shape": shape})
                offset += int(np.prod(shape))
        self.size = offset

    def start(self, name: str) -> Vector:
        return seeded(name).uniform(-0.7, 0.7, self.size).round(6)

    def tensors(self, flat: torch.Tensor) -> list[torch.Tensor]:
        ends = [entry["offset"] + int(np.prod(entry["shape"])) for entry in self.layout]
        return [
            flat[entry["offset"] : end].reshape(entry["shape"])
            for entry, end in zip(self.layout, ends)
        ]

    def outputs(self, flat: torch.Tensor, rows: list[int]) -> torch.Tensor:
        a = self.x[rows]
        tensors = self.tensors(flat)
        activations = [*self.run.activations, "linear"]
        for activation, weight, bias in zip(activations, tensors[::2], tensors[1::2]):
            a = ACTIVATIONS[activation](functional.linear(a, weight, bias))
        return a if self.is_softmax else a[:, 0]

    def loss(self, flat: torch.Tensor, rows: list[int]) -> torch.Tensor:
        """Without penalties. A class's weight multiplies its rows' losses, as in Keras."""
        out, y, settings = self.outputs(flat, rows), self.y[rows], self.run.settings
        match self.run.loss:
            case "mse":
                each = (out - y) ** 2
            case "mae":
                each = (out - y).abs()
            case "huber":
                delta = settings["huber_delta"]
                each = functional.huber_loss(out, y, reduction="none", delta=delta)
            case "bce_with_logits":
                each = functional.binary_cross_entropy_with_logits(out, y, reduction="none")
            case _:
                each = functional.cross_entropy(out, y, reduction="none")
        if "class_weights" in settings:
            each = each * torch.tensor(settings["class_weights"])[y.long()]
        return each.mean()

    def penalty(self, flat: torch.Tensor) -> torch.Tensor:
        weights = torch.cat([weight.flatten() for weight in self.tensors(flat)[::2]])
        l1, l2 = self.run.settings.get("l1_penalty", 0), self.run.settings.get("l2_penalty", 0)
        return l1 * weights.abs().sum() + l2 / 2 * (weights**2).sum()

    def gradient(self, flat: Vector, rows: list[int]) -> Vector:
        at = torch.tensor(flat, requires_grad=True)
        (self.loss(at, rows) + self.penalty(at)).backward()
        return at.grad.numpy()

    def value(self, flat: Vector, rows: list[int]) -> np.float64:
        return np.float64(self.loss(torch.tensor(flat), rows).item())


def drawn_batches(name: str, rows: int, size: int) -> list[list[int]]:
    """A new order every epoch, its last batch short."""
    random = seeded(f"{name} batches")
    batches: list[list[int]] = []
    while len(batches) < UPDATES:
        order = random.permutation(rows).tolist()
        batches += [order[at : at + size] for at in range(0, rows, size)]
    return batches[:UPDATES]


def auc(scores: Vector, positive: Vector) -> float:
    pairs = scores[positive][:, None] - scores[~positive][None, :]
    return np.mean((pairs > 0) + 0.5 * (pairs == 0))


def metrics(problem: Problem, flat: Vector) -> Json:
    rows = list(range(len(problem.y)))
    out, y = problem.outputs(torch.tensor(flat), rows), problem.y.numpy()
    if problem.run.loss not in ("bce_with_logits", "softmax_cross_entropy"):
        error = out.numpy() - y
        r2 = 1 - np.sum(error**2) / np.sum((y - y.mean()) ** 2)
        rmse = np.sqrt(np.mean(error**2))
        return {"train_rmse": rmse, "train_mae": np.mean(np.abs(error)), "train_r2": r2}
    logits = out if problem.is_softmax else torch.stack([torch.zeros_like(out), out], 1)
    label, guess = y.astype(int), logits.argmax(1).numpy()
    kinds = range(logits.shape[1])
    log_p = torch.log_softmax(logits, 1).numpy()
    hit = [(label == k) & (guess == k) for k in kinds]
    f1 = [2 * h.sum() / ((label == k).sum() + (guess == k).sum()) for k, h in zip(kinds, hit)]
    recalls = [h.sum() / (label == k).sum() for k, h in zip(kinds, hit)]
    odds = log_p - np.log1p(-np.exp(log_p))
    areas = [auc(odds[:, k], label == k) for k in kinds]
    return {
        "train_accuracy": np.mean(label == guess),
        "train_balanced_accuracy": np.mean(recalls),
        "train_f1": f1[1] if len(f1) == 2 else np.mean(f1),
        "train_log_loss": -np.mean(log_p[np.arange(len(label)), label]),
        "train_roc_auc": areas[1] if len(areas) == 2 else np.mean(areas),
    }


def trace(name: str, run: Run) -> Json:
    problem = Problem(run)
    rows = list(range(len(problem.y)))
    start = problem.start(name)
    batches = [rows] * UPDATES
    if run.batch_size is not None:
        batches = drawn_batches(name, len(rows), run.batch_size)

    def path(disturb: Disturb) -> list[Vector]:
        gradient = lambda theta, t: problem.gradient(theta, batches[t - 1])  # noqa: E731
        steps = descent(run.optimizer, run.hyper, gradient, start, disturb=disturb)
        return list(itertools.islice(steps, UPDATES + 1))

    ours, others = path(undisturbed), [path(rounding_noise(s)) for s in range(NOISY_REPETITIONS)]
    done = range(0, UPDATES + 1, FULL_LOSS_EVERY)

    def losses(thetas: list[Vector]) -> Vector:
        of_batches = [problem.value(w, batch) for w, batch in zip(thetas, batches)]
        return np.array(of_batches + [problem.value(thetas[k], rows) for k in done])

    measured = losses(ours)
    what = f"supervised/{name}"
    return {
        "kind": "supervised_trace",
        "computed_by": {
            "engine": "NumPy re-implementation of the optimizer equations, network, loss and "
            "gradients by torch",
            "version": f"{TORCH}, {NUMPY}",
        },
        "precision": "float64",
        "optimizer": run.optimizer,
        "hyper": run.hyper,
        "dataset": f"data/{run.data}.json",
        "rows": len(rows),
        "model": {"layer_sizes": run.layer_sizes, "activations": [*run.activations, "linear"]},
        "loss": run.loss,
        **run.settings,
        "param_layout": problem.layout,
        "init_params": start.tolist(),
        "updates": UPDATES,
        "batch_size": run.batch_size or len(rows),
        "batches": "each update uses all rows" if run.batch_size is None else batches,
        "batch_loss": measured[:UPDATES],
        "full_loss": [[k, loss] for k, loss in zip(done, measured[UPDATES:])],
        "final_params": ours[-1],
        "params_tol": demanded_tolerance(what, ours[-1], [other[-1] for other in others]),
        "loss_tol": demanded_tolerance(what, measured, [losses(other) for other in others]),
        "metrics": metrics(problem, ours[-1]),
    }


def mlp(activation: str) -> Run:
    return Run("regression", [3, 5, 1], "mse", "rmsprop", pytorch(0.01), [activation], 8)


RUNS: dict[str, Run] = {
    "linear_mae_full": Run("regression", [3, 1], "mae", "rmsprop", pytorch(0.02)),
    "linear_huber_mini": Run(
        "regression", [3, 1], "huber", "rmsprop", keras(0.02), [], 7, {"huber_delta": 0.4}
    ),
    "linear_penalties_mini": Run(
        "regression",
        [3, 1],
        "mse",
        "sgd",
        sgd(0.05, 0.9, "torch"),
        [],
        8,
        {"l1_penalty": 0.05, "l2_penalty": 0.1},
    ),
    "logistic_weights_mini": Run(
        "logistic",
        [2, 1],
        "bce_with_logits",
        "rmsprop",
        keras(0.05),
        [],
        16,
        {"class_weights": [0.5, 2.0]},
    ),
    "softmax_weights_full": Run(
        "classes",
        [2, 3],
        "softmax_cross_entropy",
        "adam",
        adam(0.05, 1e-8, "torch"),
        settings={"class_weights": [0.75, 1.0, 2.5]},
    ),
    **{f"mlp_{name}_mini": mlp(name) for name in ACTIVATIONS},
    "mlp_deep_softmax_mini": Run(
        "classes",
        [2, 5, 4, 4, 3, 3],
        "softmax_cross_entropy",
        "rmsprop",
        pytorch(0.01, momentum=0.9, momentum_form="direction"),
        ["gelu", "leaky_relu", "tanh", "sigmoid"],
        10,
        {"l1_penalty": 0.001, "l2_penalty": 0.01},
    ),
}


def files() -> Iterator[tuple[str, Any]]:
    yield "data/classes.json", classes_data()
    for name, run in RUNS.items():
        yield f"supervised/{name}.json", trace(name, run)


def main() -> None:
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    for file, content in files():
        print(f"{write(file, content):7} {file}")


if __name__ == "__main__":
    main()
