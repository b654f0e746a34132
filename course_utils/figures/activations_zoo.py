"""The functions of figure 5 with their slopes, a chain of them, and short numbers for its boxes.

Plain floats: a chain is at most 30 boxes long, and NumPy's overhead on one number is larger.
"""

import math

from . import style


def step(z):
    return (1.0 if z > 0 else 0.0), 0.0


def linear(z):
    return z, 1.0


def sigmoid(z):
    a = 1 / (1 + math.exp(-z))
    return a, a * (1 - a)


def tanh(z):
    """The slope is 1 - tanh², written as 1/cosh²: the difference is rounded to 0 from z = 20."""
    return math.tanh(z), 1 / math.cosh(z) ** 2


def relu(z):
    return max(z, 0.0), (1.0 if z > 0 else 0.0)


def leaky_relu(z):
    return (z, 1.0) if z > 0 else (0.01 * z, 0.01)


def gelu(z):
    """z·Φ(z), where Φ is the normal distribution (Hendrycks and Gimpel, 2016)."""
    share = math.erfc(-z / math.sqrt(2)) / 2
    return z * share, share + z * math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


# name -> f, and f(z) is the pair (output a, slope).  At its corner ReLU has torch's slope, 0.
FUNCTIONS = {
    "step": step,
    "linear": linear,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "ReLU": relu,
    "leaky ReLU": leaky_relu,
    "GELU": gelu,
}


def run(activation, x, w, b, depth):
    """Send x through ``depth`` boxes a <- f(w·a + b) -> one (z, a, slope) for each box."""
    f, a, boxes = FUNCTIONS[activation], x, []
    for _ in range(depth):
        z = w * a + b
        a, slope = f(z)
        boxes.append((z, a, slope))
    return boxes


def arrivals(w, boxes):
    """|d a_L / d a_k| for k = 0 (the input) to L: the product of w·slope of all boxes after k."""
    shares = [1.0]
    for _, _, slope in reversed(boxes):
        shares.append(shares[-1] * abs(w * slope))
    return shares[::-1]


def short(value):
    """About four characters, for the inside of a box."""
    size = abs(value)
    if size == 0:
        return "0"
    if size >= 10000:
        return f"{value:.0e}".replace("e+0", "e").replace("e+", "e")
    return style.number(value, 2 if size < 10 else 1 if size < 100 else 0)


def factor(value):
    """The same, with three digits below 1, so that the product can be worked out by hand."""
    return short(value) if abs(value) >= 1 or value == 0 else style.number(value, 3)
