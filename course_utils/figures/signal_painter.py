"""The picture of figure 15: one row for each layer; its histogram, its std, its gradient."""

import math

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from . import style
from .amounts import signed, ten_to
from .lettering import Lettering
from .signal_net import DEEPEST
from .stage import Painter
from .ticks import Ticks

WORDS = {
    "layer": "layer",
    "histograms": "activations a, layer by layer",
    "plain": "a = {f}(z), z = input · weights",
    "normed": "a = {f}(batch norm(z))",
    "flat": "grey: slope below 1/10 of the steepest",
    "beyond": "▶ more beyond",
    "no_zeros": "zeros: not drawn",
    "share": {"tanh": "saturated", "sigmoid": "saturated", "ReLU": "zero"},
    "std": "▼ std of the activations",
    "grad": "▲ std of the gradient",
    "down": "last / first = {ratio}",
    "up": "first / last = {ratio}",
    "all": "▼ all",
    "between": "◇ between examples",
    "put_in": "put in at layer {n}: std 1",
    "band": "green: 0.5 to 2 × first",
    "grad_band": "green: 0.1 to 10 × last",
}

BLUE, PALE, ORANGE = style.CLASS_COLOUR[0], "#3a72d8", style.CLASS_COLOUR[1]
GREEN_ZONE, GREY_ZONE = "#dafbe1", "#e6e9ec"
BINS = 47  # odd, so that 0 lies in the middle of a bar
TOP, BOTTOM = 345, 60  # of the rows, in pixels
# Ends of the axes in powers of ten: few, so that they seldom move.
LOWS = (-2, -4.5, -8.5, -12.5, -16.5, -24.5, -34)
HIGHS = (2, 4.5, 8.5, 12.5, 20.5)
STEPS = (1, 2, 4, 6, 10, 20)
PLAIN = {-2: "0.01", -1: "0.1", 0: "1", 1: "10", 2: "100"}  # easier to read than 10²
FLAT = 0.5 * np.sqrt(0.9)  # from the middle, in widths from -1 to 1 or 0 to 1: slope at 1/10
ROOM = 0.15 / 2.3  # beside -1 and 1, or 0 and 1, as a share of the axes


def span(values):
    """Ends of an axis in powers of ten, wide enough for all values above 0."""
    logs = np.log10(values[values > 0])
    low = next((end for end in LOWS if end < logs.min(initial=0) - 0.1), LOWS[-1])
    return low, next((end for end in HIGHS if end > logs.max(initial=0) + 0.1), HIGHS[-1])


def ends(activation, net):
    """The range of the histograms: fixed, but for ReLU four stds of layer 1, rounded up."""
    if activation != "ReLU":
        return (-1.15, 1.15) if activation == "tanh" else (-0.075, 1.075)
    wide = max(4 * net.std[0], 1e-3)
    unit = 10.0 ** math.floor(math.log10(wide))
    return 0.0, next(k * unit for k in (1, 2, 5, 10) if k * unit >= wide * 0.999)


def histograms(a, low, high, skip_zeros):
    """Counts (depth, BINS) of the activations (depth, 128, width) between low and high."""
    depth = len(a)
    flat = a.reshape(depth, -1)
    place = (flat - low) * (BINS / (high - low))
    # The cast would wrap what is far too large round to a small number.
    place = np.minimum(place, BINS + 0.5 if skip_zeros else BINS - 0.5).astype(np.intp)
    place += np.arange(depth)[:, None] * (BINS + 1)
    keep = place[flat != 0] if skip_zeros else place.ravel()
    return np.bincount(keep, minlength=depth * (BINS + 1)).reshape(depth, -1)


class SignalPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        self.sheet = figure.add_axes((0, 0, 1, 1), facecolor="none")
        self.sheet.set(xlim=(0, 800), ylim=(0, 430))
        self.sheet.axis("off")
        self._build_rows(self._axes(figure, 44, 252))
        self.stds = Curves(self, self._axes(figure, 328, 546), BLUE, "v", forward=True)
        self.grads = Curves(self, self._axes(figure, 572, 790), ORANGE, "^", forward=False)
        self._build_words()

    def _axes(self, figure, left, right):
        """Axes over the rows, both directions from 0 to 1; layer 1 is at the top."""
        box = (left / 800, BOTTOM / 430, (right - left) / 800, (TOP - BOTTOM) / 430)
        axes = figure.add_axes(box, xlim=(0, 1), ylim=(0, 1), xticks=(), yticks=())
        for spine in axes.spines.values():
            self.actor(spine)
        return axes

    def _build_rows(self, axes):
        self.rows = axes
        zones = [Rectangle((0, 0), 0, 1, color=GREY_ZONE, zorder=0) for _ in range(2)]
        self.zones = [self.actor(axes.add_patch(zone)) for zone in zones]
        self.ridges = PolyCollection([], facecolors="#8fbde3", edgecolors=BLUE, zorder=2)
        self.ridges.set_linewidth(0.8)
        self.actor(axes.add_collection(self.ridges))
        (self.beyond,) = axes.plot([], [], ">", color=style.INK, ms=6, zorder=4)
        self.actor(self.beyond)
        self.values = Ticks(self, axes, 3, along_x=True)
        self.names = [self._row_word(37, style.SOFT) for _ in range(DEEPEST)]
        self.shares = [self._row_word(306, style.INK) for _ in range(DEEPEST)]

    def _row_word(self, x, colour):
        return self.actor(Lettering(self.sheet, x, 0, "", 10.5, colour, ha="right"))

    def _build_words(self):
        def say(x, y, size=10.5, color=style.INK, bold=False, ha="left", text=""):
            return self.actor(Lettering(self.sheet, x, y, text, size, color, bold, ha=ha))

        say(8, 412, 12, bold=True, text=WORDS["histograms"])
        say(328, 412, 12, BLUE, True, text=WORDS["std"])
        say(572, 412, 12, ORANGE, True, text=WORDS["grad"])
        say(4, 360, 10.5, style.SOFT, text=WORDS["layer"])
        self.formula = say(8, 387)
        self.verdicts = say(328, 387, 11, bold=True), say(572, 387, 11, bold=True)
        say(328, 360, 10.5, BLUE, text=WORDS["all"])
        say(546, 360, 10.5, PALE, ha="right", text=WORDS["between"])
        self.put_in = say(790, 360, 10.5, ORANGE, ha="right")
        self.share = say(306, 360, 10.5, style.SOFT, ha="right")
        self.notes = say(8, 16, color=style.SOFT), say(306, 16, color=style.SOFT, ha="right")
        say(328, 16, 10.5, style.GOOD, True, text=WORDS["band"])
        say(572, 16, 10.5, style.GOOD, True, text=WORDS["grad_band"])

    def move(self, model):
        net, n = model.net, model.depth
        middles = 1 - (np.arange(n) + 0.5) / n
        self._move_rows(model, net, middles)
        extra = net.std[0] * np.array([0.5, 2])
        self.stds.move(net.std, middles, extra, net.between)
        self.grads.move(net.grad, middles, np.array([0.1, 10]))
        self._move_words(model, n)

    def _move_words(self, model, n):
        parts = (("down", model.ratio, model.steady),
                 ("up", model.grad_ratio, 0.1 <= model.grad_ratio <= 10))  # fmt: skip
        for verdict, (key, ratio, good) in zip(self.verdicts, parts, strict=True):
            text = WORDS[key].format(n=n, ratio=signed(ratio)) + (" ✓" if good else " ✗")
            verdict.set(text, color=style.GOOD if good else style.INK)
        self.formula.set(WORDS["normed" if model.bn else "plain"].format(f=model.activation))
        self.put_in.set(WORDS["put_in"].format(n=n))
        self.share.set(WORDS["share"][model.activation])

    def _move_rows(self, model, net, middles):
        n, relu = model.depth, model.activation == "ReLU"
        low, high = ends(model.activation, net)
        counts = histograms(net.a, low, high, relu)
        beyond = counts[:, BINS] > 0.02 * net.x.size
        self.beyond.set_data(np.full(beyond.sum(), 0.975), middles[beyond])
        self.notes[0].set(WORDS["no_zeros" if relu else "flat"])
        self.notes[1].set(WORDS["beyond"] if beyond.any() else "")
        self._move_ridges(counts[:, :BINS], net.x.size, middles)
        self._move_scale(low, high, relu)
        every = 1 if n <= 14 else 2
        for k in range(DEEPEST):
            shown = k < n and (n - 1 - k) % every == 0
            for word, text in ((self.names[k], str(k + 1)), (self.shares[k], None)):
                word.set_visible(shown)
                if shown:
                    y = BOTTOM + middles[k] * (TOP - BOTTOM)
                    word.set(text or f"{100 * net.flat[k]:.0f} %", y=y)

    def _move_scale(self, low, high, relu):
        room = 0 if relu else ROOM
        for k, zone in enumerate(self.zones):
            zone.set_visible(not relu)
            wide = (0.5 - FLAT) * (1 - 2 * room)
            zone.set(x=1 - room - wide if k else room, width=wide)
        ticks = (room, 0.5, 1 - room)
        self.values.set(ticks, [signed_tick(low + t * (high - low)) for t in ticks])

    def _move_ridges(self, counts, size, middles):
        """Stairs on the lower edge of each row, as high as the row where they are highest."""
        n = len(counts)
        most = np.maximum(counts.max(axis=1, keepdims=True), 0.005 * size)
        base = (middles - 0.5 / n)[:, None]
        heights = base + np.repeat(counts / most, 2, axis=1) * 0.92 / n
        x = np.repeat(np.linspace(0, 1, BINS + 1), 2)[1:-1]
        corners = np.empty((n, 2 * BINS + 2, 2))
        corners[:, 1:-1, 0], corners[:, [0, -1], 0] = x, (0, 1)
        corners[:, 1:-1, 1], corners[:, [0, -1], 1] = heights, base
        self.ridges.set_verts(corners)


def signed_tick(value):
    return f"{value:g}".replace("-", "−")


class Curves:
    """The std of every layer along a logarithmic axis, with its green band.

    ``forward``: the number is written at the last layer, and a second curve shows how much is
    left between the examples; otherwise at the first.
    """

    def __init__(self, painter, axes, colour, marker, forward):
        self.axes, self.forward, act = axes, forward, painter.actor
        self.band = act(axes.add_patch(Rectangle((0, 0), 0, 1, color=GREEN_ZONE, zorder=0)))
        self.grid = LineCollection([], colors=style.FAINT, linewidths=1, zorder=1)
        act(axes.add_collection(self.grid))
        look = {"marker": "D", "mfc": "white", "ms": 7, "zorder": 3, "clip_on": False}
        self.second = Line2D([], [], color=PALE, ls="--", lw=1.5, **look)
        look |= {"marker": marker, "mfc": colour, "zorder": 4}
        self.line = Line2D([], [], color=colour, lw=2, **look)
        for line in (self.second, self.line):
            act(axes.add_line(line))
        self.number = act(Lettering(axes, 0, 0, "", 11, colour, True))
        self.ticks = Ticks(painter, axes, 5, along_x=True)

    def move(self, values, y, band, second=None):
        """``values`` (depth,) at the heights ``y``; ``band``: its two ends."""
        parts = [values, band] if second is None else [values, band, second]
        low, high = span(np.concatenate(parts))

        def across(numbers):
            with np.errstate(divide="ignore"):
                return np.clip((np.log10(numbers) - low) / (high - low), 0, 1)

        left, right = across(band)
        self.band.set(x=left, width=right - left)
        x = across(values)
        self.line.set_data(x, y)
        near = x
        if second is not None:
            shown = second > 0
            near = np.where(shown, across(second), x)
            self.second.set_data(near[shown], y[shown])
        self._scale(low, high)
        self._write(values, x, near, y)

    def _scale(self, low, high):
        step = next(s for s in STEPS if (high - low) / s <= 4.5)
        ticks = [t for t in range(-40, 41) if t % step == 0 and low + 0.2 < t < high - 0.2]
        places = [(t - low) / (high - low) for t in ticks]
        self.ticks.set(places, [PLAIN.get(t, ten_to(t)) for t in ticks])
        self.grid.set_segments([[(x, 0), (x, 1)] for x in places])

    def _write(self, values, x, near, y):
        """The number that matters, on the side of its point where there is room; ``near``: the
        other curve, which the number must not cover."""
        k = -1 if self.forward else 0
        right = x[k] < 0.5
        edge = near[k] if abs(near[k] - x[k]) < 0.4 else x[k]
        at = max(edge, x[k]) + 0.06 if right else min(edge, x[k]) - 0.06
        self.number.set(signed(values[k]), x=at, y=min(max(y[k], 0.035), 0.965))
        self.number.ha = 0.0 if right else 1.0
