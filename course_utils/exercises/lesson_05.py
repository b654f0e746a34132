"""Exercises of lesson 05: backward by hand; general tools in the modules named below.

Read lesson_05_tools.py next, then lesson_05_nudges.py.
"""

import numpy as np

from .checker import exercise
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


def _a(*values):
    return np.array(values, dtype=float)


@exercise(
    WORDS["multiply_backward"],
    cases=[
        (2.0, 3.0, 10.0),
        (2.0, 3.0, 1.0),
        (-1.5, 4.0, 0.5),
        (_a(1, 2), _a(3, -4), _a(1, 10)),
    ],
)
def multiply_backward(a, b, grad):
    return grad * b, grad * a


@multiply_backward.mistake
def not_swapped(a, b, grad):
    return grad * a, grad * b


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
def summed(a, b, grad):
    return np.sum(grad * b), np.sum(grad * a)


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
        (_a(2), _a(5)),
        (_a(-1), _a(5)),
        (_a(3), _a(-5)),
        (_a(0), _a(5)),
        (_a(-2, 0, 0.5, 3), _a(1, -1, 2, -4)),
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


@exercise(
    WORDS["hidden_gradient"],
    cases=[
        (_a(1, 2), _a(0.5, 0.8), _a(0.5, 0.8), _a(0, 1), np.array([[1.0, 2.0], [3.0, 4.0]])),
        (_a(2, -1), _a(0.9, 0.2), _a(0.6, 0.3), _a(1, 0), np.array([[0.5, -1.0], [2.0, 1.5]])),
    ],
)
def hidden_gradient(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    d1 = (W2.T @ d2) * h * (1 - h)
    return np.outer(d1, x)


@hidden_gradient.mistake
def first_output(x, h, y_hat, y, W2):
    d2 = (y_hat[0] - y[0]) * y_hat[0] * (1 - y_hat[0])
    return np.outer(d2 * W2[0] * h * (1 - h), x)


@hidden_gradient.mistake
def no_output_slope(x, h, y_hat, y, W2):
    d1 = (W2.T @ (y_hat - y)) * h * (1 - h)
    return np.outer(d1, x)


@hidden_gradient.mistake
def no_hidden_slope(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer(W2.T @ d2, x)


@hidden_gradient.mistake
def no_slopes(x, h, y_hat, y, W2):
    return np.outer(W2.T @ (y_hat - y), x)


@hidden_gradient.mistake
def not_transposed(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2 @ d2) * h * (1 - h), x)


@hidden_gradient.mistake
def forgot_W2(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer(d2 * h * (1 - h), x)


@hidden_gradient.mistake
def forgot_x(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return (W2.T @ d2) * h * (1 - h)


@hidden_gradient.mistake
def elementwise(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return (W2.T @ d2) * h * (1 - h) * x


@hidden_gradient.mistake
def transposed(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer(x, (W2.T @ d2) * h * (1 - h))


@hidden_gradient.mistake
def turned(x, h, y_hat, y, W2):
    d2 = (y - y_hat) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d2) * h * (1 - h), x)


@hidden_gradient.mistake
def factor_two(x, h, y_hat, y, W2):
    d2 = 2 * (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d2) * h * (1 - h), x)


@hidden_gradient.mistake
def gradient_of_W2(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer(d2, h)


@hidden_gradient.mistake
def h_for_x(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d2) * h * (1 - h), h)


@hidden_gradient.mistake
def sigmoid_again(x, h, y_hat, y, W2):
    s_out, s_hid = 1 / (1 + np.exp(-y_hat)), 1 / (1 + np.exp(-h))
    d2 = (y_hat - y) * s_out * (1 - s_out)
    return np.outer((W2.T @ d2) * s_hid * (1 - s_hid), x)


@hidden_gradient.mistake
def w11_alone(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return (d2[0] * W2[0, 0] + d2[1] * W2[1, 0]) * h[0] * (1 - h[0]) * x[0]


@hidden_gradient.mistake
def no_error(x, h, y_hat, y, W2):
    d2 = y_hat * (1 - y_hat)
    return np.outer((W2.T @ d2) * h * (1 - h), x)


@hidden_gradient.mistake
def squared_error(x, h, y_hat, y, W2):
    d2 = 0.5 * (y_hat - y) ** 2 * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d2) * h * (1 - h), x)


@hidden_gradient.mistake
def half_kept(x, h, y_hat, y, W2):
    d2 = 0.5 * (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d2) * h * (1 - h), x)


@hidden_gradient.mistake
def dotted(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return np.dot((W2.T @ d2) * h * (1 - h), x)


@hidden_gradient.mistake
def no_brackets(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * 1 - y_hat
    return np.outer((W2.T @ d2) * h * 1 - h, x)


@hidden_gradient.mistake(key="no_brackets")
def no_hidden_brackets(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d2) * h * 1 - h, x)


@hidden_gradient.mistake
def entry_by_entry(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return (W2 * d2) * h * (1 - h) * x


@hidden_gradient.mistake(key="entry_by_entry")
def entry_by_entry_turned(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return (W2.T * d2) * h * (1 - h) * x


@hidden_gradient.mistake
def slope_from_x(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d2) * x * (1 - x), x)


@hidden_gradient.mistake
def second_output(x, h, y_hat, y, W2):
    d2 = (y_hat[1] - y[1]) * y_hat[1] * (1 - y_hat[1])
    return np.outer(d2 * W2[1] * h * (1 - h), x)


@hidden_gradient.mistake
def stretched(x, h, y_hat, y, W2):
    d2 = (y_hat - y) * y_hat * (1 - y_hat)
    return (W2.T @ d2) * h * (1 - h) * np.ones((2, 2)) * x[:, None]
