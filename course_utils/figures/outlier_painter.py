"""The picture of figure 7: points and fitted lines, pull against error, the outlier's share."""

import numpy as np
from matplotlib.patches import Rectangle

from . import style
from .lettering import Lettering
from .stage import Painter

PLANE = "drag the ring up or down"
PULL = "pull = slope of the loss"
SHARE = "the outlier's share of all ten pulls"
HEAD = ("steepness", "steeper by")
WITHOUT = "MSE, no outlier"
THAN = "← than this"
INVITE = "move the outlier"
PURPLE = "purple: the outlier"
CAP = "Huber: error, at most δ = {delta:g}"
TWICE = "MSE: 2 · error"
ONE = "MAE: 1"
SCALE = "error = distance to the dotted line"
LOSSES = ("MSE", "MAE", "Huber")
COLOUR = {"MSE": "#e42536", "MAE": "#5790fc", "Huber": "#f89c20"}  # petroff6
DASH = {"MSE": "-", "MAE": (0, (4, 1.6)), "Huber": (0, (6, 1.5, 1.5, 1.5))}
WIDTH = {"MSE": 2.5, "MAE": 4, "Huber": 3}  # the dotted line often lies on MAE's
ENDS = np.array([0.3, 10.7])
FAR = 13.0  # the largest error the pull panel shows
BAR = 0.5  # the length of a full bar
OUT = 8


class OutlierPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        grid = figure.add_gridspec(2, 2, width_ratios=(1.2, 1), height_ratios=(2.15, 1))
        figure.subplots_adjust(left=0.045, right=0.985, bottom=0.06, top=0.935)
        grid.update(wspace=0.15, hspace=0.52)
        self.handle_axes = figure.add_subplot(grid[:, 0])
        self._build_plane(self.handle_axes, model)
        self._build_legend(self.handle_axes)
        self._build_pull(figure.add_subplot(grid[0, 1]))
        self._build_share(figure.add_subplot(grid[1, 1]))

    def _build_plane(self, plane, model):
        plane.set(xlim=(0, 11), ylim=(-1, 21), title=PLANE)
        plane.set_xticks(range(0, 11, 2))
        plane.set_yticks(range(0, 21, 5))
        x, y = np.arange(1, 11), np.array(model.y())
        on_clean = y - model.errors()
        self.foot = on_clean[OUT]
        w, b = np.polyfit(x, on_clean, 1)
        (dotted,) = plane.plot(ENDS, w * ENDS + b, ":", color=style.INK, lw=2, zorder=3.5)
        (self.error,) = plane.plot([], [], ":", color=style.ACCENT, lw=2, zorder=4)
        (points,) = plane.plot(np.delete(x, OUT), np.delete(y, OUT), "o", color=style.INK, ms=7)
        points.set_zorder(4)
        self.fits = self._curves(plane)
        (self.dot,) = plane.plot([], [], "o", ms=9, color=style.ACCENT, zorder=5)
        (self.ring,) = plane.plot([], [], "o", ms=20, mfc="none", mec=style.ACCENT, zorder=5)
        self.ring.set_markeredgewidth(2.5)
        for artist in (dotted, self.error, points, self.dot, self.ring):
            self.actor(artist)

    def _curves(self, axes):
        """One empty line a loss, in its colour and dash."""
        lines = {}
        for loss in LOSSES:
            (lines[loss],) = axes.plot([], [], color=COLOUR[loss], ls=DASH[loss], lw=WIDTH[loss])
            self.actor(lines[loss]).set_zorder(3)
        return lines

    def _build_legend(self, plane):
        """Names beside the lines would collide: the lines often lie on one another."""
        self.heads = [self.actor(Lettering(plane, x, 20.1, "", 11, style.SOFT, ha="right"))
                      for x in (5.8, 8.4)]  # fmt: skip
        self.steep, self.offs = {}, {}
        for row, name in enumerate((*LOSSES, WITHOUT)):
            y = 18.8 - 1.25 * row
            colour, dash = COLOUR.get(name, style.INK), DASH.get(name, ":")
            plane.plot([0.2, 1.2], [y, y], color=colour, ls=dash, lw=WIDTH.get(name, 2))
            self.actor(Lettering(plane, 1.35, y, name, 11))
            self.steep[name] = self.actor(Lettering(plane, 5.8, y, "", 11, ha="right"))
            bold, colour = name in COLOUR, style.INK if name in COLOUR else style.SOFT
            off = Lettering(plane, 8.4, y, "", 11, colour, bold, ha="right")
            self.offs[name] = self.actor(off)

    def _build_pull(self, axes):
        axes.set(xlim=(0, FAR), ylim=(-1.2, 2 * FAR), title=PULL, xlabel=SCALE)
        axes.set(xticks=[0, 5, 10], yticks=[0, 10, 20])
        axes.xaxis.labelpad = 1
        self.curves = self._curves(axes)
        self.curves["MSE"].set_data([0, FAR], [0, 2 * FAR])
        self.curves["MAE"].set_data([0, 0, FAR], [0, 1, 1])
        (self.mark,) = axes.plot([], [], ":", color=style.ACCENT, lw=2)
        (self.dots,) = axes.plot([], [], "o", color=style.ACCENT, ms=8, mec="white", zorder=5)
        for artist in (self.mark, self.dots):
            self.actor(artist)
        self.rules = {}
        for row, (loss, words) in enumerate((("MSE", TWICE), ("Huber", ""), ("MAE", ONE))):
            self.rules[loss] = self.actor(Lettering(axes, 0.25, 24 - 3.3 * row, words, 10.5))
        self.actor(Lettering(axes, 0.25, 14.1, PURPLE, 10.5, style.ACCENT))

    def _build_share(self, axes):
        axes.set(xlim=(0, 1.0), ylim=(2.6, -0.6), title=SHARE)
        axes.axis("off")
        self.bars, self.percents = {}, {}
        for row, loss in enumerate(LOSSES):
            axes.plot([0, 0.12], [row, row], color=COLOUR[loss], ls=DASH[loss], lw=WIDTH[loss])
            self.actor(Lettering(axes, 0.14, row, loss, 11))
            axes.add_patch(Rectangle((0.31, row - 0.36), BAR, 0.72, color="#e6e9ec"))
            bar = axes.add_patch(Rectangle((0.31, row - 0.36), 0, 0.72, color=style.ACCENT, lw=0))
            self.bars[loss] = self.actor(bar)
            text = Lettering(axes, 1.0, row, "", 12, bold=True, ha="right")
            self.percents[loss] = self.actor(text)
        middle = 0.31 + BAR / 2
        self.invite = self.actor(Lettering(axes, middle, 1, "", 11, style.SOFT, ha="center"))

    def move(self, model):
        self.dot.set_data([9], [model.outlier])
        self.ring.set_data([9], [model.outlier])
        self.error.set_data([9, 9], [self.foot, model.outlier])
        for loss in LOSSES:
            w, b = model.lines[loss]
            self.fits[loss].set_data(ENDS, w * ENDS + b)
        self._move_pulls(model)
        self._move_numbers(model)

    def _move_pulls(self, model):
        error = abs(model.errors()[OUT])
        corner = min(model.delta, FAR)
        self.curves["Huber"].set_data([0, corner, FAR], [0, corner, corner])
        here = [abs(model.pulls(loss)[OUT]) for loss in LOSSES]
        self.dots.set_data([error] * 3, here)
        self.mark.set_data([error] * 2, [0, max(here)])
        self.rules["Huber"].set(CAP.format(delta=model.delta))

    def _move_numbers(self, model):
        """Shown only after the first touch: at the start they would answer the question."""
        seen = model.touched
        self.invite.set("" if seen else INVITE)
        for words, head in zip(self.heads, HEAD, strict=True):
            words.set(head if seen else "")
        clean = model.steepness("MSE") - model.off("MSE")
        self.steep[WITHOUT].set(style.number(clean, 2) if seen else "")
        self.offs[WITHOUT].set(THAN if seen else "")
        for loss in LOSSES:
            share = model.share(loss) if seen else 0.0
            self.steep[loss].set(style.number(model.steepness(loss), 2) if seen else "")
            self.offs[loss].set(style.number(model.off(loss), 2, plus=True) if seen else "")
            self.bars[loss].set_width(BAR * share)
            self.percents[loss].set(f"{100 * share:.0f} %" if seen else "")
