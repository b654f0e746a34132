"""Exercise of lesson 04: the slope of binary cross-entropy along the logit."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .variants import know
from .words_04 import WORDS


@exercise(
    WORDS["bce_slope"],
    cases=[(arr(2), arr(1)), (arr(2), arr(0)), (arr(-1, 0, 3), arr(1, 0, 1))],
)
def bce_slope(z, y):
    p = 1 / (1 + np.exp(-z))
    return p - y


@bce_slope.mistake
def turned(z, y):
    p = 1 / (1 + np.exp(-z))
    return y - p


@bce_slope.mistake
def squared_error(z, y):
    p = 1 / (1 + np.exp(-z))
    return 2 * (p - y) * p * (1 - p)


@bce_slope.mistake
def kept_slope(z, y):
    p = 1 / (1 + np.exp(-z))
    return (p - y) * p * (1 - p)


@bce_slope.mistake
def only_p(z, y):
    return 1 / (1 + np.exp(-z))


@bce_slope.mistake
def along_p(z, y):
    p = 1 / (1 + np.exp(-z))
    return (p - y) / (p * (1 - p))


@bce_slope.mistake(key="along_p")
def slope_of_log_for_yes(z, y):
    return -(1 + np.exp(-z))


@bce_slope.mistake(key="along_p")
def slope_of_log_turned_for_no(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.where(y == 1, -1 / p, -1 / (1 - p))


@bce_slope.mistake
def no_sigmoid(z, y):
    return z - y


@bce_slope.mistake
def no_sign(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.abs(p - y)


@bce_slope.mistake
def averaged(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.mean(p - y)


@bce_slope.mistake
def divided_by_n(z, y):
    p = 1 / (1 + np.exp(-z))
    return (p - y) / len(z)


@bce_slope.mistake
def the_loss(z, y):
    p = 1 / (1 + np.exp(-z))
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


@bce_slope.mistake
def half_the_labels(z, y):
    p = 1 / (1 + np.exp(-z))
    return y * (p - 1)


@bce_slope.mistake
def sigmoid_turned(z, y):
    p = 1 / (1 + np.exp(z))
    return p - y


@bce_slope.mistake
def only_sigmoid_slope(z, y):
    p = 1 / (1 + np.exp(-z))
    return p * (1 - p)


@bce_slope.mistake
def always_yes(z, y):
    p = 1 / (1 + np.exp(-z))
    return p - 1


@bce_slope.mistake
def no_turned(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.where(y == 1, p - 1, -p)


@bce_slope.mistake
def decided(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.where(p > 0.5, 1, 0) - y


@bce_slope.mistake
def added_label(z, y):
    p = 1 / (1 + np.exp(-z))
    return p + y


@bce_slope.mistake(within=0.0001)
def nudged(z, y):
    def loss(z):
        p = 1 / (1 + np.exp(-z))
        return -y * np.log(p) - (1 - y) * np.log(1 - p)

    eps = 1e-6
    return (loss(z + eps) - loss(z)) / eps


@bce_slope.mistake(within=0.001)
def undivided(z, y):
    def loss(z):
        p = 1 / (1 + np.exp(-z))
        return -y * np.log(p) - (1 - y) * np.log(1 - p)

    eps = 1e-6
    return loss(z + eps) - loss(z - eps)


know(bce_slope, {"no_sigmoid": [{"return p - y": "return np.where(y == 1, -1 / z, 1 / (1 - z))"}]})
