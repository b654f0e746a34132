"""Exercise of lesson 09: a convolution; what goes wrong with the bias and the channels.

Then read lesson_09_filters.py, and lesson_09_stride.py on stride and padding.
"""

import re

import numpy as np

from .answers import Unfit, numbers
from .arrays import arr
from .checker import exercise
from .words_09 import MINUS_ZERO, PER_COLOUR, WORDS


def _maps(answer, x, w, b, stride=..., padding=...):
    """One map per colour comes in too many ways to write them all out: its shape tells it.

    So does a slice that ends at -padding: without padding nothing fits into it.
    """
    options = [option for option in (stride, padding) if option is not ...]
    try:
        out = answer(x, w, b, *options)
    except ValueError as error:
        if re.search(r"into shape \([\d,]*\b0,0\)", str(error)) and not any(options[1:]):
            raise Unfit(MINUS_ZERO, "minus zero") from None
        raise
    array = numbers(out)
    C, K = len(x), len(w)
    if array is not None and array.ndim == 3 and len(array) == C != K:
        raise Unfit(PER_COLOUR.format(C=C, K=K), "per_colour")
    return out


def _case(x_shape, w_shape, *options, seed=9):
    """Small whole numbers: an answer that is off should be off by something one can see."""
    rng = np.random.default_rng(seed)
    x, w = rng.integers(0, 6, x_shape), rng.integers(-2, 4, w_shape)
    b = rng.permutation(np.arange(1, 2 * w_shape[0], 2)) * 10
    return x.astype(float), w.astype(float), b.astype(float), *options


@exercise(
    WORDS["conv2d"],
    cases=[
        (arr([[1, 2], [3, 4]]), arr([[[2, 1], [0, 3]]]), arr(5)),
        (arr([[1, 2, 4], [3, 5, 0]]), arr([[[1, 10]]]), arr(100)),
        (arr([[1, 2]], [[3, 4]]), arr([[[1]], [[10]]]), arr(100)),
        (
            arr([[1, 2]], [[3, 4]]),
            arr([[[1]], [[10]]], [[[2]], [[0]]], [[[0]], [[-5]]]),
            arr(1, 2, 3),
        ),
        _case((2, 3, 3), (2, 2, 2, 2)),
        _case((3, 2, 3), (2, 3, 1, 2), 1, 0),
        _case((1, 4, 5), (1, 1, 2, 2), 2, 0),
        (arr([[1, 2, 3]]), arr([[[1, 10, 100]]]), arr(0.5), 1, 1),
        _case((1, 3, 2), (2, 1, 3, 2), 1, 1),
        _case((2, 3, 4), (3, 2, 2, 2), 2, 1),
        _case((2, 2, 3), (1, 2, 2, 3), 3, 2),
        (arr([[0.5, 0.25], [1, 0]]), arr([[[1, 1], [0, 1]]]), arr(0.25)),
    ],
    run=_maps,
)
def conv2d(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    K, C, FH, FW = w.shape
    H_out = (x.shape[1] - FH) // stride + 1
    W_out = (x.shape[2] - FW) // stride + 1
    out = np.zeros((K, H_out, W_out))
    for k in range(K):
        for i in range(H_out):
            for j in range(W_out):
                top, left = i * stride, j * stride
                window = x[:, top : top + FH, left : left + FW]
                out[k, i, j] = np.sum(window * w[k]) + b[k]
    return out


@conv2d.mistake
def no_bias(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)


@conv2d.mistake
def bias_in_each_channel(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + len(x) * b[:, None, None]


@conv2d.mistake
def bias_in_each_product(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + w[0].size * b[:, None, None]


@conv2d.mistake
def one_bias(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w) + b[0]


@conv2d.mistake(key="one_bias")
def all_biases_added(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w) + b.sum()


@conv2d.mistake
def bias_along_the_width(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w) + b


@conv2d.mistake
def bias_multiplied(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out * b[:, None, None]


@conv2d.mistake
def mean_of_channels(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out / len(x) + b[:, None, None]


@conv2d.mistake
def mean_of_all(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out / w[0].size + b[:, None, None]


@conv2d.mistake
def first_channel(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    windows = windows[0, ::stride, ::stride]
    return np.einsum("ijhw,khw->kij", windows, w[:, 0]) + b[:, None, None]


@conv2d.mistake
def last_channel(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    windows = windows[-1, ::stride, ::stride]
    return np.einsum("ijhw,khw->kij", windows, w[:, -1]) + b[:, None, None]


@conv2d.mistake
def one_slice(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    windows = windows[:, ::stride, ::stride]
    return np.einsum("cijhw,khw->kij", windows, w[:, 0]) + b[:, None, None]
