"""Exercise of lesson 08: more known mistakes about dropout."""

import numpy as np

from .lesson_08_dropout import dropout
from .variants import know


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


@dropout.mistake(key="kept_the_dropped")
def dropped_above(X, p, u, training=True):
    if not training:
        return X
    return np.where(u > p, 0, X / (1 - p))


@dropout.mistake(key="kept_and_not_scaled")
def dropped_above_unscaled(X, p, u, training=True):
    if not training:
        return X
    return np.where(u > p, 0, X)


@dropout.mistake(key="p_stays")
def dropped_above_by_p(X, p, u, training=True):
    if not training:
        return X
    return np.where(u > p, 0, X / p)


@dropout.mistake
def border_unscaled(X, p, u, training=True):
    if not training:
        return X
    return X * (u > p)


@dropout.mistake
def other_end(X, p, u, training=True):
    if not training:
        return X
    return X * (u < 1 - p) / (1 - p)


@dropout.mistake(key="other_end")
def other_end_with_border(X, p, u, training=True):
    if not training:
        return X
    return np.where(u > 1 - p, 0, X / (1 - p))


@dropout.mistake(key="other_end")
def other_end_unscaled(X, p, u, training=True):
    if not training:
        return X
    return X * (u < 1 - p)


@dropout.mistake
def own_draw(X, p, u, training=True):
    if not training:
        return X
    u = np.random.rand(*X.shape)
    return np.where(u < p, 0, X / (1 - p))


@dropout.mistake(key="always_drops")
def drops_in_use(X, p, u, training=True):
    if not training:
        return X * (u >= p)
    return np.where(u < p, 0, X / (1 - p))


know(dropout, {
    "only_the_mask": [{"np.where(u < p, 0, X / (1 - p))": "(u >= p) / (1 - p)",
                       "    if not training:\n        return X\n": ""}],
    "divided_by_u": [{"X / (1 - p)": "X / (1 - u)"}],
})  # fmt: skip
