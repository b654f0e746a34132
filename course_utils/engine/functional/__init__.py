"""Functions of tensors, named as torch.nn.functional names them.

Reading order: activations.py, losses.py, layers.py.  Where a plain and a careful version exist,
the plain one ends in ``_naive`` or ``_loops`` and stands right above.
"""

from .activations import (
    gelu,
    leaky_relu,
    log_softmax,
    log_softmax_naive,
    relu,
    sigmoid,
    sigmoid_naive,
    softmax,
    softmax_naive,
    tanh,
)
from .layers import (
    avg_pool2d,
    batch_norm,
    conv2d,
    conv2d_loops,
    dropout,
    embedding,
    linear,
    max_pool2d,
)
from .losses import (
    binary_cross_entropy,
    binary_cross_entropy_with_logits,
    binary_cross_entropy_with_logits_naive,
    cross_entropy,
    hinge_loss,
    huber_loss,
    l1_loss,
    mse_loss,
    nll_loss,
)

__all__ = [
    "avg_pool2d",
    "batch_norm",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "binary_cross_entropy_with_logits_naive",
    "conv2d",
    "conv2d_loops",
    "cross_entropy",
    "dropout",
    "embedding",
    "gelu",
    "hinge_loss",
    "huber_loss",
    "l1_loss",
    "leaky_relu",
    "linear",
    "log_softmax",
    "log_softmax_naive",
    "max_pool2d",
    "mse_loss",
    "nll_loss",
    "relu",
    "sigmoid",
    "sigmoid_naive",
    "softmax",
    "softmax_naive",
    "tanh",
]
