"""Exercise of lesson 09: of every window only the largest number stays."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .words_09 import WORDS


@exercise(
    WORDS["max_pool"],
    cases=[
        (arr([[1, 5, 2, 0], [3, 4, 6, 1]]), 2, 2),
        (arr([[1, 2], [8, 3]], [[5, 4], [0, 7]]), 2, 2),
        (arr([[-3, -1], [-2, -4]]), 2, 1),
        (arr([[1, 5, 2, 0, 9], [3, 4, 6, 1, 8], [7, 2, 0, 9, 6]]), 2, 2),
        (arr([[4, 1, 0], [2, 6, 3]], [[5, 2, 8], [7, 0, -1]]), 2, 1),
        (arr([[4, 1], [0, 2], [6, 3], [5, -2]], [[1, 0], [-9, 3], [2, 1], [4, 8]]), 1, 2),
        (arr([[1, 0, 4, 2, 7, 3, 1], [5, 2, 9, 1, 0, 8, 6], [3, 7, -2, 1, 1, -1, 4]]), 2, 3),
        (
            arr(
                [[1, 9, 2], [0, 3, 5], [6, 1, 0], [8, 2, 7]],
                [[3, 0, 1], [8, 4, 2], [1, 5, 0], [3, 2, 6]],
            ),
            3,
            1,
        ),
        (arr([[0.5, 0.25, -0.5, -0.75]]), 1, 3),
        (arr([[9, 1, 2, 3], [0, 8, 5, 4], [1, 2, 7, 6], [3, 0, 5, 1]]), 2, 2),
    ],
)
def max_pool(x, size, stride):
    C, H, W = x.shape
    H_out = (H - size) // stride + 1
    W_out = (W - size) // stride + 1
    out = np.zeros((C, H_out, W_out))
    for c in range(C):
        for i in range(H_out):
            for j in range(W_out):
                top, left = i * stride, j * stride
                out[c, i, j] = np.max(x[c, top : top + size, left : left + size])
    return out


@max_pool.mistake
def average(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].mean(axis=(3, 4))


@max_pool.mistake
def smallest(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].min(axis=(3, 4))


@max_pool.mistake
def summed(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].sum(axis=(3, 4))


@max_pool.mistake
def middle(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return np.median(windows[:, ::stride, ::stride], axis=(3, 4))


@max_pool.mistake
def without_sign(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return np.abs(windows[:, ::stride, ::stride]).max(axis=(3, 4))


@max_pool.mistake
def farthest_from_zero(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    windows = windows[:, ::stride, ::stride]
    low, high = windows.min(axis=(3, 4)), windows.max(axis=(3, 4))
    return np.where(-low > high, low, high)


@max_pool.mistake
def starts_at_zero(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return np.maximum(0, windows[:, ::stride, ::stride].max(axis=(3, 4)))


@max_pool.mistake
def running_best(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    out = windows[:, ::stride, ::stride].max(axis=(3, 4))
    return np.maximum.accumulate(out.flatten()).reshape(out.shape)


@max_pool.mistake(key="running_best")
def running_best_in_a_channel(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    out = windows[:, ::stride, ::stride].max(axis=(3, 4))
    return np.maximum.accumulate(out.reshape(len(x), -1), axis=1).reshape(out.shape)


@max_pool.mistake
def where_it_is(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    windows = windows[:, ::stride, ::stride]
    return windows.reshape(*windows.shape[:3], -1).argmax(axis=3)


@max_pool.mistake
def corner(x, size, stride):
    H_out, W_out = (x.shape[1] - size) // stride + 1, (x.shape[2] - size) // stride + 1
    return x[:, ::stride, ::stride][:, :H_out, :W_out]


@max_pool.mistake(key="corner")
def every_stride_th(x, size, stride):
    return x[:, ::stride, ::stride]


@max_pool.mistake
def over_channels(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(0, 3, 4))


@max_pool.mistake(key="over_channels")
def over_channels_kept(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(0, 3, 4))[None]


@max_pool.mistake(key="over_channels")
def over_channels_in_each(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    out = windows[:, ::stride, ::stride].max(axis=(3, 4))
    return np.broadcast_to(out.max(axis=0), out.shape)


@max_pool.mistake
def first_channel(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x[0], (size, size))
    return windows[::stride, ::stride].max(axis=(2, 3))


@max_pool.mistake(key="first_channel")
def first_channel_kept(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x[:1], (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(3, 4))


@max_pool.mistake(key="first_channel")
def returned_early(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    out = windows[:, ::stride, ::stride].max(axis=(3, 4))
    out[1:] = 0
    return out


@max_pool.mistake
def one_for_each_channel(x, size, stride):
    return x.max(axis=(1, 2))


@max_pool.mistake
def one_number(x, size, stride):
    return x.max()


@max_pool.mistake
def downwards_only(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, size, axis=1)
    return windows[:, ::stride].max(axis=3)


@max_pool.mistake(key="downwards_only")
def sideways_only(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, size, axis=2)
    return windows[:, :, ::stride].max(axis=3)


@max_pool.mistake
def flat(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(3, 4)).flatten()


@max_pool.mistake(key="flat")
def flat_in_each_channel(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(3, 4)).reshape(len(x), -1)


@max_pool.mistake
def channels_last(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(3, 4)).transpose(1, 2, 0)


@max_pool.mistake
def width_first(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(3, 4)).transpose(0, 2, 1)


@max_pool.mistake
def square_only(x, size, stride):
    n = (x.shape[1] - size) // stride + 1
    out = np.zeros((len(x), n, n))
    for c, i, j in np.ndindex(out.shape):
        top, left = i * stride, j * stride
        out[c, i, j] = np.max(x[c, top : top + size, left : left + size])
    return out


@max_pool.mistake
def whole_numbers(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride].max(axis=(3, 4)).astype(int)


@max_pool.mistake
def nothing_chosen(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    windows = windows[:, ::stride, ::stride]
    out = np.zeros(windows.shape[:3])
    for c, i, j in np.ndindex(out.shape):
        out[c, i, j] = windows[c, i, j]
    return out


@max_pool.mistake(key="nothing_chosen")
def all_windows(x, size, stride):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride]


@max_pool.mistake
def zeros_without_brackets(x, size, stride):
    H_out, W_out = (x.shape[1] - size) // stride + 1, (x.shape[2] - size) // stride + 1
    return np.zeros(len(x), H_out, W_out)


@max_pool.mistake
def axes_unpacked(x, size, stride):
    H, W = x.shape
    return np.zeros((H // stride, W // stride))
