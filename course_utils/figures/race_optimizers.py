"""Six optimizers on six surfaces: every learning rate from every start in one NumPy run.

The formulas and their fixed numbers are those of torch.optim: SGD (momentum, nesterov), Adagrad,
RMSprop (alpha 0.99), Adam (betas 0.9 and 0.999).  A test compares all six with torch.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from .spec import LADDERS

NAMES = ("SGD", "Momentum", "Nesterov", "Adagrad", "RMSprop", "Adam")
STARTS = ("A", "B", "C")
STEPS = 200
STAY = 10  # so long the loss must stay below TARGET; one lucky jump through it does not count
TARGET = 0.01
# The stops of the figure's slider: 0.001, 0.00125, 0.0016 ... 0.8, 1.
LRS = (*(float(f"{n * d:.3g}") for d in (0.001, 0.01, 0.1) for n in LADDERS[0.1]), 1.0)


class Surface(NamedTuple):
    """``loss(w, kappa)`` and ``slope(w, kappa)`` take w of shape (2, ...)."""

    loss: Callable
    slope: Callable
    starts: tuple
    centre: tuple
    reach: float  # half the width of the map


def _turn(w, degrees):
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return np.stack([c * w[0] + s * w[1], c * w[1] - s * w[0]])


def _ravine(w, kappa):
    return w[0] ** 2 / kappa + w[1] ** 2


def _ravine_slope(w, kappa):
    return np.stack([2 / kappa * w[0], 2 * w[1]])


def _turned(w, kappa):
    return _ravine(_turn(w, 30), kappa)


def _turned_slope(w, kappa):
    return _turn(_ravine_slope(_turn(w, 30), kappa), -30)


def _valley(w, kappa):
    """Rosenbrock (1960), with 5 for his 100: the six have only 200 steps."""
    return (1 - w[0]) ** 2 + 5 * (w[1] - w[0] ** 2) ** 2


def _valley_slope(w, kappa):
    above = w[1] - w[0] ** 2
    return np.stack([-2 * (1 - w[0]) - 20 * w[0] * above, 10 * above])


def _saddle(w, kappa):
    return w[0] ** 2 / 2 + (w[1] ** 2 - 4) ** 2 / 16


def _saddle_slope(w, kappa):
    return np.stack([w[0], w[1] * (w[1] ** 2 - 4) / 4])


def _plateau(w, kappa):
    square = w[0] ** 2 + w[1] ** 2
    return square / (1 + square)


def _plateau_slope(w, kappa):
    return 2 * w / (1 + w[0] ** 2 + w[1] ** 2) ** 2


TILT = 0.25
BIG = 2.1148  # w1 at the bottom of the big valley, of the small one, and of the hill between
SMALL, HILL = -1.8608, -0.2541


def _raw_wells(w):
    return (w[0] ** 2 - 4) ** 2 / 16 - TILT * w[0] + w[1] ** 2 / 2


def _wells(w, kappa):
    return _raw_wells(w) - _raw_wells((BIG, 0.0))


def _wells_slope(w, kappa):
    return np.stack([w[0] * (w[0] ** 2 - 4) / 4 - TILT, w[1]])


_RAVINE_STARTS = ((-5.0, -1.0), (-4.0, 3.5), (5.0, -1.0))
SURFACES = {
    "turned": Surface(_turned, _turned_slope, _RAVINE_STARTS, (0, 0), 6.2),
    "straight": Surface(_ravine, _ravine_slope, _RAVINE_STARTS, (0, 0), 6.2),
    "valley": Surface(_valley, _valley_slope, ((-1.5, 2), (-1, -0.5), (2, 2)), (0.2, 0.8), 2.4),
    "saddle": Surface(_saddle, _saddle_slope, ((-4, 0.01), (4, -0.05), (-3, 0.001)), (0, 0), 4.8),
    "plateau": Surface(_plateau, _plateau_slope, ((-6, 3), (4.5, 5), (0, -6.5)), (0, 0), 7.5),
    "wells": Surface(_wells, _wells_slope, ((-2.6, 1.5), (-3, -1.5), (-2.9, 0.5)), (0, 0), 3.7),
}
RAVINES = ("turned", "straight")


class Recipe(NamedTuple):
    """An optimizer as numbers in one formula, whose t-th step from slope g is

    v = keep·v + gain·g,   s = keep2·s + gain2·g²,
    w = w − lr · (direct·g + through·v/c1) / (√(s/c2) + eps),   c = 1 − bias**t.
    """

    keep: float = 0.0
    gain: float = 0.0
    direct: float = 1.0
    through: float = 0.0
    keep2: float = 1.0
    gain2: float = 0.0
    start2: float = 1.0  # s before the first step; left at 1, it divides nothing
    eps: float = 0.0
    bias: float = 0.0
    bias2: float = 0.0


def recipes(beta):
    """The six, in the order of NAMES; ``beta`` is that of Momentum and Nesterov."""
    return (
        Recipe(),
        Recipe(keep=beta, gain=1, direct=0, through=1),
        Recipe(keep=beta, gain=1, direct=1, through=beta),
        Recipe(gain2=1, start2=0, eps=1e-10),
        Recipe(keep2=0.99, gain2=0.01, start2=0, eps=1e-8),
        Recipe(keep=0.9, gain=0.1, direct=0, through=1, keep2=0.999, gain2=0.001, start2=0,
               eps=1e-8, bias=0.9, bias2=0.999),
    )  # fmt: skip


def run(slope, starts, lrs, beta, steps=STEPS):
    """All six from ``starts`` (2, n) with ``lrs`` (n,) -> their paths, (steps + 1, 2, 6, n)."""
    cook = Recipe(*(np.array(column)[:, None] for column in zip(*recipes(beta), strict=True)))
    path = np.empty((steps + 1, 2, len(NAMES), len(lrs)))
    path[0] = w = np.repeat(starts[:, None], len(NAMES), axis=1)
    v, s = np.zeros_like(w), np.zeros_like(w) + cook.start2
    with np.errstate(all="ignore"):  # a rate too high ends in inf or nan, and may
        for t in range(1, steps + 1):
            g = slope(w)
            v = cook.keep * v + cook.gain * g
            s = cook.keep2 * s + cook.gain2 * (g * g)
            rate = lrs / (np.sqrt(s / (1 - cook.bias2**t)) + cook.eps)
            w = w - rate * (cook.direct * g + cook.through / (1 - cook.bias**t) * v)
            path[t] = w
    return path


def arrivals(loss):
    """First step from which the loss stays below TARGET for STAY steps, STEPS + 1 if never.

    ``loss`` (steps + 1, ...) -> (...) int.
    """
    counts = np.cumsum(loss < TARGET, axis=0)
    counts[STAY:] -= counts[:-STAY].copy()
    stays = counts[STAY - 1 :] == STAY
    return np.where(stays.any(0), stays.argmax(0), STEPS + 1)


class Race(NamedTuple):
    """Everything about one surface: first axes (6, 31 rates, 3 starts) or (steps + 1, ...)."""

    path: np.ndarray  # (steps + 1, 2, 6, 31, 3)
    loss: np.ndarray  # (steps + 1, 6, 31, 3)
    steps: np.ndarray  # (6, 31, 3), STEPS + 1 where it does not arrive

    def slowest(self):
        """Steps until the last of the three starts has arrived, (6, 31)."""
        return self.steps.max(axis=2)


@lru_cache(maxsize=16)
def race(surface, kappa, beta):
    """The whole race, about 10 ms: 6 optimizers, 31 learning rates, 3 starts, 200 steps."""
    made = SURFACES[surface]
    starts = np.tile(np.array(made.starts, float).T, len(LRS))
    path = run(lambda w: made.slope(w, kappa), starts, np.repeat(LRS, 3), beta)
    path = path.reshape(STEPS + 1, 2, len(NAMES), len(LRS), 3)
    with np.errstate(all="ignore"):
        loss = made.loss(np.moveaxis(path, 1, 0), kappa)
    return Race(path, loss, arrivals(loss))


def nearest_rate(lr):
    """The index in LRS nearest to ``lr`` on the logarithmic scale."""
    return int(np.clip(np.rint(10 * (np.log10(lr) + 3)), 0, len(LRS) - 1))


def step_lengths(path):
    """How far each step goes, (steps + 1, 2) -> (steps + 1,); the last one twice, for drawing."""
    with np.errstate(all="ignore"):
        lengths = np.hypot(*np.diff(path, axis=0).T)
    return np.append(lengths, lengths[-1])
