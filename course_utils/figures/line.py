"""Figure 1: draw the line yourself.  What do w1, w2 and b each do to a neuron's line?"""

import numpy as np
from matplotlib.patches import Polygon

from . import style
from .geometry import half_plane, line_points, nearest_point
from .lettering import Lettering
from .spec import Action, Choice, FigureSpec, Goal, Model, Prediction, Slider
from .stage import Painter

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
    "Only z grows, so the neuron becomes surer of the same answer.",
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
}

NAMES = ("A", "B", "C", "D")
CORNERS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
GATES = {
    "AND": (0, 0, 0, 1),
    "OR": (0, 1, 1, 1),
    "NAND": (1, 1, 1, 0),
    "XOR": (0, 1, 1, 0),
}
LIMITS = (-1.0, 2.0)


class Line(Model):
    """One neuron and four points.  The output is 1 where w1·x1 + w2·x2 + b is above 0."""

    def __init__(self):
        self.w1, self.w2, self.b = 1.0, -0.5, 0.4
        self.data, self.point = "AND", "A"
        self.points = [list(corner) for corner in CORNERS]
        self.labels = list(GATES["AND"])
        self.solved = {"AND": set(), "OR": set()}
        self.best_xor, self.claimed = 0, False

    def z(self):
        """The weighted sum at the four points, shape (4,), rounded as the sliders are."""
        z = np.array([self.w1 * x + self.w2 * y + self.b for x, y in self.points])
        return np.round(z, 9)

    def good(self):
        return (self.z() > 0) == np.array(self.labels, bool)

    def change(self, name, value):
        super().change(name, value)
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
        if max(abs(v) for v in wanted) <= 3:  # the sliders end at 3
            self.w1, self.w2, self.b = wanted
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
        return WORDS["describe"].format(
            w1=style.number(self.w1),
            w2=style.number(self.w2),
            b=style.number(self.b),
            line=line,
            data=self.data,
            good=int(good.sum()),
            wrong=WORDS["wrong"].format(points=wrong) if wrong else "",
        )


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


class LinePainter(Painter):
    size = (760, 400)

    def build(self, figure, model):
        plane, table = figure.subplots(1, 2, width_ratios=(1.05, 1))
        figure.subplots_adjust(left=0.085, right=0.99, bottom=0.13, top=0.93, wspace=0.05)
        self.handle_axes = plane
        self._build_plane(plane)
        self._build_points(plane)
        self._build_table(table)

    def _build_plane(self, plane):
        plane.set(xlim=LIMITS, ylim=LIMITS, xlabel="x₁", aspect="equal")
        plane.set_ylabel("x₂", rotation=0, labelpad=10)
        plane.set_title("orange: the neuron answers 1")
        plane.set_facecolor(style.CLASS_TINT[0])
        empty = np.full((1, 2), np.nan)
        self.region = self.actor(plane.add_patch(Polygon(empty, color=style.CLASS_TINT[1])))
        (self.axes_cross,) = plane.plot([-9, 9, np.nan, 0, 0], [0, 0, np.nan, -9, 9], lw=1)
        self.axes_cross.set_color("#aab4be")
        (self.edge,) = plane.plot([], [], color=style.INK, lw=2.5)
        (self.foot,) = plane.plot([], [], ":", color=style.ACCENT, lw=2)
        self.arrow = plane.quiver([0], [0], [1], [1], color=style.ACCENT, angles="xy", scale=1)
        self.arrow.set(zorder=4)
        self.arrow.scale_units, self.arrow.width = "xy", 0.012
        self.w_name = Lettering(plane, 0, 0, "w", 13, style.ACCENT, bold=True, ha="center")
        for artist in (self.axes_cross, self.edge, self.foot, self.arrow, self.w_name):
            self.actor(artist)
        for spine in plane.spines.values():
            self.actor(spine)

    def _build_points(self, plane):
        (self.chosen,) = plane.plot([], [], "s", ms=31, mfc="none", mec=style.ACCENT, mew=2)
        self.actor(self.chosen)
        self.dots, self.rings, self.names = [], [], []
        for name in NAMES:
            (ring,) = plane.plot([], [], "o", ms=25, mfc="none", mec=style.INK, mew=2, ls="")
            (dot,) = plane.plot([], [], ls="", ms=14, mec="white", mew=1.5, zorder=6)
            label = Lettering(plane, 0, 0, name, 12, bold=True)
            self.rings.append(self.actor(ring))
            self.dots.append(self.actor(dot))
            self.names.append(self.actor(label))

    def _build_table(self, table):
        table.set(xlim=(0, 1), ylim=(0, 1))
        table.axis("off")
        self.formula = Lettering(table, 0.08, 0.92, "", 13, style.ACCENT, bold=True)
        head = "    x₁   x₂      z  out want"
        table.text(0.08, 0.76, head, family="DejaVu Sans Mono", color=style.SOFT, size=12)
        self.rows = [
            Lettering(table, 0.08, 0.66 - 0.115 * i, "", 12, mono=True) for i in range(4)
        ]
        self.count = Lettering(table, 0.08, 0.15, "", 15, bold=True)
        for artist in (self.formula, *self.rows, self.count):
            self.actor(artist)

    def move(self, model):
        self._move_line(model.w1, model.w2, model.b)
        self._move_points(model)
        self._move_table(model)

    def _move_line(self, w1, w2, b):
        self.region.set_xy(half_plane(w1, w2, b, *LIMITS))
        has_line = bool(np.hypot(w1, w2) > 0)
        self.edge.set_data(*line_points(w1, w2, b))
        if has_line:
            foot = nearest_point(w1, w2, b)
            self.foot.set_data([0, foot[0]], [0, foot[1]])
            tip = 0.4 * np.array([w1, w2])
            self.arrow.set_offsets(foot)
            self.arrow.set_UVC(*tip)
            self.w_name.set(x=foot[0] + 1.25 * tip[0], y=foot[1] + 1.25 * tip[1])
        for artist in (self.foot, self.arrow, self.w_name):
            artist.set_visible(has_line)

    def _move_points(self, model):
        good = model.good()
        self.chosen.set_data(*np.transpose([model.points[NAMES.index(model.point)]]))
        for i, (x, y) in enumerate(model.points):
            label = model.labels[i]
            self.dots[i].set_data([x], [y])
            self.dots[i].set(marker=style.CLASS_MARKER[label], color=style.CLASS_COLOUR[label])
            self.dots[i].set_markeredgecolor("white")
            self.rings[i].set_data([x], [y])
            self.rings[i].set_visible(not good[i])
            self.names[i].set(x=x + 0.11, y=y + 0.15)

    def _move_table(self, model):
        signed = [style.number(v, 1, plus=True) for v in (model.w2, model.b)]
        self.formula.set(f"z = {style.number(model.w1)}·x₁ {signed[0]}·x₂ {signed[1]}")
        z, good = model.z(), model.good()
        for i, (x, y) in enumerate(model.points):
            row = (
                f"{NAMES[i]} {style.number(x):>4} {style.number(y):>4} {style.number(z[i], 2):>6}"
                f"   {int(z[i] > 0)}   {model.labels[i]}  {'✓' if good[i] else '✗'}"
            )
            self.rows[i].set(row, color=style.INK if good[i] else "#b42318")
        self.count.set(f"{model.data}: {int(good.sum())} of 4 right")


SPEC = FigureSpec(
    name="line",
    title=WORDS["title"],
    model=Line,
    painter=LinePainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2, WORDS["answer"]),
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
