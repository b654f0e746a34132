"""Exercise of lesson 10: pictures moved by some pixels, with zeros where nothing came from."""

import numpy as np

from .checker import exercise
from .variants import changed, know
from .words_10 import WORDS


def _pictures(n, height, width):
    """Numbers that say where they come from: 1, 2, 3 ... row by row, picture by picture."""
    return np.arange(1.0, n * height * width + 1).reshape(n, height, width)


@exercise(
    WORDS["shift"],
    cases=[
        (_pictures(1, 1, 3), 1, 0),
        (_pictures(1, 1, 3), -1, 0),
        (_pictures(1, 3, 1), 0, 1),
        (_pictures(1, 3, 2), 0, -1),
        (_pictures(1, 2, 2), 1, 1),
        (_pictures(1, 1, 4), 2, 0),
        (_pictures(2, 3, 4), 1, -1),
        (_pictures(2, 3, 3), -1, 2),
        (_pictures(2, 3, 5), -2, -1),
        (_pictures(3, 4, 3), 2, 3),
        (np.array([[[0.5, 0.25], [0.75, 1.0]]]), 1, 0),
        (_pictures(2, 2, 2), 0, 0),
    ],
)
def shift(X, dx, dy):
    H, W = X.shape[1:]
    a, b = abs(dy), abs(dx)
    wide = np.pad(X, ((0, 0), (a, a), (b, b)))
    return wide[:, a - dy : a - dy + H, b - dx : b - dx + W]


_ROWS, _COLUMNS = "a - dy : a - dy + H", "b - dx : b - dx + W"
_UP, _LEFT = "a + dy : a + dy + H", "b + dx : b + dx + W"
_ANSWER = f"wide[:, {_ROWS}, {_COLUMNS}]"
_PAD = "(b, b))"
_SIZES = "a, b = abs(dy), abs(dx)"

know(
    shift,
    {
        "swapped": [{_SIZES: f"dx, dy = dy, dx\n    {_SIZES}"}],
        "wrong_way": [{_ROWS: _UP, _COLUMNS: _LEFT}],
        "up_for_down": [{_ROWS: _UP}],
        "left_for_right": [{_COLUMNS: _LEFT}],
        "edge": [{_PAD: f'{_PAD}, mode="edge"'}],
        "filled_with_ones": [{_PAD: f"{_PAD}, constant_values=1"}],
        "one_pixel": [{_SIZES: f"dx, dy = int(np.sign(dx)), int(np.sign(dy))\n    {_SIZES}"}],
        "first_picture": [{"X, ((0, 0), ": "X[0], (", "wide[:, ": "wide["}],
    },
)

_ROLLS = {  # key of a message -> what is rolled in place of the whole answer
    "wraps": [
        "np.roll(X, (dy, dx), axis=(1, 2))",
        "np.roll(X, dx + dy * X.shape[2])",
        "np.roll(np.roll(X, dx, axis=2), dy, axis=0)",
    ],
    "swapped": ["np.roll(X, (dx, dy), axis=(1, 2))"],
    "batch_axis": ["np.roll(X, (dy, dx), axis=(0, 1))", "np.roll(X, (dx, dy), axis=(0, 1))"],
    "no_axis": ["np.roll(X, dx)", "np.roll(X, dy)", "np.roll(X, (dy, dx))"],
    "dy_as_axis": ["np.roll(X, dx, dy)", "np.roll(X, dy, dx)"],
}
know(shift, {key: [{_ANSWER: roll} for roll in rolls] for key, rolls in _ROLLS.items()})


@shift.mistake
def sideways_only(X, dx, dy):
    wide = np.pad(X, ((0, 0), (0, 0), (abs(dx), abs(dx))))
    return wide[:, :, abs(dx) - dx : abs(dx) - dx + X.shape[2]]


@shift.mistake
def downwards_only(X, dx, dy):
    wide = np.pad(X, ((0, 0), (abs(dy), abs(dy)), (0, 0)))
    return wide[:, abs(dy) - dy : abs(dy) - dy + X.shape[1]]


@shift.mistake
def shrinks(X, dx, dy):
    _, H, W = X.shape
    return X[:, max(-dy, 0) : H + min(-dy, 0), max(-dx, 0) : W + min(-dx, 0)]


@shift.mistake(key="shrinks")
def cut_off(X, dx, dy):
    return X[:, dy:, dx:]


@shift.mistake
def grows(X, dx, dy):
    up, left = max(dy, 0), max(dx, 0)
    return np.pad(X, ((0, 0), (up, max(-dy, 0)), (left, max(-dx, 0))))


@shift.mistake(key="grows")
def grows_all_around(X, dx, dy):
    return np.pad(X, ((0, 0), (abs(dy), abs(dy)), (abs(dx), abs(dx))))


@shift.mistake(key="grows")
def grows_in_front(X, dx, dy):
    return np.pad(X, ((0, 0), (dy, 0), (dx, 0)))


@shift.mistake(key="edge")
def keeps_what_was_there(X, dx, dy):
    _, H, W = X.shape
    out = X.copy()
    moved = X[:, max(-dy, 0) : H + min(-dy, 0), max(-dx, 0) : W + min(-dx, 0)]
    out[:, max(dy, 0) : H + min(dy, 0), max(dx, 0) : W + min(dx, 0)] = moved
    return out


@shift.mistake
def batch_axis(X, dx, dy):
    n, H, W = X.shape
    out = np.zeros_like(X)
    for p in range(n):
        for i in range(H):
            if 0 <= p - dy < n and 0 <= i - dx < H:
                out[p, i] = X[p - dy, i - dx]
    return out


@shift.mistake(key="batch_axis")
def batch_sliced(X, dx, dy):
    out = np.zeros(X.shape)
    out[dy:, dx:] = X[: X.shape[0] - dy, : X.shape[1] - dx]
    return out


@shift.mistake
def changed_X(X, dx, dy):
    _, H, W = X.shape
    moved = X[:, max(-dy, 0) : H + min(-dy, 0), max(-dx, 0) : W + min(-dx, 0)].copy()
    X[:] = 0
    X[:, max(dy, 0) : H + min(dy, 0), max(dx, 0) : W + min(dx, 0)] = moved
    return X


@shift.mistake
def only_positive(X, dx, dy):
    _, H, W = X.shape
    out = np.zeros(X.shape)
    out[:, dy:, dx:] = X[:, : H - dy, : W - dx]
    return out


@shift.mistake(key="only_positive")
def rolled_and_emptied_in_front(X, dx, dy):
    out = np.roll(X, (dy, dx), axis=(1, 2))
    out[:, :dy] = 0
    out[:, :, :dx] = 0
    return out


@shift.mistake(key="only_positive")
def padded_in_front(X, dx, dy):
    return np.pad(X, ((0, 0), (dy, 0), (dx, 0)))[:, : X.shape[1], : X.shape[2]]


@shift.mistake
def minus_zero(X, dx, dy):
    out = np.zeros(X.shape)
    out[:, dy:, dx:] = X[:, :-dy, :-dx]
    return out


@shift.mistake
def no_border(X, dx, dy):
    n, H, W = X.shape
    out = np.zeros(X.shape)
    for i in range(H):
        for j in range(W):
            out[:, i, j] = X[:, i - dy, j - dx]
    return out


@shift.mistake(key="no_border")
def no_border_ahead(X, dx, dy):
    n, H, W = X.shape
    out = np.zeros(X.shape)
    for i in range(H):
        for j in range(W):
            out[:, i + dy, j + dx] = X[:, i, j]
    return out


@shift.mistake
def whole_numbers(X, dx, dy):
    _, H, W = X.shape
    out = np.zeros(X.shape, dtype=int)
    moved = X[:, max(-dy, 0) : H + min(-dy, 0), max(-dx, 0) : W + min(-dx, 0)]
    out[:, max(dy, 0) : H + min(dy, 0), max(dx, 0) : W + min(dx, 0)] = moved
    return out


@shift.mistake
def unchanged(X, dx, dy):
    np.roll(X, (dy, dx), axis=(1, 2))
    return X


@shift.mistake
def all_zero(X, dx, dy):
    return np.zeros(X.shape)


@shift.mistake
def second_from_X(X, dx, dy):
    out = np.zeros(X.shape)
    if dx > 0:
        out[:, :, dx:] = X[:, :, :-dx]
    elif dx < 0:
        out[:, :, :dx] = X[:, :, -dx:]
    if dy > 0:
        out[:, dy:] = X[:, :-dy]
    elif dy < 0:
        out[:, :dy] = X[:, -dy:]
    return out


@shift.mistake
def nothing_for_zero(X, dx, dy):
    wide, out = np.zeros(X.shape), np.zeros(X.shape)
    if dx > 0:
        wide[:, :, dx:] = X[:, :, :-dx]
    elif dx < 0:
        wide[:, :, :dx] = X[:, :, -dx:]
    if dy > 0:
        out[:, dy:] = wide[:, :-dy]
    elif dy < 0:
        out[:, :dy] = wide[:, -dy:]
    return out


def _asked_at_one_end(X, dx, dy):
    n, H, W = X.shape
    out = np.zeros(X.shape)
    for i in range(H):
        for j in range(W):
            if i + dy < H and j + dx < W:
                out[:, i + dy, j + dx] = X[:, i, j]
    return out


_COPY = "out[:, i + dy, j + dx] = X[:, i, j]"
_BACK = {"i + dy < H and j + dx < W": "i - dy < H and j - dx < W",
         _COPY: "out[:, i, j] = X[:, i - dy, j - dx]"}  # fmt: skip
for _way in ({}, _BACK):
    shift.mistake(changed(_asked_at_one_end, _way), key="below_zero")
