"""Exercises of lesson 08: standardising the data; the rest in the modules named below.

Read lesson_08_start.py next, then lesson_08_batch_norm.py, lesson_08_dropout.py
(with lesson_08_dropping.py) and lesson_08_early_stop.py, last lesson_08_stopping.py.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_08_batch_norm import batch_norm
from .lesson_08_dropping import dropout
from .lesson_08_start import initial_std
from .lesson_08_stopping import early_stop
from .variants import know
from .words_08 import WORDS

__all__ = ["batch_norm", "dropout", "early_stop", "initial_std", "standardise"]


@exercise(
    WORDS["standardise"],
    cases=[
        (arr([2], [6]), arr([8], [4])),
        (arr([0.2], [0.6]), arr([0.4], [0.8])),
        (arr([2, 10], [6, 30]), arr([4, 40], [8, 20], [12, 0])),
        (arr([1, 0], [2, 8], [6, 4]), arr([9, 4])),
        (arr([2, 5], [6, 5]), arr([8, 5], [0, 5])),
        (arr([2, 5, 1], [6, 5, 4], [4, 5, 7]), arr([8, 6, 1], [0, 5, 2], [2, 3, 0])),
    ],
)
def standardise(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std


GUARD = "    std[std == 0] = 1\n"
know(standardise, {
    "small_by_one": [{GUARD: "    std = np.maximum(std, 1)\n"}],
    "all_by_one": [{GUARD: "    if (std == 0).any(): std = 1\n"}],
    "over_rows": [{"axis=0)": "axis=1, keepdims=True)"}],
    "divided_first": [{"(train - mean) / std": "train / std - mean",
                       "(test - mean) / std": "test / std - mean"}],
})  # fmt: skip


@standardise.mistake
def own_statistics(train, test):
    def scaled(data):
        std = data.std(axis=0)
        return (data - data.mean(axis=0)) / np.where(std == 0, 1, std)

    return scaled(train), scaled(test)


@standardise.mistake(key="own_statistics")
def own_without_guard(train, test):
    train = (train - train.mean(axis=0)) / train.std(axis=0)
    return train, (test - test.mean(axis=0)) / test.std(axis=0)


@standardise.mistake
def both_together(train, test):
    both = np.concatenate([train, test])
    mean, std = both.mean(axis=0), both.std(axis=0)
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std


@standardise.mistake
def from_the_test(train, test):
    mean, std = test.mean(axis=0), test.std(axis=0)
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std


@standardise.mistake
def own_mean(train, test):
    std = np.where(train.std(axis=0) == 0, 1, train.std(axis=0))
    return (train - train.mean(axis=0)) / std, (test - test.mean(axis=0)) / std


@standardise.mistake
def own_std(train, test):
    mean = train.mean(axis=0)
    std = np.where(train.std(axis=0) == 0, 1, train.std(axis=0))
    theirs = np.where(test.std(axis=0) == 0, 1, test.std(axis=0))
    return (train - mean) / std, (test - mean) / theirs


@standardise.mistake
def test_as_it_was(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (train - mean) / std, test


@standardise.mistake
def test_not_centred(train, test):
    std = train.std(axis=0)
    std[std == 0] = 1
    train = (train - train.mean(axis=0)) / std
    return train, (test - train.mean(axis=0)) / std


@standardise.mistake
def test_not_divided(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (train - mean) / std, test - mean


@standardise.mistake
def only_mean(train, test):
    mean = train.mean(axis=0)
    return train - mean, test - mean


@standardise.mistake
def only_std(train, test):
    std = train.std(axis=0)
    std[std == 0] = 1
    return train / std, test / std


@standardise.mistake
def min_max(train, test):
    low, span = train.min(axis=0), np.ptp(train, axis=0)
    span[span == 0] = 1
    return (train - low) / span, (test - low) / span


@standardise.mistake(key="min_max")
def min_max_without_guard(train, test):
    low, high = train.min(axis=0), train.max(axis=0)
    return (train - low) / (high - low), (test - low) / (high - low)


@standardise.mistake
def mean_and_range(train, test):
    mean, span = train.mean(axis=0), np.ptp(train, axis=0)
    span[span == 0] = 1
    return (train - mean) / span, (test - mean) / span


@standardise.mistake
def over_rows(train, test):
    mean, std = train.mean(axis=1), train.std(axis=1)
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std


@standardise.mistake(key="over_rows")
def each_row_alone(train, test):
    def scaled(data):
        std = data.std(axis=1, keepdims=True)
        return (data - data.mean(axis=1, keepdims=True)) / np.where(std == 0, 1, std)

    return scaled(train), scaled(test)


@standardise.mistake(key="over_rows")
def rows_without_guard(train, test):
    mean, std = train.mean(axis=1), train.std(axis=1)
    return (train - mean) / std, (test - mean) / std


@standardise.mistake
def over_everything(train, test):
    return (train - train.mean()) / train.std(), (test - train.mean()) / train.std()


@standardise.mistake
def one_std(train, test):
    mean = train.mean(axis=0)
    return (train - mean) / train.std(), (test - mean) / train.std()


@standardise.mistake
def by_variance(train, test):
    mean, var = train.mean(axis=0), train.var(axis=0)
    var[var == 0] = 1
    return (train - mean) / var, (test - mean) / var


@standardise.mistake
def one_less(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0, ddof=1)
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std


@standardise.mistake
def zero_by_zero(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    return (train - mean) / std, (test - mean) / std


@standardise.mistake
def patched_nan(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    return np.nan_to_num((train - mean) / std), np.nan_to_num((test - mean) / std)


@standardise.mistake
def zeros_in_test(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    safe = np.where(std == 0, 1, std)
    return (train - mean) / safe, np.where(std == 0, 0, (test - mean) / safe)


@standardise.mistake
def constant_kept(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    mean[std == 0] = 0
    std[std == 0] = 1
    return (train - mean) / std, (test - mean) / std


@standardise.mistake
def column_lost(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    train, test = (train - mean)[:, std > 0], (test - mean)[:, std > 0]
    return train / std[std > 0], test / std[std > 0]


@standardise.mistake(within=0.0001)
def small_number(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0) + 1e-8
    return (train - mean) / std, (test - mean) / std


@standardise.mistake(key="small_number", within=0.0001)
def smaller_number(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0) + 1e-12
    return (train - mean) / std, (test - mean) / std


@standardise.mistake(key="small_number", within=0.0001)
def larger_number(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0) + 1e-5
    return (train - mean) / std, (test - mean) / std


@standardise.mistake
def one_added(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0) + 1
    return (train - mean) / std, (test - mean) / std


@standardise.mistake
def no_brackets(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return train - mean / std, test - mean / std


@standardise.mistake
def mirrored(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (mean - train) / std, (mean - test) / std


@standardise.mistake
def only_train(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (train - mean) / std


@standardise.mistake
def test_first(train, test):
    mean, std = train.mean(axis=0), train.std(axis=0)
    std[std == 0] = 1
    return (test - mean) / std, (train - mean) / std
