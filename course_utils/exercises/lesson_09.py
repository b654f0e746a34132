"""Exercises of lesson 09: the size of what comes out; the rest in the modules named below.

Read lesson_09_slide.py and lesson_09_places.py; lesson_09_conv2d.py, lesson_09_filters.py and
lesson_09_stride.py; lesson_09_im2col.py; lesson_09_max_pool.py and lesson_09_pool_places.py.
Most mistakes there are short, by way of all windows at once.  Those that stop with an error are
loops, as readers write them, so that they stop with the same error.
"""

from functools import wraps

import numpy as np

from .answers import Unfit
from .checker import exercise
from .lesson_09_im2col import im2col
from .lesson_09_places import slide
from .lesson_09_pool_places import max_pool
from .lesson_09_stride import conv2d
from .variants import know
from .words_09 import A_FLOAT, WORDS

__all__ = ["conv2d", "im2col", "max_pool", "output_size", "slide"]

LAST = (28, 5, 2, 3)


def _sizes(output_size, size, kernel, padding, stride):
    """The answer's number.  In the last case it must be an int: there all numbers are right."""
    got = output_size(size, kernel, padding, stride)
    if (size, kernel, padding, stride) == LAST and isinstance(got, float | np.floating):
        raise Unfit(A_FLOAT.format(got=float(got)), "a float")
    return got


@exercise(
    WORDS["output_size"],
    cases=[
        (5, 3, 0, 1),
        (5, 3, 1, 1),
        (7, 3, 0, 2),
        (6, 3, 0, 2),
        (8, 2, 0, 3),
        (9, 4, 1, 3),
        (12, 3, 0, 4),
        (10, 3, 2, 4),
        (28, 2, 0, 2),
        (224, 7, 3, 2),
        LAST,
    ],
    run=_sizes,
)
def output_size(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) // stride + 1


@output_size.mistake
def no_floor(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) / stride + 1


@output_size.mistake
def rounded(size, kernel, padding, stride):
    return round((size + 2 * padding - kernel) / stride) + 1


@output_size.mistake(key="rounded")
def rounded_at_the_end(size, kernel, padding, stride):
    return round((size + 2 * padding - kernel) / stride + 1)


@output_size.mistake
def ceiling(size, kernel, padding, stride):
    return -((kernel - size - 2 * padding) // stride) + 1


@output_size.mistake
def forgot_one(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) // stride


@output_size.mistake(key="forgot_one")
def ceiling_without_one(size, kernel, padding, stride):
    return -((kernel - size - 2 * padding) // stride)


@output_size.mistake(key="forgot_one")
def neither_floor_nor_one(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) / stride


@output_size.mistake
def one_too_soon(size, kernel, padding, stride):
    return (size + 2 * padding - kernel + 1) // stride


@output_size.mistake(key="one_too_soon")
def one_too_soon_no_floor(size, kernel, padding, stride):
    return (size + 2 * padding - kernel + 1) / stride


@output_size.mistake
def one_in_the_stride(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) // (stride + 1)


@output_size.mistake
def minus_one(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) // stride - 1


@output_size.mistake
def padding_once(size, kernel, padding, stride):
    return (size + padding - kernel) // stride + 1


@output_size.mistake
def padding_forgotten(size, kernel, padding, stride):
    return (size - kernel) // stride + 1


@output_size.mistake
def padding_subtracted(size, kernel, padding, stride):
    return (size - 2 * padding - kernel) // stride + 1


@output_size.mistake
def padding_late(size, kernel, padding, stride):
    return (size - kernel) // stride + 1 + 2 * padding


@output_size.mistake
def padding_squared(size, kernel, padding, stride):
    return (size + padding**2 - kernel) // stride + 1


@output_size.mistake
def kernel_late(size, kernel, padding, stride):
    return (size + 2 * padding) // stride - kernel + 1


@output_size.mistake
def kernel_forgotten(size, kernel, padding, stride):
    return (size + 2 * padding) // stride + 1


@output_size.mistake(key="kernel_forgotten")
def size_by_stride(size, kernel, padding, stride):
    return (size + 2 * padding) // stride


@output_size.mistake
def kernel_added(size, kernel, padding, stride):
    return (size + 2 * padding + kernel) // stride + 1


@output_size.mistake
def floored_apart(size, kernel, padding, stride):
    return (size + 2 * padding) // stride - kernel // stride + 1


@output_size.mistake
def no_brackets(size, kernel, padding, stride):
    return size + 2 * padding - kernel // stride + 1


@output_size.mistake(key="no_brackets")
def no_brackets_no_floor(size, kernel, padding, stride):
    return size + 2 * padding - kernel / stride + 1


@output_size.mistake
def stride_multiplied(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) * stride + 1


@output_size.mistake
def stride_ignored(size, kernel, padding, stride):
    return size + 2 * padding - kernel + 1


@output_size.mistake
def stride_subtracted(size, kernel, padding, stride):
    return size + 2 * padding - kernel - stride + 1


@output_size.mistake
def remainder(size, kernel, padding, stride):
    return (size + 2 * padding - kernel) % stride + 1


@output_size.mistake
def both_sides(size, kernel, padding, stride):
    return ((size + 2 * padding - kernel) // stride + 1) ** 2


@output_size.mistake
def upwards(size, kernel, padding, stride):
    return (size - 1) * stride - 2 * padding + kernel


_WAY, _PLACES = "size + 2 * padding - kernel", "(size + 2 * padding - kernel) // stride + 1"
_HALF = "kernel // 2"

know(
    output_size,
    {
        "size_only": [
            {_PLACES: "size // stride"},
            {_PLACES: "size / stride"},
            {_PLACES: "-(-size // stride)"},
            {_PLACES: "size // stride + 1"},
        ],
        "half_a_kernel": [
            {_WAY: f"size + 2 * padding - {_HALF}"},
            {_WAY: f"size + 2 * padding - 2 * ({_HALF})"},
            {_WAY: f"size - {_HALF}"},
            {_WAY: f"size - 2 * ({_HALF})"},
            {_PLACES: f"(size - {_HALF}) // stride"},
            {_PLACES: f"(size + 2 * padding - {_HALF}) // stride"},
            {_PLACES: f"(size + 2 * padding) // stride - {_HALF}"},
            {_PLACES: f"(size + 2 * padding) // stride - {_HALF} + 1"},
            {_PLACES: f"(size + 2 * padding) // stride - 2 * ({_HALF})"},
        ],
        "padding_forgotten": [{_WAY: f"size + 2 * ({_HALF}) - kernel"}],
    },
)


def _as_float(function):
    """The same mistake by way of np.floor, np.ceil or np.round, which return floats."""

    @wraps(function)
    def floating(*case):
        return float(function(*case))

    return floating


for known in list(output_size.known):
    output_size.mistake(_as_float(known.function), key=known.key)
