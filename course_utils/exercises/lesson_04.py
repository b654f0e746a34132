"""Exercises of lesson 04: losses for numbers; for classes and the recipe, the modules named below.

Read lesson_04_bce.py next, then lesson_04_classes.py and lesson_04_recipe.py.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_04_bce import bce_slope
from .lesson_04_classes import cross_entropy
from .lesson_04_recipe import recipe
from .words_04 import WORDS

__all__ = ["bce_slope", "cross_entropy", "huber_loss", "mse_loss", "recipe"]


@exercise(
    WORDS["mse_loss"],
    cases=[
        (arr(3), arr(0)),
        (arr(1, 2), arr(2, 4)),
        (arr(1, 5), arr(3, 3)),
        (arr(0.5, -1, 2, 3), arr(1, 1, 2, 0)),
    ],
)
def mse_loss(y_hat, y):
    return np.mean((y_hat - y) ** 2)


@mse_loss.mistake
def summed(y_hat, y):
    return np.sum((y_hat - y) ** 2)


@mse_loss.mistake
def halved(y_hat, y):
    return 0.5 * np.mean((y_hat - y) ** 2)


@mse_loss.mistake
def half_of_sum(y_hat, y):
    return 0.5 * np.sum((y_hat - y) ** 2)


@mse_loss.mistake
def square_of_mean(y_hat, y):
    return np.mean(y_hat - y) ** 2


@mse_loss.mistake
def rooted(y_hat, y):
    return np.sqrt(np.mean((y_hat - y) ** 2))


@mse_loss.mistake
def mean_abs(y_hat, y):
    return np.mean(np.abs(y_hat - y))


@mse_loss.mistake
def not_squared(y_hat, y):
    return np.mean(y_hat - y)


@mse_loss.mistake
def not_averaged(y_hat, y):
    return (y_hat - y) ** 2


@mse_loss.mistake
def squares_apart(y_hat, y):
    return np.mean(y_hat**2 - y**2)


@mse_loss.mistake
def only_y_squared(y_hat, y):
    return np.mean(y_hat - y**2)


@mse_loss.mistake
def divided_each(y_hat, y):
    return (y_hat - y) ** 2 / len(y)


@mse_loss.mistake
def doubled(y_hat, y):
    return np.mean((y_hat - y) * 2)


@mse_loss.mistake
def first_only(y_hat, y):
    for a, b in zip(y_hat, y):
        return (a - b) ** 2


@mse_loss.mistake(key="first_only")
def first_share(y_hat, y):
    total = 0
    for a, b in zip(y_hat, y):
        total += (a - b) ** 2
        return total / len(y)


@mse_loss.mistake
def last_only(y_hat, y):
    for a, b in zip(y_hat, y):
        square = (a - b) ** 2
    return square / len(y)


@mse_loss.mistake
def length_of_error(y_hat, y):
    return np.linalg.norm(y_hat - y)


@mse_loss.mistake
def square_of_mean_abs(y_hat, y):
    return np.mean(np.abs(y_hat - y)) ** 2


@exercise(
    WORDS["huber_loss"],
    cases=[
        (arr(1), arr(0), 2.0),
        (arr(4), arr(0), 2.0),
        (arr(0), arr(4), 2.0),
        (arr(0, 0), arr(1, 5), 0.5),
        (arr(3, -1, 2, 0), arr(1, 3, 2, 1), 1.5),
    ],
)
def huber_loss(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= delta, 0.5 * r**2, delta * (r - 0.5 * delta)))


@huber_loss.mistake
def no_half(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= delta, r**2, delta * (r - 0.5 * delta)))


@huber_loss.mistake
def jump(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= delta, 0.5 * r**2, delta * r))


@huber_loss.mistake
def whole_delta_off(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= delta, 0.5 * r**2, delta * (r - delta)))


@huber_loss.mistake
def swapped(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r > delta, 0.5 * r**2, delta * (r - 0.5 * delta)))


@huber_loss.mistake
def delta_ignored(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= 1, 0.5 * r**2, r - 0.5))


@huber_loss.mistake
def forgot_abs(y_hat, y, delta):
    r = y_hat - y
    return np.mean(np.where(r <= delta, 0.5 * r**2, delta * (r - 0.5 * delta)))


@huber_loss.mistake
def added_up(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.sum(np.where(r <= delta, 0.5 * r**2, delta * (r - 0.5 * delta)))


@huber_loss.mistake
def smooth_l1(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= delta, 0.5 * r**2 / delta, r - 0.5 * delta))


@huber_loss.mistake
def slope_one(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= delta, 0.5 * r**2, r - 0.5 * delta))


@huber_loss.mistake
def one_number(y_hat, y, delta):
    r = np.abs(y_hat - y)
    if r <= delta:
        return np.mean(0.5 * r**2)
    return np.mean(delta * (r - 0.5 * delta))


@huber_loss.mistake(key="one_number")
def one_number_no_mean(y_hat, y, delta):
    r = np.abs(y_hat - y)
    if r <= delta:
        return 0.5 * r**2
    return delta * (r - 0.5 * delta)


@huber_loss.mistake
def one_for_each(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.where(r <= delta, 0.5 * r**2, delta * (r - 0.5 * delta))


@huber_loss.mistake
def all_squared(y_hat, y, delta):
    return np.mean(0.5 * (y_hat - y) ** 2)


@huber_loss.mistake
def clipped(y_hat, y, delta):
    r = np.minimum(np.abs(y_hat - y), delta)
    return np.mean(0.5 * r**2)


@huber_loss.mistake
def plain_line(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= delta, 0.5 * r**2, r))


@huber_loss.mistake
def lost_a_delta(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= delta, 0.5 * r**2, delta * r - 0.5 * delta))


@huber_loss.mistake
def sign_in_line(y_hat, y, delta):
    r = y_hat - y
    return np.mean(np.where(np.abs(r) <= delta, 0.5 * r**2, delta * (r - 0.5 * delta)))


@huber_loss.mistake
def all_or_nothing(y_hat, y, delta):
    r = np.abs(y_hat - y)
    if np.all(r <= delta):
        return np.mean(0.5 * r**2)
    return np.mean(delta * (r - 0.5 * delta))


@huber_loss.mistake(key="all_or_nothing")
def any_of_them(y_hat, y, delta):
    r = np.abs(y_hat - y)
    if np.any(r <= delta):
        return np.mean(0.5 * r**2)
    return np.mean(delta * (r - 0.5 * delta))


@huber_loss.mistake(key="all_or_nothing")
def mean_decides(y_hat, y, delta):
    r = np.mean(np.abs(y_hat - y))
    if r <= delta:
        return 0.5 * r**2
    return delta * (r - 0.5 * delta)


@huber_loss.mistake
def the_pull(y_hat, y, delta):
    return np.mean(np.clip(y_hat - y, -delta, delta))


@huber_loss.mistake
def half_squared(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= delta, (0.5 * r) ** 2, delta * (r - 0.5 * delta)))


@huber_loss.mistake
def plus_half(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.mean(np.where(r <= delta, 0.5 * r**2, delta * (r + 0.5 * delta)))


@huber_loss.mistake
def delta_one_for_each(y_hat, y, delta):
    r = np.abs(y_hat - y)
    return np.where(r <= 1, 0.5 * r**2, r - 0.5)
