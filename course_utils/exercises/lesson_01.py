"""Exercises of lesson 01: one neuron, a gate, a distance, the learning rule, training."""

import numpy as np

from .checker import exercise
from .words_01 import WORDS


def _a(*values):
    return np.array(values, dtype=float)


@exercise(
    WORDS["neuron"],
    cases=[
        (_a(1), _a(1), 0.0),
        (_a(0), _a(1), 0.0),
        (_a(1), _a(1), -2.0),
        (_a(1), _a(1), -0.8),
        (_a(1), _a(0.3), 0.5),
        (_a(0), _a(3), 1.0),
        (_a(1, 1), _a(1, 1), -1.5),
        (_a(0, 1), _a(1, 1), -1.5),
        (_a(2, -1, 4), _a(0.5, 3, 0.25), 0.5),
        (_a(2, -1, 4), _a(0.5, 3, 0.25), 1.5),
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
def threshold_half(x, w, b):
    return int(w @ x + b > 0.5)


def _gate_output(weights, x1, x2):
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
def always_one():
    return (-1, -1, 2.5)


@exercise(
    WORDS["distance"],
    cases=[
        (_a(1, 0), _a(2, 0), 0.0),
        (_a(0, 0), _a(3, 4), 5.0),
        (_a(0, 0), _a(3, 4), -10.0),
        (_a(1, 2), _a(3, 4), -1.0),
        (_a(-2, 0.5), _a(0.3, -0.4), 0.2),
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
def length_of_x(x, w, b):
    return (w @ x + b) / np.linalg.norm(x)


@exercise(
    WORDS["update"],
    cases=[
        (_a(0), 0.0, _a(2), 1, 1.0),
        (_a(1), 0.0, _a(2), 1, 1.0),
        (_a(1), 0.0, _a(2), -1, 1.0),
        (_a(1, -1), 0.5, _a(2, 1), -1, 0.1),
        (_a(1, -1), 0.5, _a(2, 1), 1, 0.1),
        (_a(1, -1), -3.0, _a(2, 1), 1, 0.1),
    ],
)
def update(w, b, x, y, lr):
    if y * (w @ x + b) <= 0:
        return w + lr * y * x, b + lr * y
    return w, b


@update.mistake
def always(w, b, x, y, lr):
    return w + lr * y * x, b + lr * y


@update.mistake
def ignored_label(w, b, x, y, lr):
    if y * (w @ x + b) <= 0:
        return w + lr * x, b + lr
    return w, b


@update.mistake
def kept_bias(w, b, x, y, lr):
    if y * (w @ x + b) <= 0:
        return w + lr * y * x, b
    return w, b


@update.mistake
def forgot_rate(w, b, x, y, lr):
    if y * (w @ x + b) <= 0:
        return w + y * x, b + y
    return w, b


@update.mistake
def on_line_is_right(w, b, x, y, lr):
    if y * (w @ x + b) < 0:
        return w + lr * y * x, b + lr * y
    return w, b


@update.mistake
def wrong_way(w, b, x, y, lr):
    if y * (w @ x + b) <= 0:
        return w - lr * y * x, b - lr * y
    return w, b


_CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)


@exercise(
    WORDS["fit"],
    cases=[
        (_a(1, 2).reshape(2, 1), np.array([-1, 1]), 50),
        (_CORNERS, np.array([-1, 1, 1, 1]), 50),
        (_CORNERS, np.array([-1, -1, -1, 1]), 50),
        (_CORNERS, np.array([-1, 1, 1, -1]), 7),
    ],
)
def fit(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(max_epochs):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            if y_i * (w @ x_i + b) <= 0:
                w, b = w + y_i * x_i, b + y_i
                mistakes += 1
        if mistakes == 0:
            break
    return w, b


@fit.mistake
def one_pass(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for x_i, y_i in zip(X, y):
        if y_i * (w @ x_i + b) <= 0:
            w, b = w + y_i * x_i, b + y_i
    return w, b


@fit.mistake
def first_right(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            if y_i * (w @ x_i + b) > 0:
                return w, b
            w, b = w + y_i * x_i, b + y_i
    return w, b


@fit.mistake
def updates_on_right(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            w, b = w + y_i * x_i, b + y_i
    return w, b


@fit.mistake
def late_bias(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(max_epochs):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            if y_i * (w @ x_i + b) <= 0:
                w, mistakes = w + y_i * x_i, mistakes + 1
        if mistakes == 0:
            break
    return w, b


@fit.mistake
def batch_update(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(max_epochs):
        wrong = y * (X @ w + b) <= 0
        if not wrong.any():
            break
        w, b = w + y[wrong] @ X[wrong], b + y[wrong].sum()
    return w, b
