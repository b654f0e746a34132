"""The picture of figure 8: loss and pull against z, the way of p over the steps, three rows."""

import numpy as np

from . import style
from .lettering import Lettering
from .stage import Painter

LOSSES = ("BCE", "squared", "hinge")
FORMULA = {"BCE": "|p − y|", "squared": "|p − y|·p·(1 − p)", "hinge": "1, then 0"}
COLOUR = {"BCE": "#5790fc", "squared": "#e42536", "hinge": "#f89c20"}  # petroff6
DASH = {"BCE": "-", "squared": (0, (4, 1.6)), "hinge": (0, (6, 1.5, 1.5, 1.5))}
MARKER, SIZE = {"BCE": "o", "squared": "s", "hinge": "D"}, {"BCE": 12, "squared": 9, "hinge": 7}
LOSS, PULL, WAY = "loss", "pull = size of the loss's slope", "p after each step"
ROWS = ("pull", "now", "needs")
Z_NAME = "z   (p = sigmoid of z)"
INVITE = "move “steps done”"
SIDES = ("wrong side", "right side")
NOT_YET, STEPS, STEP, SMALL = "not yet", "{n} steps", "1 step", "≈ 0"
FAR = 10.0
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
        grid = figure.add_gridspec(2, 2, width_ratios=(1, 1.2), height_ratios=(1.25, 1))
        figure.subplots_adjust(left=0.055, right=0.985, bottom=0.115, top=0.935)
        grid.update(wspace=0.12, hspace=0.42)
        self.curves, self.dots = {}, {}
        self.panels = (figure.add_subplot(grid[0, 0]), figure.add_subplot(grid[1, 0]))
        self._build_against_z(*self.panels)
        self._build_way(figure.add_subplot(grid[0, 1]))
        self._build_rows(figure.add_subplot(grid[1, 1]))

    def _build_against_z(self, loss, pull):
        loss.set(xlim=(-FAR - 0.6, FAR + 0.6), ylim=(-0.7, 13), title=LOSS, yticks=[0, 5, 10])
        pull.set(xlim=(-FAR - 0.6, FAR + 0.6), ylim=(-0.09, 1.12), title=PULL, xlabel=Z_NAME)
        pull.set_yticks([0, 0.5, 1])
        for name, axes in (("loss", loss), ("pull", pull)):
            axes.set_xticks([-10, -5, 0, 5, 10])
            axes.tick_params(labelbottom=axes is pull)
            axes.axvline(0, color=style.FAINT, lw=1.5)
            self._build_three(name, axes)
        self.sides = [self.actor(Lettering(pull, x, 0.55, "", 11, style.SOFT, ha=ha))
                      for x, ha in ((-10, "left"), (10, "right"))]  # fmt: skip
        (self.start,) = loss.plot([], [], ":", color=style.ACCENT, lw=2)
        self.start_words = Lettering(loss, 0, 11.9, "", 10.5, style.ACCENT, bold=True)
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
        axes.set(xlim=(-0.06, 3.1), ylim=(-0.06, 1.06), title=WAY)
        axes.set_xticks(np.log10([1, 2, 11, 101, 1001]), [0, 1, 10, 100, 1000])
        axes.set_yticks([0, 0.5, 1])
        axes.axhline(0.5, color=style.SOFT, lw=1.2)
        self._build_three("way", axes)
        self.invite = self.actor(Lettering(axes, 1.5, 0.25, "", 12, style.SOFT, ha="center"))

    def _build_rows(self, axes):
        axes.set(xlim=(0, 1), ylim=(3.4, -0.5))
        axes.axis("off")
        self.nows, self.afters = {}, {}
        for x, word, ha in zip((0.265, 0.765, 1.0), ROWS, ("left", "right", "right"), strict=True):
            self.actor(Lettering(axes, x, 0, word, 11, style.SOFT, ha=ha))
        for row, loss in enumerate(LOSSES, 1):
            axes.plot([0, 0.08], [row, row], color=COLOUR[loss], ls=DASH[loss])
            axes.plot([0.04], [row], MARKER[loss], color=COLOUR[loss], ms=SIZE[loss], mec=style.INK)
            self.actor(Lettering(axes, 0.095, row, loss, 11))
            self.actor(Lettering(axes, 0.265, row, FORMULA[loss], 11))
            self.nows[loss] = self.actor(Lettering(axes, 0.765, row, "", 11, ha="right", bold=True))
            self.afters[loss] = self.actor(Lettering(axes, 1.0, row, "", 11, ha="right", bold=True))

    def move(self, model):
        self._move_start(model)
        self.invite.set("" if model.steps else INVITE)
        for loss in LOSSES:
            self._move_loss(model, loss)

    def _move_start(self, model):
        self.start.set_data([model.start] * 2, [-0.7, 13])
        left = model.start > 0
        self.start_words.ha = 1.0 if left else 0.0
        self.start_words.set(f"start, y = {model.label}", x=model.start + (-0.3 if left else 0.3))
        sides = SIDES if model.label else SIDES[::-1]
        for words, side in zip(self.sides, sides, strict=True):
            words.set(side)

    def _move_loss(self, model, loss):
        z, p, pull = model.now(loss)
        inside = min(max(z, -FAR), FAR)
        heights = {"loss": model.loss_at(loss, Z), "pull": model.pull_at(loss, Z)}
        here = {"loss": float(model.loss_at(loss, inside)), "pull": pull}
        for name, curve in heights.items():
            self.curves[name, loss].set_data(Z, curve)
            self.dots[name, loss].set_data([inside], [here[name]])
        done = model.steps + 1
        self.curves["way", loss].set_data(TIMES[:done], model.p[loss][:done])
        self.dots["way", loss].set_data([TIMES[model.steps]], [p])
        self.nows[loss].set(pull_words(loss, pull))
        after = model.right_after(loss)
        said = STEP if after == 1 else STEPS.format(n=after)
        self.afters[loss].set(NOT_YET if after is None else said)
