"""Exercise of lesson 11: how many input pixels one output neuron sees, along one side."""

from .checker import exercise
from .variants import know
from .words_11 import WORDS


@exercise(
    WORDS["receptive_field"],
    cases=[
        ([(3, 1)],),
        ([(3, 1), (3, 1)],),
        ([(3, 1), (2, 2)],),
        ([(3, 2), (3, 1)],),
        ([(2, 2), (2, 2), (2, 2)],),
        ([(3, 1), (2, 2), (3, 1), (2, 2)],),
        ([(5, 2), (3, 3), (2, 1), (3, 2)],),
        ([(7, 2), (3, 2), (1, 1), (3, 1)],),
        ([(4, 3), (5, 1), (3, 2)],),
    ],
)
def receptive_field(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += (k - 1) * jump
        jump *= s
    return field


_TAKEN_APART = "    for k, s in layers:\n"
_ONE_NAME = "    for k in layers:\n"
_ADD, _JUMP = "field += (k - 1) * jump", "        jump *= s\n"

know(
    receptive_field,
    {
        "last_left_out": [{"in layers": "in layers[:-1]"}],
        "first_left_out": [{"in layers": "in layers[1:]"}],
        "pair_for_a_number": [
            {_TAKEN_APART: _ONE_NAME, _JUMP: ""},
            {_TAKEN_APART: _ONE_NAME, _JUMP: "", _ADD: "field += k * jump"},
            {_TAKEN_APART: _ONE_NAME, _JUMP: "", _ADD: "field = field + k"},
            {_TAKEN_APART: "    for k, s in range(len(layers)):\n"},
            {_TAKEN_APART: "    for k, s in enumerate(layers):\n"},
            {_TAKEN_APART: f"    k, s = layers\n{_ONE_NAME.replace('k in', '_ in')}"},
        ],
    },
)


@receptive_field.mistake
def kernels_multiplied(layers):
    field = 1
    for k, _ in layers:
        field *= k
    return field


@receptive_field.mistake
def kernels_added(layers):
    return sum(k for k, s in layers)


@receptive_field.mistake
def stride_forgotten(layers):
    field = 1
    for k, _ in layers:
        field += k - 1
    return field


@receptive_field.mistake
def began_with_zero(layers):
    field, jump = 0, 1
    for k, s in layers:
        field += (k - 1) * jump
        jump *= s
    return field


@receptive_field.mistake
def whole_kernel(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += k * jump
        jump *= s
    return field


@receptive_field.mistake(key="whole_kernel")
def whole_kernel_from_zero(layers):
    field, jump = 0, 1
    for k, s in layers:
        field += k * jump
        jump *= s
    return field


@receptive_field.mistake
def jump_first(layers):
    field, jump = 1, 1
    for k, s in layers:
        jump *= s
        field += (k - 1) * jump
    return field


@receptive_field.mistake
def own_stride(layers):
    field = 1
    for k, s in layers:
        field += (k - 1) * s
    return field


@receptive_field.mistake
def last_stride(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += (k - 1) * jump
        jump = s
    return field


@receptive_field.mistake
def strides_added(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += (k - 1) * jump
        jump += s
    return field


@receptive_field.mistake(key="strides_added")
def strides_added_from_zero(layers):
    field, jump = 1, 0
    for k, s in layers:
        field += (k - 1) * max(jump, 1)
        jump += s
    return field


@receptive_field.mistake
def strides_divide(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += (k - 1) * jump
        jump /= s
    return field


@receptive_field.mistake
def top_down(layers):
    field, jump = 1, 1
    for k, s in reversed(layers):
        field += (k - 1) * jump
        jump *= s
    return field


@receptive_field.mistake(key="top_down")
def field_stretched_upwards(layers):
    field = 1
    for k, s in layers:
        field = (field - 1) * s + k
    return field


@receptive_field.mistake
def field_stretched(layers):
    field = 1
    for k, s in layers:
        field = field * s + k - 1
    return field


@receptive_field.mistake(key="field_stretched")
def field_stretched_after(layers):
    field = 1
    for k, s in layers:
        field = (field + k - 1) * s
    return field


@receptive_field.mistake(key="field_stretched")
def field_stretched_downwards(layers):
    field = 1
    for k, s in reversed(layers):
        field = field * s + k
    return field


@receptive_field.mistake(key="field_stretched")
def field_stretched_downwards_minus_one(layers):
    field = 1
    for k, s in reversed(layers):
        field = field * s + k - 1
    return field


@receptive_field.mistake
def the_jump(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += (k - 1) * jump
        jump *= s
    return jump


@receptive_field.mistake
def both(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += (k - 1) * jump
        jump *= s
    return field, jump


@receptive_field.mistake
def first_layer(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += (k - 1) * jump
        jump *= s
        return field


@receptive_field.mistake
def last_layer(layers):
    field, jump = 1, 1
    for k, s in layers:
        field = 1 + (k - 1) * jump
        jump *= s
    return field


@receptive_field.mistake(key="last_layer")
def last_kernel(layers):
    return layers[-1][0]


@receptive_field.mistake
def largest_kernel(layers):
    return max(k for k, s in layers)


@receptive_field.mistake
def squared(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += (k - 1) * jump
        jump *= s
    return field**2


@receptive_field.mistake
def of_each_layer(layers):
    fields, field, jump = [], 1, 1
    for k, s in layers:
        field += (k - 1) * jump
        jump *= s
        fields.append(field)
    return fields


@receptive_field.mistake
def halves(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += 2 * (k // 2) * jump
        jump *= s
    return field


@receptive_field.mistake
def one_half(layers):
    field, jump = 1, 1
    for k, s in layers:
        field += (k - 1) // 2 * jump
        jump *= s
    return field


@receptive_field.mistake
def swapped(layers):
    field, jump = 1, 1
    for s, k in layers:
        field += (k - 1) * jump
        jump *= s
    return field


know(receptive_field, {
    "replaced": [{"field += (k": "field = (k"}],
    "began_with_zero": [{"1, 1": "1, 0"}, {"1, 1": "0, 0"}],
})  # fmt: skip
