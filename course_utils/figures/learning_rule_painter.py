"""The picture of figure 2: the points and the line, the step as arrows, the worst point's curve."""

import numpy as np
from matplotlib.offsetbox import AnchoredOffsetbox, HPacker, TextArea
from matplotlib.patches import Polygon

from . import style
from .geometry import half_plane, line_points
from .lettering import Lettering
from .stage import Painter
from .ticks import Ticks

LIMITS = (-2.0, 2.0)
SCALES = (5, 10, 20, 50, 100, 200, 500, 1000)  # the curve's right end
SHARES = (0, 0.2, 0.4, 0.6, 0.8, 1)  # of it: where numbers stand, so that only they ever change


class LearningRulePainter(Painter):
    size = (760, 400)

    def build(self, figure, model):
        grid = figure.add_gridspec(2, 2, width_ratios=(1.15, 1), height_ratios=(1, 1.15))
        figure.subplots_adjust(left=0.07, right=0.975, bottom=0.13, top=0.92)
        grid.update(wspace=0.2, hspace=0.4)
        plane = figure.add_subplot(grid[:, 0])
        curve = figure.add_subplot(grid[1, 1])
        self._build_plane(plane)
        self._build_arrows(figure.add_subplot(grid[0, 1]))
        self._build_curve(curve)

    def _build_plane(self, plane):
        ticks = range(-2, 3)
        plane.set(xlim=LIMITS, ylim=LIMITS, xlabel="x₁", aspect="equal", xticks=ticks, yticks=ticks)
        plane.set_ylabel("x₂", rotation=0)
        plane.set_title("dashed: before    solid: after")
        plane.set_facecolor(style.CLASS_TINT[0])
        empty = np.full((1, 2), np.nan)
        self.region = plane.add_patch(Polygon(empty, color=style.CLASS_TINT[1], zorder=0.5))
        corners = [(a, b) for a, b in zip((-2, 2, 2, -2), (-2, -2, 2, 2), strict=True)]
        self.undecided = self.actor(plane.add_patch(Polygon(corners, color="#eceff2", zorder=0.6)))
        self.dots = [plane.plot([], [], style.CLASS_MARKER[c], ms=9)[0] for c in (0, 1)]
        for dots, colour in zip(self.dots, style.CLASS_COLOUR, strict=True):
            dots.set(color=colour)
            dots.set_markeredgecolor("white")
        (self.old,) = plane.plot([], [], "--", color=style.SOFT, lw=2)
        (self.new,) = plane.plot([], [], color=style.INK, lw=2.5)
        (self.wrong,) = plane.plot([], [], "x", color="#b42318", ms=16, mew=2, zorder=1)
        (self.ring,) = plane.plot([], [], "o", ms=22, mfc="none", mec=style.ACCENT, mew=2.5)
        (self.next,) = plane.plot([], [], "o", ms=22, mfc="none", mec=style.INK, mew=1.5)
        self.actor(self.next)
        for artist in (self.region, *self.dots, self.old, self.new, self.wrong, self.ring):
            self.actor(artist)
        for spine in plane.spines.values():
            self.actor(spine)

    def _build_arrows(self, axes):
        axes.set(xlim=(-2.9, 2.9), ylim=(-1.5, 1.5), aspect="equal")
        axes.axis("off")
        words = (("new w", style.ACCENT), ("=", style.INK), ("old w", style.SOFT),
                 ("+ rate · y · x", style.GOOD))  # fmt: skip
        areas = [TextArea(text, textprops={"color": colour, "weight": "bold", "size": 12})
                 for text, colour in words]  # fmt: skip
        row = HPacker(children=areas, pad=0, sep=5)  # a word's width differs from font to font
        axes.add_artist(AnchoredOffsetbox("lower center", child=row, frameon=False, pad=0,
                                          borderpad=0, bbox_to_anchor=(0.5, 1.04),
                                          bbox_transform=axes.transAxes))  # fmt: skip
        (self.origin,) = axes.plot([0], [0], "o", color=style.INK, ms=6, zorder=6)
        self.actor(self.origin)
        self.length = Lettering(axes, 0, -0.06, "", 11, style.ACCENT, data=False)
        self.actor(self.length)
        self.arrows = []
        for colour in (style.SOFT, style.GOOD, style.ACCENT):
            arrow = axes.quiver([0], [0], [0], [0], color=colour, angles="xy", scale=1, zorder=5)
            arrow.scale_units, arrow.width = "xy", 0.016
            self.arrows.append(self.actor(arrow))

    def _build_curve(self, curve):
        curve.set(xlim=(-0.02, 1.02), title="distance of the worst point")
        curve.set_xticks(SHARES, [""] * len(SHARES))
        curve.set_xlabel("mistakes corrected", labelpad=15)
        self.ticks = Ticks(self, curve, len(SHARES), along_x=True)
        curve.set_yticks([-2, -1, 0])
        curve.axhspan(0, 1, color="#dafbe1")
        curve.axhline(0, color=style.INK, lw=1.2)
        curve.set_ylim(-2.2, 0.6)
        curve.text(0.02, 0.975, "above 0: every point is right", transform=curve.transAxes,
                   va="top", color=style.GOOD)  # fmt: skip
        (self.all,) = curve.plot([], [], color=style.ACCENT, lw=2)
        (self.now,) = curve.plot([], [], "o", color=style.ACCENT, ms=11)
        self.actor(self.all)
        self.actor(self.now)

    def move(self, model):
        for dots, y in zip(self.dots, (-1, 1), strict=True):
            dots.set_data(*model.x[model.y == y].T)
        self.wrong.set_data(*model.x[model.wrong()].T)
        i, new = model.history[model.t]
        old = model.history[max(model.t - 1, 0)][1]
        following = [] if model.done else [model.history[model.t + 1][0]]
        self.next.set_data(*model.x[following].T if following else ([], []))
        self.ring.set_data(*(([], []) if i is None else model.x[[i]].T))
        self.new.set_data(*line_points(*new))
        self.old.set_data(*line_points(*old))
        self.region.set_xy(half_plane(*new, *LIMITS))
        self.undecided.set_visible(not new.any())
        self.length.set(f"rate {model.lr:g}, length of new w {np.hypot(new[0], new[1]):.3g}")
        change = model.lr * model.y[i] * model.x[i] if i is not None else np.zeros(2)
        self._move_arrows(old[:2], change, new[:2])
        scale = next(s for s in SCALES if s >= model.mistakes)
        self.ticks.set(SHARES, [f"{share * scale:g}" for share in SHARES])
        self.all.set_data(np.arange(model.t + 1) / scale, model.margins[: model.t + 1])
        self.now.set_data([model.t / scale], [model.margins[model.t]])

    def _move_arrows(self, old, change, new):
        corners = np.array([np.zeros(2), old, new])
        size = np.ptp(corners, axis=0)
        # Fit the triangle into its box: its shape is the lesson, and rates differ a thousandfold.
        scale = 1 / max(size[0] / 5.2, size[1] / 2.6, 1e-9)
        origin = -scale * (corners.min(0) + size / 2)
        self.origin.set_data(*origin[:, None])
        tails = (origin, origin + scale * old, origin)
        for arrow, tail, v in zip(self.arrows, tails, (old, change, new), strict=True):
            arrow.set_offsets(tail)
            arrow.set_UVC(*(scale * v))
            arrow.set_visible(bool(np.linalg.norm(v) > 0))
