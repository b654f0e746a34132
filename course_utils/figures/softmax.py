"""Figure 9: the softmax thermostat.  What does a temperature change, and what never changes?"""

import math

from . import style
from .softmax_painter import NAMES, SoftmaxPainter
from .spec import Action, Choice, FigureSpec, Goal, Model, Prediction, Slider, Toggle

WORDS = {
    "title": "The softmax thermostat",
    "T": "temperature T",
    "c": "add constant c",
    "stable": "subtract the largest first",
    "true": "right answer ★",
    "logit": "logit of {name}",
    "note": "Note this temperature",
    "hot": "Hot",
    "cold": "Cold",
    "question": "The four logits are 2, 1, 0.5 and −1. You add 100 to each of them. What happens "
    "to the four probabilities?",
    "choices": (
        "they become nearly equal",
        "the largest takes nearly everything",
        "nothing at all",
    ),
    "answer": "Every exp grows by the same factor, exp(100), and so does their sum. The factor "
    "cancels in exp ÷ sum. Softmax sees only the differences between the logits.",
    "goal": "Leave the logits as they are. With T alone, make the largest probability 0.90 and "
    "note it. Then make it 0.30 and note that too (0.01 more or less is allowed).",
    "hints": (
        "A small T divides the logits by a small number: their differences grow.",
        "For 0.90 look between T = 0.3 and 0.5; for 0.30 look between T = 6 and 8.",
        "T = 0.4, press the note button; then T = 7, press it again.",
    ),
    "why": "T changes how sharp the answer is, from nearly certain to nearly equal. It never "
    "changes the order: look at the four curves, they do not cross.",
    "meter": "noted: {noted}",
    "nothing": "nothing yet",
    "moved": ". Reset first: the logits have changed",
    "break_goal": "Set T back to 1. Leave “subtract the largest first” switched off and add a "
    "constant until the computation breaks. Then repair it without touching the constant.",
    "break_hints": (
        "The largest number a computer can store this way is about 1.8 · 10³⁰⁸.",
        "With T = 1, exp breaks a little above 709. Add 800, then look at the switch.",
    ),
    "break_why": "exp(710) is too large to store, so inf ÷ inf came out: not a number. Subtracting "
    "the largest logit changes no probability, as you saw, and then the largest exp is exp(0) = 1. "
    "In float32, which networks mostly use, plain exp already breaks above 88.",
    "break_meter": "broken: {broken}; repaired with the same constant: {mended}",
    "yes": "✓",
    "no": "not yet",
    "describe": "T = {T}, constant {c}, {way}. Logits: {logits}. {result}",
    "ways": ("plain exp", "largest logit subtracted first"),
    "result": "Probabilities: {probs}. Uncertainty {entropy}, from 0 (certain) to 2 (all four "
    "equal). The right answer is {true}.{noted}",
    "broken": "The computation broke: the probabilities are {probs}, which is wrong. The right "
    "answer is {true}.{noted}",
    "noted": " Noted: {noted}.",
}

START = (2.0, 1.0, 0.5, -1.0)
TARGETS = (0.9, 0.3)


def exp(v):
    """As NumPy's exp on float64: inf where the result is too large to store."""
    try:
        return math.exp(v)
    except OverflowError:
        return math.inf


def divide(a, b):
    """As NumPy divides: 0/0 and inf/inf are nan."""
    return a / b if b else math.nan


def softmax(z, T):
    """exp((z - max z)/T) over their sum: the exact answer, whatever the size of z."""
    exps = [math.exp((v - max(z)) / T) for v in z]
    return [e / sum(exps) for e in exps]


class Softmax(Model):
    """Four logits z and one temperature T; c is added to every logit."""

    def __init__(self):
        self.z0, self.z1, self.z2, self.z3 = START
        self.T, self.c, self.true, self.stable = 1.0, 0, "cat", False
        self.noted = {}  # T -> (logits, largest probability)
        self.broke_at, self.mended = None, False

    @property
    def z(self):
        return (self.z0, self.z1, self.z2, self.z3)

    def change(self, name, value):
        super().change(name, value)
        if self.broken and not self.stable:
            self.broke_at = (self.c, self.z, self.T)
        elif name == "stable" and self.stable:
            self.mended |= self.broke_at == (self.c, self.z, self.T)

    def handles(self):
        return [
            {"id": name, "label": f"logit of {name}", "x": v, "y": 3 - i}
            for i, (name, v) in enumerate(zip(NAMES, self.z, strict=True))
        ]

    def drag(self, handle, x, y):
        self.change(f"z{NAMES.index(handle)}", round(min(max(x, -5.0), 5.0), 1))

    def more(self):
        return {"noted": self.noted} if self.noted else {}

    def note(self):
        if not self.broken:
            self.noted = {**self.noted, self.T: (self.z, max(self.probs()))}

    def shifted(self):
        return [v + self.c for v in self.z]

    def exps(self):
        """What this computer gets for the four exp, in the chosen way."""
        z = self.shifted()
        off = max(z) if self.stable else 0.0
        return [exp((v - off) / self.T) for v in z]

    def probs(self):
        """What comes out on this computer -> four numbers, possibly nan."""
        exps = self.exps()
        return [divide(e, sum(exps)) for e in exps]

    def truth(self):
        return softmax(self.z, self.T)

    @property
    def broken(self) -> bool:
        pairs = zip(self.probs(), self.truth(), strict=True)
        return not all(abs(p - t) < 1e-3 for p, t in pairs)  # also for nan

    def entropy(self):
        """Entropy in bits: 0 when certain, 2 when all four are equal."""
        return sum(-p * math.log2(p) for p in self.truth() if p > 0)

    def describe(self):
        probs = ", ".join(f"{n} {p:.3f}" for n, p in zip(NAMES, self.probs(), strict=True))
        pairs = zip(NAMES, self.z, strict=True)
        said = {"T": f"{self.T:g}", "c": self.c, "way": WORDS["ways"][self.stable]}
        said["logits"] = ", ".join(f"{n} {style.number(v)}" for n, v in pairs)
        said["noted"] = WORDS["noted"].format(noted=noted_words(self)) if self.noted else ""
        words = WORDS["broken" if self.broken else "result"].format(
            probs=probs, entropy=style.number(self.entropy(), 2), true=self.true,
            noted=said["noted"],
        )  # fmt: skip
        return WORDS["describe"].format(result=words, **said)


def noted_words(model):
    return ", ".join(f"{p:.2f} at T = {T:g}" for T, (_, p) in sorted(model.noted.items()))


def two_temperatures(model):
    tops = [p for z, p in model.noted.values() if z == START]
    found = sum(any(abs(p - target) <= 0.01 for p in tops) for target in TARGETS)
    said = WORDS["meter"].format(noted=noted_words(model) or WORDS["nothing"])
    moved = model.z != START and found < 2
    return found / 2, said + (WORDS["moved"] if moved else "")


def break_and_mend(model):
    marks = [WORDS["yes" if v else "no"] for v in (model.broke_at, model.mended)]
    said = WORDS["break_meter"].format(broken=marks[0], mended=marks[1])
    return (1.0 if model.mended else 0.5 if model.broke_at else 0.0), said


SPEC = FigureSpec(
    name="softmax",
    title=WORDS["title"],
    model=Softmax,
    painter=SoftmaxPainter,
    prediction=Prediction(
        WORDS["question"], WORDS["choices"], 2, WORDS["answer"],
        lambda m: m.c >= 100 and not m.broken,
    ),
    goals=(
        Goal("softmax.temperature", WORDS["goal"], two_temperatures, WORDS["hints"],
             WORDS["why"], (("T", 0.4), ("note",), ("T", 7.0), ("note",))),
        Goal("softmax.overflow", WORDS["break_goal"], break_and_mend, WORDS["break_hints"],
             WORDS["break_why"], (("T", 1.0), ("c", 800), ("stable", True))),
    ),
    controls=(
        Slider("T", WORDS["T"], 0.1, 10, 0.05, log=True),
        Slider("c", WORDS["c"], -1000, 1000, 10),
        Toggle("stable", WORDS["stable"]),
        Choice("true", WORDS["true"], tuple((n, n) for n in NAMES)),
        *(Slider(f"z{i}", WORDS["logit"].format(name=n), -5, 5) for i, n in enumerate(NAMES)),
    ),
    presets={WORDS["cold"]: {"T": 0.2}, WORDS["hot"]: {"T": 5.0}},
    actions=(Action("note", WORDS["note"]),),
    visible=4,
)  # fmt: skip
