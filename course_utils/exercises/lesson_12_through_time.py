"""Exercise of lesson 12: the slope of the last state along a w that every step uses.

What goes wrong on the way forwards; lesson_12_way_back.py has what goes wrong on the way back.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .words_12_through_time import THROUGH_TIME


@exercise(
    THROUGH_TIME,
    cases=[
        (arr(1), 0.5),
        (arr(1, 0), 0.5),
        (arr(1, 0.5), -2.0),
        (arr(0.5, -1, 0.25), 0.5),
        (arr(1, 0, 0, 0), 2.0),
        (arr(0.5, 1, -0.5, 0.25), 0.0),
        (arr(0.2, -0.4, 0.1, 0.3, -0.5), -1.5),
        (arr(0.1, 0.5, -0.2, 0, 0.3, -0.1, 0.2, 0.4), 0.9),
    ],
    tolerance=1e-6,
)
def through_time(x, w):
    h = [0.0]
    for x_t in x:
        h.append(np.tanh(w * h[-1] + x_t))
    total, back = 0.0, 1.0
    for t in range(len(x), 0, -1):
        back = back * (1 - h[t] ** 2)
        total += back * h[t - 1]
        back = back * w
    return total


@through_time.mistake
def last_use_only(x, w):
    h = 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * old
    return dh


@through_time.mistake
def not_passed_on(x, w):
    h, total = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        total += (1 - h**2) * old
    return total


@through_time.mistake(key="not_passed_on")
def not_passed_on_through_tanh_alone(x, w):
    h, total = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        total += (1 - h**2) * w * old
    return total


@through_time.mistake
def no_tanh_slope(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = old + w * dh
    return dh


@through_time.mistake
def tanh_slope_once(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = old + w * dh
    return (1 - h**2) * dh


@through_time.mistake
def tanh_slope_of_z(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        z = w * h + x_t
        dh = (1 - z**2) * (h + w * dh)
        h = np.tanh(z)
    return dh


@through_time.mistake
def tanh_slope_twice_tanh(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - np.tanh(h) ** 2) * (old + w * dh)
    return dh


@through_time.mistake
def tanh_slope_of_before(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        dh = (1 - h**2) * (h + w * dh)
        h = np.tanh(w * h + x_t)
    return dh


@through_time.mistake
def not_squared(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h) * (old + w * dh)
    return dh


@through_time.mistake
def sigmoid_slope(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = h * (1 - h) * (old + w * dh)
    return dh


@through_time.mistake
def no_w_on_the_way(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + dh)
    return dh


@through_time.mistake
def own_state(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        h = np.tanh(w * h + x_t)
        dh = (1 - h**2) * (h + w * dh)
    return dh


@through_time.mistake
def input_as_slope(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        h = np.tanh(w * h + x_t)
        dh = (1 - h**2) * (x_t + w * dh)
    return dh


@through_time.mistake
def input_as_well(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + x_t + w * dh)
    return dh


@through_time.mistake
def no_brackets(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * old + w * dh
    return dh


@through_time.mistake
def own_tanh_missing(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = old + (1 - h**2) * w * dh
    return dh


@through_time.mistake
def divided_by_t(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + w * dh)
    return dh / len(x)


@through_time.mistake
def last_state(x, w):
    h = 0.0
    for x_t in x:
        h = np.tanh(w * h + x_t)
    return h


@through_time.mistake
def all_states_added(x, w):
    h, dh, total = 0.0, 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + w * dh)
        total += dh
    return total


@through_time.mistake
def slopes_of_all(x, w):
    h, dh, slopes = 0.0, 0.0, []
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + w * dh)
        slopes.append(dh)
    return slopes


@through_time.mistake
def state_forgotten(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(x_t)
        dh = (1 - h**2) * (old + w * dh)
    return dh


@through_time.mistake
def no_tanh(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = w * old + x_t
        dh = old + w * dh
    return dh


@through_time.mistake(key="no_tanh")
def no_tanh_but_its_slope(x, w):
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = w * old + x_t
        dh = (1 - h**2) * (old + w * dh)
    return dh
