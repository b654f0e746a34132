"""The picture of figure 9: from logits to probabilities in rows, and the probabilities over T."""

import math

import numpy as np

from . import style
from .amounts import signed
from .lettering import Lettering
from .stage import Painter

WORDS = {
    "formula": "p = exp((z + c) ÷ T) ÷ sum",
    "stable": "p = exp((z + c − {largest}) ÷ T) ÷ sum",
    "setting": "T = {T}    c = {c}",
    "logit": "logit z (drag a dot)",
    "shifted": "z + c",
    "exp": "exp( … )",
    "p": "probability p",
    "sum": "sum {total}",
    "inf": "too large: inf",
    "lost": "{e} ÷ {total} = {p}",
    "curves": "p at every T",
    "T": "temperature T",
    "entropy": "uncertainty",
    "certain": "0: certain",
    "equal": "2: all four equal",
    "right": "★ right answer {true}: p = {p}",
    "order": "order: {order}",
    "no_curves": "broken: no probabilities to draw",
    "nan": "nan means: not a number",
    "too_large": "the sum is too large to store",
    "all_zero": "every exp was rounded to 0",
    "inexact": "too small to store exactly",
}

NAMES = ("cat", "dog", "fox", "owl")
LOOKS = (("#5790fc", "-"), ("#d97700", "--"), ("#c9182b", "-."), ("#6c7078", ":"))
WRONG = "#b42318"
TOP, ROW = 0.8, 0.08  # height of the first row and from row to row, fractions of the picture
TEMPERATURES = np.geomspace(0.1, 10, 121)


def curves(z):
    """Softmax of the logits z (4,) at all TEMPERATURES -> (121, 4)."""
    exps = np.exp((np.array(z) - max(z)) / TEMPERATURES[:, None])
    return exps / exps.sum(1, keepdims=True)


class SoftmaxPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        self.sheet = figure.add_axes((0, 0, 1, 1), facecolor="none")
        self.sheet.set(xlim=(0, 1), ylim=(0, 1))
        self.sheet.axis("off")
        box = (TOP - 3.5 * ROW, 4 * ROW)
        logits = figure.add_axes((0.09, box[0], 0.205, box[1]))
        probs = figure.add_axes((0.605, box[0], 0.295, box[1]))
        self.handle_axes = logits
        self._build_bars(logits, (-5.4, 5.4), 0.62)
        self.logit_bars = self.bars
        (self.dots,) = logits.plot([], [], "o", color=style.ACCENT, ms=11, clip_on=False)
        self.actor(self.dots)
        self._build_bars(probs, (0, 1), 0.62)
        self.prob_bars = self.bars
        self._build_rows()
        self._build_curves(figure.add_axes((0.06, 0.125, 0.47, 0.255)))
        self._build_gauge(figure.add_axes((0.605, 0.315, 0.365, 0.055)))
        self._build_words()

    def _build_bars(self, axes, limits, height):
        axes.set(xlim=limits, ylim=(-0.5, 3.5), xticks=(), yticks=())
        axes.axvline(0, color=style.SOFT, lw=1)
        self.bars = axes.barh((3, 2, 1, 0), 0, height, color=[look[0] for look in LOOKS])
        for bar in self.bars:
            self.actor(bar)

    def _say(self, x, y, size=11, color=style.INK, bold=False, ha="left"):
        return self.actor(Lettering(self.sheet, x, y, "", size, color, bold, ha=ha))

    def _build_rows(self):
        self.names, self.shifted, self.exps, self.probs = [], [], [], []
        for i in range(4):
            y = TOP - i * ROW
            self.names.append(self._say(0.015, y, 12, bold=True))
            self.shifted.append(self._say(0.395, y, ha="right"))
            self.exps.append(self._say(0.575, y, ha="right"))
            self.probs.append(self._say(0.91, y, 12, bold=True))
        self.total = self._say(0.575, TOP - 4 * ROW, bold=True, ha="right")
        heads = (("logit", 0.09, "left"), ("shifted", 0.395, "right"), ("exp", 0.575, "right"),
                 ("p", 0.605, "left"))  # fmt: skip
        for key, x, ha in heads:
            self.sheet.text(x, 0.875, WORDS[key], ha=ha, va="center", color=style.SOFT)

    def _build_curves(self, axes):
        axes.set(xscale="log", xlim=(0.1, 10), ylim=(0, 1.06), yticks=(0, 0.5, 1))
        axes.set_xticks((0.1, 0.3, 1, 3, 10), ("0.1", "0.3", "1", "3", "10"))
        axes.set_xticks((), minor=True)
        axes.set_xlabel(WORDS["T"], labelpad=1)
        axes.grid(True)
        self.curves = [axes.plot(TEMPERATURES, 0 * TEMPERATURES, dash, color=colour)[0]
                       for colour, dash in LOOKS]  # fmt: skip
        (self.now,) = axes.plot([], [], color=style.ACCENT, lw=2)
        (self.points,) = axes.plot([], [], "o", color=style.ACCENT, ms=7, ls="")
        (self.noted,) = axes.plot(
            [], [], "D", mfc="white", mec=style.INK, mew=2, ms=9, ls="", clip_on=False
        )
        for artist in (*self.curves, self.now, self.points, self.noted):
            self.actor(artist)
        self.no_curves = [
            self.actor(Lettering(axes, 0.5, y, WORDS[key], size, WRONG, ha="center", data=False))
            for key, y, size in (("no_curves", 0.6, 12), ("nan", 0.38, 11))
        ]

    def _build_gauge(self, axes):
        axes.set(xlim=(0, 2), ylim=(0, 1), xticks=(), yticks=())
        self.gauge = self.actor(axes.barh([0.5], [0], 1, color=style.ACCENT)[0])

    def _build_words(self):
        self.formula = self._say(0.015, 0.945, 13, style.INK, True)
        self.setting = self._say(0.985, 0.945, 13, style.ACCENT, True, "right")
        self.bits = self._say(0.97, 0.41, 12, style.ACCENT, True, "right")
        self.right, self.order = self._say(0.605, 0.165, 12), self._say(0.605, 0.085, 12)
        still = (
            ("curves", 0.06, 0.42, "left", 12),
            ("entropy", 0.605, 0.41, "left", 11),
            ("certain", 0.605, 0.275, "left", 10.5),
            ("equal", 0.97, 0.275, "right", 10.5),
        )
        for key, x, y, ha, size in still:
            bold = "bold" if size == 12 else "normal"
            self.sheet.text(x, y, WORDS[key], ha=ha, va="center", size=size, weight=bold)
        for i, (name, (colour, dash)) in enumerate(zip(NAMES, LOOKS, strict=True)):
            x = 0.222 + 0.081 * i
            self.sheet.plot([x, x + 0.032], [0.42, 0.42], dash, color=colour)
            self.sheet.text(x + 0.037, 0.42, name, va="center", size=10.5)

    def move(self, model):
        self._move_rows(model)
        self._move_curves(model)
        self._move_summary(model)

    def _move_rows(self, model):
        shifted, exps, probs = model.shifted(), model.exps(), model.probs()
        total, broken = sum(exps), model.broken
        self.dots.set_data(model.z, (3, 2, 1, 0))
        for i, name in enumerate(NAMES):
            self.names[i].set(f"{name} ★" if name == model.true else name)
            self.logit_bars[i].set_width(model.z[i])
            self.shifted[i].set(style.number(shifted[i]))
            finite = math.isfinite(exps[i])
            self.exps[i].set(amount(exps[i]) if finite else WORDS["inf"],
                             color=style.INK if finite else WRONG)  # fmt: skip
            self.prob_bars[i].set_width(0 if broken else probs[i])
            said, x = f"{probs[i]:.3f}", 0.91
            if broken:
                e, p = amount(exps[i]), amount(probs[i])
                said, x = WORDS["lost"].format(e=e, total=amount(total), p=p), 0.62
            self.probs[i].set(said, x=x, color=WRONG if broken else style.INK)
        wrong = total == 0 or math.isinf(total)
        self.total.set(WORDS["sum"].format(total=amount(total)),
                       color=WRONG if wrong else style.INK)  # fmt: skip

    def _move_curves(self, model):
        for line, heights in zip(self.curves, curves(model.z).T, strict=True):
            line.set_ydata(heights)
        broken, truth = model.broken, model.truth()
        for artist in (*self.curves, self.now, self.points, self.noted):
            artist.set_visible(not broken)
        self.no_curves[0].set_visible(broken)
        self.no_curves[1].set_visible(broken and any(map(math.isnan, model.probs())))
        self.now.set_data([model.T, model.T], [0, 1.06])
        self.points.set_data([model.T] * 4, truth)
        notes = [(T, p) for T, (z, p) in model.noted.items() if z == model.z]
        self.noted.set_data([T for T, _ in notes], [p for _, p in notes])

    def _move_summary(self, model):
        broken, colour = model.broken, WRONG if model.broken else style.INK
        largest = style.number(max(model.shifted()))
        largest = f"({largest})" if max(model.shifted()) < 0 else largest
        self.formula.set(WORDS["stable" if model.stable else "formula"].format(largest=largest))
        self.setting.set(WORDS["setting"].format(T=f"{model.T:.3g}", c=signed_whole(model.c)))
        self.gauge.set_width(0 if broken else model.entropy())
        self.bits.set("" if broken else style.number(model.entropy(), 2))
        p = model.probs()[NAMES.index(model.true)]
        said = amount(p) if broken else f"{p:.3f}"
        self.right.set(WORDS["right"].format(true=model.true, p=said), color=colour)
        by_size = sorted(range(4), key=lambda i: -model.z[i])
        order = NAMES[by_size[0]]
        for i, j in zip(by_size, by_size[1:], strict=False):
            order += (" = " if model.z[i] == model.z[j] else " > ") + NAMES[j]
        said = reason(sum(model.exps())) if broken else WORDS["order"].format(order=order)
        self.order.set(said, color=colour)


def amount(value):
    """nan and inf as the computer writes them."""
    return signed(value) if math.isfinite(value) else str(value)


def reason(total):
    """What went wrong, told by the sum of the four exp."""
    if math.isinf(total):
        return WORDS["too_large"]
    return WORDS["inexact"] if total else WORDS["all_zero"]


def signed_whole(value):
    return str(value).replace("-", "−")
