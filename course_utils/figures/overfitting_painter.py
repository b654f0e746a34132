"""The picture of figure 14: the region with its islands, the losses, the right answers."""

import numpy as np
from contourpy import contour_generator

from . import style
from .bitmap import Bitmap, colours
from .lettering import Lettering
from .overfitting_net import EVERY, STEPS, hidden, parts, points, with_ones
from .stage import Painter
from .ticks import Ticks

X_REACH, Y_REACH = 1.8, 1.5
XS, YS = np.linspace(-X_REACH, X_REACH, 60), np.linspace(-Y_REACH, Y_REACH, 50)
GRID = with_ones(np.stack(np.meshgrid(XS, YS), -1).reshape(-1, 2).astype(np.float32))
CORNER = np.array([X_REACH - 0.06, Y_REACH - 0.06])
SCALES = (1, 2, 4, 8, 16, 32)
STEP_TICKS = (0, 50, 100, 200)
MASKS = 8


class OverfittingPainter(Painter):
    size = (760, 430)

    def build(self, figure, model):
        width, height = self.size
        self._build_map(figure.add_axes((12 / width, 77 / height, 378 / width, 316 / height)))
        self._build_losses(figure.add_axes((453 / width, 255 / height, 295 / width, 138 / height)))
        self._build_rights(figure.add_axes((453 / width, 46 / height, 295 / width, 112 / height)))

    def _say(self, axes, x, y, text="", color=style.INK, bold=False, ha="left"):
        word = Lettering(axes, x, y, text, 11, color, bold=bold, ha=ha, data=False)
        return self.actor(word)

    def _line(self, axes, dashes, **look):
        (line,) = axes.plot([], [], dashes, **look)
        return self.actor(line)

    def _build_map(self, axes):
        axes.set(xlim=(-X_REACH, X_REACH), ylim=(-Y_REACH, Y_REACH), xticks=[], yticks=[])
        self.region = self.actor(Bitmap(axes))
        self.fresh = [
            self._line(axes, style.CLASS_MARKER[c], ms=4, color=style.CLASS_COLOUR[c], alpha=0.55,
                       mew=0)
            for c in (0, 1)
        ]  # fmt: skip
        self.subnets = self._line(axes, "-", color=style.INK, lw=0.8, alpha=0.55)
        self.edge = self._line(axes, "-", color=style.INK, lw=2.2)
        self.rings = self._line(axes, "o", ms=14, mfc="none", mec=style.INK, mew=1.8)
        self.points = [
            self._line(axes, style.CLASS_MARKER[c], ms=8, mfc=style.CLASS_COLOUR[c], mec="white",
                       mew=1.2)
            for c in (0, 1)
        ]  # fmt: skip
        for spine in axes.spines.values():
            self.actor(spine)
        self.when = self._say(axes, 0, 1.05, bold=True)
        self.count = self._say(axes, 1, 1.05, ha="right")
        self._say(axes, 0, -0.06, "strong colour: sure of its answer   ring: wrong")
        self.extra = self._say(axes, 0, -0.13)

    def _panel(self, axes, title):
        axes.set(xlim=(-2, STEPS + 2), xticks=STEP_TICKS)
        axes.grid(True)
        axes.tick_params(length=0)
        self._say(axes, -0.12, 1.13 if title == "loss" else 1.16, title, bold=True)
        look = {"color": style.INK, "lw": 2.2}, {"color": style.GOOD, "lw": 2.2}
        return [self._line(axes, dash, **one) for dash, one in zip(("-", "--"), look, strict=True)]

    def _build_losses(self, axes):
        self.handle_axes = axes
        axes.set(ylim=(0, 1), yticks=np.linspace(0, 1, 5))
        axes.tick_params(labelbottom=False, labelleft=False)
        self.losses = self._panel(axes, "loss")
        self.kept_curve = self._line(axes, "-", color=style.SOFT, lw=1.4, alpha=0.8, zorder=1.5)
        self.heights = Ticks(self, axes, 5)
        self.loss_words = [
            self._say(axes, 0.07, 1.13),
            self._say(axes, 1, 1.13, color=style.GOOD, ha="right"),
        ]
        self.low = self._line(axes, "v", color=style.GOOD, ms=9, mec="white", zorder=6)
        self.star = self._line(axes, "*", color=style.INK, ms=15, mec="white", zorder=7)
        self.low_words = self._say(axes, 0, -0.13, color=style.GOOD)
        self.kept_words = self._say(axes, 0, -0.29)
        self.now = [self._line(axes, "-", color=style.ACCENT, lw=1.8, zorder=4)]
        self.dots = [self._line(axes, "o", color=style.INK, ms=8, mec="white", zorder=5)]
        self.grip = self._line(axes, "D", color=style.ACCENT, ms=10, mec="white", zorder=8)
        for mark in (self.grip, self.star, *self.dots):
            mark.set_clip_on(False)

    def _build_rights(self, axes):
        axes.set(ylim=(0.48, 1.02), yticks=(0.5, 0.75, 1))
        axes.set_yticklabels(["50 %", "75 %", "100 %"])
        axes.set_xticks(STEP_TICKS, [*map(str, STEP_TICKS[:-1]), "step 200"])
        axes.xaxis.get_ticklabels()[-1].set_ha("right")
        self.rights = self._panel(axes, "right")
        self.sure = self._line(axes, ":", color=style.GOOD, lw=1.8)
        self.right_words = [
            self._say(axes, 0.07, 1.16),
            self._say(axes, 1, 1.16, color=style.GOOD, ha="right"),
        ]
        self.sure_words = self._say(axes, 0.98, 0.12, color=style.GOOD, ha="right")
        self.now.append(self._line(axes, "-", color=style.ACCENT, lw=1.8, zorder=4))

    def move(self, model):
        self._move_map(model)
        self._move_losses(model)
        self._move_rights(model)
        for line, foot in zip(self.now, (0, 0.6), strict=True):  # words stand below 0.6
            line.set_data([model.t, model.t], [foot, 1])

    def _move_map(self, model):
        theta = model.theta
        _, v, c = parts(theta)
        a = hidden(theta, GRID)
        z = a @ v + c
        self.region.set_rows_up(colours(0.7 * np.tanh(z / 2)).reshape(len(YS), len(XS), 3))
        self.edge.set_data(*outlines([z]))
        nets = [a @ (v * mask) + c for mask in model.masks(MASKS)]
        self.subnets.set_data(*outlines(nets))
        (X, y), (X_fresh, y_fresh) = points(*model.made)
        inside = np.clip(X, -CORNER, CORNER)  # no point may leave the picture
        wrong = model.wrong()
        self.rings.set_data(*inside[wrong].T)
        for label in (0, 1):
            self.points[label].set_data(*inside[y == label].T)
            self.fresh[label].set_data(*(X_fresh[y_fresh == label].T if model.show else ([], [])))
        self.when.set(f"step {model.t}")
        self.count.set(f"{wrong.sum()} of {len(y)} training points wrong")
        more = ["thin: 8 sub-networks"] * bool(nets)
        self.extra.set("   ".join(more + ["small: validation points"] * model.show))

    def _move_losses(self, model):
        train, fresh = model.run.train[0], model.run.fresh[0]
        lines = [train, fresh]
        kept = model.kept_run
        if kept:
            lines.append(kept.fresh[0])
        top = max(line[1:].max() for line in lines)
        scale = next((s for s in SCALES if s >= top), SCALES[-1])
        self.heights.set(np.linspace(0, 1, 5), [f"{scale * k / 4:g}" for k in range(5)])
        seen, k = model.seen // EVERY + 1, model.t // EVERY
        steps = np.arange(len(train)) * EVERY
        for line, curve in zip(self.losses, lines, strict=False):
            line.set_data(steps[:seen], curve[:seen] / scale)
        self.kept_curve.set_data(*((steps, lines[2] / scale) if kept else ([], [])))
        self.loss_words[0].set(f"— training {train[k]:.2f}")
        self.loss_words[1].set(f"-- validation {fresh[k]:.2f}")
        self.dots[0].set_data([model.t] * 2, [train[k] / scale, fresh[k] / scale])
        self.grip.set_data([model.t], [0.93])
        best = model.best
        self.low.set_data([best * EVERY], [fresh[best] / scale + 0.07])
        self.low_words.set(f"▼ lowest validation loss: {fresh[best]:.2f}, step {best * EVERY}")
        self.star.set_visible(bool(kept))
        self.kept_words.set_visible(bool(kept))
        if kept:
            step, loss = model.kept_step, model.kept_loss[1]
            self.star.set_data([step], [loss / scale])
            self.kept_words.set(f"★ kept: {loss:.2f}, step {step}")

    def _move_rights(self, model):
        train, fresh = model.run.train, model.run.fresh
        seen, k = model.seen // EVERY + 1, model.t // EVERY
        steps = np.arange(len(train[1])) * EVERY
        for line, curve in zip((*self.rights, self.sure), (train[1], fresh[1], fresh[2]),
                               strict=True):  # fmt: skip
            line.set_data(steps[:seen], np.maximum(curve[:seen], 0.49))
        self.right_words[0].set(f"— training {100 * train[1, k]:.0f} %")
        self.right_words[1].set(f"-- validation {100 * fresh[1, k]:.0f} %")
        self.sure_words.set(f"dotted: {100 * fresh[2, k]:.0f} % sure of these answers")


def outlines(nets):
    """Where each network's logits over the grid are 0, one path broken by NaNs -> (xs, ys)."""
    gap = [[np.nan, np.nan]]
    found = [
        part
        for z in nets
        for line in contour_generator(XS, YS, z.reshape(len(YS), len(XS))).lines(0.0)
        for part in (line, gap)
    ]
    return np.concatenate(found).T if found else ([], [])
