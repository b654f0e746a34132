"""Exercise of lesson 09: what goes wrong with the places of the windows in pooling."""

import numpy as np

from .lesson_09_max_pool import max_pool
from .lesson_09_options import also_without
from .variants import know

__all__ = ["max_pool"]

also_without(max_pool, {"stride": 1})


@max_pool.mistake
def stride_one(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows.max(axis=(3, 4))


@max_pool.mistake
def stride_is_size(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::size, ::size].max(axis=(3, 4))


@max_pool.mistake
def stride_downwards_only(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride].max(axis=(3, 4))


@max_pool.mistake(key="stride_downwards_only")
def stride_sideways_only(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, :, ::stride].max(axis=(3, 4))


@max_pool.mistake
def stride_only_in_the_size(x, size, stride):
    H_out, W_out = (x.shape[1] - size) // stride + 1, (x.shape[2] - size) // stride + 1
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, :H_out, :W_out].max(axis=(3, 4))


@max_pool.mistake(key="stride_is_size")
def windows_by_size(x, size, stride):
    out = np.zeros((len(x), (x.shape[1] - size) // stride + 1, (x.shape[2] - size) // stride + 1))
    for c, i, j in np.ndindex(out.shape):
        top, left = i * size, j * size
        out[c, i, j] = np.max(x[c, top : top + size, left : left + size])
    return out


@max_pool.mistake
def stride_only_in_the_windows(x, size, stride):
    out = np.zeros((len(x), x.shape[1] - size + 1, x.shape[2] - size + 1))
    for c, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[c, i, j] = np.max(x[c, top : top + size, left : left + size])
    return out


@max_pool.mistake
def stride_by_stride(x, size, stride):
    out = np.zeros((len(x), (x.shape[1] - size) // stride + 1, (x.shape[2] - size) // stride + 1))
    for c, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[c, i, j] = np.max(x[c, top : top + stride, left : left + stride])
    return out


@max_pool.mistake
def partial_windows(x, size, stride):
    _, H, W = x.shape
    out = np.zeros((len(x), -((size - H) // stride) + 1, -((size - W) // stride) + 1))
    for c, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[c, i, j] = np.max(x[c, top : top + size, left : left + size])
    return out


@max_pool.mistake(key="partial_windows")
def window_at_every_start(x, size, stride):
    out = np.zeros(x[:, ::stride, ::stride].shape)
    for c, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[c, i, j] = np.max(x[c, top : top + size, left : left + size])
    return out


@max_pool.mistake
def padded(x, size, stride):
    _, H, W = x.shape
    down, right = -(H - size) % stride, -(W - size) % stride
    x = np.pad(x, ((0, 0), (0, down), (0, right)))
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(3, 4))


@max_pool.mistake(key="padded")
def padded_around(x, size, stride):
    x = np.pad(x, ((0, 0), (1, 1), (1, 1)))
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(3, 4))


@max_pool.mistake(key="padded")
def padded_by_half(x, size, stride):
    x = np.pad(x, ((0, 0), (size // 2, size // 2), (size // 2, size // 2)))
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(3, 4))


@max_pool.mistake
def one_short(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(3, 4))[:, :-1, :-1]


@max_pool.mistake(key="one_short")
def forgot_one(x, size, stride):
    _, H, W = x.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    out = windows[:, ::stride, ::stride].max(axis=(3, 4))
    return out[:, : (H - size) // stride, : (W - size) // stride]


@max_pool.mistake
def size_by_stride(x, size, stride):
    out = np.zeros((len(x), x.shape[1] // stride, x.shape[2] // stride))
    for c, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[c, i, j] = np.max(x[c, top : top + size, left : left + size])
    return out


@max_pool.mistake
def places_swapped(x, size, stride):
    out = np.zeros((len(x), (x.shape[1] - size) // stride + 1, (x.shape[2] - size) // stride + 1))
    for c, i, j in np.ndindex(out.shape):
        top, left = j * stride, i * stride
        out[c, i, j] = np.max(x[c, top : top + size, left : left + size])
    return out


know(max_pool, {
    "stepped_places": [{"range(H_out)": "range(0, H - size + 1, stride)",
                        "range(W_out)": "range(0, W - size + 1, stride)",
                        "i * stride, j * stride": "i, j"}],
})  # fmt: skip
