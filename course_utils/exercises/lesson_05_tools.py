"""Exercises of lesson 05: the shape that broadcasting changed, and slopes to check against."""

import numpy as np

from .checker import exercise
from .words_05 import WORDS


def _a(*values):
    return np.array(values, dtype=float)


def _count(*shape):
    """1, 2, 3 and so on, in this shape."""
    return np.arange(1.0, 1 + np.prod(shape)).reshape(shape)


@exercise(
    WORDS["unbroadcast"],
    cases=[
        (_count(2, 3), (3,)),
        (_count(2, 3), (2, 1)),
        (_count(2, 3), ()),
        (_count(2, 3), (2, 3)),
        (_count(2, 3), (1, 3)),
        (_count(2, 2), (2,)),
        (_count(2, 2), (1, 1)),
        (_count(2, 3, 2), (3, 1)),
    ],
)
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


@unbroadcast.mistake
def averaged(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.mean(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.mean(axis=axis, keepdims=True)
    return grad


@unbroadcast.mistake
def picked_one(grad, shape):
    while grad.ndim > len(shape):
        grad = grad[0]
    for axis, size in enumerate(shape):
        if size == 1:
            grad = np.take(grad, [0], axis=axis)
    return grad


@unbroadcast.mistake
def no_keepdims(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis)
    return grad


@unbroadcast.mistake
def kept_in_front(grad, shape):
    extra = grad.ndim - len(shape)
    for axis in range(extra):
        grad = grad.sum(axis=axis, keepdims=True)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis + extra, keepdims=True)
    return grad


@unbroadcast.mistake
def summed_everything(grad, shape):
    return grad.sum()


@unbroadcast.mistake
def only_in_front(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    return grad


@unbroadcast.mistake
def only_ones(grad, shape):
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


@unbroadcast.mistake
def from_the_end(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=-1)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


@unbroadcast.mistake
def reshaped(grad, shape):
    return grad.reshape(shape)


@unbroadcast.mistake
def left_alone(grad, shape):
    return grad


def sum_of_cubes(x):
    return float(np.sum(x**3))


def mixed(x):
    return float(x[0] ** 3 - 4 * x[0] * x[1] ** 2)


@exercise(
    WORDS["numeric_gradient"],
    cases=[
        (sum_of_cubes, _a(2)),
        (sum_of_cubes, _a(10, -20)),
        (mixed, _a(10, 30)),
        (mixed, _a(-20, 5, 1)),
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
