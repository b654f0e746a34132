"""Exercise of lesson 08: how large the first weights of a layer are."""

import numpy as np

from .checker import exercise
from .variants import know
from .words_08 import WORDS


@exercise(
    WORDS["initial_std"],
    cases=[
        (8, 24, "relu"),
        (8, 24, "tanh"),
        (18, 14, "relu"),
        (18, 14, "tanh"),
        (784, 128, "relu"),
        (784, 128, "tanh"),
    ],
)
def initial_std(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2 / n_in)
    return np.sqrt(2 / (n_in + n_out))


@initial_std.mistake
def variance(n_in, n_out, activation):
    if activation == "relu":
        return 2 / n_in
    return 2 / (n_in + n_out)


@initial_std.mistake
def outputs_for_inputs(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2 / n_out)
    return np.sqrt(2 / (n_in + n_out))


@initial_std.mistake
def he_for_all(n_in, n_out, activation):
    return np.sqrt(2 / n_in)


@initial_std.mistake
def glorot_for_all(n_in, n_out, activation):
    return np.sqrt(2 / (n_in + n_out))


@initial_std.mistake
def swapped(n_in, n_out, activation):
    if activation == "tanh":
        return np.sqrt(2 / n_in)
    return np.sqrt(2 / (n_in + n_out))


@initial_std.mistake
def one_over_n(n_in, n_out, activation):
    return 1 / n_in


@initial_std.mistake
def lecun_for_all(n_in, n_out, activation):
    return np.sqrt(1 / n_in)


@initial_std.mistake
def lecun_for_tanh(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2 / n_in)
    return np.sqrt(1 / n_in)


@initial_std.mistake
def lecun_for_relu(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(1 / n_in)
    return np.sqrt(2 / (n_in + n_out))


@initial_std.mistake
def forgot_two(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(1 / n_in)
    return np.sqrt(1 / (n_in + n_out))


@initial_std.mistake
def forgot_two_in_tanh(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2 / n_in)
    return np.sqrt(1 / (n_in + n_out))


@initial_std.mistake
def outputs_in_tanh(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2 / n_in)
    return np.sqrt(2 / n_out)


@initial_std.mistake
def root_above(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2) / n_in
    return np.sqrt(2) / (n_in + n_out)


@initial_std.mistake
def root_below(n_in, n_out, activation):
    if activation == "relu":
        return 2 / np.sqrt(n_in)
    return 2 / np.sqrt(n_in + n_out)


@initial_std.mistake
def no_brackets(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2 / n_in)
    return np.sqrt(2 / n_in + n_out)


@initial_std.mistake
def product(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2 / n_in)
    return np.sqrt(2 / (n_in * n_out))


@initial_std.mistake
def upside_down(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(n_in / 2)
    return np.sqrt((n_in + n_out) / 2)


@initial_std.mistake
def squared(n_in, n_out, activation):
    if activation == "relu":
        return (2 / n_in) ** 2
    return (2 / (n_in + n_out)) ** 2


@initial_std.mistake
def uniform_limit(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(6 / n_in)
    return np.sqrt(6 / (n_in + n_out))


@initial_std.mistake
def gain_of_tanh(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2 / n_in)
    return 5 / 3 * np.sqrt(2 / (n_in + n_out))


@initial_std.mistake
def root_only_of_relu(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2 / n_in)
    return 2 / (n_in + n_out)


@initial_std.mistake
def root_only_of_tanh(n_in, n_out, activation):
    if activation == "relu":
        return 2 / n_in
    return np.sqrt(2 / (n_in + n_out))


@initial_std.mistake
def always_small(n_in, n_out, activation):
    return 0.01


@initial_std.mistake
def always_one(n_in, n_out, activation):
    return 1.0


@initial_std.mistake(key="always_one")
def always_zero(n_in, n_out, activation):
    return 0.0


@initial_std.mistake
def only_relu(n_in, n_out, activation):
    if activation == "relu":
        return np.sqrt(2 / n_in)


@initial_std.mistake
def only_tanh(n_in, n_out, activation):
    if activation == "tanh":
        return np.sqrt(2 / (n_in + n_out))


_RELU, _TANH = "np.sqrt(2 / n_in)", "np.sqrt(2 / (n_in + n_out))"
_MEAN, _UPSIDE = "((n_in + n_out) / 2)", "np.sqrt((n_in + n_out) / 2)"

know(
    initial_std,
    {
        "average_in_relu": [
            {_RELU: f"np.sqrt(2 / {_MEAN})"},
            {_RELU: f"2 / {_MEAN}"},
            {_RELU: f"np.sqrt(2 / {_MEAN})", _TANH: f"np.sqrt(2 / {_MEAN})"},
            {_RELU: f"2 / {_MEAN}", _TANH: f"2 / {_MEAN}"},
            {_RELU: f"2 / {_MEAN}", _TANH: "2 / (n_in + n_out)"},
        ],
        "two_outside": [
            {_RELU: "2 * np.sqrt(1 / n_in)"},
            {_RELU: "2 * np.sqrt(1 / n_in)", _TANH: "np.sqrt(1 / (n_in + n_out))"},
            {_TANH: f"np.sqrt(2 / {_MEAN})"},
        ],
        "upside_down": [
            {_TANH: _UPSIDE},
            {_RELU: _UPSIDE},
            {_RELU: _UPSIDE, _TANH: _UPSIDE},
            {_RELU: "np.sqrt(n_in / 2)"},
        ],
        "divided_twice": [{_TANH: "np.sqrt(1 / (n_in + n_out) / 2)"}],
        "no_brackets": [{_TANH: "np.sqrt(1 / (n_in + n_out / 2))"}],
    },
)


know(initial_std, {
    "uniform_limit": [{_TANH: "np.sqrt(6 / (n_in + n_out))"},
                      {_RELU: "np.sqrt(6 / (n_in + n_out))", _TANH: "np.sqrt(6 / (n_in + n_out))"}],
    "averaged_fractions": [{_TANH: "np.sqrt((1 / n_in + 1 / n_out) / 2)"}],
})  # fmt: skip
