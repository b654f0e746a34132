"""Operations as large as a layer or a loss.  Read after ops.py.

Each could be written with basic operations, and functional.py shows some that are; done in one
piece they are faster, and safe where the pieces would overflow.
"""

from math import erf as math_erf

import numpy as np

from .ops import Op, sigmoid


class Linear(Op):
    """x (..., n_in), W (n_out, n_in), b (n_out,) or absent -> (..., n_out)."""

    symbol, rule = "lin", "grad @ W to the input, gradᵀ @ x to the weights, its sum to the bias"
    formula = "grad x = grad @ W,  grad W = gradᵀ @ x,  grad b = Σ grad"

    def forward(self, x, W, b=None):
        self.x, self.W = x, W
        z = x @ W.T
        if b is not None:
            z += b  # z is new, so adding in place costs no second array
        return z

    def backward(self, grad):
        rows = grad.reshape(-1, grad.shape[-1])
        grad_x = grad @ self.W if self.needs[0] else None
        grad_W = rows.T @ self.x.reshape(-1, self.x.shape[-1]) if self.needs[1] else None
        return (grad_x, grad_W, rows.sum(0))[: len(self.needs)]

    def complaint(self, shapes):
        x, W, *b = shapes
        if len(W) != 2:
            return f"the weight must be (n_out, n_in), not {W}"
        if not x or x[-1] != W[1]:
            return f"the input must end in n_in = {W[1]}, the second size of the weight"
        return f"the bias must be (n_out,) = ({W[0]},), not {b[0]}"


class Gelu(Op):
    symbol, rule = "GELU", "a ReLU with a round corner; its slope runs from 0 to 1"
    formula = "grad a = grad · (Φ(a) + a · φ(a))"

    def forward(self, a):
        """a · Φ(a), with Φ the normal distribution: Hendrycks and Gimpel (2016)."""
        self.a = a
        self.below = (0.5 * (1 + erf(a / np.sqrt(2)))).astype(a.dtype)
        return a * self.below

    def backward(self, grad):
        density = np.exp(-0.5 * self.a * self.a) / np.sqrt(2 * np.pi)
        return ((grad * (self.below + self.a * density)).astype(grad.dtype),)


class Softmax(Op):
    symbol, rule = "soft", "each probability's gradient, minus their mean weighted by p"
    formula = "grad z = p · (grad − Σ p · grad)"

    def __init__(self, dim):
        self.dim = dim

    def forward(self, z):
        # Subtracting the largest changes nothing in exact numbers, and exp cannot overflow.
        e = np.exp(z - z.max(self.dim, keepdims=True))
        self.p = e / e.sum(self.dim, keepdims=True)
        return self.p

    def backward(self, grad):
        return (self.p * (grad - (self.p * grad).sum(self.dim, keepdims=True)),)


class LogSoftmax(Op):
    symbol, rule = "ln p", "the gradient minus the probabilities times its sum"
    formula = "grad z = grad − p · Σ grad"

    def __init__(self, dim):
        self.dim = dim

    def forward(self, z):
        # Not log(softmax(z)): a probability that rounds to 0 would give −inf.
        z = z - z.max(self.dim, keepdims=True)
        self.value = z - np.log(np.exp(z).sum(self.dim, keepdims=True))
        return self.value

    def backward(self, grad):
        return (grad - np.exp(self.value) * grad.sum(self.dim, keepdims=True),)


class BceWithLogits(Op):
    """Binary cross-entropy of sigmoid(z) with y, entry by entry, without computing the sigmoid."""

    symbol, rule = "BCE", "the slope is p − y: prediction minus truth"
    formula = "grad z = grad · (σ(z) − y)"

    def forward(self, z, y):
        self.z, self.y = z, y
        # log(1 + exp(z)) − z·y; written so that exp only ever sees numbers below 0.
        return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))

    def backward(self, grad):
        return grad * (sigmoid(self.z) - self.y), -grad * self.z if self.needs[1] else None


class Embedding(Op):
    """Rows of a table (n, d), chosen by whole numbers ``ids`` of any shape."""

    symbol, rule = "row", "each row gets the sum of the gradients of its uses"
    formula = "grad W[id] += grad"

    def __init__(self, ids, padding_idx=None):
        self.ids, self.padding_idx = ids, padding_idx

    def forward(self, W):
        self.shape = W.shape
        if self.ids.size and self.ids.min() < 0:
            raise IndexError  # NumPy would count from the end, and nobody would notice
        return W[self.ids]

    def backward(self, grad):
        table = np.zeros(self.shape, grad.dtype)
        np.add.at(table, self.ids, grad)  # not table[ids] += grad: that counts repeats once
        if self.padding_idx is not None:
            table[self.padding_idx] = 0
        return (table,)

    def complaint(self, shapes):
        return f"the ids must lie between 0 and {shapes[0][0] - 1}"


class BatchNorm(Op):
    """Each feature of x (n, features, ...) with mean 0 and variance 1, given both.

    ``batch``: mean and variance are those of x itself, and the gradient knows it
    (Ioffe and Szegedy 2015, section 3); otherwise they are constants.
    """

    symbol, rule = "norm", "what would move the batch's mean or spread is taken out"
    formula = "grad x = (grad − mean(grad) − x̂ · mean(grad · x̂)) / std"

    def __init__(self, mean, var, eps, batch):
        self.mean, self.var, self.eps, self.batch = mean, var, eps, batch

    def forward(self, x):
        self.axes = (0, *range(2, x.ndim))
        shape = (1, -1) + (1,) * (x.ndim - 2)
        self.scale = (1 / np.sqrt(self.var + self.eps)).reshape(shape).astype(x.dtype)
        self.hat = (x - self.mean.reshape(shape).astype(x.dtype)) * self.scale
        return self.hat

    def backward(self, grad):
        if self.batch:
            along = (grad * self.hat).mean(self.axes, keepdims=True)
            grad = grad - grad.mean(self.axes, keepdims=True) - self.hat * along
        return (grad * self.scale,)


def erf(x):
    """The error function, entry by entry; NumPy has none, and Python's takes single numbers."""
    return np.vectorize(math_erf, otypes=[float])(x)
