"""Tensor: an array that remembers how it was made.

Names, defaults and results are torch's; gradients (``.grad``) are NumPy arrays, which keeps this
file short.  ``apply`` is where every operation passes; after it, the class.
"""

from collections import namedtuple

import numpy as np

from . import ops, ops_shape
from .graph import backward_steps
from .modes import Mode

FLOATS = (np.float32, np.float64)


def apply(op, *inputs):
    """The value of ``op`` on tensors: a new Tensor, with ``op`` behind it if a graph is wanted."""
    arrays = [t.data for t in inputs]
    try:
        with np.errstate(all="ignore"):  # as in torch, log(-1) is nan without a warning
            data = op.forward(*arrays)
    except (ValueError, IndexError):
        raise op.misfit(arrays) from None
    if Mode.anomaly and np.isnan(data).any():
        shapes = " and ".join(str(a.shape) for a in arrays)
        raise RuntimeError(f"{op.name} made nan from shapes {shapes}")
    out = Tensor._of(data)
    if Mode.grad and any(t.requires_grad for t in inputs):
        out.requires_grad, out.op, op.inputs = True, op, inputs
        op.needs = tuple(t.requires_grad for t in inputs)
        op.versions = tuple(t.version for t in inputs)
    return out


def match(a, b, divide=False):
    """Two operands as tensors, of the types that torch would give them.

    NumPy alone would turn float32 into float64 as soon as a whole number joins in.
    """
    a, b = _operand(a, b), _operand(b, a)
    float_a, float_b = a.data.dtype.kind == "f", b.data.dtype.kind == "f"
    if float_a and (not float_b or (b.data.ndim == 0 < a.data.ndim)):
        b = _as(b, a.data.dtype)
    elif float_b and (not float_a or (a.data.ndim == 0 < b.data.ndim)):
        a = _as(a, b.data.dtype)
    elif divide and not float_a:
        a, b = _as(a, np.float32), _as(b, np.float32)
    return a, b


def _operand(a, b):
    """A plain 0.7 takes the other's type at once: by way of float32 it would be 0.69999999."""
    plain = isinstance(a, float) and b.dtype.kind == "f"
    return a if isinstance(a, Tensor) else Tensor(a, dtype=b.dtype if plain else None)


def _as(tensor, dtype):
    if tensor.data.dtype == dtype:
        return tensor
    if tensor.requires_grad:
        return apply(ops_shape.Cast(dtype), tensor)
    return Tensor._of(tensor.data.astype(dtype))


def _array(value):
    return value.data if isinstance(value, Tensor) else value


def _index(index):
    """Tensors inside an index become arrays."""
    return tuple(map(_array, index)) if isinstance(index, tuple) else _array(index)


def _pair(op, swapped=False, **options):
    def method(self, other):
        a, b = match(self, other, **options)
        return apply(op(), b, a) if swapped else apply(op(), a, b)

    return method


def _single(op):
    return lambda self: apply(op(), self)


def _compare(compare):
    return lambda self, other: Tensor._of(np.asarray(compare(self.data, _array(other))))


def _in_place(symbol, change, op):
    def method(self, other):
        tracked = self.requires_grad or getattr(other, "requires_grad", False)
        leaf = self.op is None and self.requires_grad
        if Mode.grad and tracked and not leaf:
            return _pair(op)(self, other)  # the name now stands for a new tensor
        self._change(symbol)
        change(self.data, _array(other), out=self.data, casting="same_kind")
        return self

    return method


Largest = namedtuple("Largest", "values indices")  # what max(dim) and min(dim) return


class Tensor:
    """An n-dimensional array of float32 or float64 through which gradients can flow.

    ``data``: a number, a nested list, or an array, which is copied; Python floats become float32.
    Whole numbers and truth values are allowed too (targets, indices, masks), without gradients.
    """

    __slots__ = ("__weakref__", "data", "grad", "op", "requires_grad", "retains_grad", "version")
    __array_ufunc__ = None  # so that array + tensor asks the tensor

    def __init__(self, data, requires_grad=False, dtype=None):
        data = _array(data)
        array = np.array(data, dtype=dtype)
        if array.dtype == np.float64 and dtype is None and not hasattr(data, "dtype"):
            array = array.astype(np.float32)
        if requires_grad and array.dtype not in FLOATS:
            raise RuntimeError(f"only floating point tensors can have gradients, not {array.dtype}")
        self._fill(array)
        self.requires_grad = requires_grad

    def _fill(self, array):
        self.data, self.requires_grad, self.grad, self.op = array, False, None, None
        self.version, self.retains_grad = 0, False

    @classmethod
    def _of(cls, array):
        """A Tensor around ``array`` itself, without copying."""
        tensor = Tensor.__new__(Tensor)
        tensor._fill(array if isinstance(array, np.ndarray) else np.asarray(array))
        return tensor

    # --- operators ----------------------------------------------------------------------------

    __add__, __radd__ = _pair(ops.Add), _pair(ops.Add, swapped=True)
    __sub__, __rsub__ = _pair(ops.Sub), _pair(ops.Sub, swapped=True)
    __mul__, __rmul__ = _pair(ops.Mul), _pair(ops.Mul, swapped=True)
    __truediv__ = _pair(ops.Div, divide=True)
    __rtruediv__ = _pair(ops.Div, swapped=True, divide=True)
    __pow__, __rpow__ = _pair(ops.Pow), _pair(ops.Pow, swapped=True)
    __matmul__, __rmatmul__ = _pair(ops.MatMul), _pair(ops.MatMul, swapped=True)
    __neg__ = _single(ops.Neg)

    __lt__, __le__ = _compare(np.less), _compare(np.less_equal)
    __gt__, __ge__ = _compare(np.greater), _compare(np.greater_equal)
    __eq__, __ne__ = _compare(np.equal), _compare(np.not_equal)
    __hash__ = object.__hash__  # == compares entry by entry, which is no use for finding keys

    __iadd__ = _in_place("+=", np.add, ops.Add)
    __isub__ = _in_place("-=", np.subtract, ops.Sub)
    __imul__ = _in_place("*=", np.multiply, ops.Mul)
    __itruediv__ = _in_place("/=", np.divide, ops.Div)

    def __getitem__(self, index):
        return apply(ops_shape.Index(_index(index)), self)

    def __setitem__(self, index, value):
        self._change("[...] =")
        self.data[_index(index)] = _array(value)

    def _change(self, symbol):
        if Mode.grad and self.requires_grad:
            raise RuntimeError(
                f"{symbol}: a tensor of shape {self.shape} that requires a gradient must not be "
                "changed in place, or its gradient would be wrong. To change weights, do it "
                "inside `with no_grad():`"
            )
        self.version += 1

    # --- one tensor in, one out ---------------------------------------------------------------

    exp, log, sqrt = _single(ops.Exp), _single(ops.Log), _single(ops.Sqrt)
    tanh, sigmoid, relu = _single(ops.Tanh), _single(ops.Sigmoid), _single(ops.Relu)
    abs = __abs__ = _single(ops.Abs)

    def clip(self, min=None, max=None):
        return apply(ops.Clip(min, max), self)

    clamp = clip

    def sum(self, dim=None, keepdim=False):
        return apply(ops.Sum(dim, keepdim), self)

    def mean(self, dim=None, keepdim=False):
        if self.dtype not in FLOATS:
            raise RuntimeError(f"mean: needs floating point numbers, not {self.dtype}")
        return apply(ops.Mean(dim, keepdim), self)

    def max(self, dim=None, keepdim=False):
        """The largest of all; with ``dim``, (values, indices) along that axis."""
        values = apply(ops.Max(dim, keepdim), self)
        return values if dim is None else Largest(values, self.argmax(dim, keepdim))

    def min(self, dim=None, keepdim=False):
        """The smallest of all; with ``dim``, (values, indices) along that axis."""
        found = (-self).max(dim, keepdim)
        return -found if dim is None else Largest(-found.values, found.indices)

    def argmax(self, dim=None, keepdim=False):
        return Tensor._of(np.asarray(self.data.argmax(dim, keepdims=keepdim)))

    def reshape(self, *shape):
        return apply(ops_shape.Reshape(shape[0] if isinstance(shape[0], tuple) else shape), self)

    view = reshape

    def flatten(self, start_dim=0, end_dim=-1):
        start, end = start_dim % max(self.ndim, 1), end_dim % max(self.ndim, 1)
        return self.reshape(*self.shape[:start], -1, *self.shape[end + 1 :])

    def permute(self, *dims):
        return apply(ops_shape.Permute(dims), self)

    def transpose(self, dim0, dim1):
        dims = list(range(self.ndim))
        dims[dim0], dims[dim1] = dims[dim1], dims[dim0]
        return self.permute(*dims)

    @property
    def T(self):
        """Rows and columns exchanged."""
        return self.permute(*reversed(range(self.ndim)))

    def unsqueeze(self, dim):
        return self.reshape(np.expand_dims(self.data, dim).shape)

    def squeeze(self, dim):
        return self.reshape(np.squeeze(self.data, dim).shape) if self.shape[dim] == 1 else self

    def to(self, dtype):
        return _as(self, dtype)

    # --- gradients ----------------------------------------------------------------------------

    def backward_steps(self, gradient=None, retain_graph=False):
        """Check, then yield the BackwardStep of every operation behind this tensor."""
        if not self.requires_grad:
            raise RuntimeError("backward: no tensor behind this one requires a gradient")
        if gradient is None:
            if self.data.size != 1:
                raise RuntimeError(f"backward: starts from one number, not from shape {self.shape}."
                                   " Use .sum() or .mean() first, or pass a gradient.")  # fmt: skip
            gradient = np.ones_like(self.data)
        gradient = np.asarray(_array(gradient), self.dtype)
        if gradient.shape != self.shape:
            raise RuntimeError(f"backward: gradient {gradient.shape} for a tensor {self.shape}")
        return backward_steps(self, gradient, retain_graph)

    def backward(self, gradient=None, retain_graph=False):
        """Fill ``grad`` of every leaf: nothing but all the steps, one after the other."""
        for _ in self.backward_steps(gradient, retain_graph):
            pass

    def retain_grad(self):
        """Keep ``grad`` here too, although this tensor was computed."""
        self.retains_grad = True

    def detach(self):
        """The same numbers without a past; they share memory."""
        return Tensor._of(self.data)

    # --- reading ------------------------------------------------------------------------------

    shape = property(lambda self: self.data.shape)
    ndim = property(lambda self: self.data.ndim)
    dtype = property(lambda self: self.data.dtype)
    is_leaf = property(lambda self: self.op is None)

    def item(self):
        """The one number in it, as Python's float, int or bool."""
        if self.data.size != 1:
            raise RuntimeError(f"item: a tensor of shape {self.shape} is not one number")
        return self.data.item()

    def numpy(self):
        """The numbers themselves: changing them changes the tensor."""
        if self.requires_grad:
            raise RuntimeError("numpy: this tensor has a gradient; use .detach().numpy()")
        return self.data

    def __len__(self):
        return len(self.data)

    def __bool__(self):
        return bool(self.item())

    def __float__(self):
        return float(self.item())

    def __repr__(self):
        numbers = np.array2string(self.data, separator=", ", prefix="tensor(", precision=4)
        made = f", op={self.op.name}" if self.op else ", requires_grad=True"
        return f"tensor({numbers}{made if self.requires_grad else ''})"
