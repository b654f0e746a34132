"""The picture of the five lines: the program, what is in memory, and w on its way."""

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Rectangle

from . import style
from .five_lines_program import BEST, loss_at
from .lettering import Lettering
from .stage import Painter
from .style import number

WIDTH, HEIGHT = 760, 430
CARD, BAND, REFUSED, REFUSED_BAND = "#f6f8fa", "#ece3f6", "#b42318", "#ffe3df"
CODE_LEFT, NAME_LEFT, CODE_TOP, MEMORY_TOP = 40, 22, 52, 258  # pixels: the middle of the first rows
PITCH, LETTER = 23, 10.23  # distance of two rows, width of a letter of the code
RIGHT, AXES_LEFT, AXES_WIDTH = 424, 472, 278
LIMITS = (-0.1, 4.1)  # of w
ROWS = ("X", "y", "y_hat", "loss", "grad", "w")
NAMES = {"grad": "w.grad"}
COLUMNS = (180, 239, 298)  # right ends of the three numbers of X, y and y_hat


class FiveLinesPainter(Painter):
    size = (WIDTH, HEIGHT)

    def build(self, figure, model):
        self.page = figure.add_axes((0, 0, 1, 1))
        self.page.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))  # pixels, from the upper left corner
        self.page.axis("off")
        self._build_program()
        self._build_memory()
        self._build_bowl(self._axes(figure, 34, 190, (-1.5, 9.4), (0, 2, 4, 6, 8)))
        self._build_time(self._axes(figure, 258, 114, (21.6, -1.6), (0, 10, 20)))
        self.note = self._say(12, 412, size=11.5)

    def _axes(self, figure, y, height, limits, ticks):
        """A graph over w.  Its own grid and numbers: matplotlib's ticks take 40 ms to make."""
        box = (AXES_LEFT / WIDTH, 1 - (y + height) / HEIGHT, AXES_WIDTH / WIDTH, height / HEIGHT)
        axes = figure.add_axes(box)
        axes.set(xlim=LIMITS, ylim=limits, xticks=[], yticks=[])
        across = [(w, v) for t in ticks for w, v in zip(LIMITS, (t, t), strict=True)]
        down = [(w, v) for w in range(5) for v in limits]
        ends = np.reshape(across + down, (-1, 2, 2))
        axes.add_collection(LineCollection(ends, colors=style.FAINT, linewidths=0.8, zorder=0.5))
        for t in ticks:
            at = y + height * (limits[1] - t) / (limits[1] - limits[0])
            self._say(AXES_LEFT - 7, at, f"{t}", 10.5, color=style.SOFT, ha="right")
        return axes

    def _say(self, x, y, text="", size=11.5, **look):
        return self.actor(Lettering(self.page, x, y, text, size, **look))

    def _card(self, y, height, title):
        self._say(12, y - 15, title, size=12, bold=True)
        card = Rectangle((12, y), RIGHT - 12, height, fc=CARD, ec=style.FAINT, lw=1)
        self.page.add_patch(card)

    def _band(self):
        band = Rectangle((13, 0), RIGHT - 14, PITCH, fc=BAND, lw=0)
        return self.actor(self.page.add_patch(band))

    def _build_program(self):
        self._card(32, 7 * PITCH + 14, "the program")
        self.band = self._band()
        self.pointer = self._say(19, 0, "▶", size=12)
        rows = [CODE_TOP + PITCH * i for i in range(7)]
        self.code = [self._say(CODE_LEFT, y, size=12, mono=True) for y in rows]
        self.round = self._say(RIGHT - 10, 0, size=11, color=style.SOFT, ha="right")
        (self.strikes,) = self.page.plot([], [], color=style.SOFT, lw=1.6, zorder=8)
        self.actor(self.strikes)

    def _build_memory(self):
        self._card(MEMORY_TOP - 16, 6 * PITCH + 8, "in memory")
        self.written = self._band()
        self.values, self.tags, self.names = {}, {}, {}
        for i, row in enumerate(ROWS):
            y = MEMORY_TOP + PITCH * i
            self.names[row] = self._say(NAME_LEFT, y, NAMES.get(row, row), 12, mono=True, bold=True)
            many = COLUMNS if row in ("X", "y", "y_hat") else COLUMNS[:1]
            self.values[row] = [self._say(x, y, size=12, mono=True, ha="right") for x in many]
            self.tags[row] = self._say(RIGHT - 8, y, size=11, color=style.SOFT, ha="right")

    def _build_bowl(self, axes):
        axes.plot([BEST, BEST], [-1.5, 6.9], "--", color=style.GOOD, lw=2)
        self._say(AXES_LEFT, 17, "the loss over w", size=12, bold=True)
        middle = AXES_LEFT + AXES_WIDTH / 2
        self.move_words = self._say(middle, 57, size=11, bold=True, ha="center")
        self._say(middle + 6, 216, "minimum", size=11, color=style.GOOD)
        w = np.linspace(*LIMITS, 85)
        axes.plot(w, loss_at(w), color=style.SOFT, lw=2)
        (self.visited,) = axes.plot([], [], "o", color=style.SOFT, ms=6, mec="white", zorder=4)
        (self.drop,) = axes.plot([], [], ":", color=style.ACCENT, lw=2, zorder=4)
        (self.landing,) = axes.plot([], [], "o", mfc="white", mec=style.ACCENT, ms=11, mew=2.5)
        self.arrow = axes.quiver([0], [0], [1], [0], color=style.ACCENT, angles="xy", scale=1)
        self.arrow.set(zorder=5)
        self.arrow.scale_units, self.arrow.width = "xy", 0.014
        (self.here,) = axes.plot([], [], "o", color=style.INK, ms=13, mec="white", zorder=6)
        for artist in (self.visited, self.drop, self.landing, self.arrow, self.here):
            self.actor(artist)

    def _build_time(self, axes):
        axes.axvline(BEST, ls="--", color=style.GOOD, lw=2)
        self._say(AXES_LEFT, 243, "w, round after round ↓", size=12, bold=True)
        for w, word in (*((w, f"{w}") for w in range(5)), (3.5, "w")):
            x = AXES_LEFT + AXES_WIDTH * (w - LIMITS[0]) / (LIMITS[1] - LIMITS[0])
            self._say(x, 385, word, 10.5, color=style.SOFT, bold=word == "w", ha="center")
        (self.way,) = axes.plot([], [], color=style.INK, lw=1.8, zorder=3)
        (self.now,) = axes.plot([], [], "o", color=style.INK, ms=9, mec="white", zorder=4)
        self.actor(self.way)
        self.actor(self.now)

    # --- every frame --------------------------------------------------------------------------

    def move(self, model):
        program = model.program
        self._move_program(program)
        self.round.set(model.round_words())
        self._move_memory(model, program.written)
        self._move_bowl(program)
        time, w = np.transpose(program.trail)
        self.way.set_data(w, time)
        self.now.set_data(w[-1:], time[-1:])
        self.note.set(model.note(), color=REFUSED if program.refused else style.INK)

    def _move_program(self, program):
        mark = REFUSED if program.refused else style.ACCENT
        self.strikes.set_data([], [])
        for i, (line, text) in enumerate(program.listing()):
            y, off = CODE_TOP + PITCH * i, line in program.left_out
            last = line is not None and line == program.line
            colour = mark if last else style.SOFT if line is None or off else style.INK
            self.code[i].bold = last
            self.code[i].set(text, color=colour)
            if last:
                self.band.set(y=y - PITCH / 2)
                self.pointer.set("✗" if program.refused else "▶", y=y, color=mark)
            if off:
                self._strike(text, y)
            if text.startswith("for"):
                self.round.set(y=y)
        self.band.set_facecolor(REFUSED_BAND if program.refused else BAND)
        for artist in (self.band, self.pointer):
            artist.set_visible(program.line is not None)

    def _strike(self, text, y):
        xs, ys = self.strikes.get_data()
        ends = (CODE_LEFT + LETTER * n for n in (len(text) - len(text.lstrip()), len(text)))
        self.strikes.set_data([*xs, *ends, np.nan], [*ys, y, y, np.nan])

    def _move_memory(self, model, written):
        for row in ROWS:
            new, given = row == written, row in ("X", "y")
            words = model.value(row)
            empty = not any(c.isdigit() for c in words[0])
            colour = style.ACCENT if new else style.SOFT if given or empty else style.INK
            for i, lettering in enumerate(self.values[row]):
                lettering.bold = new
                lettering.set(words[i] if i < len(words) else "", color=colour)
            self.names[row].set(color=style.ACCENT if new else style.SOFT if given else style.INK)
            self.tags[row].set(model.tag(row))
            if new:
                self.written.set(y=MEMORY_TOP + PITCH * (ROWS.index(row) - 0.5))
        self.written.set_visible(written is not None)

    def _move_bowl(self, program):
        w = np.unique([w for _, w in program.trail])
        self.visited.set_data(w, loss_at(w))
        here, height = program.w, loss_at(program.w)
        self.here.set_data([here], [height])
        shown = program.grad is not None and not program.gone
        change = -program.lr * program.grad if shown else 0.0
        self._say_move(program, change, shown)
        goal = here + change
        self.arrow.set_offsets([here, height])
        tip = min(max(goal, LIMITS[0] + 0.03), LIMITS[1] - 0.03)
        self.arrow.set_UVC(tip - here, 0)
        self.drop.set_data([goal, goal], [height, loss_at(goal)])
        self.landing.set_data([goal], [loss_at(goal)])
        self.arrow.set_visible(abs(change) > 0.02)
        for artist in (self.drop, self.landing):
            artist.set_visible(abs(change) > 0.02 and tip == goal)

    def _say_move(self, program, change, shown):
        said = "a step() now: w " + (number(change, 3, plus=True) if shown else "stays")
        if program.gone:
            said = f"w = {number(program.w, 3)} →"
        self.move_words.set(said, color=style.ACCENT if shown or program.gone else style.SOFT)
