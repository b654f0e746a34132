"""Figure 5: activation functions, and a chain that starves.  Why do deep sigmoids learn slowly?"""

import math

from . import style
from .activations_painter import ActivationsPainter, box_at
from .activations_zoo import FUNCTIONS, arrivals, run
from .amounts import signed
from .spec import Choice, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "Activation functions, and the chain that starves",
    "activation": "activation f",
    "x": "input x",
    "depth": "number of boxes",
    "w": "weight w",
    "b": "bias b",
    "layer": "look at box",
    "explode": "Too much",
    "below": "ReLU, input below 0",
    "question": "Ten sigmoid boxes stand in a row, each with w = 1. You push the input a little. "
    "How much of your push comes out of the last box?",
    "choices": (
        "about half",
        "about a tenth",
        "less than one millionth",
    ),
    "answer": "The slope says how much the output moves when the input moves a little. Each box "
    "multiplies the push by w × slope, and the slope of a sigmoid is never above 1/4. Ten quarters "
    "multiplied are less than one millionth. The first boxes hardly move the end, so training "
    "hardly moves them: the gradient has vanished.",
    "goal": "Build 20 sigmoid boxes. Then choose x, w and b so that bar x (a push at the input) is "
    "green: 0.1 to 10 times the push arrives at the end.",
    "hints": (
        "A sigmoid is steepest at z = 0, with slope 1/4. Which w makes w × slope equal to 1?",
        "At z = 0 a box gives 0.5 to the next one. With w = 4, which b makes 4 × 0.5 + b = 0?",
        "x = 0.5, w = 4 and b = −2: now z = 0 in every box.",
    ),
    "why": "4 × 1/4 = 1 in every box. But this is a knife edge, not a cure: with x = 1 only 0.016 "
    "arrives. With x = 0.5, only 15 of the 5151 positions of w and b reach the green zone.",
    "meter": "{n} × {name}: {share} of the push arrives",
    "all_goal": "Take 20 boxes again. Choose an f that is not linear, w and b, so that bar x is "
    "green for every input x = 0.1, 0.2, … 3.0.",
    "all_hints": (
        "Which function has the same slope at every positive z?",
        "With ReLU, w × slope is w wherever z is above 0. So what should w be?",
        "ReLU, w = 1 and b = 0.",
    ),
    "all_why": "For z above 0 the slope of ReLU is 1, as that of leaky ReLU. So w × slope = w in "
    "every box, and w = 1 loses nothing. The weight still multiplies: 20 boxes with w = 1.5 give "
    "3325. Below 0 the slope of ReLU is 0: then exactly nothing arrives.",
    "all_meter": "{n} × {name}: bar x is green for {good} of the 30 inputs from 0.1 to 3.0{bend}",
    "no_bend": "; but linear has no bend, and then all boxes together are one",
    "describe": "Chain of {n} × {name}, w = {w}, b = {b}, input {x}. In box {k}, z = {z}, the "
    "output is {a} and the slope is {slope}. Of a small push at the input, {share} arrives at the "
    "end.",
}

DEPTH = 20  # of both goals
INPUTS = [i / 10 for i in range(1, 31)]


class Activations(Model):
    """A chain of boxes with one shared w and b; box ``layer`` is the one looked at."""

    def __init__(self):
        self.activation, self.x, self.depth = "sigmoid", 0.5, 4
        self.w, self.b, self.layer = 1.0, 0.0, 1
        self._run()

    def change(self, name, value):
        super().change(name, value)
        self.layer = min(self.layer, self.depth)
        self._run()

    def click(self, x, y):
        self.layer = box_at(x, y, self.depth, self.layer)

    def _run(self):
        self.boxes = run(self.activation, self.x, self.w, self.b, self.depth)
        self.arrivals = arrivals(self.w, self.boxes)

    @property
    def factors(self):
        """w × slope of every box."""
        return [self.w * slope for _, _, slope in self.boxes]

    def describe(self):
        z, a, slope = self.boxes[self.layer - 1]
        numbers = {"z": z, "a": a, "slope": slope}
        said = {key: signed(value) for key, value in numbers.items()}
        said |= {key: style.number(getattr(self, key)) for key in ("w", "b", "x")}
        share = signed(self.arrivals[0])
        name = self.activation
        return WORDS["describe"].format(n=self.depth, name=name, k=self.layer, share=share, **said)


def healthy(share):
    return 0.1 <= share <= 10


def knife_edge(model):
    """Half for the setting asked for, the rest for coming near; full in the green zone."""
    share = model.arrivals[0]
    said = WORDS["meter"].format(n=model.depth, name=model.activation, share=signed(share))
    if model.activation != "sigmoid" or model.depth < DEPTH:
        return 0.4 * min(model.depth / DEPTH, 1) * (model.activation == "sigmoid"), said
    away = abs(math.log10(share)) if share else 30
    return (1.0 if healthy(share) else max(0.4, 0.95 - away / 25)), said


def every_input(model):
    name, n = model.activation, model.depth
    runs = (run(name, x, model.w, model.b, n) for x in INPUTS)
    good = sum(healthy(arrivals(model.w, boxes)[0]) for boxes in runs)
    straight = name == "linear"
    bend = WORDS["no_bend"] if straight else ""
    said = WORDS["all_meter"].format(name=name, n=n, good=good, bend=bend)
    if n < DEPTH or straight:
        return 0.3 * min(n / DEPTH, 1), said
    return good / 30, said


SPEC = FigureSpec(
    name="activations",
    title=WORDS["title"],
    model=Activations,
    painter=ActivationsPainter,
    prediction=Prediction(
        WORDS["question"], WORDS["choices"], 2, WORDS["answer"],
        lambda m: m.activation == "sigmoid" and m.depth >= 10 and m.w == 1,
    ),
    goals=(
        Goal("activations.edge", WORDS["goal"], knife_edge, WORDS["hints"], WORDS["why"],
             (("depth", 20), ("w", 4.0), ("b", -2.0))),
        Goal("activations.every_input", WORDS["all_goal"], every_input, WORDS["all_hints"],
             WORDS["all_why"], (("activation", "ReLU"), ("b", 0.0), ("w", 1.0))),
    ),
    controls=(
        Choice("activation", WORDS["activation"], tuple((n, n) for n in FUNCTIONS)),
        Slider("x", WORDS["x"], -3, 3, 0.1),
        Slider("depth", WORDS["depth"], 1, 30, 1),
        Slider("w", WORDS["w"], 0, 5, 0.1),
        Slider("b", WORDS["b"], -5, 5, 0.1),
        Slider("layer", WORDS["layer"], 1, 30, 1),
    ),
    presets={
        WORDS["explode"]: {"activation": "ReLU", "x": 0.5, "depth": 20, "w": 1.5, "b": 0.0},
        WORDS["below"]: {"activation": "ReLU", "x": -1.0, "depth": 6, "w": 1.0, "b": 0.0},
    },
)  # fmt: skip
