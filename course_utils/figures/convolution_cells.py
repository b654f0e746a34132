"""Squared paper with a number in each cell, drawn as one bitmap, and where its cells lie.

192 numbers as matplotlib Text took 277 ms in a full draw when measured; here a cell seen before
costs about one microsecond.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from . import style
from .lettering import _font
from .stage import Actor

POINTS = (16, 14, 12, 10.5)
LETTER = 0.602  # width of a letter of DejaVu Sans Mono, in its font's size
LINE, HATCH = "#b4bdc6", "#8c97a3"


@dataclass(frozen=True)
class Grid:
    """Where cells lie in a picture: pixels from its upper left corner; ``width`` of one cell."""

    left: int
    top: int
    rows: int
    cols: int
    width: int
    height: int

    def at(self, x, y):
        """The cell under a pixel -> (row, col), or None."""
        col, row = int((x - self.left) // self.width), int((y - self.top) // self.height)
        return (row, col) if 0 <= row < self.rows and 0 <= col < self.cols else None

    def box(self, row, col, rows=1, cols=1):
        """(left, top, width, height) of a block of cells."""
        return (self.left + col * self.width, self.top + row * self.height,
                cols * self.width, rows * self.height)  # fmt: skip


def pixels_of(points):
    return round(points * 100 / 72)


def fitting(text, grid, points=POINTS[-1]):
    """Whether a number fits between the lines of a cell."""
    wide = len(text) * LETTER * pixels_of(points)
    return wide < grid.width - 1 and pixels_of(points) <= grid.height - 4


def points_for(texts, grid):
    """The largest letters in which all the texts fit; the smallest where none do."""
    longest = max(texts, key=len)
    return next((points for points in POINTS if fitting(longest, grid, points)), POINTS[-1])


@lru_cache(maxsize=4096)
def tile(text, width, height, points, ink, fill, hatched=False):
    """One cell with its frame, (height + 1, width + 1, 3) uint8; neighbours share a line."""
    picture = Image.new("RGB", (width + 1, height + 1), fill)
    pen = ImageDraw.Draw(picture)
    for x in range(-height, width, 7) if hatched else ():
        pen.line((x, height, x + height, 0), fill=HATCH)
    pen.rectangle((0, 0, width, height), outline=LINE)
    middle = (width / 2 + 0.5, height / 2)
    around = {"stroke_width": 2, "stroke_fill": fill} if hatched else {}
    pen.text(middle, text, ink, _font(points, False, True), "mm", **around)
    return np.asarray(picture)


class Cells(Actor):
    """A grid of numbers.  ``set`` does nothing when nothing changed."""

    def __init__(self, page_height, zorder=1):
        self.page_height, self.zorder, self._shown = page_height, zorder, None

    def set(self, grid, numbers, fills, inks=None, hatched=None):
        """``numbers`` (rows, cols); ``fills`` and ``inks`` colours likewise, ``hatched`` bool."""
        shape = (grid.rows, grid.cols)
        inks = np.full(shape, style.INK) if inks is None else inks
        hatched = np.zeros(shape, bool) if hatched is None else hatched
        key = (grid, numbers.tobytes(), fills.tobytes(), inks.tobytes(), hatched.tobytes())
        if key != self._shown:
            self._shown, self.grid = key, grid
            self.picture = self._lay(grid, numbers, fills, inks, hatched)

    def _lay(self, grid, numbers, fills, inks, hatched):
        w, h = grid.width, grid.height
        texts = [said(number) for number in numbers.flat]
        points = points_for([t for t in texts if fitting(t, grid)] or ["0"], grid)
        picture = np.full((grid.rows * h + 1, grid.cols * w + 1, 4), 255, np.uint8)
        for i, text in enumerate(texts):
            y, x = h * (i // grid.cols), w * (i % grid.cols)
            words = text if fitting(text, grid) else "…"
            looks = str(inks.flat[i]), str(fills.flat[i]), bool(hatched.flat[i])
            picture[y : y + h + 1, x : x + w + 1, :3] = tile(words, w, h, points, *looks)
        return picture

    def draw(self, renderer):
        if not self.visible:
            return
        graphics = renderer.new_gc()
        bottom = self.page_height - self.grid.top - len(self.picture)
        renderer.draw_image(graphics, self.grid.left, bottom, self.picture[::-1])
        graphics.restore()


def said(number):
    """A whole number with a real minus sign."""
    return f"{number}".replace("-", "−")
