"""Exercises of lesson 13: neighbours in a table of vectors; the rest in the modules named below.

Read on in lesson_13_attention.py, lesson_13_causal.py and lesson_13_whole.py.  Known mistakes are
written as what is different in the solution: see variants.py.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_13_attention import attention
from .lesson_13_causal import causal
from .lesson_13_whole import whole_right
from .variants import know
from .words_13 import WORDS

__all__ = ["attention", "causal", "neighbours", "whole_right"]


_FIVE = arr([1, 2], [4, 1], [-2, -3], [2, 3], [3, 9])
_SIX = arr([1, 0, 2], [2, 1, 0], [0, 3, 5], [-1, -1, -2], [4, 1, 6], [1, 2, 1])


@exercise(
    WORDS["neighbours"],
    cases=[
        (arr([1, 0], [9, 9], [2, 1]), 0, 1),
        (arr([0, 1], [2, 1], [1, 1], [1, 2]), 1, 2),
        (arr([3, 4], [6, 8], [4, -3]), 1, 1),
        (arr([1, 0], [-10, 1], [-1, 3]), 0, 2),
        (_FIVE, 0, 2),
        (_FIVE, 3, 3),
        (_SIX, 4, 2),
        (_SIX, 2, 3),
        (_SIX, 5, 1),
    ],
)
def neighbours(table, i, k):
    lengths = np.sqrt((table**2).sum(axis=1))
    cosines = table @ table[i] / (lengths * lengths[i])
    order = np.argsort(-cosines)
    return [int(j) for j in order if j != i][:k]


_COSINES = "table @ table[i] / (lengths * lengths[i])"
_ORDER = "np.argsort(-cosines)"
_LAST = "[int(j) for j in order if j != i][:k]"
_ALL = {_LAST: "list(order[:k])"}
_BUT_FIRST = {_LAST: "list(order[1 : k + 1])"}
_DOT = {_COSINES: "table @ table[i]"}
_DISTANCE = {_COSINES: "-np.sqrt(((table - table[i]) ** 2).sum(axis=1))"}
_STEPS = {_COSINES: "-np.abs(table - table[i]).sum(axis=1)"}
_ABSOLUTE = {_COSINES: f"np.abs({_COSINES})"}
_ASCENDING = {_ORDER: "np.argsort(cosines)"}
_NO_ROOT = {"np.sqrt((table**2).sum(axis=1))": "(table**2).sum(axis=1)"}
_SUMS = {"np.sqrt((table**2).sum(axis=1))": "table.sum(axis=1)"}
_COLUMNS = {"(table**2).sum(axis=1)": "(table**2).sum(axis=0)"}
_SWAPPED = {
    _COSINES: "table @ table[k] / (lengths * lengths[k])",
    _LAST: "[int(j) for j in order if j != k][:i]",
}

know(
    neighbours,
    {
        "itself": [_ALL, _ASCENDING | {_LAST: "list(order[-k:])"}],
        "dot_product": [_DOT, _DOT | _BUT_FIRST, _DOT | _ALL],
        "by_distance": [_DISTANCE, _DISTANCE | _ALL, _STEPS, _STEPS | _ALL],
        "farthest": [_ASCENDING, _ASCENDING | _BUT_FIRST],
        "far_away": [{_COSINES: way[_COSINES][1:]} for way in (_DISTANCE, _STEPS)],
        "from_the_end": [_ASCENDING | {_LAST: "list(order[-k - 1 : -1])"}],
        "the_cosines": [
            {_LAST: "[cosines[j] for j in order if j != i][:k]"},
            {_LAST: "[cosines[j] for j in order][:k]"},
            {_LAST: "cosines"},
        ],
        "pairs": [
            {_LAST: "[(int(j), cosines[j]) for j in order if j != i][:k]"},
            {_LAST: "[(cosines[j], int(j)) for j in order if j != i][:k]"},
        ],
        "the_vectors": [{_LAST: "table[[j for j in order if j != i][:k]]"},
                        {_LAST: "table[order[1 : k + 1]]"}],
        "one_too_many": [{_LAST: "[int(j) for j in order if j != i][: k + 1]"}],
        "one_too_few": [{_LAST: "list(order[1:k])"}],
        "all_of_them": [{_LAST: "[int(j) for j in order if j != i]"}, {_LAST: "order"}],
        "one_number": [{_LAST: "int(order[1])"}, {_LAST: "int(order[k])"}],
        "absolute": [_ABSOLUTE, _ABSOLUTE | _BUT_FIRST],
        "sorted_by_number": [
            {_LAST: "sorted([int(j) for j in order if j != i][:k])"},
            {_LAST: "[int(j) for j in range(len(table)) if j != i][:k]"},
        ],
        "shifted": [{_ORDER: "np.argsort(-np.delete(cosines, i))", _LAST: "list(order[:k])"}],
        "from_one": [{_LAST: "[int(j) + 1 for j in order if j != i][:k]"}],
        "no_root": [_NO_ROOT, _NO_ROOT | _ALL],
        "sums_for_lengths": [_SUMS, _SUMS | _ALL],
        "columns": [_COLUMNS],
        "column_i": [{"table[i]": "table[:, i]"}],
        "swapped": [_SWAPPED],
    },
)  # fmt: skip


know(neighbours, {
    "first_dropped": [_BUT_FIRST],
    "zeroed": [{_LAST: "list(order[:k])", "    order =": "    cosines[i] = 0\n    order ="}],
})  # fmt: skip
