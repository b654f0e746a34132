"""Exercise of lesson 05: slopes by nudging, to check any backward code against."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .words_05 import WORDS


def sum_of_cubes(x):
    return float(np.sum(x**3))


def mixed(x):
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


@numeric_gradient.mistake
def forward_only(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up = x.copy()
        up[i] += h
        slopes[i] = (f(up) - f(x)) / h
    return slopes


@numeric_gradient.mistake
def backward_only(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        down = x.copy()
        down[i] -= h
        slopes[i] = (f(x) - f(down)) / h
    return slopes


@numeric_gradient.mistake
def no_two(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / h
    return slopes


@numeric_gradient.mistake
def forgot_divide(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = f(up) - f(down)
    return slopes


@numeric_gradient.mistake
def no_brackets(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / 2 * h
    return slopes


@numeric_gradient.mistake
def only_down_divided(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = f(up) - f(down) / (2 * h)
    return slopes


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
def no_copy(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x, x
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


@numeric_gradient.mistake
def no_sign(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = abs(f(up) - f(down)) / (2 * h)
    return slopes


@numeric_gradient.mistake
def wrong_way(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(down) - f(up)) / (2 * h)
    return slopes


@numeric_gradient.mistake
def first_only(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
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


@numeric_gradient.mistake
def half_way(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up = x.copy()
        up[i] += h
        slopes[i] = (f(up) - f(x)) / (2 * h)
    return slopes


@numeric_gradient.mistake
def last_slope(f, x):
    h = 1e-5
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slope = (f(up) - f(down)) / (2 * h)
    return slope


@numeric_gradient.mistake(within=0.001)
def another_h(f, x):
    h, slopes = 1e-3, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes


@numeric_gradient.mistake
def added_the_two(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) + f(down)) / (2 * h)
    return slopes


@numeric_gradient.mistake(key="only_down_divided")
def half_down_divided(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = f(up) - f(down) / 2 * h
    return slopes


@numeric_gradient.mistake(key="forgot_divide")
def forgot_divide_one_side(f, x):
    h, slopes = 1e-5, np.zeros(len(x))
    for i in range(len(x)):
        up = x.copy()
        up[i] += h
        slopes[i] = f(up) - f(x)
    return slopes


@numeric_gradient.mistake(within=0.05)
def tiny_h(f, x):
    h, slopes = 1e-13, np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slopes[i] = (f(up) - f(down)) / (2 * h)
    return slopes
