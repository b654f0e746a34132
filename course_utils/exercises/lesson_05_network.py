"""Exercise of lesson 05: the slopes of four weights of a network, by hand."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .variants import know
from .words_05 import WORDS


@exercise(
    WORDS["hidden_gradient"],
    cases=[
        (arr(1, 2), arr(0.5, 0.8), arr(0.5, 0.8), arr(0, 1), np.array([[1.0, 2.0], [3.0, 4.0]])),
        (arr(2, -1), arr(0.9, 0.2), arr(0.6, 0.3), arr(1, 0), np.array([[0.5, -1.0], [2.0, 1.5]])),
    ],
)
def hidden_gradient(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    d_hidden = (W2.T @ d) * h * (1 - h)
    return np.outer(d_hidden, x)


@hidden_gradient.mistake
def first_output(x, h, y_hat, y, W2):
    d = (y_hat[0] - y[0]) * y_hat[0] * (1 - y_hat[0])
    return np.outer(d * W2[0] * h * (1 - h), x)


@hidden_gradient.mistake
def no_output_slope(x, h, y_hat, y, W2):
    d_hidden = (W2.T @ (y_hat - y)) * h * (1 - h)
    return np.outer(d_hidden, x)


@hidden_gradient.mistake
def no_hidden_slope(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer(W2.T @ d, x)


@hidden_gradient.mistake
def no_slopes(x, h, y_hat, y, W2):
    return np.outer(W2.T @ (y_hat - y), x)


@hidden_gradient.mistake
def not_transposed(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2 @ d) * h * (1 - h), x)


@hidden_gradient.mistake
def forgot_W2(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer(d * h * (1 - h), x)


@hidden_gradient.mistake
def forgot_x(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return (W2.T @ d) * h * (1 - h)


@hidden_gradient.mistake
def elementwise(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return (W2.T @ d) * h * (1 - h) * x


@hidden_gradient.mistake
def transposed(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer(x, (W2.T @ d) * h * (1 - h))


@hidden_gradient.mistake
def turned(x, h, y_hat, y, W2):
    d = (y - y_hat) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d) * h * (1 - h), x)


@hidden_gradient.mistake
def factor_two(x, h, y_hat, y, W2):
    d = 2 * (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d) * h * (1 - h), x)


@hidden_gradient.mistake
def gradient_of_W2(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer(d, h)


@hidden_gradient.mistake
def h_for_x(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d) * h * (1 - h), h)


@hidden_gradient.mistake
def sigmoid_again(x, h, y_hat, y, W2):
    s_out, s_hid = 1 / (1 + np.exp(-y_hat)), 1 / (1 + np.exp(-h))
    d = (y_hat - y) * s_out * (1 - s_out)
    return np.outer((W2.T @ d) * s_hid * (1 - s_hid), x)


@hidden_gradient.mistake
def w11_alone(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return (d[0] * W2[0, 0] + d[1] * W2[1, 0]) * h[0] * (1 - h[0]) * x[0]


@hidden_gradient.mistake
def no_error(x, h, y_hat, y, W2):
    d = y_hat * (1 - y_hat)
    return np.outer((W2.T @ d) * h * (1 - h), x)


@hidden_gradient.mistake
def squared_error(x, h, y_hat, y, W2):
    d = 0.5 * (y_hat - y) ** 2 * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d) * h * (1 - h), x)


@hidden_gradient.mistake
def half_kept(x, h, y_hat, y, W2):
    d = 0.5 * (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d) * h * (1 - h), x)


@hidden_gradient.mistake
def dotted(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return np.dot((W2.T @ d) * h * (1 - h), x)


@hidden_gradient.mistake
def no_brackets(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * 1 - y_hat
    return np.outer((W2.T @ d) * h * 1 - h, x)


@hidden_gradient.mistake(key="no_brackets")
def no_hidden_brackets(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d) * h * 1 - h, x)


@hidden_gradient.mistake
def entry_by_entry(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return (W2 * d) * h * (1 - h) * x


@hidden_gradient.mistake(key="entry_by_entry")
def entry_by_entry_turned(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return (W2.T * d) * h * (1 - h) * x


@hidden_gradient.mistake
def slope_from_x(x, h, y_hat, y, W2):
    d = (y_hat - y) * y_hat * (1 - y_hat)
    return np.outer((W2.T @ d) * x * (1 - x), x)


@hidden_gradient.mistake
def second_output(x, h, y_hat, y, W2):
    d = (y_hat[1] - y[1]) * y_hat[1] * (1 - y_hat[1])
    return np.outer(d * W2[1] * h * (1 - h), x)


know(hidden_gradient, {
    "summed_wrong": [{"W2.T @ d": "(W2.T * d).sum(axis=0)"}],
    "same_column": [{"W2.T @ d": "W2[:, 0] @ d"}],
    "x_of_the_row": [{"np.outer(d_hidden, x)": "np.outer(d_hidden * x, np.ones(2))"}],
    "sigmoid_again": [{"h * (1 - h)": "(1 / (1 + np.exp(-h))) * (1 - 1 / (1 + np.exp(-h)))"}],
})  # fmt: skip
