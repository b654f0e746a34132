"""Figure 7: one outlier, three losses.  Which loss lets a single bad point steer the line?"""

import numpy as np

from . import style
from .outlier_painter import OutlierPainter
from .spec import FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "One outlier, three losses",
    "outlier": "outlier's y",
    "delta": "Huber's δ",
    "handle": "the outlier",
    "question": "The outlier climbs from y = 12 to y = 20. MSE's line tilts up after it. What does "
    "the line with the smallest MAE do?",
    "choices": ("it tilts too, but less", "it does not move at all", "it tilts as much as MSE's"),
    "answer": "MAE's pull is 1 for every point, near or far. A point that is already above the "
    "line and moves up pulls no harder than before, so the line stays: steepness 0.80 at y = 12, "
    "at 20, and between.",
    "goal": "Drag the outlier up to 20. Then find a δ that keeps Huber's line steeper than the "
    "dotted one by at most 0.05.",
    "hints": (
        "Beyond δ Huber's pull grows no further. Which way must δ go?",
        "Put the outlier at 20 and δ at 0.5.",
    ),
    "why": "A small δ caps the outlier's pull, almost as MAE does. Yet near an error of 0 Huber's "
    "pull shrinks smoothly to 0, as MSE's does, and MAE's never does.",
    "meter": "outlier at {y} of 20; Huber steeper by {gap}, wanted: at most 0.05",
    "both_goal": "Leave the outlier at 20. Find a δ where Huber's line is as steep as MAE's "
    "(within 0.02), and another δ where it is as steep as MSE's.",
    "both_hints": (
        "Try the two ends of the δ slider.",
        "With the outlier at 20, δ = 0.2 gives MAE's steepness and δ = 10 gives MSE's.",
    ),
    "both_why": "δ is a knob between two losses. No point is farther than 9.5 from MSE's line "
    "here, so from δ = 9.5 on nothing is capped. Then Huber is half of MSE, with the same best "
    "line.",
    "both_meter": "outlier at {y} of 20; Huber's steepness {huber} found equal to: {found}",
    "nothing": "nothing yet",
    "describe": "The outlier is at y = {y}; its error from the dotted line, MSE's line without it, "
    "is {error}. δ is {delta}. ",
    "before": "Three lines: MSE's is the steepest, MAE's the least steep. The numbers appear when "
    "something is moved.",
    "after": "Steepness: dotted {clean}, MSE {mse}, MAE {mae}, Huber {huber}. The outlier's pull "
    "on the dotted line and its share of all ten: {pulls}.",
    "one": "{loss} {pull}, {share} %",
}

LOSSES = ("MSE", "MAE", "Huber")
X = tuple(range(1, 11))
Y = (1.2, 2.2, 2.8, 2.7, 4.7, 5.2, 5.5, 6.9, 7.6, 8.3)  # 0.8·x + 0.2 and some noise
OUT = 8  # the index of the outlier; its own value above is never used
HIGHEST = 20.0
LIMIT = 0.05  # the first goal: so much steeper may Huber's line be


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
    """How hard a point pulls: the slope of torch's loss at this error, 2·error for MSE."""
    if loss == "MAE":
        return np.sign(error)
    return np.clip(error, -delta, delta) if loss == "Huber" else 2 * np.asarray(error, float)


_others = [i for i in range(len(X)) if i != OUT]
CLEAN = fit_mse([X[i] for i in _others], [Y[i] for i in _others])


class Outlier(Model):
    """Ten points, one of them moved; the three lines that fit them best."""

    def __init__(self):
        self.outlier, self.delta, self.touched = 12.0, 2.0, False
        self.found, self.highest = set(), 12.0
        self._fit()

    def change(self, name, value):
        super().change(name, value)
        self.touched = True
        self._fit()

    def drag(self, handle, x, y):
        """Only up and down, in tenths; sideways moves of the hand are ignored."""
        self.change("outlier", round(min(max(y, 0.0), HIGHEST), 1))

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

    def steepness(self, loss):
        return self.lines[loss][0]

    def off(self, loss):
        """By how much a line is steeper than MSE's line of the nine good points."""
        return self.steepness(loss) - CLEAN[0]

    def apart(self, one, other):
        return abs(self.steepness(one) - self.steepness(other))

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
        said = WORDS["describe"].format(
            y=style.number(self.outlier), error=style.number(self.errors()[OUT]),
            delta=f"{self.delta:g}",
        )  # fmt: skip
        if not self.touched:
            return said + WORDS["before"]
        pulls = [
            WORDS["one"].format(loss=loss, pull=style.number(abs(self.pulls(loss)[OUT])),
                                share=f"{100 * self.share(loss):.0f}")
            for loss in LOSSES
        ]  # fmt: skip
        lines = {loss.lower(): style.number(self.steepness(loss), 2) for loss in LOSSES}
        clean = style.number(CLEAN[0], 2)
        return said + WORDS["after"].format(clean=clean, pulls="; ".join(pulls), **lines)


def huber_holds(model):
    """Half for bringing the outlier up, half for the steepness."""
    up = model.outlier >= HIGHEST - 0.5
    gap = abs(model.off("Huber"))
    said = WORDS["meter"].format(
        y=style.number(model.outlier), gap=style.number(model.off("Huber"), 2, plus=True)
    )
    if up and gap <= LIMIT:
        return 1.0, said
    climbed = max(0.0, model.outlier - 12) / 8
    return 0.5 * climbed + (0.4 * min(1.0, LIMIT / gap) if up else 0.0), said


def between(model):
    found = ", ".join(sorted(model.found)) or WORDS["nothing"]
    words = WORDS["both_meter"].format(y=style.number(model.outlier), found=found,
                                       huber=style.number(model.steepness("Huber"), 2))  # fmt: skip
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
             (("drag", "out", 9.0, 20.0), ("delta", 0.5))),
        Goal("outlier.between", WORDS["both_goal"], between, WORDS["both_hints"],
             WORDS["both_why"], (("outlier", 20.0), ("delta", 0.2), ("delta", 10.0))),
    ),
    controls=(
        Slider("outlier", WORDS["outlier"], 0, HIGHEST, 0.1),
        Slider("delta", WORDS["delta"], 0.1, 10, 0.1, log=True),
    ),
)  # fmt: skip
