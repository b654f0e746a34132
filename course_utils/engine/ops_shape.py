"""Operations that move or choose numbers without changing them.  Read after ops.py."""

import numpy as np

from .ops import Op, unbroadcast


class Reshape(Op):
    symbol, rule, formula = "shape", "the gradient takes the old shape again", "grad a = grad"

    def __init__(self, shape):
        self.shape = shape

    def forward(self, a):
        self.old = a.shape
        return a.reshape(self.shape)

    def backward(self, grad):
        return (grad.reshape(self.old),)

    def complaint(self, shapes):
        return f"{np.prod(shapes[0], dtype=int)} numbers cannot take the shape {self.shape}"


class Permute(Op):
    symbol, rule, formula = "ᵀ", "the axes are put back in their old order", "grad a = gradᵀ"

    def __init__(self, dims):
        self.dims = dims

    def forward(self, a):
        return a.transpose(self.dims)

    def backward(self, grad):
        return (grad.transpose(np.argsort([d % len(self.dims) for d in self.dims])),)

    def complaint(self, shapes):
        return f"the axes {tuple(self.dims)} do not name each of its {len(shapes[0])} axes once"


class Index(Op):
    symbol, rule = "[ ]", "the gradient returns to the places that were read, 0 to the rest"
    formula = "grad a[index] += grad"

    def __init__(self, index):
        self.index = index

    def forward(self, a):
        self.shape = a.shape
        return np.asarray(a[self.index])

    def backward(self, grad):
        whole = np.zeros(self.shape, grad.dtype)
        np.add.at(whole, self.index, grad)  # not whole[index] += grad: that counts repeats once
        return (whole,)

    def complaint(self, shapes):
        return "the index asks for something outside it"


class Stack(Op):
    """Arrays of one shape, side by side along a new axis."""

    symbol, rule = "stack", "each input gets its own slice of the gradient"
    formula = "grad aᵢ = grad[i]"

    def __init__(self, dim):
        self.dim = dim

    def forward(self, *arrays):
        return np.stack(arrays, self.dim)

    def backward(self, grad):
        return tuple(np.moveaxis(grad, self.dim, 0))

    def complaint(self, shapes):
        return "all must have the same shape"


class Cat(Op):
    """Arrays laid end to end along an axis that they have."""

    symbol, rule = "cat", "each input gets its own piece of the gradient"
    formula = "grad aᵢ = its piece of grad"

    def __init__(self, dim):
        self.dim = dim

    def forward(self, *arrays):
        self.ends = np.cumsum([a.shape[self.dim] for a in arrays])[:-1]
        return np.concatenate(arrays, self.dim)

    def backward(self, grad):
        return tuple(np.split(grad, self.ends, self.dim))

    def complaint(self, shapes):
        return f"apart from axis {self.dim} the sizes must be equal"


class Where(Op):
    """Chooses between two arrays; the condition is a plain array and has no gradient."""

    symbol, rule = "where", "the gradient goes to the input that was chosen, 0 to the other"
    formula = "grad a = grad where chosen, else 0"

    def __init__(self, condition):
        self.condition = condition

    def forward(self, a, b):
        self.shapes = a.shape, b.shape
        return np.where(self.condition, a, b)

    def backward(self, grad):
        parts = np.where(self.condition, grad, 0), np.where(self.condition, 0, grad)
        return tuple(unbroadcast(g, s) for g, s in zip(parts, self.shapes, strict=True))


class Cast(Op):
    """Another floating-point type.  The gradient goes back in the type that came in."""

    symbol, rule, formula = "type", "only the number format changes", "grad a = grad"

    def __init__(self, dtype):
        self.dtype = dtype

    def forward(self, a):
        self.old = a.dtype
        return a.astype(self.dtype)

    def backward(self, grad):
        return (grad.astype(self.old),)
