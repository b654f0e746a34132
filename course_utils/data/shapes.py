"""Coloured shapes, 32x32, in ten classes: pictures for a CNN where CIFAR-10 is not there.

Made on the spot.  Place, size, turn and both colours are drawn at random, and noise lies over
everything, so that no single pixel and no colour tells the class.
"""

import numpy as np

SHAPES = ("disc", "ring", "square", "frame", "triangle", "plus", "stripes", "half", "bar", "ell")
SIDE = 32


def shapes(n: int = 2000, seed: int = 0):
    """``n`` pictures, as many of each class as can be: X uint8 (n, 32, 32, 3), y int64 (n,).

    y counts in the order of SHAPES.  The same seed gives the same pictures, and fewer of them are
    the first of more.  Raises ValueError for n below 1.
    """
    if n < 1:
        raise ValueError(f"n must be at least 1, not {n}")
    X, y = np.empty((n, SIDE, SIDE, 3), np.uint8), np.arange(n) % len(SHAPES)
    for i in range(n):
        X[i] = _picture(SHAPES[y[i]], np.random.default_rng((seed, i)))
    return X, y.astype(np.int64)


def _picture(name, rng):
    """One shape in one colour on another; the two differ by at least a third of full brightness."""
    u, v = _coordinates(rng)
    inside = MASKS[name](u, v)
    back, front = rng.random((2, 3))
    while np.abs(back - front).max() < 0.34:
        front = rng.random(3)
    clean = np.where(inside[..., None], front, back)
    noisy = clean + rng.normal(0, 0.08, clean.shape)
    return (255 * np.clip(noisy, 0, 1)).astype(np.uint8)


def _coordinates(rng):
    """u, v (32, 32): places measured from the shape's centre, in its own turned axes, where the
    shape reaches from -1 to 1."""
    x0, y0 = rng.uniform(11, 21, 2)
    radius, turn = rng.uniform(7, 11), rng.uniform(-0.4, 0.4)
    y, x = np.mgrid[:SIDE, :SIDE]
    dx, dy = (x - x0) / radius, (y - y0) / radius
    return np.cos(turn) * dx + np.sin(turn) * dy, np.cos(turn) * dy - np.sin(turn) * dx


def _square(u, v):
    return np.maximum(np.abs(u), np.abs(v)) < 0.85


MASKS = {
    "disc": lambda u, v: u**2 + v**2 < 1,
    "ring": lambda u, v: np.abs(np.hypot(u, v) - 0.75) < 0.25,
    "square": _square,
    "frame": lambda u, v: _square(u, v) & ~_square(1.8 * u, 1.8 * v),
    "triangle": lambda u, v: (v < 0.8) & (v > 2 * np.abs(u) - 1),
    "plus": lambda u, v: _square(u, v) & (np.minimum(np.abs(u), np.abs(v)) < 0.28),
    "stripes": lambda u, v: _square(u, v) & (np.abs(np.abs(v) - 0.57) < 0.28),
    "half": lambda u, v: (u**2 + v**2 < 1) & (v < 0.1),
    "bar": lambda u, v: (np.abs(u) < 0.3) & (np.abs(v) < 1),
    "ell": lambda u, v: _square(u, v) & ((u < -0.3) | (v > 0.3)),
}
