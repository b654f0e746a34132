"""Exercise of lesson 04: cross-entropy from logits."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .words_04 import WORDS


@exercise(
    WORDS["cross_entropy"],
    cases=[
        (arr([2, 0]), np.array([0])),
        (arr([2, 0]), np.array([1])),
        (arr([1, 2], [3, 1]), np.array([1, 1])),
        (arr([1, 2, 3], [1, 0, 2]), np.array([2, 1])),
        (arr([1000, 1001]), np.array([0])),
        (arr([1000, 0], [0, 1000]), np.array([0, 0])),
        (arr([1000, 0], [0, 1]), np.array([0, 1])),
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
def one_maximum(logits, target):
    z = logits - logits.max()
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(target)), target].mean()


@cross_entropy.mistake
def share_wrong(logits, target):
    return (logits.argmax(axis=1) != target).mean()


@cross_entropy.mistake
def minus_p(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -p[np.arange(len(target)), target].mean()


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


@cross_entropy.mistake(key="every_pair")
def every_pair_of_p(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[:, target]).mean()


@cross_entropy.mistake
def one_minus_p(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return np.mean(1 - p[np.arange(len(target)), target])


@cross_entropy.mistake
def three_rows(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(3), target].mean()


@cross_entropy.mistake
def picked_rows(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[target].mean()


@cross_entropy.mistake
def overflow_in_log(logits, target):
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(target)), target].mean()


@cross_entropy.mistake
def eps_added(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(target)), target] + 1e-12).mean()


@cross_entropy.mistake(key="eps_added")
def eps_smaller(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(target)), target] + 1e-15).mean()


@cross_entropy.mistake(key="eps_added")
def eps_larger(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(p[np.arange(len(target)), target] + 1e-10).mean()


@cross_entropy.mistake(key="eps_added")
def cut_far_out(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(np.maximum(p[np.arange(len(target)), target], 1e-9)).mean()


@cross_entropy.mistake(key="eps_added")
def cut_at_single(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(np.maximum(p[np.arange(len(target)), target], 1e-7)).mean()


@cross_entropy.mistake(key="eps_added")
def cut_at_1e8(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return -np.log(np.maximum(p[np.arange(len(target)), target], 1e-8)).mean()


@cross_entropy.mistake
def whole_batch(logits, target):
    z = logits - logits.max()
    log_p = z - np.log(np.exp(z).sum())
    return -log_p[np.arange(len(target)), target].mean()


@cross_entropy.mistake
def whole_batch_unsafe(logits, target):
    p = np.exp(logits) / np.exp(logits).sum()
    return -np.log(p[np.arange(len(target)), target]).mean()


@cross_entropy.mistake
def no_keepdims(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1))
    return -log_p[np.arange(len(target)), target].mean()


@cross_entropy.mistake(key="no_keepdims")
def no_keepdims_twice(logits, target):
    z = logits - logits.max(axis=1)
    log_p = z - np.log(np.exp(z).sum(axis=1))
    return -log_p[np.arange(len(target)), target].mean()


@cross_entropy.mistake
def binary_formula(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    y = np.eye(logits.shape[1])[target]
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum(axis=1).mean()


@cross_entropy.mistake
def plain_probability(logits, target):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    return p[np.arange(len(target)), target].mean()


@cross_entropy.mistake
def for_each_class(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p


@cross_entropy.mistake
def log_after_maximum(logits, target):
    z = logits - logits.max(axis=1, keepdims=True)
    return -z[np.arange(len(target)), target].mean()
