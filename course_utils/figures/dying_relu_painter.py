"""The picture of figure 6: the fit, every unit's line z, and who is on at every step."""

import numpy as np
from matplotlib.collections import LineCollection

from . import style
from .amounts import signed
from .bitmap import Bitmap
from .dying_relu_net import UNITS, X, Y, forward
from .lettering import Lettering
from .stage import Painter

WORDS = {
    "fit": "step {t}: loss {loss}",
    "exploded": "the loss exploded at step {n}",
    "points": "points (x, y)",
    "network": "network",
    "lines": "16 units: z (slope {slope} below 0)",
    "strip": "16 rows, a unit each",
    "on": "on for many points",
    "few": "on for few",
    "dead": "dead",
    "moving": "off, but moving",
    "steps": "step",
    "first": "learning rate {lr}: {n} dead at step 60",
    "second": "learning rate {lr}, slope {leak}: {n} {state} at step 120",
    "off": "off",
}

HALF = 60  # steps in each half
GRID = np.linspace(-2.2, 2.2, 111)
ENDS = np.array([-2.2, 2.2])
DEAD, MOVING = "#8c959f", "#f3b48d"
ON, FEW = "#0b6bb8", "#b5d4ee"


def rgb(colour):
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)])


class DyingReluPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        self._build_fit(figure.add_axes((0.06, 0.545, 0.405, 0.375)))
        self._build_lines(figure.add_axes((0.555, 0.545, 0.43, 0.375)))
        self._build_strip(figure.add_axes((0.06, 0.115, 0.918, 0.245)))

    def _key(self, axes, x, y, sign, colour, words):
        """One entry of a legend; matplotlib's own would take a fifth of the first picture."""
        step = 22 / axes.get_window_extent().width
        self.actor(Lettering(axes, x, y, sign, 13, colour, data=False))
        self.actor(Lettering(axes, x + step, y, words, 10.5, data=False))

    def _build_fit(self, axes):
        axes.set(xlim=(-2.2, 2.2), ylim=(-3, 3), yticks=(-2, 0, 2), xticks=range(-2, 3))
        axes.plot(X, Y, "o", color=style.INK, ms=5)
        (self.fit,) = axes.plot([], [], color=style.ACCENT, lw=3)
        self._key(axes, 0.03, 0.9, "●", style.INK, WORDS["points"])
        self._key(axes, 0.42, 0.9, "▬", style.ACCENT, WORDS["network"])
        self.title = Lettering(axes, 0, 1.07, "", 12, bold=True, data=False)
        for actor in (self.fit, self.title, *axes.spines.values()):
            self.actor(actor)

    def _build_lines(self, axes):
        axes.set(xlim=(-2.2, 2.2), ylim=(-4, 4), yticks=(-3, 0, 3), xticks=range(-2, 3))
        axes.axhspan(-4, 0, color="#eceff2", zorder=0)
        axes.axhline(0, color=style.INK, lw=1.2)
        self.dead = LineCollection([], colors=DEAD, linewidths=2, linestyles="--", zorder=2)
        self.alive = LineCollection([], colors=ON, linewidths=2, zorder=3)
        self.lines_title = Lettering(axes, 0, 1.07, "", 12, bold=True, data=False)
        for lines in (self.dead, self.alive):
            self.actor(axes.add_collection(lines))
        for actor in (self.lines_title, *axes.spines.values()):
            self.actor(actor)

    def _build_strip(self, axes):
        axes.set(xlim=(-0.5, 2 * HALF + 0.5), ylim=(0, UNITS), yticks=())
        axes.set_xticks(range(0, 2 * HALF + 1, 20))
        axes.set_xlabel(WORDS["steps"], labelpad=1)
        self.strip = self.actor(Bitmap(axes, smooth=False))
        self.actor(axes.axvline(HALF, color=style.INK, lw=2))
        (self.now,) = axes.plot([], [], color=style.ACCENT, lw=3)
        self.actor(Lettering(axes, 0, 1.36, WORDS["strip"], 12, bold=True, data=False))
        keys = (
            ("on", ON, 0.28),
            ("few", FEW, 0.525),
            ("dead", DEAD, 0.68),
            ("moving", MOVING, 0.79),
        )
        for key, colour, x in keys:
            self._key(axes, x, 1.36, "■", colour, WORDS[key])
        self.halves = [Lettering(axes, x, 1.12, "", 11, data=False) for x in (0, 0.505)]
        self.lost = Lettering(axes, 0, UNITS / 2, "", 12, "#b42318", True)
        for actor in (self.now, *self.halves, self.lost, *axes.spines.values()):
            self.actor(actor)

    def move(self, model):
        t = model.shown
        weights, slope = model.weights[t], model.slope_at(t)
        off = model.share[t] == 0
        self.fit.set_data(GRID, forward(weights, GRID, slope)[2])
        self.title.set(WORDS["fit"].format(t=t, loss=signed(model.losses[t])))
        w, b = weights[:2]
        lines = np.stack([np.broadcast_to(ENDS, (UNITS, 2)), np.outer(w, ENDS) + b[:, None]], -1)
        self.dead.set_segments(lines[off])
        self.dead.set_color(MOVING if slope else DEAD)
        self.alive.set_segments(lines[~off])
        self.lines_title.set(WORDS["lines"].format(slope=f"{slope:g}"))
        self._move_strip(model)

    def _move_strip(self, model):
        shares = np.array(model.share)
        self.strip.set_rows_up(colour_strip(shares, model.leak))
        self.now.set_data([model.shown, model.shown], [0, UNITS])
        n = [int((shares[step] == 0).sum()) for step in (min(HALF, len(shares) - 1), -1)]
        state = WORDS["off" if model.leak else "dead"]
        whole = model.exploded_at is None
        first, second = WORDS["first"], WORDS["second"]
        self.halves[0].set(first.format(lr=f"{model.lr:.3g}", n=n[0]))
        self.halves[1].set(
            second.format(lr=f"{model.lr2:.3g}", leak=f"{model.leak:g}", n=n[1], state=state)
        )
        self.halves[0].set_visible(whole or model.exploded_at > HALF)
        self.halves[1].set_visible(whole)
        self.lost.set_visible(not whole)
        if not whole:
            lost = WORDS["exploded"].format(n=model.exploded_at)
            self.lost.set(lost, x=min(model.exploded_at + 2, 75))


def colour_strip(shares, leak):
    """(steps, 16) shares of points -> (16, 121, 3) colours, units that die early at the bottom."""
    steps = len(shares)
    order = np.argsort((shares > 0).sum(0), kind="stable")
    shares = shares[:, order].T[..., None]
    picture = np.full((UNITS, 2 * HALF + 1, 3), 255, np.uint8)
    shades = rgb(FEW) + shares * (rgb(ON) - rgb(FEW))
    off = np.broadcast_to(rgb(DEAD), (steps, 3)).copy()
    if leak:
        off[HALF + 1 :] = rgb(MOVING)
    picture[:, :steps] = np.where(shares > 0, shades, off)
    return picture
