"""Figure 2: the learning rule, one mistake at a time.  Why does adding y·x to w mend a mistake?"""

import numpy as np

from .learning_rule_painter import LearningRulePainter
from .spec import Action, Choice, Clock, FigureSpec, Goal, Model, Prediction, Slider, Toggle

WORDS = {
    "title": "The learning rule, one mistake at a time",
    "lr": "learning rate",
    "start": "start from",
    "zero": "w = (0, 0)",
    "bad": "a bad line",
    "gap": "gap between the classes",
    "seed": "order (seed)",
    "flipped": "flip one label",
    "step": "Correct next mistake",
    "run": "Run to the end",
    "narrow": "Narrow gap",
    "tiny": "Bad line, tiny steps",
    "question": "From w = (0, 0), we make the learning rate 1000 times larger. How many mistakes "
    "will "
    "the rule make before it has learned the line?",
    "choices": ("fewer", "exactly as many", "more"),
    "answer": "Starting from zero, w is the learning rate times a sum of points. The rate "
    "stretches "
    "w but cannot turn it, and only the direction decides which side a point is on.",
    "goal": "From w = (0, 0), run to the end with two learning rates, one 1000 times the other.",
    "hints": (
        "Press “Run to the end”, then move the learning rate to its other end and run again.",
        "0.01 and 10 are 1000 times apart: Home and End on the slider.",
    ),
    "why": "From zero the learning rate only rescales w. The count of mistakes does not move at "
    "all.",
    "meter_none": "no finished run from w = (0, 0) yet",
    "meter": "finished runs: {runs}",
    "run_words": "rate {lr} made {mistakes} mistakes",
    "bad_goal": "Start from a bad line and learn it with at most 5 mistakes.",
    "bad_hints": (
        "A step moves w by learning rate × point. A far start needs large steps.",
        "Try a learning rate of 3 and run to the end.",
    ),
    "bad_why": "From a bad start the learning rate does matter: at a rate of 0.01 the rule "
    "makes 250 mistakes, most of them only to forget where it came from.",
    "bad_meter": "best finished run from the bad line: {best}",
    "flip_goal": "Flip one label, then run to the end. What never happens?",
    "flip_hints": ("Tick “flip one label” and press “Run to the end”.",),
    "flip_why": "There is no line that separates these points any more, so an error-free pass "
    "never "
    "comes. The rule goes round for ever; here it was stopped after {cap} mistakes.",
    "flip_meter": "mistakes corrected with a flipped label: {n} of {cap}",
    "none": "none yet",
    "many": "{n} mistakes",
    "describe": "Learning rate {lr}: {t} mistakes corrected; {wrong} of {n} points are wrong now. "
    "{state}",
    "undecided": "With w = (0, 0), z is 0 everywhere: undecided, and that counts as wrong. ",
    "finished": "An error-free pass: the rule has learned a line and stops.",
    "capped": "Stopped here, still not free of errors.",
    "going": "Next mistake: point {i}.",
}

CAP = 1000  # mended mistakes after which a run is stopped
SIDE = 10  # points a class
BAD = np.array([-2.0, 1.0, 0.0])


def make_points(gap, seed, flipped):
    """Two classes on both sides of a slanted line, ``gap`` apart -> x (20, 2), y (20,) in -1, +1.

    ``seed`` only shuffles the order; ``flipped`` gives the outermost point the other label.
    """
    rng = np.random.default_rng(7)
    across = rng.uniform(0, 1.1, 2 * SIDE) + gap / 2
    across[[0, SIDE]] = gap / 2  # one point of each class stands exactly at the edge of the gap
    along = rng.uniform(-1.3, 1.3, 2 * SIDE)
    y = np.repeat([1, -1], SIDE)
    normal = np.array([0.5, np.sqrt(0.75)])
    x = np.outer(y * across + 0.4, normal) + np.outer(along, [-normal[1], normal[0]])
    if flipped:
        y[np.argmax(y * across)] *= -1
    order = np.random.default_rng(seed).permutation(2 * SIDE)
    return x[order], y[order]


def learn(x, y, lr, w):
    """Rosenblatt's rule (1958): for each mistake w <- w + lr·y·x, b <- b + lr·y.

    Returns the history: (index of the mended point, (w1, w2, b) after it), starting state first.
    Plain floats: NumPy's overhead on three numbers would make this eight times slower.
    """
    points = list(zip(x[:, 0].tolist(), x[:, 1].tolist(), y.tolist(), strict=True))
    w1, w2, b = (float(v) for v in w)
    history, clean, i = [(None, np.array([w1, w2, b]))], 0, 0
    while clean < len(points) and len(history) <= CAP:
        x1, x2, target = points[i]
        clean += 1
        if target * (w1 * x1 + w2 * x2 + b) <= 0:
            w1, w2, b = w1 + lr * target * x1, w2 + lr * target * x2, b + lr * target
            history.append((i, np.array([w1, w2, b])))
            clean = 0
        i = (i + 1) % len(points)
    return history


def count_mistakes(lr, gap=0.4, seed=1, start="zero", flipped=False):
    """How many mistakes the rule mends before it ends, or CAP; for the lesson's own table."""
    x, y = make_points(gap, seed, flipped)
    return len(learn(x, y, lr, BAD if start == "bad" else np.zeros(3))) - 1


class LearningRule(Model):
    def __init__(self):
        self.lr, self.start, self.gap, self.seed, self.flipped = 0.1, "zero", 0.4, 1, False
        self.from_zero, self.best_bad, self.most_flipped = {}, None, 0
        self._prepare()

    def change(self, name, value):
        super().change(name, value)
        self._prepare()

    def _prepare(self):
        self.x, self.y = make_points(self.gap, self.seed, self.flipped)
        w = BAD if self.start == "bad" else np.zeros(3)
        self.history = learn(self.x, self.y, self.lr, w)
        self.t = 0
        inputs = np.column_stack([self.x, np.ones(len(self.x))])
        weights = np.array([w for _, w in self.history])
        sizes = np.linalg.norm(weights[:, :2], axis=1)
        margins = (weights @ inputs.T * self.y).min(1)
        self.margins = np.divide(margins, sizes, out=np.zeros(len(sizes)), where=sizes > 0)

    @property
    def mistakes(self):
        return len(self.history) - 1

    @property
    def finished(self):
        return self.done and self.mistakes < CAP

    @property
    def done(self):
        return self.t >= self.mistakes

    def step(self):
        self.t = min(self.t + 1, self.mistakes)
        self._remember()

    def run(self):
        self.t = self.mistakes
        self._remember()

    def _remember(self):
        if self.flipped:
            self.most_flipped = max(self.most_flipped, self.t)
        elif self.finished and self.start == "zero":
            self.from_zero[(self.gap, self.seed, self.lr)] = self.mistakes
        elif self.finished:
            self.best_bad = min(self.mistakes, self.best_bad or CAP)

    def z(self):
        w = self.history[self.t][1]
        return self.x @ w[:2] + w[2]

    def wrong(self):
        return self.y * self.z() <= 0

    def describe(self):
        if self.finished:
            state = WORDS["finished"]
        elif self.done:
            state = WORDS["capped"]
        else:
            state = WORDS["going"].format(i=self.history[self.t + 1][0] + 1)
        if not self.history[self.t][1].any():
            state = WORDS["undecided"] + state
        n = len(self.y)
        wrong = int(self.wrong().sum())
        return WORDS["describe"].format(lr=f"{self.lr:g}", t=self.t, wrong=wrong, n=n, state=state)


def two_rates(model):
    runs = {lr: n for (gap, seed, lr), n in model.from_zero.items()
            if (gap, seed) == (model.gap, model.seed)}  # fmt: skip
    if not runs:
        return 0.0, WORDS["meter_none"]
    said = "; ".join(
        WORDS["run_words"].format(lr=f"{lr:.4g}", mistakes=runs[lr]) for lr in sorted(runs)
    )
    far = max(runs) / min(runs) >= 999
    return (1.0 if far else 0.5), WORDS["meter"].format(runs=said)


def few_mistakes(model):
    best = model.best_bad
    said = WORDS["none"] if best is None else WORDS["many"].format(n=best)
    share = 0.0 if best is None else 1.0 if best <= 5 else 5 / best
    return share, WORDS["bad_meter"].format(best=said)


def never_ends(model):
    words = WORDS["flip_meter"].format(n=model.most_flipped, cap=CAP)
    return model.most_flipped / CAP, words


SPEC = FigureSpec(
    name="learning_rule",
    title=WORDS["title"],
    model=LearningRule,
    painter=LearningRulePainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 1, WORDS["answer"]),
    goals=(
        Goal("learning_rule.rate", WORDS["goal"], two_rates, WORDS["hints"], WORDS["why"],
             (("lr", 0.01), ("run",), ("lr", 10.0), ("run",))),
        Goal("learning_rule.bad_start", WORDS["bad_goal"], few_mistakes, WORDS["bad_hints"],
             WORDS["bad_why"], (("start", "bad"), ("lr", 3.0), ("run",))),
        Goal("learning_rule.never", WORDS["flip_goal"], never_ends, WORDS["flip_hints"],
             WORDS["flip_why"].format(cap=CAP), (("flipped", True), ("run",))),
    ),
    controls=(
        Slider("lr", WORDS["lr"], 0.01, 10, 0.1, log=True),
        Choice("start", WORDS["start"], ((WORDS["zero"], "zero"), (WORDS["bad"], "bad"))),
        Slider("gap", WORDS["gap"], 0.1, 1.0, 0.1),
        Slider("seed", WORDS["seed"], 1, 20, 1),
        Toggle("flipped", WORDS["flipped"]),
    ),
    presets={
        WORDS["narrow"]: {"start": "zero", "gap": 0.1, "lr": 0.1, "flipped": False},
        WORDS["tiny"]: {"start": "bad", "gap": 0.4, "lr": 0.01, "flipped": False},
    },
    actions=(Action("run", WORDS["run"]),),
    clock=Clock(WORDS["step"], interval=0.7),
)  # fmt: skip
