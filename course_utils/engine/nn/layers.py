"""Layers for tables and pictures, simplest first.  Weights have torch's shapes and first values.

The page of a layer X: https://docs.pytorch.org/docs/stable/generated/torch.nn.X.html
"""

import numpy as np

from .. import functional as F
from .. import random
from .module import Module, Parameter


def uniform(shape, bound):
    """A float32 Parameter, uniform from −bound to bound."""
    return Parameter(random.generator().uniform(-bound, bound, shape).astype(np.float32))


class Sequential(Module):
    """One module after the other."""

    def __init__(self, *modules):
        for number, module in enumerate(modules):
            setattr(self, str(number), module)

    def forward(self, x):
        for _, module in self.children():
            x = module(x)
        return x

    def __getitem__(self, number):
        return self.children()[number][1]

    def __len__(self):
        return len(self.children())


class Flatten(Module):
    """(n, ...) -> (n, all the rest in a row)."""

    def __init__(self, start_dim=1, end_dim=-1):
        self.start_dim, self.end_dim = start_dim, end_dim

    def forward(self, x):
        return x.flatten(self.start_dim, self.end_dim)


class ReLU(Module):
    def forward(self, x):
        return F.relu(x)


class LeakyReLU(Module):
    def __init__(self, negative_slope=0.01):
        self.negative_slope = negative_slope

    def forward(self, x):
        return F.leaky_relu(x, self.negative_slope)


class Tanh(Module):
    def forward(self, x):
        return F.tanh(x)


class Sigmoid(Module):
    def forward(self, x):
        return F.sigmoid(x)


class Linear(Module):
    """x (..., in_features) -> x Wᵀ + b (..., out_features); weight (out_features, in_features)."""

    def __init__(self, in_features, out_features, bias=True):
        self.in_features, self.out_features = in_features, out_features
        bound = 1 / np.sqrt(in_features)
        self.weight = uniform((out_features, in_features), bound)
        self.bias = uniform((out_features,), bound) if bias else None

    def forward(self, x):
        return F.linear(x, self.weight, self.bias)

    def extra_repr(self):
        return (f"in_features={self.in_features}, out_features={self.out_features}, "
                f"bias={self.bias is not None}")  # fmt: skip


class Embedding(Module):
    """Whole numbers below num_embeddings -> their rows of weight (num_embeddings, dim)."""

    def __init__(self, num_embeddings, embedding_dim, padding_idx=None):
        self.padding_idx = padding_idx
        table = random.generator().standard_normal((num_embeddings, embedding_dim))
        if padding_idx is not None:
            table[padding_idx] = 0
        self.weight = Parameter(table.astype(np.float32))

    def forward(self, ids):
        return F.embedding(ids, self.weight, self.padding_idx)


class Dropout(Module):
    def __init__(self, p=0.5):
        self.p = p

    def forward(self, x):
        return F.dropout(x, self.p, self.training)

    def extra_repr(self):
        return f"p={self.p}"


class BatchNorm1d(Module):
    """(n, num_features) or (n, num_features, length)."""

    dims = (2, 3)
    buffers = ("running_mean", "running_var", "num_batches_tracked")

    def __init__(self, num_features, eps=1e-5, momentum=0.1):
        self.num_features, self.eps, self.momentum = num_features, eps, momentum
        self.weight = Parameter(np.ones(num_features, np.float32))
        self.bias = Parameter(np.zeros(num_features, np.float32))
        self.running_mean = np.zeros(num_features, np.float32)
        self.running_var = np.ones(num_features, np.float32)
        self.num_batches_tracked = np.array(0)

    def forward(self, x):
        if x.ndim not in self.dims or x.shape[1] != self.num_features:
            raise RuntimeError(
                f"{type(self).__name__}({self.num_features}): wants {self.num_features} features "
                f"in axis 1, got {x.shape}"
            )
        self.num_batches_tracked = self.num_batches_tracked + self.training
        return F.batch_norm(x, self.running_mean, self.running_var, self.weight, self.bias,
                            self.training, self.momentum, self.eps)  # fmt: skip

    def extra_repr(self):
        return f"{self.num_features}"


class BatchNorm2d(BatchNorm1d):
    """(n, num_features, height, width)."""

    dims = (4,)


class Conv2d(Module):
    """(n, in_channels, h, w) -> (n, out_channels, h', w')."""

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1,
                 groups=1, bias=True):  # fmt: skip
        kernel = (kernel_size,) * 2 if isinstance(kernel_size, int) else tuple(kernel_size)
        self.options = {"stride": stride, "padding": padding, "dilation": dilation,
                        "groups": groups}  # fmt: skip
        shape = (out_channels, in_channels // groups, *kernel)
        bound = 1 / np.sqrt(np.prod(shape[1:]))
        self.weight = uniform(shape, bound)
        self.bias = uniform((out_channels,), bound) if bias else None

    def forward(self, x):
        return F.conv2d(x, self.weight, self.bias, **self.options)

    def extra_repr(self):
        out, ins, *kernel = self.weight.shape
        return f"{ins * self.options['groups']}, {out}, kernel_size={tuple(kernel)}"


class MaxPool2d(Module):
    pool = staticmethod(F.max_pool2d)

    def __init__(self, kernel_size, stride=None, padding=0):
        self.kernel_size, self.stride, self.padding = kernel_size, stride, padding

    def forward(self, x):
        return self.pool(x, self.kernel_size, self.stride, self.padding)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}"


class AvgPool2d(MaxPool2d):
    pool = staticmethod(F.avg_pool2d)
