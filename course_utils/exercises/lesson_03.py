"""Exercises of lesson 03: leaky ReLU, slopes of a sigmoid; the rest in lesson_03_softmax.py."""

import numpy as np

from .checker import exercise
from .lesson_03_softmax import dead_units, softmax
from .words_03 import WORDS

__all__ = ["dead_units", "leaky_relu", "sigmoid_slope", "softmax", "surviving"]


def _a(*values):
    return np.array(values, dtype=float)


@exercise(
    WORDS["leaky_relu"],
    cases=[
        (_a(-2), 0.1),
        (_a(2), 0.1),
        (_a(0), 0.1),
        (_a(-2, 3), 0.1),
        (_a(-4, -1, 0, 1, 4), 0.25),
    ],
)
def leaky_relu(z, alpha):
    return np.where(z > 0, z, alpha * z)


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


@exercise(WORDS["sigmoid_slope"], cases=[(_a(1),), (_a(0),), (_a(-2, 0, 3),)])
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


@exercise(
    WORDS["surviving"],
    cases=[(2.0, 1), (1.0, 2), (-2.0, 3), (-2.0, 2), (8.0, 2), (1.0, 10), (-3.0, 5)],
)
def surviving(w, n_layers):
    return (0.25 * abs(w)) ** n_layers


@surviving.mistake
def times_layers(w, n_layers):
    return 0.25 * abs(w) * n_layers


@surviving.mistake
def forgot_weight(w, n_layers):
    return 0.25**n_layers


@surviving.mistake
def weight_once(w, n_layers):
    return 0.25**n_layers * abs(w)


@surviving.mistake
def weight_once_signed(w, n_layers):
    return 0.25**n_layers * w


@surviving.mistake
def slope_once(w, n_layers):
    return 0.25 * abs(w) ** n_layers


@surviving.mistake
def kept_sign(w, n_layers):
    return (0.25 * w) ** n_layers


@surviving.mistake
def forgot_slope(w, n_layers):
    return abs(w) ** n_layers


@surviving.mistake
def slope_half(w, n_layers):
    return (0.5 * abs(w)) ** n_layers


@surviving.mistake
def divided_by_slope(w, n_layers):
    return (abs(w) / 0.25) ** n_layers


@surviving.mistake
def added(w, n_layers):
    return (0.25 + abs(w)) ** n_layers


@surviving.mistake
def one_layer(w, n_layers):
    return 0.25 * abs(w)


@surviving.mistake
def one_short(w, n_layers):
    return (0.25 * abs(w)) ** (n_layers - 1)


@surviving.mistake
def one_long(w, n_layers):
    return (0.25 * abs(w)) ** (n_layers + 1)
