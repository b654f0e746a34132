"""Figure 1: draw the line yourself.  What do w1, w2 and b each do to a neuron's line?"""

import numpy as np

from . import style
from .line_painter import NAMES, LinePainter
from .spec import Action, Choice, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "Draw the line yourself",
    "data": "target",
    "mine": "my points",
    "point": "point",
    "flip": "Flip this point's class",
    "double": "Double w₁, w₂ and b",
    "claim": "I claim: impossible",
    "question": "You double w₁, w₂ and b, all three at once. What happens to the line?",
    "choices": ("it turns", "it moves away from (0, 0)", "it stays where it is"),
    "answer": "The line is where w₁x₁ + w₂x₂ + b = 0. Doubling everything doubles a zero: still 0. "
    "Only z grows; its sign, and so the answer, stays everywhere the same.",
    "goal": "Make AND without an error, then OR, with the same w₁ and w₂.",
    "hints": (
        "For both gates the line must fall from upper left to lower right: w₁ and w₂ positive.",
        "Set w₁ = 1 and w₂ = 1. AND wants 1 only where x₁ + x₂ = 2, OR where x₁ + x₂ ≥ 1.",
        "b = −1.5 makes AND. Then choose OR and move only b.",
    ),
    "why": "w turns the line and b shifts it: AND and OR differ in nothing but b.",
    "meter": "AND {a}, OR {o}{same}",
    "different": ", but not yet with the same w₁ and w₂",
    "xor_goal": "Choose XOR and get as many points right as you can. When you are sure, say so.",
    "xor_meter": "XOR record: {best} of 4",
    "xor_early": "; too early: your record is below 3 of 4, which is possible",
    "xor_hints": (
        "Three of four can be had: take the line of OR, for instance.",
        "If you cannot find 4 of 4, press the button with your claim.",
    ),
    "xor_why": "You are right. (0,0)→0 needs b ≤ 0; the two ones need w₁ + b > 0 and w₂ + b > 0. "
    "Add "
    "these: w₁ + w₂ + 2b > 0. But (1,1)→0 needs w₁ + w₂ + b ≤ 0, so b > 0. Both cannot be.",
    "describe": "w = ({w1}, {w2}), b = {b}. {line} {data}: {good} of 4 points right{wrong}.",
    "line": "The line passes {d} from (0, 0).",
    "no_line": "With w = (0, 0) there is no line.",
    "wrong": "; wrong: {points}",
    "undecided": " z = 0 at {points}: exactly on the line, and 0 is not above 0.",
    "limit": " Doubling once more would leave the sliders' range of 3.",
}

CORNERS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
GATES = {
    "AND": (0, 0, 0, 1),
    "OR": (0, 1, 1, 1),
    "NAND": (1, 1, 1, 0),
    "XOR": (0, 1, 1, 0),
}


class Line(Model):
    """One neuron and four points.  The output is 1 where w1·x1 + w2·x2 + b is above 0."""

    def __init__(self):
        self.w1, self.w2, self.b = 1.0, -0.5, -0.3
        self.data, self.point = "AND", "A"
        self.points = [list(corner) for corner in CORNERS]
        self.labels = list(GATES["AND"])
        self.solved = {"AND": set(), "OR": set()}
        self.best_xor, self.claimed = 0, False
        self.doubled = self.at_limit = False

    def z(self):
        """The weighted sum at the four points, shape (4,), rounded as the sliders are."""
        z = np.array([self.w1 * x + self.w2 * y + self.b for x, y in self.points])
        return np.round(z, 9)

    def good(self):
        return (self.z() > 0) == np.array(self.labels, bool)

    def change(self, name, value):
        super().change(name, value)
        self.at_limit = False
        if name == "data" and value in GATES:
            self.points = [list(corner) for corner in CORNERS]
            self.labels = list(GATES[value])
        elif name == "points":
            self.points = [list(p) for p in value]
            self.data = WORDS["mine"]
        elif name == "labels":
            self.labels = list(value)
        self._remember()

    def drag(self, handle, x, y):
        self.points[NAMES.index(handle)] = [x, y]
        self.point, self.data = handle, WORDS["mine"]

    def flip(self):
        i = NAMES.index(self.point)
        self.labels[i] = 1 - self.labels[i]
        self.data = WORDS["mine"]

    def double(self):
        wanted = [round(2 * v, 6) for v in (self.w1, self.w2, self.b)]
        self.at_limit = max(abs(v) for v in wanted) > 3  # where the sliders end
        if not self.at_limit:
            self.w1, self.w2, self.b = wanted
            self.doubled = True
            self._remember()

    def claim(self):
        self.claimed = self.data == "XOR"

    def _remember(self):
        right = int(self.good().sum())
        if self.data in self.solved and right == 4:
            self.solved[self.data].add((self.w1, self.w2))
        if self.data == "XOR":
            self.best_xor = max(self.best_xor, right)

    def handles(self):
        return [
            {"id": n, "label": f"point {n}", "x": p[0], "y": p[1]}
            for n, p in zip(NAMES, self.points, strict=True)
        ]

    def more(self):
        if self.data != WORDS["mine"]:
            return {}
        return {"points": [tuple(p) for p in self.points], "labels": tuple(self.labels)}

    def describe(self):
        size = np.hypot(self.w1, self.w2)
        far = style.number(abs(self.b) / size, 2) if size else None
        line = WORDS["line"].format(d=far) if size else WORDS["no_line"]
        good = self.good()
        wrong = ", ".join(n for n, ok in zip(NAMES, good, strict=True) if not ok)
        on_line = ", ".join(n for n, z in zip(NAMES, self.z(), strict=True) if z == 0)
        said = WORDS["describe"].format(
            w1=style.number(self.w1),
            w2=style.number(self.w2),
            b=style.number(self.b),
            line=line,
            data=self.data,
            good=int(good.sum()),
            wrong=WORDS["wrong"].format(points=wrong) if wrong else "",
        )
        said += WORDS["undecided"].format(points=on_line) if on_line else ""
        return said + WORDS["limit"] * self.at_limit


def both_gates(line):
    done = [name for name, found in line.solved.items() if found]
    same = line.solved["AND"] & line.solved["OR"]
    marks = {name: "✓" if name in done else "○" for name in ("AND", "OR")}
    note = WORDS["different"] if len(done) == 2 and not same else ""
    share = 1.0 if same else len(done) / 2 * 0.9
    return share, WORDS["meter"].format(a=marks["AND"], o=marks["OR"], same=note)


def xor_claim(line):
    words = WORDS["xor_meter"].format(best=line.best_xor)
    if line.claimed and line.best_xor < 3:
        return 0.5, words + WORDS["xor_early"]
    return (1.0 if line.claimed else line.best_xor / 4), words


SPEC = FigureSpec(
    name="line",
    title=WORDS["title"],
    model=Line,
    painter=LinePainter,
    prediction=Prediction(
        WORDS["question"], WORDS["choices"], 2, WORDS["answer"], lambda line: line.doubled
    ),
    goals=(
        Goal(
            "line.and_or",
            WORDS["goal"],
            both_gates,
            WORDS["hints"],
            WORDS["why"],
            (("w1", 1.0), ("w2", 1.0), ("b", -1.5), ("data", "OR"), ("b", -0.5)),
        ),
        Goal(
            "line.xor",
            WORDS["xor_goal"],
            xor_claim,
            WORDS["xor_hints"],
            WORDS["xor_why"],
            (("data", "XOR"), ("w1", 1.0), ("w2", 1.0), ("b", -0.5), ("claim",)),
        ),
    ),
    controls=(
        Slider("w1", "w₁", -3, 3, 0.1),
        Slider("w2", "w₂", -3, 3, 0.1),
        Slider("b", "b", -3, 3, 0.1),
        Choice("data", WORDS["data"], tuple((n, n) for n in (*GATES, WORDS["mine"]))),
        Choice("point", WORDS["point"], tuple((n, n) for n in NAMES)),
    ),
    actions=(
        Action("flip", WORDS["flip"]),
        Action("double", WORDS["double"]),
        Action("claim", WORDS["claim"]),
    ),
)
