"""torch_steps.py ROUNDS SECONDS ROWS TASK...

Times training steps of PyTorch with one thread and prints JSON as rp-bench does: seconds per step,
one per round. Uses data of the same size as the other contenders, and the same model and settings.
"""

import json
import os
import re
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # before torch loads it

import torch  # noqa: E402

torch.set_num_threads(1)
torch.set_num_interop_threads(1)
torch.manual_seed(1)


class Training:
    def __init__(self, task, rows):
        shape, batch = task.split("/")
        units = [int(count) for count in shape.split("-")]
        self.task = task
        self.batch = int(batch)
        self.x = (torch.rand(rows, units[0]) * 2 - 1) * 3**0.5
        self.y = torch.stack([self.target(o, units[0]) for o in range(units[-1])], dim=1)
        self.y = (self.y - self.y.mean(0)) / self.y.std(0, unbiased=False)
        layers = []
        for inputs, outputs in zip(units, units[1:]):
            layers += [torch.nn.Linear(inputs, outputs), torch.nn.Tanh()]
        self.model = torch.nn.Sequential(*layers[:-1])
        self.criterion = torch.nn.MSELoss()
        # As settings() in workload.cpp.
        self.optimizer = torch.optim.RMSprop(
            self.model.parameters(), lr=0.001, alpha=0.9, eps=1e-8
        )
        self.order = torch.arange(rows)
        self.position = rows
        self.before = self.loss()
        self.rounds = []

    def target(self, output, inputs):
        a, b, c = (self.x[:, (output + k) % inputs] for k in range(3))
        return a * a + b * c + b

    def loss(self):
        with torch.no_grad():
            return self.criterion(self.model(self.x), self.y).item()

    def step(self):
        if self.position >= len(self.order):
            self.order = torch.randperm(len(self.order))
            self.position = 0
        rows = self.order[self.position : self.position + self.batch]
        self.position += self.batch
        loss = self.criterion(self.model(self.x[rows]), self.y[rows])
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()

    def turn(self, seconds):
        steps = 0
        start = now = time.perf_counter()
        while now - start < seconds or steps < 3:
            self.step()
            steps += 1
            now = time.perf_counter()
        return (now - start) / steps


def blas():
    """The BLAS in use: a distribution's PyTorch takes what the system has, however slow."""
    try:
        with open("/proc/self/maps", encoding="utf-8") as maps:
            names = set(re.findall(r"/(lib[^/\n]*(?:blas|mkl_core)[^/\n]*)$", maps.read(), re.M))
    except OSError:
        names = set()
    return ", ".join(sorted(names)) or "unknown BLAS"


def main():
    rounds, seconds, rows = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    trainings = [Training(task, rows) for task in sys.argv[4:]]
    for training in trainings:
        training.turn(seconds)
    for _ in range(rounds):
        for training in trainings:
            training.rounds.append(training.turn(seconds))
    results = [
        {"work": t.task, "before": t.before, "after": t.loss(), "rounds": t.rounds}
        for t in trainings
    ]
    version = f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}, {blas()}"
    json.dump({"version": version, "results": results}, sys.stdout)


main()
