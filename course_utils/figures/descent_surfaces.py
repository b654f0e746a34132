"""Four loss surfaces for figure 11, and gradient descent on them."""

import math

import numpy as np

FAR = 1e4  # a path that is farther out than this has exploded and is cut off
_COS, _SIN = math.cos(math.pi / 6), math.sin(math.pi / 6)


class Quadratic:
    """½·(λ_steep·v² + λ_flat·u²), where (u, v) is (x, y) turned by 30° or not at all."""

    def __init__(self, steep, flat, turned=False):
        self.steep, self.flat = steep, flat
        self.cos, self.sin = (_COS, _SIN) if turned else (1.0, 0.0)
        self.bottoms = ((0.0, 0.0),)

    def loss(self, x, y):
        u, v = self.cos * x + self.sin * y, -self.sin * x + self.cos * y
        return 0.5 * (self.steep * v * v + self.flat * u * u)

    def gradient(self, x, y):
        u, v = self.cos * x + self.sin * y, -self.sin * x + self.cos * y
        a, b = self.flat * u, self.steep * v
        return self.cos * a - self.sin * b, self.sin * a + self.cos * b

    def curvatures(self, x, y):
        """λ of the two main directions, the steeper first: the same everywhere."""
        return self.steep, self.flat


class TwoValleys:
    """x²/4 + (y² − 4)²/16: valleys at (0, ±2), a saddle at (0, 0) between them."""

    bottoms = ((0.0, 2.0), (0.0, -2.0))

    def loss(self, x, y):
        return x * x / 4 + (y * y - 4) ** 2 / 16

    def gradient(self, x, y):
        return x / 2, y * (y * y - 4) / 4

    def curvatures(self, x, y):
        """λ along y and along x at this point."""
        return 0.75 * y * y - 1, 0.5


SURFACES = {
    "bowl": Quadratic(1.0, 1.0),
    "ravine": Quadratic(2.0, 0.1),  # x²/20 + y²
    "turned": Quadratic(2.0, 0.1, turned=True),
    "valleys": TwoValleys(),
}


def descend(surface, x, y, lr, steps):
    """(x, y) <- (x, y) − lr·gradient -> points (n, 2), n = steps + 1 or fewer if it explodes."""
    path = [(x, y)]
    while len(path) <= steps and abs(x) < FAR and abs(y) < FAR:
        dx, dy = surface.gradient(x, y)
        x, y = x - lr * dx, y - lr * dy
        path.append((x, y))
    return np.array(path)
