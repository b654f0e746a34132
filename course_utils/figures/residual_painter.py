"""The picture of figure 20: the ways through the blocks, and under each block its two stds."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from . import style
from .amounts import signed, ten_to
from .lettering import Lettering
from .residual_net import BAND, green
from .stage import Painter
from .ticks import Ticks

WORDS = {
    "formula": {
        "plain": "x ← W · {f}(x)",
        "residual": "x ← x + W · {f}(x)",
        "scaled": "x ← x + W · {f}(x) / √{n}",
        "norm": "x ← x + W · {f}(batch norm(x))",
    },
    "ways": ("0 ways from start to end", "1 way from start to end", "2{n} ways from start to end"),
    "made": "▮ share of a block in what leaves it: {first} in block 1, {last} in block {n}",
    "similar": "without block {n}:",
    "alike": "similarity {similar}",
    "dead": "nothing arrives",
    "std": "▼ std of the activations, forwards  →",
    "grad": "▲ std of the gradient, backwards  ←",
    "whole": "dashed: nothing cut",
    "put_in": "put in at block {n}: std 1",
    "block": "block",
    "size": "block {n}: {std}",
    "down": "last / first:",
    "up": "first / last:",
    "verdict": "{ratio} {mark}",
    "band": "green: 0.05 to 20",
    "start": "data",
    "end": "output",
}

BLUE, ORANGE = style.CLASS_COLOUR
GREEN_ZONE = "#dafbe1"
LEFT, RIGHT = 58, 606  # of the strip and of both charts, in pixels
SIDE = 618  # where the words beside them begin
ROAD, BOXES = 388, 347  # heights of the shortcuts and of the middles of the boxes
BOX = 14  # half the height of a box
CHARTS = ((168, 268), (34, 134))
# Ends of the axes in powers of ten: few, so that they seldom move.
ENDS = (2, 4.5, 8.5, 12.5, 16.5, 24.5, 34, 52)
STEPS = (1, 2, 4, 6, 10, 20, 25)
PLAIN = {-2: "0.01", -1: "0.1", 0: "1", 1: "10", 2: "100"}


def span(*groups):
    """Ends of an axis in powers of ten, wide enough for all values above 0."""
    values = np.concatenate(groups)
    logs = np.log10(values[values > 0])
    low = next((end for end in ENDS if end > 0.2 - logs.min(initial=0)), ENDS[-1])
    return -low, next((end for end in ENDS if end > 0.2 + logs.max(initial=0)), ENDS[-1])


class ResidualPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        self.sheet = figure.add_axes((0, 0, 1, 1), facecolor="none")
        self.sheet.set(xlim=(0, 800), ylim=(0, 430))
        self.sheet.axis("off")
        self._build_strip()
        looks = ((BLUE, "v"), (ORANGE, "^"))
        self.charts = [Chart(self, self._axes(figure, *box), *look)
                       for box, look in zip(CHARTS, looks, strict=True)]  # fmt: skip
        self.blocks = Ticks(self, self.charts[1].axes, 12, along_x=True)
        self._build_words()

    def _axes(self, figure, bottom, top):
        box = (LEFT / 800, bottom / 430, (RIGHT - LEFT) / 800, (top - bottom) / 430)
        axes = figure.add_axes(box, xlim=(0, 1), ylim=(0, 1), xticks=(), yticks=())
        for spine in axes.spines.values():
            self.actor(spine)
        return axes

    def _say(self, x, y, text="", size=10.5, color=style.INK, bold=False, ha="left"):
        return self.actor(Lettering(self.sheet, x, y, text, size, color, bold, ha=ha))

    def _build_strip(self):
        self.roads = LineCollection([], linewidths=1.2, zorder=1)
        self.boxes = PolyCollection([], facecolors="white", edgecolors=style.SOFT, zorder=2)
        self.fills = PolyCollection([], facecolors="#8fbde3", edgecolors="none", zorder=3)
        for artist in (self.roads, self.boxes, self.fills):
            self.actor(self.sheet.add_collection(artist, autolim=False))
        (self.cross,) = self.sheet.plot([], [], "x", color=style.ACCENT, ms=11, mew=3.5, zorder=4)
        (self.tip,) = self.sheet.plot([], [], ">", color=style.INK, ms=8, zorder=4)
        self.actor(self.cross)
        self.actor(self.tip)
        self.ends = self._say(50, 0, WORDS["start"], ha="right"), self._say(SIDE, 0, WORDS["end"])

    def _build_words(self):
        self.formula = self._say(8, 414, size=12, bold=True)
        self.ways = self._say(RIGHT, 414, ha="right")
        self.made = self._say(8, 315, color=BLUE)
        self.similar = self._say(SIDE, 346, color=style.ACCENT), self._say(
            SIDE, 323, size=12, color=style.ACCENT, bold=True
        )
        self.dashed = self._say(RIGHT, 282, color=style.SOFT, ha="right")
        self.put_in = self._say(RIGHT, 148, color=style.SOFT, ha="right")
        self.sizes, self.verdicts = [], []
        rows = (("std", "down", BLUE), ("grad", "up", ORANGE))
        for (key, ratio, colour), (bottom, top) in zip(rows, CHARTS, strict=True):
            self._say(8, top + 14, WORDS[key], 12, colour, True)
            self.sizes.append(self._say(SIDE, top - 8, color=colour))
            self._say(SIDE, top - 33, WORDS[ratio])
            self.verdicts.append(self._say(SIDE, top - 56, size=13, bold=True))
            self._say(SIDE, bottom + 9, WORDS["band"], color=style.GOOD, bold=True)
        self._say(SIDE, 20, WORDS["block"], color=style.SOFT)

    def move(self, model):
        now, whole = model.flow, model.whole
        low, high = span(now.std, now.grad, whole.std, whole.grad)
        places = (np.arange(model.depth) + 0.5) / model.depth
        bands = (now.std[0] if now.std[0] else whole.std[0]), now.grad[-1]
        for chart, key, first in zip(self.charts, ("std", "grad"), bands, strict=True):
            rest = getattr(whole, key) if model.cut else None
            chart.move(places, getattr(now, key), rest, first, low, high)
        every = 1 if model.depth <= 12 else 5 if model.depth <= 25 else 10
        shown = [n for n in range(1, model.depth + 1) if n == 1 or n % every == 0]
        self.blocks.set([places[n - 1] for n in shown], [str(n) for n in shown])
        self._move_strip(model)
        self._move_words(model)

    def _move_strip(self, model):
        """Boxes on one road (plain), or below a road that leads past all of them (residual)."""
        n, plain = model.depth, model.mode == "plain"
        wide = (RIGHT - LEFT) / n
        x = LEFT + wide * (np.arange(n) + 0.5)
        half, leg = min(0.33 * wide, 24), min(0.5 * wide, 40)
        alive = np.arange(n) + 1 != model.cut
        middle = BOXES + 28 if plain else BOXES
        self.boxes.set_verts(boxes(x[alive], half, middle, np.full(alive.sum(), 2 * BOX)))
        self.fills.set_verts(boxes(x, half, middle, 2 * BOX * np.minimum(model.flow.made, 1)))
        at = x[~alive]
        self.cross.set_data(at, np.full(len(at), middle))
        road, end = (middle, RIGHT + 6) if plain else (ROAD, RIGHT + 6)
        stop = at[0] if plain and len(at) else end
        lines, colours = [[(LEFT - 6, road), (stop, road)]], [style.INK]
        if stop < end:
            lines.append([(stop, road), (end, road)])
            colours.append(style.FAINT)
        if not plain:
            ways = [[(a - leg, ROAD), (a - leg, BOXES), (a + leg, BOXES), (a + leg, ROAD)]
                    for a in x[alive]]  # fmt: skip
            lines, colours = lines + ways, colours + [style.SOFT] * len(ways)
        self.roads.set_segments(lines)
        self.roads.set_color(colours)
        self.tip.set_data([end], [road])
        self.tip.set_color(colours[-1] if plain else style.INK)
        for word in self.ends:
            word.set(y=road)

    def _move_words(self, model):
        n, now = model.depth, model.flow
        self.formula.set(WORDS["formula"][model.mode].format(f=model.activation, n=n))
        kind = 0 if model.ways is None else 1 if model.ways == 0 else 2
        self.ways.set(WORDS["ways"][kind].format(n=ten_to(model.ways or 0)[2:]))
        first, last = (f"{share:.2f}" for share in now.made[[0, -1]])
        self.made.set(WORDS["made"].format(n=n, first=first, last=last))
        similar = WORDS["alike"].format(similar=f"{model.similar:.2f}".replace("-", "−"))
        texts = (WORDS["similar"].format(n=model.cut), similar if now.std[-1] else WORDS["dead"])
        for word, text in zip(self.similar, texts, strict=True):
            word.set(text if model.cut else "")
        self.put_in.set(WORDS["put_in"].format(n=n))
        self.dashed.set(WORDS["whole"] if model.cut else "")
        for word, number, block in zip(self.sizes, (now.std[-1], now.grad[0]), (n, 1), strict=True):
            word.set(WORDS["size"].format(std=signed(number), n=block))
        for verdict, ratio in zip(self.verdicts, (model.ratio, model.grad_ratio), strict=True):
            good = green(ratio)
            text = WORDS["verdict"].format(ratio=signed(ratio), mark="✓" if good else "✗")
            verdict.set(text, color=style.GOOD if good else style.INK)


def boxes(x, half, middle, tall):
    """Corners (n, 4, 2) of boxes that stand on one line, ``tall`` (n,) pixels high."""
    left, right, low = x - half, x + half, np.full(len(x), middle - BOX)
    ys = np.stack([low, low, low + tall, low + tall], 1)
    return np.stack([np.stack([left, right, right, left], 1), ys], 2)


class Chart:
    """A std after each block on a logarithmic axis, with its green band."""

    def __init__(self, painter, axes, colour, marker):
        self.axes, act = axes, painter.actor
        self.band = act(axes.add_patch(Rectangle((0, 0), 1, 0, color=GREEN_ZONE, zorder=0)))
        self.grid = LineCollection([], colors=style.FAINT, linewidths=1, zorder=1)
        act(axes.add_collection(self.grid))
        self.whole = act(axes.add_line(Line2D([], [], color=colour, ls="--", lw=1.5, zorder=3)))
        self.line = Line2D([], [], color=colour, lw=2, marker=marker, zorder=4, clip_on=False)
        act(axes.add_line(self.line))
        self.ticks = Ticks(painter, axes, 5)

    def move(self, x, values, whole, first, low, high):
        """``values`` (depth,) at the places ``x``; the band lies about ``first``."""

        def up(numbers):
            with np.errstate(divide="ignore"):
                return np.clip((np.log10(numbers) - low) / (high - low), 0, 1)

        bottom, top = up(first * np.array(BAND))
        self.band.set(y=bottom, height=top - bottom)
        shown = values > 0
        self.line.set_data(x[shown], up(values[shown]))
        self.line.set_markersize(8 if len(x) <= 25 else 5)
        self.whole.set_data(*(([], []) if whole is None else (x, up(whole))))
        self._scale(low, high)

    def _scale(self, low, high):
        step = next(s for s in STEPS if (high - low) / s <= 4.5)
        ticks = [t for t in range(-60, 61) if t % step == 0 and low + 0.2 < t < high - 0.2]
        places = [(t - low) / (high - low) for t in ticks]
        self.ticks.set(places, [PLAIN.get(t, ten_to(t)) for t in ticks])
        self.grid.set_segments([[(0, y), (1, y)] for y in places])
