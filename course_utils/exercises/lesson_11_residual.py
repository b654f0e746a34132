"""Exercise of lesson 11: a residual block.  Its branch is a function."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .words_11 import WORDS


def _branch(code):
    """A function that a card shows as its code, so that a reader can try it."""
    function = eval(code)
    function.__name__ = code
    return function


DOUBLE = _branch("lambda x: 2 * x")
MINUS_FIVE = _branch("lambda x: x - 5")
NEGATIVE_HALF = _branch("lambda x: -0.5 * x")
ZERO = _branch("lambda x: 0 * x")
MIXED = _branch("lambda x: x @ [[1, -2], [3, 0.5]] + [0.5, -1]")  # the numbers of a row meet


@exercise(
    WORDS["residual"],
    cases=[
        (arr(1), DOUBLE),
        (arr(3), MINUS_FIVE),
        (arr(2, -1, 0), MINUS_FIVE),
        (arr(4, -6), NEGATIVE_HALF),
        (arr(1, -3), ZERO),
        (arr([2, 7, -4], [1, 6, 3]), MINUS_FIVE),
        (arr([1, 2], [-3, 0.5], [0.5, -2]), MIXED),
    ],
)
def residual(x, branch):
    return np.maximum(x + branch(x), 0)


@residual.mistake
def no_shortcut(x, branch):
    return np.maximum(branch(x), 0)


@residual.mistake
def no_branch(x, branch):
    return np.maximum(x, 0)


@residual.mistake
def no_relu(x, branch):
    return x + branch(x)


@residual.mistake
def relu_too_early(x, branch):
    return x + np.maximum(branch(x), 0)


@residual.mistake
def relu_on_both(x, branch):
    return np.maximum(x, 0) + np.maximum(branch(x), 0)


@residual.mistake(key="relu_on_both")
def relu_on_both_and_after(x, branch):
    return np.maximum(np.maximum(x, 0) + np.maximum(branch(x), 0), 0)


@residual.mistake
def relu_on_x(x, branch):
    return np.maximum(x, 0) + branch(x)


@residual.mistake(key="relu_on_x")
def relu_on_x_and_after(x, branch):
    return np.maximum(np.maximum(x, 0) + branch(x), 0)


@residual.mistake
def relu_on_branch_and_after(x, branch):
    return np.maximum(x + np.maximum(branch(x), 0), 0)


@residual.mistake
def relu_before_branch(x, branch):
    return np.maximum(x + branch(np.maximum(x, 0)), 0)


@residual.mistake(key="relu_before_branch")
def relu_first_for_both(x, branch):
    x = np.maximum(x, 0)
    return np.maximum(x + branch(x), 0)


@residual.mistake
def relu_before_branch_only(x, branch):
    return x + branch(np.maximum(x, 0))


@residual.mistake
def concatenated(x, branch):
    return np.maximum(np.concatenate([x, branch(x)]), 0)


@residual.mistake(key="concatenated")
def side_by_side(x, branch):
    return np.maximum(np.concatenate([x, branch(x)], axis=-1), 0)


@residual.mistake(key="concatenated")
def stacked(x, branch):
    return np.maximum(np.stack([x, branch(x)]), 0)


@residual.mistake
def multiplied(x, branch):
    return np.maximum(x * branch(x), 0)


@residual.mistake
def subtracted(x, branch):
    return np.maximum(x - branch(x), 0)


@residual.mistake(key="subtracted")
def subtracted_x(x, branch):
    return np.maximum(branch(x) - x, 0)


@residual.mistake
def branch_of_branch(x, branch):
    return np.maximum(x + branch(branch(x)), 0)


@residual.mistake
def branch_twice(x, branch):
    return np.maximum(branch(x) + branch(x), 0)


@residual.mistake(key="branch_twice")
def branch_twice_and_x(x, branch):
    return np.maximum(x + 2 * branch(x), 0)


@residual.mistake
def shortcut_into_branch(x, branch):
    return np.maximum(branch(x + x), 0)


@residual.mistake(key="shortcut_into_branch")
def sum_into_branch(x, branch):
    return np.maximum(branch(x + branch(x)), 0)


@residual.mistake
def x_twice(x, branch):
    return np.maximum(x + x + branch(x), 0)


@residual.mistake
def mean(x, branch):
    return np.maximum((x + branch(x)) / 2, 0)


@residual.mistake
def larger_of_both(x, branch):
    return np.maximum(x, branch(x))


@residual.mistake(key="larger_of_both")
def larger_of_both_and_zero(x, branch):
    return np.maximum(np.maximum(x, branch(x)), 0)


@residual.mistake
def not_called(x, branch):
    return np.maximum(x + branch, 0)


@residual.mistake(key="not_called")
def not_called_in_front(x, branch):
    return np.maximum(branch + x, 0)


@residual.mistake
def one_largest(x, branch):
    return np.max(x + branch(x), 0)


@residual.mistake(key="one_largest")
def builtin_max(x, branch):
    return max(x + branch(x), 0)


@residual.mistake
def minimum(x, branch):
    return np.minimum(x + branch(x), 0)


@residual.mistake
def step(x, branch):
    return (x + branch(x) > 0).astype(float)


@residual.mistake
def absolute(x, branch):
    return np.abs(x + branch(x))


@residual.mistake
def sigmoid(x, branch):
    return 1 / (1 + np.exp(-(x + branch(x))))


@residual.mistake
def changed_x(x, branch):
    x += branch(x)
    return np.maximum(x, 0)


@residual.mistake(key="changed_x")
def changed_x_twice(x, branch):
    x += branch(x)
    x[x < 0] = 0
    return x


@residual.mistake
def forgot_return(x, branch):
    np.maximum(x + branch(x), 0)
