"""Exercises of lesson 05: two nodes, backward; the rest in the modules named below.

Read lesson_05_network.py next, then lesson_05_tools.py and lesson_05_nudges.py.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_05_network import hidden_gradient
from .lesson_05_nudges import numeric_gradient
from .lesson_05_tools import unbroadcast
from .words_05 import WORDS

__all__ = [
    "hidden_gradient",
    "multiply_backward",
    "numeric_gradient",
    "relu_backward",
    "unbroadcast",
]


@exercise(
    WORDS["multiply_backward"],
    cases=[
        (2.0, 3.0, 10.0),
        (2.0, 3.0, 1.0),
        (-1.5, 4.0, 0.5),
        (arr(1, 2), arr(3, -4), arr(1, 10)),
    ],
)
def multiply_backward(a, b, grad):
    return grad * b, grad * a


@multiply_backward.mistake
def not_swapped(a, b, grad):
    return grad * a, grad * b


@multiply_backward.mistake
def overwritten(a, b, grad):
    a = grad * b
    b = grad * a
    return a, b


@multiply_backward.mistake
def stepped(a, b, grad):
    return a - grad * b, b - grad * a


@multiply_backward.mistake
def forgot_grad(a, b, grad):
    return b, a


@multiply_backward.mistake
def rule_of_add(a, b, grad):
    return grad, grad


@multiply_backward.mistake
def both_product(a, b, grad):
    return grad * a * b, grad * a * b


@multiply_backward.mistake
def added(a, b, grad):
    return grad + b, grad + a


@multiply_backward.mistake
def divided(a, b, grad):
    return grad / b, grad / a


@multiply_backward.mistake
def one_sum(a, b, grad):
    return grad * b + grad * a


@multiply_backward.mistake
def only_a(a, b, grad):
    return grad * b


@multiply_backward.mistake
def forward(a, b, grad):
    return a * b


@multiply_backward.mistake
def both_times_b(a, b, grad):
    return grad * b, grad * b


@multiply_backward.mistake(key="both_times_b")
def both_times_a(a, b, grad):
    return grad * a, grad * a


@multiply_backward.mistake
def only_first_times_grad(a, b, grad):
    return grad * b, a


@multiply_backward.mistake(key="only_first_times_grad")
def only_second_times_grad(a, b, grad):
    return b, grad * a


@multiply_backward.mistake
def dotted(a, b, grad):
    return np.dot(grad, b), np.dot(grad, a)


@multiply_backward.mistake
def forward_times_grad(a, b, grad):
    return grad * a * b


@multiply_backward.mistake
def shared(a, b, grad):
    return grad / 2, grad / 2


@multiply_backward.mistake
def in_one_list(a, b, grad):
    return [[grad * b, grad * a]]


@multiply_backward.mistake
def largest_takes_all(a, b, grad):
    return np.where(a > b, grad, 0), np.where(a > b, 0, grad)


@exercise(
    WORDS["relu_backward"],
    cases=[
        (arr(2), arr(5)),
        (arr(-1), arr(5)),
        (arr(3), arr(-5)),
        (arr(0), arr(5)),
        (arr(-2, 0, 0.5, 3), arr(1, -1, 2, -4)),
    ],
)
def relu_backward(z, grad):
    return np.where(z > 0, grad, 0)


@relu_backward.mistake
def only_slope(z, grad):
    return np.where(z > 0, 1, 0)


@relu_backward.mistake
def relu_times(z, grad):
    return np.maximum(0, z) * grad


@relu_backward.mistake
def looked_at_grad(z, grad):
    return np.where(grad > 0, grad, 0)


@relu_backward.mistake
def z_times(z, grad):
    return z * grad


@relu_backward.mistake
def open_at_zero(z, grad):
    return np.where(z >= 0, grad, 0)


@relu_backward.mistake
def inverted(z, grad):
    return np.where(z > 0, 0, grad)


@relu_backward.mistake
def all_open(z, grad):
    return grad


@relu_backward.mistake
def relu_forward(z, grad):
    return np.maximum(0, z)


@relu_backward.mistake
def both_gates(z, grad):
    return np.where((z > 0) & (grad > 0), grad, 0)


@relu_backward.mistake
def one_number(z, grad):
    if z > 0:
        return grad
    return 0 * grad


@relu_backward.mistake(key="one_number")
def one_number_or_zero(z, grad):
    if z > 0:
        return grad
    return 0


@relu_backward.mistake
def relu_of_product(z, grad):
    return np.maximum(0, z * grad)


@relu_backward.mistake
def cut_out(z, grad):
    return grad[z > 0]


@relu_backward.mistake
def kept_z(z, grad):
    return np.where(z > 0, grad, z)


@relu_backward.mistake
def leaky(z, grad):
    return np.where(z > 0, grad, 0.01 * grad)


@relu_backward.mistake
def added_up(z, grad):
    return np.sum(np.where(z > 0, grad, 0))


@relu_backward.mistake
def turned_below(z, grad):
    return np.where(z > 0, grad, -grad)


@relu_backward.mistake
def slope_plus(z, grad):
    return (z > 0) + grad


@relu_backward.mistake
def one_where_closed(z, grad):
    return np.where(z > 0, grad, 1)
