"""Exercises of lesson 03: leaky ReLU, slopes of a sigmoid; the rest in the modules named below.

Read lesson_03_chain.py next, then lesson_03_softmax.py.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_03_chain import surviving
from .lesson_03_softmax import dead_units, softmax
from .words_03 import WORDS

__all__ = ["dead_units", "leaky_relu", "sigmoid_slope", "softmax", "surviving"]


@exercise(
    WORDS["leaky_relu"],
    cases=[
        (arr(-2), 0.1),
        (arr(2), 0.1),
        (arr(0), 0.1),
        (arr(-2, 3), 0.1),
        (arr(-4, -1, 0, 0.1, 4), 0.25),
    ],
)
def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


@leaky_relu.mistake
def cut_off_first(z, alpha):
    return np.maximum(0, z) * alpha


@leaky_relu.mistake
def both_sides(z, alpha):
    return alpha * z


@leaky_relu.mistake
def plain_relu(z, alpha):
    return np.maximum(0, z)


@leaky_relu.mistake
def swapped(z, alpha):
    return np.where(z > 0, alpha * z, z)


@leaky_relu.mistake
def minus_alpha(z, alpha):
    return np.where(z > 0, z, -alpha * z)


@leaky_relu.mistake
def added_alpha(z, alpha):
    return np.where(z > 0, z, z + alpha)


@leaky_relu.mistake
def only_alpha(z, alpha):
    return np.where(z > 0, z, alpha)


@leaky_relu.mistake
def absolute(z, alpha):
    return np.abs(z)


@leaky_relu.mistake
def slope(z, alpha):
    return np.where(z > 0, 1, alpha)


@leaky_relu.mistake
def divided(z, alpha):
    return np.where(z > 0, z, z / alpha)


@leaky_relu.mistake
def one_number(z, alpha):
    if z > 0:
        return z
    return alpha * z


@leaky_relu.mistake
def python_relu(z, alpha):
    return max(0, z)


@leaky_relu.mistake
def fixed_leak(z, alpha):
    return np.where(z > 0, z, 0.01 * z)


@leaky_relu.mistake
def relu_plus(z, alpha):
    return np.maximum(z, 0) + alpha * z


@leaky_relu.mistake(key="relu_plus")
def relu_minus(z, alpha):
    return np.maximum(0, z) - alpha * z


@leaky_relu.mistake
def maximum_of_alpha(z, alpha):
    return np.maximum(alpha, z)


@leaky_relu.mistake
def np_max(z, alpha):
    return np.max(z, 0)


@leaky_relu.mistake
def lost_positive(z, alpha):
    return np.where(z > 0, 0, alpha * z)


@leaky_relu.mistake(key="python_relu")
def python_relu_turned(z, alpha):
    return max(z, 0)


@leaky_relu.mistake
def alpha_by_z(z, alpha):
    return np.where(z > 0, z, alpha**z)


@exercise(WORDS["sigmoid_slope"], cases=[(arr(1),), (arr(0),), (arr(-2, 0, 3),)])
def sigmoid_slope(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - s)


@sigmoid_slope.mistake
def only_s(z):
    return 1 / (1 + np.exp(-z))


@sigmoid_slope.mistake
def z_times(z):
    return z * (1 - z)


@sigmoid_slope.mistake
def squared(z):
    s = 1 / (1 + np.exp(-z))
    return s * s


@sigmoid_slope.mistake
def one_minus(z):
    return np.exp(-z) / (1 + np.exp(-z))


@sigmoid_slope.mistake
def plus_sign(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 + s)


@sigmoid_slope.mistake
def always_quarter(z):
    return 0.25 * np.ones(len(z))


@sigmoid_slope.mistake
def one_quarter(z):
    return 0.25


@sigmoid_slope.mistake
def slope_of_tanh(z):
    s = 1 / (1 + np.exp(-z))
    return 1 - s**2


@sigmoid_slope.mistake
def negative(z):
    return -np.exp(-z) / (1 + np.exp(-z)) ** 2


@sigmoid_slope.mistake
def no_brackets(z):
    s = 1 / (1 + np.exp(-z))
    return s * 1 - s


@sigmoid_slope.mistake
def brackets_in_s(z):
    s = 1 / 1 + np.exp(-z)
    return s * (1 - s)


@sigmoid_slope.mistake
def sigmoid_twice(z):
    s = 1 / (1 + np.exp(-z))
    s = 1 / (1 + np.exp(-s))
    return s * (1 - s)


@sigmoid_slope.mistake
def one_minus_z(z):
    s = 1 / (1 + np.exp(-z))
    return s * (1 - z)


@sigmoid_slope.mistake(within=0.0001)
def one_sided(z):
    def f(z):
        return 1 / (1 + np.exp(-z))

    eps = 1e-6
    return (f(z + eps) - f(z)) / eps


@sigmoid_slope.mistake(within=0.001)
def forgot_divide(z):
    def f(z):
        return 1 / (1 + np.exp(-z))

    eps = 1e-6
    return f(z + eps) - f(z - eps)


@sigmoid_slope.mistake(within=0.0001)
def divided_by_eps(z):
    def f(z):
        return 1 / (1 + np.exp(-z))

    eps = 1e-6
    return (f(z + eps) - f(z - eps)) / eps


@sigmoid_slope.mistake(within=0.0001)
def half_slope(z):
    def f(z):
        return 1 / (1 + np.exp(-z))

    eps = 1e-6
    return (f(z + eps) - f(z)) / (2 * eps)


@sigmoid_slope.mistake
def only_last_divided(z):
    def f(z):
        return 1 / (1 + np.exp(-z))

    eps = 1e-6
    return f(z + eps) - f(z - eps) / (2 * eps)


@sigmoid_slope.mistake(key="only_last_divided")
def last_divided_by_eps(z):
    def f(z):
        return 1 / (1 + np.exp(-z))

    eps = 1e-6
    return f(z + eps) - f(z) / eps


@sigmoid_slope.mistake(key="no_brackets")
def nudge_without_brackets(z):
    def f(z):
        return 1 / (1 + np.exp(-z))

    eps = 1e-6
    return (f(z + eps) - f(z - eps)) / 2 * eps


@sigmoid_slope.mistake(key="negative", within=0.0001)
def nudged_wrong_way(z):
    def f(z):
        return 1 / (1 + np.exp(-z))

    eps = 1e-6
    return (f(z - eps) - f(z + eps)) / (2 * eps)
