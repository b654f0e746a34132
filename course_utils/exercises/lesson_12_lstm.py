"""Exercise of lesson 12: one step of an LSTM; what goes wrong behind the gates.

What goes wrong in the gates and in z stands in lesson_12_gates.py.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .words_12_lstm import LSTM_STEP


def _case(n, inputs, hidden, seed=12):
    """Halves, so that they print short."""
    rng = np.random.default_rng(seed)
    wide = 4 * hidden
    shapes = ((n, inputs), (n, hidden), (n, hidden), (inputs, wide), (hidden, wide), (wide,))
    return tuple(rng.integers(-3, 4, shape) / 2 for shape in shapes)


@exercise(
    LSTM_STEP,
    cases=[
        (
            *(arr([1]), arr([0.5]), arr([2])),
            *(arr([0, 1, -1, 2]), arr([2, 0, 1, -2]), arr(-1, 0, 1, 0.5)),
        ),
        _case(1, 1, 2),
        _case(2, 3, 2),
        _case(3, 2, 2),
        _case(4, 1, 3),
        _case(3, 3, 1),
    ],
)
def lstm_step(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i = 1 / (1 + np.exp(-i))
    f = 1 / (1 + np.exp(-f))
    o = 1 / (1 + np.exp(-o))
    c = f * c + i * np.tanh(g)
    h = o * np.tanh(c)
    return h, c


@lstm_step.mistake
def h_from_old_c(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    return o * np.tanh(c), f * c + i * np.tanh(g)


@lstm_step.mistake
def no_tanh_on_c(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * c, c


@lstm_step.mistake
def sigmoid_on_c(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o / (1 + np.exp(-c)), c


@lstm_step.mistake
def tanh_kept_in_c(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = np.tanh(f * c + i * np.tanh(g))
    return o * c, c


@lstm_step.mistake(key="tanh_kept_in_c")
def tanh_twice(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = np.tanh(f * c + i * np.tanh(g))
    return o * np.tanh(c), c


@lstm_step.mistake
def o_forgotten(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return np.tanh(c), c


@lstm_step.mistake
def o_on_c(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return np.tanh(o * c), c


@lstm_step.mistake(key="o_on_c")
def o_kept_in_c(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = o * (f * c + i * np.tanh(g))
    return np.tanh(c), c


@lstm_step.mistake
def i_forgotten(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    f, o = (1 / (1 + np.exp(-z)) for z in (f, o))
    c = f * c + np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def f_forgotten(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, o = (1 / (1 + np.exp(-z)) for z in (i, o))
    c = c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def coupled(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    f, o = (1 / (1 + np.exp(-z)) for z in (f, o))
    c = f * c + (1 - f) * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def f_as_forgetting(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = (1 - f) * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def i_upside_down(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + (1 - i) * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def g_forgotten(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i
    return o * np.tanh(c), c


@lstm_step.mistake
def c_forgotten(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake(key="c_forgotten")
def f_alone(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def all_multiplied(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c * i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def h_for_c(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * h + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def old_c_returned(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    return o * np.tanh(f * c + i * np.tanh(g)), c


@lstm_step.mistake
def returned_c_h(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return c, o * np.tanh(c)


@lstm_step.mistake
def only_h(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    return o * np.tanh(f * c + i * np.tanh(g))


@lstm_step.mistake
def as_torch(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), (o * np.tanh(c), c)


@lstm_step.mistake
def adds_old_h(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return h + o * np.tanh(c), c
