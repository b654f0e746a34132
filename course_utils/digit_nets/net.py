"""The two networks forward, in NumPy alone: every number on the way can be looked at.

CNN: conv 5x5 (8 filters), ReLU, max pool 2, conv 5x5 (16 filters), ReLU, max pool 2, linear.
MLP: linear, ReLU, linear.  Weights have torch's names and shapes; torch_nets.py is the twin.
"""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

SIDE = 28
AT_ONCE = 8  # pictures: more would push their windows out of the processor's cache
SHAPES = {
    "cnn": {"conv1.weight": (8, 1, 5, 5), "conv1.bias": (8,), "conv2.weight": (16, 8, 5, 5),
            "conv2.bias": (16,), "out.weight": (10, 784), "out.bias": (10,)},
    "mlp": {"hidden.weight": (14, 784), "hidden.bias": (14,), "out.weight": (10, 14),
            "out.bias": (10,)},
}  # fmt: skip
CHANNELS = {"cnn": (8, 16), "mlp": (14,)}  # of layer 1, layer 2: what can be switched off


@dataclass(frozen=True)
class Reading:
    """What a network computed for n pictures.  ``before``: before ReLU; ``maps``: after it.

    logits and probs (n, 10).  CNN: before1, maps1 (n, 8, 28, 28), pooled1 (n, 8, 14, 14),
    before2, maps2 (n, 16, 14, 14), pooled2 (n, 16, 7, 7).  MLP: hidden (n, 14), after ReLU.
    """

    logits: np.ndarray
    probs: np.ndarray
    before1: np.ndarray | None = None
    maps1: np.ndarray | None = None
    pooled1: np.ndarray | None = None
    before2: np.ndarray | None = None
    maps2: np.ndarray | None = None
    pooled2: np.ndarray | None = None
    hidden: np.ndarray | None = None


class DigitNet:
    """``name``: "cnn" or "mlp"; ``weights``: name -> float32 array, shaped as SHAPES says."""

    def __init__(self, name, weights):
        self.name, self.weights = name, weights
        self.parameters = sum(array.size for array in weights.values())

    @property
    def filters1(self):
        """The CNN's first filters, (8, 1, 5, 5)."""
        return self.weights["conv1.weight"]

    @property
    def filters2(self):
        """The CNN's second filters, (16, 8, 5, 5): one 5x5 slice for each map of layer 1."""
        return self.weights["conv2.weight"]

    def forward(self, X, off=(), known=None) -> Reading:
        """X (n, 28, 28), (n, 784) or one picture, 0 to 1 -> Reading.

        ``off``: pairs (layer, channel), layers from 1 and channels from 0; what they give is 0.
        ``known``: a Reading of the same X; its before1 is taken over, whatever was off then.
        ValueError for another shape, or for a channel that is not there.
        """
        X = as_pictures(X)
        off = self._by_layer(off)
        run = self._cnn if self.name == "cnn" else self._mlp
        before1 = known.before1 if known else None
        parts = [run(X[i : i + AT_ONCE], off, None if before1 is None else before1[i : i + AT_ONCE])
                 for i in range(0, max(1, len(X)), AT_ONCE)]
        return Reading(**{key: np.concatenate([part[key] for part in parts])
                          if len(parts) > 1 else parts[0][key] for key in parts[0]})

    def _by_layer(self, off):
        """[(1, 3), (2, 5)] -> [[3], [5]]: the channels that are off, layer by layer."""
        counts = CHANNELS[self.name]
        for layer, channel in off:
            if not (1 <= layer <= len(counts) and 0 <= channel < counts[layer - 1]):
                raise ValueError(f"the {self.name} has no channel {channel} in layer {layer}")
        return [[c for which, c in off if which == layer] for layer in range(1, len(counts) + 1)]

    def _cnn(self, X, off, before1=None):
        w = self.weights
        if before1 is None:
            before1 = convolve(X[:, None], w["conv1.weight"], w["conv1.bias"])
        maps1 = relu(before1, off[0])
        pooled1 = pool(maps1)
        before2 = convolve(pooled1, w["conv2.weight"], w["conv2.bias"])
        maps2 = relu(before2, off[1])
        pooled2 = pool(maps2)
        logits = pooled2.reshape(len(X), 784) @ w["out.weight"].T + w["out.bias"]
        return {"logits": logits, "probs": softmax(logits), "before1": before1, "maps1": maps1,
                "pooled1": pooled1, "before2": before2, "maps2": maps2, "pooled2": pooled2}

    def _mlp(self, X, off, before1=None):
        w = self.weights
        z = X.reshape(len(X), 784) @ w["hidden.weight"].T + w["hidden.bias"]
        hidden = relu(z, off[0])
        logits = hidden @ w["out.weight"].T + w["out.bias"]
        return {"logits": logits, "probs": softmax(logits), "hidden": hidden}


def as_pictures(X):
    """Whatever holds 784 numbers a picture -> (n, 28, 28) float32."""
    X = np.asarray(X, np.float32)
    if X.shape[-2:] != (SIDE, SIDE) and X.shape[-1:] != (SIDE * SIDE,):
        raise ValueError(f"pictures must have shape (n, 28, 28) or (n, 784), not {X.shape}")
    return X.reshape(-1, SIDE, SIDE)


def convolve(x, W, b):
    """x (n, c, h, w), W (out, c, k, k), b (out,) -> (n, out, h, w): zeros around, stride 1.

    Each window becomes a column, and the convolution one matrix product, as in lesson 09.
    """
    (n, c, h, w), k = x.shape, W.shape[-1]
    edge = k // 2
    padded = np.zeros((n, c, h + 2 * edge, w + 2 * edge), np.float32)
    padded[:, :, edge : edge + h, edge : edge + w] = x
    windows = sliding_window_view(padded, (k, k), axis=(2, 3))  # (n, c, h, w, k, k)
    columns = windows.transpose(0, 1, 4, 5, 2, 3).reshape(n, c * k * k, h * w)
    return (W.reshape(len(W), -1) @ columns + b[:, None]).reshape(n, len(W), h, w)


def relu(z, off=()):
    """max(z, 0); the channels ``off`` (axis 1) give 0 everywhere."""
    a = np.maximum(z, 0)
    a[:, list(off)] = 0
    return a


def pool(a):
    """Max pooling, 2x2: (n, c, h, w) -> (n, c, h / 2, w / 2)."""
    rows = np.maximum(a[:, :, ::2], a[:, :, 1::2])
    return np.maximum(rows[..., ::2], rows[..., 1::2])


def softmax(logits):
    """(n, 10) -> probabilities; the largest is taken off first, as in lesson 03."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)
