"""Exercise of lesson 06: how many steps a training takes."""

import numpy as np

from .checker import exercise
from .words_06 import WORDS


@exercise(
    WORDS["steps"],
    cases=[(10, 4, 1), (10, 5, 2), (10, 4, 3), (9, 4, 2), (3, 8, 2), (60000, 64, 5)],
)
def steps(n_examples, batch_size, epochs):
    return int(np.ceil(n_examples / batch_size)) * epochs


@steps.mistake
def rounded_down(n_examples, batch_size, epochs):
    return n_examples // batch_size * epochs


@steps.mistake
def forgot_epochs(n_examples, batch_size, epochs):
    return int(np.ceil(n_examples / batch_size))


@steps.mistake
def every_example(n_examples, batch_size, epochs):
    return n_examples * epochs


@steps.mistake
def fraction(n_examples, batch_size, epochs):
    return n_examples / batch_size * epochs


@steps.mistake
def rounded_late(n_examples, batch_size, epochs):
    return int(np.ceil(n_examples * epochs / batch_size))


@steps.mistake
def one_more(n_examples, batch_size, epochs):
    return (n_examples // batch_size + 1) * epochs


@steps.mistake
def rounded(n_examples, batch_size, epochs):
    return round(n_examples / batch_size) * epochs


@steps.mistake
def added_epochs(n_examples, batch_size, epochs):
    return int(np.ceil(n_examples / batch_size)) + epochs


@steps.mistake
def rounded_down_late(n_examples, batch_size, epochs):
    return n_examples * epochs // batch_size


@steps.mistake
def only_epochs(n_examples, batch_size, epochs):
    return epochs


@steps.mistake
def last_batch_once(n_examples, batch_size, epochs):
    full = n_examples // batch_size * epochs
    if n_examples % batch_size:
        full = full + 1
    return full


@steps.mistake(key="last_batch_once")
def always_one_at_the_end(n_examples, batch_size, epochs):
    return n_examples // batch_size * epochs + 1


@steps.mistake
def leftover_examples(n_examples, batch_size, epochs):
    return (n_examples // batch_size + n_examples % batch_size) * epochs


@steps.mistake
def upside_down(n_examples, batch_size, epochs):
    return int(np.ceil(batch_size / n_examples)) * epochs


@steps.mistake
def whole_epochs(n_examples, batch_size, epochs):
    return batch_size * epochs


@steps.mistake
def divided_by_epochs(n_examples, batch_size, epochs):
    return int(np.ceil(n_examples / batch_size / epochs))


@steps.mistake
def only_leftover(n_examples, batch_size, epochs):
    return n_examples % batch_size * epochs


@steps.mistake
def batches_of_examples(n_examples, batch_size, epochs):
    return -(-n_examples // batch_size) * batch_size * epochs


@steps.mistake
def a_list(n_examples, batch_size, epochs):
    return [int(np.ceil(n_examples / batch_size))] * epochs
