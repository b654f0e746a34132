"""Exercise of lesson 08: inverted dropout, with the random numbers given."""

import numpy as np

from .checker import exercise
from .words_08 import WORDS


def _a(*rows):
    return np.array(rows, dtype=float)


@exercise(
    WORDS["dropout"],
    cases=[
        (_a([4, 4]), 0.2, _a([0.1, 0.7])),
        (_a([4, 4]), 0.2, _a([0.1, 0.7]), False),
        (_a([3, 6, 9], [-3, 6, 3]), 0.25, _a([0.9, 0.1, 0.3], [0.6, 0.4, 0.24])),
        (_a([2, 3]), 0.5, _a([0.5, 0.4])),
        (_a([1, 2], [3, 4]), 0.0, _a([0.0, 0.3], [0.8, 0.5])),
        (_a([0.1, 8], [-0.4, 6]), 0.75, _a([0.8, 0.9], [0.95, 0.3]), True),
    ],
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


@dropout.mistake
def mean_put_in(X, p, u, training=True):
    if not training:
        return X
    return np.where(u < p, X.mean(), X / (1 - p))


@dropout.mistake
def wrote_into_X(X, p, u, training=True):
    if not training:
        return X
    X[u < p] = 0
    return X / (1 - p)


@dropout.mistake
def at_the_border(X, p, u, training=True):
    if not training:
        return X
    return np.where(u <= p, 0, X / (1 - p))


@dropout.mistake
def looked_at_X(X, p, u, training=True):
    if not training:
        return X
    return np.where(p > X, 0, X / (1 - p))


@dropout.mistake
def cut_out(X, p, u, training=True):
    if not training:
        return X
    return X[u >= p] / (1 - p)


@dropout.mistake
def only_the_mask(X, p, u, training=True):
    if not training:
        return X
    return (u >= p) / (1 - p)


@dropout.mistake(key="only_the_mask")
def true_and_false(X, p, u, training=True):
    if not training:
        return X
    return u >= p


@dropout.mistake
def counted_share(X, p, u, training=True):
    if not training:
        return X
    mask = u >= p
    return X * mask / mask.mean()


@dropout.mistake
def always_half(X, p, u, training=True):
    if not training:
        return X
    return np.where(u < 0.5, 0, X / 0.5)


@dropout.mistake
def only_scaled(X, p, u, training=True):
    if not training:
        return X
    return X / (1 - p)


@dropout.mistake
def times_u(X, p, u, training=True):
    if not training:
        return X
    return X * u
