"""Functions of several tensors; in torch they stand directly in ``torch``."""

import numpy as np

from . import ops, ops_shape
from .tensor import Tensor, apply, match


def maximum(input, other):
    """The larger of two, entry by entry."""
    return apply(ops.Maximum(), *match(input, other))


def where(condition, input, other):
    """Entries of ``input`` where the condition is true, of ``other`` elsewhere."""
    chosen = condition.data if isinstance(condition, Tensor) else np.asarray(condition)
    return apply(ops_shape.Where(chosen), *match(input, other))


def stack(tensors, dim=0):
    """Tensors of one shape, side by side along a new axis."""
    return apply(ops_shape.Stack(dim), *tensors)


def cat(tensors, dim=0):
    """Tensors laid end to end along an axis that they have."""
    return apply(ops_shape.Cat(dim), *tensors)
