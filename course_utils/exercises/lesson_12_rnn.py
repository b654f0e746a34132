"""Exercise of lesson 12: one step of a recurrent network."""

from functools import wraps

import numpy as np

from .arrays import arr
from .checker import exercise
from .words_12 import WORDS


def _case(n, inputs, hidden, seed=12):
    """Quarters, so that they print short and tanh does not yet run flat."""
    rng = np.random.default_rng(seed)
    shapes = ((n, inputs), (n, hidden), (inputs, hidden), (hidden, hidden), (hidden,))
    return tuple(rng.integers(-3, 4, shape) / 4 for shape in shapes)


def also_with_dot(exercise, *keys):
    """Know these mistakes with np.dot in place of @ too: shapes stop it in other words."""
    for known in [known for known in exercise.known if known.key in keys]:
        exercise.mistake(_with_dot(known.function), key=known.key)


def _with_dot(function):
    @wraps(function)
    def dotted(*case):
        try:
            return function(*case)
        except ValueError as error:
            raise ValueError("shapes not aligned") if "matmul" in str(error) else error from None

    return dotted


@exercise(
    WORDS["rnn_step"],
    cases=[
        (arr([1]), arr([0.5]), arr([0.25]), arr([-2]), arr(0.5)),
        (arr([1]), arr([0.5, -1]), arr([0.25, 1]), arr([0.5, 1], [-0.5, 0]), arr(0.25, -0.5)),
        (
            *(arr([1, 0.5]), arr([0.5, -1])),
            *(arr([0.25, 1], [0, 2]), arr([0.5, 1], [-1, 0]), arr(0.5, -1)),
        ),
        _case(2, 2, 2),
        _case(1, 3, 2),
        _case(3, 2, 4),
        _case(2, 1, 3),
    ],
)
def rnn_step(x, h, U, W, b):
    return np.tanh(x @ U + h @ W + b)


@rnn_step.mistake
def no_state(x, h, U, W, b):
    return np.tanh(x @ U + b)


@rnn_step.mistake
def no_input(x, h, U, W, b):
    return np.tanh(h @ W + b)


@rnn_step.mistake
def no_bias(x, h, U, W, b):
    return np.tanh(x @ U + h @ W)


@rnn_step.mistake
def no_tanh(x, h, U, W, b):
    return x @ U + h @ W + b


@rnn_step.mistake
def tanh_apart(x, h, U, W, b):
    return np.tanh(x @ U) + np.tanh(h @ W) + b


@rnn_step.mistake(key="tanh_apart")
def tanh_apart_and_of_b(x, h, U, W, b):
    return np.tanh(x @ U) + np.tanh(h @ W) + np.tanh(b)


@rnn_step.mistake(key="tanh_apart")
def tanh_apart_b_with_h(x, h, U, W, b):
    return np.tanh(x @ U) + np.tanh(h @ W + b)


@rnn_step.mistake(key="tanh_apart")
def tanh_apart_b_with_x(x, h, U, W, b):
    return np.tanh(x @ U + b) + np.tanh(h @ W)


@rnn_step.mistake(key="tanh_apart")
def tanh_apart_b_with_both(x, h, U, W, b):
    return np.tanh(x @ U + b) + np.tanh(h @ W + b)


@rnn_step.mistake
def tanh_on_one_part(x, h, U, W, b):
    return np.tanh(x @ U) + h @ W + b


@rnn_step.mistake(key="tanh_on_one_part")
def tanh_on_x_and_b(x, h, U, W, b):
    return np.tanh(x @ U + b) + h @ W


@rnn_step.mistake(key="tanh_on_one_part")
def tanh_on_h(x, h, U, W, b):
    return x @ U + np.tanh(h @ W) + b


@rnn_step.mistake(key="tanh_on_one_part")
def tanh_on_h_and_b(x, h, U, W, b):
    return x @ U + np.tanh(h @ W + b)


@rnn_step.mistake
def bias_outside(x, h, U, W, b):
    return np.tanh(x @ U + h @ W) + b


@rnn_step.mistake
def w_transposed(x, h, U, W, b):
    return np.tanh(x @ U + h @ W.T + b)


@rnn_step.mistake
def u_transposed(x, h, U, W, b):
    return np.tanh(x @ U.T + h @ W + b)


@rnn_step.mistake
def both_transposed(x, h, U, W, b):
    return np.tanh(x @ U.T + h @ W.T + b)


@rnn_step.mistake
def swapped(x, h, U, W, b):
    return np.tanh(x @ W + h @ U + b)


@rnn_step.mistake
def matrix_first(x, h, U, W, b):
    return np.tanh(U @ x + W @ h + b)


@rnn_step.mistake(key="matrix_first")
def matrix_first_transposed(x, h, U, W, b):
    return np.tanh(U.T @ x + W.T @ h + b)


@rnn_step.mistake(key="matrix_first")
def matrix_first_for_h(x, h, U, W, b):
    return np.tanh(x @ U + W @ h + b)


@rnn_step.mistake
def elementwise(x, h, U, W, b):
    return np.tanh(x * U + h * W + b)


@rnn_step.mistake
def elementwise_w(x, h, U, W, b):
    return np.tanh(x @ U + h * W + b)


@rnn_step.mistake
def no_w(x, h, U, W, b):
    return np.tanh(x @ U + h + b)


@rnn_step.mistake
def adds_old(x, h, U, W, b):
    return h + np.tanh(x @ U + h @ W + b)


@rnn_step.mistake(key="adds_old")
def adds_old_inside(x, h, U, W, b):
    return np.tanh(x @ U + h @ W + b + h)


@rnn_step.mistake
def half_old(x, h, U, W, b):
    return (h + np.tanh(x @ U + h @ W + b)) / 2


@rnn_step.mistake
def input_through_w(x, h, U, W, b):
    return np.tanh((x @ U + h) @ W + b)


@rnn_step.mistake
def multiplied(x, h, U, W, b):
    return np.tanh((x @ U) * (h @ W) + b)


@rnn_step.mistake
def bias_twice(x, h, U, W, b):
    return np.tanh(x @ U + b + h @ W + b)


@rnn_step.mistake
def minus_bias(x, h, U, W, b):
    return np.tanh(x @ U + h @ W - b)


@rnn_step.mistake
def sigmoid(x, h, U, W, b):
    return 1 / (1 + np.exp(-(x @ U + h @ W + b)))


@rnn_step.mistake
def relu(x, h, U, W, b):
    return np.maximum(x @ U + h @ W + b, 0)


@rnn_step.mistake
def two_values(x, h, U, W, b):
    h = np.tanh(x @ U + h @ W + b)
    return h, h


@rnn_step.mistake
def tanh_twice(x, h, U, W, b):
    return np.tanh(np.tanh(x @ U + h @ W + b))


also_with_dot(rnn_step, "u_transposed", "both_transposed", "swapped", "matrix_first")
