"""Figure 10: shopping backwards.  How does one number travel back to every input?"""

import numpy as np

from ..engine import Tensor, maximum
from .backward_painter import BackwardPainter
from .graph_walk import GraphModel, Walk, short
from .spec import Action, Choice, Clock, FigureSpec, Goal, Number, Prediction, Slider

WORDS = {
    "title": "Shopping backwards",
    "graph": "graph",
    "graphs": (("a receipt", "receipt"), ("one neuron", "neuron"), ("max and branch", "max")),
    "t": "step",
    "step": "Next step",
    "guess": "the gradient at ?",
    "check": "Check my number",
    "leaf": "input to change (1 = top)",
    "h": "by",
    "add": "Add it",
    "take": "Take it away",
    "receipt": ("notebooks", "price", "pens", "pen price", "tax factor"),
    "neuron": ("x₁", "w₁", "x₂", "w₂", "b"),
    "max": ("a", "b", "c"),
    "question": "3 notebooks at 400 won and 2 pens at 150 won, times a tax factor of 1.1, cost "
    "1650 won. One input grows by 1. Which one raises the total most?",
    "choices": ("one notebook more", "a notebook's price, 1 won more", "the tax factor, 1 more"),
    "answer": "The tax factor: 1 more means 1500 won more, since it multiplies the whole sum. A "
    "notebook more costs 440, one won on its price 3.3. These are exactly the gradients.",
    "about": {
        "receipt": "3 notebooks, 2 pens, tax",
        "neuron": "loss −ln p of one neuron, truth: yes",
        "max": "max(a · b, c) + a",
    },
    "fill": "On the receipt, work out all eight gradients yourself: type each, press “Check”.",
    "fill_meter": "typed {n} of {all}; wrong tries {wrong}",
    "fill_shown": "; {n} came from “Next step”: set the step back to {turn} to type them all",
    "fill_changed": "first put the inputs back: “Take it away”, or Reset",
    "fill_hints": (
        "Move the step to 4: forward is done. The ? marks the gradient you are asked for. A × "
        "gives each input the gradient that arrives, times the other input.",
        "In order: 1.1 and 1500, then 1.1 and 1.1, then 165 and 2.2, then 440 and 3.3.",
    ),
    "fill_why": "Each operation only did its own small sum: what arrives, times its own slope. One "
    "walk back gave the gradient of all five inputs.",
    "near": "On the neuron, change one input by 1 and by 0.01, and compare with its gradient.",
    "near_meter": "from the start values, by 1: {far}; by 0.01: {near}",
    "near_off": "off by {gap:.1f} %",
    "near_hints": (
        "Choose the graph “one neuron”. With “by 1”, press “Add it” and read the line below the "
        "graph. Put the input back by “Take it away”, then do the same with 0.01.",
    ),
    "near_why": "A gradient is the slope right here. It predicts small changes well, large ones "
    "only if the curve is straight. That is why training takes small steps.",
    "route": "In “max and branch”, change one input until the gradient of a falls from 4 to 1.",
    "route_meter": "gradient of a: {grad}",
    "route_hints": (
        "a is used twice: once by ×, once by +. Which of the two ways can be blocked?",
        "max lets only the larger input through. Make c larger than a · b = 6.",
    ),
    "route_why": "While a · b was larger, a had two ways to the result: 3 + 1. Once c wins, max "
    "blocks the way through a · b, and only the direct one is left. (At a tie, each gets half.)",
    "not_yet": "not tried",
    "ask": "Next: which gradient belongs at the ? (input {slot} of {symbol})",
    "chosen": " Input to change: {name}, by {h:g}. Typed: {guess}.",
    "forward_first": "Step forward first: a gradient needs the values on the way.",
    "right": "✓ {guess} is right.",
    "wrong": "✗ {guess} is not it. {why}",
    "local": "That is the slope of this operation alone; multiply by {grad}, which arrives here.",
    "swapped": "That belongs to the other input. A product swaps: use the other one's value.",
    "arrived": "That is what arrives. Multiply it by this operation's own slope.",
    "sign": "The size is right, the sign is not.",
    "look": "Take what arrives, {grad}, times the slope of {symbol} for this input.",
    "changed": "{name} {change}: the result moved by {moved}, that is {slope} for each 1. Its "
    "gradient said {grad}.",
}
START = {
    "receipt": (3.0, 400.0, 2.0, 150.0, 1.1),
    "neuron": (1.0, 0.5, 2.0, -0.25, 0.1),
    "max": (2.0, 3.0, 4.0),
}


def receipt(n1, price1, n2, price2, tax):
    return (n1 * price1 + n2 * price2) * tax


def neuron(x1, w1, x2, w2, b):
    """Binary cross-entropy of one sigmoid neuron whose right answer is 1: −ln p."""
    return -(x1 * w1 + x2 * w2 + b).sigmoid().log()


def max_and_branch(a, b, c):
    return maximum(a * b, c) + a


FORMULAS = {"receipt": receipt, "neuron": neuron, "max": max_and_branch}


class Backward(GraphModel):
    def __init__(self):
        self.graph, self.guess, self.leaf, self.h = "receipt", 0.0, 1, 1.0
        self.tried = {}  # (graph, step size) -> relative gap between measured slope and gradient
        self._begin()

    def _begin(self):
        self.numbers = list(START[self.graph])
        self.t, self.said = 0, ""
        self._forget()
        self._run()

    def _forget(self):
        self.typed, self.wrong = set(), 0

    def _run(self):
        """The engine computes the chosen graph; the walk is what it did."""
        leaves = [Tensor(np.array(x), requires_grad=True) for x in self.numbers]
        names = dict(zip(map(id, leaves), WORDS[self.graph], strict=True))
        self.walk, self.inputs = Walk(FORMULAS[self.graph](*leaves), names), leaves

    def change(self, name, value):
        super().change(name, value)
        if name == "graph":
            self._begin()
        if name == "t" and value <= self.walk.turn:
            self._forget()
        if name in ("graph", "leaf"):
            self.leaf = min(self.leaf, len(self.numbers))
        if name in ("t", "leaf"):
            self.said = ""

    def step(self):
        super().step()
        self.said = ""

    # --- filling in ---------------------------------------------------------------------------

    @property
    def asked(self):
        """(BackwardStep, slot) of the next gradient, or None before the turn and at the end."""
        ready = self.walk.turn <= self.t < len(self.walk)
        return self.walk.edges[self.t - self.walk.turn] if ready else None

    def check(self):
        if self.asked is None:
            self.said = "" if self.done else WORDS["forward_first"]
            return
        step, slot = self.asked
        if _close(self.guess, float(step.sent[slot])):
            self.typed.add(self.t)
            self.t += 1
            self.guess = 0.0
            self.said = WORDS["right"].format(guess=short(step.sent[slot]))
        else:
            self.wrong += 1
            self.said = WORDS["wrong"].format(guess=short(self.guess), why=self._why(step, slot))

    def _why(self, step, slot):
        right, grad = float(step.sent[slot]), float(step.grad)
        others = [float(g) for i, g in enumerate(step.sent) if i != slot and g is not None]
        grad_words = short(grad)
        if _close(self.guess, -right):
            return WORDS["sign"]
        if any(_close(self.guess, other) for other in others):
            return WORDS["swapped"]
        if grad != 0 and _close(self.guess, right / grad):
            return WORDS["local"].format(grad=grad_words)
        if _close(self.guess, grad):
            return WORDS["arrived"]
        return WORDS["look"].format(grad=grad_words, symbol=step.op.symbol)

    # --- changing an input --------------------------------------------------------------------

    @property
    def about(self):
        return WORDS["about"][self.graph]

    @property
    def unchanged(self):
        return self.numbers == list(START[self.graph])

    def add(self):
        self._move(self.h)

    def take(self):
        self._move(-self.h)

    def _move(self, h):
        k = self.leaf - 1
        before, grad = self.walk.root.item(), float(self.inputs[k].grad)
        was_start = self.unchanged
        self.numbers[k] = round(self.numbers[k] + h, 6)
        self._forget()
        self._run()
        moved = self.walk.root.item() - before
        if was_start:  # undoing a change is not a try
            self.tried[self.graph, abs(h)] = abs(moved / h - grad) / max(abs(grad), 1e-9)
        change = f"{h:+g}".replace("-", "−")
        self.said = WORDS["changed"].format(name=WORDS[self.graph][k], change=change,
                                            moved=short(moved), slope=short(moved / h),
                                            grad=short(grad))  # fmt: skip

    # --- words --------------------------------------------------------------------------------

    def note(self):
        first, second, third = super().note()
        if self.asked:
            step, slot = self.asked
            third = WORDS["ask"].format(slot=slot + 1, symbol=step.op.symbol)
        return first, self.said or second, third

    def describe(self):
        chosen = WORDS[self.graph][self.leaf - 1]
        tail = WORDS["chosen"].format(name=chosen, h=self.h, guess=short(self.guess))
        return super().describe() + tail

    def more(self):
        return {"numbers": self.numbers}


def _close(a, b):
    """Equal as a reader rounds: within half a percent, and within a thousandth near 0."""
    return abs(a - b) <= max(0.005 * abs(b), 0.001)


def filled(model):
    everything = len(model.walk.edges)
    if model.graph != "receipt" or not model.unchanged:
        return 0.0, WORDS["fill_changed"] if model.graph == "receipt" else WORDS["not_yet"]
    n, shown = len(model.typed), model.t - model.walk.turn - len(model.typed)
    words = WORDS["fill_meter"].format(n=n, all=everything, wrong=model.wrong)
    if shown > 0:
        words += WORDS["fill_shown"].format(n=shown, turn=model.walk.turn)
    return n / everything, words


def near_and_far(model):
    far, near = model.tried.get(("neuron", 1.0)), model.tried.get(("neuron", 0.01))
    said = [
        WORDS["not_yet"] if gap is None else WORDS["near_off"].format(gap=100 * gap)
        for gap in (far, near)
    ]
    good = (far is not None and far > 0.05) + (near is not None and near < 0.02)
    return good / 2, WORDS["near_meter"].format(far=said[0], near=said[1])


def routed(model):
    if model.graph != "max":
        return 0.0, WORDS["not_yet"]
    grad = float(model.inputs[0].grad)
    return (1.0 if grad == 1 else 0.5), WORDS["route_meter"].format(grad=short(grad))


def knows_which(model):
    """The reader saw the tax factor's gradient, or tried it."""
    return model.graph == "receipt" and (model.done or ("receipt", 1.0) in model.tried)


# In the order of the walk: engine.graph visits the pens' product first.
ANSWERS = (1.1, 1500, 1.1, 1.1, 165, 2.2, 440, 3.3)
SPEC = FigureSpec(
    name="backward",
    title=WORDS["title"],
    model=Backward,
    painter=BackwardPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2, WORDS["answer"], knows_which),
    goals=(
        Goal("backward.fill", WORDS["fill"], filled, WORDS["fill_hints"], WORDS["fill_why"],
             (("t", 4), *(e for a in ANSWERS for e in (("guess", float(a)), ("check",))))),
        Goal("backward.near", WORDS["near"], near_and_far, WORDS["near_hints"], WORDS["near_why"],
             (("graph", "neuron"), ("leaf", 2), ("add",), ("take",), ("h", 0.01), ("add",))),
        Goal("backward.route", WORDS["route"], routed, WORDS["route_hints"], WORDS["route_why"],
             (("graph", "max"), ("leaf", 3), ("h", 1.0), ("add",), ("add",), ("add",))),
    ),
    controls=(
        Choice("graph", WORDS["graph"], WORDS["graphs"]),
        Slider("t", WORDS["t"], 0, 18, 1),
        Number("guess", WORDS["guess"]),
        Slider("leaf", WORDS["leaf"], 1, 5, 1),
        Choice("h", WORDS["h"], (("1", 1.0), ("0.01", 0.01))),
    ),
    actions=(Action("check", WORDS["check"]), Action("add", WORDS["add"]),
             Action("take", WORDS["take"])),
    clock=Clock(WORDS["step"], interval=1.0, ticks=18),
)  # fmt: skip
