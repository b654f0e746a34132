"""A line fitted to 256 points by mini-batches, ten shuffles at once.  The loss is the mean of
(y_hat − y)², y_hat = w·x + b, so the slopes of a batch are the means of 2·(y_hat − y)·x and
2·(y_hat − y): a few sums per batch are all that is needed of its points.
"""

from functools import lru_cache

import numpy as np

N = 256
BUDGET = 1024  # examples a run may look at: four times through the data
SHUFFLES = 10
SIZES = tuple(2**k for k in range(9))


def _data():
    rng = np.random.default_rng(13)
    x = rng.normal(0.3, 1.0, N)
    return x, 2.0 * x + 1.0 + rng.normal(0, 1.5, N)


X, Y = _data()
BEST = np.linalg.lstsq(np.column_stack([X, np.ones(N)]), Y, rcond=None)[0]
FLOOR = float(((X * BEST[0] + BEST[1] - Y) ** 2).mean())  # the lowest loss
XX = (X**2).mean()


def loss(w):
    """Mean squared error on all points; w (..., 2) -> (...)."""
    return FLOOR * (1 + above(w) / 100)


def above(w):
    """How far the loss lies above the lowest possible one, in per cent; w (..., 2) -> (...).

    The errors of the best line are orthogonal to x and to 1, so only squares remain.
    """
    with np.errstate(all="ignore"):
        off, off_b = np.moveaxis(w - BEST, -1, 0)
        square = off**2 * XX + 2 * off * off_b * X.mean() + off_b**2
        return 100 / FLOOR * square


def slopes(w):
    """The slopes of each point's own loss at w (2,), shape (256, 2); their mean is the full one."""
    wrong = 2 * (w[0] * X + w[1] - Y)
    return np.column_stack([wrong * X, wrong])


@lru_cache(maxsize=8)
def draws(seed, count=200):
    """``count`` shuffles of the 256 points, (count, 256); a batch is the first B of a row."""
    return np.argsort(np.random.default_rng(seed).random((count, N)), axis=1)


@lru_cache(maxsize=9)
def _sums(batch):
    """The slopes of every batch as a matrix and a shift: H @ w − h, of the batch's mean loss.

    H (steps, 10, 2, 2) holds the means of 2·x², 2·x, 2; h (steps, 10, 2, 1) of 2·x·y, 2·y.
    """
    orders = []
    for seed in range(1, SHUFFLES + 1):
        rng = np.random.default_rng(seed)
        orders.append(np.concatenate([rng.permutation(N) for _ in range(BUDGET // N)]))
    batches = np.reshape(orders, (SHUFFLES, -1, batch)).swapaxes(0, 1)
    x, y = X[batches], Y[batches]
    rows = np.stack([x, np.ones_like(x)], axis=-1)  # (steps, 10, batch, 2)
    turned = 2 / batch * rows.swapaxes(-1, -2)
    return turned @ rows, turned @ y[..., None]


@lru_cache(maxsize=32)
def runs(batch, lr, start):
    """Plain SGD through the budget -> (1024 / batch + 1, 10 shuffles, 2).

    One step, w − lr·(H @ w − h), is (1 − lr·H) @ w + lr·h, with the brackets ready beforehand.
    """
    matrix, shift = _sums(batch)
    way = np.empty((len(shift) + 1, SHUFFLES, 2, 1))
    way[0] = w = np.tile(np.reshape(start, (2, 1)), (SHUFFLES, 1, 1))
    with np.errstate(all="ignore"):  # a rate too high ends in inf or nan, and may
        for k, (keep, push) in enumerate(zip(np.eye(2) - lr * matrix, lr * shift, strict=True)):
            way[k + 1] = w = keep @ w + push
    return way[..., 0]


def end(batch, lr, start):
    """Where the runs end: the mean over the shuffles of the per cent above the lowest loss."""
    with np.errstate(all="ignore"):
        mean = above(runs(batch, lr, start)[-1]).mean()
    return float(np.clip(np.nan_to_num(mean, nan=1e9), 0, 1e9))
