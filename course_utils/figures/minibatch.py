"""Figure 13: how noisy is a mini-batch?  What do I buy with a bigger batch?"""

from functools import cached_property

import numpy as np

from . import minibatch_runs as data
from . import style
from .minibatch_painter import MinibatchPainter
from .minibatch_runs import BUDGET, SHUFFLES, SIZES
from .spec import Action, Choice, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "How noisy is a mini-batch?",
    "batch": "batch size B",
    "lr": "learning rate",
    "seed": "shuffle of the data (seed)",
    "axis": "count",
    "steps": "steps",
    "examples": "examples seen",
    "resample": "Draw 200 other batches",
    "handle": "start (w, b)",
    "question": "The slope from one mini-batch is a little off. Take batches 4 times as large, 16 "
    "examples instead of 4. How large is the typical error now?",
    "choices": ("a quarter", "about half", "the same: the data are as noisy as before"),
    "answer": "About half: 7.1 becomes 3.8. The error falls like 1/√B, so half the error costs "
    "four times the work.",
    "goal": "You may look at 1024 examples. End less than 5 % above the lowest loss with B = 1, "
    "then also with B = 256; each may have its own learning rate.",
    "hints": (
        "B = 1 makes 1024 noisy steps: small ones. B = 256 makes only 4 steps: large ones.",
        "Try B = 1 with rate 0.01, and B = 256 with rate 0.3.",
    ),
    "why": "A large batch gives a trustworthy slope, and that allows a large step. A small batch "
    "gives many cheap steps, which must be small. The rate has to follow the batch size.",
    "meter": "B = 1: {one}; B = 256: {all}",
    "near": "; the start is too near the bottom to count",
    "none": "not tried",
    "best": "best end {end} above",
    "same_goal": "With one learning rate, show a batch size that is too small to end less than 5 % "
    "above the lowest loss, one that is too large, and one between them that does.",
    "same_hints": (
        "Too small: the noise keeps the run away from the bottom. Too large: too few steps.",
        "Set the rate to 0.1, then B to 1, to 16 and to 256.",
    ),
    "same_why": "At rate 0.1 one example is too noisy and 256 leave only 4 steps. Sizes between "
    "are the usual choice: much less noise, still many steps.",
    "same_meter": "rate {lr}: {tried}",
    "tried": "B = {batch} ends {end} above",
    "wrong_goal": "Keep B = 16. Drag the start to a place where at least a quarter of the 200 "
    "batches push the wrong way, more than 90° off.",
    "wrong_hints": (
        "At the first start none of them does. Where is the full slope small?",
        "Drag the start into the green spot at the bottom.",
    ),
    "wrong_why": "At the bottom the full slope fades, but the differences between the points do "
    "not. Batches then push anywhere, so a run that should settle needs a smaller rate there.",
    "wrong_meter": "B = {batch}: {n} of 200 push the wrong way",
    "describe": "B = {batch}, rate {lr}: {steps} steps see 1024 examples and end {mean} above the "
    "lowest loss (mean of {shuffles} shuffles; shuffle {seed}: {own}). At the start, w = {w} and "
    "b = {b}, one batch is off by {error} on average, {angle}° in direction; {wrong} of 200 push "
    "the wrong way (draw {draw}). The curves count {axis}.",
}

FAR = 500  # per cent above the lowest loss at the start of a run that counts
CLOSE = 5


class Minibatch(Model):
    """256 points, a line to fit, and SGD with mini-batches of ``batch`` points."""

    def __init__(self):
        self.batch, self.lr, self.seed, self.axis = 4, 0.03, 1, "examples"
        self.at, self.draw = (-1.5, -1.5), 1
        self.seen = {}  # (start, draw) -> batch sizes looked at
        self.ends = {}  # learning rate -> batch size -> per cent above, from far starts
        self._remember()

    def change(self, name, value):
        if name == "batch":
            value = min(SIZES, key=lambda size: abs(np.log2(size / value)))
        elif name == "at":
            value = tuple(value)
        super().change(name, value)
        self._remember()

    def drag(self, handle, x, y):
        self.change("at", (x, y))

    def resample(self):
        self.change("draw", self.draw + 1)

    def handles(self):
        return [{"id": "start", "label": WORDS["handle"], "x": self.at[0], "y": self.at[1]}]

    def more(self):
        return {"at": self.at, "draw": self.draw}

    def _remember(self):
        self.cloud = Cloud(self.at, self.batch, self.draw)
        self.seen.setdefault((self.at, self.draw), set()).add(self.batch)
        if self.counts:
            self.ends.setdefault(self.lr, {})[self.batch] = self.end

    @property
    def counts(self):
        """Whether the start is far enough from the bottom for a goal."""
        return data.above(np.array(self.at)) >= FAR

    @property
    def end(self):
        return data.end(self.batch, self.lr, self.at)

    def way(self, batch=None):
        """The run in the chosen shuffle, (1024 / batch + 1, 2)."""
        return data.runs(batch or self.batch, self.lr, self.at)[:, self.seed - 1]

    def describe(self):
        own = data.above(self.way()[-1])
        cloud = self.cloud
        return WORDS["describe"].format(
            batch=self.batch, lr=f"{self.lr:g}", steps=BUDGET // self.batch, mean=percent(self.end),
            shuffles=SHUFFLES, seed=self.seed, own=percent(own), w=style.number(self.at[0], 2),
            b=style.number(self.at[1], 2), error=f"{cloud.error:.2f}", angle=f"{cloud.angle:.0f}",
            wrong=int(cloud.wrong.sum()), draw=self.draw, axis=WORDS[self.axis],
        )  # fmt: skip


class Cloud:
    """200 batches drawn at one place: ``pushes`` (200, 2) and ``full`` (2,), minus the slopes."""

    def __init__(self, at, batch, draw):
        pushes = -data.slopes(at)
        self.full = pushes.mean(0)
        self.reach = np.quantile(np.hypot(*pushes.T), 0.8)  # of single points, for a steady frame
        self.pushes = pushes[data.draws(draw)[:, :batch]].mean(1)

    @property
    def error(self):
        """The mean distance between a batch's slope and the full one."""
        return float(np.hypot(*(self.pushes - self.full).T).mean())

    @cached_property
    def angles(self):
        """Between each batch's push and the full one, in degrees."""
        lengths = np.hypot(*self.pushes.T) * np.hypot(*self.full)
        cosine = self.pushes @ self.full / np.maximum(lengths, 1e-12)
        return np.degrees(np.arccos(np.clip(cosine, -1, 1)))

    @property
    def angle(self):
        return float(np.median(self.angles))

    @property
    def wrong(self):
        return self.angles > 90


def percent(value):
    """A share above the lowest loss in words a reader can use, however far a run has flown."""
    if not value < 1e4:
        return "over 10000 %"
    return f"{style.number(max(value, 0), 1 if value < 100 else 0)} %"


def both_ends(model):
    best = {}
    for found in model.ends.values():
        for batch in {1, 256} & found.keys():
            best[batch] = min(found[batch], best.get(batch, np.inf))
    said = [
        WORDS["best"].format(end=percent(best[size])) if size in best else WORDS["none"]
        for size in (1, 256)
    ]
    share = sum(0.5 * min(1, CLOSE / max(end, 1e-9)) for end in best.values())
    reached = len(best) == 2 and max(best.values()) < CLOSE
    words = WORDS["meter"].format(one=said[0], all=said[1])
    return (1.0 if reached else min(share, 0.95)), words + WORDS["near"] * (not model.counts)


def same_rate(model):
    found = model.ends.get(model.lr, {})
    said = ", ".join(
        WORDS["tried"].format(batch=batch, end=percent(end)) for batch, end in sorted(found.items())
    )
    share = max((_three_kinds(sizes) for sizes in model.ends.values()), default=0)
    near = "" if model.counts else WORDS["near"]
    return share, WORDS["same_meter"].format(lr=f"{model.lr:g}", tried=said or WORDS["none"]) + near


def _three_kinds(found):
    """How many of the three are among these batch sizes: too small, right, too large."""
    right = [batch for batch, end in found.items() if end < CLOSE]
    if not right:
        return 0.0
    off = [batch for batch, end in found.items() if end >= CLOSE]
    return (1 + any(b < min(right) for b in off) + any(b > max(right) for b in off)) / 3


def wrong_way(model):
    n = int(model.cloud.wrong.sum())
    share = min(1, n / 50) if model.batch == 16 else 0.0
    return share, WORDS["wrong_meter"].format(batch=model.batch, n=n)


def settled(model):
    """Both batch sizes of the question were looked at, from one start and in one draw."""
    return any({4, 16} <= sizes for sizes in model.seen.values())


SPEC = FigureSpec(
    name="minibatch",
    title=WORDS["title"],
    model=Minibatch,
    painter=MinibatchPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 1, WORDS["answer"], settled),
    goals=(
        Goal("minibatch.budget", WORDS["goal"], both_ends, WORDS["hints"], WORDS["why"],
             (("batch", 1), ("lr", 0.01), ("batch", 256), ("lr", 0.3))),
        Goal("minibatch.same_rate", WORDS["same_goal"], same_rate, WORDS["same_hints"],
             WORDS["same_why"], (("lr", 0.1), ("batch", 1), ("batch", 16), ("batch", 256))),
        Goal("minibatch.wrong_way", WORDS["wrong_goal"], wrong_way, WORDS["wrong_hints"],
             WORDS["wrong_why"], (("batch", 16), ("drag", "start", 1.9, 1.05))),
    ),
    controls=(
        Slider("batch", WORDS["batch"], 1, 256, np.log10(2), log=True),
        Slider("lr", WORDS["lr"], 0.001, 1, 0.1, log=True),
        Choice("axis", WORDS["axis"], ((WORDS["examples"], "examples"), (WORDS["steps"], "steps"))),
        Slider("seed", WORDS["seed"], 1, SHUFFLES, 1),
    ),
    actions=(Action("resample", WORDS["resample"]),),
)  # fmt: skip
