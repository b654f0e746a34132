"""Exercises of lesson 11: what a convolution costs; the rest in the modules named below.

Read on in lesson_11_field.py, lesson_11_residual.py and lesson_11_bottleneck.py.
"""

from .checker import exercise
from .lesson_11_bottleneck import bottleneck_saving
from .lesson_11_field import receptive_field
from .lesson_11_residual import residual
from .variants import know
from .words_11 import WORDS

__all__ = ["bottleneck_saving", "conv_cost", "receptive_field", "residual"]


@exercise(
    WORDS["conv_cost"],
    cases=[
        (1, 1, 3, 4),
        (2, 3, 1, 1),
        (3, 2, 1, 2),
        (2, 3, 3, 4),
        (4, 2, 5, 6),
        (3, 32, 3, 32),
        (64, 64, 3, 224),
    ],
)
def conv_cost(c_in, c_out, k, size):
    weights = c_in * c_out * k * k + c_out
    multiplications = c_in * c_out * k * k * size * size
    return weights, multiplications


@conv_cost.mistake
def k_once(c_in, c_out, k, size):
    return c_in * c_out * k + c_out, c_in * c_out * k * size * size


@conv_cost.mistake(key="k_once")
def k_once_in_weights(c_in, c_out, k, size):
    return c_in * c_out * k + c_out, c_in * c_out * k * k * size * size


@conv_cost.mistake(key="k_once")
def k_once_in_multiplications(c_in, c_out, k, size):
    return c_in * c_out * k * k + c_out, c_in * c_out * k * size * size


@conv_cost.mistake
def k_doubled(c_in, c_out, k, size):
    return c_in * c_out * 2 * k + c_out, c_in * c_out * 2 * k * size * size


@conv_cost.mistake
def no_bias(c_in, c_out, k, size):
    return c_in * c_out * k * k, c_in * c_out * k * k * size * size


@conv_cost.mistake
def bias_for_inputs(c_in, c_out, k, size):
    return c_in * c_out * k * k + c_in, c_in * c_out * k * k * size * size


@conv_cost.mistake
def bias_in_each_slice(c_in, c_out, k, size):
    return c_in * c_out * (k * k + 1), c_in * c_out * k * k * size * size


@conv_cost.mistake
def one_bias(c_in, c_out, k, size):
    return c_in * c_out * k * k + 1, c_in * c_out * k * k * size * size


@conv_cost.mistake
def bias_at_each_place(c_in, c_out, k, size):
    weights = c_in * c_out * k * k + c_out * size * size
    return weights, c_in * c_out * k * k * size * size


@conv_cost.mistake
def bias_multiplied(c_in, c_out, k, size):
    weights = c_in * c_out * k * k + c_out
    return weights, weights * size * size


@conv_cost.mistake
def channels_added(c_in, c_out, k, size):
    return (c_in + c_out) * k * k + c_out, (c_in + c_out) * k * k * size * size


@conv_cost.mistake
def inputs_forgotten(c_in, c_out, k, size):
    return c_out * k * k + c_out, c_out * k * k * size * size


@conv_cost.mistake(key="inputs_forgotten")
def inputs_forgotten_in_multiplications(c_in, c_out, k, size):
    return c_in * c_out * k * k + c_out, c_out * k * k * size * size


@conv_cost.mistake(key="inputs_forgotten")
def inputs_forgotten_in_weights(c_in, c_out, k, size):
    return c_out * k * k + c_out, c_in * c_out * k * k * size * size


@conv_cost.mistake
def outputs_forgotten(c_in, c_out, k, size):
    return c_in * k * k + c_out, c_in * k * k * size * size


@conv_cost.mistake(key="outputs_forgotten")
def outputs_forgotten_one_bias(c_in, c_out, k, size):
    return c_in * k * k + 1, c_in * k * k * size * size


@conv_cost.mistake(key="outputs_forgotten")
def outputs_forgotten_in_multiplications(c_in, c_out, k, size):
    return c_in * c_out * k * k + c_out, c_in * k * k * size * size


@conv_cost.mistake
def size_forgotten(c_in, c_out, k, size):
    return c_in * c_out * k * k + c_out, c_in * c_out * k * k


@conv_cost.mistake(key="size_forgotten")
def twice_the_weights(c_in, c_out, k, size):
    weights = c_in * c_out * k * k + c_out
    return weights, weights


@conv_cost.mistake
def size_once(c_in, c_out, k, size):
    return c_in * c_out * k * k + c_out, c_in * c_out * k * k * size


@conv_cost.mistake
def shrunk(c_in, c_out, k, size):
    places = (size - k + 1) ** 2
    return c_in * c_out * k * k + c_out, c_in * c_out * k * k * places


@conv_cost.mistake
def only_size(c_in, c_out, k, size):
    return c_in * c_out * k * k + c_out, size * size * k * k


@conv_cost.mistake
def swapped(c_in, c_out, k, size):
    return c_in * c_out * k * k * size * size, c_in * c_out * k * k + c_out


@conv_cost.mistake
def fully_connected(c_in, c_out, k, size):
    weights = (c_in * size * size) * (c_out * size * size)
    return weights + c_out * size * size, weights


@conv_cost.mistake
def weights_at_each_place(c_in, c_out, k, size):
    multiplications = c_in * c_out * k * k * size * size
    return multiplications + c_out, multiplications


@conv_cost.mistake
def additions_too(c_in, c_out, k, size):
    return c_in * c_out * k * k + c_out, 2 * c_in * c_out * k * k * size * size


@conv_cost.mistake
def one_number(c_in, c_out, k, size):
    return c_in * c_out * k * k + c_out


@conv_cost.mistake
def added_up(c_in, c_out, k, size):
    return c_in * c_out * k * k + c_out + c_in * c_out * k * k * size * size


_BIASED, _MULTIPLIED = "c_in * c_out * k * k + c_out", "c_in * c_out * k * k * size * size"
_ALL_TO_ALL = "c_in * c_out * size**4"

know(
    conv_cost,
    {
        "fully_connected": [
            {_MULTIPLIED: _ALL_TO_ALL},
            {_MULTIPLIED: _ALL_TO_ALL, _BIASED: "c_in * c_out * k * k"},
            {_MULTIPLIED: _ALL_TO_ALL, _BIASED: _ALL_TO_ALL},
            {_MULTIPLIED: _ALL_TO_ALL, _BIASED: f"{_ALL_TO_ALL} + c_out"},
        ],
    },
)
