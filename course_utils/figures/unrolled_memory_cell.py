"""The numbers of figure 21: one recurrent cell with one state, unrolled over up to 50 steps."""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from .amounts import signed

LONGEST = 50
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
PATTERNS = ("first", "opposite", "noise")
NOISE = 3  # the noise lies between -3 and 3 tenths


def identity(z):
    return z, 1.0


def tanh(z):
    """tanh and its slope, which is 1 / cosh²: 1 - tanh² loses its digits where tanh is flat."""
    return math.tanh(z), 1 / math.cosh(z) ** 2


FUNCTIONS = {"identity": identity, "tanh": tanh}


class Run(NamedTuple):
    """One run, each a list of ``steps`` numbers: inputs ``x``, states ``h``, slopes f′(z), and
    ``influence``, the derivative of the last state for each input.
    """

    x: list
    h: list
    slopes: list
    influence: list


@lru_cache
def noise():
    """50 numbers with one decimal, which can be read and typed."""
    return tuple((np.random.default_rng(0).integers(-NOISE, NOISE + 1, LONGEST) / 10).tolist())


def inputs(pattern, x1, steps):
    """x1, followed by zeros; by its opposite half-way; or by noise, the same for every x1."""
    x = [0.0] * steps
    if pattern == "noise":
        x = list(noise()[:steps])
    x[0] = float(x1)
    if pattern == "opposite":
        x[steps // 2] = -x[0]
    return x


def unroll(x, w, u, activation):
    """h_t = f(z_t) with z_t = w · h_(t-1) + u · x_t from h_0 = 0; then back from the last state.

    The chain rule: the derivative of h_T for x_t is u · f′(z_t), times w · f′(z_k) for each later
    step k.
    """
    f, before = FUNCTIONS[activation], 0.0
    h, slopes = [], []
    for now in x:
        before, slope = f(w * before + u * now)
        h.append(before)
        slopes.append(slope)
    influence, onward = [], 1.0
    for slope in reversed(slopes):
        influence.append(u * slope * onward)
        onward *= w * slope
    return Run(x, h, slopes, influence[::-1])


def near(value):
    """A number with three digits where they fit, else in powers of ten: 0.0471, 1.2 · 10⁻¹²."""
    if value and not 1e-4 <= abs(value) < 99950:
        return signed(value)
    return (f"{value + 0:.0f}" if abs(value) >= 999.5 else f"{value + 0:.3g}").replace("-", "−")


def lowered(n):
    """₃₀ for 30."""
    return str(n).translate(_LOWERED)


def green(influence):
    return 0.1 <= abs(influence) <= 10


def room(biggest):
    """1, 2, 5, 10 and so on, the first that holds the biggest state."""
    power = 10.0 ** math.floor(math.log10(max(biggest, 1)))
    return next(k * power for k in (1, 2, 5, 10) if k * power >= 0.999 * biggest)
