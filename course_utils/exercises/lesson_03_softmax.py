"""Exercises of lesson 03, second half: a softmax that survives 1000, and dead units counted."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .variants import know
from .words_03 import WORDS


@exercise(
    WORDS["softmax"],
    cases=[
        (arr([1, 3]),),
        (arr([0, 1], [2, 0]),),
        (arr([0, 1, 2], [3, 3, 1]),),
        (arr([1000, 1001]),),
        (arr([1000, 999, 0]),),
        (arr([2000, 0, 0]),),
        (arr([0, 1], [900, 901]),),
    ],
)
def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


LARGEST = "z.max(axis=1, keepdims=True)"
know(softmax, {
    "smallest": [{LARGEST: "z.min(axis=1, keepdims=True)"}],
    "average": [{LARGEST: "z.mean(axis=1, keepdims=True)"}],
})  # fmt: skip


@softmax.mistake
def overflow(z):
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)


@softmax.mistake
def sum_everything(z):
    e = np.exp(z - z.max())
    return e / e.sum()


@softmax.mistake
def sum_everything_unsafe(z):
    return np.exp(z) / np.exp(z).sum()


@softmax.mistake
def sum_all_rows(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum()


@softmax.mistake
def down_the_columns(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=0)


@softmax.mistake
def columns_unsafe(z):
    return np.exp(z) / np.exp(z).sum(axis=0)


@softmax.mistake
def no_keepdims(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1)


@softmax.mistake
def no_keepdims_unsafe(z):
    return np.exp(z) / np.exp(z).sum(axis=1)


@softmax.mistake
def no_keepdims_twice(z):
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1)


@softmax.mistake
def divided_by_max(z):
    e = np.exp(z / z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


@softmax.mistake
def plain_share(z):
    return z / z.sum(axis=1, keepdims=True)


@softmax.mistake
def whole_maximum(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=1, keepdims=True)


@softmax.mistake
def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


@softmax.mistake
def hard_maximum(z):
    return np.where(z == z.max(axis=1, keepdims=True), 1.0, 0.0)


@softmax.mistake
def forgot_divide(z):
    return np.exp(z - z.max(axis=1, keepdims=True))


@softmax.mistake
def sigmoids(z):
    return 1 / (1 + np.exp(-z))


@softmax.mistake
def max_no_keepdims(z):
    e = np.exp(z - z.max(axis=1))
    return e / e.sum(axis=1, keepdims=True)


@softmax.mistake
def clipped(z):
    e = np.exp(np.clip(z, -700, 700))
    return e / e.sum(axis=1, keepdims=True)


@softmax.mistake
def only_on_top(z):
    return np.exp(z - z.max(axis=1, keepdims=True)) / np.exp(z).sum(axis=1, keepdims=True)


@softmax.mistake
def only_below(z):
    return np.exp(z) / np.exp(z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)


@softmax.mistake
def sum_down_columns(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=0)


@softmax.mistake
def max_down_columns(z):
    e = np.exp(z - z.max(axis=0))
    return e / e.sum(axis=1, keepdims=True)


@softmax.mistake
def whole_maximum_no_keepdims(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=1)


@softmax.mistake(key="down_the_columns")
def columns_whole_maximum(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=0)


@softmax.mistake(key="log_softmax")
def log_softmax_of_all(z):
    z = z - z.max()
    return z - np.log(np.exp(z).sum())


@softmax.mistake(key="plain_share")
def share_of_differences(z):
    z = z - z.max(axis=1, keepdims=True)
    return z / z.sum(axis=1, keepdims=True)


@softmax.mistake(key="forgot_divide")
def forgot_divide_unsafe(z):
    return np.exp(z)


@softmax.mistake(key="forgot_divide")
def forgot_divide_whole(z):
    return np.exp(z - z.max())


@exercise(
    WORDS["dead_units"],
    cases=[
        (arr([-1, 2, 3], [-3, -1, 1]),),
        (arr([0, 2], [-1, 1]),),
        (arr([-1, -2, -1], [-2, -1, 4]),),
        (arr([-1, -2], [-3, -1], [1, -4]),),
        (arr([-1, -2], [0, -3]),),
        (arr([0, -1, -5, 2, 0], [0, -1, 1, 3, 0], [0, -2, -1, 1, -1], [0, 0, -1, 1, -1]),),
    ],
)
def dead_units(Z):
    return np.all(Z <= 0, axis=0).sum()


@dead_units.mistake
def any_example(Z):
    return np.any(Z <= 0, axis=0).sum()


@dead_units.mistake
def counted_zeros(Z):
    return (np.maximum(0, Z) == 0).sum()


@dead_units.mistake
def looked_for_zeros(Z):
    return np.all(Z == 0, axis=0).sum()


@dead_units.mistake
def dead_examples(Z):
    return np.all(Z <= 0, axis=1).sum()


@dead_units.mistake
def strictly_below(Z):
    return np.all(Z < 0, axis=0).sum()


@dead_units.mistake
def living(Z):
    return np.any(Z > 0, axis=0).sum()


@dead_units.mistake
def always_awake(Z):
    return np.all(Z > 0, axis=0).sum()


@dead_units.mistake
def share(Z):
    return np.all(Z <= 0, axis=0).mean()


@dead_units.mistake
def one_for_each(Z):
    return np.all(Z <= 0, axis=0)


@dead_units.mistake
def below_on_average(Z):
    return (Z.mean(axis=0) <= 0).sum()


@dead_units.mistake
def first_example(Z):
    return (Z[0] <= 0).sum()


@dead_units.mistake
def all_at_once(Z):
    return np.all(Z <= 0)


@dead_units.mistake
def zeros_in_columns(Z):
    return (Z <= 0).sum(axis=0)


@dead_units.mistake
def length_of_where(Z):
    return len(np.where(np.all(Z <= 0, axis=0)))


@dead_units.mistake
def size_of_all(Z):
    return len(np.all(Z <= 0, axis=0))


@dead_units.mistake
def dead_in_rows(Z):
    return (Z.sum(axis=1) <= 0).sum()


@dead_units.mistake
def relu_below_zero(Z):
    return np.all(np.maximum(0, Z) < 0, axis=0).sum()


@dead_units.mistake
def share_of_zeros(Z):
    return np.mean(Z <= 0)
