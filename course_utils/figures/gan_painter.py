"""The picture of figure 25: D(x), real and fake numbers with the pushes on them, the run."""

import numpy as np

from . import style
from .bitmap import Bitmap, colours
from .gan_net import HUMP, MEAN, SPREAD, STEPS, N, judge, longest, reals
from .lettering import Lettering
from .stage import Painter

WINDOW = {"near": (-1.2, 7.2), "humps": (-1.6, 6.2), "far": (-2, 14.5)}  # of mean and spread
REACH = {"near": (-4.5, 11.5), "humps": (-9, 9), "far": (-4.5, 15)}  # of x
TICKS = {"near": range(-4, 12, 2), "humps": range(-8, 9, 4), "far": range(-4, 16, 4)}
TOP, ROWS = 0.55, np.linspace(-0.08, -0.55, 9)  # of the hills; of the fakes below them
SHOWN = np.linspace(5, N - 6, 9).astype(int)  # these of 100, smallest first, are drawn
LONG, LONGEST, FAINTEST = 4.0, 4.5, 0.25  # an arrow's length for a push of 1, in x; its limits
REAL, FAKE = style.CLASS_COLOUR
WORDS = {
    "arrows": "arrows: where D's slope pushes each fake",
    "flat": "no arrows: where D(x) is flat, G's loss is flat",
    "guess": "no arrows: D can only guess",
    "blind": "no arrows: this D sees hardly a difference",
    "row": "■ longest run in both bands: {row}",
}


def bell(x, mean, spread):
    return np.exp(-(((x - mean) / spread) ** 2) / 2) / (spread * np.sqrt(2 * np.pi))


def hill(x, target):
    """The density of the real numbers."""
    if target == "humps":
        return (bell(x, -HUMP[0], HUMP[1]) + bell(x, HUMP[0], HUMP[1])) / 2
    return bell(x, MEAN[target], SPREAD[target])


class GanPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        width, height = self.size
        self._build_judge(figure.add_axes((42 / width, 279 / height, 390 / width, 108 / height)))
        self._build_hills(figure.add_axes((42 / width, 66 / height, 390 / width, 166 / height)))
        self._build_run(figure.add_axes((497 / width, 66 / height, 202 / width, 321 / height)))

    def _say(self, axes, x, y, text="", color=style.INK, bold=False, ha="left", size=11):
        word = Lettering(axes, x, y, text, size, color, bold=bold, ha=ha, data=False)
        return self.actor(word)

    def _line(self, axes, dashes, **look):
        (line,) = axes.plot([], [], dashes, **look)
        return self.actor(line)

    def _build_judge(self, axes):
        self.judge_axes = axes
        axes.set(ylim=(-0.08, 1.08), yticks=(0, 0.5, 1))
        axes.set_yticklabels(["0", "0.5", "1"])
        axes.tick_params(length=0, labelbottom=False)
        self._say(axes, -0.07, 1.14, "detective D(x)", bold=True, size=12)
        for y, word, colour in ((1, "real", REAL), (0, "fake", FAKE)):
            self._say(axes, 1.01, (y + 0.08) / 1.16, word, colour)
        self.tint = self.actor(Bitmap(axes))
        self.half = self._line(axes, "--", color=style.SOFT, lw=1)
        self.curve = self._line(axes, "-", color=style.INK, lw=2.5)
        self.judged = [
            self._line(axes, style.CLASS_MARKER[c], color=style.CLASS_COLOUR[c], ms=(7, 9)[c],
                       mec="white", mew=0.8, zorder=4 + c)
            for c in (0, 1)
        ]  # fmt: skip
        self._say(axes, 0.69, 1.14, "on average", color=style.SOFT, ha="right")
        self.says = [
            self._say(axes, x, 1.14, color=colour, bold=True, ha="right")
            for x, colour in ((0.85, REAL), (1, FAKE))
        ]
        for spine in axes.spines.values():
            self.actor(spine)

    def _build_hills(self, axes):
        self.hill_axes = axes
        axes.set(ylim=(-0.62, TOP), yticks=[])
        axes.tick_params(length=0)
        axes.axhline(0, color=style.SOFT, lw=1.2)
        (self.real_hill,) = axes.fill([0], [0], color=style.CLASS_TINT[0], ec=REAL, lw=2)
        (hill,) = axes.fill([0], [0], fc=style.CLASS_TINT[1], ec=FAKE, lw=2, alpha=0.75, zorder=3)
        self.fake_hill = self.actor(hill)
        look = {"color": FAKE, "zorder": 5}
        self.shafts = self._line(axes, "-", lw=1.8, **look)
        self.heads = [self._line(axes, mark, ms=6.5, mew=0, **look) for mark in "<>"]
        self.fakes = self._line(axes, style.CLASS_MARKER[1], ms=9, mec="white", mew=0.8, **look)
        self._say(axes, -0.07, 1.1, "● real numbers", color=REAL, bold=True)
        self.formula = self._say(axes, 1, 1.1, color=FAKE, bold=True, ha="right")
        self.note = self._say(axes, -0.07, -0.27)

    def _build_run(self, axes):
        self.handle_axes = self.run_axes = axes
        axes.set(xlim=(-4, STEPS + 4), xticks=(0, 100, 200, 300))
        axes.tick_params(length=0)
        axes.grid(True)
        self.bands = [axes.axhspan(0, 0.5, color=style.CLASS_TINT[0], zorder=0) for _ in "12"]
        self.aims = [axes.axhline(0, color=REAL, lw=1.6, ls=dash) for dash in ("-", "--")]
        self.traces = [self._line(axes, dash, color=FAKE, lw=2.5) for dash in ("-", "--")]
        self.dots = self._line(axes, "o", color=FAKE, ms=8, mec="white", zorder=5)
        self.good = self._line(axes, "-", color=style.GOOD, lw=7, solid_capstyle="butt")
        self.now = self._line(axes, "-", color=style.ACCENT, lw=1.8, zorder=4)
        self.grip = self._line(axes, "D", color=style.ACCENT, ms=10, mec="white", zorder=8)
        self.grip.set_clip_on(False)
        self.when = self._say(axes, -0.08, 1.048, bold=True, size=12)
        self.aim_words = [self._say(axes, 1.03, 0, color=REAL, bold=True) for _ in "12"]
        self.trace_words = [self._say(axes, x, -0.139, color=FAKE, bold=True) for x in (-0.1, 0.56)]
        self.row = self._say(axes, 1.47, 1.048, color=style.GOOD, ha="right")

    def scenery(self, model):
        return model.target

    def dress(self, model):
        target, (low, high) = model.target, WINDOW[model.target]
        self.x = np.linspace(*REACH[target], 161)
        for axes in (self.judge_axes, self.hill_axes):
            axes.set(xlim=REACH[target], xticks=TICKS[target])
        self.real_hill.set_xy(np.transpose([self.x, hill(self.x, target)]))
        self.run_axes.set_ylim(low, high)
        for name, value, band, aim, word in zip(
            ("mean", "spread"), (MEAN[target], SPREAD[target]), self.bands, self.aims,
            self.aim_words, strict=True,
        ):  # fmt: skip
            band.set_y(value - 0.25)
            aim.set_ydata([value, value])
            word.set(f"{name} {value:.3g}", y=(value - low) / (high - low))

    def move(self, model):
        self._move_judge(model)
        self._move_hills(model)
        self._move_run(model)

    def _move_judge(self, model):
        d = judge(model.theta, self.x, model.target)
        self.tint.set_rows_up(colours(0.5 * (1 - 2 * d))[None])
        self.half.set_data(self.x[[0, -1]], [0.5, 0.5])
        self.curve.set_data(self.x, d)
        numbers = reals(model.target, model.seed), model.fakes
        for marks, x in zip(self.judged, numbers, strict=True):
            marks.set_data(x[SHOWN], judge(model.theta, x[SHOWN], model.target))
        for word, mark, says in zip(self.says, "●▲", model.verdicts, strict=True):
            word.set(f"{mark} {says:.2f}")

    def _move_hills(self, model):
        x, pushes = model.fakes[SHOWN], model.pushes
        spread = max(model.spread, 0.02)
        at = np.linspace(model.mean - 4 * spread, model.mean + 4 * spread, 81)
        self.fake_hill.set_xy(np.transpose([at, np.minimum(bell(at, model.mean, spread), 2)]))
        self.fakes.set_data(x, ROWS)
        self.formula.set(f"▲ fakes: G(z) = {model.formula}")
        tips = x + np.clip(LONG * pushes, -LONGEST, LONGEST)
        seen = abs(tips - x) > FAINTEST
        ends = np.stack([x, tips, np.full_like(x, np.nan)], 1)[seen]
        self.shafts.set_data(ends.ravel(), np.repeat(ROWS[seen], 3))
        for head, side in zip(self.heads, (tips < x, tips > x), strict=True):
            head.set_data(tips[side & seen], ROWS[side & seen])
        self.note.set(WORDS[note(seen.mean(), model.verdicts[1], model.alike)])

    def _move_run(self, model):
        t, (low, high) = model.t, WINDOW[model.target]
        steps, curves = np.arange(t + 1), (model.run.b, model.run.spread)
        for name, line, word, curve in zip(
            ("— mean", "-- spread"), self.traces, self.trace_words, curves, strict=True
        ):
            line.set_data(steps, curve[: t + 1])
            word.set(f"{name} {style.number(curve[t], 2)}")
        self.dots.set_data([t, t], [curve[t] for curve in curves])
        close, floor = model.close, low + 0.025 * (high - low)
        self.good.set_data(steps, np.where(close, floor, np.nan))
        self.row.set(WORDS["row"].format(row=longest(close)))
        self.when.set(f"step {t}")
        self.now.set_data([t, t], [low, high])
        self.grip.set_data([t], [high - (high - low) / 25])


def note(share, says, alike):
    """Which words go with the arrows: ``share`` of the fakes have one, D ``says`` so to fakes."""
    if share > 0.3 or 0.2 <= says <= 0.4:
        return "arrows"
    return "flat" if says < 0.2 else "guess" if alike else "blind"
