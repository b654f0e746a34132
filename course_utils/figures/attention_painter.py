"""The picture of figure 24, part 1: a sentence, its keys in the plane, scores and weights."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.patches import Polygon

from . import style
from .attention_math import ENOUGH, SENTENCES
from .attention_random_painter import RandomPainter
from .geometry import half_plane, line_points
from .lettering import Lettering, _font
from .stage import DPI, Painter

WORDS = {
    "lines": "one line further: score + 1, weight × 2.7",
    "query": "query",
    "key": "size: weight",
    "result": "weighted mean",
    "score": "score = q · key",
    "weight": "weight (softmax)",
    "sum": "sum {total}",
    "calc": "{word}: {products} = {score}",
    "seen": "looks at about {seen} of {n} words",
    "enough": "0.8",
    "masked": "−∞",
}

WIDTH, HEIGHT = 800, 430
PLANE = (14, 78, 348, 319)  # left, top, width, height in pixels
REACH = (3.0, 2.75)
BLUE, RESULT, OTHER = style.CLASS_COLOUR[0], style.CLASS_COLOUR[1], "#a8b3bd"
STRIP, ROW, PITCH = 28, 110, 29
ZERO, UNIT = 568, 9.0  # pixels of score 0, pixels for one score
BAR, FULL = 640, 80  # left end of the weights, length of weight 1
# Words that stay: left or other end, height, key.
STILL = ((PLANE[0], 63, "lines", "left"), (ZERO, 82, "score", "center"),
         (792, 82, "weight", "right"), (40, 414, "query", "left"), (123, 414, "key", "left"),
         (248, 414, "result", "left"))  # fmt: skip
MOST = max(len(sentence.words) for sentence in SENTENCES.values())


def shade(weight):
    """White for 0 to blue for 1, quickly at first."""
    blue = np.array(to_rgb(BLUE))
    return tuple(1 - (1 - blue) * weight**0.7)


def letters_wide(text, points):
    return _font(points, True, False).getlength(text)


def strip_places(words):
    """Left end and width of each word's box in the line of the sentence, in pixels."""
    widths = [letters_wide(word, 14) + 16 for word in words]
    gap = 6
    lefts = np.cumsum([0, *widths[:-1]]) + gap * np.arange(len(words))
    start = (WIDTH - (lefts[-1] + widths[-1])) / 2
    return [(start + left, width) for left, width in zip(lefts, widths, strict=True)]


def level_lines(q):
    """Where q · point is a whole number: one line for each, in the plane."""
    size = float(np.hypot(*q))
    if size < 0.04:
        return []
    top = int(np.abs(q) @ REACH)
    return [np.transpose(line_points(*q, -s)) for s in range(-top, top + 1)]


class QueryPainter(Painter):
    size = (WIDTH, HEIGHT)

    def build(self, figure, model):
        self.sheet = figure.add_axes((0, 0, 1, 1))
        self.sheet.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self.sheet.axis("off")
        left, top, width, height = PLANE
        box = (left / WIDTH, 1 - (top + height) / HEIGHT, width / WIDTH, height / HEIGHT)
        plane = self.handle_axes = figure.add_axes(box)
        plane.set(xlim=(-REACH[0], REACH[0]), ylim=(-REACH[1], REACH[1]), xticks=(), yticks=())
        self._build_field(plane)
        self._build_points(plane)
        self._build_still()
        self._build_strip()
        self._build_rows()

    def _collection(self, axes, zorder, **look):
        made = LineCollection([], zorder=zorder, **look)
        return self.actor(axes.add_collection(made, autolim=False))

    def _build_field(self, plane):
        empty = np.full((1, 2), np.nan)
        tint = Polygon(empty, color="#f3eefa", lw=0, zorder=0.5)
        self.tint = self.actor(plane.add_patch(tint))
        self.levels = self._collection(plane, 0.6, colors="#cdbfe2", linewidths=0.9)
        self.springs = self._collection(plane, 2, colors="#8fbde3", capstyle="round")
        self.signs = [
            self.actor(Lettering(plane, x, y, "", 10.5, style.SOFT, ha=ha))
            for x, y, ha in ((-2.9, 2.55, "left"), (-2.9, -2.55, "left"), (2.9, -2.55, "right"))
        ]
        (cross,) = plane.plot([0], [0], "+", color=style.SOFT, ms=9, mew=1.2)
        self.actor(cross)

    def _build_points(self, plane):
        self.dots = plane.scatter(np.zeros(MOST), np.zeros(MOST), zorder=3, lw=1.2)
        self.arrow = plane.quiver([0], [0], [1], [1], color=style.ACCENT, angles="xy", scale=1)
        self.arrow.set(zorder=4)
        self.arrow.scale_units, self.arrow.width = "xy", 0.011
        (self.tip,) = plane.plot([], [], "o", color=style.ACCENT, ms=9, mec="white", zorder=5)
        (self.result,) = plane.plot([], [], "D", color=RESULT, ms=11, mec="white", mew=1.5)
        self.result.set_zorder(6)
        self.q_name = Lettering(plane, 0, 0, "q", 13, style.ACCENT, bold=True, ha="center")
        self.names = [Lettering(plane, 0, 0, "", 11, ha="center") for _ in range(MOST)]
        for artist in (self.dots, self.arrow, self.tip, self.result, self.q_name, *self.names):
            self.actor(artist)

    def _build_still(self):
        for x, y, key, ha in STILL:
            self._say(x, y, 10.5, style.INK if y > 400 else style.SOFT, ha=ha).set(WORDS[key])
        self.sheet.plot([14, 28], [414, 414], color=style.ACCENT, lw=3)
        self.sheet.plot([30], [414], ">", color=style.ACCENT, ms=8)
        self.sheet.plot([110], [414], "o", color=BLUE, ms=9)
        self.sheet.plot([235], [414], "D", color=RESULT, ms=9)
        bottom = ROW + (MOST - 0.5) * PITCH
        self.sheet.plot([ZERO, ZERO], [ROW - 15, bottom], color=style.SOFT, lw=1)
        self.sheet.plot([BAR, BAR], [ROW - 15, bottom], color=style.SOFT, lw=1)
        goal = BAR + ENOUGH * FULL
        self.sheet.plot([goal, goal], [ROW - 15, bottom], ":", color=style.GOOD, lw=1.6)
        self._say(goal, 366, 10.5, style.GOOD, True, "center").set(WORDS["enough"])

    def _build_strip(self):
        self.boxes = PolyCollection([], edgecolors="none", zorder=1)
        self.actor(self.sheet.add_collection(self.boxes, autolim=False))
        self.frame = self._collection(self.sheet, 2, colors=style.ACCENT, linewidths=2.4)
        self.text = [
            self.actor(Lettering(self.sheet, 0, STRIP, "", 14, bold=True, ha="center"))
            for _ in range(MOST)
        ]

    def _say(self, x, y, size=11, color=style.INK, bold=False, ha="left"):
        return self.actor(Lettering(self.sheet, x, y, "", size, color, bold, ha=ha))

    def _build_rows(self):
        ys = ROW + PITCH * np.arange(MOST)
        self.words = [self._say(386, y) for y in ys]
        self.scores = [self._say(506, y, ha="right") for y in ys]
        self.weights = [self._say(792, y, 12, bold=True, ha="right") for y in ys]
        self.score_bars = self._collection(self.sheet, 2, colors=OTHER, linewidths=12)
        self.weight_bars = self._collection(self.sheet, 2, colors=BLUE, linewidths=13)
        self.total = self._say(792, 366, 11, style.SOFT, ha="right")
        self.calc = self._say(386, 389)
        self.seen = self._say(386, 414, 13, BLUE, True)
        self.shown = None

    def _show_sentence(self, said):
        self.shown = said
        for sign, words in zip(self.signs, said.ways, strict=True):
            sign.set(words)
        places, half = strip_places(said.words), 15
        corners = [
            [(x, STRIP - half), (x + w, STRIP - half), (x + w, STRIP + half), (x, STRIP + half)]
            for x, w in places
        ]
        self.boxes.set_verts(corners)
        box = corners[said.looks]
        self.frame.set_segments([[*box, box[0]]])
        for lettering, word, (x, w) in zip(self.text, said.words, places, strict=False):
            lettering.set(word, x=x + w / 2)
        for lettering in self.text[len(said.words) :]:
            lettering.set("")

    def move(self, model):
        if self.shown is not model.said:
            self._show_sentence(model.said)
        self._move_field(model)
        self._move_points(model)
        self._move_strip(model)
        self._move_rows(model)
        self._move_sums(model)

    def _move_field(self, model):
        q = model.q
        self.tint.set_xy(half_plane(*q, 0, -3.1, 3.1))
        self.levels.set_segments(level_lines(q))
        points, result = model.said.points, model.result
        shown = [i for i, w in enumerate(model.weights) if w > 0.004]
        self.springs.set_segments([[points[i], result] for i in shown])
        self.springs.set_linewidths([0.8 + 7 * model.weights[i] for i in shown])

    def _move_points(self, model):
        points, weights = model.said.points, model.weights
        sizes = 34 + 560 * weights
        self.dots.set_offsets(points)
        self.dots.set_sizes(sizes)
        hidden = model.hidden
        self.dots.set_facecolors(["#ffffff" if h else BLUE for h in hidden])
        self.dots.set_edgecolors([OTHER if h else "#ffffff" for h in hidden])
        radius = np.sqrt(sizes / np.pi) * DPI / 72 * 2 * REACH[0] / PLANE[2]
        for i, name in enumerate(self.names):
            if i >= len(points):
                name.set("")
                continue
            x, y = points[i]
            ink = OTHER if hidden[i] else style.ACCENT if i == model.said.looks else style.INK
            name.set(model.said.words[i], x=x, y=y + radius[i] + 0.19, color=ink)
        q = model.q
        self.arrow.set_UVC(*q)
        self.tip.set_data([q[0]], [q[1]])
        self.result.set_data([model.result[0]], [model.result[1]])
        self._move_q_name(q, model.length)

    def _move_q_name(self, q, length):
        ahead = q / length if length else np.array([0.0, 1.0])
        beside = np.array([ahead[1], -ahead[0]]) * 0.28
        x, y = np.clip(q + beside, -2.6, 2.6)
        self.q_name.set(x=x, y=y)

    def _move_strip(self, model):
        self.boxes.set_facecolors([shade(w) for w in model.weights])
        rows = zip(self.text, model.weights, model.hidden, strict=False)
        for lettering, weight, hidden in rows:
            lettering.set(color=OTHER if hidden else "#ffffff" if weight > 0.65 else style.INK)

    def _move_rows(self, model):
        n = len(model.said.words)
        ys = ROW + PITCH * np.arange(n)
        scores = np.where(model.hidden, 0, model.scores)
        ends = ZERO + UNIT * scores
        self.score_bars.set_segments([[(ZERO, y), (x, y)] for x, y in zip(ends, ys, strict=True)])
        ends = BAR + FULL * model.weights
        self.weight_bars.set_segments([[(BAR, y), (x, y)] for x, y in zip(ends, ys, strict=True)])
        for i, rows in enumerate(zip(self.words, self.scores, self.weights, strict=True)):
            self._write_row(model, i, *rows, n)

    def _write_row(self, model, i, word, score, weight, n):
        if i >= n:
            for each in (word, score, weight):
                each.set("")
            return
        hidden, looks = model.hidden[i], i == model.said.looks
        ink = OTHER if hidden else style.ACCENT if looks else style.INK
        word.set(model.said.words[i], color=ink)
        score.set(WORDS["masked"] if hidden else style.number(model.scores[i], 2), color=ink)
        weight.set("0" if hidden else f"{model.weights[i]:.2f}", color=OTHER if hidden else BLUE)

    def _move_sums(self, model):
        i = int(np.argmax(model.weights))
        (x, y), q = model.said.keys[i], model.q
        products = " + ".join(
            f"{bracket(a)} · {bracket(b)}" for a, b in zip(q, (x, y), strict=True)
        )
        score = style.number(model.scores[i], 2)
        self.calc.set(WORDS["calc"].format(word=model.said.words[i], products=products,
                                           score=score))  # fmt: skip
        self.total.set(WORDS["sum"].format(total=f"{model.weights.sum():.2f}"))
        n = int((~model.hidden).sum())
        self.seen.set(WORDS["seen"].format(seen=style.number(model.seen), n=n))


def bracket(value):
    """A factor: a negative one in brackets."""
    text = style.number(value, 2)
    return f"({text})" if text[0] == "−" else text


class AttentionPainter:
    """Two pictures, each with a stage of its own; each is made when it is first looked at."""

    size = (WIDTH, HEIGHT)
    makers = {1: QueryPainter, 2: RandomPainter}

    def __init__(self, model):
        self.pages = {}
        self.show(model)

    def show(self, model):
        if model.part not in self.pages:
            self.pages[model.part] = self.makers[model.part](model)
        self.now = self.pages[model.part]
        self.stage = self.now.stage

    @property
    def handle_axes(self):
        return self.now.handle_axes

    def to_pixels(self, axes):
        return self.now.to_pixels(axes)

    def paint(self, model) -> bytes:
        self.show(model)
        return self.now.paint(model)
