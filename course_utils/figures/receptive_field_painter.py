"""The picture of figure 19: the windows layer by layer, the numbers, the field on a picture."""

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

from . import style
from .bitmap import Bitmap
from .lettering import Lettering
from .receptive_field_picture import cat
from .receptive_field_stack import SIZE
from .stage import Painter

WORDS = {
    "windows": "one row: which pixels reach the output neuron?",
    "layer": "layer",
    "input": "input",
    "heads": ("k", "s", "d", "field", "jump"),
    "formula": "layer {n}: {rule}{r} + ({k} − 1) · {d} · {j} = {new}",
    "rule": "field + (k − 1) · d · jump = ",
    "jumps": "and jump · s = {j} · {s} = {out}: pixels between neighbours",
    "bars": "▮ influence, all weights equal: the middle {n} hold 90 %",
    "picture": "its field on 65 × 65 pixels",
    "field": "field {r} × {r}",
    "wide": "field over 999",
    "outside": ", partly outside",
    "whole": "no holes ✓",
    "part": "holes: reads {n} of {r} in a row ✗",
    "many": "with holes ✗",
    "weights": "{w} weights for one channel",
    "work": "{work} multiplications per pixel",
    "jump": ("an output for each pixel", "an output for every {j} pixels"),
    "huge": ">999",
}

BLUE = style.CLASS_COLOUR[0]
CONE, IDLE = "#e3eef8", "#cfd6dd"
RANGE = np.array([to_rgb("#a9cdec"), to_rgb("#0b4f8a")])  # of cells: little and much influence
LEFT, CELL = 50, 5  # the cells: their left edge and their distance, in pixels
TOP, BOTTOM = 362, 154  # middle of the output's row and of the input's
HALF = 5  # half the height of a cell
BARS = (88, 142)  # lower end, and the upper end of the largest
COLUMNS = (398, 415, 441, 485, 529)  # right edges of the numbers beside the rows
PICTURE = (537, 128, 260)  # left, bottom, size
MOST_LINES = 150  # in one layer; beyond, three neurons stand for all


def middle_of(pixels):
    """The middle of the cell over a pixel, in pixels of the figure."""
    return LEFT + CELL * (pixels + 0.5) - 0.5


class ReceptiveFieldPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        self.sheet = self._axes(figure, 0, 0, 800, 430)
        self.sheet.set(xlim=(0, 800), ylim=(0, 430))
        self._build_windows(figure)
        self._build_picture(figure)
        self._build_table()
        self._build_words()

    def _axes(self, figure, left, bottom, width, height):
        box = (left / 800, bottom / 430, width / 800, height / 430)
        axes = figure.add_axes(box, facecolor="none")
        axes.axis("off")
        return axes

    def _say(self, x, y, text="", size=10.5, color=style.INK, bold=False, ha="left"):
        return self.actor(Lettering(self.sheet, x, y, text, size, color, bold, ha=ha))

    def _build_windows(self, figure):
        area = self._axes(figure, LEFT, 0, CELL * SIZE, 430)
        area.set(xlim=(LEFT, LEFT + CELL * SIZE), ylim=(0, 430))
        band = Rectangle((4, 0), COLUMNS[-1], 0, color="#efe7f8", zorder=0.5)
        self.band = self.actor(self.sheet.add_patch(band))
        self.cones = PolyCollection([], facecolors=CONE, edgecolors="none", zorder=1)
        self.links = LineCollection([], linewidths=1, zorder=2)
        for artist in (self.cones, self.links):
            area.add_collection(artist, autolim=False)
            self.actor(artist)
        self.cells = self.actor(Bitmap(area, smooth=False, zorder=3))

    def _build_picture(self, figure):
        left, bottom, size = PICTURE
        axes = self._axes(figure, left, bottom, size, size)
        axes.set(xlim=(0, SIZE), ylim=(SIZE, 0))
        self.photo = self.actor(Bitmap(axes, smooth=False))
        frames = (("white", 5, 2), (style.INK, 2, 3))
        self.frames = [
            self.actor(axes.add_patch(Rectangle((0, 0), 1, 1, fill=False, ec=c, lw=w, zorder=z)))
            for c, w, z in frames
        ]
        (self.dot,) = axes.plot([], [], "o", color=style.ACCENT, mec="white", ms=8, zorder=4)
        self.actor(self.dot)

    def _build_table(self):
        self.names = [self._say(44, 0, color=style.SOFT, ha="right") for _ in range(9)]
        self.table = [[self._say(x, 0, ha="right") for x in COLUMNS] for _ in range(9)]
        for x, word in zip(COLUMNS, WORDS["heads"], strict=True):
            self._say(x, 391, word, color=style.SOFT, ha="right")

    def _build_words(self):
        self._say(8, 414, WORDS["windows"], 12, bold=True)
        self._say(4, 391, WORDS["layer"], color=style.SOFT)
        self._say(PICTURE[0], 414, WORDS["picture"], 12, bold=True)
        self.bars = self._say(LEFT, 68, color=BLUE)
        self.formula = self._say(8, 38, color=style.ACCENT)
        self.jumps = self._say(61, 16, color=style.ACCENT)
        self.totals = [self._say(PICTURE[0], 108 - 23 * i) for i in range(5)]
        self.totals[0].bold = True

    def move(self, model):
        heights = np.linspace(BOTTOM, TOP, model.layers + 1)
        self._move_links(model, heights)
        self._move_cells(model, heights)
        self._move_table(model, heights)
        self._move_picture(model)
        self._move_words(model)

    def _move_cells(self, model, heights):
        """Every row of neurons, and the bars, as pixels of one transparent picture."""
        canvas = np.zeros((430, CELL * SIZE, 4), np.uint8)
        for row, (_, jump), y in zip(model.rows, model.fields, heights, strict=True):
            places = CELL * jump * np.arange(len(row))
            colours = cell_colours(row)
            for shift in range(CELL - 1):
                canvas[round(y) - HALF : round(y) + HALF, places + shift] = colours
            if row is model.rows[-1]:
                at = CELL * model.centre
                canvas[round(y) - HALF : round(y) + HALF, at : at + CELL - 1] = opaque(style.ACCENT)
        row = model.rows[0]
        tall = np.round((BARS[1] - BARS[0]) * row / row.max()).astype(int)
        up = np.arange(BARS[1] - BARS[0])[:, None] < np.maximum(tall, row > 0)
        area = canvas[BARS[0] : BARS[1]].reshape(-1, SIZE, CELL, 4)
        area[:, :, : CELL - 1] = up[..., None, None] * opaque(BLUE)
        canvas[BARS[0] - 1] = opaque(style.SOFT)
        self.cells.set_rows_up(canvas)

    def _move_links(self, model, heights):
        cones, lines, colours = [], [], []
        for n, (k, _, d) in enumerate(model.stack, 1):
            row, jump, below = model.rows[n], model.fields[n][1], model.fields[n - 1][1]
            on = np.flatnonzero(row)
            reach = (k // 2) * d * below + 0.5
            top, bottom = on[[0, -1]] * jump + (-0.5, 0.5), on[[0, -1]] * jump + (-reach, reach)
            (y0, y1), x = heights[n - 1 : n + 1], middle_of(np.array([*top, *bottom[::-1]]))
            cones.append(np.column_stack([x, (y1, y1, y0, y0)]))
            if len(on) * k > MOST_LINES:
                on = on[[0, len(on) // 2, -1]]
            ends = on[:, None] * jump + (np.arange(k) - k // 2) * d * below
            starts = np.broadcast_to(on[:, None] * jump, ends.shape)
            ends = np.stack([middle_of(starts), np.full(ends.shape, y1 - HALF),
                             middle_of(ends), np.full(ends.shape, y0 + HALF)], -1)  # fmt: skip
            lines.append(ends.reshape(-1, 2, 2))
            strength = 0.25 + 0.6 * np.repeat(row[on] / row.max(), k)
            colour = to_rgb(style.ACCENT if n == model.layer else BLUE)
            colours.append(np.column_stack([np.tile(colour, (len(strength), 1)), strength]))
        self.cones.set_verts(cones)
        self.links.set_segments(np.concatenate(lines))
        self.links.set_color(np.concatenate(colours))

    def _move_table(self, model, heights):
        gap = min(heights[1] - heights[0], 36)
        self.band.set(y=heights[model.layer] - gap / 2 + 1, height=gap - 2)
        for n, (name, cells) in enumerate(zip(self.names, self.table, strict=True)):
            shown = n <= model.layers
            for word in (name, *cells):
                word.set_visible(shown)
            if not shown:
                continue
            name.set(str(n) if n else WORDS["input"], y=heights[n])
            numbers = (*(model.stack[n - 1] if n else ("", "", "")), *model.fields[n])
            for i, (word, number) in enumerate(zip(cells, numbers, strict=True)):
                mine = n == model.layer and i < 3
                word.set(short(number), y=heights[n], color=style.ACCENT if mine else style.INK)
                word.bold = mine

    def _move_picture(self, model):
        across = model.rows[0]
        down, middle = model.column()
        both = np.outer(down / down.max(), across / across.max())[..., None]
        strength = np.where(both > 0, 0.4 + 0.6 * np.sqrt(both), 0.2)
        self.photo.set_rows_up((255 - strength * (255 - cat().astype(float)))[::-1])
        half = model.field / 2
        for frame in self.frames:
            frame.set(x=model.centre + 0.5 - half, y=middle + 0.5 - half)
            frame.set(width=model.field, height=model.field)
        self.dot.set_data([model.centre + 0.5], [middle + 0.5])

    def _move_words(self, model):
        n = model.layer
        (k, s, d), (r, j), (new, out) = model.stack[n - 1], *model.fields[n - 1 : n + 1]
        rule = WORDS["rule"] if new < 10_000 else ""
        self.formula.set(WORDS["formula"].format(n=n, rule=rule, r=r, k=k, d=d, j=j, new=new))
        self.jumps.set(WORDS["jumps"].format(j=j, s=s, out=out))
        self.bars.set(WORDS["bars"].format(n=model.middle))
        part = WORDS["part" if model.read else "many"].format(n=model.read, r=model.field)
        size = "field" if model.field <= 999 else "wide"
        texts = (
            WORDS[size].format(r=model.field) + WORDS["outside"] * model.outside,
            part if model.holes else WORDS["whole"],
            WORDS["jump"][model.jump > 1].format(j=model.jump),
            WORDS["weights"].format(w=model.weights),
            WORDS["work"].format(work=f"{model.work:.1f}".removesuffix(".0")),
        )
        for word, text in zip(self.totals, texts, strict=True):
            word.set(text)


def opaque(colour):
    return np.array([*(round(255 * c) for c in to_rgb(colour)), 255], np.uint8)


def cell_colours(row):
    """(n, 4) uint8: grey where a neuron does not count, else the darker the more it does."""
    much = (row / row.max())[:, None]
    rgb = np.where(much > 0, RANGE[0] + much * (RANGE[1] - RANGE[0]), to_rgb(IDLE))
    return np.column_stack([255 * rgb, np.full(len(row), 255)]).round().astype(np.uint8)


def short(number):
    return WORDS["huge"] if isinstance(number, int) and number > 999 else str(number)
