"""The network of figure 14: one hidden layer, trained so quickly that a whole run follows the hand.

200 steps of Adam with 64 neurons on 60 points take 8 ms: all weights lie in one vector, and the
numbers are float32, whose tanh takes a fifth of float64's time.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .. import data

STEPS, EVERY = 200, 5  # the weights and scores of every fifth step are kept
LR, BETA1, BETA2, EPS = 0.1, 0.9, 0.999, 1e-8
POOL, FRESH = 300, 500
HALF = np.float32(0.5)


@lru_cache(maxsize=32)
def points(n, noise, seed):
    """(X, y) of n training points and (X, y) of 500 fresh ones: float32, (·, 2) and (·,).

    More points are the same points and some more; another noise moves the same points.
    """
    X, y = data.moons(POOL + FRESH, noise, seed)
    X, y = X.astype(np.float32), y.astype(np.float32)
    return (X[:n], y[:n]), (X[POOL:], y[POOL:])


def with_ones(X):
    """(n, 2) -> (n, 3): the bias is the weight of a 1."""
    return np.concatenate([X, np.ones((len(X), 1), np.float32)], 1)


def parts(theta):
    """The vector of all weights as views: W (3, width), biases last; v (width,); c (1,)."""
    width = len(theta) // 4
    return theta[: 3 * width].reshape(3, width), theta[3 * width : -1], theta[-1:]


def first_weights(width, seed):
    """As torch.nn.Linear draws them: uniform, up to 1/sqrt(inputs) -> (4·width + 1,) float32."""
    theta = np.random.default_rng(1000 + seed).uniform(-1, 1, 4 * width + 1)
    theta[: 3 * width] /= np.sqrt(2)
    theta[3 * width :] /= np.sqrt(width)
    return theta.astype(np.float32)


def hidden(theta, X1):
    """(n, 3) points with ones -> (n, width) activations."""
    a = X1 @ parts(theta)[0]
    return np.tanh(a, out=a)


def logits(theta, X1):
    _, v, c = parts(theta)
    return hidden(theta, X1) @ v + c


@lru_cache(maxsize=4)
def _dice(n, width, seed):
    """One throw for every step, point and neuron.  Another dropout reads the same throws."""
    thrown = np.random.default_rng(2000 + seed).bytes(STEPS * n * width)
    return np.frombuffer(thrown, np.uint8).reshape(STEPS, n, width)


class Slopes:
    """The slopes of mean binary cross-entropy for all weights, (4·width + 1,), with dropout.

    Dropout as in torch.nn.Dropout: what is kept is divided by the share that is kept.
    """

    def __init__(self, X, y, width, dropout, seed):
        self.X1, self.target, self.share = with_ones(X), y - HALF, np.float32(1 / len(y))
        self.X1T = np.ascontiguousarray(self.X1.T)
        self.flat = np.empty(4 * width + 1, np.float32)
        self.parts = parts(self.flat)
        self.dice = _dice(len(y), width, seed) if dropout else None
        self.limit = round(256 * dropout)
        self.gain = np.float32(256 / (256 - self.limit))

    def mask(self, step):
        """(n, width): 0 for a neuron that is left out, else the gain."""
        return np.multiply(self.dice[step] >= self.limit, self.gain, dtype=np.float32)

    def at(self, theta, step):
        _, v, c = parts(theta)
        dW, dv, dc = self.parts
        a = hidden(theta, self.X1)
        steep = a * a
        np.subtract(1, steep, out=steep)
        if self.dice is not None:
            mask = self.mask(step)
            a *= mask
            steep *= mask
        d = np.tanh((a @ v + c) * HALF)  # the sigmoid of z is (1 + tanh(z/2)) / 2
        d *= HALF
        d -= self.target
        d *= self.share
        np.matmul(d, a, out=dv)
        dc[0] = d.sum()
        np.matmul(self.X1T * d, steep, out=dW)
        dW *= v
        return self.flat


def train(theta, slopes_at, l2):
    """Adam (Kingma and Ba, 2015), weight decay as in torch.optim.Adam -> kept (41, 4·width + 1)."""
    theta = theta.copy()
    mean, square, step = np.zeros_like(theta), np.zeros_like(theta), np.empty_like(theta)
    kept = [theta.copy()]
    for t in range(1, STEPS + 1):
        g = slopes_at(theta, t - 1)
        g += np.float32(l2) * theta
        mean += (1 - BETA1) * (g - mean)
        g *= g
        square += (1 - BETA2) * (g - square)
        np.sqrt(square, out=step)
        step /= (1 - BETA2**t) ** 0.5
        step += EPS
        np.divide(mean, step, out=step)
        step *= LR / (1 - BETA1**t)
        theta -= step
        if t % EVERY == 0:
            kept.append(theta.copy())
    return np.array(kept)


def scores(weights, X, y):
    """(41, k) weights on points -> (3, 41): loss, share right, mean sureness of the answer.

    The sureness of an answer is its probability, from 0.5 to 1.
    """
    X1 = with_ones(X)
    z = np.array([logits(theta, X1) for theta in weights])
    size = np.abs(z)
    small = np.exp(-size)
    right = (z > 0) == (y > 0)
    loss = np.log1p(small) + size * ~right
    return np.array([loss.mean(1), right.mean(1), (1 / (1 + small)).mean(1)])


@dataclass(frozen=True)
class Run:
    """One training: ``weights`` (41, k); ``train`` and ``fresh`` (3, 41) as ``scores`` gives."""

    weights: np.ndarray
    train: np.ndarray
    fresh: np.ndarray


@lru_cache(maxsize=64)
def run(width, dropout, l2, n, noise, seed):
    seen, fresh = points(n, noise, seed)
    slopes = Slopes(*seen, width, dropout, seed)
    weights = train(first_weights(width, seed), slopes.at, l2)
    return Run(weights, scores(weights, *seen), scores(weights, *fresh))
