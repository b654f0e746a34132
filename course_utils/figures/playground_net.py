"""The small network that figure 4 trains: plain NumPy, so that one frame is a few milliseconds."""

import numpy as np

# name -> (value, derivative written with the value a)
ACTIVATIONS = {
    "tanh": (np.tanh, lambda a: 1 - a * a),
    "ReLU": (lambda z: np.maximum(z, 0), lambda a: (a > 0).astype(float)),
    "sigmoid": (lambda z: 1 / (1 + np.exp(-np.clip(z, -30, 30))), lambda a: a * (1 - a)),
    "identity": (lambda z: z, np.ones_like),
}


class Net:
    """2 inputs, ``layers`` hidden layers of ``units``, one logit; Adam on mini-batches.

    Weights: Glorot and Bengio (2010).  Adam: Kingma and Ba (2015), with its usual constants.
    """

    def __init__(self, layers, units, activation, seed):
        rng = np.random.default_rng(seed)
        self.f, self.slope = ACTIVATIONS[activation]
        sizes = [2, *[units] * layers, 1]
        self.W = [
            rng.normal(0, np.sqrt(2 / (n_in + n_out)), (n_in, n_out))
            for n_in, n_out in zip(sizes, sizes[1:], strict=False)
        ]
        self.b = [np.zeros(n) for n in sizes[1:]]
        self.m = [np.zeros_like(p) for p in self.W + self.b]
        self.v = [np.zeros_like(p) for p in self.W + self.b]
        self.t = 0

    def forward(self, X):
        """(n, 2) points -> list of activations: X, each hidden layer (n, units), logits (n, 1)."""
        a = [X]
        for W, b in zip(self.W[:-1], self.b[:-1], strict=True):
            a.append(self.f(a[-1] @ W + b))
        return [*a, a[-1] @ self.W[-1] + self.b[-1]]

    def gradients(self, X, y, l2):
        """Gradients of mean binary cross-entropy + l2/2·|W|² -> list for W, list for b."""
        a = self.forward(X)
        d = (1 / (1 + np.exp(-np.clip(a[-1], -30, 30))) - y[:, None]) / len(X)
        dW, db = [], []
        for k in range(len(self.W) - 1, -1, -1):
            dW.append(a[k].T @ d + l2 * self.W[k])
            db.append(d.sum(0))
            if k:
                d = d @ self.W[k].T * self.slope(a[k])
        return dW[::-1], db[::-1]

    def step(self, X, y, lr, l2):
        """One Adam step on one mini-batch."""
        dW, db = self.gradients(X, y, l2)
        self.t += 1
        fix1, fix2 = 1 - 0.9**self.t, 1 - 0.999**self.t
        for p, g, m, v in zip(self.W + self.b, dW + db, self.m, self.v, strict=True):
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            p -= lr * (m / fix1) / (np.sqrt(v / fix2) + 1e-8)

    def score(self, X, y):
        """(loss, accuracy) on points X (n, 2) with labels y (n,)."""
        z = self.forward(X)[-1][:, 0]
        loss = np.mean(np.logaddexp(0, z) - y * z)
        return float(loss), float(np.mean((z > 0) == (y > 0)))
