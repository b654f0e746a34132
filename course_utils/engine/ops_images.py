"""Operations on pictures: convolution and pooling, shape (batch, channels, height, width).

Each window is laid out as a column, so that a convolution becomes one matrix product ("im2col":
Chellapilla, Puri and Simard 2006).  functional.conv2d_loops is the plain version, tested equal.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided

from .ops import Op


def out_size(n, kernel, stride, padding, dilation=1):
    """How many windows fit: floor((n + 2·padding − dilation·(kernel − 1) − 1) / stride) + 1."""
    return (n + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1


class Windows:
    """All windows of a padded picture as a view, and the way back."""

    def __init__(self, shape, kernel, stride, padding, dilation=(1, 1)):
        self.shape, self.kernel, self.stride = shape, kernel, stride
        self.padding, self.dilation = padding, dilation
        sizes = zip(shape[2:], kernel, stride, padding, dilation, strict=True)
        self.out = tuple(out_size(*size) for size in sizes)
        if min(self.out) < 1:
            raise ValueError("no window fits")

    def cut(self, x, fill=0):
        """(n, c, h, w) -> (n, c, kernel h, kernel w, out h, out w), nothing copied but padding."""
        (top, left), (sh, sw), (dh, dw) = self.padding, self.stride, self.dilation
        if top or left:
            x = np.pad(x, ((0, 0), (0, 0), (top, top), (left, left)), constant_values=fill)
        n, c, h, w = x.strides
        strides = (n, c, h * dh, w * dw, h * sh, w * sw)
        return as_strided(x, (*x.shape[:2], *self.kernel, *self.out), strides, writeable=False)

    def add_back(self, columns):
        """Sum (n, c, kernel h, kernel w, out h, out w) into a picture; windows overlap."""
        n, c, h, w = self.shape
        (top, left), (sh, sw), (dh, dw) = self.padding, self.stride, self.dilation
        whole = np.zeros((n, c, h + 2 * top, w + 2 * left), columns.dtype)
        for i in range(self.kernel[0]):
            for j in range(self.kernel[1]):
                rows = slice(i * dh, i * dh + sh * self.out[0], sh)
                whole[:, :, rows, j * dw : j * dw + sw * self.out[1] : sw] += columns[:, :, i, j]
        return whole[:, :, top : top + h, left : left + w]


class Conv2d(Op):
    """x (n, c_in, h, w), W (c_out, c_in / groups, kh, kw), b (c_out,) or absent."""

    symbol, rule = "conv", "each weight gets the gradient times all that it looked at, added up"
    formula = "grad W = Σ grad · windows,  grad x = W laid back over grad"

    def __init__(self, stride, padding, dilation, groups):
        self.stride, self.padding, self.dilation = stride, padding, dilation
        self.groups = groups

    def forward(self, x, W, b=None):
        (n, c_in), (c_out, c_in_group) = x.shape[:2], W.shape[:2]
        if c_in != c_in_group * self.groups or c_out % self.groups:
            raise ValueError("channels")
        self.windows = Windows(x.shape, W.shape[2:], self.stride, self.padding, self.dilation)
        self.matrix = W.reshape(self.groups, c_out // self.groups, -1)
        columns = self.windows.cut(x)
        self.columns = columns.reshape(n, self.groups, self.matrix.shape[2], -1)
        self.W_shape = W.shape
        z = (self.matrix @ self.columns).reshape(n, c_out, *self.windows.out)
        if b is not None:
            z += b[:, None, None]
        return z

    def backward(self, grad):
        n, c_out = grad.shape[:2]
        rows = grad.reshape(n, self.groups, c_out // self.groups, -1)
        grad_x = grad_W = None
        if self.needs[0]:
            columns = self.matrix.swapaxes(1, 2) @ rows
            shape = (n, self.windows.shape[1], *self.windows.kernel, *self.windows.out)
            grad_x = self.windows.add_back(columns.reshape(shape))
        if self.needs[1]:
            grad_W = (rows @ self.columns.swapaxes(2, 3)).sum(0).reshape(self.W_shape)
        return (grad_x, grad_W, grad.sum((0, 2, 3)))[: len(self.needs)]

    def complaint(self, shapes):
        x, W, *b = shapes
        if len(x) != 4 or len(W) != 4:
            return "the input must be (n, channels, height, width), the weight (out, in, kh, kw)"
        if x[1] != W[1] * self.groups:
            return f"the input has {x[1]} channels, but the weight expects {W[1] * self.groups}"
        if b and b[0] != W[:1]:
            return f"the bias must have shape ({W[0]},)"
        return f"a window of {W[2:]} does not fit into a picture of {x[2:]}"


class Pool(Op):
    """Windows of one channel, each reduced to one number."""

    def __init__(self, kernel, stride, padding):
        self.kernel, self.stride, self.padding = kernel, stride, padding

    def cut(self, x, fill):
        if any(2 * p > k for p, k in zip(self.padding, self.kernel, strict=True)):
            raise ValueError("padding")
        self.windows = Windows(x.shape, self.kernel, self.stride, self.padding)
        return self.windows.cut(x, fill)

    def complaint(self, shapes):
        if len(shapes[0]) != 4:
            return "the input must be (n, channels, height, width)"
        return f"windows of {self.kernel} with padding {self.padding} do not fit"


class MaxPool2d(Pool):
    symbol, rule = "max", "in each window only the largest gets the gradient"
    formula = "grad x = grad where x is its window's largest, else 0"

    def forward(self, x):
        columns = self.cut(x, -np.inf)
        self.tall = columns.shape
        columns = columns.reshape(*x.shape[:2], -1, *self.windows.out)
        self.where = columns.argmax(2)[:, :, None]
        return np.take_along_axis(columns, self.where, 2)[:, :, 0]

    def backward(self, grad):
        n, c, kh, kw, *out = self.tall
        columns = np.zeros((n, c, kh * kw, *out), grad.dtype)
        np.put_along_axis(columns, self.where, grad[:, :, None], 2)
        return (self.windows.add_back(columns.reshape(self.tall)),)


class AvgPool2d(Pool):
    symbol, rule = "mean", "each number of a window gets the gradient / window size"
    formula = "grad x = grad / (kh · kw)"

    def forward(self, x):
        columns = self.cut(x, 0)
        self.tall = columns.shape
        return columns.mean((2, 3))

    def backward(self, grad):
        share = grad / (self.kernel[0] * self.kernel[1])
        spread = np.broadcast_to(share[:, :, None, None], self.tall)
        return (self.windows.add_back(spread),)
