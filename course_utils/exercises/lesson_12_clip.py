"""Exercise of lesson 12: gradients that are too long together are all scaled by one factor."""

import numpy as np

from .answers import Unfit, same
from .arrays import arr
from .checker import exercise
from .words_12_lstm import CHANGED, CLIP, RAGGED


def _clipped(clip, gradients, max_norm):
    """The answer's list as a tuple, so that the card names the array that is wrong.

    Two mistakes are told here, for they come together with others.
    """
    before = [g.copy() for g in gradients]
    try:
        got = clip(gradients, max_norm)
    except ValueError as error:
        if "inhomogeneous" in str(error):
            raise Unfit(RAGGED, "a list as an array") from None
        raise
    if not same(gradients, before, 1e-9):
        raise Unfit(CHANGED, "in place")
    return tuple(got) if isinstance(got, list) else got


@exercise(
    CLIP,
    cases=[
        ([arr(3), arr(4, 0)], 2.0),
        ([arr(3), arr(4, 0)], 6.0),
        ([arr(3), arr(4, 0)], 50.0),
        ([arr(2, -2), arr(1)], 1.5),
        ([arr(0.3), arr(-0.4, 0)], 0.1),
        ([arr([1, -4], [2, 2]), arr(0, 10)], 5.0),
        ([arr([5, 1, -1]), arr(-3), arr([2], [3])], 0.5),
        ([arr(0.6, 0.8)], 1.0),
        ([arr(0, 0), arr(0)], 1.0),
    ],
    tolerance=1e-6,  # torch adds 1e-6 to the length, and so may a reader
    run=_clipped,
)
def clip(gradients, max_norm):
    total = 0.0
    for g in gradients:
        total += np.sum(g**2)
    length = np.sqrt(total)
    if length <= max_norm:
        return gradients
    return [g * (max_norm / length) for g in gradients]


@clip.mistake
def each_by_itself(gradients, max_norm):
    return [g * min(1, max_norm / np.linalg.norm(g)) for g in gradients]


@clip.mistake(key="each_by_itself")
def each_by_itself_in_python(gradients, max_norm):
    return [g * min(1, max_norm / float(np.linalg.norm(g))) for g in gradients]


@clip.mistake
def each_number(gradients, max_norm):
    return [np.clip(g, -max_norm, max_norm) for g in gradients]


@clip.mistake(key="each_number")
def each_number_above(gradients, max_norm):
    return [np.minimum(g, max_norm) for g in gradients]


@clip.mistake
def always_scaled(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * (max_norm / length) for g in gradients]


@clip.mistake(key="always_scaled")
def always_scaled_but_zeros(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * (max_norm / (length + 1e-6)) for g in gradients]


@clip.mistake(key="always_scaled")
def always_scaled_in_python(gradients, max_norm):
    length = float(np.sqrt(sum(np.sum(g**2) for g in gradients)))
    return [g * (max_norm / length) for g in gradients]


@clip.mistake
def never_scaled(gradients, max_norm):
    return gradients


@clip.mistake
def squared_length(gradients, max_norm):
    length = sum(np.sum(g**2) for g in gradients)
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake
def root_too_late(gradients, max_norm):
    length = sum(np.sum(g**2) for g in gradients)
    return [g * (max_norm / length**0.5) for g in gradients] if length > max_norm else gradients


@clip.mistake
def squared_factor(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * (max_norm / length**2) for g in gradients] if length > max_norm else gradients


@clip.mistake
def lengths_added(gradients, max_norm):
    length = sum(np.linalg.norm(g) for g in gradients)
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake
def sizes_added(gradients, max_norm):
    length = sum(np.sum(np.abs(g)) for g in gradients)
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake
def mean_of_squares(gradients, max_norm):
    length = np.sqrt(np.mean(np.concatenate([g.ravel() for g in gradients]) ** 2))
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake(key="mean_of_squares")
def means_of_squares_added(gradients, max_norm):
    length = np.sqrt(sum(np.mean(g**2) for g in gradients))
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake(key="mean_of_squares")
def mean_over_the_list(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients) / len(gradients))
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake
def largest(gradients, max_norm):
    length = max(np.max(np.abs(g)) for g in gradients)
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake(key="largest")
def longest_array(gradients, max_norm):
    length = max(np.linalg.norm(g) for g in gradients)
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake
def last_array_only(gradients, max_norm):
    length = np.linalg.norm(gradients[-1])
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake
def first_array_only(gradients, max_norm):
    length = np.linalg.norm(gradients[0])
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake
def plain_sum(gradients, max_norm):
    length = sum(np.sum(g) for g in gradients)
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake
def max_norm_only(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * max_norm for g in gradients] if length > max_norm else gradients


@clip.mistake
def length_one(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g / length for g in gradients] if length > max_norm else gradients


@clip.mistake
def upside_down(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * (length / max_norm) for g in gradients] if length > max_norm else gradients


@clip.mistake
def wrong_side(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * (max_norm / length) for g in gradients] if length < max_norm else gradients


@clip.mistake
def taken_away(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g - (length - max_norm) for g in gradients] if length > max_norm else gradients


@clip.mistake
def minus_bound(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * (length - max_norm) for g in gradients] if length > max_norm else gradients


@clip.mistake
def nothing_when_short(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    if length > max_norm:
        return [g * (max_norm / length) for g in gradients]


@clip.mistake
def first_only(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    for g in gradients:
        return g * min(1, max_norm / length)


@clip.mistake(key="first_only")
def first_only_in_a_list(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [gradients[0] * min(1, max_norm / length)]


@clip.mistake
def one_long_array(gradients, max_norm):
    row = np.concatenate([g.ravel() for g in gradients])
    return row * min(1, max_norm / np.linalg.norm(row))


@clip.mistake
def with_length(gradients, max_norm):
    length = np.sqrt(sum(np.sum(g**2) for g in gradients))
    return [g * min(1, max_norm / length) for g in gradients], length


@clip.mistake
def the_length(gradients, max_norm):
    return np.sqrt(sum(np.sum(g**2) for g in gradients))


@clip.mistake
def added_by_place(gradients, max_norm):
    length = np.sqrt(sum(g**2 for g in gradients))
    return [g * (max_norm / length) for g in gradients] if length > max_norm else gradients


@clip.mistake
def divided_by_zero(gradients, max_norm):
    length = float(np.sqrt(sum(np.sum(g**2) for g in gradients)))
    return [g * min(1, max_norm / length) for g in gradients]
