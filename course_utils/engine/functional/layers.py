"""What layers compute, with weights as arguments.  Shapes, names and defaults are torch's."""

import numpy as np

from .. import ops_images, ops_layers, random
from ..tensor import Tensor, apply


def linear(input, weight, bias=None):
    """input (..., n_in), weight (n_out, n_in), bias (n_out,) -> (..., n_out): x Wᵀ + b."""
    return apply(ops_layers.Linear(), *_given(input, weight, bias))


def embedding(input, weight, padding_idx=None):
    """Whole numbers of any shape, weight (n, d) -> (..., d): row after row of the table."""
    ids = np.asarray(input.data if isinstance(input, Tensor) else input)
    return apply(ops_layers.Embedding(ids, padding_idx), weight)


def dropout(input, p=0.5, training=True):
    """Each entry is 0 with probability ``p``; the others grow by 1 / (1 − p), so that the mean
    stays (Srivastava et al. 2014)."""
    if not 0 <= p <= 1:
        raise ValueError(f"dropout: p must be from 0 to 1, not {p}")
    if not training or p == 0:
        return input
    kept = random.generator().random(input.shape) >= p
    return input * Tensor(kept / (1 - p) if p < 1 else 0.0 * kept, dtype=input.dtype)


def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False,
               momentum=0.1, eps=1e-5):  # fmt: skip
    """Each feature of input (n, features, ...) with mean 0, variance 1; then times weight + bias.

    In training the batch's own mean and variance are used, and the arrays ``running_mean`` and
    ``running_var`` move towards them by ``momentum``; otherwise the running ones are used.
    """
    axes = (0, *range(2, input.ndim))
    n = input.data.size // input.shape[1]
    mean, var = running_mean, running_var
    if training:
        if n < 2:
            raise ValueError(f"batch_norm: one value a feature has no spread; got {input.shape}")
        mean, var = input.data.mean(axes), input.data.var(axes)
        if running_mean is not None:  # the estimate for all data divides by n − 1
            running_mean += momentum * (mean - running_mean)
            running_var += momentum * (var * (n / (n - 1)) - running_var)
    out = apply(ops_layers.BatchNorm(mean, var, eps, training), input)
    shape = (-1,) + (1,) * (input.ndim - 2)
    out = out if weight is None else out * weight.reshape(shape)
    return out if bias is None else out + bias.reshape(shape)


def conv2d_loops(input, weight, bias=None):
    """A convolution as it is explained: window by window.  Slow, and tested equal to conv2d."""
    (n, _, h, w), (c_out, _, kh, kw) = input.shape, weight.shape
    out = np.zeros((n, c_out, h - kh + 1, w - kw + 1), input.dtype)
    for i in range(out.shape[2]):
        for j in range(out.shape[3]):
            window = input.data[:, None, :, i : i + kh, j : j + kw]
            out[:, :, i, j] = (window * weight.data).sum((2, 3, 4))
    return Tensor(out if bias is None else out + bias.data[:, None, None])


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """input (n, c_in, h, w), weight (c_out, c_in / groups, kh, kw), bias (c_out,).

    The kernel is not turned round: this is cross-correlation, which libraries call convolution.
    ``padding`` may be "same" (stride 1) or "valid".
    """
    dilation, stride = _two(dilation), _two(stride)
    padding = _padding(padding, weight.shape[2:], stride, dilation)
    op = ops_images.Conv2d(stride, padding, dilation, groups)
    return apply(op, *_given(input, weight, bias))


def max_pool2d(input, kernel_size, stride=None, padding=0):
    """The largest of each window; ``stride`` is the kernel size unless given."""
    return apply(_pool(ops_images.MaxPool2d, kernel_size, stride, padding), input)


def avg_pool2d(input, kernel_size, stride=None, padding=0):
    """The mean of each window, padding counted as zeros."""
    return apply(_pool(ops_images.AvgPool2d, kernel_size, stride, padding), input)


def _given(*tensors):
    return [t for t in tensors if t is not None]


def _two(value):
    """3 and (3, 3) mean the same."""
    return tuple(value) if isinstance(value, tuple | list) else (value, value)


def _pool(op, kernel_size, stride, padding):
    kernel = _two(kernel_size)
    return op(kernel, kernel if stride is None else _two(stride), _two(padding))


def _padding(padding, kernel, stride, dilation):
    if padding == "valid":
        return 0, 0
    if padding != "same":
        return _two(padding)
    reach = [d * (k - 1) for d, k in zip(dilation, kernel, strict=True)]
    if stride != (1, 1) or any(r % 2 for r in reach):
        raise ValueError("conv2d: padding='same' needs stride 1 and an odd kernel")
    return tuple(r // 2 for r in reach)
