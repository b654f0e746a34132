"""Exercise of lesson 13: weights of positions that may not look ahead."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .variants import know
from .words_13_attention import CAUSAL


@exercise(
    CAUSAL,
    cases=[
        (arr([1, 2], [2, 1]),),
        (arr([0, 0], [3, 3]),),
        (arr([1, 0, 2], [2, 1, 4], [0, 1, -1]),),
        (arr([-1, 3, 0, 1], [2, -2, 1, 0], [0, 0.5, 1, 5], [1, -1, 2, 0]),),
        (arr([-200, -190, -199], [-202, -201, -180], [-201, -200, -202]),),
        (arr([5]),),
        (arr([-100, 690], [2, 1]),),  # so far apart that nothing of the first would be left
    ],
)
def causal(scores):
    n = len(scores)
    hidden = np.triu(np.ones((n, n), dtype=bool), k=1)
    z = np.where(hidden, -np.inf, scores)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


_HIDDEN = "np.triu(np.ones((n, n), dtype=bool), k=1)"
_TRIANGLE = "np.tril(np.ones((n, n), dtype=bool), k={})"
_Z = "np.where(hidden, -np.inf, scores)"
_TOP = " - z.max(axis=1, keepdims=True)"
_SUM = "e.sum(axis=1, keepdims=True)"
_LAST = f"e / {_SUM}"
_NAIVE = {_TOP: ""}
_DOWN = {_TOP: " - z.max(axis=0)"}
_ZEROED = {_Z: "np.where(hidden, 0, scores)"}
_AFTER = {_Z: "scores", _LAST: f"np.where(hidden, 0, {_LAST})"}
_SHARED_AGAIN = {
    _Z: "scores",
    f"return {_LAST}": f"e = np.where(hidden, 0, {_LAST})\n    return {_LAST}",
}


def _three(hidden):
    """Another mask, with infinity, with 0 in place of it, and after the softmax."""
    return [{_HIDDEN: hidden} | way for way in ({}, _ZEROED, _AFTER)]


know(
    causal,
    {
        "no_mask": [{_Z: "scores"}],
        "after_softmax": [_AFTER, _AFTER | {_LAST: f"np.where(hidden, -np.inf, {_LAST})"}],
        "shared_again": [_SHARED_AGAIN],
        "zeroed": [_ZEROED],
        "not_low_enough": [
            {_Z: f"np.where(hidden, {low}, scores)"} for low in (-1, -2, -5, -10, -20, -100)
        ],
        "plus_infinity": [{"-np.inf": "np.inf"}, {"-np.inf": "np.inf"} | _NAIVE],
        "times_infinity": [
            {_Z: "scores + hidden * -np.inf"},
            {_Z: "scores * np.where(hidden, -np.inf, 1)"},
            {_Z: "scores * np.where(hidden, -np.inf, 1)"} | _NAIVE,
        ],
        "wrong_triangle": _three(_TRIANGLE.format(-1)) + _three(_TRIANGLE.format(0)),
        "diagonal_hidden": _three(_HIDDEN.replace("k=1", "k=0")),
        "sees_the_next": _three(_HIDDEN.replace("k=1", "k=2")),
        "only_itself": [{_HIDDEN: "~np.eye(n, dtype=bool)"}],
        "down_the_columns": [
            {_SUM: "e.sum(axis=0)"} | _DOWN,
            {_SUM: "e.sum(axis=0)"},
            _AFTER | _DOWN | {_LAST: "np.where(hidden, 0, e / e.sum(axis=0))"},
        ],
        "over_everything": [{_SUM: "e.sum()"}, {_SUM: "e.sum()"} | _NAIVE],
        "maximum_down": [_DOWN],
        "no_keepdims": [
            {_SUM: "e.sum(axis=1)"},
            {_SUM: "e.sum(axis=1)"} | _NAIVE,
            {_TOP: " - z.max(axis=1)"},
            {"axis=1, keepdims=True": "axis=1"},
        ],
        "no_division": [{_LAST: "e"}, {_LAST: "e"} | _NAIVE],
        "no_softmax": [{_LAST: "z"}, {_LAST: "np.where(hidden, 0, scores)"}],
        "plain_share": [{_LAST: "np.tril(scores) / np.tril(scores).sum(axis=1, keepdims=True)"}],
        "evenly": [{_LAST: "~hidden / (~hidden).sum(axis=1, keepdims=True)"}],
        "the_mask": [{_LAST: "hidden"}, {_LAST: "~hidden"}],
        "transposed": [{_LAST: f"({_LAST}).T"}],
        "scaled_again": [{_Z: "np.where(hidden, -np.inf, scores / np.sqrt(n))"}],
        "changed_scores": [
            {f"    z = {_Z}": "    scores[hidden] = -np.inf\n    z = scores"},
        ],
    },
)
