"""The picture of figure 1: the plane with line and arrow, and the table of the four points."""

import numpy as np
from matplotlib.patches import Polygon

from . import style
from .geometry import half_plane, line_points, nearest_point
from .lettering import Lettering
from .stage import Painter

TITLE = "orange: output 1   dotted: distance"
NAMES = ("A", "B", "C", "D")
LIMITS = (-1.0, 2.0)


class LinePainter(Painter):
    size = (760, 400)

    def build(self, figure, model):
        plane, table = figure.subplots(1, 2, width_ratios=(1.05, 1))
        figure.subplots_adjust(left=0.085, right=0.99, bottom=0.13, top=0.93, wspace=0.05)
        self.handle_axes = plane
        self._build_plane(plane)
        self._build_points(plane)
        self._build_table(table)

    def _build_plane(self, plane):
        plane.set(xlim=LIMITS, ylim=LIMITS, xlabel="x₁", aspect="equal")
        plane.set_ylabel("x₂", rotation=0, labelpad=10)
        plane.set_title(TITLE)
        plane.set_facecolor(style.CLASS_TINT[0])
        empty = np.full((1, 2), np.nan)
        self.region = self.actor(plane.add_patch(Polygon(empty, color=style.CLASS_TINT[1])))
        (self.axes_cross,) = plane.plot([-9, 9, np.nan, 0, 0], [0, 0, np.nan, -9, 9], lw=1)
        self.axes_cross.set_color("#aab4be")
        (self.edge,) = plane.plot([], [], color=style.INK, lw=2.5)
        (self.foot,) = plane.plot([], [], ":", color=style.ACCENT, lw=2)
        self.arrow = plane.quiver([0], [0], [1], [1], color=style.ACCENT, angles="xy", scale=1)
        self.arrow.set(zorder=4)
        self.arrow.scale_units, self.arrow.width = "xy", 0.012
        self.w_name = Lettering(plane, 0, 0, "w", 13, style.ACCENT, bold=True, ha="center")
        for artist in (self.axes_cross, self.edge, self.foot, self.arrow, self.w_name):
            self.actor(artist)
        for spine in plane.spines.values():
            self.actor(spine)

    def _build_points(self, plane):
        (self.chosen,) = plane.plot([], [], "s", ms=31, mfc="none", mec=style.ACCENT, mew=2)
        self.actor(self.chosen)
        self.dots, self.rings, self.names = [], [], []
        for name in NAMES:
            (ring,) = plane.plot([], [], "x", ms=24, color="#b42318", mew=2.5, ls="", zorder=3)
            (dot,) = plane.plot([], [], ls="", ms=14, mec="white", mew=1.5, zorder=6)
            label = Lettering(plane, 0, 0, name, 12, bold=True)
            self.rings.append(self.actor(ring))
            self.dots.append(self.actor(dot))
            self.names.append(self.actor(label))

    def _build_table(self, table):
        table.set(xlim=(0, 1), ylim=(0, 1))
        table.axis("off")
        self.formula = Lettering(table, 0.08, 0.92, "", 13, style.ACCENT, bold=True)
        head = "    x₁   x₂      z  out want"
        table.text(0.08, 0.76, head, family="DejaVu Sans Mono", color=style.SOFT, size=12)
        self.rows = [
            Lettering(table, 0.08, 0.66 - 0.115 * i, "", 12, mono=True) for i in range(4)
        ]
        self.count = Lettering(table, 0.08, 0.15, "", 15, bold=True)
        for artist in (self.formula, *self.rows, self.count):
            self.actor(artist)

    def move(self, model):
        self._move_line(model.w1, model.w2, model.b)
        self._move_points(model)
        self._move_table(model)

    def _move_line(self, w1, w2, b):
        self.region.set_xy(half_plane(w1, w2, b, *LIMITS))
        has_line = bool(np.hypot(w1, w2) > 0)
        self.edge.set_data(*line_points(w1, w2, b))
        if has_line:
            foot = nearest_point(w1, w2, b)
            self.foot.set_data([0, foot[0]], [0, foot[1]])
            tip = 0.4 * np.array([w1, w2])
            self.arrow.set_offsets(foot)
            self.arrow.set_UVC(*tip)
            beside = np.array([-tip[1], tip[0]]) * 0.17 / np.hypot(*tip)
            x, y = np.clip(foot + 0.6 * tip + beside, LIMITS[0] + 0.1, LIMITS[1] - 0.1)
            self.w_name.set(x=x, y=y)
        for artist in (self.foot, self.arrow, self.w_name):
            artist.set_visible(has_line)

    def _move_points(self, model):
        good = model.good()
        self.chosen.set_data(*np.transpose([model.points[NAMES.index(model.point)]]))
        for i, (x, y) in enumerate(model.points):
            label = model.labels[i]
            self.dots[i].set_data([x], [y])
            self.dots[i].set(marker=style.CLASS_MARKER[label], color=style.CLASS_COLOUR[label])
            self.dots[i].set_markeredgecolor("white")
            self.rings[i].set_data([x], [y])
            self.rings[i].set_visible(not good[i])
            self.names[i].set(x=x + 0.11, y=y + 0.15)

    def _move_table(self, model):
        signed = [style.number(v, 1, plus=True) for v in (model.w2, model.b)]
        self.formula.set(f"z = {style.number(model.w1)}·x₁ {signed[0]}·x₂ {signed[1]}")
        z, good = model.z(), model.good()
        for i, (x, y) in enumerate(model.points):
            row = (
                f"{NAMES[i]} {style.number(x):>4} {style.number(y):>4} {style.number(z[i], 2):>6}"
                f"   {int(z[i] > 0)}   {model.labels[i]}  {'✓' if good[i] else '✗'}"
            )
            self.rows[i].set(row, color=style.INK if good[i] else "#b42318")
        self.count.set(f"{model.data}: {int(good.sum())} of 4 right")
