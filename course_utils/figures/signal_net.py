"""The network of figure 15: plain layers with random weights, one pass forward and one back."""

from functools import lru_cache

import numpy as np

EXAMPLES, DEEPEST = 128, 20
EPS = 1e-5  # torch.nn.BatchNorm1d's default
ROUNDING = 1e-13  # differences smaller than this share of the values are rounding errors


@lru_cache(maxsize=16)
def normals(seed, width):
    """Standard normal data x (128, width), weights (20, width, width), gradient (128, width).

    One set for every std, so that a change of std scales the same weights.  The gradient's own std
    is exactly 1.
    """
    rng = np.random.default_rng(seed)
    shapes = (EXAMPLES, width), (DEEPEST, width, width), (EXAMPLES, width)
    x, weights, grad = (rng.standard_normal(shape) for shape in shapes)
    return x, weights, grad / grad.std()


def tanh(z):
    a = np.tanh(z)
    return a, 1 - a * a


def relu(z):
    on = z > 0
    return z * on, on


def sigmoid(z):
    a = 0.5 + 0.5 * np.tanh(0.5 * z)  # exp(-z) would overflow
    return a, a * (1 - a)


FUNCTIONS = {"tanh": tanh, "ReLU": relu, "sigmoid": sigmoid}
STEEPEST = {"tanh": 1.0, "ReLU": 1.0, "sigmoid": 0.25}


class BatchNorm:
    """z -> gamma * z_hat + beta, where each neuron has mean 0 and std 1 over each mini-batch.

    ``z`` is (128, width); Ioffe and Szegedy (2015), algorithm 1 and the gradient below it.
    """

    def __init__(self, batch, gamma, beta):
        self.batch, self.gamma, self.beta = batch, gamma, beta

    def forward(self, z):
        parts = z.reshape(-1, self.batch, z.shape[1])
        parts = parts - parts.mean(1, keepdims=True)
        self.inv = 1 / np.sqrt((parts * parts).mean(1, keepdims=True) + EPS)
        self.z_hat = parts * self.inv
        return (self.gamma * self.z_hat + self.beta).reshape(z.shape)

    def backward(self, grad):
        g = self.gamma * grad.reshape(self.z_hat.shape)
        along = (g * self.z_hat).mean(1, keepdims=True)
        g = self.inv * (g - g.mean(1, keepdims=True) - self.z_hat * along)
        return g.reshape(grad.shape)


class Signal:
    """One pass forward through all layers and one back, with its stds.

    ``a``: activations (depth, 128, width).  For each layer, (depth,): ``std`` of all its
    activations; ``between``, the std over the examples within a neuron, its root mean square over
    the neurons; ``grad``, the std of the loss's gradient for the activations, where a random
    gradient of std 1 is put in at the last layer; ``flat``, the share of activations where the
    slope is less than a tenth of its largest.
    """

    def __init__(self, activation, std, depth, width, seed, norm=None):
        """``norm()`` makes a BatchNorm for a layer; None for a network without."""
        self.x, self.weights, self.last = normals(seed, width)
        self.f, self.w_std, self.depth = FUNCTIONS[activation], std, depth
        self.norms = [norm() for _ in range(depth)] if norm else None
        self.a, slopes = self._forward()
        self.grads = self._backward(slopes)
        mean = self.a.mean(axis=1)
        apart = self.a - mean[:, None]
        variance = np.einsum("kij,kij->k", apart, apart) / self.x.size
        self.std = np.sqrt(variance + mean.var(axis=1))
        between, size = np.sqrt(variance), np.abs(self.a).max(axis=(1, 2))
        self.between = np.where(between > ROUNDING * size, between, 0.0)
        self.grad = np.array([np.sqrt(np.vdot(g, g) / g.size - g.mean() ** 2) for g in self.grads])
        flat = [np.count_nonzero(s < 0.1 * STEEPEST[activation]) for s in slopes]
        self.flat = np.array(flat) / self.x.size

    def _forward(self):
        """Activations (depth, 128, width), and the slope of f at each of them, a list."""
        a = np.empty((self.depth, *self.x.shape))
        slopes, before = [], self.x
        for k in range(self.depth):
            z = before @ self.weights[k].T
            z *= self.w_std
            if self.norms:
                z = self.norms[k].forward(z)
            a[k], slope = self.f(z)
            slopes.append(slope)
            before = a[k]
        return a, slopes

    def _backward(self, slopes):
        """The gradient for every layer's activations, first layer first."""
        grads = [self.last]
        for k in range(self.depth - 1, 0, -1):
            g = grads[0] * slopes[k]
            if self.norms:
                g = self.norms[k].backward(g)
            g = g @ self.weights[k]
            g *= self.w_std
            grads.insert(0, g)
        return grads
