"""Exercise of lesson 09: what goes wrong with the filters of a convolution, and with its axes."""

import numpy as np

from .lesson_09_conv2d import conv2d

__all__ = ["conv2d"]


@conv2d.mistake
def channels_kept(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kcij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None, None]


@conv2d.mistake(key="channels_kept")
def channels_in_a_row(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kcij", windows[:, ::stride, ::stride], w)
    return (out + b[:, None, None, None]).reshape(-1, *out.shape[2:])


@conv2d.mistake(key="channels_kept")
def channels_without_bias(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->kcij", windows[:, ::stride, ::stride], w)


@conv2d.mistake
def filter_meets_its_channel(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    windows = windows[:, ::stride, ::stride]
    out = np.zeros((len(w), *windows.shape[1:3]))
    for k, i, j in np.ndindex(out.shape):
        out[k, i, j] = np.sum(windows[k, i, j] * w[k, k]) + b[k]
    return out


@conv2d.mistake
def filters_summed(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->ij", windows[:, ::stride, ::stride], w) + b.sum()


@conv2d.mistake(key="filters_summed")
def all_filters_at_once(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->ij", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake
def one_filter(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,chw->ij", windows[:, ::stride, ::stride], w[0])
    return out + b[:, None, None]


@conv2d.mistake(key="one_filter")
def only_the_first_map(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,chw->ij", windows[:, ::stride, ::stride], w[0]) + b[0]


@conv2d.mistake
def last_filter(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,chw->ij", windows[:, ::stride, ::stride], w[-1]) + b[-1]


@conv2d.mistake
def returned_early(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    out += b[:, None, None]
    out[1:] = 0
    return out


@conv2d.mistake
def flipped(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w[..., ::-1, ::-1])
    return out + b[:, None, None]


@conv2d.mistake(key="flipped")
def flipped_with_channels(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w[:, ::-1, ::-1, ::-1])
    return out + b[:, None, None]


@conv2d.mistake
def channels_last(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    return np.einsum("cijhw,kchw->ijk", windows[:, ::stride, ::stride], w) + b


@conv2d.mistake
def width_first(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kji", windows[:, ::stride, ::stride], w)
    return out + b[:, None, None]


@conv2d.mistake
def filters_and_channels_swapped(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    windows = windows[:, ::stride, ::stride]
    out = np.zeros((len(w), *windows.shape[1:3]))
    for k, i, j in np.ndindex(out.shape):
        out[k, i, j] = np.sum(windows[:, i, j] * w[:, k]) + b[k]
    return out


@conv2d.mistake
def largest(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    products = windows[None, :, ::stride, ::stride] * w[:, :, None, None]
    return products.max(axis=(1, 4, 5)) + b[:, None, None]


@conv2d.mistake
def relu_added(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return np.maximum(0, out + b[:, None, None])


@conv2d.mistake
def running_total(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out.cumsum().reshape(out.shape) + b[:, None, None]


@conv2d.mistake
def square_only(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    n, (K, _, FH, FW) = (x.shape[1] - w.shape[2]) // stride + 1, w.shape
    out = np.zeros((K, n, n))
    for k, i, j in np.ndindex(K, n, n):
        top, left = i * stride, j * stride
        out[k, i, j] = np.sum(x[:, top : top + FH, left : left + FW] * w[k]) + b[k]
    return out


@conv2d.mistake(key="square_only")
def square_filter_only(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    K, _, F, _ = w.shape
    out = np.zeros((K, (x.shape[1] - F) // stride + 1, (x.shape[2] - F) // stride + 1))
    for k, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[k, i, j] = np.sum(x[:, top : top + F, left : left + F] * w[k]) + b[k]
    return out


@conv2d.mistake
def whole_numbers(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return (out + b[:, None, None]).astype(int)


@conv2d.mistake
def many_in_one_place(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    windows = windows[:, ::stride, ::stride]
    out = np.zeros((len(w), *windows.shape[1:3]))
    for k, i, j in np.ndindex(out.shape):
        out[k, i, j] = windows[:, i, j] * w[k] + b[k]
    return out


@conv2d.mistake(key="many_in_one_place")
def whole_bias(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    sums = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    out = np.zeros(sums.shape)
    for place in np.ndindex(out.shape):
        out[place] = sums[place] + b
    return out


@conv2d.mistake
def zeros_without_brackets(x, w, b, stride=1, padding=0):
    return np.zeros(len(w), x.shape[1] - w.shape[2] + 1, x.shape[2] - w.shape[3] + 1)


@conv2d.mistake
def one_short(x, w, b, stride=1, padding=0):
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    H_out, W_out = (x.shape[1] - w.shape[2]) // stride, (x.shape[2] - w.shape[3]) // stride
    windows = np.lib.stride_tricks.sliding_window_view(x, w.shape[2:], axis=(1, 2))
    out = np.einsum("cijhw,kchw->kij", windows[:, ::stride, ::stride], w)
    return out[:, :H_out, :W_out] + b[:, None, None]


@conv2d.mistake
def axes_unpacked(x, w, b, stride=1, padding=0):
    H, W = x.shape
    return np.zeros((len(w), H, W))
