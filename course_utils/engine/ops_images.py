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

    def pad(self, x, fill=0):
        top, left = self.padding
        if not (top or left):
            return x
        return np.pad(x, ((0, 0), (0, 0), (top, top), (left, left)), constant_values=fill)

    def cut(self, x):
        """(n, c, h, w) -> (n, c, kernel h, kernel w, out h, out w), nothing copied but padding."""
        (sh, sw), (dh, dw), x = self.stride, self.dilation, self.pad(x)
        n, c, h, w = x.strides
        strides = (n, c, h * dh, w * dw, h * sh, w * sw)
        return as_strided(x, (*x.shape[:2], *self.kernel, *self.out), strides, writeable=False)

    def places(self, padded):
        """For each place in the kernel a view (n, c, out h, out w): what the windows have there."""
        (sh, sw), (dh, dw) = self.stride, self.dilation
        for i, j in np.ndindex(*self.kernel):
            rows = slice(i * dh, i * dh + sh * self.out[0], sh)
            yield padded[:, :, rows, j * dw : j * dw + sw * self.out[1] : sw]

    def add_back(self, grads, dtype):
        """A picture of what each place sends, (n, c, out h, out w) for each; windows overlap."""
        n, c, h, w = self.shape
        top, left = self.padding
        whole = np.zeros((n, c, h + 2 * top, w + 2 * left), dtype)
        for place, grad in zip(self.places(whole), grads, strict=True):
            place += grad
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
        self.W, parts = W, (n, self.groups, c_in_group, *W.shape[2:], *self.windows.out)
        matrix = W.reshape(self.groups, c_out // self.groups, -1)
        if b is not None:  # the bias is the weight of a 1; adding it later costs a pass over z
            matrix = np.concatenate([matrix, b.reshape(self.groups, -1, 1)], axis=2)
        size = matrix.shape[2], np.prod(self.windows.out)
        self.columns = np.ones((n, self.groups, *size), x.dtype)
        pixels = self.columns[:, :, : W[0].size].reshape(parts)  # a view: only splits axes
        pixels[...] = self.windows.cut(x).reshape(parts)
        return (matrix @ self.columns).reshape(n, c_out, *self.windows.out)

    def backward(self, grad):
        n, c_out = grad.shape[:2]
        rows = grad.reshape(n, self.groups, c_out // self.groups, -1)
        grad_x = grad_W = grad_b = None
        if self.needs[0]:
            columns = self.W.reshape(*rows.shape[1:3], -1).swapaxes(1, 2) @ rows
            shape = (n, self.windows.shape[1], -1, *self.windows.out)
            places = np.moveaxis(columns.reshape(shape), 2, 0)
            grad_x = self.windows.add_back(places, grad.dtype)
        if any(self.needs[1:]):
            both = (rows @ self.columns.swapaxes(2, 3)).sum(0).reshape(c_out, -1)
            grad_W, grad_b = both[:, : self.W[0].size].reshape(self.W.shape), both[:, -1]
        return (grad_x, grad_W, grad_b)[: len(self.needs)]

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

    def places(self, x, fill):
        """What all windows have at each place of the kernel, a list of (n, c, out h, out w)."""
        if any(2 * p > k for p, k in zip(self.padding, self.kernel, strict=True)):
            raise ValueError("padding")
        self.windows = Windows(x.shape, self.kernel, self.stride, self.padding)
        return list(self.windows.places(self.windows.pad(x, fill)))

    def complaint(self, shapes):
        if len(shapes[0]) != 4:
            return "the input must be (n, channels, height, width)"
        return f"windows of {self.kernel} with padding {self.padding} do not fit"


class MaxPool2d(Pool):
    symbol, rule = "max", "in each window only the largest gets the gradient"
    formula = "grad x = grad where x is its window's largest, else 0"

    def forward(self, x):
        first, *others = self.places(x, -np.inf)
        value, self.where = first.copy(), np.zeros(first.shape, np.int32)
        for number, place in enumerate(others, 1):
            self.where[place > value] = number  # of equals the first one stays
            np.maximum(value, place, out=value)
        return value

    def backward(self, grad):
        count = self.kernel[0] * self.kernel[1]
        sent = (grad * (self.where == number) for number in range(count))
        return (self.windows.add_back(sent, grad.dtype),)


class AvgPool2d(Pool):
    symbol, rule = "mean", "each number of a window gets the gradient / window size"
    formula = "grad x = grad / (kh · kw)"

    def forward(self, x):
        places = self.places(x, 0)
        return (sum(places) / len(places)).astype(x.dtype, copy=False)

    def backward(self, grad):
        count = self.kernel[0] * self.kernel[1]
        return (self.windows.add_back([grad / count] * count, grad.dtype),)
