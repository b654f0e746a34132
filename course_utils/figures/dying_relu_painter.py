"""The picture of figure 6: the fit, every neuron's line z, and who is dead at every step."""

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
    "points": "points",
    "network": "network: x → 16 ReLU → ŷ",
    "lines": "16 neurons: z = w·x + b",
    "below": "grey: z below 0, where the slope is {slope}",
    "x": "x",
    "strip": "each row: one neuron",
    "above": "z above 0:",
    "many": "many points",
    "few": "few",
    "dead": "none: dead",
    "moving": "none, moving",
    "steps": "step",
    "first": "rate {lr}: {before} dead at step 0, {n} at step 60",
    "second": "rate {lr}, slope {leak}: {n} {state} at step 120",
    "state": ("dead", "below 0"),
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
        self._build_fit(figure.add_axes((0.06, 0.545, 0.405, 0.325)))
        self._build_lines(figure.add_axes((0.555, 0.545, 0.43, 0.325)))
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
        self._key(axes, 0, 1.085, "●", style.INK, WORDS["points"])
        self._key(axes, 0.28, 1.085, "▬", style.ACCENT, WORDS["network"])
        self.title = Lettering(axes, 0, 1.24, "", 12, bold=True, data=False)
        for actor in (self.fit, self.title, *axes.spines.values()):
            self.actor(actor)
        self._name_x(axes)

    def _name_x(self, axes):
        """The axis's name between two of its numbers: there is no room below them."""
        self.actor(Lettering(axes, 0.84, -0.1, WORDS["x"], 11, ha="center", data=False))

    def _build_lines(self, axes):
        axes.set(xlim=(-2.2, 2.2), ylim=(-4, 4), yticks=(-3, 0, 3), xticks=range(-2, 3))
        axes.axhspan(-4, 0, color="#eceff2", zorder=0)
        axes.axhline(0, color=style.INK, lw=1.2)
        self.dead = LineCollection([], colors=DEAD, linewidths=2, linestyles="--", zorder=2)
        self.alive = LineCollection([], colors=ON, linewidths=2, zorder=3)
        self.actor(Lettering(axes, 0, 1.24, WORDS["lines"], 12, bold=True, data=False))
        self.below = Lettering(axes, 0, 1.085, "", 10.5, data=False)
        self._name_x(axes)
        for lines in (self.dead, self.alive):
            self.actor(axes.add_collection(lines))
        for actor in (self.below, *axes.spines.values()):
            self.actor(actor)

    def _build_strip(self, axes):
        axes.set(xlim=(-0.5, 2 * HALF + 0.5), ylim=(0, UNITS), yticks=())
        axes.set_xticks(range(0, 2 * HALF + 1, 20))
        axes.set_xlabel(WORDS["steps"], labelpad=1)
        self.strip = self.actor(Bitmap(axes, smooth=False))
        self.actor(axes.axvline(HALF, color=style.INK, lw=2))
        (self.now,) = axes.plot([], [], color=style.ACCENT, lw=3)
        self.actor(Lettering(axes, 0, 1.36, WORDS["strip"], 12, bold=True, data=False))
        self.actor(Lettering(axes, 0.295, 1.36, WORDS["above"], 10.5, data=False))
        keys = (
            ("many", ON, 0.41),
            ("few", FEW, 0.58),
            ("dead", DEAD, 0.66),
            ("moving", MOVING, 0.82),
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
        self.below.set(WORDS["below"].format(slope=f"{slope:g}"))
        self._move_strip(model)

    def _move_strip(self, model):
        shares = np.array(model.share)
        self.strip.set_rows_up(colour_strip(shares, model.leak))
        self.now.set_data([model.shown, model.shown], [0, UNITS])
        n = [int((shares[step] == 0).sum()) for step in (min(HALF, len(shares) - 1), -1)]
        state = WORDS["state"][model.leak > 0]
        whole = model.exploded_at is None
        first, second = WORDS["first"], WORDS["second"]
        self.halves[0].set(first.format(lr=f"{model.lr:.3g}", before=model.dead_before(), n=n[0]))
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
    """(steps, 16) shares of points -> (16, 121, 3) colours, neurons that die early at the bottom.

    The order is that of the first half, so that ``lr2`` and ``leak`` leave every row in place.
    """
    steps = len(shares)
    order = np.argsort((shares[: HALF + 1] > 0).sum(0), kind="stable")
    shares = shares[:, order].T[..., None]
    picture = np.full((UNITS, 2 * HALF + 1, 3), 255, np.uint8)
    shades = rgb(FEW) + shares * (rgb(ON) - rgb(FEW))
    off = np.broadcast_to(rgb(DEAD), (steps, 3)).copy()
    if leak:
        off[HALF + 1 :] = rgb(MOVING)
    picture[:, :steps] = np.where(shares > 0, shades, off)
    return picture
