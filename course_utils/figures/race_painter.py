"""The picture of figure 12: the map with six ways, the six curves, the rates that arrive."""

from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from . import style
from .bitmap import Bitmap
from .lettering import Lettering
from .race_optimizers import LRS, NAMES, RAVINES, STARTS, STEPS, SURFACES, TARGET
from .stage import Painter

# petroff6, grey for the plainest of the six; the marker tells them apart without colour.
COLOURS = ("#8b8b91", "#5790fc", "#7a21dd", "#964a8b", "#f89c20", "#e42536")
MARKERS = ("o", "s", "D", "v", "^", "*")
SIZES = (8, 8, 7.5, 9, 9, 13)
DASHES = ("-", "--", "-", ":", "-", "--")
LOW, HIGH = (196, 213, 230), (252, 251, 248)  # the map's colours, from its deepest to its highest
BANDS = {"turned": 0.7, "straight": 0.7, "valley": 0.7, "saddle": 0.2, "plateau": 0.1,
         "wells": 0.25}  # fmt: skip
TITLES = {
    "turned": "ravine turned by 30°, κ = {kappa:g}",
    "straight": "straight ravine, κ = {kappa:g}",
    "valley": "curved valley (Rosenbrock)",
    "saddle": "saddle between two valleys",
    "plateau": "plateau with a hole",
    "wells": "small valley, big valley",
}
CURVES = {"loss": "loss above the lowest point", "length": "length of each step"}
FLOOR, CEILING = -4.0, 2.0  # powers of ten the curves panel shows


@lru_cache(maxsize=32)
def relief(surface, kappa, pixels=180):
    """The surface from above, (pixels, pixels, 3) uint8: bands of equal height, goal in green."""
    made = SURFACES[surface]
    grid = np.linspace(-made.reach, made.reach, pixels)
    w = np.stack(np.meshgrid(made.centre[0] + grid, made.centre[1] + grid))
    loss = made.loss(w, kappa)
    height = np.sqrt(np.maximum(loss, 0))
    band = np.floor(height / BANDS[surface])
    share = np.sqrt(np.minimum(band / np.percentile(band, 97), 1))[..., None]
    picture = np.array(LOW) + share * (np.array(HIGH) - LOW)
    edge = np.zeros(band.shape, bool)
    edge[1:] |= band[1:] != band[:-1]
    edge[:, 1:] |= band[:, 1:] != band[:, :-1]
    picture[edge] *= 0.9
    picture[loss < TARGET] = (116, 196, 135)
    return picture.astype(np.uint8)


def logs(values):
    """Powers of ten for the curves; what has run away or is exactly 0 stands at the border."""
    with np.errstate(all="ignore"):
        return np.nan_to_num(np.log10(np.clip(values, 1e-9, 1e9)), nan=9.0)


class RacePainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        self._build_map(figure.add_axes((0.015, 0.075, 0.45, 360 / 430)))
        self._build_curves(figure.add_axes((0.562, 0.665, 0.423, 0.265)))
        self._build_rates(figure.add_axes((0.61, 0.115, 0.27, 186 / 430)))

    def _say(self, axes, x, y, text, size=11, **look):
        """Words that stay.  Not axes.text: the first picture would take 1.5 ms more for each."""
        self.actor(Lettering(axes, x, y, text, size, data=False, **look))

    def _racers(self, axes, dashes=None, lw=2.0):
        """Six lines and, over them, six markers."""
        lines, dots = [], []
        for i in range(len(NAMES)):
            look = {"ls": "-" if dashes is None else dashes[i], "lw": lw, "zorder": 3}
            lines.append(self.actor(axes.add_line(Line2D([], [], color=COLOURS[i], **look))))
            dots.append(self._marker(axes, i, ms=SIZES[i] + 1))
        return lines, dots

    def _marker(self, axes, i, **look):
        """A racer's marker.  Not axes.plot, which takes four times as long; 18 are made."""
        line = Line2D([], [], ls="", marker=MARKERS[i], color=COLOURS[i], zorder=6, **look)
        line.set(markeredgecolor=style.INK, markeredgewidth=1)
        return self.actor(axes.add_line(line))

    def _build_map(self, axes):
        axes.set(xlim=(-1, 1), ylim=(-1, 1), xticks=[], yticks=[])
        self._say(axes, 0.5, -0.035, "weight w₁ (across), weight w₂ (up)", ha="center")
        self.relief = self.actor(Bitmap(axes))
        self.place = self.actor(Lettering(axes, 0, 1.035, "", 12, bold=True, data=False))
        self.ways, self.places = self._racers(axes)
        (self.ring,) = axes.plot([], [], "o", ms=15, mfc="none", mec=style.INK, mew=2, zorder=4)
        (self.others,) = axes.plot([], [], "o", ms=6, color=style.SOFT, zorder=4)
        self.letters = [Lettering(axes, 0, 0, s, 12, ha="center", bold=True) for s in STARTS]
        (self.ruler,) = axes.plot([], [], "|-", color=style.INK, lw=1.5, ms=9)
        self.unit = Lettering(axes, 0.93, -0.87, "1 unit", 11, ha="right")
        for artist in (self.ring, self.others, *self.letters, self.ruler, self.unit):
            self.actor(artist)
        for spine in axes.spines.values():
            self.actor(spine)

    def _build_curves(self, axes):
        axes.set(xlim=(-2, STEPS + 2), ylim=(FLOOR, CEILING))
        axes.set_yticks([-4, -2, 0, 2], ["0.0001", "0.01", "1", "100"])
        axes.set_xticks([0, 50, 100, 200], ["0", "50", "100", "step 200"])
        axes.xaxis.get_ticklabels()[-1].set_ha("right")
        axes.grid(True)
        self.subject = self.actor(Lettering(axes, 0, 1.11, "", 12, bold=True, data=False))
        low = FLOOR, np.log10(TARGET) - FLOOR
        self.goal = axes.add_patch(Rectangle((-5, low[0]), 300, low[1], color="#dafbe1"))
        (self.now,) = axes.plot([], [], color=style.ACCENT, lw=1.5)
        for artist in (self.goal, self.now):
            self.actor(artist)
        self.curves, self.heads = self._racers(axes, DASHES)

    def _build_rates(self, axes):
        self.handle_axes = axes
        axes.set(xlim=(-3.15, 0.15), ylim=(len(NAMES) - 0.5, -0.5))
        axes.set_xticks([-3, -2, -1, 0], ["0.001", "0.01", "0.1", "1"])
        axes.set_yticks([])
        self._say(axes, -0.19, -0.18, "learning rate     pale: 1 start, full: 3 starts")
        self._say(axes, -0.38, 1.08, "rates that reach the bottom", size=12, bold=True)
        self._say(axes, 1.42, 1.07, "slowest start", color=style.SOFT, ha="right")
        for spine in axes.spines.values():
            spine.set_visible(False)
        self.cells = self.actor(Bitmap(axes, smooth=False))
        (self.held,) = axes.plot([], [], "s", ms=21, mfc="none", mec=style.ACCENT, mew=2.5)
        self.held.set_clip_on(False)
        self.actor(self.held)
        self.rates, self.times = [], []
        for i in range(len(NAMES)):
            self.rates.append(self._marker(axes, i, ms=SIZES[i] + 3))
            self.rates[i].set_clip_on(False)
            self.actor(Lettering(axes, -3.28, i, NAMES[i], 11, ha="right"))
            self.times.append(self.actor(Lettering(axes, 0.27, i, "", 11)))

    def move(self, model):
        self._move_map(model)
        self._move_rates(model)
        self.subject.set(CURVES[model.curve])
        self.goal.set_visible(model.curve == "loss")
        self.now.set_data([model.t, model.t], [FLOOR, CEILING])
        shown = model.shown
        for i, name in enumerate(NAMES):
            for artist in (self.ways[i], self.places[i], self.curves[i], self.heads[i]):
                artist.set_visible(name in shown)
            if name in shown:
                self._move_racer(model, i, name)

    def _move_racer(self, model, i, name):
        made = SURFACES[model.surface]
        way = (np.nan_to_num(model.path_of(name), nan=1e3) - made.centre) / made.reach
        way = np.clip(way, -50, 50)
        self.ways[i].set_data(*way.T)
        self.places[i].set_data(*way[[model.t]].T)
        curve = logs(model.curve_of(name))
        self.curves[i].set_data(range(STEPS + 1), curve)
        self.heads[i].set_data([model.t], [np.clip(curve[model.t], FLOOR, CEILING)])

    def _move_map(self, model):
        made = SURFACES[model.surface]
        kappa = model.kappa if model.surface in RAVINES else 1.0
        self.relief.set_rows_up(relief(model.surface, kappa))
        self.place.set(TITLES[model.surface].format(kappa=model.kappa))
        spots = (np.array(made.starts, float) - made.centre) / made.reach
        here = STARTS.index(model.start)
        self.ring.set_data(*spots[[here]].T)
        self.others.set_data(*np.delete(spots, here, axis=0).T)
        for i, (letter, (x, y)) in enumerate(zip(self.letters, spots, strict=True)):
            letter.set(x=x, y=y + 0.1, color=style.INK if i == here else style.SOFT)
        self.ruler.set_data([0.93 - 1 / made.reach, 0.93], [-0.94, -0.94])

    def _move_rates(self, model):
        share = (model.race.steps <= STEPS).sum(axis=2)[..., None] / 3  # (6, 31, 1)
        colour = 255 * np.array([to_rgb(c) for c in COLOURS])[:, None]
        cells = np.where(share > 0, 255 + (0.2 + 0.6 * share) * (colour - 255), (242, 244, 246))
        rows = np.full((len(NAMES), 10, len(LRS) + 2, 3), 255.0)  # one white cell at both ends
        rows[:, 2:8, 1:-1] = cells[:, None]
        self.cells.set_rows_up(rows.reshape(-1, len(LRS) + 2, 3)[::-1])
        for i, name in enumerate(NAMES):
            self.rates[i].set_data([model.rate(name) / 10 - 3], [i])
            self.times[i].set(self._time(model, name))
        who = NAMES.index(model.who)
        self.held.set_data([model.rate(model.who) / 10 - 3], [who])

    def _time(self, model, name):
        steps, arrived = model.steps_of(name), model.arrived(name)
        if steps <= STEPS:
            return f"{steps} steps"
        return f"only {', '.join(arrived)}" if arrived else "never"
