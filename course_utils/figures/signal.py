"""Figure 15: what reaches layer 10?  Why is the size of the first random weights so important?"""

import math
from functools import partial

from . import style
from .amounts import signed
from .signal_net import EXAMPLES, FUNCTIONS, BatchNorm, Signal
from .signal_painter import SignalPainter
from .spec import Action, Choice, FigureSpec, Goal, Model, Prediction, Slider, Toggle

WORDS = {
    "title": "What reaches layer 10?",
    "std": "std of the random weights",
    "activation": "activation",
    "depth": "layers",
    "bn": "batch norm in every layer",
    "width": "neurons per layer, n",
    "gamma": "batch norm: scale γ",
    "beta": "batch norm: shift β",
    "batch": "batch norm: batch size",
    "seed": "random numbers (seed)",
    "redraw": "Draw other weights",
    "xavier": "Xavier √(1/n)",
    "he": "He √(2/n)",
    "torch": "PyTorch √(1/(3n))",
    "question": "The data have std 1 (std: the typical distance from the mean). They go through "
    "10 tanh layers of 100 neurons. All weights are random; the picture shows std 1. With std "
    "0.01, which std do the activations have in layer 10?",
    "choices": (
        "about 1: tanh holds them",
        "about 0.01, like the weights",
        "about 0.0000000001, which is 10⁻¹⁰",
    ),
    "answer": "One neuron adds 100 inputs, each times a weight of about 0.01. Such a sum has std "
    "√100 × 0.01 = 0.1. So each layer divides by 10, and ten layers leave 10⁻¹⁰.",
    "goal": "10 ReLU layers of 100 neurons, no batch norm: find a std of the weights that keeps "
    "layer 10 in the green band, 0.5 to 2 times layer 1, for three different draws of the weights.",
    "hints": (
        "At 0.1 the curve falls to the left, at 0.2 it flies to the right. What lies between?",
        "He's rule is √(2/n); with n = 100 it is 0.141. The slider stops at 0.14.",
        "Press “Draw other weights” twice, and leave the std where it is.",
    ),
    "why": "Each ReLU layer multiplies the activations by about √(n/2) × std of the weights. With "
    "√(2/n) that is 1. It is a knife edge: in all ten draws, 0.125 ends at 0.25 to 0.38 times "
    "layer 1, and 0.16 at 2.3 to 3.5 times.",
    "elsewhere": "this goal is about {place}",
    "knife_place": "10 ReLU layers of 100 neurons, without batch norm",
    "meter": "std {std}: layer 10 = {ratio} × layer 1; in the green in {n} of 3 draws",
    "knife_done": "std {std}: in the green in 3 of 3 draws",
    "trap_goal": "20 layers, sigmoid, no batch norm. First find the trap: the blue curve ▼ ends in "
    "its green band, but less than 1/1000 of the gradient ▲ reaches layer 1. Then keep the std and "
    "the seed, change something else, and bring both curves into the green.",
    "trap_hints": (
        "With sigmoid and a std of 0.1 to 0.3 the histograms look good. Look at the gradient.",
        "Trap: sigmoid with std 0.14. Which activation would let the gradient through?",
        "Keep 0.14 and 20 layers, and choose tanh. Or switch batch norm on.",
    ),
    "trap_why": "The std of layer 20 looked fine, but it was only the difference between neurons. "
    "Between the examples almost nothing was left: every example gave the same numbers. What "
    "cannot come through forwards cannot come back as a gradient. Always look at both.",
    "trap_place": "20 layers",
    "trap_meter": "{trap}; now layer 20 = {ratio} × layer 1, gradient {grad}",
    "trap_found": "trap found with std {stds}",
    "trap_done": "trap found and left with std {std}",
    "none": "no trap yet",
    "norm_goal": "Take tanh or ReLU and 10 layers. Show with std 0.01 and with std 1: without "
    "batch norm it fails, with batch norm both curves end in the green.",
    "norm_hints": (
        "Four pictures are needed: two stds, each without and with batch norm.",
        "Switch batch norm off, go to std 0.01 and to 1; switch it on and go to both again.",
    ),
    "norm_why": "Batch norm divides each neuron by its own std, so the size of the weights drops "
    "out: 0.01 and 1 give the same picture. It is no magic: in 20 ReLU layers the gradient still "
    "grows 35 to 45 times on its way back.",
    "norm_place": "tanh or ReLU with 10 layers",
    "norm_meter": "{name}: {cells}",
    "cell": "std {std} {bn} batch norm {said}",
    "cell_tried": "{ratio} and gradient {grad} {mark}",
    "without": "without",
    "with": "with",
    "untried": "not tried",
    "describe": "{depth} {name} layers of {width} neurons, weights with std {std}, {norm}, seed "
    "{seed}. Activations: std {first} in layer 1, {last} in layer {depth}: {ratio} times layer 1; "
    "between the examples {between}; {flat} % {where} in layer {depth}. Gradient: {grad} times as "
    "much in layer 1 as in layer {depth}.",
    "no_norm": "no batch norm",
    "norm": "batch norm with γ = {gamma}, β = {beta}, batches of {batch}",
    "lost": "less than rounding errors",
    "zero": "zero",
    "saturated": "saturated",
}

STD = Slider("std", WORDS["std"], 0.01, 1, 0.05, log=True)
BATCHES = (4, 8, 16, 32, 64, EXAMPLES)
NORM = {"gamma": 1.0, "beta": 0.0, "batch": EXAMPLES}  # batch norm at the start
SEEDS = 10
THIN = 1e-3  # a smaller share of the gradient counts as lost


class SignalModel(Model):
    """One network with random weights; ``net`` holds all that was measured in it."""

    def __init__(self):
        self.std, self.activation, self.depth, self.width = 1.0, "tanh", 10, 100
        self.bn, self.seed = False, 0
        self.gamma, self.beta, self.batch = NORM.values()
        self.draws = {}  # goal 1: std -> seeds with which it is green
        self.traps, self.freed = {}, None  # goal 2: draw -> stds of traps; the std of the way out
        self.cells = {}  # goal 3: activation -> (std, bn) -> what came out
        self._run()

    def change(self, name, value):
        if name == "batch":
            value = min(BATCHES, key=lambda size: abs(math.log(size / value)))
        super().change(name, value)
        if name in NORM:
            self.bn = True  # else the knob would do nothing
        self._run()

    def more(self):
        moved = any(getattr(self, name) != start for name, start in NORM.items())
        return {"bn": False} if moved and not self.bn else {}

    def redraw(self):
        self.change("seed", (self.seed + 1) % SEEDS)

    def xavier(self):
        self._set_std(1)

    def he(self):
        self._set_std(2)

    def torch(self):
        self._set_std(1 / 3)

    def _set_std(self, gain):
        """The slider's stop nearest to √(gain / n): it would report that stop anyway."""
        self.change("std", STD.tidy(math.sqrt(gain / self.width)))

    def _run(self):
        norm = partial(BatchNorm, self.batch, self.gamma, self.beta) if self.bn else None
        self.net = Signal(self.activation, self.std, self.depth, self.width, self.seed, norm)
        self._remember()

    @property
    def ratio(self):
        """The std of the last layer's activations in units of the first layer's."""
        first, last = self.net.std[[0, -1]]
        return float(last / first) if first else 0.0

    @property
    def grad_ratio(self):
        """The std of the gradient that reaches layer 1, in units of the one put in at the end."""
        return float(self.net.grad[0] / self.net.grad[-1])

    @property
    def steady(self):
        return 0.5 <= self.ratio <= 2

    @property
    def both(self):
        return self.steady and 0.1 <= self.grad_ratio <= 10

    def _remember(self):
        if at_knife(self) and self.steady:
            self.draws.setdefault(self.std, set()).add(self.seed)
        draw = self.seed, self.width
        if self.depth == 20 and self.both and self.std in self.traps.get(draw, ()):
            self.freed = self.std
        if at_trap(self) and self.steady and self.grad_ratio < THIN:
            self.traps.setdefault(draw, []).append(self.std)
        if at_norm(self) and self.std in (STD.low, STD.high):
            cells = self.cells.setdefault(self.activation, {})
            cells[self.std, self.bn] = self.ratio, self.grad_ratio, self.both

    def describe(self):
        net = self.net
        left, lost = net.between[-1], net.std[-1] > 0
        between = signed(left) if left or not lost else WORDS["lost"]
        norm = WORDS["norm" if self.bn else "no_norm"].format(
            gamma=style.number(self.gamma), beta=style.number(self.beta), batch=self.batch
        )
        return WORDS["describe"].format(
            depth=self.depth, name=self.activation, width=self.width, std=f"{self.std:g}",
            norm=norm, seed=self.seed, first=signed(net.std[0]), last=signed(net.std[-1]),
            ratio=signed(self.ratio), between=between,
            flat=f"{100 * net.flat[-1]:.0f}", grad=signed(self.grad_ratio),
            where=WORDS["zero" if self.activation == "ReLU" else "saturated"],
        )  # fmt: skip


def at_knife(model):
    place = model.activation, model.depth, model.width, model.bn
    return place == ("ReLU", 10, 100, False)


def at_trap(model):
    return (model.activation, model.depth, model.bn) == ("sigmoid", 20, False)


def at_norm(model):
    return model.activation in ("tanh", "ReLU") and model.depth == 10


def knife_edge(model):
    for std, seeds in model.draws.items():
        if len(seeds) >= 3:
            return 1.0, WORDS["knife_done"].format(std=f"{std:g}")
    if not at_knife(model):
        return 0.0, WORDS["elsewhere"].format(place=WORDS["knife_place"])
    n = len(model.draws.get(model.std, ()))
    said = WORDS["meter"].format(std=f"{model.std:g}", ratio=signed(model.ratio), n=n)
    return n / 3 or 0.3 / (1 + abs(math.log10(model.ratio))), said


def trap(model):
    if model.freed:
        return 1.0, WORDS["trap_done"].format(std=f"{model.freed:g}")
    stds = sorted({std for found in model.traps.values() for std in found})
    if model.depth != 20:
        return 0.5 * bool(stds), WORDS["elsewhere"].format(place=WORDS["trap_place"])
    found = WORDS["trap_found"].format(stds=", ".join(f"{std:g}" for std in stds))
    ratio, grad = signed(model.ratio), signed(model.grad_ratio)
    found = found if stds else WORDS["none"]
    return 0.5 * bool(stds), WORDS["trap_meter"].format(trap=found, ratio=ratio, grad=grad)


def experiment(model):
    """A quarter for each of the four pictures that turned out as asked for."""
    shares = {name: sum(map(right, cells.items())) / 4 for name, cells in model.cells.items()}
    name = model.activation if at_norm(model) else max(shares, key=shares.get, default=None)
    share = max(shares.values(), default=0.0)
    if name is None or (share < 1 and not at_norm(model)):
        return share, WORDS["elsewhere"].format(place=WORDS["norm_place"])
    cells = model.cells.get(name, {})
    said = ", ".join(cell_words(std, bn, cells.get((std, bn)))
                     for std in (STD.low, STD.high) for bn in (False, True))  # fmt: skip
    return share, WORDS["norm_meter"].format(name=name, cells=said)


def right(cell):
    """Whether a picture is as the third goal asks: green with batch norm and only with it."""
    (_, bn), (_, _, both) = cell
    return both == bn


def cell_words(std, bn, cell):
    said = WORDS["untried"]
    if cell:
        ratio, grad, both = cell
        mark = "✓" if both else "✗"
        said = WORDS["cell_tried"].format(ratio=signed(ratio), grad=signed(grad), mark=mark)
    return WORDS["cell"].format(std=f"{std:g}", bn=WORDS["with" if bn else "without"], said=said)


def settled(model):
    place = model.activation, model.std, model.depth, model.width, model.bn
    return place == ("tanh", 0.01, 10, 100, False)


SPEC = FigureSpec(
    name="signal",
    title=WORDS["title"],
    model=SignalModel,
    painter=SignalPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2, WORDS["answer"], settled),
    goals=(
        Goal("signal.knife", WORDS["goal"], knife_edge, WORDS["hints"], WORDS["why"],
             (("activation", "ReLU"), ("std", 0.14), ("redraw",), ("redraw",))),
        Goal("signal.trap", WORDS["trap_goal"], trap, WORDS["trap_hints"], WORDS["trap_why"],
             (("depth", 20), ("std", 0.14), ("activation", "sigmoid"), ("activation", "tanh"))),
        Goal("signal.norm", WORDS["norm_goal"], experiment, WORDS["norm_hints"],
             WORDS["norm_why"], (("activation", "ReLU"), ("depth", 10), ("std", 1.0),
                                 ("std", 0.01), ("bn", True), ("std", 1.0))),
    ),
    controls=(
        STD,
        Choice("activation", WORDS["activation"], tuple((n, n) for n in FUNCTIONS)),
        Slider("depth", WORDS["depth"], 5, 20, 1),
        Toggle("bn", WORDS["bn"]),
        Choice("width", WORDS["width"], tuple((str(n), n) for n in (25, 50, 100))),
        Slider("gamma", WORDS["gamma"], 0.1, 3, 0.1),
        Slider("beta", WORDS["beta"], -3, 3, 0.1),
        Slider("batch", WORDS["batch"], BATCHES[0], BATCHES[-1], math.log10(2), log=True),
        Slider("seed", WORDS["seed"], 0, SEEDS - 1, 1),
    ),
    actions=tuple(Action(name, WORDS[name]) for name in ("redraw", "xavier", "he", "torch")),
    visible=5,
)  # fmt: skip
