"""Figure 11: downhill with one knob.  When is a learning rate too small, right, too large?"""

import numpy as np

from . import style
from .descent_painter import TARGET, DescentPainter, factor_words, loss_words
from .descent_surfaces import SURFACES, descend
from .spec import Choice, FigureSpec, Goal, Model, Prediction, Slider, Toggle

WORDS = {
    "title": "Downhill with one knob",
    "lr": "learning rate (lr)",
    "steps": "steps",
    "surface": "surface",
    "bowl": "bowl",
    "ravine": "ravine",
    "turned": "turned ravine",
    "valleys": "two valleys",
    "x": "start x",
    "y": "start y",
    "arrows": "downhill arrows",
    "handle": "the start",
    "home": "Ravine from (−7, 2)",
    "question": "In the ravine the path creeps at lr = 0.1. What will it do at lr = 1.1?",
    "choices": (
        "arrive about ten times sooner",
        "jump from side to side, and still arrive",
        "jump farther out with every step",
    ),
    "answer": "Across the ravine λ is 2, so one step multiplies the distance by 1 − 1.1 × 2 = "
    "−1.2: over to the other side, and farther out. Above lr = 2/λ = 1 nothing arrives.",
    "goal": "Ravine, start at (−7, 2): bring the loss below 0.02 within 30 steps.",
    "hints": (
        "Show 30 steps first. Then look at the flat direction: it needs a large lr.",
        "The steep direction forbids lr above 1. Try the last two stops below it.",
    ),
    "why": "The steep direction sets the ceiling, 2/λ = 1. The flat one sets the speed: 1 − lr × "
    "0.1 is always close to 1. One knob for two directions, so the best lr is near the ceiling.",
    "meter": "loss {loss} after {n} steps{away}",
    "done": "below 0.02 after {n} steps at lr {lr}",
    "away": "; set the ravine and its start (−7, 2) again",
    "bowl_goal": "Now take the bowl, and reach the bottom in one single step.",
    "bowl_hints": (
        "Where must 1 − lr·λ be for the distance to vanish at once?",
        "In the bowl λ is 1 in both directions. Choose lr = 1.",
    ),
    "bowl_why": "With lr = 1/λ a step lands exactly on the bottom. The bowl has the same λ in both "
    "directions, so one lr suits both. In the ravine none does.",
    "bowl_meter": "{surface}: the first step leaves {share} % of the distance",
    "saddle_goal": "Two valleys: find a start from which the path ends at (0, 0), in no valley at "
    "all.",
    "saddle_hints": (
        "Between the valleys runs a ridge. A ball exactly on it is pulled to neither side.",
        "Set start y to 0, lr to 0.9, and show 30 steps.",
    ),
    "saddle_why": "(0, 0) is a saddle: its slope is 0, so gradient descent stops there. Start at "
    "y = 0.1, and each step multiplies y by about 1 + lr: the path leaves.",
    "saddle_meter": "{surface}: the path ends at ({x}, {y})",
    "describe": "{surface}, lr {lr}, start ({x0}, {y0}), steps {n}. The path ends at ({x}, {y}) "
    "with loss {loss}{cut}. One step multiplies the distance by {a} in one direction and {b} in "
    "the other{arrows}.",
    "cut": "; it has exploded and is cut off there",
    "with_arrows": ". Arrows point downhill",
}

START = (-7.0, 2.0)
REACH = (7.5, 3.5)  # the start stays inside the picture


def place(value):
    """A coordinate in words; an exploded one has eight digits that nobody needs."""
    return style.number(value, 2) if abs(value) < 100 else ("> 100" if value > 0 else "< −100")


class Descent(Model):
    """Plain gradient descent; the whole path is a function of the controls."""

    def __init__(self):
        self.lr, self.steps, self.surface, self.arrows = 0.1, 10, "ravine", False
        self.start_x, self.start_y = START
        self.fastest, self.saw_explosion = None, False
        self._run()

    def change(self, name, value):
        super().change(name, value)
        self._run()

    def drag(self, handle, x, y):
        self.start_x = round(min(max(x, -REACH[0]), REACH[0]), 1)
        self.start_y = round(min(max(y, -REACH[1]), REACH[1]), 1)
        self._run()

    def handles(self):
        return [{"id": "start", "label": WORDS["handle"], "x": self.start_x, "y": self.start_y}]

    def _run(self):
        self.ground = SURFACES[self.surface]
        start = (float(self.start_x), float(self.start_y))
        self.path = descend(self.ground, *start, self.lr, self.steps)
        self.losses = self.ground.loss(*self.path.T)
        n = self.below_target()
        if self.at_home() and n is not None and n <= 30 and n < (self.fastest or (99,))[0]:
            self.fastest = (n, self.lr)
        grown = len(self.losses) > 5 and self.losses[-1] > self.losses[0]
        self.saw_explosion |= bool(self.surface == "ravine" and self.lr > 1 and grown)

    def at_home(self):
        return self.surface == "ravine" and (self.start_x, self.start_y) == START

    def exploded(self):
        return len(self.path) <= self.steps

    def below_target(self):
        """The first step with a loss below the target, None if there is none on the path."""
        below = self.losses < TARGET
        return int(below.argmax()) if below.any() else None

    def curvatures(self):
        """λ of two directions where the path ends now."""
        return self.ground.curvatures(*self.path[-1])

    def factors(self):
        """By what one more step multiplies the distance in those directions: 1 − lr·λ."""
        return tuple(1 - self.lr * curvature for curvature in self.curvatures())

    def describe(self):
        (x, y), (a, b) = self.path[-1], self.factors()
        return WORDS["describe"].format(
            surface=WORDS[self.surface].capitalize(), lr=f"{self.lr:g}",
            x0=style.number(self.start_x), y0=style.number(self.start_y),
            n=len(self.path) - 1, x=place(x), y=place(y),
            loss=loss_words(self.losses[-1]), cut=WORDS["cut"] * self.exploded(),
            a=factor_words(a), b=factor_words(b), arrows=WORDS["with_arrows"] * self.arrows,
        )  # fmt: skip


def quick(model):
    """Grows with the logarithm of the loss, from the start's loss down to the target."""
    if model.fastest:
        n, lr = model.fastest
        return 1.0, WORDS["done"].format(n=n, lr=f"{lr:g}")
    step = min(30, len(model.path) - 1)
    loss = float(model.losses[step])
    away = "" if model.at_home() else WORDS["away"]
    words = WORDS["meter"].format(loss=loss_words(loss), n=step, away=away)
    if away:
        return 0.0, words
    fallen = np.log(model.losses[0] / loss) / np.log(model.losses[0] / TARGET)
    return float(np.clip(fallen, 0, 0.95)), words


def one_step(model):
    """Only a start well away from the bottom counts."""
    distance = np.hypot(*model.path[:2].T)
    left = distance[1] / max(distance[0], 1e-9)
    words = WORDS["bowl_meter"].format(surface=WORDS[model.surface], share=f"{100 * left:.0f}")
    if model.surface != "bowl" or distance[0] < 1:
        return 0.0, words
    return (1.0 if left < 1e-6 else 0.9 * max(0.0, 1 - left)), words


def on_the_saddle(model):
    x, y = model.path[-1]
    words = WORDS["saddle_meter"].format(surface=WORDS[model.surface], x=place(x), y=place(y))
    if model.surface != "valleys" or np.hypot(*model.path[0]) < 1:
        return 0.0, words
    far = float(np.hypot(x, y))
    return (1.0 if far < 0.05 else 0.9 * max(0.0, 1 - far / 2)), words


SPEC = FigureSpec(
    name="descent",
    title=WORDS["title"],
    model=Descent,
    painter=DescentPainter,
    prediction=Prediction(
        WORDS["question"], WORDS["choices"], 2, WORDS["answer"],
        lambda model: model.saw_explosion,
    ),
    goals=(
        Goal("descent.quick", WORDS["goal"], quick, WORDS["hints"], WORDS["why"],
             (("steps", 30), ("lr", 0.9))),
        Goal("descent.one_step", WORDS["bowl_goal"], one_step, WORDS["bowl_hints"],
             WORDS["bowl_why"], (("surface", "bowl"), ("lr", 1.0))),
        Goal("descent.saddle", WORDS["saddle_goal"], on_the_saddle, WORDS["saddle_hints"],
             WORDS["saddle_why"],
             (("surface", "valleys"), ("steps", 30), ("lr", 0.9), ("drag", "start", -7.0, 0.0))),
    ),
    controls=(
        Slider("lr", WORDS["lr"], 0.01, 1.25, 0.05, log=True),
        Slider("steps", WORDS["steps"], 1, 60, 1),
        Choice("surface", WORDS["surface"], tuple((WORDS[name], name) for name in SURFACES)),
        Slider("start_x", WORDS["x"], -REACH[0], REACH[0], 0.1),
        Slider("start_y", WORDS["y"], -REACH[1], REACH[1], 0.1),
        Toggle("arrows", WORDS["arrows"]),
    ),
    presets={WORDS["home"]: {"surface": "ravine", "start_x": START[0], "start_y": START[1]}},
)  # fmt: skip
