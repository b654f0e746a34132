"""Drawings as bytes, moved, and prepared as MNIST's digits were: cut out, scaled, centred."""

import base64
import zlib
from functools import lru_cache

import numpy as np
from PIL import Image

from .. import data

SIDE, LONG, MIDDLE = 28, 20, 14  # MIDDLE: the row and column on which the ink's centre is put
PLAIN = (0, 0, 0, 2, 0, 9, 3, 0, 4, 0)  # which picture of each digit is a plain one


class Ink(bytes):
    """A drawing: 784 bytes row by row, 0 paper to 255 full ink.

    Made of bytes, of an array of 784 numbers, or of the short text that ``repr`` writes, so that
    the call of "Copy state" is short.  ValueError for another size.
    """

    def __new__(cls, value):
        if isinstance(value, str):
            value = zlib.decompress(base64.b64decode(value))
        elif isinstance(value, np.ndarray):
            value = np.round(value).astype(np.uint8).tobytes()
        if len(value) != SIDE * SIDE:
            raise ValueError(f"a drawing has {SIDE * SIDE} bytes, not {len(value)}")
        return super().__new__(cls, value)

    def __repr__(self):
        return repr(base64.b64encode(zlib.compress(self, 9)).decode())

    @property
    def picture(self):
        """(28, 28) uint8, read-only."""
        return np.frombuffer(self, np.uint8).reshape(SIDE, SIDE)


EMPTY = Ink(bytes(SIDE * SIDE))


@lru_cache(maxsize=1)
def samples():
    """A plain picture of each digit, of the 1,000 that data.digits() holds out: {digit: Ink}."""
    _, _, X, y = data.digits()
    return {k: Ink(255 * X[np.flatnonzero(y == k)[nth]]) for k, nth in enumerate(PLAIN)}


def box_of(picture):
    """Where there is ink: (top, bottom, left, right), ends not included; None without ink."""
    rows, columns = picture.any(axis=1).nonzero()[0], picture.any(axis=0).nonzero()[0]
    if not len(rows):
        return None
    return int(rows[0]), int(rows[-1]) + 1, int(columns[0]), int(columns[-1]) + 1


def middle_of(picture):
    """The centre of mass of the ink: (row, column), counted in cells from 0.  Needs ink."""
    rows, columns = picture.sum(axis=1), picture.sum(axis=0)
    cells = np.arange(max(picture.shape))
    whole = rows.sum()
    return rows @ cells[: len(rows)] / whole, columns @ cells[: len(columns)] / whole


def shifted(picture, dx, dy):
    """``picture`` moved dx columns to the right and dy rows down; paper follows."""
    moved = np.zeros_like(picture)
    moved[span(dy), span(dx)] = picture[span(-dy), span(-dx)]
    return moved


def span(by):
    """The part of 28 cells in which something moved by ``by`` can arrive."""
    return slice(max(by, 0), SIDE + min(by, 0))


def centred(picture):
    """The ink cut out, its longer side scaled to 20 cells, its centre of mass put on (14, 14).

    This is how MNIST was made (LeCun, Cortes and Burges): its own digits come back unchanged.
    """
    box = box_of(picture)
    if box is None:
        return picture
    top, bottom, left, right = box
    small = scaled(picture[top:bottom, left:right])
    row, column = middle_of(small)
    return pasted(small, int(np.floor(MIDDLE - row + 0.5)), int(np.floor(MIDDLE - column + 0.5)))


def scaled(cut):
    """Enlarged or reduced so that the longer side has 20 cells."""
    factor = LONG / max(cut.shape)
    if factor == 1:
        return cut
    height, width = (max(1, round(factor * n)) for n in cut.shape)
    return np.asarray(Image.fromarray(cut).resize((width, height), Image.Resampling.BILINEAR))


def pasted(small, top, left):
    """An empty picture with ``small`` at that row and column; what reaches beyond is lost."""
    height, width = small.shape
    room = np.zeros((SIDE + 2 * LONG, SIDE + 2 * LONG), np.uint8)
    room[LONG + top : LONG + top + height, LONG + left : LONG + left + width] = small
    return room[LONG : LONG + SIDE, LONG : LONG + SIDE]
