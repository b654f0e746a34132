"""Exercises of lesson 02: XOR from gates, a layer, parameters, collapsing, slopes by nudging."""

import numpy as np

from .checker import exercise
from .variants import know, with_each
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


GATES = "AND(OR(x1, x2), NAND(x1, x2))"
know(xor, {
    "just_or": [{GATES: "OR(x1, x2)"}],
    "just_nand": [{GATES: "NAND(x1, x2)"}],
    "just_and": [{GATES: "AND(OR(x1, x2), AND(x1, x2))"}],
    "xnor": [{GATES: "NAND(OR(x1, x2), NAND(x1, x2))"}],
    "or_of_both": [{GATES: "OR(OR(x1, x2), NAND(x1, x2))"}],
    "swapped_and": [{GATES: "AND(AND(x1, x2), NAND(x1, x2))"}],
})


def _layer_case(n, n_in, n_out):
    """Small whole numbers: an answer that is off should be off by something one can see."""
    rng = np.random.default_rng(n + 10 * n_in + 100 * n_out)
    shapes = ((n, n_in), (n_out, n_in), (n_out,))
    return tuple(rng.integers(1, 6, shape).astype(float) for shape in shapes)


@exercise(
    WORDS["layer"],
    cases=[
        (np.array([[2.0]]), np.array([[3.0]]), np.array([1.0])),
        (np.array([[1.0, 2.0]]), np.array([[1.0, -3.0]]), np.array([2.0])),
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


SUMS = "X @ W.T + b"
know(layer, {
    "neurons_down": [{SUMS: "W @ X.T + b"}],
    "activated": [{SUMS: f"np.maximum(0, {SUMS})"}, {SUMS: f"({SUMS} > 0).astype(int)"},
                  {SUMS: f"np.tanh({SUMS})"}, {SUMS: f"1 / (1 + np.exp(-({SUMS})))"}],
})  # fmt: skip


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


know(count_parameters, {
    "one_bias_a_layer": [{" + n_out for": " + 1 for"}],
    "biases_of_the_inputs": [{" + n_out for": " + n_in for"}],
    "hidden_biases_only": [{"zip(sizes, sizes[1:]))": "zip(sizes, sizes[1:])) - sizes[-1]"}],
    "last_forgotten": [{"sizes[1:]": "sizes[1:-1]"}],
})  # fmt: skip


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
def only_W(W1, b1, W2, b2):
    return W2 @ W1


@collapse.mistake
def swapped(W1, b1, W2, b2):
    return W2 @ b1 + b2, W2 @ W1


W, BIAS = "W2 @ W1", "W2 @ b1 + b2"
know(collapse, {
    "added_biases": [{BIAS: "b1 + b2"}, {BIAS: "b1 * b2"}],
    "forgot_b1": [{BIAS: "b2"}],
    "w1_on_b1": [{BIAS: "W1 @ b1 + b2"}],
    "b1_first": [{BIAS: "b1 @ W2 + b2"}],
    "w2_on_both": [{BIAS: "W2 @ (b1 + b2)"}],
    "both_wrong": [{W: "W1 @ W2", BIAS: "b1 + b2"}],
    "wrong_order": [{W: "W1 @ W2"} | bias for bias in ({}, {BIAS: "b2"}, {BIAS: "W1 @ b1 + b2"})],
})  # fmt: skip
# Whoever has both wrong is told of W first.
know(collapse, with_each({
    "transposed_both": [{W: "W1.T @ W2.T"}],
    "entry_by_entry": [{W: "W2 * W1"}],
    "added_weights": [{W: "W2 + W1"}],
}, {BIAS: "b1 + b2"}, {BIAS: "b2"}, {BIAS: "b1 @ W2 + b2"}, {BIAS: "b1 * b2"}))  # fmt: skip


def square(w):
    """w[0]²"""
    return float(w[0] ** 2)


def mixed(w):
    """w[0]·w[1] + 3·w[1] + w[-1]²"""
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


know(slopes, {
    "set_not_added": [{"nudged[i] += eps": "nudged[i] = eps"}],
    "own_eps": [{"eps\n": "0.0001\n"}, {"+= eps": "+= 1e-5", "/ eps": "/ 1e-5"}],
})  # fmt: skip
