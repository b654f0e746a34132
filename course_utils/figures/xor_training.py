"""Twenty small networks learn XOR side by side, for figure 3: capacity is not trainability."""

import numpy as np

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y = np.array([[0.0], [1.0], [1.0], [0.0]])

# name -> (value, derivative written with the value a and the sum z)
ACTIVATIONS = {
    "step": (lambda z: (z > 0).astype(float), lambda z, a: np.zeros_like(z)),
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z, a: a * (1 - a)),
    "tanh": (np.tanh, lambda z, a: 1 - a**2),
    "ReLU": (lambda z: np.maximum(z, 0), lambda z, a: (z > 0).astype(float)),
    "identity": (lambda z: z, lambda z, a: np.ones_like(z)),
}


def solved_runs(activation, units, runs=20, steps=2000, lr=1.0, seed=0):
    """Train ``runs`` networks 2-``units``-1 from different random starts -> (runs,) bool.

    Full-batch gradient descent on binary cross-entropy; all networks in one batch of arrays, so
    that sixty trainings take about a second.  A run counts when all four answers are right.
    """
    f, slope = ACTIVATIONS[activation]
    rng = np.random.default_rng(seed)
    w1, b1 = rng.normal(size=(runs, 2, units)), np.zeros((runs, 1, units))
    w2, b2 = rng.normal(size=(runs, units, 1)), np.zeros((runs, 1, 1))
    for _ in range(steps):
        z = X @ w1 + b1
        a = f(z)
        p = 1 / (1 + np.exp(-np.clip(a @ w2 + b2, -30, 30)))
        dz2 = (p - Y) / len(X)
        dz1 = dz2 @ w2.transpose(0, 2, 1) * slope(z, a)
        w2 -= lr * a.transpose(0, 2, 1) @ dz2
        b2 -= lr * dz2.sum(1, keepdims=True)
        w1 -= lr * X.T @ dz1
        b1 -= lr * dz1.sum(1, keepdims=True)
    return ((f(X @ w1 + b1) @ w2 + b2 > 0) == (Y > 0)).all((1, 2))
