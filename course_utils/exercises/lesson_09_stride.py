"""Exercise of lesson 09: what goes wrong with the stride and the padding of a convolution."""

import numpy as np

from .lesson_09_filters import conv2d
from .lesson_09_options import also_without
from .variants import know

__all__ = ["conv2d"]

also_without(conv2d, {"stride": 1}, {"padding": 0}, {"stride": 1, "padding": 0})


@conv2d.mistake
def stride_ignored(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->kij", windows, w) + b[:, None, None]


@conv2d.mistake
def padding_ignored(x, w, b, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake
def both_ignored(x, w, b, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->kij", windows, w) + b[:, None, None]


@conv2d.mistake
def stride_only_in_the_size(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    K, _, FH, FW = w.shape
    H_out, W_out = (x.shape[1] - FH) // stride + 1, (x.shape[2] - FW) // stride + 1
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows, w)[:, :H_out, :W_out]
    return out + b[:, None, None]


@conv2d.mistake
def stride_only_in_the_windows(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    K, _, FH, FW = w.shape
    out = np.zeros((K, x.shape[1] - FH + 1, x.shape[2] - FW + 1))
    for k, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[k, i, j] = np.sum(x[:, top : top + FH, left : left + FW] * w[k]) + b[k]
    return out


@conv2d.mistake
def stride_downwards_only(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->kij", windows[:, ::stride], w) + b[:, None, None]


@conv2d.mistake
def stride_sideways_only(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->kij", windows[:, :, ::stride], w) + b[:, None, None]


@conv2d.mistake
def stride_left_out_at_the_end(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    K, _, FH, FW = w.shape
    out = np.zeros((K, (x.shape[1] - FH) // stride + 1, (x.shape[2] - FW) // stride + 1))
    for k, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[k, i, j] = np.sum(x[:, top : i + FH, left : j + FW] * w[k]) + b[k]
    return out


@conv2d.mistake
def partial_windows(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    K, _, FH, FW = w.shape
    out = np.zeros((K, -((FH - x.shape[1]) // stride) + 1, -((FW - x.shape[2]) // stride) + 1))
    for k, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[k, i, j] = np.sum(x[:, top : top + FH, left : left + FW] * w[k]) + b[k]
    return out


@conv2d.mistake
def padding_before(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, 0), (padding, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake(key="padding_before")
def padding_behind(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (0, padding), (0, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake
def padding_downwards_only(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake(key="padding_downwards_only")
def padding_sideways_only(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (0, 0), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake
def padding_everywhere(x, w, b, stride=1, padding=0):
    x = np.pad(x, padding)
    K, _, FH, FW = w.shape
    out = np.zeros((K, (x.shape[1] - FH) // stride + 1, (x.shape[2] - FW) // stride + 1))
    for k, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[k, i, j] = np.sum(x[:, top : top + FH, left : left + FW] * w[k]) + b[k]
    return out


@conv2d.mistake(key="padding_everywhere")
def padding_shifts_the_channels(x, w, b, stride=1, padding=0):
    x = np.pad(x, padding)[: len(x)]
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake
def padding_of_the_edge(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)), mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake(key="padding_of_the_edge")
def padding_mirrored(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)), mode="reflect")
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake
def padding_of_ones(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)), constant_values=1)
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake
def padding_twice(x, w, b, stride=1, padding=0):
    around = (2 * padding, 2 * padding)
    x = np.pad(x, ((0, 0), around, around))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake
def padding_of_the_answer(x, w, b, stride=1, padding=0):
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w) + b[:, None, None]
    return np.pad(out, ((0, 0), (padding, padding), (padding, padding)))


@conv2d.mistake
def padding_counted_again(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    (K, _, FH, FW), H, W = w.shape, x.shape[1] + 2 * padding, x.shape[2] + 2 * padding
    out = np.zeros((K, (H - FH) // stride + 1, (W - FW) // stride + 1))
    for k, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[k, i, j] = np.sum(x[:, top : top + FH, left : left + FW] * w[k]) + b[k]
    return out


@conv2d.mistake
def size_before_padding(x, w, b, stride=1, padding=0):
    K, _, FH, FW = w.shape
    H_out, W_out = (x.shape[1] - FH) // stride + 1, (x.shape[2] - FW) // stride + 1
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out[:, :H_out, :W_out] + b[:, None, None]


LOOPS = {"range(H_out)": "range(0, x.shape[1] - FH + 1, stride)",
         "range(W_out)": "range(0, x.shape[2] - FW + 1, stride)",
         "i * stride, j * stride": "i, j"}  # fmt: skip
BOTH_ENDS, ONE_END = "(padding, padding), (padding, padding)", "(padding, 0), (padding, 0)"
know(conv2d, {
    "stepped_places": [LOOPS],
    "divided_first": [{"(x.shape[1] - FH) // stride": "x.shape[1] // stride - FH",
                       "(x.shape[2] - FW) // stride": "x.shape[2] // stride - FW"}],
    "padding_before": [{BOTH_ENDS: ONE_END, "x.shape[1] - FH": "x.shape[1] + padding - FH",
                        "x.shape[2] - FW": "x.shape[2] + padding - FW"}],
})  # fmt: skip
