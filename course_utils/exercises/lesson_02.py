"""Exercises of lesson 02: XOR from gates, a layer, parameters, collapsing, slopes by nudging."""

import numpy as np

from .checker import exercise
from .words_02 import WORDS


def AND(x1, x2):
    return int(x1 + x2 - 1.5 > 0)


def OR(x1, x2):
    return int(x1 + x2 - 0.5 > 0)


def NAND(x1, x2):
    return int(-x1 - x2 + 1.5 > 0)


@exercise(WORDS["xor"], cases=[(0, 0), (0, 1), (1, 0), (1, 1)])
def xor(x1, x2):
    return AND(OR(x1, x2), NAND(x1, x2))


@xor.mistake
def just_or(x1, x2):
    return OR(x1, x2)


@xor.mistake
def just_nand(x1, x2):
    return NAND(x1, x2)


@xor.mistake
def just_and(x1, x2):
    return AND(OR(x1, x2), AND(x1, x2))


@xor.mistake
def xnor(x1, x2):
    return NAND(OR(x1, x2), NAND(x1, x2))


@xor.mistake
def or_of_both(x1, x2):
    return OR(OR(x1, x2), NAND(x1, x2))


@xor.mistake
def swapped_and(x1, x2):
    return AND(AND(x1, x2), NAND(x1, x2))


def _layer_case(n, n_in, n_out):
    """Small whole numbers: an answer that is off should be off by something one can see."""
    rng = np.random.default_rng(n + 10 * n_in + 100 * n_out)
    shapes = ((n, n_in), (n_out, n_in), (n_out,))
    return tuple(rng.integers(1, 6, shape).astype(float) for shape in shapes)


@exercise(
    WORDS["layer"],
    cases=[
        (np.array([[2.0]]), np.array([[3.0]]), np.array([1.0])),
        _layer_case(1, 2, 2),
        _layer_case(2, 2, 2),
        _layer_case(1, 2, 3),
        _layer_case(4, 3, 2),
    ],
)
def layer(X, W, b):
    return X @ W.T + b


@layer.mistake
def not_transposed(X, W, b):
    return X @ W + b


@layer.mistake
def w_first(X, W, b):
    return W @ X + b


@layer.mistake
def forgot_bias(X, W, b):
    return X @ W.T


@layer.mistake
def transposed_result(X, W, b):
    return (X @ W.T + b).T


@layer.mistake
def elementwise(X, W, b):
    return X * W + b


@exercise(
    WORDS["count_parameters"],
    cases=[([1, 1],), ([2, 1],), ([2, 2, 1],), ([3, 5],), ([784, 128, 64, 10],)],
)
def count_parameters(sizes):
    return sum(n_in * n_out + n_out for n_in, n_out in zip(sizes, sizes[1:]))


@count_parameters.mistake
def forgot_biases(sizes):
    return sum(n_in * n_out for n_in, n_out in zip(sizes, sizes[1:]))


@count_parameters.mistake
def biases_for_inputs(sizes):
    return sum(n_in * n_out for n_in, n_out in zip(sizes, sizes[1:])) + sum(sizes)


@count_parameters.mistake
def counted_neurons(sizes):
    return sum(sizes)


@count_parameters.mistake
def last_layer_only(sizes):
    return sizes[-2] * sizes[-1] + sizes[-1]


@count_parameters.mistake
def first_layer_only(sizes):
    return sizes[0] * sizes[1] + sizes[1]


@count_parameters.mistake
def multiplied_all(sizes):
    return int(np.prod(sizes))


def _collapse_case(n_in, n_hidden, n_out):
    rng = np.random.default_rng(n_in + 10 * n_hidden + 100 * n_out)
    shapes = ((n_hidden, n_in), (n_hidden,), (n_out, n_hidden), (n_out,))
    return tuple(rng.integers(1, 6, shape).astype(float) for shape in shapes)


@exercise(
    WORDS["collapse"],
    cases=[_collapse_case(2, 2, 2), _collapse_case(3, 3, 3), _collapse_case(3, 2, 4)],
)
def collapse(W1, b1, W2, b2):
    return W2 @ W1, W2 @ b1 + b2


@collapse.mistake
def wrong_order(W1, b1, W2, b2):
    return W1 @ W2, W2 @ b1 + b2


@collapse.mistake
def both_wrong(W1, b1, W2, b2):
    return W1 @ W2, b1 + b2


@collapse.mistake
def only_W(W1, b1, W2, b2):
    return W2 @ W1


@collapse.mistake
def swapped(W1, b1, W2, b2):
    return W2 @ b1 + b2, W2 @ W1


@collapse.mistake
def added_biases(W1, b1, W2, b2):
    return W2 @ W1, b1 + b2


@collapse.mistake
def forgot_b1(W1, b1, W2, b2):
    return W2 @ W1, b2


@collapse.mistake
def added_weights(W1, b1, W2, b2):
    return W2 + W1, W2 @ b1 + b2


def square(w):
    return float(w[0] ** 2)


def mixed(w):
    return float(w[0] * w[1] + 3 * w[1] + w[-1] ** 2)


@exercise(
    WORDS["slopes"],
    cases=[
        (square, np.array([3.0]), 0.001),
        (mixed, np.array([1.0, 2.0]), 0.001),
        (mixed, np.array([0.5, -1.0, 2.0]), 0.01),
    ],
    tolerance=1e-6,
)
def slopes(loss, w, eps):
    answer = np.zeros(len(w))
    for i in range(len(w)):
        nudged = w.copy()
        nudged[i] += eps
        answer[i] = (loss(nudged) - loss(w)) / eps
    return answer


@slopes.mistake
def forgot_divide(loss, w, eps):
    answer = np.zeros(len(w))
    for i in range(len(w)):
        nudged = w.copy()
        nudged[i] += eps
        answer[i] = loss(nudged) - loss(w)
    return answer


@slopes.mistake
def kept_nudges(loss, w, eps):
    answer = np.zeros(len(w))
    nudged = w.copy()
    for i in range(len(w)):
        nudged[i] += eps
        answer[i] = (loss(nudged) - loss(w)) / eps
    return answer


@slopes.mistake
def central(loss, w, eps):
    answer = np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += eps
        down[i] -= eps
        answer[i] = (loss(up) - loss(down)) / (2 * eps)
    return answer


@slopes.mistake
def no_brackets(loss, w, eps):
    answer = np.zeros(len(w))
    for i in range(len(w)):
        nudged = w.copy()
        nudged[i] += eps
        answer[i] = loss(nudged) - loss(w) / eps
    return answer


@slopes.mistake
def one_number(loss, w, eps):
    return (loss(w + eps) - loss(w)) / eps


@slopes.mistake
def nudged_all(loss, w, eps):
    return np.full(len(w), (loss(w + eps) - loss(w)) / eps)


@slopes.mistake
def wrong_sign(loss, w, eps):
    answer = np.zeros(len(w))
    for i in range(len(w)):
        nudged = w.copy()
        nudged[i] += eps
        answer[i] = (loss(w) - loss(nudged)) / eps
    return answer


@slopes.mistake
def changed_w(loss, w, eps):
    answer = np.zeros(len(w))
    for i in range(len(w)):
        before = loss(w)
        w[i] += eps
        answer[i] = (loss(w) - before) / eps
    return answer
