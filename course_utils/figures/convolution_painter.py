"""The picture of figure 16: the padded input and its window, kernel and products, the output."""

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import Rectangle

from . import style
from .bitmap import colours
from .convolution_cells import Cells, Grid
from .convolution_math import reach
from .convolution_words import words
from .lettering import Lettering
from .stage import Painter

WIDTH, HEIGHT = 760, 430
LEFT, MIDDLE, RIGHT, TOP = 12, 304, 488, 53  # pixels
GREYS = np.array(["#ffffff", "#dce1e6", "#b3bcc6"])  # of the numbers 0, 1, 2
PADDING, TINT = "#fdefcf", "#5b2a862e"


def grids(model):
    """Where the cells of the four grids lie: name -> Grid.  Small sizes get large cells."""
    n, k, o = model.n + 2 * model.p, model.k, model.o
    cell, wide, high = min(44, 264 // n), min(44, 168 // k), min(40, 118 // k)
    out = min(44, 262 // max(o, 1))
    return {
        "input": Grid(LEFT, TOP, n, n, cell, cell),
        "kernel": Grid(MIDDLE, TOP, k, k, wide, high),
        "products": Grid(MIDDLE, TOP + 148, k, k, wide, high),
        "output": Grid(RIGHT, TOP, o, o, out, out),
    }


def tints(numbers):
    """Light colours: blue below 0, white at 0, orange above; text stays readable on them."""
    largest = max(1, int(np.abs(numbers).max(initial=1)))
    red, green, blue = np.moveaxis(colours(0.5 * numbers / largest).astype(int), -1, 0)
    flat = [f"#{code:06x}" for code in (red * 65536 + green * 256 + blue).flat]
    return np.array(flat).reshape(numbers.shape)


class ConvolutionPainter(Painter):
    size = (WIDTH, HEIGHT)

    def build(self, figure, model):
        self.page = self.handle_axes = figure.add_axes((0, 0, 1, 1))
        self.page.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))  # pixels, from the upper left corner
        self.page.axis("off")
        self.sheets = [self._frame(style.SOFT, 1, fc="#eef1f4", zorder=0.5 - i / 10)
                       for i in (1, 2)]  # fmt: skip
        self.cells = {name: self.actor(Cells(HEIGHT)) for name in grids(model)}
        self.border = self._frame(style.INK, 1.6)
        self.covered = PolyCollection([], facecolors=TINT, edgecolors=style.ACCENT, linewidths=1)
        self.actor(self.page.add_collection(self.covered))
        self.covered.set_zorder(3)
        self.window, self.here = (self._frame(style.ACCENT, 3.2, zorder=4) for _ in range(2))
        self.chosen = self._frame(style.INK, 2.4)
        self._build_words()

    def _frame(self, colour, width, fc="none", zorder=2.0):
        frame = Rectangle((0, 0), 1, 1, fc=fc, ec=colour, lw=width, zorder=zorder)
        return self.actor(self.page.add_patch(frame))

    def _build_words(self):
        def say(x, y, size=11.0, color=style.INK, **look):
            return self.actor(Lettering(self.page, x, y, "", size, color, **look))

        places = {"input": LEFT, "kernel": MIDDLE, "output": RIGHT}
        self.words = {name: say(x, 14, 12, bold=True) for name, x in places.items()}
        self.words |= {f"{name}_note": say(x, 34, 11, style.SOFT) for name, x in places.items()}
        self.words |= {
            "products": say(MIDDLE, TOP + 134, 12, bold=True),
            "missing": say(RIGHT, TOP + 18, 12, "#b42318", bold=True),
            "missing_too": say(RIGHT, TOP + 40, 11, "#b42318"),
            "sum": say(LEFT, 341, 12, style.ACCENT, bold=True),
            "channels": say(LEFT, 364, 12, style.ACCENT, bold=True),
            "formula": say(LEFT, 391, 12),
            "dropped": say(WIDTH - 10, 364, 12, ha="right"),
            "rounding": say(WIDTH - 10, 391, 11, style.SOFT, ha="right"),
            "numbers": say(LEFT, 415, 12),
        }

    # --- every frame --------------------------------------------------------------------------

    def move(self, model):
        self.grids = grids(model)
        self._move_input(model)
        self._move_cells("kernel", model.weights[model.shown - 1])
        self._move_cells("output", model.out)
        self._move_window(model)
        self._place(self.chosen, self.grids["kernel"].box(*divmod(model.cell - 1, model.k)))
        for name, text in words(model).items():
            self.words[name].set(text)

    def _move_input(self, model):
        n, p, grid = model.n, model.p, self.grids["input"]
        x = model.x[model.shown - 1]
        fills, inks = GREYS[x], np.full(x.shape, style.INK)
        ring = np.ones(x.shape, bool)
        ring[p : p + n, p : p + n] = False
        fills[ring], inks[ring] = PADDING, style.SOFT
        self.cells["input"].set(grid, x, fills, inks, ~model.used())
        self._place(self.border, grid.box(p, p, n, n))
        for i, sheet in enumerate(self.sheets, 1):
            left, top, *size = grid.box(0, 0, *x.shape)
            self._place(sheet, (left + 4 * i, top - 4 * i, *size))
            sheet.set_visible(i < model.channels)

    def _move_cells(self, name, numbers):
        self.cells[name].set_visible(numbers.size > 0)
        if numbers.size:
            self.cells[name].set(self.grids[name], numbers, tints(numbers))

    def _move_window(self, model):
        fits, grid = model.o > 0, self.grids["input"]
        size = reach(model.k, model.d)
        self.middle = [start + size * grid.width / 2 for start in (grid.left, grid.top)]
        self.stride = model.s * grid.width  # in pixels
        for artist in (self.covered, self.window, self.here, self.cells["products"]):
            artist.set_visible(fits)
        if not fits:
            return
        self._move_cells("products", model.products())
        row, col, d = (model.row - 1) * model.s, (model.col - 1) * model.s, model.d
        steps = [d * i for i in range(model.k)]
        self.covered.set_verts([corners(grid.box(row + i, col + j)) for i in steps for j in steps])
        self._place(self.window, grid.box(row, col, size, size))
        self._place(self.here, self.grids["output"].box(model.row - 1, model.col - 1))

    @staticmethod
    def _place(frame, box):
        frame.set_bounds(box[0] + 0.5, box[1] + 0.5, box[2], box[3])

    def to_pixels(self, axes):
        """The handle stands in the middle of the window.  0.1 of its unit is one output cell, so
        that an arrow key moves the window by one stride."""
        (x, y), unit = self.middle, 10 * self.stride
        return {
            "left": 0, "top": 0, "width": WIDTH, "height": HEIGHT,
            "x": [-x / unit, (WIDTH - x) / unit], "y": [(y - HEIGHT) / unit, y / unit],
        }  # fmt: skip


def corners(box):
    left, top, width, height = box
    left, top = left + 0.5, top + 0.5
    return [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
