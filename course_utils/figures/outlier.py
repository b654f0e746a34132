"""Figure 7: one outlier, three losses.  Which loss lets a single bad point steer the line?"""

import numpy as np

from . import style
from .outlier_painter import OutlierPainter
from .spec import Choice, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "One outlier, three losses",
    "outlier": "outlier's y",
    "delta": "Huber's δ",
    "shown": "sticks: pull of",
    "handle": "the outlier",
    "question": "The outlier climbs from y = 12 to y = 20. MSE's line tilts up after it. What does "
    "the line with the smallest MAE do?",
    "choices": ("it tilts too, but less", "it does not move at all", "it tilts as much as MSE's"),
    "answer": "MAE's pull is 1 for every point, near or far. A point that is already above the "
    "line and moves up pulls no harder than before, so the line stays.",
    "goal": "Drag the outlier up to 20. Then find a δ that keeps Huber's slope within 0.1 of the "
    "slope without the outlier.",
    "hints": (
        "Up to δ Huber is MSE; beyond δ its pull grows no further. Which way must δ go?",
        "Put the outlier at 20 and δ at 1.",
    ),
    "why": "A small δ caps the outlier's pull, almost as MAE does. Yet near an error of 0 Huber's "
    "pull shrinks smoothly to 0, as MSE's does, and MAE's never does.",
    "meter": "outlier at {y} of 20; Huber's slope is off by {gap}, wanted: at most 0.10",
    "both_goal": "Leave the outlier at 20. Find a δ where Huber's slope equals MAE's (within "
    "0.02), and another δ where it equals MSE's.",
    "both_hints": (
        "Try the two ends of the δ slider.",
        "With the outlier at 20, δ = 0.2 gives MAE's slope and δ = 10 gives MSE's.",
    ),
    "both_why": "δ is a knob between two losses. No error of MSE's line is larger than 9.5 here, "
    "so from δ = 9.5 on nothing is capped and Huber simply is MSE.",
    "both_meter": "outlier at {y} of 20; Huber's slope {huber} found equal to: {found}",
    "nothing": "nothing yet",
    "describe": "The outlier is at y = {y}; its error from the line without it (slope {clean}) is "
    "{error}. Slopes: MSE {mse}, MAE {mae}, Huber {huber} with δ = {delta}. The outlier's share of "
    "all the pull: MSE {p_mse} %, MAE {p_mae} %, Huber {p_huber} %. Sticks: {shown}.",
}

LOSSES = ("MSE", "MAE", "Huber")
X = tuple(range(1, 11))
Y = (1.2, 2.2, 2.8, 2.7, 4.7, 5.2, 5.5, 6.9, 7.6, 8.3)  # 0.8·x + 0.2 and some noise
OUT = 8  # the index of the outlier; its own value above is never used
HIGHEST = 20.0


def fit_mse(x, y, k=None):
    """The line with the smallest (weighted) mean squared error -> (w, b), in closed form."""
    k = [1.0] * len(x) if k is None else k
    total = sum(k)
    x_mean = sum(a * c for a, c in zip(k, x, strict=True)) / total
    y_mean = sum(a * c for a, c in zip(k, y, strict=True)) / total
    rows = list(zip(k, x, y, strict=True))
    top = sum(a * (c - x_mean) * (d - y_mean) for a, c, d in rows)
    w = top / sum(a * (c - x_mean) ** 2 for a, c, _ in rows)
    return w, y_mean - w * x_mean


def fit_mae(x, y):
    """The line with the smallest mean absolute error: some best one passes through two points."""
    x, y = np.array(x, float), np.array(y, float)
    i, j = np.triu_indices(len(x), 1)
    w = (y[j] - y[i]) / (x[j] - x[i])
    b = y[i] - w * x[i]
    best = np.abs(y - np.outer(w, x) - b[:, None]).mean(1).argmin()
    return float(w[best]), float(b[best])


def fit_huber(x, y, delta):
    """The line with the smallest Huber loss, by re-weighting: a point beyond δ counts δ/|error|.

    Huber (1964); the weights as in Holland and Welsch (1977).
    """
    w, b = fit_mse(x, y)
    for _ in range(300):
        sizes = [abs(d - w * c - b) for c, d in zip(x, y, strict=True)]
        new = fit_mse(x, y, [1.0 if r <= delta else delta / r for r in sizes])
        moved = abs(new[0] - w) + abs(new[1] - b)
        w, b = new
        if moved < 1e-9:
            break
    return w, b


def pull(loss, error, delta):
    """How hard a point pulls: the slope of its loss at this error (of ½·error² for MSE)."""
    if loss == "MAE":
        return np.sign(error)
    return np.clip(error, -delta, delta) if loss == "Huber" else np.asarray(error, float)


_others = [i for i in range(len(X)) if i != OUT]
CLEAN = fit_mse([X[i] for i in _others], [Y[i] for i in _others])


class Outlier(Model):
    """Ten points, one of them moved; the three lines that fit them best."""

    def __init__(self):
        self.outlier, self.delta, self.shown = 12.0, 5.0, "MSE"
        self.found, self.highest = set(), 12.0
        self._fit()

    def change(self, name, value):
        super().change(name, value)
        self._fit()

    def drag(self, handle, x, y):
        """Only up and down, in tenths; sideways moves of the hand are ignored."""
        self.outlier = round(min(max(y, 0.0), HIGHEST), 1)
        self._fit()

    def handles(self):
        return [{"id": "out", "label": WORDS["handle"], "x": X[OUT], "y": self.outlier}]

    def _fit(self):
        y = self.y()
        self.lines = {"MSE": fit_mse(X, y), "MAE": fit_mae(X, y),
                      "Huber": fit_huber(X, y, self.delta)}  # fmt: skip
        self.highest = max(self.highest, self.outlier)
        if self.outlier >= HIGHEST - 0.5:
            self.found |= {loss for loss in LOSSES[:2] if self.apart("Huber", loss) <= 0.02}

    def y(self):
        """The ten targets, with the outlier's as it is now."""
        return [self.outlier if i == OUT else v for i, v in enumerate(Y)]

    def slope(self, loss):
        return self.lines[loss][0]

    def off(self, loss):
        """By how much the outlier has changed the slope."""
        return self.slope(loss) - CLEAN[0]

    def apart(self, one, other):
        return abs(self.slope(one) - self.slope(other))

    def errors(self):
        """Height of each point above the line without the outlier, shape (10,)."""
        return np.array(self.y()) - CLEAN[0] * np.array(X) - CLEAN[1]

    def pulls(self, loss):
        """The pull of each point at that line, shape (10,)."""
        return pull(loss, self.errors(), self.delta)

    def share(self, loss):
        """The outlier's part of all ten pulls, from 0 to 1."""
        sizes = np.abs(self.pulls(loss))
        return float(sizes[OUT] / sizes.sum())

    def describe(self):
        slopes = {loss.lower(): style.number(self.slope(loss), 2) for loss in LOSSES}
        shares = {f"p_{loss.lower()}": f"{100 * self.share(loss):.0f}" for loss in LOSSES}
        return WORDS["describe"].format(
            y=style.number(self.outlier),
            clean=style.number(CLEAN[0], 2),
            error=style.number(self.errors()[OUT]),
            delta=f"{self.delta:g}",
            shown=self.shown,
            **slopes,
            **shares,
        )


def huber_holds(model):
    """Half for bringing the outlier up, half for the slope."""
    up = model.outlier >= HIGHEST - 0.5
    gap = abs(model.off("Huber"))
    said = WORDS["meter"].format(y=style.number(model.outlier), gap=style.number(gap, 2))
    if up and gap <= 0.1:
        return 1.0, said
    climbed = max(0.0, model.outlier - 12) / 8
    return 0.5 * climbed + (0.4 * min(1.0, 0.1 / gap) if up else 0.0), said


def between(model):
    found = ", ".join(sorted(model.found)) or WORDS["nothing"]
    words = WORDS["both_meter"].format(y=style.number(model.outlier), found=found,
                                       huber=style.number(model.slope("Huber"), 2))  # fmt: skip
    return len(model.found) / 2, words


SPEC = FigureSpec(
    name="outlier",
    title=WORDS["title"],
    model=Outlier,
    painter=OutlierPainter,
    prediction=Prediction(
        WORDS["question"], WORDS["choices"], 1, WORDS["answer"],
        lambda model: model.highest >= HIGHEST - 0.5,
    ),
    goals=(
        Goal("outlier.huber", WORDS["goal"], huber_holds, WORDS["hints"], WORDS["why"],
             (("drag", "out", 9.0, 20.0), ("delta", 1.0))),
        Goal("outlier.between", WORDS["both_goal"], between, WORDS["both_hints"],
             WORDS["both_why"], (("outlier", 20.0), ("delta", 0.2), ("delta", 10.0))),
    ),
    controls=(
        Slider("outlier", WORDS["outlier"], 0, HIGHEST, 0.1),
        Slider("delta", WORDS["delta"], 0.1, 20, 0.1),
        Choice("shown", WORDS["shown"], tuple((loss, loss) for loss in LOSSES)),
    ),
)  # fmt: skip
