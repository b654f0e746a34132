"""The picture of figure 21: the chain of cells, and under each cell how much its input matters."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import Rectangle

from . import style
from .amounts import ten_to
from .bitmap import colours
from .lettering import Lettering
from .stage import Painter
from .ticks import Ticks
from .unrolled_memory_cell import green, lowered, near, room

WORDS = {
    "forwards": "forwards →   hₜ = {rule}",
    "rules": {"identity": "w · hₜ₋₁ + u · xₜ", "tanh": "tanh(w · hₜ₋₁ + u · xₜ)"},
    "backwards": "← backwards:   how far does h{n} move if xₜ moves a little?   |∂h{n}/∂xₜ|",
    "state": "state",
    "input": "input",
    "step": "step t",
    "h": "h{n}\u2009=\u2009{value}",
    "x": "x{n}\u2009=\u2009{value}",
    "slope": {"identity": "f′: the slope, always 1", "tanh": "f′: slope of tanh, 1 − hₜ²"},
    "last": "the last state",
    "full": "a full cell: {full}",
    "signs": "orange: +, blue: −",
    "rest": {"first": "then zeros", "opposite": "then −x₁ half-way", "noise": "then noise"},
    "influence": "influence of x₁ on h{n}",
    "nudge": "x₁ + 0.01 moves h{n} by",
    "unmoved": "less than 10⁻¹⁵",
    "verdict": "{value} {mark}",
    "band": "green: 0.1 to 10",
    "no_bar": "no bar: below 10⁻¹⁶",
    "product": "product",
    "factor": {"identity": "", "tanh": "w · f′"},
    "by_slope": {"identity": "{weight}", "tanh": "{weight} · {slope}"},
    "times": "×",
    "equals": "=  {value}",
    "is": "=  ∂h{n}/∂x₁, first bar",
    "u_once": "u, once",
    "w_often": "the same w, {n} times",
    "power": "{w}{n} = {value}",
    "slopes": {"identity": "slopes f′: all are 1", "tanh": "{n} slopes f′(zₜ) of tanh"},
}

BLUE, ORANGE = style.CLASS_COLOUR
PURPLE, PALE, TINT, GREEN_ZONE = style.ACCENT, "#c9b6e3", "#f4effa", "#dafbe1"
LEFT, RIGHT, SIDE = 62, 602, 614  # of cells and bars, and where the words beside them begin
CELL, TALL = 361, 46  # middle and height of the cells, in pixels
BASE, ROD = 303, 22  # the line of the inputs, and the length of the longest
BARS = (104, 230)
ROWS = (54, 26)  # of the product: numbers, words
PARTS, PARTS_BETWEEN = (100, 272, 495), (150, 394)
DETAIL = 6  # so many steps are written out one by one
# Ends of the axis in powers of ten: few, so that they seldom move.
LOWS, HIGHS = (-2, -6, -16), (2, 6, 16)
STEPS = (1, 2, 4, 8)
PLAIN = {-2: "0.01", -1: "0.1", 0: "1", 1: "10", 2: "100"}


def span(sizes):
    """Ends of the axis in powers of ten for sizes (n,), of which those below the last are left."""
    logs = np.log10(sizes[sizes > 0])
    low = next((end for end in LOWS if end < logs.min(initial=0) - 0.1), LOWS[-1])
    high = next((end for end in HIGHS if end > logs.max(initial=0) + 0.3), HIGHS[-1])
    return low, max(high, -low / 4)  # words stand above the line of 1


def boxes(x, half, bottom, top):
    """Corners (n, 4, 2) of boxes about the places ``x`` (n,)."""
    left, right = x - half, x + half
    bottom, top = np.broadcast_to(bottom, x.shape), np.broadcast_to(top, x.shape)
    return np.stack([np.stack([left, right, right, left], 1),
                     np.stack([bottom, bottom, top, top], 1)], 2)  # fmt: skip


class UnrolledMemoryPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        self.sheet = figure.add_axes((0, 0, 1, 1), facecolor="none")
        self.sheet.set(xlim=(0, 800), ylim=(0, 430))
        self.sheet.axis("off")
        self.sheet.add_patch(Rectangle((4, 10), 792, 60, color=TINT, zorder=0))
        self.sheet.plot([LEFT, RIGHT], [BASE, BASE], color=style.FAINT, lw=1, zorder=0.5)
        self._build_chain()
        self._build_bars(figure)
        self._build_words()

    def _say(self, x, y, text="", size=10.5, color=style.INK, bold=False, ha="left"):
        return self.actor(Lettering(self.sheet, x, y, text, size, color, bold, ha=ha))

    def _says(self, count, y, **look):
        return [self._say(0, y, ha="center", **look) for _ in range(count)]

    def _add(self, artist, axes=None):
        (axes or self.sheet).add_collection(artist, autolim=False)
        return self.actor(artist)

    def _build_chain(self):
        self.risers = self._add(LineCollection([], colors=style.FAINT, linewidths=1.2, zorder=1))
        self.cells = self._add(PolyCollection([], edgecolors=style.SOFT, zorder=2))
        self.levels = self._add(PolyCollection([], edgecolors="none", zorder=3))
        self.rods = self._add(LineCollection([], zorder=4))
        (self.wire,) = self.sheet.plot([], [], color=style.SOFT, lw=1.5, zorder=1)
        (self.tips,) = self.sheet.plot([], [], ">", color=style.SOFT, ms=6, zorder=1)
        (self.dots,) = self.sheet.plot([], [], "o", color=style.SOFT, zorder=5)
        (self.first,) = self.sheet.plot([], [], "o", color=PURPLE, zorder=6)
        for line in (self.wire, self.tips, self.dots, self.first):
            self.actor(line)

    def _build_bars(self, figure):
        box = (LEFT / 800, BARS[0] / 430, (RIGHT - LEFT) / 800, (BARS[1] - BARS[0]) / 430)
        self.chart = axes = figure.add_axes(box, xlim=(0, 1), ylim=(0, 1), xticks=(), yticks=())
        for spine in axes.spines.values():
            self.actor(spine)
        self.band = self.actor(axes.add_patch(Rectangle((0, 0), 1, 0, color=GREEN_ZONE, zorder=0)))
        self.grid = self._add(LineCollection([], linewidths=1, zorder=1), axes)
        self.bars = self._add(PolyCollection([], edgecolors=PURPLE, zorder=2), axes)
        self.bars.set_linewidth(0.8)
        self.sizes = Ticks(self, axes, 6)
        self.numbers = Ticks(self, axes, 12, along_x=True)

    def _build_words(self):
        say = self._say
        self.forwards = say(8, 414, size=12, bold=True)
        self.backwards = say(8, 244, size=12, color=PURPLE, bold=True)
        say(8, ROWS[0], WORDS["product"], color=PURPLE)
        self.factor = say(8, ROWS[1], color=PURPLE)
        for y, text in ((CELL + 9, WORDS["state"]), (CELL - 9, "hₜ"),
                        (BASE + 9, WORDS["input"]), (BASE - 9, "xₜ")):  # fmt: skip
            say(8, y, text, color=style.SOFT)
        self.slope = say(RIGHT, 414, color=style.SOFT, ha="right")
        say(SIDE, 414, WORDS["signs"], color=style.SOFT)
        self.full = say(SIDE, 336, color=style.SOFT)
        say(SIDE, 384, WORDS["last"])
        self.last = say(SIDE, 361, size=13, bold=True)
        self.x1 = say(SIDE, BASE + 9, color=PURPLE, bold=True)
        self.rest = say(SIDE, BASE - 9, color=style.SOFT)
        self.influence, self.verdict = say(SIDE, 223), say(SIDE, 201, size=14, bold=True)
        say(SIDE, 179, WORDS["band"], color=style.GOOD, bold=True)
        self.nudge, self.moves = say(SIDE, 151, color=PURPLE), say(SIDE, 132, color=PURPLE)
        self.no_bar = say(SIDE, 111, color=style.SOFT)
        say(SIDE, 92, WORDS["step"], color=style.SOFT)
        self.states, self.inputs = self._says(DETAIL, 395), self._says(DETAIL, 265)
        self.ws, self.heights = self._says(DETAIL, CELL + 11), self._says(DETAIL, 0)
        self.us = [say(0, 327) for _ in range(DETAIL)]
        self.factors = self._says(DETAIL, ROWS[0], size=11)
        self.reasons = self._says(DETAIL, ROWS[1])
        self.crosses = self._says(DETAIL - 1, ROWS[0], text=WORDS["times"], size=12)
        self.product = say(SIDE, ROWS[0], size=13, color=PURPLE, bold=True)
        self.named = say(SIDE, ROWS[1], color=PURPLE)

    def move(self, model):
        n, run = model.steps, model.run
        pitch = (RIGHT - LEFT) / n
        x = LEFT + pitch * (np.arange(n) + 0.5)
        self._move_cells(np.array(run.h), x, pitch)
        self._move_inputs(np.array(run.x), x, pitch)
        self._move_bars(np.abs(run.influence), n, (x - LEFT) / (RIGHT - LEFT))
        self._move_names(model, x, pitch)
        self._move_words(model)
        self._move_product(model, x, pitch)

    def _move_cells(self, h, x, pitch):
        """Each cell is a jar with its zero in the middle; a full one holds 1 or more."""
        full = room(np.abs(h).max())
        self.full.set(WORDS["full"].format(full=near(full)) if full > 1 else "")
        half, share = min(0.36 * pitch, 17), h / full
        self.cells.set_verts(boxes(x, half, CELL - TALL / 2, CELL + TALL / 2))
        self.cells.set_facecolors(colours(0.35 * share) / 255)
        self.cells.set_linewidths(1.2 if len(h) <= 25 else 0.8)
        self.levels.set_verts(boxes(x, half, CELL, CELL + share * (TALL / 2 - 1)))
        self.levels.set_facecolors([ORANGE if one > 0 else BLUE for one in h])
        self.wire.set_data(x[[0, -1]], [CELL, CELL])
        tips = x[1:] - half - 4 if len(x) <= 20 else x[:0]
        self.tips.set_data(tips, np.full_like(tips, CELL))

    def _move_inputs(self, inputs, x, pitch):
        full = 1 if np.abs(inputs).max() <= 1 else 3
        tops = BASE + ROD * inputs / full
        lines = np.stack([np.stack([x, x], 1), np.stack([np.full_like(x, BASE), tops], 1)], 2)
        self.rods.set_segments(lines)
        self.rods.set_linewidths(min(6, 0.4 * pitch))
        self.rods.set_colors([PURPLE, *[style.SOFT] * (len(x) - 1)])
        up = np.stack([np.maximum(tops, BASE), np.full_like(x, CELL - TALL / 2)], 1)
        self.risers.set_segments(np.stack([lines[:, :, 0], up], 2))
        small = 6 if len(x) <= 25 else 4
        self.dots.set_data(x[1:], tops[1:])
        self.first.set_data(x[:1], tops[:1])
        self.dots.set_markersize(small)
        self.first.set_markersize(small + 2)

    def _move_bars(self, sizes, n, places):
        low, high = span(sizes)

        def up(numbers):
            return (np.log10(np.maximum(numbers, 1e-300)) - low) / (high - low)

        tops = up(sizes)
        shown = tops > 0
        self.no_bar.set("" if shown.all() else WORDS["no_bar"])
        self.bars.set_verts(boxes(places[shown], min(0.36 / n, 0.04), 0, tops[shown]))
        self.bars.set_facecolors([PURPLE if k == 0 else PALE for k in np.flatnonzero(shown)])
        bottom, top = up(np.array([0.1, 10]))
        self.band.set(y=bottom, height=top - bottom)
        self._scale(low, high)
        every = 1 if n <= 12 else 5
        marks = [k for k in range(1, n + 1) if k == 1 or k % every == 0]
        self.numbers.set([places[k - 1] for k in marks], [str(k) for k in marks])
        texts = [near(size) for size in sizes] if n <= DETAIL else []
        fill(self.heights, texts, LEFT + places * (RIGHT - LEFT))
        for word, top in zip(self.heights, tops, strict=False):
            word.set(y=self._clear(max(top, 0) * (BARS[1] - BARS[0]) + 9) + BARS[0])

    def _clear(self, y):
        """A height for words at y pixels or a little more, where no line of the grid is."""
        lines = [place * (BARS[1] - BARS[0]) for place in self.places]
        return next((line + 9 for line in lines if abs(y - line) < 8), y)

    def _scale(self, low, high):
        step = next(s for s in STEPS if (high - low) / s <= 5)
        ticks = [t for t in range(-16, 17) if t % step == 0 and low <= t < high]
        self.places = places = [(t - low) / (high - low) for t in ticks]
        self.sizes.set(places, [PLAIN.get(t, ten_to(t)) for t in ticks])
        self.grid.set_segments([[(0, y), (1, y)] for y in places])
        self.grid.set_colors([style.SOFT if t == 0 else style.FAINT for t in ticks])

    def _move_names(self, model, x, pitch):
        n, run = model.steps, model.run
        if n > DETAIL:
            fill(self.states, ["h₁", "h" + lowered(n)], x[[0, -1]])
            fill(self.inputs, ["x₁", "x" + lowered(n)], x[[0, -1]])
        else:
            h = run.h if n < DETAIL else [round(one, 2) for one in run.h]  # no room for more
            for words, key, values in ((self.states, "h", h), (self.inputs, "x", run.x)):
                fill(words, [WORDS[key].format(n=lowered(k), value=near(value))
                             for k, value in enumerate(values, 1)], x)  # fmt: skip
        self.inputs[0].set(color=PURPLE)
        detail = n if n <= DETAIL else 0
        fill(self.ws, ["w"] * (detail - 1), x + pitch / 2)
        fill(self.us, ["u"] * detail, x + 9)

    def _move_words(self, model):
        n, kind = lowered(model.steps), model.activation
        self.forwards.set(WORDS["forwards"].format(rule=WORDS["rules"][kind]))
        self.backwards.set(WORDS["backwards"].format(n=n))
        self.slope.set(WORDS["slope"][kind])
        self.last.set(WORDS["h"].format(n=n, value=near(model.last)))
        self.x1.set(WORDS["x"].format(n=lowered(1), value=near(model.x1)))
        self.rest.set(WORDS["rest"][model.pattern])
        self.influence.set(WORDS["influence"].format(n=n))
        value, good = near(abs(model.influence)), green(model.influence)
        self.verdict.set(WORDS["verdict"].format(value=value, mark="✓" if good else "✗"),
                         color=style.GOOD if good else style.INK)  # fmt: skip
        self.nudge.set(WORDS["nudge"].format(n=n))
        moved = model.moved
        self.moves.set(near(moved) if abs(moved) >= 1e-15 else WORDS["unmoved"])

    def _move_product(self, model, x, pitch):
        if model.steps <= DETAIL:
            numbers, reasons = self._each_step(model)
        else:
            numbers, reasons = self._three_parts(model)
            x = np.array(PARTS)
        fill(self.factors, numbers, x)
        fill(self.reasons, reasons, x)
        gaps = (x[:-1] + x[1:]) / 2 if model.steps <= DETAIL else PARTS_BETWEEN
        fill(self.crosses, [WORDS["times"]] * len(gaps), gaps)
        self.factor.set(WORDS["factor"][model.activation] if model.steps <= DETAIL else "")
        self.product.set(WORDS["equals"].format(value=near(model.influence)))
        self.named.set(WORDS["is"].format(n=lowered(model.steps)))

    def _each_step(self, model):
        """The factors of the product, u · f′ and then w · f′ for each step, and their parts."""
        slopes, look = model.run.slopes, WORDS["by_slope"][model.activation]
        weights = [("u", model.u)] + [("w", model.w)] * (model.steps - 1)
        pairs = list(zip(weights, slopes, strict=True))
        numbers = [near(weight * slope) for (_, weight), slope in pairs]
        return numbers, [look.format(weight=name, slope=near(slope)) for (name, _), slope in pairs]

    def _three_parts(self, model):
        """The product of many steps, sorted: u, the power of w, all slopes."""
        n = model.steps
        w = near(model.w) if model.w >= 0 else f"({near(model.w)})"
        power = WORDS["power"].format(w=w, n=ten_to(n - 1)[2:], value=near(model.w ** (n - 1)))
        slopes = WORDS["slopes"][model.activation].format(n=n)
        return ([near(model.u), power, near(model.slope_product)],
                [WORDS["u_once"], WORDS["w_often"].format(n=n - 1), slopes])  # fmt: skip


def fill(words, texts, x):
    """Write the texts at the places ``x``; the words that are left over say nothing."""
    for k, word in enumerate(words):
        word.set(*((texts[k], x[k]) if k < len(texts) else ("",)))
