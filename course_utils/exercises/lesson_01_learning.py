"""Exercises of lesson 01, second half: one step of the learning rule, and the whole training."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .variants import know
from .words_01 import WORDS


@exercise(
    WORDS["update"],
    cases=[
        (arr(0), 0.0, arr(2), 1, 1.0),
        (arr(0), 0.0, arr(2), -1, 1.0),
        (arr(1), 0.0, arr(2), 1, 1.0),
        (arr(1), 0.0, arr(2), -1, 1.0),
        (arr(1), 0.0, arr(-2), -1, 1.0),
        (arr(1), 0.0, arr(-2), 1, 1.0),
        (arr(1, -1), 0.5, arr(2, 1), -1, 0.1),
        (arr(1, -1), 0.5, arr(2, 1), 1, 0.1),
        (arr(1, -1), -3.0, arr(2, 1), 1, 0.1),
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
def mixed_labels(w, b, x, y, lr):
    if int(w @ x + b > 0) != y:
        return w + lr * y * x, b + lr * y
    return w, b


@update.mistake
def looked_at_z(w, b, x, y, lr):
    if w @ x + b <= 0:
        return w + lr * y * x, b + lr * y
    return w, b


@update.mistake
def mends_right(w, b, x, y, lr):
    if y * (w @ x + b) > 0:
        return w + lr * y * x, b + lr * y
    return w, b


@update.mistake
def b_times_x(w, b, x, y, lr):
    if y * (w @ x + b) <= 0:
        return w + lr * y * x, b + lr * y * x
    return w, b


@update.mistake
def only_w(w, b, x, y, lr):
    if y * (w @ x + b) <= 0:
        return w + lr * y * x
    return w


@update.mistake
def wrong_way(w, b, x, y, lr):
    if y * (w @ x + b) <= 0:
        return w - lr * y * x, b - lr * y
    return w, b


WRONG = "y * (w @ x + b) <= 0"
know(update, {"zero_is_minus": [{WRONG: "(w @ x + b > 0) != (y > 0)"}]})

_CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)


@exercise(
    WORDS["fit"],
    cases=[
        (arr(1, 2).reshape(2, 1), np.array([-1, 1]), 50),
        (_CORNERS, np.array([-1, 1, 1, 1]), 50),
        (_CORNERS, np.array([-1, -1, -1, 1]), 1),
        (_CORNERS, np.array([-1, -1, -1, 1]), 2),
        (_CORNERS, np.array([-1, -1, -1, 1]), 3),
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
def one_epoch_short(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(max_epochs - 1):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            if y_i * (w @ x_i + b) <= 0:
                w, b, mistakes = w + y_i * x_i, b + y_i, mistakes + 1
        if mistakes == 0:
            break
    return w, b


@fit.mistake
def one_epoch_long(X, y, max_epochs):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(max_epochs + 1):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            if y_i * (w @ x_i + b) <= 0:
                w, b, mistakes = w + y_i * x_i, b + y_i, mistakes + 1
        if mistakes == 0:
            break
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


NEW_PASS = "        mistakes = 0\n        for x_i, y_i in zip(X, y):\n"
COUNTS_ANEW = "        for x_i, y_i in zip(X, y):\n            mistakes = 0\n"
WRONG_I = "y_i * (w @ x_i + b) <= 0"
know(fit, {
    "last_point_only": [{NEW_PASS: COUNTS_ANEW}],
    "w_as_before": [{"    for _ in range(max_epochs):\n":
                     "    for _ in range(max_epochs):\n        before = w\n",
                     "mistakes == 0": "np.array_equal(w, before)"}],
    "nothing_moved": [{WRONG_I: "y_i * (w @ x_i + b) < 0"}],
    "mixed_labels": [{WRONG_I: "int(w @ x_i + b > 0) != y_i"}],
    "zero_is_minus": [{WRONG_I: "(w @ x_i + b > 0) != (y_i > 0)"}],
    "another_rate": [{"w + y_i * x_i, b + y_i": "w + 0.1 * y_i * x_i, b + 0.1 * y_i"}],
    "one_a_pass": [{"mistakes += 1": "mistakes += 1; break"}],
})  # fmt: skip
