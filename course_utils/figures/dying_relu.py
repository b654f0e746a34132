"""Figure 6: the clinic for dying ReLUs.  How does a healthy neuron die?"""

import numpy as np

from . import style
from .amounts import signed
from .dying_relu_net import UNITS, Run, first_weights, moved
from .dying_relu_painter import HALF, DyingReluPainter
from .spec import Clock, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "The clinic for dying ReLUs",
    "lr": "learning rate, steps 0–60",
    "seed": "start (seed)",
    "shift": "added to every bias b",
    "lr2": "learning rate, steps 60–120",
    "leak": "slope below 0, steps 60–120",
    "t": "look at step",
    "step": "Next step",
    "question": "Of 16 ReLU neurons, 14 are dead: their z is below 0 for every point. Training "
    "goes on with a learning rate ten times smaller. How many of the 14 wake up?",
    "choices": ("all of them, given time", "about half", "none"),
    "answer": "Below 0 the ReLU is flat: its slope is 0. So the gradient of a dead neuron is "
    "exactly 0, and any learning rate times 0 is 0. Its weights do not move by a hair.",
    "goal": "Leave “added to every bias” at 0. With the learning rate of steps 0–60, make 12 or "
    "more of the 16 neurons dead at step 60, without an explosion. Do it from two different "
    "starts. From some starts a few are dead before training begins; they count too.",
    "hints": (
        "0.03 is a careful rate. How large can it become before the loss explodes?",
        "Try 0.3 with starts 0, 1 and 2.",
    ),
    "why": "One step that is too large can throw a neuron so far that its z is below 0 for every "
    "point. From then on nothing calls it back. With 0.03, training kills at most one neuron from "
    "any of the ten starts; the others that are dead there were so from the beginning.",
    "meter": "start {seed}: {dead} dead at step 60 ({before} from the beginning, training killed "
    "{killed}); done from starts: {done}",
    "meter_exploded": "start {seed}: the loss exploded; done from starts: {done}",
    "none": "none yet",
    "cure_goal": "Keep 12 or more dead at step 60. First lower only the second learning rate to "
    "0.03 or less and see who moves. Then set the slope below 0 to 0.1 or more.",
    "cure_hints": (
        "Look at the grey rows of the strip, right of step 60. Do they stay grey?",
        "Second learning rate 0.03 with slope 0; after that, slope 0.1.",
    ),
    "cure_why": "With slope 0 no dead neuron moved at all. With a slope of 0.1, a leaky ReLU, a "
    "small gradient comes through and all of them move. Moving is not yet waking: few have come "
    "back after 60 steps. Preventing is better than curing.",
    "cure_meter": "slower, slope 0: {slow}; leaky: {leaky}",
    "try": "not tried",
    "tried": "{n} of {m} dead neurons moved",
    "woke": "{n} of {m} moved, {k} woke up",
    "describe": "Start {seed}, {shift} added to every bias. Learning rate {lr} for 60 steps, then "
    "{lr2} with slope {leak} below 0. {dead60} {now}",
    "at60": "Of 16 neurons {before} are dead at step 0 and {n} at step 60; by the end {k} of these "
    "moved and {woke} woke up.",
    "at60_exploded": "The loss exploded at step {n}.",
    "now": "Shown: step {t}, loss {loss}, z below 0 for every point in {n} neurons.",
}

ENOUGH = 12


class DyingRelu(Model):
    """Two halves of training: ``lr`` with plain ReLU, then ``lr2`` with slope ``leak`` below 0."""

    def __init__(self):
        self.lr, self.seed, self.shift = 0.03, 9, 0.0
        self.lr2, self.leak, self.t = 0.1, 0.0, HALF
        self.killed, self.slow, self.leaky = set(), None, None
        self._first()
        self._second()

    def change(self, name, value):
        super().change(name, value)
        if name in ("lr", "seed", "shift"):
            self._first()
        if name in ("lr2", "leak") and self.t <= HALF:
            self.t = 2 * HALF  # else the upper pictures would not show what was changed
        if name != "t":
            self._second()
            self._remember()

    def step(self):
        """One step on, and from the last one back to the first."""
        self.t = self.t + 1 if self.t < 2 * HALF else 0

    def more(self):
        return {"t": self.t}  # last: repeating a change of lr2 would move it

    def _first(self):
        self.first = Run(first_weights(self.seed, self.shift), self.lr, 0.0, HALF)

    def _second(self):
        """Glue both halves together: state 60 ends the first and begins the second."""
        first, self.second = self.first, None
        self.weights, self.losses = list(first.weights), list(first.losses)
        self.share = list(first.share)
        if first.exploded:
            return
        self.second = Run(first.weights[-1], self.lr2, self.leak, HALF)
        self.weights += self.second.weights[1:]
        self.losses += self.second.losses[1:]
        self.share += self.second.share[1:]

    @property
    def shown(self):
        """The step that can be shown: the last one before an explosion."""
        return min(self.t, len(self.weights) - 1)

    @property
    def exploded_at(self):
        """The step whose loss is out of bounds, or None."""
        return len(self.weights) if len(self.weights) <= 2 * HALF else None

    def slope_at(self, step):
        return self.leak if step > HALF else 0.0

    def fate(self):
        """Of the neurons dead at step 60: how many, how many moved later, how many woke up."""
        if not self.second or not self.second.weights:
            return 0, 0, 0
        dead = self.first.dead()
        by = moved(self.first.weights[-1], self.second.weights[-1])
        return int(dead.sum()), int((by[dead] > 0).sum()), int((dead & ~self.second.dead()).sum())

    def dead_before(self):
        """Neurons that are dead before the first step."""
        return int(self.first.dead(0).sum())

    def _remember(self):
        dead, moving, woke = self.fate()
        if dead < ENOUGH:
            return
        if self.shift == 0:
            self.killed.add(self.seed)
        if self.leak == 0 and self.lr2 <= 0.03:
            self.slow = (moving, dead)
        if self.leak >= 0.1 and not self.second.exploded:
            self.leaky = (moving, dead, woke)

    def describe(self):
        dead, moving, woke = self.fate()
        said = {"seed": self.seed, "shift": style.number(self.shift), "lr": f"{self.lr:.3g}"}
        said |= {"lr2": f"{self.lr2:.3g}", "leak": f"{self.leak:g}"}
        said["dead60"] = WORDS["at60"].format(
            before=self.dead_before(), n=dead, k=moving, woke=woke
        )
        if self.exploded_at:
            said["dead60"] = WORDS["at60_exploded"].format(n=self.exploded_at)
        below = int(np.sum(self.share[self.shown] == 0))
        loss = signed(self.losses[self.shown])
        said["now"] = WORDS["now"].format(t=self.shown, loss=loss, n=below)
        return WORDS["describe"].format(**said)


def two_starts(model):
    dead, n = model.fate()[0], len(model.killed)
    before = model.dead_before()
    said = WORDS["meter_exploded" if model.first.exploded else "meter"].format(
        seed=model.seed, dead=dead, before=before, killed=dead - before,
        done=", ".join(map(str, sorted(model.killed))) or WORDS["none"],
    )  # fmt: skip
    return min(n / 2, 1) or 0.4 * dead / UNITS, said


def cure(model):
    slow = WORDS["tried"].format(n=model.slow[0], m=model.slow[1]) if model.slow else WORDS["try"]
    leaky = WORDS["try"]
    if model.leaky:
        n, m, k = model.leaky
        leaky = WORDS["woke"].format(n=n, m=m, k=k)
    share = 0.5 * bool(model.slow) + 0.5 * bool(model.leaky)
    return share, WORDS["cure_meter"].format(slow=slow, leaky=leaky)


SPEC = FigureSpec(
    name="dying_relu",
    title=WORDS["title"],
    model=DyingRelu,
    painter=DyingReluPainter,
    prediction=Prediction(
        WORDS["question"], WORDS["choices"], 2, WORDS["answer"], lambda m: m.slow is not None
    ),
    goals=(
        Goal("dying_relu.kill", WORDS["goal"], two_starts, WORDS["hints"], WORDS["why"],
             (("lr", 0.3), ("seed", 0))),
        Goal("dying_relu.cure", WORDS["cure_goal"], cure, WORDS["cure_hints"],
             WORDS["cure_why"], (("lr2", 0.03), ("leak", 0.1))),
    ),
    controls=(
        Slider("lr", WORDS["lr"], 0.01, 1, 0.05, log=True),
        Slider("seed", WORDS["seed"], 0, 9, 1),
        Slider("shift", WORDS["shift"], -3, 1, 0.1),
        Slider("lr2", WORDS["lr2"], 0.001, 0.3, 0.05, log=True),
        Slider("leak", WORDS["leak"], 0, 0.3, 0.01),
        Slider("t", WORDS["t"], 0, 2 * HALF, 1),
    ),
    clock=Clock(WORDS["step"], interval=0.1, ticks=2 * HALF + 1),  # Play goes round once
)  # fmt: skip
