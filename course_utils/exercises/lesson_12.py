"""Exercises of lesson 12: windows cut from a series; the rest in the modules named below.

Read on in lesson_12_rnn.py; lesson_12_through_time.py and lesson_12_way_back.py; lesson_12_lstm.py
and lesson_12_gates.py; lesson_12_clip.py.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_12_clip import clip
from .lesson_12_gates import lstm_step
from .lesson_12_rnn import rnn_step
from .lesson_12_way_back import through_time
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


@windows.mistake
def past_the_end(series, length):
    X, y = [], []
    for i in range(len(series) - length + 1):
        X.append(series[i : i + length])
        y.append(series[i + length])
    return np.array(X), np.array(y)


@windows.mistake
def last_without_an_answer(series, length):
    return np.lib.stride_tricks.sliding_window_view(series, length), series[length:]


@windows.mistake
def wrapped(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)
    return X, np.append(series[length:], series[0])


@windows.mistake
def one_too_few(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)
    return X[:-2], series[length:-1]


@windows.mistake
def tiles(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)
    return X[:-1][::length], series[length:][::length]


@windows.mistake
def as_many_as_length(series, length):
    X, y = [], []
    for i in range(length):
        X.append(series[i : i + length])
        y.append(series[i + length])
    return np.array(X), np.array(y)


@windows.mistake
def last_inside(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return X, series[length - 1 : -1]


@windows.mistake(key="last_inside")
def last_inside_of_all(series, length):
    return np.lib.stride_tricks.sliding_window_view(series, length), series[length - 1 :]


@windows.mistake
def first_inside(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return X, series[:-length]


@windows.mistake
def two_ahead(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)
    return X[:-2], series[length + 1 :]


@windows.mistake
def answer_in_the_window(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length + 1)
    return X, series[length:]


@windows.mistake
def one_short_window(series, length):
    X = [series[i : i + length - 1] for i in range(len(series) - length)]
    return np.array(X), series[length:]


@windows.mistake(key="one_short_window")
def one_short_window_and_its_next(series, length):
    X = [series[i : i + length - 1] for i in range(len(series) - length)]
    return np.array(X), series[length - 1 : -1]


@windows.mistake
def backwards(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return X[:, ::-1], series[length:]


@windows.mistake
def from_the_end(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return X[::-1], series[length:][::-1]


@windows.mistake
def y_a_column(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return X, series[length:, None]


@windows.mistake
def x_transposed(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return X.T, series[length:]


@windows.mistake
def third_axis(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return X[:, :, None], series[length:]


@windows.mistake
def shifted_windows(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)
    return X[:-1], X[1:]


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


@windows.mistake
def end_without_i(series, length):
    X, y = [], []
    for i in range(len(series) - length):
        X.append(series[i:length])
        y.append(series[i + length])
    return np.array(X), np.array(y)


@windows.mistake(key="end_without_i")
def end_without_i_as_a_list(series, length):
    return [series[i:length] for i in range(len(series) - length)], series[length:]


@windows.mistake
def swapped(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return series[length:], X


@windows.mistake
def only_x(series, length):
    return np.lib.stride_tricks.sliding_window_view(series, length)[:-1]


@windows.mistake
def only_y(series, length):
    return series[length:]


@windows.mistake
def pairs(series, length):
    return [(series[i : i + length], series[i + length]) for i in range(len(series) - length)]


@windows.mistake
def returned_early(series, length):
    return series[None, :length], series[length : length + 1]


@windows.mistake(key="returned_early")
def first_window(series, length):
    return series[:length], series[length]


@windows.mistake
def only_the_last(series, length):
    for i in range(len(series) - length):
        X, y = series[i : i + length], series[i + length]
    return X, y


@windows.mistake(key="only_the_last")
def only_the_last_in_lists(series, length):
    return series[None, -length - 1 : -1], series[-1:]


@windows.mistake
def one_long_row(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return X.flatten(), series[length:]


@windows.mistake
def places(series, length):
    X = [np.arange(i, i + length) for i in range(len(series) - length)]
    return np.array(X), np.arange(length, len(series))


@windows.mistake(key="places")
def places_as_answers(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return X, np.arange(length, len(series))


@windows.mistake
def mean_as_answer(series, length):
    X = np.lib.stride_tricks.sliding_window_view(series, length)[:-1]
    return X, X.mean(axis=1)
