"""The picture of figure 13: the way on the map, 200 pushes at its start, the curves."""

import numpy as np
from matplotlib.patches import Rectangle

from . import style
from .bitmap import Bitmap
from .lettering import Lettering
from .minibatch_runs import BUDGET, above
from .stage import Painter

CENTRE, REACH = (1.0, 0.2), 3.4  # of the map
SPANS = (3, 6, 12, 25, 50, 100)  # the pushes panel shows -span to span; steady while B moves
LOW, HIGH = np.array((196, 213, 230)), np.array((252, 251, 248))
FLOOR, CEILING = -2.0, 4.0  # powers of ten of the per cent the curves show


def relief(pixels=180):
    """The loss from above, (pixels, pixels, 3) uint8, in bands; less than 5 % above in green."""
    grid = np.linspace(-REACH, REACH, pixels)
    w = np.stack(np.meshgrid(CENTRE[0] + grid, CENTRE[1] + grid), axis=-1)
    height = above(w)
    band = np.floor(np.sqrt(height) / 5)
    picture = LOW + np.minimum(band / 10, 1)[..., None] * (HIGH - LOW)
    edge = np.zeros(band.shape, bool)
    edge[1:] |= band[1:] != band[:-1]
    edge[:, 1:] |= band[:, 1:] != band[:, :-1]
    picture[edge] *= 0.9
    picture[height < 5] = (116, 196, 135)
    return picture.astype(np.uint8)


class MinibatchPainter(Painter):
    size = (800, 430)

    def build(self, figure, model):
        self._build_map(figure.add_axes((0.052, 0.105, 0.43, 344 / 430)))
        self._build_cloud(figure.add_axes((0.555, 0.52, 0.21, 168 / 430)))
        self._build_curves(figure.add_axes((0.585, 0.115, 0.385, 0.27)))

    def _say(self, axes, x, y, text, size=11, **look):
        """Words that stay.  Not axes.text: the first picture would take 1.5 ms more for each."""
        self.actor(Lettering(axes, x, y, text, size, data=False, **look))

    def _build_map(self, axes):
        self.handle_axes = axes
        axes.set(xlim=(CENTRE[0] - REACH, CENTRE[0] + REACH))
        axes.set(ylim=(CENTRE[1] - REACH, CENTRE[1] + REACH))
        axes.set(xticks=[-2, 0, 2, 4], yticks=[-2, 0, 2])
        axes.set_ylabel("bias b", labelpad=-6)
        self._say(axes, 0.5, -0.105, "weight w", ha="center")
        self._say(axes, 0, 1.045, "one run on the map of the loss", size=12, bold=True)
        self.actor(Bitmap(axes)).set_rows_up(relief())
        (self.way,) = axes.plot([], [], color=style.ACCENT, lw=1.5, zorder=3)
        (self.steps,) = axes.plot([], [], "o", color=style.ACCENT, ms=5, zorder=3)
        (self.at,) = axes.plot([], [], "o", color=style.ACCENT, ms=12, mec="white", zorder=5)
        (self.end,) = axes.plot([], [], "X", color=style.INK, ms=11, mec="white", zorder=6)
        self.start = Lettering(axes, 0, 0, "start", 11, bold=True, ha="center")
        self.ended = Lettering(axes, 0, 0, "end", 11, bold=True, ha="center")
        for artist in (self.way, self.steps, self.at, self.end, self.start, self.ended):
            self.actor(artist)
        for spine in axes.spines.values():
            self.actor(spine)

    def _build_cloud(self, axes):
        axes.set(xlim=(-1, 1), ylim=(-1, 1), xticks=[], yticks=[])
        self.frame = self.actor(Lettering(axes, -0.95, -0.87, "", 10.5, style.SOFT))
        self._say(axes, 0, 1.09, "200 batches push w and b", size=12, bold=True)
        axes.axhline(0, color=style.FAINT, lw=1)
        axes.axvline(0, color=style.FAINT, lw=1)
        self.pushes = []
        for c in (0, 1):
            (dots,) = axes.plot([], [], style.CLASS_MARKER[c], color=style.CLASS_COLOUR[c], ms=5)
            dots.set(alpha=0.55, markeredgewidth=0)
            self.pushes.append(self.actor(dots))
        (self.full,) = axes.plot([], [], color=style.ACCENT, lw=3, zorder=5)
        (self.tip,) = axes.plot([], [], "*", color=style.ACCENT, ms=15, mec="white", zorder=6)
        self.actor(self.full)
        self.actor(self.tip)
        self.words = []
        looks = ((14, style.INK, True), (11, style.INK, False), (11, style.INK, False),
                 (11, style.ACCENT, True), (11, style.CLASS_COLOUR[0], True),
                 (11, style.CLASS_COLOUR[1], True))  # fmt: skip
        for i, (size, colour, bold) in enumerate(looks):
            y = 0.93 - 0.172 * i
            line = Lettering(axes, 1.05, y, "", size, colour, bold=bold, data=False)
            self.words.append(self.actor(line))

    def _build_curves(self, axes):
        axes.set(xlim=(-2.3, 10.2), ylim=(FLOOR, CEILING))
        axes.set_xticks([-2, 0, 2, 4, 6, 8, 10], ["start", "1", "4", "16", "64", "256", "1024"])
        axes.set_yticks([-2, 0, 2], ["0.01 %", "1 %", "100 %"])
        axes.grid(True)
        low = np.log10(5) - FLOOR
        axes.add_patch(Rectangle((-2, FLOOR), 20, low, color="#dafbe1", zorder=0))
        self.subject = self.actor(Lettering(axes, 0.5, -0.29, "", 11, ha="center", data=False))
        self._say(axes, -0.078, 1.12, "loss above lowest", size=12, bold=True)
        self.curves = []
        looks = (("B=1", style.CLASS_COLOUR[0], "-", 1.2, 0.71),
                 ("B=256", style.CLASS_COLOUR[1], "--", 2.0, 0.855),
                 ("yours", style.ACCENT, "-", 2.2, 0.52))  # fmt: skip
        for name, colour, dash, width, x in looks:
            self._say(axes, x, 1.1, name, color=colour, bold=True)
            (line,) = axes.plot([], [], dash, color=colour, lw=width)
            self.curves.append(self.actor(line))
        (self.last,) = axes.plot([], [], "X", color=style.INK, ms=11, mec="white", zorder=6)
        self.last.set_clip_on(False)
        self.actor(self.last)

    def move(self, model):
        self._move_map(model)
        self._move_cloud(model)
        self.subject.set(f"{model.axis} seen" if model.axis == "examples" else "steps")
        for line, batch in zip(self.curves, (1, 256, model.batch), strict=True):
            x, y = self._curve(model, batch)
            line.set_data(x, y)
        self.last.set_data(x[-1:], np.clip(y[-1:], FLOOR, CEILING))

    def _curve(self, model, batch):
        """The curve of a run: both axes as powers, of 2 and of 10; the start stands at 1/4."""
        count = np.arange(BUDGET // batch + 1.0) * (batch if model.axis == "examples" else 1)
        count[0] = 0.25
        height = np.nan_to_num(above(model.way(batch)), nan=1e9)
        return np.log2(count), np.log10(np.clip(height, 10**FLOOR, 1e9))

    def _move_map(self, model):
        way = np.clip(np.nan_to_num(model.way(), nan=1e3), -1e3, 1e3)
        self.way.set_data(*way.T)
        self.steps.set_data(*(way.T if len(way) <= 65 else ([], [])))
        self.at.set_data(*way[:1].T)
        inside = bool((np.abs(way[-1] - CENTRE) < REACH).all())
        self.end.set_data(*way[-1:].T)
        self.ended.set_visible(inside)
        self.ended.set(x=way[-1, 0], y=way[-1, 1] + 0.35)
        x, y = np.clip(model.at, np.array(CENTRE) - REACH + 0.5, np.array(CENTRE) + REACH - 0.5)
        self.start.set(x=x, y=y - 0.4 if y > CENTRE[1] - REACH + 0.6 else y + 0.4)

    def _move_cloud(self, model):
        cloud = model.cloud
        span = next((s for s in SPANS if s > cloud.reach), SPANS[-1])
        for dots, wrong in zip(self.pushes, (False, True), strict=True):
            dots.set_data(*cloud.pushes[cloud.wrong == wrong].T / span)
        self.full.set_data([0, cloud.full[0] / span], [0, cloud.full[1] / span])
        self.tip.set_data(*cloud.full[:, None] / span)
        self.frame.set(f"frame: ±{span}")
        wrong = int(cloud.wrong.sum())
        lines = (f"B = {model.batch}", "one batch is off by",
                 f"{cloud.error:.1f} and by {cloud.angle:.0f}°",
                 f"★ all 256: {np.hypot(*cloud.full):.1f}", f"● {200 - wrong} right way",
                 f"▲ {wrong} wrong way")  # fmt: skip
        for line, text in zip(self.words, lines, strict=True):
            line.set(text)
