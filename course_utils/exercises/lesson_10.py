"""Exercises of lesson 10: counts of what was taken for what; the rest in the modules below.

Read on in lesson_10_cnn.py, lesson_10_look.py and lesson_10_modules.py; lesson_10_shift.py;
lesson_10_most_wrong.py.
"""

import numpy as np

from .checker import exercise
from .lesson_10_modules import simple_cnn
from .lesson_10_most_wrong import most_wrong
from .lesson_10_shift import shift
from .variants import know
from .words_10 import WORDS

__all__ = ["confusion_matrix", "most_wrong", "shift", "simple_cnn"]


def _classes(text):
    return np.array([int(digit) for digit in text])


@exercise(
    WORDS["confusion_matrix"],
    cases=[
        (_classes("01"), _classes("00"), 2),
        (_classes("0110"), _classes("1110"), 2),
        (_classes("012"), _classes("210"), 3),
        (_classes("2021012"), _classes("1020212"), 3),
        (_classes("0101"), _classes("0111"), 4),
        (_classes("3320131333"), _classes("3120333330"), 4),
    ],
)
def confusion_matrix(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
    return counts


_ZEROS = "np.zeros((k, k), dtype=int)"
_TABLE = f"    counts = {_ZEROS}\n"
_LOOP = "    for true, answer in zip(y, y_hat):\n"
_CELL = "counts[true, answer]"
_SAME_ROW = {_ZEROS: "[[0] * k] * k"}
_IN_THE_LOOP = {_TABLE: "", _LOOP: f"{_LOOP}    {_TABLE}"}

know(
    confusion_matrix,
    {
        "same_row": [
            _SAME_ROW | {_CELL: "counts[true][answer]"},
            _SAME_ROW | {_CELL: "counts[answer][true]"},
        ],
        "list_with_comma": [{_ZEROS: "[[0] * k for _ in range(k)]"}],
        "ten_classes": [{_ZEROS: "np.zeros((10, 10), dtype=int)"}],
        "zeros_in_the_loop": [_IN_THE_LOOP, _IN_THE_LOOP | {_CELL: "counts[answer, true]"}],
    },
)


@confusion_matrix.mistake
def transposed(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[answer, true] += 1
    return counts


@confusion_matrix.mistake
def both_ways(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
        counts[answer, true] += 1
    return counts


@confusion_matrix.mistake
def shares(y, y_hat, k):
    counts = np.zeros((k, k))
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
    return counts / len(y)


@confusion_matrix.mistake(key="shares")
def shares_of_rows(y, y_hat, k):
    counts = np.zeros((k, k))
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
    return counts / counts.sum(axis=1, keepdims=True)


@confusion_matrix.mistake(key="shares")
def shares_of_rows_with_care(y, y_hat, k):
    counts = np.zeros((k, k))
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


@confusion_matrix.mistake(key="shares")
def percent(y, y_hat, k):
    counts = np.zeros((k, k))
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 100 / len(y)
    return counts


@confusion_matrix.mistake
def diagonal_only(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        if true == answer:
            counts[true, answer] += 1
    return counts


@confusion_matrix.mistake
def errors_only(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        if true != answer:
            counts[true, answer] += 1
    return counts


@confusion_matrix.mistake
def not_added(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[true, answer] = 1
    return counts


@confusion_matrix.mistake(key="not_added")
def all_at_once(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    counts[y, y_hat] += 1
    return counts


@confusion_matrix.mistake
def size_from_y(y, y_hat, k):
    k = max(y.max(), y_hat.max()) + 1
    counts = np.zeros((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
    return counts


@confusion_matrix.mistake(key="size_from_y")
def size_from_y_alone(y, y_hat, k):
    counts = np.zeros((len(set(y)), len(set(y))), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
    return counts


@confusion_matrix.mistake
def one_size_short(y, y_hat, k):
    counts = np.zeros((k - 1, k - 1), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
    return counts


@confusion_matrix.mistake
def from_one(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[true - 1, answer - 1] += 1
    return counts


@confusion_matrix.mistake
def room_for_zero(y, y_hat, k):
    counts = np.zeros((k + 1, k + 1), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
    return counts


@confusion_matrix.mistake
def began_with_ones(y, y_hat, k):
    counts = np.ones((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
    return counts


@confusion_matrix.mistake
def hits(y, y_hat, k):
    return np.array([np.sum((y == c) & (y_hat == c)) for c in range(k)])


@confusion_matrix.mistake
def how_many_of_each(y, y_hat, k):
    return np.array([np.sum(y == c) for c in range(k)])


@confusion_matrix.mistake
def accuracy(y, y_hat, k):
    return np.mean(y == y_hat)


@confusion_matrix.mistake
def example_by_example(y, y_hat, k):
    return (y[:, None] == y_hat[None, :]).astype(int)


@confusion_matrix.mistake
def whole_rows(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for true in y:
        counts[true] += 1
    return counts


@confusion_matrix.mistake
def every_pair(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for true in y:
        for answer in y_hat:
            counts[true, answer] += 1
    return counts


@confusion_matrix.mistake
def returned_early(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
        return counts


@confusion_matrix.mistake
def zeros_without_brackets(y, y_hat, k):
    counts = np.zeros(k, k)
    for true, answer in zip(y, y_hat):
        counts[true, answer] += 1
    return counts


@confusion_matrix.mistake
def index_by_place(y, y_hat, k):
    counts = np.zeros((k, k), dtype=int)
    for i in range(k):
        counts[y[i], y_hat[i]] += 1
    return counts
