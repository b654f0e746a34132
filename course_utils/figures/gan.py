"""Figure 25: forger and detective in one dimension.  Why must the two learn at matched speeds?"""

import numpy as np

from . import gan_net as net
from . import style
from .gan_net import MEAN, SPREAD, STEPS
from .gan_painter import SHOWN, WINDOW, GanPainter
from .spec import Choice, Clock, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "Forger and detective in one dimension",
    "target": "real numbers",
    "near": "N(4, 1.5)",
    "humps": "two humps",
    "far": "far: N(10, 1)",
    "sees": "D sees",
    "line": "x",
    "square": "x and x²",
    "loss": "G minimises",
    "log": "log(1 − D)",
    "other": "−log D",
    "lr_g": "lr_G",
    "lr_d": "lr_D",
    "k": "k: steps of D per step of G",
    "t": "after step",
    "seed": "real numbers and noise z (seed)",
    "step": "5 steps",
    "handle": "after step",
    "preset": "Far target, strong D",
    "question": "The button “Far target, strong D” puts the real numbers far away, at mean 10. G "
    "starts at mean 0 and minimises log(1 − D). D learns fast, 5 steps for each step of G, and "
    "soon tells real from fake almost without error. Where is the mean of the fakes after 300 "
    "steps?",
    "choices": (
        "near 10: the better the detective, the better its forger",
        "about half way, near 5",
        "near 0: the fakes have hardly moved",
    ),
    "answer": "It is at 0.09. For every fake D(x) is almost 0: a flat part of the curve, where "
    "log(1 − D(x)) is flat too. No slope, no arrow, no learning: a perfect D teaches this G "
    "nothing. With −log D as G's loss, the same run ends at 10.0.",
    "goal": "Real numbers N(4, 1.5): find settings with which the mean and the spread of the fakes "
    "both stay within 0.25 of the real ones for 50 steps in a row. Watch it happen.",
    "hints": (
        "At the start D learns too slowly: its hint is old when G follows it, so G runs past the "
        "target. Make D faster.",
        "One slider is not enough. Raise lr_D, and give D more steps per step of G.",
        "lr_D = 0.5 and k = 5, with Play to step 300.",
    ),
    "why": "D must keep up: only a D that knows the fakes of now points the right way. With a "
    "D 15 or more times faster the swings die out, and in the end D says 0.5 to everything: it "
    "can only guess.",
    "meter": "longest row so far: {row} of 50 steps; now the mean is off by {mean}, the spread by "
    "{spread}",
    "elsewhere": "this goal is about: {place}",
    "far_goal": "Far target, G minimises log(1 − D): show a run whose fakes still have a mean "
    "below 0.5 at step 300. Then change one control only, so that they end with a mean within 0.5 "
    "of 10 and a spread above 0.3.",
    "far_hints": (
        "The button “Far target, strong D” and Play give the first run.",
        "Look at the arrows: there are none. Which control changes what a fake gets from a D(x) "
        "that is almost 0?",
        "Let G minimise −log D, and leave all the rest as it is.",
    ),
    "far_why": "Where D(x) is flat near 0, log(1 − D(x)) is flat too. −log D(x) is not: from "
    "0.0001 to 0.001 is a big step for a logarithm. Both losses want D(G(z)) near 1; only −log D "
    "pushes hard while G is bad. That is why G is nearly always trained with it.",
    "far_meter": "run that stays: {stuck}; this run at step {t}: mean {mean}, spread {spread}",
    "none": "not shown yet",
    "shown": "shown",
    "blind_goal": "Real numbers N(4, 1.5), D sees only x: end two runs with the right mean (within "
    "0.25 at step 300), one with a spread below 0.5 and one with a spread above 3.",
    "blind_hints": (
        "Watch both runs to step 300. A D of x alone is a slope: it can say “more to the right”, "
        "but never “closer together”.",
        "First bring the mean to rest: lr_G = 0.3, k = 5. Then change G's loss.",
        "D sees x, lr_G = 0.3, k = 5, step 300: −log D gives one, log(1 − D) the other.",
    ),
    "blind_why": "As soon as the means agree, this D says 0.5 to everything, and a spread of 0.2 "
    "or of 3.3 is never noticed. G learns only what D can see.",
    "blind_meter": "right mean, spread below 0.5: {narrow}; spread above 3: {wide}; this run at "
    "step {t}: mean {mean}, spread {spread}",
    "describe": "Real numbers {target}: mean {real_mean}, spread {real_spread}. D sees {sees}; G "
    "minimises {loss}; lr_G {lr_g}, lr_D {lr_d}, k = {k}, seed {seed}. After step {t} of 300 G(z) "
    "is {g}, so the fakes have mean {mean} and spread {spread}. D says {d_real} to the real "
    "numbers and {d_fake} to the fakes on average; its slope pushes the fakes by {low} to {high}. "
    "Both within 0.25 of the real ones: {row} steps in a row so far.",
}

BEGIN = {"target": "near", "sees": "square", "loss": "other", "lr_g": 0.2, "lr_d": 0.1, "k": 1,
         "seed": 1}  # fmt: skip
SETTINGS = tuple(BEGIN)
STRONG = {"target": "far", "sees": "square", "loss": "log", "lr_g": 0.2, "lr_d": 0.5, "k": 5}
START, EVERY = 60, 5
CLOSE, HOLD = 0.25, 50


class Gan(Model):
    """A forger G(z) = a·z + b against a detective D(x), the whole run at once; ``t`` is now."""

    def __init__(self):
        self.__dict__.update(BEGIN)
        self.t = START
        self.ends = {}  # settings -> (mean, spread) at step 300, of every run watched so far

    def change(self, name, value):
        value = int(np.clip(round(value), 0, STEPS)) if name == "t" else value
        super().change(name, value)
        if self.t == STEPS:
            self.ends[self.settings] = self.mean, self.spread

    @property
    def settings(self):
        return tuple(getattr(self, name) for name in SETTINGS)

    @property
    def run(self):
        return net.run(*self.settings)

    @property
    def done(self):
        return self.t >= STEPS

    def step(self):
        self.change("t", self.t + EVERY)

    def handles(self):
        low, high = WINDOW[self.target]
        return [{"id": "t", "label": WORDS["handle"], "x": self.t, "y": high - (high - low) / 25}]

    def drag(self, handle, x, y):
        """An arrow key moves a point by 0.1 or 0.5: here that means 5 steps."""
        far = x - self.t
        self.change("t", self.t + EVERY * (1 if far > 0 else -1) if 0 < abs(far) < 1 else x)

    @property
    def mean(self):
        """The mean of the fakes, after step t."""
        return float(self.run.b[self.t])

    @property
    def spread(self):
        return float(self.run.spread[self.t])

    @property
    def theta(self):
        return self.run.theta[self.t]

    @property
    def formula(self):
        """G(z) as words: 0.54·z + 1.85."""
        b = two(self.mean)
        sign, b = ("−", b[1:]) if b[0] == "−" else ("+", b)
        return f"{two(self.run.a[self.t])}·z {sign} {b}"

    @property
    def fakes(self):
        """All fakes, smallest noise first, (100,)."""
        return self.run.a[self.t] * net.noise(self.seed) + self.run.b[self.t]

    @property
    def pushes(self):
        """Where D's slope pushes the fakes that are drawn, (9,)."""
        return net.push(self.theta, self.fakes[SHOWN], self.target, self.loss)

    @property
    def verdicts(self):
        """What D says on average: to the real numbers, to the fakes."""
        both = net.reals(self.target, self.seed), self.fakes
        return [float(net.judge(self.theta, x, self.target).mean()) for x in both]

    @property
    def close(self):
        """In which steps so far mean and spread of the fakes are both close, (t + 1,) bool."""
        off = abs(self.run.b - MEAN[self.target]), abs(self.run.spread - SPREAD[self.target])
        return np.maximum(*off)[: self.t + 1] < CLOSE

    @property
    def alike(self):
        """Whether the fakes are as good as real: no bell is as good as two humps."""
        return self.target != "humps" and bool(self.close[-1])

    def describe(self):
        pushes, (d_real, d_fake) = self.pushes, self.verdicts
        return WORDS["describe"].format(
            **{name: WORDS[getattr(self, name)] for name in ("target", "sees", "loss")},
            real_mean=one(MEAN[self.target]), real_spread=one(SPREAD[self.target]),
            lr_g=f"{self.lr_g:g}", lr_d=f"{self.lr_d:g}", k=self.k, seed=self.seed, t=self.t,
            g=self.formula, mean=two(self.mean), spread=two(self.spread), d_real=two(d_real),
            d_fake=two(d_fake), low=two(pushes.min()), high=two(pushes.max()),
            row=net.longest(self.close),
        )  # fmt: skip


def one(value):
    return style.number(value)


def two(value):
    return style.number(value, 2)


def now(model):
    """The words of this run that several meters need."""
    return {"t": model.t, "mean": two(model.mean), "spread": two(model.spread)}


def held(model):
    if model.target != "near":
        return 0.0, WORDS["elsewhere"].format(place=WORDS["near"])
    row = net.longest(model.close)
    words = WORDS["meter"].format(
        row=min(row, HOLD), mean=two(abs(model.mean - MEAN["near"])),
        spread=two(abs(model.spread - SPREAD["near"])),
    )  # fmt: skip
    return 1.0 if row >= HOLD else 0.9 * row / HOLD, words


def freed(model):
    stuck = [s for s, end in model.ends.items() if is_stuck(s, *end)]
    free = [s for s, (mean, spread) in model.ends.items()
            if s[0] == "far" and abs(mean - MEAN["far"]) < 0.5 and spread > 0.3]  # fmt: skip
    reached = any(differ(s, f) == 1 for s in stuck for f in free)
    words = WORDS["far_meter"].format(stuck=tick(stuck), **now(model))
    if model.target != "far" and not reached:
        words = WORDS["elsewhere"].format(place=WORDS["far"])
    return 1.0 if reached else 0.5 * bool(stuck), words


def is_stuck(settings, mean, spread):
    of = dict(zip(SETTINGS, settings, strict=True))
    return of["target"] == "far" and of["loss"] == "log" and abs(mean) < 0.5


def differ(first, second):
    """In how many settings two runs differ."""
    return sum(a != b for a, b in zip(first, second, strict=True))


def blind(model):
    spreads = [spread for s, (mean, spread) in model.ends.items()
               if s[:2] == ("near", "line") and abs(mean - MEAN["near"]) < CLOSE]  # fmt: skip
    narrow, wide = [s for s in spreads if s < 0.5], [s for s in spreads if s > 3]
    words = WORDS["blind_meter"].format(narrow=tick(narrow), wide=tick(wide), **now(model))
    if (model.target, model.sees) != ("near", "line") and not (narrow and wide):
        words = WORDS["elsewhere"].format(place=f"{WORDS['near']}, D sees x")
    return (bool(narrow) + bool(wide)) / 2, words


def tick(found):
    return WORDS["shown"] if found else WORDS["none"]


def settled(model):
    """The run of the question was seen to its end, with any seed."""
    return any(end[:-1] == tuple(STRONG.values()) for end in model.ends)


def options(*names):
    return tuple((WORDS[name], name) for name in names)


SPEC = FigureSpec(
    name="gan",
    title=WORDS["title"],
    model=Gan,
    painter=GanPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2, WORDS["answer"], settled),
    goals=(
        Goal("gan.hold", WORDS["goal"], held, WORDS["hints"], WORDS["why"],
             (("k", 5), ("lr_d", 0.5), ("t", STEPS))),
        Goal("gan.far", WORDS["far_goal"], freed, WORDS["far_hints"], WORDS["far_why"],
             (("preset", WORDS["preset"]), ("t", STEPS), ("loss", "other"))),
        Goal("gan.blind", WORDS["blind_goal"], blind, WORDS["blind_hints"], WORDS["blind_why"],
             (("target", "near"), ("sees", "line"), ("lr_g", 0.3), ("k", 5), ("loss", "other"),
              ("t", STEPS), ("loss", "log"))),
    ),
    controls=(
        Choice("target", WORDS["target"], options("near", "humps", "far")),
        Choice("sees", WORDS["sees"], options("line", "square")),
        Choice("loss", WORDS["loss"], options("log", "other")),
        Slider("lr_g", WORDS["lr_g"], 0.01, 1, 0.1, log=True),
        Slider("lr_d", WORDS["lr_d"], 0.01, 0.5, 0.1, log=True),
        Slider("k", WORDS["k"], 1, 5, 1),
        Slider("t", WORDS["t"], 0, STEPS, 1),
        Slider("seed", WORDS["seed"], 1, 20, 1),
    ),
    presets={WORDS["preset"]: {"t": 0, **STRONG}},  # t first: a run not watched to its end
    clock=Clock(WORDS["step"], interval=0.08),
)  # fmt: skip
