"""Exercises of lesson 07: accuracy; the others in the modules named below.

Read on in the order batches, train_step, evaluate, diagnosis (lesson_07_batches.py ...);
lesson_07_more_steps.py goes with train_step.  The cases are plain numbers and arrays; a harness
makes tensors, models and generators of them.
"""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_07_batches import batches
from .lesson_07_diagnosis import diagnosis
from .lesson_07_evaluate import evaluate
from .lesson_07_more_steps import train_step
from .lesson_07_watched import apart
from .variants import know
from .words_07 import WORDS

__all__ = ["accuracy", "batches", "diagnosis", "evaluate", "train_step"]


def _on_tensors(accuracy, logits, y):
    import torch

    with apart():
        return accuracy(torch.from_numpy(logits), torch.from_numpy(y))


@exercise(
    WORDS["accuracy"],
    cases=[
        (arr([2, 1], [3, 5]), np.array([0, 0])),
        (arr([1, 3], [2, 0], [-1, -2]), np.array([1, 1, 0])),
        (arr([5, 0, 1], [2, 3, 0], [4, 6, 7]), np.array([0, 0, 2])),
        (arr([0, 1, 9], [8, 1, 2], [0, 2, 1], [3, 4, 5]), np.array([2, 0, 1, 1])),
        (arr([-3, -1], [-2, -5], [-4, -6], [-1, -2]), np.array([1, 0, 0, 0])),
    ],
    tolerance=1e-6,  # the mean of float32 numbers
    run=_on_tensors,
)
def accuracy(logits, y):
    right = logits.argmax(dim=1) == y
    return right.float().mean().item()


PLACE, MEAN = "logits.argmax(dim=1)", "right.float().mean()"
know(accuracy, {
    "each_with_each": [{PLACE: "logits.argmax(dim=1, keepdim=True)"}],
    "divided_by_classes": [{MEAN: "(right.float().sum() / logits.shape[1])"}],
    "first_only": [{MEAN: "(right[:1].float().sum() / len(y))"}],
    "last_only": [{MEAN: "(right[-1:].float().sum() / len(y))"}],
    "from_one": [{PLACE: "logits.argmax(dim=1) + 1"}],
})  # fmt: skip


@accuracy.mistake
def wrong_axis(logits, y):
    return (logits.argmax(dim=0) == y).float().mean().item()


@accuracy.mistake
def counted(logits, y):
    return (logits.argmax(dim=1) == y).sum().item()


@accuracy.mistake
def above_half(logits, y):
    return ((logits[:, 1] > 0.5) == y).float().mean().item()


@accuracy.mistake(key="above_half")
def all_above_half(logits, y):
    return ((logits > 0.5) == y).float().mean().item()


@accuracy.mistake(key="above_half")
def first_above_half(logits, y):
    return ((logits > 0.5).float().argmax(dim=1) == y).float().mean().item()


@accuracy.mistake
def percent(logits, y):
    return 100 * (logits.argmax(dim=1) == y).float().mean().item()


@accuracy.mistake
def error_rate(logits, y):
    return (logits.argmax(dim=1) != y).float().mean().item()


@accuracy.mistake
def lowest(logits, y):
    return (logits.argmin(dim=1) == y).float().mean().item()


@accuracy.mistake
def compared_largest(logits, y):
    return (logits.max(dim=1).values == y).float().mean().item()


@accuracy.mistake
def compared_pair(logits, y):
    return (logits.max(dim=1) == y).float().mean().item()


@accuracy.mistake
def mean_of_bools(logits, y):
    return (logits.argmax(dim=1) == y).mean().item()


@accuracy.mistake
def mean_confidence(logits, y):
    return logits.softmax(dim=1).max(dim=1).values.mean().item()


@accuracy.mistake
def probability_of_right(logits, y):
    return logits.softmax(dim=1)[range(len(y)), y].mean().item()


@accuracy.mistake
def rounded(logits, y):
    return round((logits.argmax(dim=1) == y).float().mean().item(), 2)


@accuracy.mistake
def whole_division(logits, y):
    return (logits.argmax(dim=1) == y).sum().item() // len(y)


@accuracy.mistake
def flat_argmax(logits, y):
    return (logits.argmax() == y).float().mean().item()


@accuracy.mistake(key="whole_division")
def all_or_nothing(logits, y):
    return (logits.argmax(dim=1) == y).all().float().item()


@accuracy.mistake
def divided_by_entries(logits, y):
    return (logits.argmax(dim=1) == y).sum().item() / logits.numel()
