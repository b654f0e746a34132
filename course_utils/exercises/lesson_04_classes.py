"""Exercises of lesson 04: cross-entropy from logits, and the slope of its binary relative."""

import numpy as np

from .checker import exercise
from .words_04 import WORDS


def _a(*values):
    return np.array(values, dtype=float)


def _rows(*rows):
    return np.array(rows, dtype=float)


@exercise(
    WORDS["cross_entropy"],
    cases=[
        (_rows([2, 0]), np.array([0])),
        (_rows([2, 0]), np.array([1])),
        (_rows([1, 2], [3, 1]), np.array([1, 1])),
        (_rows([1, 2, 3], [1, 0, 2]), np.array([2, 1])),
        (_rows([1000, 1001]), np.array([0])),
        (_rows([1000, 0], [0, 1000]), np.array([0, 0])),
    ],
)
def cross_entropy(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(target)), target].mean()


@cross_entropy.mistake
def forgot_softmax(logits, target):
    return -logits[np.arange(len(target)), target].mean()


@cross_entropy.mistake
def logits_as_probs(logits, target):
    return -np.log(logits[np.arange(len(target)), target]).mean()


@cross_entropy.mistake
def softmax_twice(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p = np.exp(p) / np.exp(p).sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(target)), target]).mean()


@cross_entropy.mistake
def summed(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(target)), target].sum()


@cross_entropy.mistake
def forgot_minus(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return log_p[np.arange(len(target)), target].mean()


@cross_entropy.mistake
def largest(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p.max(axis=1).mean()


@cross_entropy.mistake
def overflow(logits, target):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(target)), target]).mean()


@cross_entropy.mistake
def log_of_zero(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(target)), target]).mean()


@cross_entropy.mistake
def log_of_mean(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(target)), target].mean())


@cross_entropy.mistake
def down_the_columns(logits, target):
    z = logits - logits.max(axis=0)
    log_p = z - np.log(np.exp(z).sum(axis=0))
    return -log_p[np.arange(len(target)), target].mean()


@cross_entropy.mistake
def base_two(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log2(p[np.arange(len(target)), target]).mean()


@cross_entropy.mistake
def not_averaged(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(target)), target]


@cross_entropy.mistake
def all_classes(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p.mean()


@cross_entropy.mistake
def every_pair(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[:, target].mean()


@cross_entropy.mistake
def one_minus_p(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.mean(1 - p[np.arange(len(target)), target])


@exercise(
    WORDS["bce_slope"],
    cases=[(_a(2), _a(1)), (_a(2), _a(0)), (_a(-1, 0, 3), _a(1, 0, 1))],
)
def bce_slope(z, y):
    p = 1 / (1 + np.exp(-z))
    return p - y


@bce_slope.mistake
def turned(z, y):
    p = 1 / (1 + np.exp(-z))
    return y - p


@bce_slope.mistake
def squared_error(z, y):
    p = 1 / (1 + np.exp(-z))
    return 2 * (p - y) * p * (1 - p)


@bce_slope.mistake
def kept_slope(z, y):
    p = 1 / (1 + np.exp(-z))
    return (p - y) * p * (1 - p)


@bce_slope.mistake
def only_p(z, y):
    return 1 / (1 + np.exp(-z))


@bce_slope.mistake
def along_p(z, y):
    p = 1 / (1 + np.exp(-z))
    return (p - y) / (p * (1 - p))


@bce_slope.mistake
def no_sigmoid(z, y):
    return z - y


@bce_slope.mistake
def no_sign(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.abs(p - y)


@bce_slope.mistake
def averaged(z, y):
    p = 1 / (1 + np.exp(-z))
    return np.mean(p - y)


@bce_slope.mistake
def divided_by_n(z, y):
    p = 1 / (1 + np.exp(-z))
    return (p - y) / len(z)


@bce_slope.mistake
def the_loss(z, y):
    p = 1 / (1 + np.exp(-z))
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))


@bce_slope.mistake
def half_the_labels(z, y):
    p = 1 / (1 + np.exp(-z))
    return y * (p - 1)
