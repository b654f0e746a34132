"""Exercise of lesson 12: the slope of the last state along a w that every step uses."""

import numpy as np

from .answers import Unfit, numbers
from .arrays import arr
from .checker import exercise
from .variants import changed, know
from .words_12_through_time import ONE_STEP, THROUGH_TIME


def _slope(through_time, x, w):
    """The answer's slope; of one step alone it is 0, and what is not is told of."""
    got = through_time(x, w)
    value = numbers(got)
    if len(x) == 1 and value is not None and value.ndim == 0 and abs(value) > 1e-6:
        raise Unfit(ONE_STEP.format(got=float(value)), f"one step: {value:.4g}")
    return got


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
    run=_slope,
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


_BACKWARDS = "range(len(x), 0, -1)"
_THROUGH_TANH = "back * (1 - h[t] ** 2)"
_ADD = "total += back * h[t - 1]"
_PASS_ON = "        back = back * w\n"
_TANH_LINE = f"        back = {_THROUGH_TANH}\n"
_PARTS = {"total, back = 0.0": "parts, back = []", _ADD: "parts.append(back * h[t - 1])"}

know(
    through_time,
    {
        "w_once_too_often": [{_THROUGH_TANH: f"{_THROUGH_TANH} * w", _PASS_ON: ""}],
        "back_replaced": [
            {_PASS_ON: "        back = w\n"},
            {
                _TANH_LINE: "",
                _ADD: "total += back * (1 - h[t] ** 2) * h[t - 1]",
                _PASS_ON: "        back = (1 - h[t] ** 2) * w\n",
            },
        ],
        "last_state_before_the_first": [
            {
                "h = [0.0]": "h = [np.tanh(x[0])]",
                "in x:": "in x[1:]:",
                _BACKWARDS: "range(len(x) - 1, -1, -1)",
            },
            {_BACKWARDS: "range(len(x), -1, -1)"},
        ],
        "overwritten": [{"total +=": "total ="}],
        "wrong_way": [{_BACKWARDS: "range(1, len(x) + 1)"}],
        "no_w_on_the_way": [{"total, back = 0.0, 1.0": "total, back = 0.0, w", _PASS_ON: ""}],
        "own_state": [{_BACKWARDS: "range(len(x) - 1, -1, -1)", "h[t - 1]": "h[t + 1]"}],
        "one_for_each_use": [
            _PARTS | {"return total": "return np.array(parts)"},
            _PARTS | {"return total": "return parts[::-1]"},
        ],
    },
)


def _forwards(x, w):
    """The other way to do it: dh, the slope of the state of now, goes along from step to step."""
    h, dh = 0.0, 0.0
    for x_t in x:
        old = h
        h = np.tanh(w * old + x_t)
        dh = (1 - h**2) * (old + w * dh)
    return dh


_START = "h, dh = 0.0, 0.0"
_STATE = "np.tanh(w * old + x_t)"
_SLOPE = "(1 - h**2) * (old + w * dh)"
_LINE = f"        dh = {_SLOPE}\n"
_OLD = "(old + w"
_RETURN = "return dh"

_ON_THE_WAY = {
    "last_use_only": [{_SLOPE: "(1 - h**2) * old"}],
    "not_passed_on": [
        {_SLOPE: "dh + (1 - h**2) * old"},
        {_SLOPE: "dh + (1 - h**2) * w * old"},
    ],
    "no_tanh_slope": [{_SLOPE: "old + w * dh"}],
    "tanh_slope_once": [{_SLOPE: "old + w * dh", _RETURN: "return (1 - h**2) * dh"}],
    "tanh_slope_of_z": [{"1 - h**2": "1 - (w * old + x_t) ** 2"}],
    "tanh_slope_twice_tanh": [{"1 - h**2": "1 - np.tanh(h) ** 2"}],
    "tanh_slope_of_before": [{"1 - h**2": "1 - old**2"}],
    "not_squared": [{"1 - h**2": "1 - h"}],
    "sigmoid_slope": [{"(1 - h**2)": "h * (1 - h)"}],
    "no_w_on_the_way": [{_SLOPE: "(1 - h**2) * (old + dh)"}],
    "own_state": [{_OLD: "(h + w"}],
    "input_as_slope": [{_OLD: "(x_t + w"}],
    "input_as_well": [{_OLD: "(old + x_t + w"}],
    "no_brackets": [{_SLOPE: "(1 - h**2) * old + w * dh"}],
    "own_tanh_missing": [{_SLOPE: "old + (1 - h**2) * w * dh"}],
    "divided_by_t": [{_RETURN: "return dh / len(x)"}],
    "last_state": [{_RETURN: "return h"}],
    "all_states_added": [
        {
            _START: "h, dh, total = 0.0, 0.0, 0.0",
            _LINE: _LINE + "        total += dh\n",
            _RETURN: "return total",
        }
    ],
    "slopes_of_all": [
        {
            _START: "h, dh, slopes = 0.0, 0.0, []",
            _LINE: _LINE + "        slopes.append(dh)\n",
            _RETURN: "return slopes",
        }
    ],
    "state_forgotten": [{_STATE: "np.tanh(x_t)"}],
    "no_tanh": [{_STATE: "w * old + x_t", _SLOPE: "old + w * dh"}, {_STATE: "w * old + x_t"}],
    "along_the_first_input": [
        {
            _START: "h = np.tanh(x[0])\n    dh = 1 - h**2",
            "in x:": "in x[1:]:",
            _SLOPE: "(1 - h**2) * w * dh",
        }
    ],
    "along_the_first_state": [{_START: "h, dh = 0.0, 1.0", _SLOPE: "(1 - h**2) * w * dh"}],
    "began_with_x": [{_START: "h, dh = x[0], 0.0", "in x:": "in x[1:]:"}],
    "began_with_one": [{_START: "h, dh = 0.0, 1.0"}, {_START: "h, dh = 1.0, 0.0"}],
    "began_in_the_graph": [{_START: "h, dh = 0.6, 0.0"}],
    "without_the_first": [{"in x:": "in x[1:]:"}],
}
for _key, _ways in _ON_THE_WAY.items():
    for _way in _ways:
        through_time.mistake(changed(_forwards, _way), key=_key)


def _of_slopes(x, w):
    """Something made of the slopes of tanh, or of w, without the states."""
    h, slopes = 0.0, []
    for x_t in x:
        h = np.tanh(w * h + x_t)
        slopes.append(1 - h**2)
    return slopes[-1]


_WITHOUT_STATES = {
    "last_tanh": ["slopes[-1]", "w * slopes[-1]"],
    "slopes_multiplied": ["np.prod(slopes)", "w * np.prod(slopes)"],
    "slopes_added": ["sum(slopes)", "sum(w * slope for slope in slopes)"],
    "power_rule": ["w ** (len(x) - 1)", "w ** len(x)", "len(x) * w ** (len(x) - 1)"],
}
for _key, _codes in _WITHOUT_STATES.items():
    for _code in _codes:
        through_time.mistake(changed(_of_slopes, {"slopes[-1]": _code}), key=_key)


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
