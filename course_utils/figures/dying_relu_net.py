"""The network of figure 6: one input, 16 ReLU neurons, one output, trained on 24 points at once."""

import numpy as np

UNITS = 16
X = np.linspace(-2, 2, 24)
Y = 1.5 * np.sin(2 * X)
LIMIT = 1e3  # a loss beyond this counts as exploded, and training stops


def first_weights(seed, shift):
    """w (16,), b (16,), v (16,) and c: y_hat = v · relu(w·x + b) + c.  ``shift`` is added to b."""
    rng = np.random.default_rng(seed)
    w = rng.normal(0, 1, UNITS)
    b = rng.normal(0, 0.5, UNITS) + shift
    return w, b, rng.normal(0, 0.35, UNITS), 0.0


def forward(weights, x, leak):
    """z (n, 16), the slope of each neuron at each point (n, 16), and y_hat (n,)."""
    w, b, v, c = weights
    z = np.outer(x, w) + b
    slope = np.where(z > 0, 1.0, leak)
    return z, slope, (z * slope) @ v + c


def gradients(weights, leak):
    """Of the mean squared error, for w, b, v, c; also the loss and where z is above 0 (24, 16)."""
    z, slope, y_hat = forward(weights, X, leak)
    error = y_hat - Y
    g = 2 * error / len(X)
    gz = g[:, None] * weights[2] * slope
    grads = X @ gz, gz.sum(0), (z * slope).T @ g, g.sum()
    return grads, float(error @ error) / len(X), z > 0


class Run:
    """Gradient descent on all points, step by step.

    ``weights``: steps + 1 states; ``losses``: one number each; ``share``: for each state the share
    of the points where each neuron's z is above 0, (16,).  Shorter when the loss explodes.
    """

    def __init__(self, weights, lr, leak, steps):
        self.weights, self.losses, self.share = [], [], []
        self.exploded = False
        for _ in range(steps + 1):
            grads, loss, on = gradients(weights, leak)
            if not loss < LIMIT:
                self.exploded = True
                break
            self.weights.append(weights)
            self.losses.append(loss)
            self.share.append(on.mean(0))
            weights = tuple(p - lr * g for p, g in zip(weights, grads, strict=True))

    def dead(self, step=-1):
        """Neurons whose z is above 0 for no point, (16,) bool."""
        return self.share[step] == 0


def moved(before, after):
    """The largest change of a neuron's w, b or v between two states, (16,)."""
    return np.max([np.abs(q - p) for p, q in zip(before[:3], after[:3], strict=True)], axis=0)
