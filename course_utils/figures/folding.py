"""Figure 3: folding space until one line solves XOR.  What does a hidden layer do?"""

import numpy as np
from matplotlib.colors import to_rgb

from . import folding_tags, style
from .bitmap import Bitmap
from .geometry import gap_between, line_points
from .lettering import Lettering
from .spec import Action, Choice, FigureSpec, Goal, Model, Prediction, Slider
from .stage import Painter
from .xor_training import ACTIVATIONS, X, Y, solved_runs

WORDS = {
    "title": "Folding space: XOR",
    "angle": "line {k}: arrow direction (°)",
    "offset": "line {k}: distance from (0, 0)",
    "activation": "activation",
    "morph": "fold (0 input, 1 hidden plane)",
    "train": "Train 3 × 20 networks",
    "tag": "line {k}",
    "outside": "line {k} is outside",
    "left": "input plane, hidden lines 1 and 2",
    "right": ("input plane (x₁, x₂)", "on the way: {m}", "hidden plane (h₁, h₂)"),
    "question": "With the identity as activation, h = z: can some choice of the two lines make one "
    "straight cut enough for XOR?",
    "choices": ("yes, with a right angle", "yes, with parallel lines", "no, never"),
    "answer": "Without a bend the grid only shears, turns and stretches. The two diagonals of the "
    "square still cross, so no straight cut can part their ends.",
    "goal": "With the step activation, move the two lines until one straight cut parts the classes "
    "in the hidden plane.",
    "hints": (
        "Turn both arrows to 45 degrees: they then point from A to D, and the lines lie across.",
        "Let line 1 pass between A and the two oranges, line 2 between the oranges and D.",
        "Distances 0.35 and 1.05 do it. Move the fold slider to watch B and C meet.",
    ),
    "why": "Two corners of one colour now share a spot, which leaves room for a cut. With both "
    "arrows at 45 degrees, neuron 1 is OR and neuron 2 is AND, and “OR but not AND” is XOR.",
    "relu_goal": "Do the same with ReLU.",
    "relu_hints": (
        "ReLU is 0 on one side of its line and rises on the other: it folds the plane there.",
        "Both angles 45 degrees again; distance 0 for line 1 and 0.7 for line 2.",
    ),
    "relu_why": "ReLU bends the plane along line 2 like a sheet of paper: D is lifted away from "
    "the "
    "straight line A–B–D, and the cut fits underneath.",
    "train_goal": "Let training search instead of you, from 20 random starts for each of 2, 3 and "
    "4 hidden neurons: choose tanh and press the button, then ReLU. Who succeeds always?",
    "train_hints": ("Choose tanh, press the train button; then ReLU, press it again.",),
    "train_why": "Only tanh with 4 neurons did. Two neurons can hold a solution, as you showed by "
    "hand; finding it from a random start is another matter.",
    "gap": "best so far with {name}: one cut gets {right} of 4 corners right{gap}",
    "wide": ", gap {gap}",
    "trained": "trained so far: {names}",
    "nothing": "nothing yet",
    "runs": "{n} hidden neurons: {marks} {k} of 20 solve XOR",
    "runs_title": "20 random starts each, {name}:",
    "not_run": "“{train}”: how often does training find a fold by itself?",
    "step_runs": "(it has no slope: only the output learns)",
    "describe": "{name}: A lands on {a}, B on {b}, C on {c}, D on {d}. {verdict}",
    "yes": "One straight cut parts the classes; the gap is {gap}.",
    "no": "No straight cut parts the classes.",
}

NAMES = ("A", "B", "C", "D")
LABELS = (0, 1, 1, 0)
GAIN = {"sigmoid": 6.0, "tanh": 3.0}  # else these two are nearly straight over the unit square
LIMITS = (-0.6, 1.9)
HIDDEN_LIMITS = (-1.25, 1.9)  # tanh reaches down to -1
PIXELS = 121
TINTS = (255 * np.array([to_rgb(tint) for tint in style.CLASS_TINT])).round().astype(np.uint8)
UNDECIDED = np.full(3, 246, np.uint8)
ENOUGH = 0.25


class Folding(Model):
    """Two hidden units h = f(cos(angle)·x1 + sin(angle)·x2 − offset) on the four XOR points."""

    def __init__(self):
        self.angle1, self.offset1, self.angle2, self.offset2 = 60, 0.4, 90, 0.5
        self.activation, self.morph = "step", 0.0
        self.best = dict.fromkeys(ACTIVATIONS, (0, 0.0))  # corners right, gap
        self.identity_tries = 0
        self.best["step"] = (self.corners_right(), self.cut()[0])
        self.runs = {}

    def change(self, name, value):
        super().change(name, value)
        name = self.activation
        self.best[name] = max(self.best[name], (self.corners_right(), self.cut()[0]))
        self.identity_tries += name == "identity"

    def train(self):
        self.runs[self.activation] = [int(solved_runs(self.activation, n).sum()) for n in (2, 3, 4)]

    def lines(self):
        """Both hidden lines as (w1, w2, b)."""
        pairs = ((self.angle1, self.offset1), (self.angle2, self.offset2))
        return [(np.cos(np.radians(a)), np.sin(np.radians(a)), -d) for a, d in pairs]

    def hidden(self, points):
        """(n, 2) input points -> (n, 2) hidden points.  Rounded: cos(90°) is 6e-17, not 0."""
        w = np.array(self.lines())
        z = np.round(points @ w[:, :2].T + w[:, 2], 9)
        return ACTIVATIONS[self.activation][0](GAIN.get(self.activation, 1.0) * z)

    def place(self, points):
        return (1 - self.morph) * points + self.morph * self.hidden(points)

    def cut(self):
        """(gap, (w1, w2, b)) of the widest straight cut in the hidden plane; gap 0 if none."""
        h, label = self.hidden(X), Y[:, 0] > 0
        gap, p, q = gap_between(h[~label], h[label])
        w = q - p
        return gap, (*w, -w @ (p + q) / 2)

    def corners_right(self):
        """How many corners the best straight cut gets right, by trying 36 directions."""
        turns = np.radians(np.arange(0, 180, 5))
        along = self.hidden(X) @ np.array([np.cos(turns), np.sin(turns)])
        cuts = along[:, None] - 1e-6  # just below each corner
        ones = (along[None] > cuts).astype(int)  # (cut, corner, direction)
        right = (ones == Y[None].astype(int)).sum(1)
        return int(max(right.max(), 4 - right.min()))

    def answers(self, points):
        """What the network says for (n, 2) input points -> (n,) bool."""
        w1, w2, b = self.cut()[1]
        h = self.hidden(points)
        return h[:, 0] * w1 + h[:, 1] * w2 + b > 0

    def describe(self):
        gap = self.cut()[0]
        verdict = WORDS["yes"].format(gap=style.number(gap, 2)) if gap > 1e-6 else WORDS["no"]
        spots = [f"({style.number(a)}, {style.number(b)})" for a, b in self.hidden(X)]
        where = dict(zip("abcd", spots, strict=True))
        return WORDS["describe"].format(name=self.activation, verdict=verdict, **where)


def separated(name):
    def meter(model):
        right, gap = model.best[name]
        wide = WORDS["wide"].format(gap=style.number(gap, 2)) if gap > 1e-6 else ""
        share = 1.0 if gap >= ENOUGH else max(0, right - 2) * 0.3 + gap
        return share, WORDS["gap"].format(name=name, right=right, gap=wide)

    return meter


def trained_both(model):
    done = [name for name in ("tanh", "ReLU") if name in model.runs]
    return len(done) / 2, WORDS["trained"].format(names=" and ".join(done) or WORDS["nothing"])


def _mesh():
    """Grid lines of the unit square and a little around it, as one path broken by NaNs."""
    ticks, fine = np.linspace(-0.25, 1.25, 13), np.linspace(-0.25, 1.25, 40)
    parts = []
    for t in ticks:
        across = np.column_stack([fine, np.full(40, t)])
        parts += [across, [[np.nan] * 2], across[:, ::-1], [[np.nan] * 2]]
    return np.concatenate(parts)


class FoldingPainter(Painter):
    size = (760, 480)

    def build(self, figure, model):
        left, right = figure.subplots(1, 2)
        figure.subplots_adjust(left=0.055, right=0.985, bottom=0.32, top=0.93, wspace=0.16)
        self.mesh = _mesh()
        ticks = np.linspace(*LIMITS, PIXELS)
        self.pixels = np.stack(np.meshgrid(ticks, ticks), -1).reshape(-1, 2)
        for axes, limits in ((left, LIMITS), (right, HIDDEN_LIMITS)):
            axes.set(xlim=limits, ylim=limits, aspect="equal")
        left.set_title(WORDS["left"])
        self._build_region(left)
        self._build_sheet(right)
        self.points = [self._build_points(axes) for axes in (left, right)]
        rows = (-0.18, -0.28, -0.37, -0.46)
        self.runs = [Lettering(left, -0.05, y, "", 12, data=False) for y in rows]
        self.name = Lettering(right, 0, 1.045, "", 12, bold=True, data=False)
        for actor in (*self.runs, self.name, *left.spines.values(), *right.spines.values()):
            self.actor(actor)

    def _build_region(self, axes):
        self.region = Bitmap(axes, smooth=False)
        self.actor(self.region)
        self.lines, self.tags, self.arrows = [], [], []
        for colour in (style.ACCENT, style.GOOD):
            self.lines.append(self.actor(axes.plot([], [], color=colour, lw=3)[0]))
            tag = Lettering(axes, 0, 0, "", 11, colour, bold=True, ha="center")
            self.tags.append(self.actor(tag))
            arrow = axes.quiver([0], [0], [0], [0], color=colour, angles="xy", scale=1, zorder=4)
            arrow.scale_units, arrow.width = "xy", 0.014
            self.arrows.append(self.actor(arrow))

    def _build_sheet(self, axes):
        (self.sheet,) = axes.plot([], [], color="#9aa4ae", lw=1)
        (self.cut,) = axes.plot([], [], color=style.INK, lw=3)
        self.actor(self.sheet)
        self.actor(self.cut)

    def _build_points(self, axes):
        made = []
        for i, name in enumerate(NAMES):
            colour, marker = style.CLASS_COLOUR[LABELS[i]], style.CLASS_MARKER[LABELS[i]]
            (dot,) = axes.plot([], [], marker, color=colour, ms=15, mec="white", mew=1.5)
            label = Lettering(axes, 0, 0, name, 12, bold=True, ha="center")
            made.append((self.actor(dot), self.actor(label)))
        return made

    def move(self, model):
        letters, tags = folding_tags.place(model.lines(), X, *LIMITS)
        self._move_points(self.points[0], X, letters)
        there = model.place(X)
        beside = there + 1.3 * np.array(folding_tags.DIAGONALS)  # the right picture's scale
        self._move_points(self.points[1], there, beside)
        for k, w in enumerate(model.lines()):
            self.lines[k].set_data(*line_points(*w))
            self.arrows[k].set_offsets(-w[2] * np.array(w[:2]))
            self.arrows[k].set_UVC(0.3 * w[0], 0.3 * w[1])
            seen, (x, y) = tags[k]
            self.tags[k].set(WORDS["tag" if seen else "outside"].format(k=k + 1), x, y)
        self.sheet.set_data(*model.place(self.mesh).T)
        stage = 0 if model.morph == 0 else 2 if model.morph == 1 else 1
        self.name.set(WORDS["right"][stage].format(m=f"{model.morph:.0%}"))
        self._move_cut(model)
        self._move_runs(model)

    def _move_points(self, points, where, letters):
        for (dot, label), (x, y), letter in zip(points, where, letters, strict=True):
            dot.set_data([x], [y])
            label.set(x=letter[0], y=letter[1])
            low, high = dot.axes.get_xlim()
            label.set_visible(low < x < high and low < y < high)

    def _move_cut(self, model):
        gap, w = model.cut()
        possible = gap > 1e-6
        self.cut.set_data(*(line_points(*w) if possible else ([], [])))
        self.cut.set_visible(possible and model.morph == 1)
        shown = TINTS[model.answers(self.pixels).astype(int)] if possible else UNDECIDED
        self.region.set_rows_up(np.broadcast_to(shown, (PIXELS**2, 3)).reshape(PIXELS, PIXELS, 3))

    def _move_runs(self, model):
        counts = model.runs.get(model.activation)
        texts = [WORDS["not_run"].format(train=WORDS["train"]), "", "", ""]
        if counts:
            note = WORDS["step_runs"] if model.activation == "step" else ""
            texts = [WORDS["runs_title"].format(name=model.activation) + " " + note]
            for n, k in zip((2, 3, 4), counts, strict=True):
                marks = "●" * k + "○" * (20 - k)
                texts.append(WORDS["runs"].format(n=n, marks=marks, k=k))
        for line, text in zip(self.runs, texts, strict=True):
            line.set(text)


SPEC = FigureSpec(
    name="folding",
    title=WORDS["title"],
    model=Folding,
    painter=FoldingPainter,
    prediction=Prediction(
        WORDS["question"], WORDS["choices"], 2, WORDS["answer"], lambda m: m.identity_tries >= 5
    ),
    goals=(
        Goal("folding.step", WORDS["goal"], separated("step"), WORDS["hints"], WORDS["why"],
             (("angle1", 45), ("offset1", 0.35), ("angle2", 45), ("offset2", 1.05),
              ("morph", 1.0))),
        Goal("folding.relu", WORDS["relu_goal"], separated("ReLU"), WORDS["relu_hints"],
             WORDS["relu_why"], (("activation", "ReLU"), ("offset1", 0.0), ("offset2", 0.7))),
        Goal("folding.train", WORDS["train_goal"], trained_both, WORDS["train_hints"],
             WORDS["train_why"], (("activation", "tanh"), ("train",), ("activation", "ReLU"),
                                  ("train",))),
    ),
    controls=(
        Slider("angle1", WORDS["angle"].format(k=1), -180, 180, 5),
        Slider("offset1", WORDS["offset"].format(k=1), -1, 2, 0.05),
        Slider("angle2", WORDS["angle"].format(k=2), -180, 180, 5),
        Slider("offset2", WORDS["offset"].format(k=2), -1, 2, 0.05),
        Choice("activation", WORDS["activation"], tuple((n, n) for n in ACTIVATIONS)),
        Slider("morph", WORDS["morph"], 0, 1, 0.1),
    ),
    actions=(Action("train", WORDS["train"]),),
)  # fmt: skip
