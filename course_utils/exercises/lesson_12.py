"""Exercises of lesson 12: windows cut from a series; the rest in the modules named below.

Read on in lesson_12_rnn.py, lesson_12_through_time.py, lesson_12_clip.py and lesson_12_lstm.py.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_12_clip import clip
from .lesson_12_lstm import lstm_step
from .lesson_12_rnn import rnn_step
from .lesson_12_through_time import through_time
from .variants import know
from .words_12 import WORDS

__all__ = ["clip", "lstm_step", "rnn_step", "through_time", "windows"]


@exercise(
    WORDS["windows"],
    cases=[
        (arr(1, 2, 4, 7), 2),
        (arr(3, 1, 5), 1),
        (arr(1, 2, 4, 7), 3),
        (arr(5, 3, 8, 1, 7, 9), 2),
        (arr(5, 3, 8, 1, 7, 9, 2), 3),
        (arr(0.5, -1, 2, 0, 4, -3, 1.5, 6), 1),
        (arr(2, 9, 4, 4, 0, -5, 1, 8, 3), 6),
    ],
)
def windows(series, length):
    X, y = [], []
    for i in range(len(series) - length):
        X.append(series[i : i + length])
        y.append(series[i + length])
    return np.array(X), np.array(y)


_RANGE = "range(len(series) - length)"
_WINDOW = "series[i : i + length]"
_ANSWER = "series[i + length]"
_RETURN = "np.array(X), np.array(y)"
_APPEND = "X.append(series[i : i + length])\n        y.append(series[i + length])"

know(
    windows,
    {
        "past_the_end": [{_RANGE: "range(len(series) - length + 1)"}],
        "one_too_few": [{_RANGE: "range(len(series) - length - 1)"}],
        "without_the_first": [{_RANGE: "range(1, len(series) - length)"}],
        "as_many_as_length": [{_RANGE: "range(length)"}],
        "tiles": [
            {_RANGE: "range(0, len(series) - length, length)"},
            {_RANGE: "range(0, len(series) - length, length + 1)"},
            {_RANGE: "range(0, len(series) - length + 1, length)",
             _ANSWER: "series[i + length - 1]"},
        ],
        "from_the_end": [{_RANGE: "reversed(range(len(series) - length))"}],
        "last_inside": [{_ANSWER: "series[i + length - 1]"}],
        "first_inside": [{_ANSWER: "series[i]"}],
        "mean_as_answer": [{_ANSWER: "series[i : i + length].mean()"}],
        "shifted_windows": [{_ANSWER: "series[i + 1 : i + length + 1]"}],
        "answer_in_the_window": [{_WINDOW: "series[i : i + length + 1]"}],
        "one_short_window": [
            {_WINDOW: "series[i : i + length - 1]"},
            {_WINDOW: "series[i : i + length - 1]", _ANSWER: "series[i + length - 1]"},
        ],
        "end_without_i": [
            {_WINDOW: "series[i:length]"},
            {_WINDOW: "series[i:length]", _RETURN: "X, y"},
        ],
        "backwards": [{_WINDOW: "series[i : i + length][::-1]"}],
        "places": [
            {_WINDOW: "range(i, i + length)", _ANSWER: "i + length"},
            {_ANSWER: "i + length"},
        ],
        "pairs": [{_APPEND: f"X.append(({_WINDOW}, {_ANSWER}))", _RETURN: "X"}],
        "only_the_last": [
            {_APPEND: f"X, y = {_WINDOW}, {_ANSWER}"},
            {_APPEND: f"X, y = [{_WINDOW}], [{_ANSWER}]"},
        ],
        "returned_early": [
            {f"    return {_RETURN}": f"        return {_RETURN}"},
            {f"    return {_RETURN}": "        return X[0], y[0]"},
        ],
        "one_long_row": [{"np.array(X)": "np.concatenate(X)"}],
        "y_a_column": [{"np.array(y)": "np.array(y)[:, None]"}],
        "x_transposed": [{"np.array(X)": "np.array(X).T"}],
        "third_axis": [{"np.array(X)": "np.array(X)[:, :, None]"}],
        "swapped": [{_RETURN: "np.array(y), np.array(X)"}],
        "only_x": [{_RETURN: "np.array(X)"}],
        "only_y": [{_RETURN: "np.array(y)"}],
    },
)


@windows.mistake
def last_without_an_answer(series, length):
    return np.lib.stride_tricks.sliding_window_view(series, length), series[length:]


@windows.mistake
def wrapped(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)
    return X, np.append(series[length:], series[0])


@windows.mistake(key="last_inside")
def last_inside_of_all(series, length):
    return np.lib.stride_tricks.sliding_window_view(series, length), series[length - 1 :]


@windows.mistake(key="one_too_few")
def one_too_few_of_all(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)
    return X[:-2], series[length:-1]


@windows.mistake
def two_ahead(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)
    return X[:-2], series[length + 1 :]


@windows.mistake
def cut_off(series, length):
    X = []
    for i in range(len(series)):
        X.append(series[i : i + length])
    return np.array(X), series[length:]


@windows.mistake(key="cut_off")
def cut_off_as_a_list(series, length):
    X = [series[i : i + length] for i in range(len(series))]
    return X, series[length:]
