"""Exercise of lesson 12: one step of an LSTM."""

import numpy as np

from .arrays import arr
from .checker import exercise
from .lesson_12_rnn import with_dot
from .variants import know
from .words_12_lstm import LSTM_STEP


def _case(n, inputs, hidden, seed=12):
    """Halves, so that they print short."""
    rng = np.random.default_rng(seed)
    wide = 4 * hidden
    shapes = ((n, inputs), (n, hidden), (n, hidden), (inputs, wide), (hidden, wide), (wide,))
    return tuple(rng.integers(-3, 4, shape) / 2 for shape in shapes)


@exercise(
    LSTM_STEP,
    cases=[
        (
            *(arr([1]), arr([0.5]), arr([2])),
            *(arr([0, 1, -1, 2]), arr([2, 0, 1, -2]), arr(-1, 0, 1, 0.5)),
        ),
        _case(1, 1, 2),
        _case(2, 3, 2),
        _case(3, 2, 2),
        _case(4, 1, 3),
        _case(3, 3, 1),
    ],
)
def lstm_step(x, h, c, U, W, b):
    i, f, g, o = np.split(x @ U + h @ W + b, 4, axis=1)
    i = 1 / (1 + np.exp(-i))
    f = 1 / (1 + np.exp(-f))
    o = 1 / (1 + np.exp(-o))
    c = f * c + i * np.tanh(g)
    h = o * np.tanh(c)
    return h, c


_ORDER = "i, f, g, o ="
_Z = "x @ U + h @ W + b"
_CUT = f"np.split({_Z}, 4, axis=1)"
_CONTENT = "np.tanh(g)"
_NEW_C = "f * c + i * np.tanh(g)"
_NEW_H = "o * np.tanh(c)"
_LINE_C = f"    c = {_NEW_C}\n"
_LINE_H = f"    h = {_NEW_H}\n"
_RETURN = "return h, c"
_SWAPPED = "x @ W + h @ U + b"


def _gates(code):
    """Each of the three gates squashed by this code, in which {} is the gate."""
    return {f"1 / (1 + np.exp(-{gate}))": code.format(gate) for gate in "ifo"}


def _sliced(blocks, width):
    """z cut by slices, in which H is the width of a block."""
    return {f"{_ORDER} {_CUT}": f"z, H = {_Z}, {width}\n    {_ORDER} {blocks}"}


_ROWS = "z[:H], z[H : 2 * H], z[2 * H : 3 * H], z[3 * H :]"
_COLUMNS = "z[:, :H], z[:, H : 2 * H], z[:, 2 * H : 3 * H], z[:, 3 * H :]"

know(  # in z, in cutting it, and in the gates
    lstm_step,
    {
        "no_h": [{_Z: "x @ U + b"}],
        "no_x": [{_Z: "h @ W + b"}],
        "no_b": [{_Z: "x @ U + h @ W"}],
        "swapped": [{_Z: _SWAPPED}, {_Z: with_dot(_SWAPPED)}],
        "i_and_f_swapped": [{_ORDER: "f, i, g, o ="}],
        "g_last": [{_ORDER: "i, f, o, g ="}],
        "other_order": [
            {_ORDER: "f, g, i, o ="},
            {_ORDER: "f, i, o, g ="},
            {_ORDER: "i, o, f, g ="},
            {_ORDER: "i, g, f, o ="},
            {_ORDER: "g, i, f, o ="},
        ],
        "interleaved": [{_CUT: f"(({_Z})[:, k::4] for k in range(4))"}],
        "rows_cut": [
            {_CUT: f"np.split({_Z}, 4)"},
            {_CUT: _Z},
            _sliced(_ROWS, "h.shape[1]"),
            _sliced(_COLUMNS, "len(h)"),
        ],
        "length_of_x": [_sliced(_COLUMNS, "x.shape[1]")],
        "g_sigmoid": [{_CONTENT: "1 / (1 + np.exp(-g))"}],
        "g_raw": [{_CONTENT: "g"}],
        "gates_tanh": [_gates("np.tanh({})")],
        "gates_raw": [_gates("{}")],
        "nothing_squashed": [_gates("{}") | {_CONTENT: "g"}],
        "sigmoid_upside_down": [_gates("1 / (1 + np.exp({}))")],
    },
)

know(  # in the two memories
    lstm_step,
    {
        "i_forgotten": [{_NEW_C: "f * c + np.tanh(g)"}],
        "f_forgotten": [{_NEW_C: "c + i * np.tanh(g)"}],
        "coupled": [{_NEW_C: "f * c + (1 - f) * np.tanh(g)"}],
        "f_as_forgetting": [{_NEW_C: "(1 - f) * c + i * np.tanh(g)"}],
        "i_upside_down": [{_NEW_C: "f * c + (1 - i) * np.tanh(g)"}],
        "g_forgotten": [{_NEW_C: "f * c + i"}],
        "c_forgotten": [{_NEW_C: "i * np.tanh(g)"}, {_NEW_C: "f + i * np.tanh(g)"}],
        "all_multiplied": [{_NEW_C: "f * c * i * np.tanh(g)"}],
        "h_for_c": [{_NEW_C: "f * h + i * np.tanh(g)"}],
        "h_from_old_c": [{_LINE_C: "", _LINE_H: _LINE_H + _LINE_C}],
        "no_tanh_on_c": [{_NEW_H: "o * c"}],
        "sigmoid_on_c": [{_NEW_H: "o / (1 + np.exp(-c))"}],
        "tanh_kept_in_c": [
            {_NEW_C: f"np.tanh({_NEW_C})", _NEW_H: "o * c"},
            {_NEW_C: f"np.tanh({_NEW_C})"},
        ],
        "o_forgotten": [{_NEW_H: "np.tanh(c)"}],
        "o_on_c": [
            {_NEW_H: "np.tanh(o * c)"},
            {_NEW_C: f"o * ({_NEW_C})", _NEW_H: "np.tanh(c)"},
        ],
        "adds_old_h": [{_NEW_H: f"h + {_NEW_H}"}],
        "old_c_returned": [{_LINE_C: "", _NEW_H: f"o * np.tanh({_NEW_C})"}],
        "returned_c_h": [{_RETURN: "return c, h"}],
        "only_h": [{_RETURN: "return h"}],
        "as_torch": [{_RETURN: "return h, (h, c)"}],
    },
)


know(lstm_step, {"matrix_product": [{"f * c + i * np.tanh(g)": "f @ c + i @ np.tanh(g)"}]})
