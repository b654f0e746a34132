"""How fast the teaching engine is, beside PyTorch and beside an engine of single numbers.

A fresh process, the same threads for both, and rounds in turn: ours, the rival, ours, ...
Before anything is timed, both must give the same values and gradients.
"""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .. import engine
from ..engine import Tensor, nn, optim
from .scalar_engine import Network
from .table import Missing, pair

ROUNDS = 11
THREADS = min(2, os.cpu_count() or 1)
LIBRARIES = ("OMP", "OPENBLAS", "MKL")  # each reads how many threads from a variable of its own
PAUSE = 0.1  # seconds: idle threads of one library spin for a while, and would slow the other
ALPHA = 1e-4

FRESH = """
import json
from course_utils.bench import engine
print(json.dumps(engine.race()))
"""


class Contestant(NamedTuple):
    """``step()`` returns its value; ``gradients()`` lists those of the last step."""

    step: Callable
    gradients: Callable


@dataclass(frozen=True)
class Race:
    """``build()`` -> ours and the rival; ``steps`` of each in a round; ``limit``: how far values
    and gradients may differ; ``target``: our time / the rival's, at most."""

    title: str
    build: Callable
    target: float
    needs_torch: bool = True
    steps: tuple = (50, 50)
    limit: float = 1e-4


# --- who races whom ----------------------------------------------------------------------------


def training_step():
    """784-128-64-10, as lessons train it on digits.  Both libraries have the same names."""
    ours, theirs = _twins(
        lambda lib: lib.Sequential(
            lib.Linear(784, 128), lib.ReLU(), lib.Linear(128, 64), lib.ReLU(), lib.Linear(64, 10)
        )
    )
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal((64, 784)).astype(np.float32), rng.integers(0, 10, 64)
    return _trained(ours, nn, optim, Tensor(x), Tensor(y)), _torch_trained(theirs, x, y)


def _torch_trained(model, x, y):
    import torch

    return _trained(model, torch.nn, torch.optim, torch.tensor(x), torch.tensor(y))


def _trained(model, nn, optim, x, y):
    optimizer, loss = optim.SGD(model.parameters(), lr=0.1), nn.CrossEntropyLoss()

    def step():
        optimizer.zero_grad()
        value = loss(model(x), y)
        value.backward()
        optimizer.step()
        return value

    return Contestant(step, lambda: [p.grad for p in model.parameters()])


def convolution(for_input=False, n=64):
    import torch

    ours, theirs = _twins(lambda lib: lib.Conv2d(3, 32, 3))
    rng = np.random.default_rng(0)
    x = rng.standard_normal((n, 3, 32, 32)).astype(np.float32)
    arriving = rng.standard_normal((n, 32, 30, 30)).astype(np.float32)
    return (
        _convolved(ours, Tensor(x, requires_grad=for_input), Tensor(arriving)),
        _convolved(theirs, torch.tensor(x, requires_grad=for_input), torch.tensor(arriving)),
    )


def _convolved(model, x, arriving):
    wanted = [x, *model.parameters()] if x.requires_grad else list(model.parameters())

    def step():
        for tensor in wanted:
            tensor.grad = None
        value = model(x)
        value.backward(arriving)
        return value

    return Contestant(step, lambda: [t.grad for t in wanted])


def _twins(build):
    """The same layers of both libraries, with the same weights."""
    import torch

    ours, theirs = build(nn), build(torch.nn)
    theirs.load_state_dict({k: torch.from_numpy(v) for k, v in ours.state_dict().items()})
    return ours, theirs


def two_moons(n_points=100):
    """micrograd's demonstration: 2-16-16-1, hinge loss and squared weights, all points at once."""
    from sklearn.datasets import make_moons

    points, classes = make_moons(n_points, noise=0.1, random_state=0)
    model = nn.Sequential(
        nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 1)
    ).double()
    weights = [p.data.tolist() for p in model.parameters()]
    network = Network(zip(weights[::2], weights[1::2], strict=True))
    labels = 2.0 * classes - 1
    ours = _moons(model, Tensor(points), Tensor(labels[:, None]))
    return ours, _scalar_moons(network, points.tolist(), labels.tolist())


def _moons(model, x, y):
    optimizer = optim.SGD(model.parameters(), lr=0.1)
    parameters = list(model.parameters())

    def step():
        optimizer.zero_grad()
        hinge = (1 - y * model(x)).relu().mean()
        loss = hinge + ALPHA * sum((p * p).sum() for p in parameters)
        loss.backward()
        optimizer.step()
        return loss

    return Contestant(step, lambda: [p.grad for p in parameters])


def _scalar_moons(network, points, labels):
    def step():
        network.zero_grad()
        loss = network.loss(points, labels, ALPHA)
        loss.backward()
        network.step(0.1)
        return loss.value

    return Contestant(step, network.gradients)


RACES = (
    Race("training step 784-128-64-10 / PyTorch", training_step, 1.0),
    Race("conv2d 3->32, gradients W, b / PyTorch", convolution, 2.0),
    Race("conv2d, gradients W, b, x / PyTorch", lambda: convolution(for_input=True), 2.0),
    Race("two moons 2-16-16-1 / scalar graph", two_moons, 1 / 1000, False, (300, 1), 1e-9),
)


# --- the race ----------------------------------------------------------------------------------


def measure() -> dict:
    """What ``race`` returns, from a process of its own in which the threads are equal."""
    threads = {f"{name}_NUM_THREADS": str(THREADS) for name in LIBRARIES}
    command, environment = [sys.executable, "-c", FRESH], {**os.environ, **threads}
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout.strip().splitlines()[-1])


def race() -> dict:
    """{threads, rows: {title: {ours: [ms], rival: [ms]}}, missing: why rows are missing or ""}."""
    engine.manual_seed(0)
    # Before torch is there: Python's garbage collector would walk through all that it brings.
    times = {one.title: _rounds(one) for one in RACES if not one.needs_torch}
    missing = _no_torch()
    if not missing:
        times.update({one.title: _rounds(one) for one in RACES if one.needs_torch})
    return {"threads": _threads(), "rows": times, "missing": missing}


def _no_torch():
    try:
        import torch
    except (ImportError, OSError) as error:  # OSError: a library of it does not load
        return f"torch cannot be imported ({error})"
    torch.set_num_threads(THREADS)
    return ""


def _threads():
    """What the libraries themselves say, {library: threads}."""
    from threadpoolctl import threadpool_info

    return {pool["internal_api"]: pool["num_threads"] for pool in threadpool_info()}


def _rounds(row):
    pair = row.build()
    disagreement = difference(*pair)
    if not disagreement <= row.limit:
        raise RuntimeError(f"{row.title}: results differ by {disagreement:.1e} (relative)")
    times = {"ours": [], "rival": []}
    for number in range(ROUNDS + 1):
        for name, contestant, steps in zip(times, pair, row.steps, strict=True):
            took = _round(contestant.step, steps)
            if number:  # the first round warms up
                times[name].append(took)
    return times


def _round(step, count):
    """Milliseconds a step, over ``count`` steps after a pause and a few more."""
    gc.collect()  # the other's graphs, which would otherwise be swept up on our time
    time.sleep(PAUSE)
    for _ in range(count // 10):
        step()
    start = time.perf_counter()
    for _ in range(count):
        step()
    return 1000 * (time.perf_counter() - start) / count


def difference(ours, rival) -> float:
    """After one step of each: the largest difference of an array, relative to its largest entry."""
    values = [[one.step(), *one.gradients()] for one in (ours, rival)]
    return max(map(_relative, *(map(_array, found) for found in values)))


def _array(value):
    return np.asarray(value.detach().numpy() if hasattr(value, "detach") else value)


def _relative(a, b):
    return float(np.abs(a - b).max() / np.abs(b).max()) if a.shape == b.shape else np.inf


# --- the report --------------------------------------------------------------------------------


def rows(results: dict) -> list:
    """The rows of the table for what ``measure`` returned."""
    times, missing = results["rows"], results["missing"]
    found = [_row(one, times[one.title]) for one in RACES if one.title in times]
    return found + ([Missing("the engine beside PyTorch", missing)] if missing else [])


def _row(race, times):
    title, rival = race.title.split(" / ")
    return pair(title, times["ours"], times["rival"], "ms", rival, at_most=race.target)
