"""Small sets made on the spot.  The same seed gives the same points on every computer.

Each set is a pair X, y: X (n, 2) float64, one point a row; y (n,) int64, 0 or 1, as many ones as
zeros (one zero more when n is odd).  ``noise`` is the standard deviation of a bell-shaped nudge
added to both coordinates.
"""

import numpy as np

_GATES = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "nand": (1, 1, 1, 0), "xor": (0, 1, 1, 0)}


def gate(name: str):
    """The truth table of a logic gate: "and", "or", "nand" or "xor".

    Returns X (4, 2) float64 in the order (0,0), (0,1), (1,0), (1,1), and y (4,) int64.
    Raises ValueError for another name.
    """
    if str(name).lower() not in _GATES:
        raise ValueError(f"no gate is called {name!r}; there are {', '.join(_GATES)}")
    X = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=np.float64)
    return X, np.array(_GATES[str(name).lower()], dtype=np.int64)


def circle(n: int = 200, noise: float = 0.05, seed: int = 0):
    """A disc (1) of radius 0.5 inside a ring (0) of radius 0.8 to 1.2.

    Without noise every coordinate lies in [-1.2, 1.2].  Returns X (n, 2), y (n,).
    """
    rng, y = _start(n, noise, seed)
    turn = rng.uniform(0, 2 * np.pi, n)
    radius = np.where(y == 1, rng.uniform(0, 0.5, n), rng.uniform(0.8, 1.2, n))
    return _finish(rng, radius * np.cos(turn), radius * np.sin(turn), noise), y


def moons(n: int = 200, noise: float = 0.1, seed: int = 0):
    """Two half moons that reach into each other; 0 is the upper one.

    Without noise the first coordinate lies in [-1.28, 1.28], the second in [-0.64, 0.64].
    Returns X (n, 2), y (n,).
    """
    rng, y = _start(n, noise, seed)
    turn = rng.uniform(0, np.pi, n)
    side = 0.85 * (1 - 2 * y)
    return _finish(rng, side * (np.cos(turn) - 0.5), side * (np.sin(turn) - 0.25), noise), y


def spiral(n: int = 200, noise: float = 0.03, seed: int = 0):
    """Two arms winding out from the middle, one and a quarter turns each.

    Without noise every point lies within 1.2 of (0, 0).  Returns X (n, 2), y (n,).
    """
    rng, y = _start(n, noise, seed)
    along = np.sqrt(rng.uniform(0.02, 1, n))
    turn = 2.5 * np.pi * along + np.pi * y
    return _finish(rng, 1.2 * along * np.cos(turn), 1.2 * along * np.sin(turn), noise), y


def xor_clouds(n: int = 200, noise: float = 0.2, seed: int = 0):
    """Four clouds around (+-0.7, +-0.7); 1 where the two signs differ, as in XOR.

    With noise up to 0.2 nearly every coordinate lies in [-1.5, 1.5].  Returns X (n, 2), y (n,).
    """
    rng, y = _start(n, noise, seed)
    first = rng.choice([-0.7, 0.7], n)
    return _finish(rng, first, first * (1 - 2 * y), noise), y


def _start(n: int, noise: float, seed: int):
    """A random generator and balanced labels (n,) in mixed order."""
    if n < 2 or noise < 0:
        raise ValueError(f"n must be at least 2 and noise at least 0, not {n} and {noise}")
    rng = np.random.default_rng(seed)
    return rng, rng.permutation(np.arange(n, dtype=np.int64) % 2)


def _finish(rng, x0, x1, noise: float):
    points = np.stack([x0, x1], axis=1)
    return points + rng.normal(0, noise, points.shape)
