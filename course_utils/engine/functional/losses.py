"""Losses: how wrong an answer is, as one number.  Names, order and defaults are torch's.

``reduction`` is "mean", "sum", or "none" for one loss an entry.
"""

import numpy as np

from .. import ops_layers, ops_shape
from ..tensor import Tensor, apply, match
from .activations import log_softmax


def _reduce(loss, reduction):
    if reduction not in ("mean", "sum", "none"):
        raise ValueError(f"reduction must be 'mean', 'sum' or 'none', not {reduction!r}")
    return loss if reduction == "none" else getattr(loss, reduction)()


def _same_shape(name, input, target):
    """torch only warns here; (n, 1) against (n,) would silently compare all with all."""
    target = match(input, target)[1]
    if input.shape != target.shape:
        raise RuntimeError(
            f"{name}: input {input.shape} and target {target.shape} must have the same shape"
        )
    return target


def mse_loss(input, target, reduction="mean"):
    """Squared error (y_hat − y)²."""
    r = input - _same_shape("mse_loss", input, target)
    return _reduce(r * r, reduction)


def l1_loss(input, target, reduction="mean"):
    """Absolute error |y_hat − y|."""
    return _reduce((input - _same_shape("l1_loss", input, target)).abs(), reduction)


def huber_loss(input, target, reduction="mean", delta=1.0):
    """½ r² up to |r| = delta, then the straight line delta · (|r| − ½ delta) (Huber 1964)."""
    r = (input - _same_shape("huber_loss", input, target)).abs()
    inside = apply(ops_shape.Where(r.data <= delta), 0.5 * r * r, delta * (r - 0.5 * delta))
    return _reduce(inside, reduction)


def hinge_loss(input, target, margin=1.0, reduction="mean"):
    """max(0, margin − y·z) for labels y of −1 and +1.  torch has no loss of this name;
    its multi_margin_loss is the version for many classes."""
    return _reduce((margin - _same_shape("hinge_loss", input, target) * input).relu(), reduction)


def binary_cross_entropy(input, target, reduction="mean"):
    """−y ln p − (1 − y) ln(1 − p) for probabilities p.

    Each logarithm is cut off at −100, as torch does, so that p = 0 or 1 gives a finite loss.
    """
    y = _same_shape("binary_cross_entropy", input, target)
    if ((input.data < 0) | (input.data > 1)).any():
        raise RuntimeError("binary_cross_entropy: input must be probabilities from 0 to 1; for "
                           "logits there is binary_cross_entropy_with_logits")  # fmt: skip
    ln_p, ln_q = input.log().clip(min=-100), (1 - input).log().clip(min=-100)
    return _reduce(-(y * ln_p + (1 - y) * ln_q), reduction)


def binary_cross_entropy_with_logits_naive(input, target, reduction="mean"):
    """First the sigmoid, then the loss: at z = 40 the probability rounds to 1."""
    return binary_cross_entropy(input.sigmoid(), target, reduction)


def binary_cross_entropy_with_logits(input, target, reduction="mean"):
    """The same from logits z, exact for every z: its slope is sigmoid(z) − y."""
    y = _same_shape("binary_cross_entropy_with_logits", input, target)
    return _reduce(apply(ops_layers.BceWithLogits(), input, y), reduction)


def nll_loss(input, target, reduction="mean"):
    """−input[i, target[i]]: log-probabilities (n, classes), class numbers (n,)."""
    ids = np.asarray(target.data if isinstance(target, Tensor) else target)
    n_classes = input.shape[-1]
    if input.ndim != 2 or ids.shape != input.shape[:1]:
        raise RuntimeError(f"nll_loss: wants input (n, classes) and target (n,), not "
                           f"{input.shape} and {ids.shape}")  # fmt: skip
    if ids.dtype.kind not in "iu" or (ids.size and not 0 <= ids.min() <= ids.max() < n_classes):
        raise RuntimeError(f"nll_loss: targets must be whole numbers from 0 to {n_classes - 1}")
    return _reduce(-input[np.arange(len(ids)), ids], reduction)


def cross_entropy(input, target, reduction="mean"):
    """−ln softmax(logits) at the right class: logits (n, classes), class numbers (n,)."""
    return nll_loss(log_softmax(input, -1), target, reduction)
