"""The contest of figure 25: G(z) = a·z + b against D(x), the sigmoid of a line or a parabola.

Goodfellow et al. (2014), algorithm 1: in each step D learns k times, then G once, here always
from the same 100 real numbers and the same 100 noises z.  A run of 300 steps takes 5 to 12 ms.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

N, STEPS = 100, 300
SCALE = 4.0  # D is given u = (x − mean of the real numbers) / 4, a small number, as nets like it
HUMP = 3.0, 0.8  # two humps: N(−3, 0.8) and N(3, 0.8), half of the numbers each
MEAN = {"near": 4.0, "humps": 0.0, "far": 10.0}
SPREAD = {"near": 1.5, "humps": float(np.hypot(*HUMP)), "far": 1.0}


def _tidy(x):
    """Exactly mean 0 and spread 1, so that b and |a| are exactly the fakes' mean and spread."""
    return (x - x.mean()) / x.std()


@lru_cache(maxsize=32)
def noise(seed):
    """The forger's noises z, smallest first, (100,)."""
    return np.sort(_tidy(np.random.default_rng(1000 + seed).normal(size=N)))


@lru_cache(maxsize=32)
def reals(target, seed):
    """The real numbers, smallest first, (100,)."""
    x = np.random.default_rng(seed).normal(size=N)
    if target == "humps":
        x = HUMP[1] * x + np.repeat((-HUMP[0], HUMP[0]), N // 2)
    return np.sort(MEAN[target] + SPREAD[target] * _tidy(x))


def features(x, target, sees):
    """What D multiplies its weights with: 1, u and, if it sees squares, u² -> (n, 3)."""
    u = (np.asarray(x, float) - MEAN[target]) / SCALE
    return np.stack([np.ones_like(u), u, u * u * (sees == "square")], axis=-1)


def judge(theta, x, target):
    """D(x) of a detective with weights theta (3,); one without u² has a 0 there."""
    return 0.5 + 0.5 * np.tanh(features(x, target, "square") @ theta / 2)


def push(theta, x, target, loss):
    """Minus the slope of G's loss for each fake x: where and how hard D's slope pushes it.

    d/dx of −log D is −(1 − D)·z', of log(1 − D) is −D·z', with z' the slope of D's logit.
    """
    slope = (theta[1] + 2 * theta[2] * (x - MEAN[target]) / SCALE) / SCALE
    d = judge(theta, x, target)
    return slope * (1 - d if loss == "other" else d)


@dataclass(frozen=True)
class Run:
    """Every step: ``a`` and ``b`` of G, and ``theta`` of D after its k steps against that G."""

    a: np.ndarray  # (301,)
    b: np.ndarray
    theta: np.ndarray  # (301, 3)

    @property
    def spread(self):
        return np.abs(self.a)


@lru_cache(maxsize=64)
def run(target, sees, loss, lr_g, lr_d, k, seed):
    """300 steps of k steps for D and one for G.  ``half``: half of theta, as D is
    0.5 + 0.5·tanh(half its logit)."""
    z, ones, square = noise(seed), np.full(N, 1 / N), sees == "square"
    a, b, half, kept = 1.0, 0.0, np.zeros(3), np.empty((STEPS + 1, 5))
    signed = np.empty((3, 2 * N))
    signed[:, :N] = features(reals(target, seed), target, sees).T
    signed[:, N:] = -features(z, target, sees).T
    space = np.empty(2 * N), np.empty(3)
    side = 0.5 if loss == "other" else -0.5
    for t in range(STEPS + 1):
        u = z * (a / SCALE) + (b - MEAN[target]) / SCALE
        np.negative(u, out=signed[1, N:])
        if square:
            np.multiply(u, signed[1, N:], out=signed[2, N:])
        for _ in range(k):
            learn(half, signed, lr_d / (4 * N), *space)
        kept[t, 0], kept[t, 1], kept[t, 2:] = a, b, 2 * half
        _, w, v = half.tolist()
        slope = u * (4 * v / SCALE) + 2 * w / SCALE
        pushes = (side * np.tanh(half @ signed[:, N:]) + 0.5) * slope
        a, b = a + lr_g * float(pushes @ z) / N, b + lr_g * float(pushes @ ones)
    return Run(kept[:, 0], kept[:, 1], kept[:, 2:])


def learn(half, signed, rate, margin, slopes):
    """One step down D's loss, the sum of its mean cross-entropies on reals and on fakes.

    ``signed`` (3, 200): features of the reals, minus features of the fakes, so that D wants all
    margins high; the loss of one is log(1 + exp(−margin)).  The other arrays are work space.
    """
    np.dot(half, signed, out=margin)
    np.tanh(margin, out=margin)
    np.subtract(1, margin, out=margin)
    np.dot(signed, margin, out=slopes)
    slopes *= rate
    half += slopes


def longest(good):
    """The longest unbroken row of True in (n,) bools."""
    best = row = 0
    for one in good:
        row = row + 1 if one else 0
        best = max(best, row)
    return best
