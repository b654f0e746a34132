"""Exercise of lesson 09: what goes wrong with the places at which a kernel is laid down."""

import numpy as np

from .lesson_09_slide import slide

__all__ = ["slide"]


@slide.mistake
def one_short(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3))[:-1, :-1]


@slide.mistake(key="one_short")
def loops_one_short(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    out = (windows * kernel).sum(axis=(2, 3))
    out[-1], out[:, -1] = 0, 0
    return out


@slide.mistake
def too_far(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H, W))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(x[i : i + FH, j : j + FW] * kernel)
    return out


@slide.mistake(key="too_far")
def one_too_far(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H - FH + 2, W - FW + 2))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(x[i : i + FH, j : j + FW] * kernel)
    return out


@slide.mistake
def size_of_x(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    sums = (windows * kernel).sum(axis=(2, 3))
    out = np.zeros_like(x)
    out[: sums.shape[0], : sums.shape[1]] = sums
    return out


@slide.mistake
def padded(x, kernel):
    up, left = kernel.shape[0] // 2, kernel.shape[1] // 2
    x = np.pad(x, ((up, up), (left, left)))
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3))


@slide.mistake(key="padded")
def padded_to_the_same_size(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    x = np.pad(x, ((FH // 2, FH // 2), (FW // 2, FW // 2)))
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3))[:H, :W]


@slide.mistake(key="padded")
def padded_behind(x, kernel):
    FH, FW = kernel.shape
    x = np.pad(x, ((0, FH - 1), (0, FW - 1)))
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3))


@slide.mistake(key="padded")
def padded_in_full(x, kernel):
    FH, FW = kernel.shape
    x = np.pad(x, ((FH - 1, FH - 1), (FW - 1, FW - 1)))
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3))


@slide.mistake
def transposed(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3)).T


@slide.mistake
def places_swapped(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((H - FH + 1, W - FW + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(x[j : j + FH, i : i + FW] * kernel)
    return out


@slide.mistake
def shape_swapped(x, kernel):
    (H, W), (FH, FW) = x.shape, kernel.shape
    out = np.zeros((W - FW + 1, H - FH + 1))
    for i in range(H - FH + 1):
        for j in range(W - FW + 1):
            out[i, j] = np.sum(x[i : i + FH, j : j + FW] * kernel)
    return out


@slide.mistake
def square_only(x, kernel):
    n, FH = len(x), len(kernel)
    out = np.zeros((n - FH + 1, n - FH + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(x[i : i + FH, j : j + FH] * kernel)
    return out


@slide.mistake(key="square_only")
def square_kernel_only(x, kernel):
    (H, W), FH = x.shape, kernel.shape[0]
    out = np.zeros((H - FH + 1, W - FH + 1))
    for i, j in np.ndindex(out.shape):
        out[i, j] = np.sum(x[i : i + FH, j : j + FH] * kernel)
    return out


@slide.mistake
def diagonal(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return np.diagonal((windows * kernel).sum(axis=(2, 3)))


@slide.mistake
def tiles(x, kernel):
    FH, FW = kernel.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)[::FH, ::FW]
    return (windows * kernel).sum(axis=(2, 3))


@slide.mistake
def flat(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3)).flatten()


@slide.mistake
def last_place(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3))[-1, -1]


@slide.mistake
def returned_early(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    out = (windows * kernel).sum(axis=(2, 3))
    out[1:] = 0
    return out


@slide.mistake(key="returned_early")
def returned_at_once(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    out = (windows * kernel).sum(axis=(2, 3))
    out.flat[1:] = 0
    return out


@slide.mistake
def whole_numbers(x, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(x, kernel.shape)
    return (windows * kernel).sum(axis=(2, 3)).astype(int)


@slide.mistake
def zeros_without_brackets(x, kernel):
    return np.zeros(x.shape[0] - kernel.shape[0] + 1, x.shape[1] - kernel.shape[1] + 1)
