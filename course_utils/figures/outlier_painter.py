"""The picture of figure 7: points and fitted lines, pull against error, the outlier's share."""

import numpy as np
from matplotlib.patches import Rectangle

from . import style
from .lettering import Lettering
from .stage import Painter

PLANE = "drag the ring up or down"
PULL = "pull = slope of the loss"
SHARE = "the outlier's share of the pull"
HEAD = ("slope", "off by")
PURPLE = "purple: the outlier"
STICKS = "sticks: {loss}'s pull on the dotted line"
CAP = "Huber: at most δ = {delta:g}"
WITHOUT = "no outlier"
SCALE = "how far a point is off"
LOSSES = ("MSE", "MAE", "Huber")
COLOUR = {"MSE": "#e42536", "MAE": "#5790fc", "Huber": "#f89c20"}  # petroff6
DASH = {"MSE": "-", "MAE": (0, (4, 1.6)), "Huber": (0, (6, 1.5, 1.5, 1.5))}
WIDTH = {"MSE": 2.5, "MAE": 2.5, "Huber": 3}
ENDS = np.array([0.3, 10.7])
FAR = 13.0  # the largest error the pull panel shows
BAR = 0.53  # the length of a full bar
OUT = 8


class OutlierPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        grid = figure.add_gridspec(2, 2, width_ratios=(1.3, 1), height_ratios=(1.75, 1))
        figure.subplots_adjust(left=0.055, right=0.985, bottom=0.075, top=0.935)
        grid.update(wspace=0.16, hspace=0.48)
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
        errors = model.errors()
        self.x, self.on_clean = x, y - errors
        w, b = np.polyfit(x, self.on_clean, 1)
        plane.plot(ENDS, w * ENDS + b, ":", color=style.SOFT, lw=2)
        x9, y9 = np.delete(x, OUT), np.delete(y, OUT)
        (points,) = plane.plot(x9, y9, "o", color=style.INK, ms=7, zorder=4)
        self.actor(points)
        (self.sticks,) = plane.plot([], [], lw=5, alpha=0.55, solid_capstyle="butt", zorder=2)
        self.actor(self.sticks)
        self.fits = self._curves(plane)
        (self.dot,) = plane.plot([], [], "o", ms=9, color=style.ACCENT, zorder=5)
        (self.ring,) = plane.plot([], [], "o", ms=20, mfc="none", mec=style.ACCENT, zorder=5)
        self.ring.set_markeredgewidth(2.5)
        for artist in (self.dot, self.ring):
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
        for x, word in zip((5.3, 7.2), HEAD, strict=True):
            self.actor(Lettering(plane, x, 20.1, word, 11, style.SOFT, ha="right"))
        self.slopes, self.offs = {}, {}
        for row, name in enumerate((*LOSSES, WITHOUT)):
            y = 18.8 - 1.25 * row
            colour, dash = COLOUR.get(name, style.SOFT), DASH.get(name, ":")
            plane.plot([0.25, 1.25], [y, y], color=colour, ls=dash, lw=2.5)
            self.actor(Lettering(plane, 1.4, y, name, 11))
            self.slopes[name] = self.actor(Lettering(plane, 5.3, y, "", 11, ha="right"))
            self.offs[name] = self.actor(Lettering(plane, 7.2, y, "", 11, bold=True, ha="right"))

        self.says = self.actor(Lettering(plane, 0.25, 13.6, "", 10.5, style.SOFT))

    def _build_pull(self, axes):
        axes.set(xlim=(0, FAR), ylim=(-0.6, FAR + 0.6), title=PULL, xlabel=SCALE)
        axes.set(xticks=[0, 5, 10], yticks=[0, 5, 10])
        axes.xaxis.labelpad = 1
        self.curves = self._curves(axes)
        self.curves["MSE"].set_data([0, FAR], [0, FAR])
        self.curves["MAE"].set_data([0, 0, FAR], [0, 1, 1])
        (self.mark,) = axes.plot([], [], ":", color=style.ACCENT, lw=2)
        (self.dots,) = axes.plot([], [], "o", color=style.ACCENT, ms=9, zorder=5)
        (self.crowd,) = axes.plot([], [], "|", color=style.INK, ms=9, mew=1.5, zorder=4)
        for artist in (self.mark, self.dots, self.crowd):
            self.actor(artist)
        self.actor(Lettering(axes, 0.2, 12.4, PURPLE, 10.5, style.ACCENT))
        self.cap = self.actor(Lettering(axes, 0.2, 10.7, "", 10.5))

    def _build_share(self, axes):
        axes.set(xlim=(0, 1.0), ylim=(2.6, -0.6), title=SHARE)
        axes.axis("off")
        self.bars, self.percents = {}, {}
        for row, loss in enumerate(LOSSES):
            axes.plot([0, 0.085], [row, row], color=COLOUR[loss], ls=DASH[loss], lw=2.5)
            self.actor(Lettering(axes, 0.1, row, loss, 11))
            axes.add_patch(Rectangle((0.28, row - 0.36), BAR, 0.72, color="#e6e9ec"))
            bar = axes.add_patch(Rectangle((0.28, row - 0.36), 0, 0.72, color=style.ACCENT))
            self.bars[loss] = self.actor(bar)
            text = Lettering(axes, 1.0, row, "", 12, bold=True, ha="right")
            self.percents[loss] = self.actor(text)

    def move(self, model):
        self.dot.set_data([9], [model.outlier])
        self.ring.set_data([9], [model.outlier])
        clean = model.slope("MSE") - model.off("MSE")
        self.slopes[WITHOUT].set(style.number(clean, 2))
        for loss in LOSSES:
            w, b = model.lines[loss]
            self.fits[loss].set_data(ENDS, w * ENDS + b)
            self.slopes[loss].set(style.number(w, 2))
            self.offs[loss].set(style.number(model.off(loss), 2, plus=True))
            share = model.share(loss)
            self.bars[loss].set_width(BAR * share)
            self.percents[loss].set(f"{100 * share:.0f} %")
        self._move_pulls(model)

    def _move_pulls(self, model):
        pulls = model.pulls(model.shown)
        tops = self.on_clean + pulls
        gaps = np.full(10, np.nan)
        self.sticks.set_data(np.repeat(self.x, 3), np.ravel([self.on_clean, tops, gaps], "F"))
        self.sticks.set_color(COLOUR[model.shown])
        self.says.set(STICKS.format(loss=model.shown))
        sizes = np.abs(model.errors())
        corner = min(model.delta, FAR)
        self.curves["Huber"].set_data([0, corner, FAR], [0, corner, corner])
        here = [abs(model.pulls(loss)[OUT]) for loss in LOSSES]
        self.dots.set_data([sizes[OUT]] * 3, here)
        self.mark.set_data([sizes[OUT]] * 2, [0, max(here)])
        self.crowd.set_data(np.delete(sizes, OUT), np.delete(np.abs(pulls), OUT))
        self.cap.set(CAP.format(delta=model.delta))
