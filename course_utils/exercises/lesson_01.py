"""Exercises of lesson 01: one neuron, a gate, a distance; the rest in lesson_01_learning.py."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_01_learning import fit, update
from .variants import know
from .words_01 import WORDS

__all__ = ["distance", "fit", "nand", "neuron", "update"]


@exercise(
    WORDS["neuron"],
    cases=[
        (arr(1), arr(1), 0.0),
        (arr(0), arr(1), 0.0),
        (arr(1), arr(1), -2.0),
        (arr(1), arr(1), -0.8),
        (arr(1), arr(0.3), 0.5),
        (arr(0), arr(3), 1.0),
        (arr(1, 1), arr(1, 1), -1.5),
        (arr(0, 1), arr(1, 1), -1.5),
        (arr(2, 1), arr(1, 1), -1.2),
        (arr(2, -1, 4), arr(0.5, 3, 0.25), 0.5),
        (arr(2, -1, 4), arr(0.5, 3, 0.25), 1.5),
    ],
)
def neuron(x, w, b):
    z = w @ x + b
    return int(z > 0)


@neuron.mistake
def forgot_bias(x, w, b):
    return int(w @ x > 0)


@neuron.mistake
def fires_at_zero(x, w, b):
    return int(w @ x + b >= 0)


@neuron.mistake
def returned_z(x, w, b):
    return w @ x + b


@neuron.mistake
def subtracted_bias(x, w, b):
    return int(w @ x - b > 0)


@neuron.mistake
def minus_one(x, w, b):
    return 1 if w @ x + b > 0 else -1


@neuron.mistake
def elementwise(x, w, b):
    return int(w * x + b > 0)


@neuron.mistake
def only_two(x, w, b):
    return int(w[0] * x[0] + w[1] * x[1] + b > 0)


@neuron.mistake
def last_product(x, w, b):
    for i in range(len(x)):
        z = w[i] * x[i]
    return int(z + b > 0)


@neuron.mistake
def threshold_half(x, w, b):
    return int(w @ x + b > 0.5)


know(neuron, {
    "bias_each": [{"w @ x + b": "np.sum(w * x + b)"}],
})  # fmt: skip


def _gate_output(weights, x1, x2):
    if np.shape(weights) != (3,):
        raise ValueError("give three numbers in brackets: (w1, w2, b)")
    w1, w2, b = weights
    return int(w1 * x1 + w2 * x2 + b > 0)


@exercise(WORDS["nand"], cases=[(0, 0), (0, 1), (1, 0), (1, 1)], use=_gate_output)
def nand():
    return (-1, -1, 1.5)


@nand.mistake
def made_and():
    return (1, 1, -1.5)


@nand.mistake
def made_or():
    return (1, 1, -0.5)


@nand.mistake
def made_nor():
    return (-1, -1, 0.5)


@nand.mistake
def always_zero():
    return (-1, -1, -1.5)


@nand.mistake
def always_one():
    return (-1, -1, 2.5)


@exercise(
    WORDS["distance"],
    cases=[
        (arr(1, 0), arr(2, 0), 0.0),
        (arr(0, 0), arr(3, 4), 5.0),
        (arr(0, 0), arr(3, 4), -10.0),
        (arr(1, 2), arr(3, 4), -1.0),
        (arr(-2, 0.5), arr(0.3, -0.4), 0.2),
    ],
)
def distance(x, w, b):
    return (w @ x + b) / np.linalg.norm(w)


@distance.mistake
def not_divided(x, w, b):
    return w @ x + b


@distance.mistake
def squared_length(x, w, b):
    return (w @ x + b) / (w @ w)


@distance.mistake
def no_sign(x, w, b):
    return abs(w @ x + b) / np.linalg.norm(w)


@distance.mistake
def forgot_b(x, w, b):
    return w @ x / np.linalg.norm(w)


@distance.mistake
def line_from_zero(x, w, b):
    return abs(b) / np.linalg.norm(w)


@distance.mistake
def no_brackets(x, w, b):
    return w @ x + b / np.linalg.norm(w)


@distance.mistake
def length_of_x(x, w, b):
    return (w @ x + b) / np.linalg.norm(x)
