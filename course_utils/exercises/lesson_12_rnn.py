"""Exercise of lesson 12: one step of a recurrent network."""

import re

import numpy as np

from .arrays import arr
from .checker import exercise
from .variants import know
from .words_12 import WORDS


def _case(n, inputs, hidden, seed=12):
    """Quarters, so that they print short and tanh does not yet run flat."""
    rng = np.random.default_rng(seed)
    shapes = ((n, inputs), (n, hidden), (inputs, hidden), (hidden, hidden), (hidden,))
    return tuple(rng.integers(-3, 4, shape) / 4 for shape in shapes)


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


_SUM = "x @ U + h @ W + b"
_ANSWER = f"np.tanh({_SUM})"


def with_dot(code):
    """The same with np.dot in place of @: where shapes stop it, NumPy says so in other words."""
    return re.sub(r"(\S+) @ (\S+)", r"np.dot(\1, \2)", code)


# Key of a message -> what stands in place of the sum, once with @ and once with np.dot.
_SUMS = {
    "u_transposed": ["x @ U.T + h @ W + b"],
    "both_transposed": ["x @ U.T + h @ W.T + b"],
    "swapped": ["x @ W + h @ U + b"],
    "matrix_first": ["U @ x + W @ h + b", "U.T @ x + W.T @ h + b", "x @ U + W @ h + b"],
}

# Key of a message -> what stands in place of the whole answer.
_ANSWERS = {
    "no_state": ["np.tanh(x @ U + b)"],
    "no_input": ["np.tanh(h @ W + b)"],
    "no_bias": ["np.tanh(x @ U + h @ W)"],
    "no_tanh": [_SUM],
    "tanh_apart": [
        "np.tanh(x @ U) + np.tanh(h @ W) + b",
        "np.tanh(x @ U) + np.tanh(h @ W) + np.tanh(b)",
        "np.tanh(x @ U) + np.tanh(h @ W + b)",
        "np.tanh(x @ U + b) + np.tanh(h @ W)",
        "np.tanh(x @ U + b) + np.tanh(h @ W + b)",
    ],
    "tanh_on_one_part": [
        "np.tanh(x @ U) + h @ W + b",
        "np.tanh(x @ U + b) + h @ W",
        "x @ U + np.tanh(h @ W) + b",
        "x @ U + np.tanh(h @ W + b)",
    ],
    "w_transposed": ["np.tanh(x @ U + h @ W.T + b)"],
    "bias_outside": ["np.tanh(x @ U + h @ W) + b"],
    "elementwise": ["np.tanh(x * U + h * W + b)"],
    "elementwise_w": ["np.tanh(x @ U + h * W + b)"],
    "no_w": ["np.tanh(x @ U + h + b)"],
    "adds_old": [f"h + {_ANSWER}", f"np.tanh({_SUM} + h)"],
    "half_old": [f"(h + {_ANSWER}) / 2"],
    "input_through_w": ["np.tanh((x @ U + h) @ W + b)"],
    "multiplied": ["np.tanh((x @ U) * (h @ W) + b)"],
    "bias_twice": ["np.tanh(x @ U + b + h @ W + b)"],
    "minus_bias": ["np.tanh(x @ U + h @ W - b)"],
    "sigmoid": [f"1 / (1 + np.exp(-({_SUM})))"],
    "relu": [f"np.maximum({_SUM}, 0)"],
    "two_values": [f"{_ANSWER}, {_ANSWER}"],
    "tanh_twice": [f"np.tanh({_ANSWER})"],
}

know(rnn_step, {key: [{_SUM: wrong} for wrong in ways] for key, ways in _SUMS.items()})
know(rnn_step, {key: [{_ANSWER: wrong} for wrong in ways] for key, ways in _ANSWERS.items()})
know(rnn_step, {key: [{_SUM: with_dot(wrong)} for wrong in ways] for key, ways in _SUMS.items()})
