"""Exercise of lesson 10: the pictures whose right class got the lowest probability."""

import numpy as np

from .answers import Unfit, plain
from .checker import exercise
from .words_10 import MASK, WORDS

_TWO = (  # the surer answer is not the one that is furthest from the right one
    np.array([[0.05, 0.5, 0.45], [0.3, 0.6, 0.1]]),
    np.array([0, 0]),
)
_FIVE = (
    np.array(
        [[0.6, 0.3, 0.1], [0.1, 0.7, 0.2], [0.5, 0.05, 0.45], [0.05, 0.05, 0.9], [0.02, 0.9, 0.08]]
    ),
    np.array([0, 0, 1, 2, 2]),
)
_SIX = (  # the picture of place 3 is right, with less than one that is wrong
    np.array(
        [
            [0.45, 0.55, 0.0, 0.0],
            [0.1, 0.2, 0.3, 0.4],
            [0.0, 0.7, 0.3, 0.0],
            [0.25, 0.15, 0.2, 0.4],
            [0.85, 0.05, 0.06, 0.04],
            [0.31, 0.32, 0.02, 0.35],
        ]
    ),
    np.array([0, 2, 1, 3, 0, 0]),
)


def _places(most_wrong, probs, y, n):
    """The answer; a mask is told as one, whatever stands in it."""
    got = most_wrong(probs, y, n)
    first = got[0] if isinstance(got, list) and got else plain(got)
    if isinstance(first, bool) or getattr(first, "dtype", None) == np.dtype(bool):
        raise Unfit(MASK, "mask")
    return got


@exercise(
    WORDS["most_wrong"],
    cases=[
        (np.array([[0.9, 0.1], [0.3, 0.7]]), np.array([0, 0]), 1),
        (np.array([[0.2, 0.8], [0.6, 0.4], [0.7, 0.3]]), np.array([1, 1, 1]), 2),
        (*_TWO, 1),
        (*_FIVE, 1),
        (*_FIVE, 3),
        (*_FIVE, 4),
        (*_SIX, 3),
        (*_SIX, 6),
    ],
    run=_places,
)
def most_wrong(probs, y, n):
    of_right = probs[np.arange(len(y)), y]
    return np.argsort(of_right)[:n]


@most_wrong.mistake
def best_first(probs, y, n):
    return np.argsort(probs[np.arange(len(y)), y])[::-1][:n]


@most_wrong.mistake(key="best_first")
def last_of_all(probs, y, n):
    return np.argsort(probs[np.arange(len(y)), y])[-n:]


@most_wrong.mistake
def first_n(probs, y, n):
    return np.arange(n)


@most_wrong.mistake
def cut_before_sorting(probs, y, n):
    return probs[np.arange(len(y)), y][:n].argsort()


@most_wrong.mistake
def worst_last(probs, y, n):
    return np.argsort(probs[np.arange(len(y)), y])[:n][::-1]


@most_wrong.mistake
def least_sure(probs, y, n):
    return np.argsort(probs.max(axis=1))[:n]


@most_wrong.mistake
def surest(probs, y, n):
    return np.argsort(-probs.max(axis=1))[:n]


@most_wrong.mistake
def surest_errors(probs, y, n):
    wrong = np.flatnonzero(probs.argmax(axis=1) != y)
    return wrong[np.argsort(-probs[wrong].max(axis=1))][:n]


@most_wrong.mistake(key="surest_errors")
def surest_errors_then_the_rest(probs, y, n):
    wrong = probs.argmax(axis=1) != y
    return np.argsort(-np.where(wrong, probs.max(axis=1), -1))[:n]


@most_wrong.mistake
def errors_only(probs, y, n):
    wrong = np.flatnonzero(probs.argmax(axis=1) != y)
    return wrong[np.argsort(probs[wrong, y[wrong]])][:n]


@most_wrong.mistake
def errors_in_order(probs, y, n):
    return np.flatnonzero(probs.argmax(axis=1) != y)[:n]


@most_wrong.mistake
def place_among_errors(probs, y, n):
    wrong = probs.argmax(axis=1) != y
    return np.argsort(probs[wrong, y[wrong]])[:n]


@most_wrong.mistake(key="place_among_errors")
def place_among_errors_by_answer(probs, y, n):
    wrong = probs.argmax(axis=1) != y
    return np.argsort(-probs[wrong].max(axis=1))[:n]


@most_wrong.mistake
def distance_to_the_top(probs, y, n):
    return np.argsort(probs[np.arange(len(y)), y] - probs.max(axis=1))[:n]


@most_wrong.mistake
def classes(probs, y, n):
    return y[np.argsort(probs[np.arange(len(y)), y])[:n]]


@most_wrong.mistake(key="classes")
def answers(probs, y, n):
    return probs.argmax(axis=1)[np.argsort(probs[np.arange(len(y)), y])[:n]]


@most_wrong.mistake
def values(probs, y, n):
    return np.sort(probs[np.arange(len(y)), y])[:n]


@most_wrong.mistake(key="values")
def losses(probs, y, n):
    return np.sort(-np.log(probs[np.arange(len(y)), y]))[::-1][:n]


@most_wrong.mistake
def rows(probs, y, n):
    return probs[np.argsort(probs[np.arange(len(y)), y])[:n]]


@most_wrong.mistake
def down_the_columns(probs, y, n):
    return probs.argsort(axis=0)[:n]


@most_wrong.mistake
def along_the_rows(probs, y, n):
    return probs.argsort(axis=1)[:n]


@most_wrong.mistake(key="along_the_rows")
def along_the_rows_first(probs, y, n):
    return probs.argsort(axis=1)[:n, 0]


@most_wrong.mistake
def forgot_arange(probs, y, n):
    return np.argsort(probs[:, y])[:n]


@most_wrong.mistake(key="forgot_arange")
def forgot_arange_columns(probs, y, n):
    return np.argsort(probs[:, y], axis=0)[:n]


@most_wrong.mistake(key="forgot_arange")
def rows_of_y(probs, y, n):
    return np.argsort(probs[y])[:n]


@most_wrong.mistake
def index_swapped(probs, y, n):
    return np.argsort(probs[y, np.arange(len(y))])[:n]


@most_wrong.mistake
def lowest_of_the_row(probs, y, n):
    return np.argsort(probs.min(axis=1))[:n]


@most_wrong.mistake
def one_column(probs, y, n):
    return np.argsort(probs[:, 1])[:n]


@most_wrong.mistake(key="one_column")
def column_zero(probs, y, n):
    return np.argsort(probs[:, 0])[:n]


@most_wrong.mistake
def the_worst_only(probs, y, n):
    return probs[np.arange(len(y)), y].argmin()


@most_wrong.mistake
def all_of_them(probs, y, n):
    return np.argsort(probs[np.arange(len(y)), y])


@most_wrong.mistake
def in_their_order(probs, y, n):
    return np.sort(np.argsort(probs[np.arange(len(y)), y])[:n])


@most_wrong.mistake
def ranks(probs, y, n):
    return np.argsort(np.argsort(probs[np.arange(len(y)), y]))[:n]


@most_wrong.mistake
def without_the_worst(probs, y, n):
    return np.argsort(probs[np.arange(len(y)), y])[1 : n + 1]


@most_wrong.mistake
def one_too_many(probs, y, n):
    return np.argsort(probs[np.arange(len(y)), y])[: n + 1]
