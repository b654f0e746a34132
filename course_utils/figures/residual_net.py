"""The network of figure 20: up to 50 blocks with random weights, forward once and back once."""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from .signal_net import EPS, FUNCTIONS

EXAMPLES, WIDTH, DEEPEST = 64, 64, 50
MODES = ("plain", "residual", "scaled", "norm")
HE = math.sqrt(2 / WIDTH)
BAND = (0.05, 20)  # ratios that count as green


class Flow(NamedTuple):
    """What was measured, each (depth,): after each block the std of the activations ``std`` and of
    the gradient for them ``grad``; ``made``, the std of the block's own part over ``std``.
    ``out`` (64, 64): the activations after the last block.
    """

    std: np.ndarray
    grad: np.ndarray
    made: np.ndarray
    out: np.ndarray


@lru_cache(maxsize=4)
def normals(seed):
    """Data x (64, 64), He's weights (50, 64, 64), and the gradient put in at the end, of std 1."""
    rng = np.random.default_rng(seed)
    shapes = (EXAMPLES, WIDTH), (DEEPEST, WIDTH, WIDTH), (EXAMPLES, WIDTH)
    x, weights, grad = (rng.standard_normal(shape) for shape in shapes)
    return x, HE * weights, grad / grad.std()


class BatchNorm:
    """x -> each neuron with mean 0 and std 1; Ioffe and Szegedy (2015), with γ = 1 and β = 0.

    signal_net.BatchNorm for the whole batch at once, in half the time: sums come from einsum.
    """

    def forward(self, x):
        apart = x - mean(x)
        self.inv = 1 / np.sqrt(mean(apart, apart) + EPS)
        self.z_hat = apart * self.inv
        return self.z_hat

    def backward(self, grad):
        g = grad - mean(grad)
        g -= self.z_hat * mean(grad, self.z_hat)
        g *= self.inv
        return g


def mean(x, y=None):
    """The mean of x, or of x · y, over the examples: (64, n) -> (n,)."""
    return (np.einsum("ij->j", x) if y is None else np.einsum("ij,ij->j", x, y)) / len(x)


class Block:
    """plain: W·f(x).  residual: x + W·f(x).  scaled: x + W·f(x)/√L.  norm: x + W·f(BN(x)).

    ``factor`` multiplies the weights; 0 cuts the block.
    """

    def __init__(self, mode, f, W, factor):
        self.mode, self.f, self.W, self.factor = mode, f, W, factor
        self.norm = BatchNorm() if mode == "norm" else None

    def forward(self, x):
        z = self.norm.forward(x) if self.norm else x
        a, self.slope = self.f(z)
        branch = a @ self.W.T
        branch *= self.factor
        return branch, branch if self.mode == "plain" else x + branch

    def backward(self, grad):
        g = grad @ self.W
        g *= self.factor
        g *= self.slope
        if self.norm:
            g = self.norm.backward(g)
        return g if self.mode == "plain" else grad + g


@lru_cache(maxsize=16)
def flow(mode, depth, activation, gain, seed, cut=0):
    """``gain``: std of the weights in units of He's; ``cut``: number of a block, 0 for none."""
    x, weights, grad = normals(seed)
    factor = gain / math.sqrt(depth) if mode == "scaled" else gain
    blocks = [Block(mode, FUNCTIONS[activation], weights[k], 0.0 if k + 1 == cut else factor)
              for k in range(depth)]  # fmt: skip
    parts, after = (np.empty((depth, *x.shape)) for _ in range(2))
    for k, block in enumerate(blocks):
        parts[k], x = block.forward(x)
        after[k] = x
    grads = np.empty_like(after)
    grads[-1] = grad
    for k in range(depth - 1, 0, -1):
        grads[k - 1] = grad = blocks[k].backward(grad)
    std, made = stds(after), stds(parts)
    made = np.divide(made, std, out=np.zeros(depth), where=std > 0)
    return Flow(std, stds(grads), made, x)


def stds(layers):
    """The std of each layer, (depth,); ``layers.std(axis=(1, 2))`` takes four times as long."""
    flat = layers.reshape(len(layers), -1)
    variance = np.einsum("ki,ki->k", flat, flat) / flat.shape[1] - flat.mean(axis=1) ** 2
    return np.sqrt(np.maximum(variance, 0))


def similarity(one, other):
    """The correlation of two outputs (64, 64) over the examples: 1 the same, 0 nothing in common.

    Without each neuron's mean, which is the same for all examples and tells nothing of them.
    """
    one, other = one - one.mean(axis=0), other - other.mean(axis=0)
    size = math.sqrt(np.vdot(one, one)) * math.sqrt(np.vdot(other, other))
    return float(np.vdot(one, other) / size) if size else 0.0


def green(ratio):
    return BAND[0] <= ratio <= BAND[1]
