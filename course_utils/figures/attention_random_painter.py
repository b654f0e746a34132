"""The picture of figure 24, part 2: weights of random queries, their scores, c against d."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection

from . import style
from .attention_math import KEYS
from .convolution_cells import Cells, Grid
from .lettering import Lettering
from .stage import Painter

WORDS = {
    "formula": "score = q · key ÷ c",
    "setting": "d = {d},  c = {c}",
    "about": "q and keys: d random numbers each, spread 1",
    "weights": "{rows} queries: weights in %",
    "scores": "scores of {n} queries",
    "chosen": "your c for each d",
    "top": "largest weight, mean",
    "slope": "its slope p(1 − p)",
    "seen": "keys it looks at",
    "of": "{seen} of 8",
    "spread": "spread (standard deviation)",
    "d": "d, numbers in q and in a key",
    "root": "c = √d",
    "good": "✓ spread 0.9 to 1.1",
    "wanted": "purple: from − to + the spread; green: ±1",
}

WIDTH, HEIGHT = 800, 430
ROWS = 11
GRID = Grid(14, 92, ROWS, KEYS, 29, 23)
EDGES = np.linspace(-20, 20, 42)
PAPER, FULL = np.array([255, 255, 255]), np.array([11, 107, 184])
DIMS = (2, 16, 64, 256)
# Words that stay: left end, height, key, size, colour, bold.
STILL = (
    (14, 24, "formula", 15, style.INK, True),
    (14, 51, "about", 11, style.SOFT, False),
    (14, 78, "weights", 12, style.INK, True),
    (282, 78, "scores", 12, style.INK, True),
    (572, 78, "chosen", 12, style.INK, True),
    (14, 366, "top", 11, style.INK, False),
    (14, 390, "slope", 11, style.INK, False),
    (14, 414, "seen", 11, style.INK, False),
    (282, 390, "spread", 11, style.INK, False),
    (282, 414, "wanted", 10.5, style.SOFT, False),
)


def fill(percent):
    shade = (percent / 100) ** 0.7
    return "#{:02x}{:02x}{:02x}".format(*np.round(PAPER + shade * (FULL - PAPER)).astype(int))


FILLS = np.array([fill(p) for p in range(101)])


class RandomPainter(Painter):
    size = (WIDTH, HEIGHT)

    def build(self, figure, model):
        self.sheet = figure.add_axes((0, 0, 1, 1), facecolor="none")
        self.sheet.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self.sheet.axis("off")
        self.cells = self.actor(Cells(HEIGHT))
        bottom, height = 1 - (92 + 253) / HEIGHT, 253 / HEIGHT
        self._build_scores(figure.add_axes((282 / WIDTH, bottom, 222 / WIDTH, height)))
        self._build_chart(figure.add_axes((572 / WIDTH, bottom, 212 / WIDTH, height)))
        self._build_words(model)

    def _build_scores(self, axes):
        axes.set(xlim=(-20, 20), ylim=(0, 1.08), yticks=(), xticks=(-20, -10, 0, 10, 20))
        axes.axvspan(-1, 1, color="#dafbe1", zorder=0)
        self.bars = PolyCollection([], facecolors=style.FAINT, edgecolors=style.SOFT, lw=0.8)
        self.bars.set_facecolor("#a8c7e4")
        self.actor(axes.add_collection(self.bars, autolim=False))
        self.width = LineCollection([], colors=style.ACCENT, linewidths=4, zorder=4)
        self.actor(axes.add_collection(self.width, autolim=False))

    def _build_chart(self, axes):
        axes.set(xlim=(0.2, 8.9), ylim=(-0.6, 7.6))  # log2: matplotlib's log axes are slow
        axes.set_xticks(np.log2(DIMS), [str(d) for d in DIMS])
        axes.set_yticks(range(7), [str(2**k) for k in range(7)])
        axes.grid(True)
        axes.set_ylabel("c", rotation=0, labelpad=6)
        axes.set_xlabel(WORDS["d"], labelpad=1)
        (self.root,) = axes.plot(np.log2(DIMS), np.log2(DIMS) / 2, "--", color=style.GOOD, lw=2)
        self.root_name = Lettering(axes, 6.3, 1.4, WORDS["root"], 12, style.GOOD, True, ha="center")
        (self.now,) = axes.plot([], [], "s", ms=21, mfc="none", mec=style.ACCENT, mew=2)
        (self.open,) = axes.plot([], [], "o", ms=11, mfc="white", mec=style.INK, mew=2, ls="")
        (self.good,) = axes.plot([], [], "o", ms=12, color=style.GOOD, mec="white", ls="")
        for artist in (self.root, self.root_name, self.now, self.open, self.good):
            self.actor(artist)
        self.ticks = [
            self.actor(Lettering(axes, x, 0, "", 12, style.GOOD, True, ha="center"))
            for x in np.log2(DIMS)
        ]

    def _say(self, x, y, size=12, color=style.INK, bold=True, ha="left"):
        return self.actor(Lettering(self.sheet, x, y, "", size, color, bold, ha=ha))

    def _build_words(self, model):
        counts = {"n": len(model.random().scores), "rows": ROWS}
        for x, y, key, size, colour, bold in STILL:
            self._say(x, y, size, colour, bold).set(WORDS[key].format(**counts))
        self._say(786, 408, 10.5, style.GOOD, False, "right").set(WORDS["good"])
        self.setting = self._say(786, 24, 15, style.ACCENT, ha="right")
        self.top, self.slope, self.seen = (self._say(178, y) for y in (366, 390, 414))
        self.spread = self._say(500, 390, 14)

    def move(self, model):
        found = model.random()
        self.setting.set(WORDS["setting"].format(d=model.d, c=f"{model.c:g}"))
        self._move_cells(found.weights[:ROWS])
        self._move_scores(found)
        self._move_chart(model)
        self.top.set(f"{found.top:.2f}")
        self.seen.set(WORDS["of"].format(seen=style.number(found.seen)))
        self.slope.set(f"{found.slope:.2f}")
        fine = model.healthy(model.d)
        self.spread.set(f"{found.spread:.2f}", color=style.GOOD if fine else style.INK)

    def _move_cells(self, weights):
        percent = np.round(100 * weights).astype(int)
        texts = percent.astype("<U3")
        texts[percent == 0] = ""
        inks = np.where(percent > 65, "#ffffff", style.INK)
        self.cells.set(GRID, texts, FILLS[percent], inks)

    def _move_scores(self, found):
        counts = np.histogram(found.scores.clip(EDGES[0], EDGES[-1]), EDGES)[0]
        heights = counts / counts.max()
        sides = zip(EDGES, EDGES[1:], heights, strict=False)
        self.bars.set_verts([[(a, 0), (b, 0), (b, h), (a, h)] for a, b, h in sides])
        self.width.set_segments([[(-found.spread, 1.04), (found.spread, 1.04)]])

    def _move_chart(self, model):
        good = {d: model.healthy(d) for d in DIMS}
        chosen = model.divisors
        self.now.set_data(*np.log2([[model.d], [model.c]]))
        for line, wanted in ((self.good, True), (self.open, False)):
            ds = [d for d in DIMS if good[d] is wanted]
            line.set_data(np.log2(ds), np.log2([chosen[d] for d in ds]))
        for tick, d in zip(self.ticks, DIMS, strict=True):
            tick.set("✓" if good[d] else "", y=np.log2(chosen[d]) + 0.85)
        done = all(good[d] for d in DIMS[1:])
        self.root.set_visible(done)
        self.root_name.set_visible(done)
