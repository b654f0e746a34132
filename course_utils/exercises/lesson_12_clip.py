"""Exercise of lesson 12: gradients that are too long together are all scaled by one factor."""

import numpy as np

from .answers import Unfit, same
from .arrays import arr
from .checker import exercise
from .variants import know
from .words_12_lstm import CHANGED, CLIP, RAGGED


def _clipped(clip, gradients, max_norm):
    """The answer's list as a tuple, so that the card names the array that is wrong.

    Two mistakes are told here, for they come together with others.
    """
    before = [g.copy() for g in gradients]
    try:
        got = clip(gradients, max_norm)
    except ValueError as error:
        if "inhomogeneous" in str(error):
            raise Unfit(RAGGED, "a list as an array") from None
        raise
    if not same(gradients, before, 1e-9):
        raise Unfit(CHANGED, "in place")
    return tuple(got) if isinstance(got, list) else got


@exercise(
    CLIP,
    cases=[
        ([arr(3), arr(4, 0)], 2.0),
        ([arr(3), arr(4, 0)], 6.0),
        ([arr(3), arr(4, 0)], 50.0),
        ([arr(2, -2), arr(1)], 1.5),
        ([arr(0.3), arr(-0.4, 0)], 0.1),
        ([arr([1, -4], [2, 2]), arr(0, 10)], 5.0),
        ([arr([5, 1, -1]), arr(-3), arr([2], [3])], 0.5),
        ([arr(0.6, 0.8)], 1.0),
        ([arr(0, 0), arr(0)], 1.0),
    ],
    tolerance=1e-6,  # torch adds 1e-6 to the length, and so may a reader
    run=_clipped,
)
def clip(gradients, max_norm):
    total = 0.0
    for g in gradients:
        total += np.sum(g**2)
    length = np.sqrt(total)
    if length <= max_norm:
        return gradients
    return [g * (max_norm / length) for g in gradients]


_LENGTH = "length = np.sqrt(total)"
_ADD = "total += np.sum(g**2)"
_BOUND = "    if length <= max_norm:\n        return gradients\n"
_FACTOR = "max_norm / length"
_SCALED = "[g * (max_norm / length) for g in gradients]"
_AT_MOST_ONE = {_FACTOR: "min(1, max_norm / length)"}
_IN_PYTHON = {_LENGTH: "length = float(np.sqrt(total))"}  # a 0 below stops it, as NumPy's does not

know(
    clip,
    {
        "always_scaled": [
            {_BOUND: ""},
            {_BOUND: "", _FACTOR: "max_norm / (length + 1e-6)"},
            {_BOUND: ""} | _IN_PYTHON,
        ],
        "never_scaled": [{_SCALED: "gradients"}],
        "squared_length": [{_LENGTH: "length = total"}],
        "root_too_late": [{_LENGTH: "length = total", _FACTOR: "max_norm / length**0.5"}],
        "squared_factor": [{_FACTOR: "max_norm / length**2"}],
        "lengths_added": [{_ADD: "total += np.linalg.norm(g)", _LENGTH: "length = total"}],
        "sizes_added": [{_ADD: "total += np.sum(np.abs(g))", _LENGTH: "length = total"}],
        "mean_of_squares": [
            {_LENGTH: "length = np.sqrt(total / sum(g.size for g in gradients))"},
            {_ADD: "total += np.mean(g**2)"},
            {_LENGTH: "length = np.sqrt(total / len(gradients))"},
        ],
        "largest": [
            {_LENGTH: "length = max(np.max(np.abs(g)) for g in gradients)"},
            {_LENGTH: "length = max(np.linalg.norm(g) for g in gradients)"},
        ],
        "last_array_only": [{_ADD: "total = np.sum(g**2)"}],
        "first_array_only": [{_LENGTH: "length = np.linalg.norm(gradients[0])"}],
        "plain_sum": [{_ADD: "total += np.sum(g)", _LENGTH: "length = total"}],
        "max_norm_only": [{_FACTOR: "max_norm"}],
        "length_one": [{_FACTOR: "1 / length"}],
        "upside_down": [{_FACTOR: "length / max_norm"}],
        "wrong_side": [{"length <= max_norm": "length >= max_norm"}],
        "taken_away": [{"g * (max_norm / length)": "g - (length - max_norm)"}],
        "minus_bound": [{_FACTOR: "length - max_norm"}],
        "nothing_when_short": [{"return gradients": "return None"}],
        "first_only": [
            {_BOUND: "", _SCALED: "gradients[0] * min(1, max_norm / length)"},
            {_BOUND: "", _SCALED: "[gradients[0] * min(1, max_norm / length)]"},
        ],
        "with_length": [{_BOUND: "", _SCALED: f"{_SCALED}, length"} | _AT_MOST_ONE],
        "the_length": [{_BOUND: "", _SCALED: "length"}],
        "added_by_place": [{_ADD: "total = total + g**2"}],
        "divided_by_zero": [{_BOUND: ""} | _IN_PYTHON | _AT_MOST_ONE],
    },
)


@clip.mistake
def each_by_itself(gradients, max_norm):
    return [g * min(1, max_norm / np.linalg.norm(g)) for g in gradients]


@clip.mistake(key="each_by_itself")
def each_by_itself_in_python(gradients, max_norm):
    return [g * min(1, max_norm / float(np.linalg.norm(g))) for g in gradients]


@clip.mistake
def each_number(gradients, max_norm):
    return [np.clip(g, -max_norm, max_norm) for g in gradients]


@clip.mistake(key="each_number")
def each_number_above(gradients, max_norm):
    return [np.minimum(g, max_norm) for g in gradients]


@clip.mistake
def one_long_array(gradients, max_norm):
    row = np.concatenate([g.ravel() for g in gradients])
    return row * min(1, max_norm / np.linalg.norm(row))
