"""Exercise of lesson 05: the shape that broadcasting changed."""

import numpy as np

from .checker import exercise
from .variants import know
from .words_05 import WORDS


def _count(*shape):
    """1, 2, 3 and so on, in this shape."""
    return np.arange(1.0, 1 + np.prod(shape)).reshape(shape)


@exercise(
    WORDS["unbroadcast"],
    cases=[
        (_count(2, 3), (3,)),
        (_count(2, 3), (2, 1)),
        (_count(2, 3), ()),
        (_count(2, 3), (2, 3)),
        (_count(2, 3), (1, 3)),
        (_count(2, 2), (2,)),
        (_count(2, 2), (1, 1)),
        (_count(2, 3, 2), (3, 1)),
    ],
)
def unbroadcast(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


know(unbroadcast, {
    "picked_one": [{"grad.sum(axis=0)": "grad[0]"}],
})  # fmt: skip


@unbroadcast.mistake
def averaged(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.mean(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.mean(axis=axis, keepdims=True)
    return grad


@unbroadcast.mistake
def picked_one(grad, shape):
    while grad.ndim > len(shape):
        grad = grad[0]
    for axis, size in enumerate(shape):
        if size == 1:
            grad = np.take(grad, [0], axis=axis)
    return grad


@unbroadcast.mistake
def no_keepdims(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis)
    return grad


@unbroadcast.mistake
def kept_in_front(grad, shape):
    extra = grad.ndim - len(shape)
    for axis in range(extra):
        grad = grad.sum(axis=axis, keepdims=True)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis + extra, keepdims=True)
    return grad


@unbroadcast.mistake
def summed_everything(grad, shape):
    return grad.sum()


@unbroadcast.mistake
def only_in_front(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    return grad


@unbroadcast.mistake
def only_ones(grad, shape):
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


@unbroadcast.mistake
def from_the_end(grad, shape):
    while grad.ndim > len(shape):
        grad = grad.sum(axis=-1)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


@unbroadcast.mistake
def reshaped(grad, shape):
    return grad.reshape(shape)


@unbroadcast.mistake
def left_alone(grad, shape):
    return grad


@unbroadcast.mistake
def always_in_front(grad, shape):
    return grad.sum(axis=0)


@unbroadcast.mistake(key="always_in_front")
def always_in_front_kept(grad, shape):
    return grad.sum(axis=0, keepdims=True)


@unbroadcast.mistake
def once_in_front(grad, shape):
    if grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    for axis, size in enumerate(shape):
        if size == 1:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


@unbroadcast.mistake
def once_in_front_alone(grad, shape):
    if grad.ndim > len(shape):
        grad = grad.sum(axis=0)
    return grad


@unbroadcast.mistake
def front_to_front(grad, shape):
    for axis, size in enumerate(shape):
        if grad.shape[axis] != size:
            grad = grad.sum(axis=axis, keepdims=True)
    return grad


@unbroadcast.mistake
def resized(grad, shape):
    return np.resize(grad, shape)


@unbroadcast.mistake
def stretched_again(grad, shape):
    return np.broadcast_to(grad, shape)


@unbroadcast.mistake
def all_into_one(grad, shape):
    return np.full(shape, grad.sum())


@unbroadcast.mistake
def zeros(grad, shape):
    return np.zeros(shape)


@unbroadcast.mistake(key="zeros")
def ones(grad, shape):
    return np.ones(shape)
