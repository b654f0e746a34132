"""The picture of figure 26: the drawing, what the networks see, how sure they are, the maps."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import Rectangle

from . import style
from .bitmap import Bitmap, colours
from .draw_digit_ink import MIDDLE, SIDE, box_of, middle_of
from .lettering import Lettering
from .stage import Painter

WORDS = {
    "drawing": "the drawing",
    "right": "→ {n}",
    "left": "← {n}",
    "down": "↓ {n}",
    "up": "↑ {n}",
    "box": "ink: {width} × {height}",
    "changed": ("cut at the dashes,", "long side to 20,", "○ ink’s centre to +"),
    "unchanged": ("not changed", "○ ink’s centre", "+ middle"),
    "seen": "the networks see",
    "empty": "no ink at all",
    "sure": "how sure of each digit?",
    "reads": "{net} reads",
    "maps": "the CNN’s first layer: 8 maps",
    "scale": "white: 0, dark: strong",
}
NAMES = {"cnn": "CNN", "mlp": "MLP"}
COLOUR = {"cnn": style.CLASS_COLOUR[0], "mlp": style.CLASS_COLOUR[1]}
TINT = {"cnn": "#a9cbe9", "mlp": "#f0bd9c"}

WIDTH, HEIGHT = 540, 446
LEFT, BAR_LEFT, BAR_WIDTH = 262, 288, 168
ROW_TOP, ROW = 90, 27
STRONG = 2.0  # a map as strong as this is darkest
INK = np.array([31, 35, 40])
MAP_GAP = 4  # cells of 2 pixels


def percent(p):
    """99.4 %; never 100 % and never 0 %, which softmax does not give."""
    if p >= 0.9995:
        return "> 99.9 %"
    return "< 0.1 %" if p < 0.0005 else f"{100 * p:.1f} %"


def greys(picture):
    """(h, w) uint8 ink -> (h, w, 3) uint8 colours, the first row at the bottom."""
    share = picture[::-1, :, None] / 255
    return (255 + share * (INK - 255)).round().astype(np.uint8)


class DrawDigitPainter(Painter):
    size = (WIDTH, HEIGHT)

    def build(self, figure, model):
        self.sheet = figure.add_axes((0, 0, 1, 1), facecolor="none")
        self.sheet.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self.sheet.axis("off")
        self._build_pictures(figure)
        self._build_bars()
        self._build_maps(figure)

    def _say(self, x, y, text="", size=10.5, color=style.INK, bold=False, ha="left"):
        return self.actor(Lettering(self.sheet, x, y, text, size, color, bold, ha=ha))

    def _title(self, x, y, text):
        self.sheet.text(x, y, text, size=12, weight="bold", va="center")

    def _cells(self, figure, left, top, width, height, columns=SIDE, rows=SIDE):
        """Axes over a box of the picture, counted in cells, row 0 at the top."""
        box = (left / WIDTH, 1 - (top + height) / HEIGHT, width / WIDTH, height / HEIGHT)
        axes = figure.add_axes(box, xlim=(0, columns), ylim=(rows, 0), xticks=(), yticks=())
        axes.patch.set_visible(False)
        for spine in axes.spines.values():
            self.actor(spine)
        return axes

    def _build_pictures(self, figure):
        self._title(12, 14, WORDS["drawing"])
        small = self._cells(figure, 12, 26, 84, 84)
        self.small = self.actor(Bitmap(small, smooth=False))
        look = {"ec": style.ACCENT, "fc": "none", "ls": "--", "lw": 1.6, "zorder": 3}
        self.box = self.actor(small.add_patch(Rectangle((0, 0), 1, 1, **look)))
        self.lines = [self._say(106, 34 + 17 * k) for k in range(5)]
        self.sheet.annotate("", (24, 136), (24, 114), arrowprops={
            "arrowstyle": "-|>,head_width=0.35,head_length=0.6", "color": style.SOFT, "lw": 2})
        self._title(40, 125, WORDS["seen"])
        large = self._cells(figure, 12, 138, 224, 224)
        self.large = self.actor(Bitmap(large, smooth=False))
        look = {"zorder": 4, "clip_on": False}
        (self.cross,) = large.plot([MIDDLE + 0.5], [MIDDLE + 0.5], "+", ms=13, mew=2,
                                   color=style.CLASS_COLOUR[1], **look)
        (self.centre,) = large.plot([], [], "o", mfc="none", mec=style.ACCENT, ms=15, mew=2.5,
                                    **look)
        for mark in (self.cross, self.centre):
            self.actor(mark)

    def _build_bars(self):
        self._title(LEFT, 14, WORDS["sure"])
        self.reads, self.digits, self.sures = {}, {}, {}
        for name in NAMES:
            self.reads[name] = self._say(0, 38, color=COLOUR[name])
            self.digits[name] = self._say(0, 0, color=COLOUR[name], bold=True)
            self.sures[name] = self._say(0, 0, color=COLOUR[name])
        self.bars = {name: self.actor(self.sheet.add_collection(PolyCollection([], zorder=2)))
                     for name in NAMES}
        middles = ROW_TOP + ROW * (np.arange(10) + 0.5)
        track = bars(np.ones(10), -10, 11)
        self.sheet.add_collection(PolyCollection(track, facecolor="#eff2f5", zorder=1))
        self.sheet.vlines(BAR_LEFT, ROW_TOP, ROW_TOP + 10 * ROW, color=style.SOFT, lw=1)
        self.rows = [self._say(BAR_LEFT - 10, y, str(k), 14, bold=True, ha="right")
                     for k, y in enumerate(middles)]
        self.shares = [self._say(0, y - 3) for y in middles]

    def _build_maps(self, figure):
        self._title(12, 378, WORDS["maps"])
        self.sheet.text(516, 378, WORDS["scale"], color=style.SOFT, ha="right", va="center")
        columns = 8 * SIDE + 7 * MAP_GAP
        axes = self._cells(figure, 12, 388, 2 * columns, 2 * SIDE, columns)
        for spine in axes.spines.values():
            spine.set_visible(False)
        self.maps = self.actor(Bitmap(axes, smooth=False))
        lefts = 12 + 2 * (SIDE + MAP_GAP) * np.arange(8)
        frames = [[(x, 388), (x + 56, 388), (x + 56, 444), (x, 444), (x, 388)] for x in lefts]
        look = {"colors": style.FAINT, "linewidths": 1}
        self.actor(self.sheet.add_collection(LineCollection(frames, **look)))

    def move(self, model):
        self._move_pictures(model)
        self._move_verdicts(model)
        self._move_bars(model)
        self.maps.set_rows_up(sheet_of_maps(model.maps)[::-1])

    def _move_pictures(self, model):
        self.small.set_rows_up(greys(model.moved))
        self.large.set_rows_up(greys(model.seen))
        box = box_of(model.moved)
        self.box.set_visible(model.centre and box is not None)
        self.centre.set_visible(box is not None)
        if box:
            top, bottom, left, right = box
            self.box.set_bounds(left, top, right - left, bottom - top)
            row, column = middle_of(model.seen)
            self.centre.set_data([column + 0.5], [row + 0.5])
        self._move_words(model, box)

    def _move_words(self, model, box):
        size = {"width": box[3] - box[2], "height": box[1] - box[0]} if box else {}
        first = WORDS["box" if box else "empty"].format(**size)
        lines = [(first, style.INK), (moved_words(model.dx, model.dy), style.ACCENT)]
        lines += [(line, style.SOFT) for line in WORDS["changed" if model.centre else "unchanged"]]
        for word, (text, colour) in zip(self.lines, lines, strict=True):
            word.set(text, color=colour)

    def _move_verdicts(self, model):
        """The chosen network's answer is large at the left, the other's smaller beside it."""
        for name in NAMES:
            chosen = name == model.net
            x, size = (LEFT, 28) if chosen else (416, 17)
            digit, p = model.top(name)
            self.reads[name].set(WORDS["reads"].format(net=NAMES[name]), x=x)
            self.digits[name].size = size
            self.digits[name].set(str(digit), x=x, y=66)
            self.sures[name].size = 13 if chosen else 11
            self.sures[name].set(percent(p), x=x + (34 if chosen else 22), y=68)

    def _move_bars(self, model):
        top = model.top(model.net)[0]
        for name in NAMES:
            chosen, probs = name == model.net, model.probs[name]
            self.bars[name].set_verts(bars(probs, *((-10, 4) if chosen else (6, 11))))
            self.bars[name].set_facecolor(COLOUR[name] if chosen else TINT[name])
        for k, p in enumerate(model.probs[model.net]):
            self.rows[k].set(color=COLOUR[model.net] if k == top else style.INK)
            self.shares[k].set(percent(p) if p >= 0.0005 else "", x=BAR_LEFT + 6 + BAR_WIDTH * p)


def bars(probs, top, bottom):
    """Rectangles from BAR_LEFT, one in each row: (10, 4, 2)."""
    middles = ROW_TOP + ROW * (np.arange(10) + 0.5)
    corners = np.empty((10, 4, 2))
    corners[:, :2, 0], corners[:, 2:, 0] = BAR_LEFT, BAR_LEFT + BAR_WIDTH * probs[:, None]
    corners[:, [0, 3], 1], corners[:, [1, 2], 1] = middles[:, None] + top, middles[:, None] + bottom
    return corners


def moved_words(dx, dy):
    parts = [("right" if dx > 0 else "left", dx), ("down" if dy > 0 else "up", dy)]
    return " ".join(WORDS[key].format(n=abs(n)) for key, n in parts if n)


def sheet_of_maps(maps):
    """8 maps (8, 28, 28) -> one picture, side by side."""
    sheet = np.full((SIDE, 8 * SIDE + 7 * MAP_GAP, 3), 255, np.uint8)
    for k, picture in enumerate(maps):
        left = k * (SIDE + MAP_GAP)
        sheet[:, left : left + SIDE] = colours(picture / STRONG)
    return sheet
