"""Exercise of lesson 05: slopes by nudging, to check any backward code against."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .variants import know
from .words_05 import WORDS


def sum_of_cubes(x):
    """the sum of x³"""
    return float(np.sum(x**3))


def mixed(x):
    """x[0]³ - 4·x[0]·x[1]²"""
    return float(x[0] ** 3 - 4 * x[0] * x[1] ** 2)


@exercise(
    WORDS["numeric_gradient"],
    cases=[
        (sum_of_cubes, arr(2)),
        (sum_of_cubes, arr(10, -20)),
        (mixed, arr(10, 30)),
        (mixed, arr(-20, 5, 1)),
    ],
    tolerance=1e-8,
)
def numeric_gradient(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


DIFFERENCE, WAY = "(f(up) - f(down))", "(2 * h)"
ONE_MOVE = {"        up, down = x.copy(), x.copy()\n": "        up = x.copy()\n",
            "        down[i] -= h\n": "", "f(down)": "f(x)"}  # fmt: skip

know(numeric_gradient, {
    "forward_only": [ONE_MOVE | {WAY: "h"}],
    "backward_only": [{"        up[i] += h\n": "", DIFFERENCE: "(f(x) - f(down))", WAY: "h"}],
    "half_way": [ONE_MOVE],
    "no_two": [{WAY: "h"}],
    "forgot_divide": [{f" / {WAY}": ""}, ONE_MOVE | {f" / {WAY}": ""}],
    "no_brackets": [{WAY: "2 * h"}],
    "only_down_divided": [{DIFFERENCE: "f(up) - f(down)"},
                          {f"{DIFFERENCE} / {WAY}": "f(up) - f(down) / 2 * h"}],
    "no_sign": [{DIFFERENCE: "abs(f(up) - f(down))"}],
    "wrong_way": [{DIFFERENCE: "(f(down) - f(up))"}],
    "added_the_two": [{DIFFERENCE: "(f(up) + f(down))"}],
    "first_only": [{"    return": "        return"}],
    "no_copy": [{"x.copy(), x.copy()": "x, x"}],
    "last_slope": [{"slopes[i]": "slope", "return slopes": "return slope"}],
})  # fmt: skip
know(numeric_gradient, {"another_h": [{"1e-5": "1e-3"}]}, within=0.001)
know(numeric_gradient, {"tiny_h": [{"1e-5": "1e-13"}]}, within=0.05)


@numeric_gradient.mistake
def moved_all(f, x):
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)


@numeric_gradient.mistake
def filled(f, x):
    h = 1e-5
    return np.full(len(x), (f(x + h) - f(x - h)) / (2 * h))


@numeric_gradient.mistake
def not_restored(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        x[i] += h
        higher = f(x)
        x[i] -= 2 * h
        slopes[i] = (higher - f(x)) / (2 * h)
    return slopes


@numeric_gradient.mistake
def kept_moves(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    up, down = x.copy(), x.copy()
    for i in range(len(x)):
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


@numeric_gradient.mistake
def entry_alone(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        slopes[i] = (f(x[i] + h) - f(x[i] - h)) / (2 * h)
    return slopes


@numeric_gradient.mistake(key="entry_alone")
def each_alone(f, x):
    return np.array([(f(v + 1e-5) - f(v - 1e-5)) / 2e-5 for v in x])
