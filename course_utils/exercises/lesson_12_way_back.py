"""Exercise of lesson 12, through_time: what goes wrong on the way back, and at the start."""

import numpy as np

from .lesson_12_through_time import through_time


@through_time.mistake
def w_once_too_often(x, w):
    h = [0.0]
    for x_t in x:
        h.append(np.tanh(w * h[-1] + x_t))
    total, back = 0.0, 1.0
    for t in range(len(x), 0, -1):
        back = back * (1 - h[t] ** 2) * w
        total += back * h[t - 1]
    return total


@through_time.mistake
def overwritten(x, w):
    h = [0.0]
    for x_t in x:
        h.append(np.tanh(w * h[-1] + x_t))
    back = 1.0
    for t in range(len(x), 0, -1):
        back = back * (1 - h[t] ** 2)
        total = back * h[t - 1]
        back = back * w
    return total


@through_time.mistake
def wrong_way(x, w):
    h = [0.0]
    for x_t in x:
        h.append(np.tanh(w * h[-1] + x_t))
    total, back = 0.0, 1.0
    for t in range(1, len(x) + 1):
        back = back * (1 - h[t] ** 2)
        total += back * h[t - 1]
        back = back * w
    return total


@through_time.mistake(key="no_w_on_the_way")
def w_once_for_all(x, w):
    h = [0.0]
    for x_t in x:
        h.append(np.tanh(w * h[-1] + x_t))
    total, back = 0.0, w
    for t in range(len(x), 0, -1):
        back = back * (1 - h[t] ** 2)
        total += back * h[t - 1]
    return total


@through_time.mistake(key="own_state")
def own_state_under_tanh_of_before(x, w):
    h = [0.0]
    for x_t in x:
        h.append(np.tanh(w * h[-1] + x_t))
    total, back = 0.0, 1.0
    for t in range(len(x) - 1, -1, -1):
        back = back * (1 - h[t] ** 2)
        total += back * h[t + 1]
        back = back * w
    return total


@through_time.mistake
def one_for_each_use(x, w):
    h = [0.0]
    for x_t in x:
        h.append(np.tanh(w * h[-1] + x_t))
    parts, back = [], 1.0
    for t in range(len(x), 0, -1):
        back = back * (1 - h[t] ** 2)
        parts.append(back * h[t - 1])
        back = back * w
    return np.array(parts)


@through_time.mistake(key="one_for_each_use")
def one_for_each_use_from_the_first(x, w):
    h = [0.0]
    for x_t in x:
        h.append(np.tanh(w * h[-1] + x_t))
    parts, back = [], 1.0
    for t in range(len(x), 0, -1):
        back = back * (1 - h[t] ** 2)
        parts.append(back * h[t - 1])
        back = back * w
    return parts[::-1]


@through_time.mistake
def along_the_first_input(x, w):
    h = np.tanh(x[0])
    back = 1 - h**2
    for x_t in x[1:]:
        h = np.tanh(w * h + x_t)
        back = back * w * (1 - h**2)
    return back


@through_time.mistake
def along_the_first_state(x, w):
    h, back = 0.0, 1.0
    for x_t in x:
        h = np.tanh(w * h + x_t)
        back = back * w * (1 - h**2)
    return back


@through_time.mistake
def began_with_x(x, w):
    h, dh = x[0], 0.0
    for x_t in x[1:]:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + w * dh)
    return dh


@through_time.mistake
def began_with_one(x, w):
    h, dh = 0.0, 1.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + w * dh)
    return dh


@through_time.mistake(key="began_with_one")
def began_with_state_one(x, w):
    h, dh = 1.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + w * dh)
    return dh


@through_time.mistake
def without_the_first(x, w):
    h, dh = 0.0, 0.0
    for x_t in x[1:]:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + w * dh)
    return dh


@through_time.mistake
def power_rule(x, w):
    h = 0.0
    for x_t in x:
        h = np.tanh(w * h + x_t)
    return len(x) * w ** (len(x) - 1) * (1 - h**2)


@through_time.mistake(within=1e-2)
def nudged(x, w):
    ends, eps = [], 1e-4
    for v in (w + eps, w):
        h = 0.0
        for x_t in x:
            h = np.tanh(v * h + x_t)
        ends.append(h)
    return (ends[0] - ends[1]) / eps
