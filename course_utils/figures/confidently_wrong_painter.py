"""The picture of figure 8: loss and pull against z, the way of z over the steps, a table."""

import numpy as np
from matplotlib.patches import Rectangle

from . import style
from .lettering import Lettering
from .stage import Painter

LOSSES = ("BCE", "squared", "hinge")
FORMULA = {  # for each label y
    1: {"BCE": "−ln p", "squared": "½(p − y)²", "hinge": "max(0, 1 − z)"},
    0: {"BCE": "−ln(1 − p)", "squared": "½(p − y)²", "hinge": "max(0, 1 + z)"},
}
SLOPE = {
    "BCE": "|p − y|",
    "squared": "|p − y| · p · (1 − p)",
    "hinge": "1, and 0 from z = {end} on",
}
COLOUR = {"BCE": "#5790fc", "squared": "#e42536", "hinge": "#f89c20"}  # petroff6
DASH = {"BCE": "-", "squared": (0, (4, 1.6)), "hinge": (0, (6, 1.5, 1.5, 1.5))}
MARKER, SIZE = {"BCE": "o", "squared": "s", "hinge": "D"}, {"BCE": 12, "squared": 9, "hinge": 7}
LOSS, PULL, WAY = "loss", "pull = size of slope", "z after each step"
HEADS = (  # the table: place in pixels, words, side
    (0, "p = sigmoid(z)", "left"),
    (286, "pull", "left"),
    (530, "z now", "right"),
    (626, "pull now", "right"),
    (772, "right side after", "right"),
)
IF = "loss if y = {y}"
Z_NAME, STEPS_NAME = "z", "steps"
INVITE = "move “steps done”"
RIGHT, WRONG, START = "right side", "wrong side", "start"
NOT_YET, STEPS, STEP, SMALL = "—", "{n} steps", "1 step", "≈ 0"
FAR = 10.0
EDGE = FAR + 0.6
TINT = "#dafbe1"
TIMES = np.log10(1 + np.arange(1001))  # so that 7 steps and 426 both show
Z = np.linspace(-FAR, FAR, 121)


def pull_words(loss, pull):
    """BCE's pull and squared error's never end, however small; the hinge's does."""
    if loss == "hinge":
        return f"{pull:.0f}"
    if pull < 0.0001:
        return SMALL
    return f"{pull:.3f}" if pull >= 0.1 else f"{pull:.4f}"


class ConfidentlyWrongPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        grid = figure.add_gridspec(1, 3, width_ratios=(1, 1, 1.35))
        grid.update(left=0.04, right=0.985, bottom=0.4, top=0.935, wspace=0.22)
        loss, pull, way = (figure.add_subplot(grid[0, column]) for column in range(3))
        self.curves, self.dots = {}, {}
        self._build_against_z(loss, pull)
        self._build_way(way)
        self._build_table(figure.add_axes((0.0125, 0.0, 0.975, 0.28)))

    def _build_against_z(self, loss, pull):
        loss.set(ylim=(-0.7, 13), title=LOSS, yticks=[0, 5, 10])
        pull.set(ylim=(-0.09, 1.12), title=PULL, yticks=[0, 0.5, 1])
        self.halves = []
        for name, axes in (("loss", loss), ("pull", pull)):
            axes.set(xlim=(-EDGE, EDGE), xlabel=Z_NAME, xticks=[-10, -5, 0, 5, 10])
            half = Rectangle((0, -1), EDGE, 20, color=TINT, lw=0, zorder=0)
            self.halves.append(axes.add_patch(half))
            axes.axvline(0, color=style.FAINT, lw=1.5)
            self._build_three(name, axes)
        self.right = self.actor(Lettering(pull, 0, 0.55, RIGHT, 11, style.GOOD))
        self.wrong = self.actor(Lettering(pull, 0, 0.55, WRONG, 11, style.SOFT))
        (self.start,) = loss.plot([], [], ":", color=style.ACCENT, lw=2)
        self.start_words = Lettering(loss, 0, 12.1, START, 10.5, style.ACCENT, bold=True)
        self.actor(self.start)
        self.actor(self.start_words)

    def _build_three(self, name, axes):
        """A curve and a dot for each loss."""
        for loss in LOSSES:
            look = {"color": COLOUR[loss], "ls": DASH[loss], "lw": 2.5, "zorder": 3}
            (curve,) = axes.plot([], [], **look)
            (dot,) = axes.plot([], [], MARKER[loss], color=COLOUR[loss], ms=SIZE[loss], zorder=5)
            dot.set_markeredgecolor(style.INK)
            self.curves[name, loss], self.dots[name, loss] = self.actor(curve), self.actor(dot)

    def _build_way(self, axes):
        axes.set(xlim=(-0.1, 3.12), ylim=(-EDGE, EDGE), title=WAY, xlabel=STEPS_NAME)
        axes.set_xticks(np.log10([1, 2, 11, 101, 1001]), [0, 1, 10, 100, 1000])
        axes.set_yticks([-10, -5, 0, 5, 10])
        self.upper = axes.add_patch(Rectangle((-1, 0), 9, EDGE, color=TINT, lw=0, zorder=0))
        axes.axhline(0, color=style.FAINT, lw=1.5)
        self._build_three("way", axes)
        self.invite = self.actor(Lettering(axes, 1.6, -2.5, "", 12, style.SOFT, ha="center"))

    def _build_table(self, axes):
        axes.set(xlim=(0, 780), ylim=(3.6, -0.6))
        axes.axis("off")
        self.cells = {}
        for x, word, ha in HEADS:
            self.actor(Lettering(axes, x, 0, word, 11, style.SOFT, ha=ha))
        self.given = self.actor(Lettering(axes, 142, 0, "", 11, style.SOFT))
        for row, loss in enumerate(LOSSES, 1):
            axes.plot([0, 40], [row, row], color=COLOUR[loss], ls=DASH[loss])
            axes.plot([42], [row], MARKER[loss], color=COLOUR[loss], ms=SIZE[loss], mec=style.INK)
            self.actor(Lettering(axes, 58, row, loss, 11))
            for cell, x in (("formula", 142), ("slope", 286)):
                self.cells[cell, loss] = self.actor(Lettering(axes, x, row, "", 11))
            for cell, x in (("z", 530), ("pull", 626), ("after", 772)):
                words = Lettering(axes, x, row, "", 11, bold=True, ha="right")
                self.cells[cell, loss] = self.actor(words)

    def scenery(self, model):
        return model.label

    def dress(self, model):
        """The tinted half is the label's side of z = 0."""
        low = 0 if model.label else -EDGE
        for half in self.halves:
            half.set_x(low)
        self.upper.set_y(low)

    def move(self, model):
        self._move_start(model)
        self.invite.set("" if model.steps else INVITE)
        self.given.set(IF.format(y=model.label))
        for loss in LOSSES:
            self._move_loss(model, loss)
            self._move_row(model, loss)

    def _move_start(self, model):
        """The word goes where it does not run over the line at z = 0."""
        self.start.set_data([model.start] * 2, [-0.7, 13])
        left = -4.5 < model.start < 0 or model.start > 4.5
        self.start_words.ha = 1.0 if left else 0.0
        self.start_words.set(x=model.start + (-0.4 if left else 0.4))
        sides = (self.wrong, self.right) if model.label else (self.right, self.wrong)
        for words, x, ha in zip(sides, (-FAR, FAR), (0.0, 1.0), strict=True):
            words.ha = ha
            words.set(x=x)

    def _move_loss(self, model, loss):
        """Beyond the picture's edge a dot becomes an arrow; the table has its z."""
        z, _, pull = model.now(loss)
        inside = min(max(z, -FAR), FAR)
        heights = {"loss": model.loss_at(loss, Z), "pull": model.pull_at(loss, Z)}
        here = {"loss": float(model.loss_at(loss, inside)), "pull": pull}
        for name, curve in heights.items():
            self.curves[name, loss].set_data(Z, curve)
            self.dots[name, loss].set_data([inside], [here[name]])
            self._point(self.dots[name, loss], loss, z, "<>")
        done = model.steps + 1
        self.curves["way", loss].set_data(TIMES[:done], model.paths[loss][:done])
        self.dots["way", loss].set_data([TIMES[model.steps]], [inside])
        self._point(self.dots["way", loss], loss, z, "v^")

    @staticmethod
    def _point(dot, loss, z, arrows):
        dot.set_marker(MARKER[loss] if abs(z) <= FAR else arrows[z > 0])

    def _move_row(self, model, loss):
        """The numbers now would answer the question, so the first touch brings them."""
        z, _, pull = model.now(loss)
        after = model.right_after(loss)
        said = STEP if after == 1 else STEPS.format(n=after)
        cells = {
            "formula": FORMULA[model.label][loss],
            "slope": SLOPE[loss].format(end=style.number(2 * model.label - 1, 0)),
            "z": style.number(z) if model.touched else "",
            "pull": pull_words(loss, pull) if model.touched else "",
            "after": NOT_YET if after is None else said,
        }
        for cell, words in cells.items():
            self.cells[cell, loss].set(words)
