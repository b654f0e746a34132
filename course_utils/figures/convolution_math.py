"""Convolution with whole numbers, small enough to follow by head; no picture, no widget.

Cross-correlation, as in torch.nn.functional.conv2d: the kernel is not turned round.
"""

import numpy as np

PICTURES = ("edge", "corner", "cross", "noise")
KERNELS = ("blur", "edges", "sharpen", "shift")


def reach(k, d=1):
    """How many cells a kernel of size k covers from its first cell to its last."""
    return d * (k - 1) + 1


def output_size(n, k, p=0, s=1, d=1):
    """The formula in torch.nn.Conv2d's documentation; 0 or less: the window does not fit."""
    return (n + 2 * p - reach(k, d)) // s + 1


def left_over(n, k, p=0, s=1, d=1):
    """How many rows at the end the floor throws away."""
    room = n + 2 * p - reach(k, d)
    return room % s if room >= 0 else 0


def window(x, row, col, k, s=1, d=1):
    """What the kernel lies on for output cell (row, col): x (c, h, w) -> (c, k, k)."""
    top, left, size = row * s, col * s, reach(k, d)
    return x[:, top : top + size : d, left : left + size : d]


def convolve(x, weights, p=0, s=1, d=1):
    """x (c, n, n), weights (c, k, k) -> (o, o): multiply, then add, window by window."""
    n, k = x.shape[-1], weights.shape[-1]
    o = max(output_size(n, k, p, s, d), 0)
    x = pad(x, p)
    out = np.zeros((o, o), int)
    for row in range(o):
        for col in range(o):
            out[row, col] = (window(x, row, col, k, s, d) * weights).sum()
    return out


def pad(x, p):
    """p rings of zeros around each channel: (c, n, n) -> (c, n + 2p, n + 2p)."""
    return np.pad(x, ((0, 0), (p, p), (p, p)))


def used(n, k, p=0, s=1, d=1):
    """Which rows of the padded input any window touches, (n + 2p,) bool; columns likewise."""
    touched = np.zeros(n + 2 * p, bool)
    for i in range(max(output_size(n, k, p, s, d), 0)):
        touched[i * s : i * s + reach(k, d) : d] = True
    return touched


def picture(name, n, channels=1):
    """Numbers 0, 1, 2 -> (channels, n, n); the second channel is turned, the third inverted."""
    first = np.ones((n, n), int)
    half = n // 2
    if name == "edge":
        first[:, half:] = 2
    elif name == "corner":
        first[half:, half:] = 2
    elif name == "cross":
        first[:] = 0
        middle = slice((n - 1) // 2, half + 1)  # two cells wide where n is even
        first[middle] = first[:, middle] = 2
    else:
        first = np.random.default_rng(4).integers(0, 3, (8, 8))[:n, :n]
    return np.stack([first, np.rot90(first), 2 - first])[:channels]


def kernel(name, k):
    """The weights of a ready-made kernel, (k, k)."""
    weights, middle = np.zeros((k, k), int), (k - 1) // 2
    if name == "blur":
        weights += 1
    elif name == "shift":
        weights[middle, -1] = 1
    else:
        weights = _edge(k)
        weights[middle, middle] += name == "sharpen"
    return weights


def _edge(k):
    """Neighbours −1 and a middle that makes the sum 0; for k = 2 Roberts' cross (1963)."""
    if k == 2:
        return np.array([[1, 0], [0, -1]])
    weights = np.zeros((k, k), int)
    if k % 2:
        weights[k // 2] = weights[:, k // 2] = -1
    else:
        weights -= 1
    middle = slice((k - 1) // 2, k // 2 + 1)
    weights[middle, middle] = 0
    weights[middle, middle] = -weights.sum() // weights[middle, middle].size
    return weights


def sees(weights):
    """What a kernel (k, k) answers to 1s beside 2s -> (flat, horizontal edge, vertical edge).

    Of each the output that is farthest from 0; the windows that lie on one side are the flat ones.
    """
    k = len(weights)
    x = picture("edge", 2 * k)
    vertical = convolve(x, weights[None])
    horizontal = convolve(np.swapaxes(x, 1, 2), weights[None])
    answers = vertical[[0, 0], [0, -1]], horizontal, vertical
    return tuple(int(a.flat[np.abs(a).argmax()]) for a in answers)
