"""Exercise of lesson 09: a kernel slides over a picture; its places are in lesson_09_places.py."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .words_09 import WORDS


@exercise(
    WORDS["slide"],
    cases=[
        (arr([1, 2, 4]), arr([3, 1])),
        (arr([1, 2, 4], [3, 5, 0]), arr([2, 1], [0, 3])),
        (arr([1, 4], [2, 0], [5, 3]), arr([1], [10])),
        (arr([1, 2, 0], [3, 1, 4], [0, 5, 2]), arr([1, 2], [3, 0])),
        (arr([1, 5, 2, 0], [4, 0, 3, 6]), arr([1, 0, 2], [0, 3, 1])),
        (arr([1, 2, 0, 3], [0, 4, 1, 5], [6, 0, 2, 1]), arr([1, 2], [-3, 1])),
        (arr([2, 0, 1], [5, 3, 0], [1, 4, 2], [0, 1, 6]), arr([1, -1])),
        (arr([1, 2, 0, 1, 3], [0, 4, 1, 5, 0], [2, 0, 3, 1, 1]), arr([1, 0], [2, 1], [0, -4])),
        (arr([1, 2, 3], [4, 6, 0]), arr([0.5, 0.25])),
        (arr([1, 0], [2, 3]), arr([4, 1], [2, 5])),
    ],
)
def slide(x, kernel):
    H, W = x.shape
    FH, FW = kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            window = x[i : i + FH, j : j + FW]
            out[i, j] = np.sum(window * kernel)
    return out


@slide.mistake
def flipped(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel[::-1, ::-1]).sum(axis=(2, 3))


@slide.mistake
def flipped_one_way(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel[::-1]).sum(axis=(2, 3))


@slide.mistake(key="flipped_one_way")
def flipped_sideways(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel[:, ::-1]).sum(axis=(2, 3))


@slide.mistake
def turned_kernel(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(x[i : i + FH, j : j + FW] * kernel.T)
    return out


@slide.mistake
def sides_swapped(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(x[i : i + FW, j : j + FH] * kernel)
    return out


@slide.mistake(key="sides_swapped")
def sides_read_the_wrong_way(x, kernel):
    (H, W), (FW, FH) = x.shape, kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(x[i : i + FH, j : j + FW] * kernel)
    return out


@slide.mistake
def mean(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).mean(axis=(2, 3))


@slide.mistake
def weighted_mean(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3)) / kernel.sum()


@slide.mistake
def maximum(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).max(axis=(2, 3))


@slide.mistake
def no_kernel(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return windows.sum(axis=(2, 3))


@slide.mistake
def added(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows + kernel).sum(axis=(2, 3))


@slide.mistake
def multiplied(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).prod(axis=(2, 3))


@slide.mistake
def not_summed(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return windows * kernel


@slide.mistake(key="not_summed")
def products_into_one_place(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = x[i : i + FH, j : j + FW] * kernel
    return out


@slide.mistake
def summed_one_way(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=2)


@slide.mistake(key="summed_one_way")
def summed_across(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=3)


@slide.mistake
def last_product(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return windows[:, :, -1, -1] * kernel[-1, -1]


@slide.mistake
def running_total(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    out = (windows * kernel).sum(axis=(2, 3))
    return out.cumsum().reshape(out.shape)


@slide.mistake
def matrix_product(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(x[i : i + FH, j : j + FW] @ kernel)
    return out


@slide.mistake(key="matrix_product")
def with_dot(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(np.dot(x[i : i + FH, j : j + FW], kernel))
    return out


@slide.mistake(key="matrix_product")
def rows_meet_rows(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows @ kernel.T).sum(axis=(2, 3))
