"""Exercise of lesson 08: inverted dropout, with the random numbers given.

More known mistakes about it are in lesson_08_dropping.py.
"""

import inspect

import numpy as np

from .answers import Unfit
from .arrays import arr
from .checker import exercise
from .words_08 import WORDS
from .words_08_dropout import SAW

DRAWS = {"rand", "random", "default_rng", "uniform", "binomial", "bernoulli", "choice"}
DRAWS |= {"dropout", "Dropout", "rand_like", "random_sample", "randint", "integers"}


def _dropped(answer, X, p, u, *training):
    """What the answer makes of X; Unfit where it drew random numbers instead of taking u."""
    if _draws(answer):
        raise Unfit(SAW, "own draw")
    return answer(X, p, u, *training)


def _draws(answer):
    """Whether equal entries with equal u come out unlike, and its code names a random draw.

    Both, because a loop that is left too early makes equal entries unlike as well.  Thirty times,
    because one number may be drawn for the whole array.
    """
    if not DRAWS & _names_in(getattr(inspect.unwrap(answer), "__code__", None)):
        return False
    seen = set()
    try:
        for _ in range(30):
            got = answer(np.ones((6, 6)), 0.3, np.full((6, 6), 0.5))
            seen.update(np.asarray(got, dtype=float).flat)
            if len(seen) > 1:
                return True
    except Exception:  # said as it is, when the case itself is tried
        pass
    return False


def _names_in(code):
    if code is None:
        return set()
    inside = [part for part in code.co_consts if inspect.iscode(part)]
    return set(code.co_names).union(*map(_names_in, inside))


@exercise(
    WORDS["dropout"],
    cases=[
        (arr([4, 4]), 0.2, arr([0.1, 0.7])),
        (arr([4, 4]), 0.2, arr([0.1, 0.7]), False),
        (arr([3, 6, 9], [-3, 6, 3]), 0.25, arr([0.9, 0.1, 0.3], [0.6, 0.4, 0.24])),
        (arr([2, 3]), 0.5, arr([0.5, 0.4])),
        (arr([1, 2], [3, 4]), 0.0, arr([0.0, 0.3], [0.8, 0.5])),
        (arr([0.1, 8], [-0.4, 6]), 0.75, arr([0.8, 0.9], [0.95, 0.3]), True),
    ],
    run=_dropped,
)
def dropout(X, p, u, training=True):
    if not training:
        return X
    return np.where(u < p, 0, X / (1 - p))


@dropout.mistake
def kept_the_dropped(X, p, u, training=True):
    if not training:
        return X
    return np.where(u < p, X / (1 - p), 0)


@dropout.mistake
def p_stays(X, p, u, training=True):
    if not training:
        return X
    return np.where(u < p, X / p, 0)


@dropout.mistake
def kept_and_not_scaled(X, p, u, training=True):
    if not training:
        return X
    return X * (u < p)


@dropout.mistake
def forgot_scale(X, p, u, training=True):
    if not training:
        return X
    return X * (u >= p)


@dropout.mistake
def multiplied(X, p, u, training=True):
    if not training:
        return X
    return X * (u >= p) * (1 - p)


@dropout.mistake
def divided_by_p(X, p, u, training=True):
    if not training:
        return X
    return np.where(u < p, 0, X / p)


@dropout.mistake
def times_p(X, p, u, training=True):
    if not training:
        return X
    return np.where(u < p, 0, X * p)


@dropout.mistake
def no_brackets(X, p, u, training=True):
    if not training:
        return X
    return np.where(u < p, 0, X / 1 - p)


@dropout.mistake(key="no_brackets")
def mask_without_brackets(X, p, u, training=True):
    if not training:
        return X
    return X * (u >= p) / 1 - p


@dropout.mistake
def whole_rows(X, p, u, training=True):
    if not training:
        return X
    return np.where(u[:, :1] < p, 0, X / (1 - p))


@dropout.mistake(key="whole_rows")
def rows_with_any(X, p, u, training=True):
    if not training:
        return X
    return np.where((u < p).any(axis=1, keepdims=True), 0, X / (1 - p))


@dropout.mistake(key="whole_rows")
def whole_columns(X, p, u, training=True):
    if not training:
        return X
    return np.where(u[0] < p, 0, X / (1 - p))


@dropout.mistake
def always_drops(X, p, u, training=True):
    return np.where(u < p, 0, X / (1 - p))


@dropout.mistake
def always_drops_unscaled(X, p, u, training=True):
    return X * (u >= p)


@dropout.mistake
def classic(X, p, u, training=True):
    if not training:
        return X * (1 - p)
    return X * (u >= p)


@dropout.mistake
def shrinks_in_use(X, p, u, training=True):
    if not training:
        return X * (1 - p)
    return np.where(u < p, 0, X / (1 - p))


@dropout.mistake
def scales_in_use(X, p, u, training=True):
    if not training:
        return X / (1 - p)
    return np.where(u < p, 0, X / (1 - p))


@dropout.mistake(key="scales_in_use")
def scales_only_in_use(X, p, u, training=True):
    if not training:
        return X / (1 - p)
    return X * (u >= p)


@dropout.mistake
def wrong_way_round(X, p, u, training=True):
    if training:
        return X
    return np.where(u < p, 0, X / (1 - p))


@dropout.mistake
def nothing_in_use(X, p, u, training=True):
    if training:
        return np.where(u < p, 0, X / (1 - p))


@dropout.mistake
def zeros_in_use(X, p, u, training=True):
    if training:
        return np.where(u < p, 0, X / (1 - p))
    return np.zeros(X.shape)
