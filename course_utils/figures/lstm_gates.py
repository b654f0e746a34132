"""Figure 22: be the gates of an LSTM.  What must open and close, and when, to keep one value?"""

import math

from . import style
from .gates_board import said_row
from .gates_math import CLOSE, GIVEN, KEEP, SHOW, STEPS, half_life, lstm, sigmoid
from .gates_model import Gates
from .lstm_gates_painter import LSTMGatesPainter
from .lstm_gates_parts import said_half_life
from .spec import Choice, FigureSpec, Goal, Prediction, Slider

WORDS = {
    "title": "Be the gates of an LSTM",
    "mode": "gates are set",
    "modes": (("by hand", "hand"), ("by rule", "rule")),
    "step": "step",
    "gates": {"f": "forget gate f", "i": "input gate i", "o": "output gate o"},
    "b_f": "by rule: bias b_f",
    "b_i": "by rule: bias b_i",
    "b_o": "by rule: bias b_o",
    "w": "by rule: weight w",
    "open": "All open",
    "closed": "All closed",
    "leaky": "f = 0.9, i = o = 1",
    "question": "The forget gate is 0.9 at every step. At step 2 the cell gets 0.8. How much of "
    "that 0.8 is left at step 10, eight steps later?",
    "choices": ("0.72, which is 90 %", "0.34, less than half", "0: each step loses 0.1"),
    "answer": "Each step multiplies by 0.9, and 0.9 to the power 8 is 0.43. So 0.34 of the 0.8 is "
    "left: the blue bar at step 10. A gate that is 90 % open forgets more than half in eight "
    "steps.",
    "goal": "By hand: keep the 0.8 of step 2, ignore the distractors at steps 4, 5, 6 and 8, and "
    "show nothing before step 10. Then h must be tanh(0.8) = 0.66.",
    "hints": (
        "Press “All closed” first. When must the input gate i be open? Only once.",
        "The old c survives a step only where f = 1. Open f at steps 3 to 10.",
        "f = 1 at all steps, i = 1 only at step 2, o = 1 only at step 10.",
    ),
    "why": "With f = 1 and i = 0 the cell state passes a step unchanged: c = 1 · c + 0 · g. So a "
    "distractor can be as large as it likes. And o hides the value until it is needed.",
    "rule_goal": "By rule: give the memory a half-life of at least 50 steps, and let c at step 10 "
    "still hold at least 0.65 of step 2’s 0.8.",
    "rule_hints": (
        "The bias b_f moves the forget gate, b_i (behind “More controls”) the input gate. Raise "
        "both, and watch the curve.",
        "b_f = 4.2 gives 46 steps, b_f = 4.3 gives 51. For the second part try b_i = 3.",
    ),
    "rule_why": "With b_f = 1 the half-life is 2.2 steps, with 3 it is 14, with 4.3 it is 51: then "
    "f = 0.987. That is why some libraries, such as Keras, start b_f at 1 and not at 0. But a "
    "bias opens a gate at every step, so the distractors came in too.",
    "all_goal": "Still by rule: now the whole task of before. The gates must open at the right "
    "steps by themselves.",
    "all_hints": (
        "The weight w opens i at step 2 and o at step 10, where the green marks are.",
        "First close i and o with negative biases, then raise w until they open at the marks.",
        "b_f = 5, b_i = −5, b_o = −5, w = 10.",
    ),
    "all_why": "A bias says how a gate usually stands, a weight says what opens it. In a real LSTM "
    "nobody sets these numbers: they are learned. There f, i, o and g also see the last h.",
    "meter": "h at step 10: {h}, wanted {wanted} {a}; distractors in c: {stray} {b}; largest h "
    "before: {early} {c}",
    "to_hand": "this goal is by hand",
    "to_rule": "this goal is by rule",
    "rule_meter": "half-life {steps} of 50 steps {a}; of step 2: {mine} of 0.65 {b}",
    "describe": "{mode}. Forget {f}; input {i}; output {o}. Step {step}: g = {g}, c = {c}, "
    "h = {h}. At step 10 c = {last}, of which {mine} from step 2, and h = {shown}, wanted "
    "{wanted}; the largest h before is {early}.{rule}",
    "mode_names": {"hand": "Gates by hand", "rule": "Gates by rule"},
    "rule": " b_f = {b_f}, b_i = {b_i}, b_o = {b_o}, w = {w}; half-life {steps} steps.",
}

LASTING, HELD = 50, 0.65
RULE = ("b_f", "b_i", "b_o", "w")


class LSTMGates(Gates):
    """``parts`` (10, 10): what each step's candidate contributes to c; ``c`` and ``h`` (10,)."""

    names = ("f", "i", "o")
    wanted_c = GIVEN[KEEP - 1]
    wanted_h = math.tanh(wanted_c)

    def __init__(self):
        self.mode = "hand"
        self.b_f, self.b_i, self.b_o, self.w = 1.0, 0.0, 0.0, 0.0
        super().__init__({"f": 0.5, "i": 1.0, "o": 1.0}, step=4)

    def change(self, name, value):
        """Each control of the other mode switches to it; "by" only says which one it is."""
        if name in self.names or name == "gates":
            self.mode = "hand"
        elif name in RULE:
            self.mode = "rule"
        super().change("mode" if name == "by" else name, value)

    @property
    def by_hand(self):
        return self.mode == "hand"

    def _run(self):
        self.gates = self.grid if self.by_hand else self._by_rule()
        self.parts, self.h = lstm(*(self.gates[name] for name in self.names))
        self.c = self.parts.sum(1)

    def _by_rule(self):
        """An LSTM's gates with one bias each, and a weight on a mark in the input."""
        marks = {"f": (0, self.b_f), "i": (KEEP, self.b_i), "o": (SHOW, self.b_o)}
        return {name: [sigmoid(b + self.w * (t == marked)) for t in range(1, STEPS + 1)]
                for name, (marked, b) in marks.items()}  # fmt: skip

    def at(self, step):
        """All numbers of one step."""
        t = step - 1
        gates = {name: self.gates[name][t] for name in self.names}
        old = float(self.c[t - 1]) if t else 0.0
        c, h = float(self.c[t]), float(self.h[t])
        made = {"kept": gates["f"] * old, "written": gates["i"] * GIVEN[t], "tanh": math.tanh(c)}
        return gates | made | {"old": old, "g": GIVEN[t], "c": c, "h": h}

    @property
    def mine(self):
        """How much of step 2's value is in c at step 10."""
        return float(self.parts[-1, KEEP - 1])

    @property
    def stray(self):
        """How much of the distractors is in c at step 10, without regard to sign."""
        return float(abs(self.parts[-1]).sum() - abs(self.mine))

    @property
    def early(self):
        return float(abs(self.h[:-1]).max())

    def passed(self):
        """(right at step 10, no distractors, nothing shown before)."""
        error = abs(float(self.h[-1]) - self.wanted_h)
        return error < CLOSE, self.stray < CLOSE, self.early < CLOSE

    def more(self):
        more = super().more()
        touched = more or any(getattr(self, k) != getattr(type(self)(), k) for k in RULE)
        return more | ({"by": self.mode} if touched else {})

    def describe(self):
        now = self.at(self.step)
        values = {name: style.number(now[name], 2) for name in ("g", "c", "h")}
        ends = {"last": self.c[-1], "mine": self.mine, "shown": self.h[-1], "early": self.early,
                "wanted": self.wanted_h}  # fmt: skip
        rule = {name: style.number(getattr(self, name)) for name in RULE}
        steps = said_half_life(half_life(self.gates["f"][0])) if not self.by_hand else ""
        return WORDS["describe"].format(
            mode=WORDS["mode_names"][self.mode], step=self.step, **values,
            **{name: style.number(value, 2) for name, value in ends.items()},
            **{name: said_row(self.gates[name]) for name in self.names},
            rule="" if self.by_hand else WORDS["rule"].format(steps=steps, **rule),
        )  # fmt: skip


def solved(model):
    """The meter of the task, whoever sets the gates."""
    marks = ["✓" if good else "✗" for good in model.passed()]
    numbers = {"h": model.h[-1], "wanted": model.wanted_h, "stray": model.stray,
               "early": model.early}  # fmt: skip
    words = WORDS["meter"].format(
        **{name: style.number(value, 2) for name, value in numbers.items()},
        **dict(zip("abc", marks, strict=True)),
    )
    return sum(model.passed()) / 3, words


def by_hand(model):
    return solved(model) if model.by_hand else (0.0, WORDS["to_hand"])


def by_rule(model):
    return (0.0, WORDS["to_rule"]) if model.by_hand else solved(model)


def lasting(model):
    if model.by_hand:
        return 0.0, WORDS["to_rule"]
    steps = half_life(model.gates["f"][0])
    good = steps >= LASTING, model.mine >= HELD
    a, b = ("✓" if ok else "✗" for ok in good)
    words = WORDS["rule_meter"].format(steps=said_half_life(steps), a=a, b=b,
                                       mine=style.number(model.mine, 2))  # fmt: skip
    share = 0.5 * min(1, steps / LASTING) + 0.5 * min(1, model.mine / HELD)
    return (1.0 if all(good) else min(share, 0.95)), words


def settled(model):
    """f = 0.9 at each of the eight steps, after all of the 0.8 was written."""
    f, i = (model.grid[name] for name in "fi")
    return model.by_hand and set(f[KEEP:]) == {0.9} and i[KEEP - 1] == 1


SOLUTION = (
    ("preset", WORDS["closed"]),
    *((event) for step in range(KEEP + 1, SHOW + 1) for event in (("step", step), ("f", 1.0))),
    ("o", 1.0), ("step", KEEP), ("i", 1.0),
)  # fmt: skip
_EVERY = {"open": (1.0, 1.0, 1.0), "closed": (0.0, 0.0, 0.0), "leaky": (0.9, 1.0, 1.0)}

SPEC = FigureSpec(
    name="lstm_gates",
    title=WORDS["title"],
    model=LSTMGates,
    painter=LSTMGatesPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 1, WORDS["answer"], settled),
    goals=(
        Goal("lstm_gates.hand", WORDS["goal"], by_hand, WORDS["hints"], WORDS["why"], SOLUTION),
        Goal("lstm_gates.half_life", WORDS["rule_goal"], lasting, WORDS["rule_hints"],
             WORDS["rule_why"], (("mode", "rule"), ("b_f", 4.3), ("b_i", 3.0))),
        Goal("lstm_gates.rule", WORDS["all_goal"], by_rule, WORDS["all_hints"],
             WORDS["all_why"], (("b_f", 5.0), ("b_i", -5.0), ("b_o", -5.0), ("w", 10.0))),
    ),
    controls=(
        Choice("mode", WORDS["mode"], WORDS["modes"]),
        Slider("step", WORDS["step"], 1, STEPS, 1),
        *(Slider(name, label, 0, 1, 0.1) for name, label in WORDS["gates"].items()),
        Slider("b_f", WORDS["b_f"], -2, 6, 0.1),
        Slider("b_i", WORDS["b_i"], -6, 6, 0.1),
        Slider("b_o", WORDS["b_o"], -6, 6, 0.1),
        Slider("w", WORDS["w"], 0, 10, 0.5),
    ),
    presets={WORDS[key]: {"gates": dict(zip("fio", values, strict=True))}
             for key, values in _EVERY.items()},
)  # fmt: skip
