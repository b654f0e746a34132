"""The picture of figure 17: a picture and its windows, the pooled picture, what a move changed."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Polygon, Rectangle

from . import style
from .convolution_cells import Cells, Grid, fitting
from .lettering import Lettering
from .pooling_math import SIZE, seen
from .stage import Painter

WORDS = {
    "input": "picture: 12 × 12",
    "moved": "picture, moved {by}",
    "ways": (("←", "→"), ("↑", "↓")),
    "apart": "frames: windows    empty: 0",
    "overlap": "windows overlap    empty: 0",
    "skipped": "hatched: no window looks here",
    "pooled": "{kind} pooling: {n} × {n}",
    "fewer": "{window} × {window} → 1 number: {before} → {after}",
    "compared": "what the move changed",
    "signs": "= the same    + more    − less",
    "wait": ("Move the picture", "to compare before and after."),
    "max": "Backward: its gradient of 1 goes to that number, 0 to the others.",
    "average": "Backward: its gradient of 1 is shared, 1/{n} for each pixel.",
    "ties": "{n} are equally large: the first of them gets it all.",
    "collects": "That pixel wins {k} windows and collects {sum}.",
    "one": "That pixel wins no other window, so it collects 1.",
    "together": "A pixel collects from all its windows: here at most {most}.",
    "learning": "From all cells together {n} of {all} pixels with ink get a gradient.",
    "same": "unchanged, where ink is or was",
    "bars": ("pixels", "pooled"),
    "share": "{name}: {same} of {all} = {share} %",
    "mark": "60 %",
    "most": "largest change of a cell: {most}",
    "copy": "pooled picture moved {by}",
}

WIDTH, HEIGHT, TOP, SIDE = 800, 430, 56, 240
LEFT = (12, 280, 548)
PAPER, FULL = np.array([255, 255, 255]), np.array([38, 46, 56])
SAME_FILL, OTHERS = "#dafbe1", "#a78bd0"
BARS = (340, 372)  # of the words above each bar


def hexed(colours):
    """(..., 3) numbers from 0 to 255 -> strings, such as "#1f2328"."""
    whole = np.round(colours).astype(int) @ [65536, 256, 1]
    return np.vectorize("#{:06x}".format, otypes=["<U7"])(whole)


def shades(values):
    """Ink on paper: 0 is white, 9 nearly black."""
    return hexed(PAPER + np.asarray(values)[..., None] / 9 * (FULL - PAPER))


def changes(difference):
    """Blue for less, orange for more, white for none; 9 is the strongest."""
    return hexed(255 * style.DIVERGING(0.5 + difference / 22)[..., :3])


def grid_of(panel, n):
    """Where n x n cells lie in a panel, in its middle."""
    width = SIDE // n
    spare = (SIDE - n * width) // 2
    return Grid(LEFT[panel] + spare, TOP + spare, n, n, width, width)


def cell_at(model, x, y):
    """The output cell under a click at fractions x, y -> (row, column) from 1, or None."""
    for panel in (1, 2) if model.is_moved else (1,):
        found = grid_of(panel, model.n).at(x * WIDTH, y * HEIGHT)
        if found:
            return found[0] + 1, found[1] + 1
    return None


def written(values, grid, plus=False):
    """Numbers as short texts with as many digits as fit into a cell; "" where none fit."""
    for digits in (2, 1):
        texts = [f"{v:{'+' if plus else ''}.{digits}f}".replace("-", "−") for v in values.flat]
        texts = [text.rstrip("0").rstrip(".") for text in texts]
        if fitting(max(texts, key=len), grid):
            return np.array(texts, "<U6").reshape(values.shape)
    return np.full(values.shape, "", "<U6")


class PoolingPainter(Painter):
    size = (WIDTH, HEIGHT)

    def build(self, figure, model):
        self.sheet = figure.add_axes((0, 0, 1, 1))
        self.sheet.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        self.sheet.axis("off")
        box = (LEFT[0] / WIDTH, 1 - (TOP + SIDE) / HEIGHT, SIDE / WIDTH, SIDE / HEIGHT)
        self.handle_axes = figure.add_axes(box, xlim=(0, SIZE / 10), ylim=(0, SIZE / 10))
        self.handle_axes.axis("off")
        self.cells = [self.actor(Cells(HEIGHT)) for _ in range(3)]
        self._build_frames()
        self._build_arrows()
        self._build_words()
        self._build_bars()

    def _build_frames(self):
        self.frames = LineCollection([], colors="#0b6bb8", linewidths=1.6, zorder=2)
        self.actor(self.sheet.add_collection(self.frames, autolim=False))
        self.marks = [self._rectangle(style.ACCENT, width) for width in (3, 3, 3, 4)]

    def _rectangle(self, colour, width, zorder=4):
        made = Rectangle((0, 0), 1, 1, fill=False, ec=colour, lw=width, zorder=zorder)
        return self.actor(self.sheet.add_patch(made))

    def _build_arrows(self):
        self.arrows = []
        for colour, width in ((OTHERS, 1.5), ("#ffffff", 3.6), (style.ACCENT, 2)):
            arrows = LineCollection([], colors=colour, linewidths=width, zorder=5)
            self.arrows.append(self.actor(self.sheet.add_collection(arrows, autolim=False)))
        (self.tip,) = self.sheet.plot([], [], "<", color=style.ACCENT, ms=9, mec="white", zorder=6)
        self.beam = Polygon(np.zeros((3, 2)), color=style.ACCENT, lw=0, alpha=0.3, zorder=3)
        self.actor(self.tip)
        self.actor(self.sheet.add_patch(self.beam))

    def _say(self, x, y, size=11, color=style.INK, bold=False, ha="left"):
        return self.actor(Lettering(self.sheet, x, y, "", size, color, bold, ha=ha))

    def _build_words(self):
        self.heads = [self._say(left, 18, 12, bold=True) for left in LEFT]
        self.notes = [self._say(left, 41, 10.5, style.SOFT) for left in LEFT]
        self.calc = self._say(LEFT[0], 318, 11, style.ACCENT, True)
        self.backward = [self._say(LEFT[0], y) for y in (346, 368, 390, 412)]
        x, y = LEFT[2] + SIDE / 2, TOP + SIDE / 2
        self.wait = [self._say(x, y + d, color=style.SOFT, ha="center") for d in (-12, 12)]

    def _build_bars(self):
        self.same = self._say(LEFT[2], 317, 10.5, style.SOFT)
        self.shares = [self._say(LEFT[2], y, bold=True) for y in BARS]
        self.bars = []
        for y, colour in zip(BARS, (style.SOFT, style.GOOD), strict=True):
            for fill in (style.FAINT, colour):
                bar = Rectangle((LEFT[2], y + 10), SIDE, 9, color=fill, lw=0, zorder=2)
                self.bars.append(self.actor(self.sheet.add_patch(bar)))
        x = LEFT[2] + 0.6 * SIDE
        ticks = [[(x, y + 7), (x, y + 22)] for y in BARS]
        mark = self.sheet.add_collection(LineCollection(ticks, colors=style.INK), autolim=False)
        self.goal = [self.actor(mark), self._say(x, BARS[1] + 31, 10.5, ha="center")]
        self.goal[1].set(WORDS["mark"])
        self.last = self._say(LEFT[2], 419, 10.5)

    def move(self, model):
        self._move_input(model)
        self._move_pooled(model)
        self._move_difference(model)
        self._move_arrows(model)
        self._move_backward(model)
        self._move_bars(model)

    def _move_input(self, model):
        grid, mask = grid_of(0, SIZE), seen(model.window, model.stride)
        top, left, _ = model.patch()
        here = slice(top, top + model.window), slice(left, left + model.window)
        texts = model.x.astype("<U1")
        texts[model.x == 0] = ""
        texts[here] = model.x[here]
        inks = np.where(model.x >= 5, "#ffffff", style.INK)
        self.cells[0].set(grid, texts, shades(model.x), inks, ~mask)
        place(self.marks[0], grid.box(top, left, model.window, model.window))
        apart = model.stride >= model.window
        corners = [(i * model.stride, j * model.stride) for i, j in np.ndindex(model.n, model.n)]
        boxes = [grid.box(*corner, model.window, model.window) for corner in corners]
        self.frames.set_segments([outline(box) for box in boxes] if apart else [])
        by = WORDS["moved"].format(by=steps(model.dx, model.dy))
        self.heads[0].set(by if model.is_moved else WORDS["input"])
        note = "skipped" if not mask.all() else "apart" if apart else "overlap"
        self.notes[0].set(WORDS[note])

    def _move_pooled(self, model):
        grid, values = grid_of(1, model.n), model.pooled
        texts = written(values, grid)
        texts[values == 0] = ""
        inks = np.where(values >= 4.5, "#ffffff", style.INK)
        self.cells[1].set(grid, texts, shades(values), inks)
        place(self.marks[1], grid.box(model.row - 1, model.col - 1))
        self.heads[1].set(WORDS["pooled"].format(kind=model.kind, n=model.n))
        self.notes[1].set(
            WORDS["fewer"].format(window=model.window, before=SIZE**2, after=model.n**2)
        )

    def _move_difference(self, model):
        grid, difference = grid_of(2, model.n), model.pooled - model.before
        texts, fills = written(difference, grid, plus=True), changes(difference)
        if not texts.any():
            texts = np.select([difference > 0, difference < 0], ["+", "−"], "").astype("<U6")
        still = difference == 0
        same = still & (model.pooled > 0)
        texts[still], texts[same] = "", "="
        fills[same] = SAME_FILL
        inks = np.where(same, style.GOOD, style.INK)
        inks[np.abs(difference) > 6] = "#ffffff"
        self.cells[2].set(grid, texts, fills, inks)
        place(self.marks[2], grid.box(model.row - 1, model.col - 1))
        self.cells[2].set_visible(model.is_moved)
        self.marks[2].set_visible(model.is_moved)
        self.heads[2].set(WORDS["compared"])
        self.notes[2].set(WORDS["signs"] if model.is_moved else "")
        for line, words in zip(self.wait, WORDS["wait"], strict=True):
            line.set("" if model.is_moved else words)

    def _move_arrows(self, model):
        pixels, cells = grid_of(0, SIZE), grid_of(1, model.n)
        is_max = model.kind == "max"
        for artist in (*self.arrows, self.tip, self.marks[3]):
            artist.set_visible(is_max)
        self.beam.set_visible(not is_max)
        chosen = cells.box(model.row - 1, model.col - 1)
        if is_max:
            others = [cells.box(*rival) for rival in model.rivals()]
            self._point(pixels.box(*model.winner()), chosen, others)
        else:
            top, left, patch = model.patch()
            self.beam.set_xy(wedge(pixels.box(top, left, *patch.shape), chosen))

    def _point(self, pixel, chosen, others):
        """Arrows to a pixel's upper right corner: along the upper edge of cells, off the digits."""
        place(self.marks[3], pixel)
        end = (pixel[0] + pixel[2], pixel[1] + 3)
        line = [((chosen[0], chosen[1] + 3), end)]
        back = [((left, top + 3), end) for left, top, _, _ in others]
        for arrows, segments in zip(self.arrows, (back, line, line), strict=True):
            arrows.set_segments(segments)
        self.tip.set_data([end[0]], [end[1]])

    def _move_backward(self, model):
        self.calc.set(model.calc())
        numbers = model.patch()[2]
        ties, k = int((numbers == numbers.max()).sum()), len(model.rivals())
        if model.kind == "max":
            total = " + ".join(["1"] * k) + f" = {k}" if k <= 4 else str(k)
            collects = WORDS["collects"].format(k=k, sum=total) if k > 1 else WORDS["one"]
            lines = [WORDS["max"], WORDS["ties"].format(n=ties) if ties > 1 else "", collects]
        else:
            most = style.number(model.collected.max(), 2)
            lines = [WORDS["average"].format(n=numbers.size), WORDS["together"].format(most=most)]
        learn, ink = model.learning()
        said = [line for line in lines if line] + [WORDS["learning"].format(n=learn, all=ink)]
        for line, words in zip(self.backward, [*said, "", ""], strict=False):
            line.set(words)

    def _move_bars(self, model):
        found = (model.pixels, model.cells)
        rows = zip(found, WORDS["bars"], self.shares, self.bars[1::2], strict=True)
        for (same, active), name, words, bar in rows:
            bar.set_width(SIDE * same / active)
            share = 100 * same // active
            words.set(WORDS["share"].format(name=name, same=same, all=active, share=share))
        self.same.set(WORDS["same"])
        self.last.set(self._last_line(model))
        for artist in (self.same, *self.shares, *self.bars, *self.goal, self.last):
            artist.set_visible(model.is_moved)

    def _last_line(self, model):
        by = model.copy_move()
        if not by:
            most = np.abs(model.pooled - model.before).max()
            return WORDS["most"].format(most=style.number(most, 2).rstrip("0").rstrip("."))
        return WORDS["copy"].format(by=steps(*by))


def steps(right, down):
    """A move as arrows with numbers: → 1 ↓ 2."""
    pairs = zip((right, down), WORDS["ways"], strict=True)
    return " ".join(f"{ways[n > 0]} {abs(n)}" for n, ways in pairs if n)


def place(rectangle, box):
    left, top, width, height = box
    rectangle.set_bounds(left, top, width, height)


def wedge(window, cell):
    """A beam of light from a cell onto a whole window: corners, (6, 2)."""
    left, top, width, height = window
    right, low = left + width, top + height
    x, y = cell[0], cell[1] + cell[3] / 2
    return [(x, y), (right, top), (left, top), (left, low), (right, low), (x, y)]


def outline(box):
    left, top, width, height = box
    right, low = left + width, top + height
    return [(left, top), (right, top), (right, low), (left, low), (left, top)]
