"""The picture of a run: loss and first metric, drawn into artists that are made once."""

import math

import numpy as np

from ..figures import style
from ..figures.lettering import Lettering
from ..figures.stage import Painter

WORDS = {
    "loss": "loss",
    "train": "● training",
    "val": "▲ validation",
    "batch": "· each batch",
    "epochs": "epochs",
    "describe": "{epochs} of {asked} epochs. {numbers}",
}
POINTS = 300  # the curve of all batches is thinned to so many
MARKED = 25  # points of a line that get a marker
BATCH = "#b3bdc8"


def nice_top(value) -> float:
    """The next of 1, 1.5, 2, 3, 5, 7 times a power of ten above ``value`` > 0."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(m * power for m in (1, 1.5, 2, 3, 5, 7, 10) if m * power >= value * 0.999)


class CurvesPainter(Painter):
    """Paints a History; ``total``: how many batches there will be, None where nobody knows."""

    def __init__(self, history, total):
        self.total = total
        self.metric = None  # known after the first epoch
        self.size = (760, 300)
        super().__init__(history)

    def build(self, figure, history):
        left, right = figure.subplots(1, 2)
        figure.subplots_adjust(left=0.075, right=0.975, bottom=0.17, top=0.87, wspace=0.18)
        self.axes = (left, right)
        self.lines = [self._lines(axes) for axes in self.axes]
        (self.batches,) = left.plot([], [], color=BATCH, lw=1.5, zorder=1)
        self.actor(self.batches)
        self.titles = [self._say(axes, 0, 1.07, "", 12, bold=True) for axes in self.axes]
        for axes in self.axes:
            axes.set(xlabel=WORDS["epochs"])
            axes.xaxis.get_major_locator().set_params(integer=True, nbins=8)
            axes.grid(True)
        self._say(left, 1, 1.07, WORDS["batch"], 10.5, color=style.SOFT, ha="right")
        self._say(right, 0.62, 1.07, WORDS["train"], 10.5, color=style.CLASS_COLOUR[0], ha="right")
        self._say(right, 1, 1.07, WORDS["val"], 10.5, color=style.CLASS_COLOUR[1], ha="right")

    def _lines(self, axes):
        """The training and the validation line of one panel: colour, dash and marker differ."""
        looks = ({"marker": "o", "ms": 6}, {"marker": "^", "ms": 7, "linestyle": "--"})
        return [
            self.actor(axes.plot([], [], color=colour, lw=2.2, zorder=3 + i, **look)[0])
            for i, (colour, look) in enumerate(zip(style.CLASS_COLOUR, looks, strict=True))
        ]

    def _say(self, axes, x, y, text, size, **look):
        words = Lettering(axes, x, y, text, size, data=False, **look)
        self.actor(words)
        return words

    def scenery(self, history):
        """The ends of all axes, in round steps, so that they seldom move."""
        found = {key for row in history.rows[:1] for key in row}
        self.metric = next((key[6:] for key in history.rows[0] if key.startswith("train_")
                            and key != "train_loss"), None) if found else None
        end = len(history) if history.why and len(history) else history.epochs
        return end, self._top(history), self._metric_range(history)

    def _top(self, history):
        values = [row[key] for row in history.rows for key in ("train_loss", "val_loss")
                  if key in row] + history.steps[:1]
        if len(history.steps) > 20 and not history.rows:
            values.append(float(np.quantile(history.steps, 0.98)))
        values = [value for value in values if math.isfinite(value) and value > 0]
        return nice_top(max(values, default=1.0))

    def _metric_range(self, history):
        """From a round number below the lowest value up to 1, where all of them are shares."""
        if self.metric is None:
            return (0.0, 1.0)
        keys = [f"{part}_{self.metric}" for part in ("train", "val")]
        values = [row[key] for row in history.rows for key in keys if key in row]
        if max(values) > 1 or min(values) < 0:
            low = min(0.0, -nice_top(-min(values))) if min(values) < 0 else 0.0
            return (low, nice_top(max(max(values), 1e-9)))
        return (math.floor(10 * min(values)) / 10 if min(values) < 0.999 else 0.9, 1.0)

    def dress(self, history):
        end, top, (low, high) = self.scenery(history)
        for axes in self.axes:
            axes.set_xlim(0, 1.03 * end)
        self.axes[0].set_ylim(0, top)
        self.axes[1].set_ylim(low, high + 0.02 * (high - low))

    def move(self, history):
        self.titles[0].set(text=WORDS["loss"])
        self.titles[1].set(text=(self.metric or "").replace("_", " "))
        for lines, name in zip(self.lines, ("loss", self.metric), strict=True):
            for line, part in zip(lines, ("train", "val"), strict=True):
                line.set_data(*self._column(history, f"{part}_{name}"))
                line.set_markevery(-(-max(1, len(history)) // MARKED))
        self.batches.set_data(*self._thinned(history))

    def _column(self, history, key):
        shown = [(i, row[key]) for i, row in enumerate(history.rows, 1) if key in row]
        return tuple(zip(*shown, strict=True)) if shown else ([], [])

    def _thinned(self, history):
        """The loss of every batch, in at most POINTS means of neighbours."""
        n = len(history.steps)
        if n == 0:
            return [], []
        per_epoch = (self.total or n) / history.epochs
        edges = np.linspace(0, n, min(n, POINTS) + 1).astype(int)
        with np.errstate(all="ignore"):
            means = np.add.reduceat(np.array(history.steps), edges[:-1]) / np.diff(edges)
        return (edges[:-1] + edges[1:]) / 2 / per_epoch, means


def describe(history) -> str:
    """The state of a run in words, for whoever cannot see the curves."""
    numbers = ", ".join(f"{key.replace('_', ' ')} {value:.3g}" for key, value in
                        history.last.items() if key.startswith(("train_", "val_")))
    return WORDS["describe"].format(epochs=len(history), asked=history.epochs,
                                    numbers=f"{numbers}." if numbers else "").strip()
