"""Two small drawings beside the LSTM's board: the cell with its valves, and the fading memory."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle

from . import style
from .gates_board import TEXT, sub, tints

WORDS = {
    "tanh": "tanh",
    "valves": ("forget", "input", "output"),
    "fade": "left after n steps, f = {f}",
    "half": "half-life: {steps} steps",
    "percent": ("0", "50 %", "100 %"),
}

BELT, PLUS, OUT = 262, TEXT + 86, TEXT + 140  # the conveyor's height, two places along it
VALVES = ((TEXT + 36, BELT), (PLUS, 312), (OUT, 354))
RADIUS = 14
TINTED = "#f6f8fa"
LONG, GOAL = 100, 50  # steps of the fading memory's axis, half-life that is wanted


class Group:
    """Artists that are shown and hidden together."""

    def __init__(self, painter):
        self.painter, self.artists = painter, []

    def add(self, artist):
        self.artists.append(self.painter.actor(artist))
        return artist

    def patch(self, patch):
        return self.add(self.painter.page.add_patch(patch))

    def say(self, x, y, size=11.0, color=style.INK, bold=False, ha="center", text=""):
        word = self.painter.say(x, y, size, color, bold, ha, text)
        self.artists.append(word)
        return word

    def set_visible(self, visible):
        for artist in self.artists:
            artist.set_visible(visible)


class Valves(Group):
    """The cell at the chosen step: pipes as thick as what flows in them, a valve for each gate."""

    def __init__(self, painter):
        super().__init__(painter)
        self.pipes = painter.lines(style.INK, 1.0, 2, capstyle="butt")
        self.artists.append(self.pipes)
        self.rings = [self.patch(Circle(at, RADIUS, ec=style.INK, lw=1.6, zorder=4))
                      for at in VALVES]  # fmt: skip
        self.letters = [self.say(x, y - 1, 12, bold=True, text=letter)
                        for (x, y), letter in zip(VALVES, "fio", strict=True)]  # fmt: skip
        look = {"fc": "white", "ec": style.INK, "lw": 1.6, "zorder": 4}
        self.patch(Circle((PLUS, BELT), 10, **look))
        self.say(PLUS, BELT - 1, 13, bold=True, text="+")
        self.patch(Rectangle((OUT - 20, 296), 40, 20, **look))
        self.say(OUT, 305, 10.5, text=WORDS["tanh"])
        self.old = self.say(TEXT, BELT - 25, ha="left")
        self.new = self.say(TEXT + 212, BELT - 25, ha="right")
        self.g, self.h = self.say(PLUS, 362), self.say(OUT, 400)
        places = ((VALVES[0][0], BELT + 25, "center"), (PLUS - 20, 312, "right"),
                  (OUT + 20, 354, "left"))  # fmt: skip
        for (x, y, ha), text in zip(places, WORDS["valves"], strict=True):
            self.say(x, y, 10.5, style.SOFT, ha=ha, text=text)
        self.pipes.set_segments(self._segments())

    @staticmethod
    def _segments():
        f, right = VALVES[0][0], TEXT + 212
        return [
            [(TEXT, BELT), (f, BELT)], [(f, BELT), (PLUS, BELT)], [(PLUS, BELT), (right, BELT)],
            [(PLUS, 350), (PLUS, VALVES[1][1])], [(PLUS, VALVES[1][1]), (PLUS, BELT)],
            [(OUT, BELT), (OUT, VALVES[2][1])], [(OUT, VALVES[2][1]), (OUT, 388)],
        ]  # fmt: skip

    def move(self, model):
        t, now = model.step, model.at(model.step)
        flows = [now[k] for k in ("old", "kept", "c", "g", "written", "tanh", "h")]
        self.pipes.set_linewidths([1 + 7 * min(abs(flow), 1.2) for flow in flows])
        self.pipes.set_color([style.FAINT if abs(v) < 0.005 else "#5b7ea3" for v in flows])
        colours, inks = tints(np.array([now["f"], now["i"], now["o"]]), True)
        for ring, letter, colour, ink in zip(self.rings, self.letters, colours, inks, strict=True):
            ring.set_facecolor(str(colour))
            letter.set(color=str(ink))
        words = ((self.old, sub("c", t - 1), "old"), (self.new, sub("c", t), "c"),
                 (self.g, "g", "g"), (self.h, sub("h", t), "h"))  # fmt: skip
        for word, name, key in words:
            word.set(f"{name} = {style.number(now[key], 2)}")


class Curve(Group):
    """f·f·f… over a hundred steps, with the step at which one half is left."""

    LEFT, RIGHT, TOP, BOTTOM = TEXT + 50, TEXT + 198, 276, 386

    def __init__(self, painter):
        super().__init__(painter)
        size = self.RIGHT - self.LEFT, self.BOTTOM - self.TOP
        self.patch(Rectangle((self.LEFT, self.TOP), *size, fc=TINTED, ec=style.FAINT, zorder=1))
        start = self.x(GOAL)
        good = Rectangle((start, self.TOP), self.RIGHT - start, size[1], fc="#dafbe1", zorder=1.1)
        self.patch(good)
        half = [self.LEFT, self.RIGHT], [self.y(0.5)] * 2
        self.line(*half, color=style.SOFT, ls="--", lw=1.4, zorder=2)
        self.fade = self.line([], [], color=style.ACCENT, lw=3, zorder=3)
        self.dot = self.line([], [], color=style.ACCENT, marker="o", ms=10, zorder=4)
        self.fading = self.say(TEXT, 231, 10.5, ha="left")
        self.half = self.say(TEXT, 254, 12, style.ACCENT, True, "left")
        for share, text in zip((0, 0.5, 1), WORDS["percent"], strict=True):
            self.say(self.LEFT - 5, self.y(share), 10.5, style.SOFT, ha="right", text=text)
        for n in (0, GOAL, LONG):
            self.say(self.x(n), self.BOTTOM + 10, 10.5, style.SOFT, text=str(n))

    def line(self, x, y, **look):
        return self.add(self.painter.page.add_line(Line2D(x, y, **look)))

    def x(self, n):
        return self.LEFT + np.asarray(n) / LONG * (self.RIGHT - self.LEFT)

    def y(self, share):
        return self.BOTTOM - np.asarray(share) * (self.BOTTOM - self.TOP)

    def move(self, f, steps):
        n = np.linspace(0, LONG, 101)
        self.fade.set_data(self.x(n), self.y(f**n))
        here = [steps] if steps <= LONG else []
        self.dot.set_data(self.x(here), self.y([0.5] * len(here)))
        self.fading.set(WORDS["fade"].format(f=f"{f:.3f}"))
        self.half.set(WORDS["half"].format(steps=said_half_life(steps)))


def said_half_life(steps):
    """Rounded down from 10 on, so that 50 is never said of less."""
    return style.number(steps, 1) if steps < 10 else str(int(steps))
