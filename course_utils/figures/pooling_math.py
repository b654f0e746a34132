"""Pooling of a 12x12 picture forward and back, in NumPy, and the four pictures of figure 17."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

SIZE = 12
_DRAWN = {
    "0": ".59995. 5973795 99...99 99...99 99...99 99...99 5973795 .59995.",
    "8": ".59995. 5973795 99...99 5999995 5999995 99...99 5973795 .59995.",
    "7": "9999999 5555599 ....397 ....793 ...397. ...793. ..397.. ..793..",
    "soft": "11222211 12455421 24677642 25799752 25799752 24677642 12455421 11222211",
}


def read(drawn):
    """A picture of digits and dots -> (12, 12) integers from 0 to 9, in the middle."""
    rows = [[int(sign) for sign in row.replace(".", "0")] for row in drawn.split()]
    picture = np.zeros((SIZE, SIZE), int)
    top, left = (SIZE - len(rows)) // 2, (SIZE - len(rows[0])) // 2
    picture[top : top + len(rows), left : left + len(rows[0])] = rows
    return picture


PICTURES = {name: read(drawn) for name, drawn in _DRAWN.items()}


def moved(picture, right, down):
    """The picture elsewhere.  Its border of two empty pixels makes rolling round harmless."""
    return np.roll(picture, (down, right), (0, 1))


def windows(x, window, stride):
    """x (12, 12) -> all windows (n, n, window, window); those that do not fit are left out."""
    return sliding_window_view(x, (window, window))[::stride, ::stride]


def pool(x, kind, window, stride):
    """The largest or the mean of each window, (n, n)."""
    parts = windows(x, window, stride)
    return parts.max((2, 3)) if kind == "max" else parts.mean((2, 3))


def winners(x, window, stride):
    """Where the largest number of each window lies: rows and columns, (n, n) each.

    Of equals it is the first in reading order, as in torch.
    """
    parts = windows(x, window, stride)
    n = len(parts)
    i, j = np.divmod(parts.reshape(n, n, -1).argmax(-1), window)
    start = stride * np.arange(n)
    return start[:, None] + i, start + j


def backward(x, kind, window, stride, grad):
    """The gradient of each pixel (12, 12) from that of each pooled cell, ``grad`` (n, n)."""
    got, n = np.zeros(x.shape), len(grad)
    if kind == "max":
        np.add.at(got, winners(x, window, stride), grad)
        return got
    for i, j in np.ndindex(window, window):
        got[i : i + stride * n : stride, j : j + stride * n : stride] += grad / window**2
    return got


def seen(window, stride):
    """Which pixels lie in some window, (12, 12) bool."""
    n = (SIZE - window) // stride + 1
    place = np.arange(SIZE)
    along = (place % stride < window) & (place < (n - 1) * stride + window)
    return along[:, None] & along


def unchanged(before, after):
    """(same, active): of the cells with ink before or after, how many are identical."""
    active = (before > 0) | (after > 0)
    return int(((before == after) & active).sum()), int(active.sum())


def is_moved_copy(before, after, right, down):
    """Whether ``after`` is ``before``, moved by so many cells, with nothing lost at a border."""
    n = len(before)
    if max(abs(right), abs(down)) >= n:
        return False
    whole = np.zeros((3 * n, 3 * n))
    whole[n + down : 2 * n + down, n + right : 2 * n + right] = before
    inside = whole[n : 2 * n, n : 2 * n]
    return bool(np.array_equal(inside, after) and inside.sum() == before.sum())
