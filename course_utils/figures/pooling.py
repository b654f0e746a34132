"""Figure 17: pooling and the one-pixel shift.  What does pooling throw away, what does it buy?"""

import numpy as np

from . import pooling_math as maths
from . import style
from .pooling_painter import PoolingPainter, cell_at
from .spec import Choice, FigureSpec, Goal, Model, Prediction, Slider

WORDS = {
    "title": "Pooling and the one-pixel shift",
    "picture": "picture",
    "soft": "soft spot",
    "kind": "pooling",
    "kinds": {"max": "max", "average": "average"},
    "window": "window",
    "stride": "stride",
    "dx": "move right (dx)",
    "dy": "move down (dy)",
    "row": "output cell: row",
    "col": "output cell: column",
    "handle": "the picture",
    "question": "Max pooling, window 2, stride 2. The 0 moves by one pixel. How many of the pooled "
    "cells that have ink in them keep exactly their number?",
    "choices": (
        "all of them: max pooling does not notice such a small move",
        "about half of them",
        "almost none of them",
    ),
    "answer": "8 of 16 to the right, 10 of 18 in each other direction. A cell keeps its number "
    "while its window still has one as large. At the edge of a window the stroke steps into the "
    "next one, and the numbers change. Still, of the bare pixels only 23 to 32 % stay, and with "
    "average pooling 0 to 16 % of the cells.",
    "goal": "Find a window and a stride with which at least 60 % of the cells stay the same, "
    "whichever way the 0 moves: one pixel to the right, to the left, down and up.",
    "hints": (
        "A larger window loses sight of the stroke less often. Average pooling will not do.",
        "Take max, window 3, stride 2: these windows overlap. Try dx = 1 and −1, then dx = 0 and "
        "dy = 1 and −1.",
    ),
    "why": "This is what pooling buys. Max with window 3, stride 2 keeps 60 to 75 % of its cells, "
    "window 4, stride 1 keeps 86 to 95 %. Average pooling keeps 33 % at most, but changes each "
    "cell less: with 2 and 2 by 4.5 at most, where max jumps by 9. Now try the soft spot: it has "
    "no flat stroke, and max with 2 and 2 keeps 20 % of the cells, where 22 % of the pixels stay.",
    "about": "this goal is about the 0",
    "directions": (("→", (1, 0)), ("←", (-1, 0)), ("↓", (0, 1)), ("↑", (0, -1))),
    "meter": "{kind}, window {window}, stride {stride}: {tried}",
    "untried": "not tried",
    "price_goal": "Now the price. Find a setting whose pooled picture of the 8 is the same as that "
    "of the 0, to the last number. Look at both, in the same place.",
    "price_hints": (
        "The 8 differs from the 0 only in its middle. Which window never sees just the hole?",
        "Take max and window 4. Look at the pooled picture while you choose 0, then 8.",
    ),
    "price_why": "Whatever comes after this pooling cannot tell 0 from 8 any more. With max and "
    "window 4 they are the same in all 25 places you can move them to, for every stride. With "
    "window 3, stride 2 they are the same in 10 of the 25 places, with 2 and 2 in none.",
    "price_meter": "with this setting, in this place: {state}",
    "price_none": "neither 0 nor 8 seen",
    "price_one": "only the {picture} seen",
    "price_two": "0 and 8 differ in {n} cells",
    "price_same": "0 and 8 are the same",
    "route_goal": "Every output cell sends back a gradient of 1. Choose an output cell whose "
    "gradient goes to a pixel that collects at least 9 in all.",
    "route_hints": (
        "A pixel collects from every window that it wins. How many windows can one pixel be in?",
        "With stride 1 and window 3 an inner pixel lies in nine windows. Take max and the 0, and "
        "click cells at the left end of its upper stroke: of equals the first wins.",
    ),
    "route_why": "A pixel that feeds several windows is a branch: its gradients add up. With max "
    "the winner takes all: with window 3, stride 2, 26 of the 40 pixels with ink in the 0 get "
    "nothing at all. With average pooling every pixel in a window gets a share.",
    "route_meter": "the winner of this cell collects {n} of 9",
    "route_average": "with average pooling a pixel collects at most {most} here",
    "describe": "{picture}, moved {dx} to the right and {dy} down. {kind} pooling, window "
    "{window}, stride {stride}: {n} × {n} cells. Row {row}, column {col}: {calc}. {route} {moved}",
    "picture_names": {"0": "The 0", "8": "The 8", "7": "The 7", "soft": "The soft spot"},
    "calc_max": "max of {numbers} = {value}",
    "calc_average": "mean of {numbers} = {total} ÷ {count} = {value}",
    "route_max": "Its gradient goes to one pixel, which collects {n} in all.",
    "route_mean": "Its gradient is shared by {n} pixels.",
    "still": "Not moved yet.",
    "after": "After the move {same} of {active} cells with ink are the same ({share}), of the "
    "pixels {same_px} of {active_px} ({share_px}).",
    "copy": " The pooled picture itself moved by {right} to the right and {down} down.",
}

PASS = 0.6  # share of cells that must stay the same
COLLECT = 9  # gradient that one pixel must collect


class Pooling(Model):
    def __init__(self):
        self.picture, self.kind, self.window, self.stride = "0", "max", 2, 2
        self.dx = self.dy = 0
        self.row, self.col = 2, 4
        self.tried, self.looks = {}, {}
        self._measure()

    def change(self, name, value):
        whole = name not in ("picture", "kind")
        super().change(name, int(round(value)) if whole else value)
        self._measure()

    def _measure(self):
        how = self.setting
        base = maths.PICTURES[self.picture]
        self.x = maths.moved(base, self.dx, self.dy)
        self.pooled, self.before = maths.pool(self.x, *how), maths.pool(base, *how)
        self.row, self.col = min(self.row, self.n), min(self.col, self.n)
        self.pixels = maths.unchanged(base, self.x)
        self.cells = maths.unchanged(self.before, self.pooled)
        self.collected = maths.backward(self.x, *how, np.ones_like(self.before))
        self._remember()

    def _remember(self):
        if abs(self.dx) + abs(self.dy) == 1:
            found = self.tried.setdefault((self.picture, *self.setting), {})
            found[self.dx, self.dy] = self.cells
        if self.picture in ("0", "8"):
            here = self.looks.setdefault((*self.setting, self.dx, self.dy), {})
            here[self.picture] = self.pooled

    @property
    def setting(self):
        return self.kind, self.window, self.stride

    @property
    def n(self):
        """Output cells along one side."""
        return len(self.pooled)

    @property
    def is_moved(self):
        return bool(self.dx or self.dy)

    def patch(self):
        """The window of the chosen cell: (top, left, its numbers)."""
        top, left = (self.row - 1) * self.stride, (self.col - 1) * self.stride
        return top, left, self.x[top : top + self.window, left : left + self.window]

    def winner(self):
        """The pixel that decides the chosen cell: (row, column) from 0."""
        rows, cols = maths.winners(self.x, self.window, self.stride)
        return int(rows[self.row - 1, self.col - 1]), int(cols[self.row - 1, self.col - 1])

    def rivals(self):
        """The cells, from 0, whose gradient goes to the same pixel as the chosen one's, (k, 2)."""
        rows, cols = maths.winners(self.x, self.window, self.stride)
        row, col = self.winner()
        return np.argwhere((rows == row) & (cols == col))

    def learning(self):
        """Of the pixels with ink, how many get a gradient: (they, all)."""
        ink = self.x > 0
        return int((ink & (self.collected > 0)).sum()), int(ink.sum())

    def copy_move(self):
        """By how many cells the whole pooled picture moved, (right, down); None if it did not."""
        by = (self.dx // self.stride, self.dy // self.stride)
        whole = self.dx % self.stride == 0 and self.dy % self.stride == 0
        if not (self.is_moved and whole):
            return None
        return by if maths.is_moved_copy(self.before, self.pooled, *by) else None

    def click(self, x, y):
        found = cell_at(self, x, y)
        if found:
            self.row, self.col = found

    def handles(self):
        x, y = 0.6 + self.dx / 10, 0.6 - self.dy / 10
        return [{"id": "picture", "label": WORDS["handle"], "x": x, "y": y}]

    def drag(self, handle, x, y):
        """One pixel is 0.1, so that an arrow key, which moves by 0.1, moves by one pixel."""
        self.dx = min(max(round(10 * x - 6), -2), 2)
        self.dy = min(max(round(6 - 10 * y), -2), 2)
        self._measure()

    def calc(self):
        """How the chosen cell comes about, in words."""
        numbers = self.patch()[2].ravel()
        return WORDS[f"calc_{self.kind}"].format(
            numbers=" ".join(map(str, numbers)),
            total=numbers.sum(),
            count=len(numbers),
            value=f"{round(float(self.pooled[self.row - 1, self.col - 1]), 2):g}",
        )

    def describe(self):
        if self.kind == "max":
            route = WORDS["route_max"].format(n=len(self.rivals()))
        else:
            route = WORDS["route_mean"].format(n=self.window**2)
        return WORDS["describe"].format(
            picture=WORDS["picture_names"][self.picture],
            dx=style.number(self.dx, 0),
            dy=style.number(self.dy, 0),
            kind=WORDS["kinds"][self.kind].capitalize(),
            window=self.window,
            stride=self.stride,
            n=self.n,
            row=self.row,
            col=self.col,
            calc=self.calc(),
            route=route,
            moved=self._say_moved(),
        )

    def _say_moved(self):
        if not self.is_moved:
            return WORDS["still"]
        (same, active), (same_px, active_px) = self.cells, self.pixels
        said = WORDS["after"].format(
            same=same, active=active, share=percent(self.cells), same_px=same_px,
            active_px=active_px, share_px=percent(self.pixels),
        )  # fmt: skip
        by = self.copy_move()
        if by:
            right, down = (style.number(v, 0) for v in by)
            said += WORDS["copy"].format(right=right, down=down)
        return said


def percent(found):
    """(same, active) -> 50 %, rounded down, so that 60 % is never said of less."""
    same, active = found
    return f"{100 * same // active} %" if active else "–"


def tolerance(model):
    if model.picture != "0":
        return 0.0, WORDS["about"]
    found = model.tried.get((model.picture, *model.setting), {})
    said, good = [], 0
    for arrow, move in WORDS["directions"]:
        if move not in found:
            said.append(f"{arrow} {WORDS['untried']}")
            continue
        same, active = found[move]
        good += same >= PASS * active
        said.append(f"{arrow} {percent(found[move])} {'✓' if same >= PASS * active else '✗'}")
    words = WORDS["meter"].format(
        kind=WORDS["kinds"][model.kind], window=model.window, stride=model.stride,
        tried=", ".join(said),
    )  # fmt: skip
    return good / len(said), words


def price(model):
    seen = model.looks.get((*model.setting, model.dx, model.dy), {})
    if len(seen) < 2:
        said = WORDS["price_one"].format(picture=next(iter(seen))) if seen else WORDS["price_none"]
        return 0.3 * len(seen), WORDS["price_meter"].format(state=said)
    n = int((seen["0"] != seen["8"]).sum())
    said = WORDS["price_two"].format(n=n) if n else WORDS["price_same"]
    return (1.0 if n == 0 else 0.6), WORDS["price_meter"].format(state=said)


def route(model):
    if model.kind == "average":
        most = style.number(model.collected.max(), 2)
        return 0.0, WORDS["route_average"].format(most=most)
    n = len(model.rivals())
    return n / COLLECT, WORDS["route_meter"].format(n=n)


def settled(model):
    return (model.picture, "max", 2, 2) in model.tried and model.picture == "0"


SPEC = FigureSpec(
    name="pooling",
    title=WORDS["title"],
    model=Pooling,
    painter=PoolingPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 1, WORDS["answer"], settled),
    goals=(
        Goal("pooling.tolerance", WORDS["goal"], tolerance, WORDS["hints"], WORDS["why"],
             (("window", 3), ("dx", 1), ("dx", -1), ("dx", 0), ("dy", 1), ("dy", -1))),
        Goal("pooling.price", WORDS["price_goal"], price, WORDS["price_hints"],
             WORDS["price_why"], (("window", 4), ("picture", "8"))),
        Goal("pooling.route", WORDS["route_goal"], route, WORDS["route_hints"],
             WORDS["route_why"],
             (("picture", "0"), ("dx", 0), ("dy", 0), ("window", 3), ("stride", 1), ("row", 2),
              ("col", 3))),
    ),
    controls=(
        Choice("picture", WORDS["picture"],
               (("0", "0"), ("8", "8"), ("7", "7"), (WORDS["soft"], "soft"))),
        Choice("kind", WORDS["kind"], tuple((text, k) for k, text in WORDS["kinds"].items())),
        Slider("window", WORDS["window"], 2, 4, 1),
        Slider("stride", WORDS["stride"], 1, 4, 1),
        Slider("dx", WORDS["dx"], -2, 2, 1),
        Slider("dy", WORDS["dy"], -2, 2, 1),
        Slider("row", WORDS["row"], 1, 11, 1),
        Slider("col", WORDS["col"], 1, 11, 1),
    ),
)  # fmt: skip
