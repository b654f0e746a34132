"""The picture of figure 11: the path on a map of the loss, the loss's curve, the two factors."""

from functools import lru_cache

import numpy as np
from matplotlib.patches import Rectangle

from . import style
from .bitmap import Bitmap
from .descent_surfaces import SURFACES
from .lettering import Lettering
from .stage import Painter

MAP = "darker: lower loss   ★: lowest   ring: drag the start"
CURVE = "loss after each step"
FACTORS = "one step: distance × (1 − lr·λ)   λ: how curved"
RATE, NOW, AIM = "lr = {lr:g}", "now {loss}", "0.02"
TARGET = 0.02
DIRECTIONS = {
    "bowl": ("up-down", "left-right"),
    "ravine": ("steep", "flat"),
    "turned": ("steep", "flat"),
    "valleys": ("up-down", "left-right"),
}
VERDICTS = (
    (-1.005, "explodes", "#b42318"),
    (-0.995, "bounces", "#b42318"),
    (-0.005, "jumps across", style.INK),
    (0.005, "there at once", style.GOOD),
    (0.85, "shrinks", style.GOOD),
    (0.97, "slow", style.INK),
    (0.9999, "creeps", style.SOFT),
    (np.inf, "moves away", "#b42318"),
)
PATH = style.CLASS_COLOUR[1]
LOW, HIGH = -4.0, 3.0  # powers of ten in the curve's panel
WIDE = 1.6  # the factors' panel ends here


def factor_words(factor):
    """Two digits, three next to ±1; far outside, where the number says no more, only the side."""
    if abs(factor) > 9:
        return "> 9" if factor > 0 else "< −9"
    near_one = 1e-9 < abs(abs(factor) - 1) < 0.005
    return style.number(factor, 3 if near_one else 2)


def loss_words(loss):
    """Three digits, without powers of ten: the reader has not met 1.2e+03."""
    if loss > 9999:
        return "> 9999"
    if loss < 0.0001:
        return "< 0.0001"
    return f"{loss:.0f}" if loss >= 100 else f"{loss:.3g}"


@lru_cache(maxsize=8)
def relief(name, width, height, reach):
    """A map of a surface, (height, width, 3) uint8, first row at the bottom.

    Level lines at equal steps of the fourth root, so that floor and walls both show some; a pixel's
    distance to the nearest line is its level's distance over the level's slope.
    """
    x = np.linspace(-reach[0], reach[0], width, dtype=np.float32)
    y = np.linspace(-reach[1], reach[1], height, dtype=np.float32)
    level = 5 * np.sqrt(np.sqrt(SURFACES[name].loss(x[None, :], y[:, None])))
    up, along = np.gradient(level)
    nearest = np.round(level)
    away = np.abs(level - nearest) / np.maximum(np.abs(up) + np.abs(along), 1e-6)
    line = np.clip(9.5 - 7 * away, 0, 7).astype(np.uint8)  # 7 on a line, 0 beside it
    return _INKS[np.minimum(nearest, 14).astype(np.uint8), line]


def _inks():
    """The colour of each height, 0 to 14, under each strength of line, 0 to 7: (15, 8, 3) uint8."""
    paper, deep = np.array([252.0, 253, 255]), np.array([150.0, 178, 205])
    shade = deep + (paper - deep) * np.linspace(0, 1, 15)[:, None, None]
    strength = 0.45 * np.linspace(0, 1, 8)[:, None]
    return (shade * (1 - strength) + 60 * strength).astype(np.uint8)


_INKS = _inks()


class DescentPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        plane = figure.add_axes((0.045, 0.335, 0.585, 0.6))
        self.handle_axes = plane
        self._build_plane(plane)
        self._build_curve(figure.add_axes((0.705, 0.085, 0.28, 0.765)))
        self._build_factors(figure.add_axes((0.045, 0.05, 0.585, 0.16)))

    def _build_plane(self, plane):
        width, height = self.size[0] * 0.585, self.size[1] * 0.6
        self.reach = (8.0, round(8.0 * height / width, 3))
        plane.set(xlim=(-8, 8), ylim=(-self.reach[1], self.reach[1]), title=MAP)
        plane.set(xticks=[-5, 0, 5], yticks=[-4, -2, 0, 2, 4])
        self.map = self.actor(Bitmap(plane))
        x, y = np.meshgrid(np.linspace(-7, 7, 11), np.linspace(-3.6, 3.6, 6))
        self.arrow_places = x, y
        self.arrows = plane.quiver(x, y, x, y, color=style.INK, angles="xy", scale=1, zorder=2)
        self.arrows.set_alpha(0.55)
        self.arrows.scale_units, self.arrows.width, self.arrows.pivot = "xy", 0.004, "middle"
        (self.bottoms,) = plane.plot([], [], "*", color=style.GOOD, ms=16, mec="white", zorder=3)
        (self.way,) = plane.plot([], [], "o-", color=PATH, lw=2, ms=5.5, zorder=4)
        (self.end,) = plane.plot([], [], "o", color=PATH, ms=11, mec="white", mew=1.5, zorder=5)
        (self.start,) = plane.plot([], [], "o", ms=18, mfc="none", mec=style.ACCENT, mew=3)
        self.start.set_zorder(6)
        for artist in (self.arrows, self.bottoms, self.way, self.end, self.start):
            self.actor(artist)
        for spine in plane.spines.values():
            self.actor(spine)

    def _build_curve(self, curve):
        curve.set(xlim=(-1.5, 61.5), ylim=(LOW, HIGH))
        curve.set_xticks([0, 10, 30, 60])
        curve.set_yticks([-2, 0, 2], ["0.01", "1", "100"])
        curve.grid(True)
        aim = np.log10(TARGET)
        curve.axhspan(LOW, aim, color="#dafbe1", zorder=0)
        curve.axhline(aim, color=style.GOOD, lw=1.5, ls="--")
        self.actor(Lettering(curve, 60.5, aim + 0.22, AIM, 11, style.GOOD, bold=True, ha="right"))
        (self.losses,) = curve.plot([], [], "o-", color=PATH, lw=2, ms=4)
        (self.last,) = curve.plot([], [], "o", color=PATH, ms=11, mec="white", mew=1.5)
        title = Lettering(curve, 0, 1.145, CURVE, 12, bold=True, data=False)
        self.rate = Lettering(curve, 0, 1.05, "", 11, style.ACCENT, bold=True, data=False)
        self.now = Lettering(curve, 1, 1.05, "", 11, PATH, bold=True, ha="right", data=False)
        for artist in (self.losses, self.last, title, self.rate, self.now):
            self.actor(artist)

    def _build_factors(self, axes):
        axes.set(xlim=(-1, 1), ylim=(1.6, -0.6))
        axes.axis("off")
        self.actor(Lettering(axes, -1, -1.1, FACTORS, 12, bold=True))
        self.names, self.values, self.verdicts, self.bars = [], [], [], []
        axes.add_patch(Rectangle((self.at(-1), -0.5), self.at(1) - self.at(-1), 2, color="#dafbe1"))
        for edge in (-1, 0, 1):
            axes.plot([self.at(edge)] * 2, [-0.5, 1.5], color=style.INK, lw=1.5 if edge else 1)
            name = style.number(edge, 0)
            self.actor(Lettering(axes, self.at(edge), 1.95, name, 10.5, style.SOFT, ha="center"))
        for row in (0, 1):
            bar = axes.add_patch(Rectangle((self.at(0), row - 0.3), 0, 0.6, color=PATH, zorder=3))
            self.bars.append(self.actor(bar))
            self.names.append(self.actor(Lettering(axes, -1, row, "", 11)))
            value = Lettering(axes, -0.12, row, "", 11, bold=True, ha="right")
            self.values.append(self.actor(value))
            self.verdicts.append(self.actor(Lettering(axes, 0.54, row, "", 11, bold=True)))

    @staticmethod
    def at(factor):
        """Where a factor stands in the panel, whose left part holds words."""
        return 0.2 + 0.19 * min(max(factor, -WIDE), WIDE)

    def move(self, model):
        self._move_plane(model)
        self._move_curve(model)
        rows = zip(DIRECTIONS[model.surface], model.curvatures(), model.factors(), strict=True)
        for row, (name, curvature, factor) in enumerate(rows):
            equals = "" if abs(curvature) > 9 else "= "
            self.names[row].set(f"{name}, λ {equals}{factor_words(curvature)}")
            self.values[row].set(factor_words(factor))
            self.bars[row].set_x(min(self.at(0), self.at(factor)))
            self.bars[row].set_width(abs(self.at(factor) - self.at(0)))
            word, colour = next((w, c) for edge, w, c in VERDICTS if factor <= edge)
            self.verdicts[row].set(word, color=colour)

    def _move_plane(self, model):
        box = self.handle_axes.get_window_extent()
        size = round(box.x1) - round(box.x0), round(box.y1) - round(box.y0)
        self.map.set_rows_up(relief(model.surface, *size, self.reach))
        self.arrows.set_visible(model.arrows)
        if model.arrows:
            dx, dy = model.ground.gradient(*self.arrow_places)
            size = np.maximum(np.hypot(dx, dy), 1e-9)
            length = 0.95 * size / (size + 0.7)
            self.arrows.set_UVC(-dx / size * length, -dy / size * length)
        self.bottoms.set_data(*np.transpose(model.ground.bottoms))
        self.way.set_data(*model.path.T)
        self.end.set_data(*model.path[-1:].T)
        self.start.set_data([model.start_x], [model.start_y])

    def _move_curve(self, model):
        heights = np.log10(np.clip(model.losses, 10.0**LOW, None))
        self.losses.set_data(range(len(heights)), heights)
        self.last.set_data([len(heights) - 1], heights[-1:])
        self.rate.set(RATE.format(lr=model.lr))
        self.now.set(NOW.format(loss=loss_words(model.losses[-1])))
