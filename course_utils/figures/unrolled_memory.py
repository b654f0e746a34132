"""Figure 21: one recurrent cell, unrolled.  How long does the first input matter?"""

import math

from .spec import Choice, FigureSpec, Goal, Model, Prediction, Slider
from .unrolled_memory_cell import FUNCTIONS, LONGEST, PATTERNS, green, inputs, near, unroll
from .unrolled_memory_painter import UnrolledMemoryPainter

WORDS = {
    "title": "How long does the first input matter?",
    "w": "w, weight of the last state",
    "steps": "number of steps, T",
    "activation": "activation f",
    "x1": "first input, x₁",
    "pattern": "inputs",
    "patterns": ("x₁ only", "x₁, then −x₁", "x₁, then noise"),
    "u": "u, weight of the input",
    "question": "A cell without activation: hₜ = 0.9 · hₜ₋₁ + xₜ. The first input x₁ moves a "
    "little. How much of this movement arrives in h₃₀, 29 steps later?",
    "choices": ("about 90 %: 0.9 is almost 1", "about 5 %", "less than a billionth"),
    "answer": "Each step keeps 90 % of what it gets. From h₁ to h₃₀ there are 29 steps: "
    "0.9²⁹ = 0.047. One factor near 1 is harmless; the same factor 29 times is not.",
    "goal": "Identity, 30 steps, u = 1: for which positive w does the influence of x₁ stay in the "
    "green, 0.1 to 10? Find both ends of this range: a w inside and a w outside, at most 0.02 "
    "apart.",
    "hints": (
        "Start with w = 1: 1 times 1 stays 1. Then try a w on each side of it.",
        "Click the slider of w, then use the arrow keys: one press moves w by 0.01.",
        "The ends lie between 0.92 and 0.93, and between 1.08 and 1.09. Try all four.",
    ),
    "why": "From 0.93 to 1.08: nothing else keeps the influence of x₁ within ten times more or "
    "less for 30 steps. A deep network has another W in each layer, so small and large factors can "
    "balance; here it is the same w each time, and w²⁹ balances nothing.",
    "meter": "lower end between {low} and {inner}, upper end between {outer} and {high}",
    "meter_none": "nothing green yet; the range lies between {low} and {high}",
    "band_place": "this goal is about identity, 30 steps and u = 1",
    "record_goal": "Now tanh, 30 steps, u = 1, the first input 1 and no other. Find the w with "
    "the largest influence of x₁. The target is 0.0104. Can you pass 0.011?",
    "record_hints": (
        "Look at the product: w²⁹ grows with w, and the slopes of tanh shrink. Where do they "
        "balance?",
        "Try 0.8, 1 and 1.2 first. Then go on with the arrow keys around the best of them.",
        "The best w is between 0.95 and 1.",
    ),
    "record_why": "The best of all is 0.0108, at w = 0.97. Smaller: w²⁹ fades. Larger: the state "
    "grows to where tanh is flat, and 30 slopes below 1 eat more than w²⁹ brings. So nobody passes "
    "0.011 with an input of 1. (A small input stays where tanh is steep: try x₁ = 0.1.)",
    "record_meter": "w = {w}: influence {now}; your best is {best}, at w = {at}",
    "record_done": "your best is {best}, at w = {at}",
    "record_place": "no try yet: set tanh, 30 steps, u = 1, only x₁ = 1, and a positive w",
    "bit_goal": "Store one bit. tanh, 30 steps, x₁ only: with one and the same w, x₁ = 1 must end "
    "above 0.8 and x₁ = −1 below −0.8. Then look at the bar of x₁.",
    "bit_hints": (
        "The state must hold itself up: h = tanh(w · h) needs a w above 1.",
        "Set w = 1.5 with x₁ = 1. Leave w as it is, and type −1 into the box of x₁.",
    ),
    "bit_why": "After 30 steps the state still tells the sign of x₁: the value persists. But tanh "
    "is flat there: the influence of x₁ is below 10⁻⁹, and that is the gradient. A latched unit "
    "remembers, yet gradient descent cannot learn from it what to remember.",
    "bit_meter": "w = {w}: x₁ = 1 {plus}, x₁ = −1 {minus}",
    "bit_cell": "ends at {h} {mark}",
    "bit_place": "this goal is about tanh, 30 steps, u = 1, x₁ only",
    "untried": "not tried",
    "describe": "{steps} steps with {activation}, w = {w}, u = {u}, inputs: {pattern}, x1 = {x1}. "
    "The last state h{steps} is {h}. Influence on h{steps}: {first} for x1, {middle} for "
    "x{half}, {last} for x{steps}.",
}

NAMES = dict(zip(PATTERNS, WORDS["patterns"], strict=True))
ASKED = 30  # steps, in all goals
TARGET, HIGH, APART = 0.0104, 0.8, 0.02
NUDGE = 0.01


class UnrolledMemory(Model):
    """One cell over ``steps`` steps; ``run`` holds its inputs, states, slopes and influences."""

    def __init__(self):
        self.w, self.u, self.steps, self.activation = 0.5, 1.0, 5, "identity"
        self.pattern, self.x1 = "first", 1.0
        self.tried = {}  # goal 1: |w| -> influence of x1
        self.best = 0.0, 0.0  # goal 2: (influence, w)
        self.bits = {}  # goal 3: w -> x1 -> last state
        self._run()

    def change(self, name, value):
        super().change(name, value)
        self._run()

    def _run(self):
        x = inputs(self.pattern, self.x1, self.steps)
        self.run = unroll(x, self.w, self.u, self.activation)
        if at_band(self):
            self.tried[self.w] = self.influence
        if at_record(self):
            self.best = max(self.best, (self.influence, self.w))
        if at_bit(self) and abs(self.x1) == 1:
            self.bits.setdefault(self.w, {})[self.x1] = self.last

    @property
    def last(self):
        """The last state."""
        return self.run.h[-1]

    @property
    def influence(self):
        """The derivative of the last state for the first input."""
        return self.run.influence[0]

    @property
    def moved(self):
        """How far the last state really moves if x1 grows by NUDGE: a second run."""
        x = [self.run.x[0] + NUDGE, *self.run.x[1:]]
        return unroll(x, self.w, self.u, self.activation).h[-1] - self.last

    @property
    def slope_product(self):
        """The slopes f′(z) of all steps, multiplied."""
        return math.prod(self.run.slopes)

    def describe(self):
        half = self.steps // 2 + 1
        first, middle, last = (near(self.run.influence[k - 1]) for k in (1, half, self.steps))
        return WORDS["describe"].format(
            steps=self.steps, activation=self.activation, w=near(self.w), u=near(self.u),
            pattern=NAMES[self.pattern], x1=near(self.x1), h=near(self.last), half=half,
            first=first, middle=middle, last=last,
        )  # fmt: skip


def at_band(model):
    return (model.activation, model.steps, model.u) == ("identity", ASKED, 1) and model.w > 0


def at_bit(model):
    place = model.activation, model.steps, model.u, model.pattern
    return place == ("tanh", ASKED, 1, "first")


def at_record(model):
    return at_bit(model) and model.x1 == 1 and model.w > 0


def band(model):
    """How narrowly the tries enclose each end of the green range of w."""
    inside = [w for w, influence in model.tried.items() if green(influence)]
    low = max((w for w, influence in model.tried.items() if influence < 0.1), default=0.0)
    high = min((w for w, influence in model.tried.items() if influence > 10), default=2.0)
    if not model.tried:
        return 0.0, WORDS["band_place"]
    if not inside:
        return 0.0, WORDS["meter_none"].format(low=near(low), high=near(high))
    gaps = min(inside) - low, high - max(inside)
    share = sum(min(APART / max(gap, 0.001), 1) for gap in (round(g, 6) for g in gaps)) / 2
    if share < 1 and not at_band(model):
        return share, WORDS["band_place"]
    return share, WORDS["meter"].format(low=near(low), inner=near(min(inside)),
                                        outer=near(max(inside)), high=near(high))  # fmt: skip


def record(model):
    best, at = model.best
    share = min(best / TARGET, 1.0)
    if not at_record(model):
        words = WORDS["record_done"].format(best=near(best), at=near(at)) if best else ""
        return share, words or WORDS["record_place"]
    return share, WORDS["record_meter"].format(w=near(model.w), now=near(model.influence),
                                               best=near(best), at=near(at))  # fmt: skip


def held(states, x1):
    """Whether the state ended high with the sign of x1; None where it was not tried."""
    return None if x1 not in states else states[x1] * x1 > HIGH


def bit(model):
    done = [w for w, states in model.bits.items() if held(states, 1) and held(states, -1)]
    if not done and not at_bit(model):
        return 0.0, WORDS["bit_place"]
    w = done[0] if done else model.w
    states = model.bits.get(w, {})
    cells = []
    for x1 in (1, -1):
        good = held(states, x1)
        mark = "✓" if good else "✗"
        cells.append(WORDS["untried"] if good is None else
                     WORDS["bit_cell"].format(h=near(states[x1]), mark=mark))  # fmt: skip
    share = sum(bool(held(states, x1)) for x1 in (1, -1)) / 2
    return share, WORDS["bit_meter"].format(w=near(w), plus=cells[0], minus=cells[1])


def settled(model):
    return (model.activation, model.steps, model.u, model.w) == ("identity", ASKED, 1, 0.9)


SPEC = FigureSpec(
    name="unrolled_memory",
    title=WORDS["title"],
    model=UnrolledMemory,
    painter=UnrolledMemoryPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 1, WORDS["answer"], settled),
    goals=(
        Goal("unrolled_memory.band", WORDS["goal"], band, WORDS["hints"], WORDS["why"],
             (("steps", 30), ("w", 0.92), ("w", 0.93), ("w", 1.08), ("w", 1.09))),
        Goal("unrolled_memory.record", WORDS["record_goal"], record, WORDS["record_hints"],
             WORDS["record_why"], (("steps", 30), ("activation", "tanh"), ("w", 0.97))),
        Goal("unrolled_memory.bit", WORDS["bit_goal"], bit, WORDS["bit_hints"], WORDS["bit_why"],
             (("steps", 30), ("activation", "tanh"), ("w", 1.5), ("x1", 1.0), ("x1", -1.0))),
    ),
    controls=(
        Slider("w", WORDS["w"], -2, 2, 0.01),
        Slider("steps", WORDS["steps"], 2, LONGEST, 1),
        Choice("activation", WORDS["activation"], tuple((name, name) for name in FUNCTIONS)),
        Slider("x1", WORDS["x1"], -3, 3, 0.1),
        Choice("pattern", WORDS["pattern"], tuple((NAMES[key], key) for key in PATTERNS)),
        Slider("u", WORDS["u"], 0.1, 2, 0.1),
    ),
    visible=5,
)  # fmt: skip
