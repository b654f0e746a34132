"""Exercise of lesson 09: every window of a picture laid out as a row."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_09_options import also_without
from .variants import know
from .words_09 import WORDS


@exercise(
    WORDS["im2col"],
    cases=[
        (arr([1, 2, 3], [4, 5, 6]), 2),
        (arr([1, 2, 3], [4, 5, 6], [7, 8, 9]), 2),
        (arr([1, 2], [3, 4], [5, 6], [7, 8]), 2, 1),
        (arr([1, 2, 3], [4, 5, 6]), 1),
        (np.arange(1.0, 21).reshape(4, 5), 2, 2),
        (np.arange(1.0, 21).reshape(5, 4), 3, 1),
        (np.arange(1.0, 25).reshape(3, 8), 2, 3),
        (np.arange(1.0, 22).reshape(7, 3) / 2, 3, 2),
    ],
)
def im2col(x, size, stride=1):
    H, W = x.shape
    rows = []
    for i in range(0, H - size + 1, stride):
        for j in range(0, W - size + 1, stride):
            window = x[i : i + size, j : j + size]
            rows.append(window.flatten())
    return np.array(rows)


@im2col.mistake
def columns(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows.reshape(-1, size * size).T


@im2col.mistake
def down_first(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows.transpose(1, 0, 2, 3).reshape(-1, size * size)


@im2col.mistake
def down_inside(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows.transpose(0, 1, 3, 2).reshape(-1, size * size)


@im2col.mistake
def down_twice(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows.transpose(1, 0, 3, 2).reshape(-1, size * size)


@im2col.mistake
def cells_first(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows.transpose(2, 3, 0, 1).reshape(-1, size * size)


@im2col.mistake
def diagonal(x, size, stride=1):
    starts = range(0, min(x.shape) - size + 1, stride)
    return np.array([x[i : i + size, i : i + size].flatten() for i in starts])


@im2col.mistake
def one_short(x, size, stride=1):
    rows = []
    for i in range(0, x.shape[0] - size, stride):
        for j in range(0, x.shape[1] - size, stride):
            rows.append(x[i : i + size, j : j + size].flatten())
    return np.array(rows)


@im2col.mistake
def over_the_edge(x, size, stride=1):
    rows = []
    for i in range(0, x.shape[0], stride):
        for j in range(0, x.shape[1], stride):
            rows.append(x[i : i + size, j : j + size].flatten())
    return np.array(rows)


@im2col.mistake(key="over_the_edge")
def over_the_edge_by_one(x, size, stride=1):
    rows = []
    for i in range(0, x.shape[0] - size + 2, stride):
        for j in range(0, x.shape[1] - size + 2, stride):
            rows.append(x[i : i + size, j : j + size].flatten())
    return np.array(rows)


@im2col.mistake(key="over_the_edge")
def over_the_edge_as_a_list(x, size, stride=1):
    rows = []
    for i in range(0, x.shape[0], stride):
        for j in range(0, x.shape[1], stride):
            rows.append(x[i : i + size, j : j + size].flatten())
    return rows


@im2col.mistake
def not_flattened(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows.reshape(-1, size, size)


@im2col.mistake(key="not_flattened")
def squares_into_rows(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    windows = windows.reshape(-1, size, size)
    out = np.zeros((len(windows), size * size))
    for n in range(len(windows)):
        out[n] = windows[n]
    return out


@im2col.mistake
def grid_kept(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows.reshape(*windows.shape[:2], size * size)


@im2col.mistake(key="grid_kept")
def grid_of_windows(x, size, stride=1):
    return np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]


@im2col.mistake
def one_long_row(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows.flatten()


@im2col.mistake
def summed(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows.sum(axis=(2, 3)).flatten()


@im2col.mistake(key="summed")
def summed_on_the_grid(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows.sum(axis=(2, 3))


@im2col.mistake
def only_reshaped(x, size, stride=1):
    return x.reshape(-1, size * size)


@im2col.mistake
def cut_from_one_line(x, size, stride=1):
    line, n = x.flatten(), size * size
    return np.array([line[i : i + n] for i in range(0, len(line) - n + 1, stride)])


@im2col.mistake
def last_window(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows[-1, -1].flatten()


@im2col.mistake
def returned_early(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows[0].reshape(-1, size * size)


@im2col.mistake(key="returned_early")
def returned_at_once(x, size, stride=1):
    return np.array([x[:size, :size].flatten()])


@im2col.mistake
def last_row_of_windows(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride, ::stride]
    return windows[-1].reshape(-1, size * size)


@im2col.mistake
def square_only(x, size, stride=1):
    rows, n = [], x.shape[0]
    for i in range(0, n - size + 1, stride):
        for j in range(0, n - size + 1, stride):
            rows.append(x[i : i + size, j : j + size].flatten())
    return np.array(rows)


@im2col.mistake
def places_swapped(x, size, stride=1):
    rows = []
    for i in range(0, x.shape[0] - size + 1, stride):
        for j in range(0, x.shape[1] - size + 1, stride):
            rows.append(x[j : j + size, i : i + size].flatten())
    return np.array(rows)


also_without(im2col, {"stride": 1})


@im2col.mistake
def stride_ignored(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))
    return windows.reshape(-1, size * size)


@im2col.mistake
def tiles(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::size, ::size]
    return windows.reshape(-1, size * size)


@im2col.mistake
def stride_downwards_only(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[::stride]
    return windows.reshape(-1, size * size)


@im2col.mistake
def stride_sideways_only(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))[:, ::stride]
    return windows.reshape(-1, size * size)


@im2col.mistake
def stride_twice(x, size, stride=1):
    rows = []
    for i in range(0, x.shape[0] - size + 1, stride):
        for j in range(0, x.shape[1] - size + 1, stride):
            top, left = i * stride, j * stride
            rows.append(x[top : top + size, left : left + size].flatten())
    return np.array(rows)


@im2col.mistake
def stride_only_in_the_count(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))
    H_out, W_out = (x.shape[0] - size) // stride + 1, (x.shape[1] - size) // stride + 1
    return windows[:H_out, :W_out].reshape(-1, size * size)


@im2col.mistake
def stride_over_the_rows(x, size, stride=1):
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size))
    return windows.reshape(-1, size * size)[::stride]


@im2col.mistake
def stride_inside(x, size, stride=1):
    rows, reach = [], (size - 1) * stride + 1
    for i in range(x.shape[0] - reach + 1):
        for j in range(x.shape[1] - reach + 1):
            rows.append(x[i : i + reach : stride, j : j + reach : stride].flatten())
    return np.array(rows)


know(im2col, {
    "torn_windows": [{"np.array(rows)": "np.array(rows).reshape(size * size, -1).T"}],
})  # fmt: skip
