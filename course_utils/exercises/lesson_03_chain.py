"""Exercise of lesson 03: what is left of a push after many sigmoid boxes."""

import numpy as np

from .checker import exercise
from .words_03 import WORDS


@exercise(
    WORDS["surviving"],
    cases=[(2.0, 1), (1.0, 2), (-2.0, 3), (-2.0, 2), (8.0, 2), (1.0, 10), (-3.0, 5)],
)
def surviving(w, n_layers):
    return (0.25 * abs(w)) ** n_layers


@surviving.mistake
def times_layers(w, n_layers):
    return 0.25 * abs(w) * n_layers


@surviving.mistake
def forgot_weight(w, n_layers):
    return 0.25**n_layers


@surviving.mistake
def weight_once(w, n_layers):
    return 0.25**n_layers * abs(w)


@surviving.mistake
def weight_once_signed(w, n_layers):
    return 0.25**n_layers * w


@surviving.mistake
def slope_once(w, n_layers):
    return 0.25 * abs(w) ** n_layers


@surviving.mistake
def kept_sign(w, n_layers):
    return (0.25 * w) ** n_layers


@surviving.mistake
def forgot_slope(w, n_layers):
    return abs(w) ** n_layers


@surviving.mistake
def slope_half(w, n_layers):
    return (0.5 * abs(w)) ** n_layers


@surviving.mistake
def divided_by_slope(w, n_layers):
    return (abs(w) / 0.25) ** n_layers


@surviving.mistake
def added(w, n_layers):
    return (0.25 + abs(w)) ** n_layers


@surviving.mistake
def one_layer(w, n_layers):
    return 0.25 * abs(w)


@surviving.mistake
def one_short(w, n_layers):
    return (0.25 * abs(w)) ** (n_layers - 1)


@surviving.mistake
def one_long(w, n_layers):
    return (0.25 * abs(w)) ** (n_layers + 1)


@surviving.mistake(key="times_layers")
def times_boxes_signed(w, n_layers):
    return (w / 4) * n_layers


@surviving.mistake
def capped(w, n_layers):
    return min(1, (0.25 * abs(w)) ** n_layers)


@surviving.mistake
def real_slope(w, n_layers):
    s = 1 / (1 + np.exp(-w))
    return (abs(w) * s * (1 - s)) ** n_layers


@surviving.mistake(key="real_slope")
def real_slope_signed(w, n_layers):
    s = 1 / (1 + np.exp(-w))
    return (w * s * (1 - s)) ** n_layers


@surviving.mistake(key="real_slope")
def real_slope_alone(w, n_layers):
    s = 1 / (1 + np.exp(-w))
    return (s * (1 - s)) ** n_layers


@surviving.mistake(key="slope_once")
def slope_once_signed(w, n_layers):
    return w**n_layers / 4


@surviving.mistake(key="forgot_slope")
def forgot_slope_signed(w, n_layers):
    return w**n_layers


@surviving.mistake(key="one_layer")
def one_box_signed(w, n_layers):
    return w / 4


@surviving.mistake
def began_at_zero(w, n_layers):
    push = 0
    for _ in range(n_layers):
        push = push * abs(w) / 4
    return push


@surviving.mistake
def what_is_lost(w, n_layers):
    return 1 - (0.25 * abs(w)) ** n_layers


@surviving.mistake
def shared_out(w, n_layers):
    return abs(w / 4) / n_layers
