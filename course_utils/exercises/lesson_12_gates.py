"""Exercise of lesson 12, lstm_step: what goes wrong in z, in cutting it, and in the gates."""

import numpy as np

from .lesson_12_lstm import lstm_step
from .lesson_12_rnn import also_with_dot


@lstm_step.mistake
def i_and_f_swapped(x, h, c, U, W, b):
    f, i, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def g_last(x, h, c, U, W, b):
    i, f, o, g = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def other_order(x, h, c, U, W, b):
    f, g, i, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake(key="other_order")
def order_fiog(x, h, c, U, W, b):
    f, i, o, g = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake(key="other_order")
def order_iofg(x, h, c, U, W, b):
    i, o, f, g = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake(key="other_order")
def order_igfo(x, h, c, U, W, b):
    i, g, f, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake(key="other_order")
def order_gifo(x, h, c, U, W, b):
    g, i, f, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def g_sigmoid(x, h, c, U, W, b):
    i, f, g, o = np.split(1 / (1 + np.exp(-(x @ U + h @ W + b))), 4, axis=1)
    c = f * c + i * g
    return o * np.tanh(c), c


@lstm_step.mistake
def gates_tanh(x, h, c, U, W, b):
    i, f, g, o = np.split(np.tanh(x @ U + h @ W + b), 4, axis=1)
    c = f * c + i * g
    return o * np.tanh(c), c


@lstm_step.mistake
def gates_raw(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def g_raw(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * g
    return o * np.tanh(c), c


@lstm_step.mistake
def nothing_squashed(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    c = f * c + i * g
    return o * np.tanh(c), c


@lstm_step.mistake
def sigmoid_upside_down(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def no_h(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def no_x(x, h, c, U, W, b):
    i, f, g, o = np.split(h @ W + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def no_b(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def swapped(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ W + h @ U + b, 4, axis=1)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def interleaved(x, h, c, U, W, b):
    z = x @ U + h @ W + b
    i, f, g, o = z[:, 0::4], z[:, 1::4], z[:, 2::4], z[:, 3::4]
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def rows_cut(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4)
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake(key="rows_cut")
def rows_unpacked(x, h, c, U, W, b):
    i, f, g, o = x @ U + h @ W + b
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake(key="rows_cut")
def rows_sliced(x, h, c, U, W, b):
    z, H = x @ U + h @ W + b, h.shape[1]
    i, f, g, o = z[:H], z[H : 2 * H], z[2 * H : 3 * H], z[3 * H :]
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake(key="rows_cut")
def width_from_the_rows(x, h, c, U, W, b):
    z, H = x @ U + h @ W + b, len(h)
    i, f, g, o = z[:, :H], z[:, H : 2 * H], z[:, 2 * H : 3 * H], z[:, 3 * H :]
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


@lstm_step.mistake
def length_of_x(x, h, c, U, W, b):
    z, H = x @ U + h @ W + b, x.shape[1]
    i, f, g, o = z[:, :H], z[:, H : 2 * H], z[:, 2 * H : 3 * H], z[:, 3 * H :]
    i, f, o = (1 / (1 + np.exp(-z)) for z in (i, f, o))
    c = f * c + i * np.tanh(g)
    return o * np.tanh(c), c


also_with_dot(lstm_step, "swapped")
