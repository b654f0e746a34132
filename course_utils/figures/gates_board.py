"""The board of figures 22 and 23: ten columns for ten steps, rows of gates, bars and numbers."""

from dataclasses import dataclass

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.patches import FancyBboxPatch, Rectangle

from . import style
from .convolution_cells import Cells, Grid, tile
from .gates_math import KEEP, STEPS
from .lettering import Lettering
from .stage import Painter

WORDS = {"step": "step", "keep": "keep", "show": "show", "every": "{value} at all steps"}

WIDTH, HEIGHT = 800, 430
LEFT, COLUMN, TEXT = 102, 47, 582  # of the first column, of a column, of the words on the right
GATES_TOP, GATE = 108, 28
BLUE, ORANGE = style.CLASS_COLOUR
ACCENT = np.array([round(255 * part) for part in to_rgb(style.ACCENT)])
OPEN = {True: ACCENT, False: np.array([69, 90, 110])}  # by hand, by a rule
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Strip:
    """A band of the board whose heights mean numbers: pixels and values of its two edges."""

    top: int
    bottom: int
    low: float
    high: float

    def y(self, value):
        share = (np.asarray(value) - self.low) / (self.high - self.low)
        return self.bottom - share * (self.bottom - self.top)


def middle(step):
    """The middle of a column, for steps from 1."""
    return LEFT + COLUMN * (np.asarray(step) - 0.5)


def gate_at(x, y, rows):
    """What lies under a click at fractions of the picture -> (row from 0, step from 1).

    Each may be None; a row without a step is that row's name.
    """
    row, col = int((y * HEIGHT - GATES_TOP) // GATE), int((x * WIDTH - LEFT) // COLUMN)
    found = row if 0 <= row < rows and col < STEPS else None
    return found, col + 1 if 0 <= col < STEPS else None


def sub(name, step):
    """c₄ for ("c", 4)."""
    return name + str(step).translate(_LOWERED)


def amount(value):
    """A gate as short as it can be said: 0, ½, 1, 0.9, 0.99."""
    if value in (0, 0.5, 1):
        return {0: "0", 0.5: "½", 1: "1"}[value]
    if round(value, 1) == value:
        return f"{value:.1f}"
    return f"{value:.2f}"


def said_row(row):
    """1 at all steps, or 0 1 0 0 …: what a row of gates says."""
    texts = [amount(value) for value in row]
    if len(set(texts)) == 1:
        return WORDS["every"].format(value=texts[0])
    return " ".join(texts)


def tints(values, by_hand):
    """Openness (rows, steps) -> colours of the cells, and of the letters on them."""
    colours = 255 + np.asarray(values)[..., None] * (OPEN[by_hand] - 255)
    whole = np.round(colours).astype(int) @ [65536, 256, 1]
    inks = np.where(np.asarray(values) > 0.55, "#ffffff", style.INK)
    return np.vectorize("#{:06x}".format, otypes=["<U7"])(whole), inks


def bars(strip, low, high, width=30):
    """Corners of ten bars from the values ``low`` to ``high``, ten each, (10, 4, 2)."""
    x = middle(np.arange(1, STEPS + 1))
    left, right, low, high = x - width / 2, x + width / 2, strip.y(low), strip.y(high)
    columns = [(left, low), (right, low), (right, high), (left, high)]
    return np.stack([np.stack(np.broadcast_arrays(*c), -1) for c in columns], 1)


class GateCells(Cells):
    """Two sizes of letters only: the largest that fits leaves no room between 0.99 and 0.99."""

    def _lay(self, grid, numbers, fills, inks, hatched):
        w, h, points = grid.width, grid.height, 16 if max(map(len, numbers.flat)) < 4 else 12
        picture = np.full((grid.rows * h + 1, grid.cols * w + 1, 4), 255, np.uint8)
        for row, col in np.ndindex(numbers.shape):
            looks = str(inks[row, col]), str(fills[row, col])
            cell = tile(str(numbers[row, col]), w, h, points, *looks)
            picture[row * h : row * h + h + 1, col * w : col * w + w + 1, :3] = cell
        return picture


class BoardPainter(Painter):
    """You write ``rows`` (the gates' names), ``labels`` and the parts below the gates."""

    size = (WIDTH, HEIGHT)
    rows = ()
    bottom = 412  # where the band of the chosen step ends

    def build(self, figure, model):
        self.page = figure.add_axes((0, 0, 1, 1))
        self.page.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))  # pixels, from the upper left corner
        self.page.axis("off")
        self.cells = self.actor(GateCells(HEIGHT))
        self.grid = Grid(LEFT, GATES_TOP, len(self.rows), STEPS, COLUMN, GATE)
        look = {"fc": style.ACCENT, "alpha": 0.1, "lw": 0, "zorder": 0.1}
        self.band = self.actor(self.page.add_patch(Rectangle((0, 0), COLUMN, 1, **look)))
        look = {"fill": False, "ec": style.INK, "lw": 2.6, "zorder": 4}
        size = COLUMN, GATE * len(self.rows)
        self.frame = self.actor(self.page.add_patch(Rectangle((0, GATES_TOP), *size, **look)))
        self._build_steps()
        for k, name in enumerate(self.rows):
            self.say(6, GATES_TOP + GATE * (k + 0.5), bold=True, text=name)

    def _build_steps(self):
        self.say(6, 14, color=style.SOFT, text=WORDS["step"])
        for step in range(1, STEPS + 1):
            self.say(middle(step), 14, color=style.SOFT, ha="center", text=str(step))
        edges = LEFT + COLUMN * np.arange(STEPS + 1)
        self._fixed([[(x, 24), (x, self.bottom)] for x in edges], "#e3e8ed", 0.8, 0.05)

    def _fixed(self, segments, colours, width, zorder):
        look = {"colors": colours, "linewidths": width, "zorder": zorder}
        self.page.add_collection(LineCollection(segments, **look), autolim=False)

    def flag(self, step, y, text):
        """A green label in the column of the step that matters; it never changes."""
        self.say(middle(step), y, 10.5, "white", ha="center", text=text)
        look = {"fc": style.GOOD, "lw": 0, "zorder": 2}
        box = FancyBboxPatch((middle(step) - 22, y - 9), 44, 18, "round,pad=0,rounding_size=5",
                             **look)  # fmt: skip
        self.page.add_patch(box)

    def say(self, x, y, size=11.0, color=style.INK, bold=False, ha="left", text=""):
        """Words, or a place for words.  Thirty of matplotlib's Text would take 80 ms at first."""
        return self.actor(Lettering(self.page, x, y, text, size, color, bold, ha=ha))

    def numbers(self, y):
        return [self.say(float(middle(t)), y, 10.5, ha="center") for t in range(1, STEPS + 1)]

    def zero(self, strip):
        """The line at 0 and a pale ground, which never change."""
        width = COLUMN * STEPS
        look = {"fc": "#f6f8fa", "lw": 0, "zorder": 0}
        ground = Rectangle((LEFT, strip.top), width, strip.bottom - strip.top, **look)
        self.page.add_patch(ground)
        line = [LEFT, LEFT + width], [strip.y(0)] * 2
        self.page.plot(*line, color=style.SOFT, lw=1, zorder=1)

    def spikes(self, strip, values, numbers_at):
        """What comes in, step by step: the value to keep in blue, distractors in orange."""
        self.zero(strip)
        kinds = ["mine" if t == KEEP else "other" if v else "none" for t, v in enumerate(values, 1)]
        look = {"mine": (BLUE, "o", 9), "other": (ORANGE, "^", 9), "none": (style.SOFT, "o", 5)}
        x, y = middle(np.arange(1, STEPS + 1)), strip.y(values)
        stems = [[(a, strip.y(0)), (a, b)] for a, b in zip(x, y, strict=True)]
        self._fixed(stems, [look[kind][0] for kind in kinds], 4, 2)
        for kind, (colour, marker, size) in look.items():
            at = [kind == other for other in kinds]
            self.page.plot(x[at], y[at], marker, color=colour, ms=size, zorder=3)
        for a, kind, value in zip(x, kinds, values, strict=True):
            text, bold = style.number(value) if value else "0", kind != "none"
            self.say(a, numbers_at, 11, look[kind][0], bold, "center", text)

    def polygons(self, colour, zorder, **look):
        made = PolyCollection([], facecolors=colour, edgecolors="white", linewidths=0.8, **look)
        made.set_zorder(zorder)
        return self.actor(self.page.add_collection(made, autolim=False))

    def lines(self, colour, width, zorder, **look):
        made = LineCollection([], colors=colour, linewidths=width, zorder=zorder, **look)
        return self.actor(self.page.add_collection(made, autolim=False))

    def move_gates(self, values, by_hand, step):
        """``values`` (rows, 10) from 0, closed, to 1, open."""
        texts = np.array([[amount(v) for v in row] for row in values], "<U6")
        self.cells.set(self.grid, texts, *tints(values, by_hand))
        left = LEFT + COLUMN * (step - 1)
        self.band.set_bounds(left, 4, COLUMN, self.bottom - 4)
        self.frame.set_x(left)


def signed(value):
    """A number inside a sum or a product: (−0.90) where it is below 0."""
    text = style.number(value, 2)
    return f"({text})" if text.startswith("−") else text


def plus(value):
    """ + 0.45 or − 0.45."""
    text = style.number(value, 2, plus=True)
    return f"{text[0]} {text[1:]}"


def mark(good):
    return "✓" if good else "✗"


def colour_of(good):
    return style.GOOD if good else style.INK


