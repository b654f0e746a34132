"""Figure 8: confidently wrong.  Which loss rescues a neuron that is sure of the wrong answer?"""

import math

import numpy as np

from . import style
from .confidently_wrong_painter import LOSSES, ConfidentlyWrongPainter, pull_words
from .spec import Choice, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "Confidently wrong",
    "start": "z at the start",
    "label": "true label y",
    "lr": "learning rate",
    "steps": "steps done",
    "question": "z is −6, so p is 0.002, but the true label is 1. A step is z − learning rate × "
    "slope. With BCE and rate 1, 7 steps lift z past 0, so p past 0.5. How many does squared "
    "error, ½(p − y)², need?",
    "choices": ("about 7 as well", "about 40", "more than 400"),
    "answer": "426 steps. Squared error's slope has a factor p·(1 − p), the slope of the sigmoid. "
    "At z = −6 that factor is 0.0025, so the most wrong answer gets the weakest pull.",
    "goal": "Make squared error starve: find a start where 1000 steps with learning rate 1 do not "
    "bring it to the right side, while BCE and hinge get there.",
    "hints": (
        "The farther z is on the wrong side, the flatter squared error is there.",
        "Start at z = −8 and move “steps done” to 1000.",
    ),
    "why": "BCE's pull is |p − y|: the more wrong, the stronger. Squared error multiplies that by "
    "p·(1 − p), which is almost 0 at the most confident mistakes.",
    "meter": "right side after {steps} steps: BCE {bce}, squared error {squared}, hinge {hinge}",
    "lr_goal": "Rescue squared error with the learning rate: from z = −6 to the right side in at "
    "most 10 steps.",
    "lr_hints": (
        "At z = −6 the pull is 0.0025. What must it be multiplied by to move z by 0.2?",
        "Start −6, learning rate 100, steps done 10.",
    ),
    "lr_why": "It can be forced, with a rate of 63 or more. But from z = −10 the rate 100 still "
    "needs 225 steps, where BCE with rate 1 needs 11. No one rate suits squared error.",
    "lr_meter": "from z = {start} with rate {lr}: squared error {after}",
    "after": "right after {n} steps",
    "not_yet": "not yet right after {n} steps",
    "since": ", on the right side from step {n} on",
    "yes": "yes",
    "no": "no",
    "describe": "Start z = {start}, true label {label}, learning rate {lr}. Steps done: "
    "{steps}. {losses}.",
    "hidden": "The numbers of the three losses appear when something is moved",
    "one": "{name}: z = {z}{p}, pull {pull}{after}",
    "p": ", p = {p}",
}

NAME = {"BCE": "BCE", "squared": "squared error", "hinge": "hinge"}
MOST = 1000  # steps computed, and the end of the slider


def slope(loss, z, p, y):
    """dL/dz of one example; squared error is ½(p − y)², hinge max(0, 1 − s·z) with s = ±1."""
    if loss == "BCE":
        return p - y
    if loss == "squared":
        return (p - y) * p * (1 - p)
    sign = 2 * y - 1
    return -sign if sign * z < 1 else 0.0


def loss_curve(loss, z, y):
    """The loss at each z, shape as z.  BCE from the logit, as torch's BCEWithLogitsLoss."""
    sign = 2 * y - 1
    if loss == "BCE":
        return np.logaddexp(0, -sign * z)
    return (sigmoid(z) - y) ** 2 / 2 if loss == "squared" else np.maximum(0, 1 - sign * z)


def sigmoid(z):
    """1 / (1 + e^-z) without its overflow at z = -800."""
    return 0.5 + 0.5 * np.tanh(np.asarray(z) / 2)


def descend(loss, z, y, lr, steps=MOST):
    """Gradient descent on z alone -> z before each step and after the last, (steps + 1,).

    Plain floats: one number at a time is ten times faster this way than with NumPy.
    """
    path = [z]
    for _ in range(steps):
        p = 0.5 + 0.5 * math.tanh(z / 2)
        z -= lr * slope(loss, z, p, y)
        path.append(z)
    return np.array(path)


class ConfidentlyWrong(Model):
    """One example and its number z; three losses move it, each on its own path."""

    def __init__(self):
        self.start, self.label, self.lr, self.steps = -6.0, 1, 1.0, 0
        self.watched = self.starved = self.touched = False
        self.rescued = None
        self._run()

    def change(self, name, value):
        super().change(name, value)
        self.touched = True
        if name != "steps":
            self._run()
        self._remember()

    def _run(self):
        self.paths = {loss: descend(loss, self.start, self.label, self.lr) for loss in LOSSES}

    def _remember(self):
        after = {loss: self.right_after(loss) for loss in LOSSES}
        plain = self.lr == 1 and self.wrong_by() > 0
        if plain and self.wrong_by() == 6 and after["squared"] is not None:
            self.watched = True
        if plain and self.steps == MOST and after["squared"] is None:
            self.starved = after["BCE"] is not None and after["hinge"] is not None
        n = after["squared"]
        if self.wrong_by() == 6 and n is not None and n <= 10:
            self.rescued = n

    def loss_at(self, loss, z):
        """The loss at each z, shape as z."""
        return loss_curve(loss, z, self.label)

    def pull_at(self, loss, z):
        """The size of the slope at each z, shape (n,)."""
        pairs = zip(z.tolist(), sigmoid(z).tolist(), strict=True)
        return [abs(slope(loss, a, p, self.label)) for a, p in pairs]

    def wrong_by(self):
        """How far the start lies on the wrong side of 0; negative on the right side."""
        return -self.start if self.label else self.start

    def right_after(self, loss):
        """The first step at which p is on the label's side (0.5 counts); None when not yet."""
        path = self.paths[loss][: self.steps + 1]
        right = path >= 0 if self.label else path <= 0
        return int(right.argmax()) if right.any() else None

    def now(self, loss):
        """z, p and the size of the slope after the steps done."""
        z = float(self.paths[loss][self.steps])
        p = float(sigmoid(z))
        return z, p, abs(slope(loss, z, p, self.label))

    def describe(self):
        losses = "; ".join(self._say(loss) for loss in LOSSES) if self.touched else WORDS["hidden"]
        return WORDS["describe"].format(
            start=style.number(self.start), label=self.label, lr=f"{self.lr:g}",
            steps=self.steps, losses=losses,
        )  # fmt: skip

    def _say(self, loss):
        z, p, pull = self.now(loss)
        after = self.right_after(loss)
        return WORDS["one"].format(
            name=NAME[loss], z=style.number(z, 2),
            p="" if loss == "hinge" else WORDS["p"].format(p=style.number(p, 3)),
            pull=pull_words(loss, pull),
            after="" if after is None else WORDS["since"].format(n=after),
        )  # fmt: skip


def starves(model):
    reached = {loss: model.right_after(loss) is not None for loss in LOSSES}
    words = WORDS["meter"].format(
        steps=model.steps, **{k.lower(): WORDS["yes" if v else "no"] for k, v in reached.items()}
    )
    if model.starved:
        return 1.0, words
    still = reached["BCE"] and reached["hinge"] and not reached["squared"]
    return (0.9 * model.steps / MOST if still and model.lr == 1 else 0.0), words


def rescued(model):
    after = model.right_after("squared")
    key = "not_yet" if after is None else "after"
    said = WORDS[key].format(n=model.steps if after is None else after)
    words = WORDS["lr_meter"].format(start=style.number(model.start), lr=f"{model.lr:g}",
                                     after=said)  # fmt: skip
    if model.rescued is not None:
        return 1.0, words
    return (min(0.9, 9 / after) if after and model.wrong_by() == 6 else 0.0), words


SPEC = FigureSpec(
    name="confidently_wrong",
    title=WORDS["title"],
    model=ConfidentlyWrong,
    painter=ConfidentlyWrongPainter,
    prediction=Prediction(
        WORDS["question"], WORDS["choices"], 2, WORDS["answer"], lambda model: model.watched
    ),
    goals=(
        Goal("confidently_wrong.starve", WORDS["goal"], starves, WORDS["hints"], WORDS["why"],
             (("start", -8.0), ("steps", 1000))),
        Goal("confidently_wrong.rescue", WORDS["lr_goal"], rescued, WORDS["lr_hints"],
             WORDS["lr_why"], (("start", -6.0), ("lr", 100.0), ("steps", 10))),
    ),
    controls=(
        Slider("steps", WORDS["steps"], 0, MOST, 1),
        Slider("start", WORDS["start"], -10, 10, 0.5),
        Choice("label", WORDS["label"], (("1", 1), ("0", 0))),
        Slider("lr", WORDS["lr"], 0.1, 1000, 0.1, log=True),
    ),
)  # fmt: skip
