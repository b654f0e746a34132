"""Figure 23: be the gates of a GRU.  What can one update gate do, and what is lost?"""

from . import style
from .gates_board import said_row
from .gates_math import CLOSE, INPUT, KEEP, SHOW, STEPS, flipped, gru
from .gates_model import Gates
from .gru_gates_painter import GRUGatesPainter
from .spec import Action, Choice, FigureSpec, Goal, Prediction, Slider

WORDS = {
    "title": "Two gates instead of three: the GRU",
    "convention": "what z means",
    "conventions": (("PyTorch: z keeps", "torch"), ("other books: z writes", "other")),
    "said": {"torch": "PyTorch: z keeps", "other": "Other books: z writes"},
    "step": "step",
    "gates": {"z": "update gate z", "r": "reset gate r"},
    "claim": "I claim: it cannot be hidden",
    "z1": "z = 1 everywhere",
    "z0": "z = 0 everywhere",
    "r1": "r = 1 everywhere",
    "r0": "r = 0 everywhere",
    "question": "PyTorch’s GRU, with z = 1 at every step. What happens to the memory h, which "
    "begins at 0?",
    "choices": (
        "everything new is written: the gate is open",
        "it never changes: h stays 0",
        "it grows at first, then it fades",
    ),
    "answer": "h = (1 − z)·n + z·old h. With z = 1 this is 0·n + 1·old h = old h: nothing new is "
    "ever written. In PyTorch an open update gate keeps; in many books it writes.",
    "goal": "Keep the value of step 2 until step 10 (h = 0.80), and let none of the distractors "
    "at steps 4, 5, 6 and 8 in.",
    "hints": (
        "Choose z = 1 everywhere. At which one step must something new come in?",
        "With PyTorch’s meaning, z = 0 writes. Set z = 0 at step 2 and z = 1 at all later steps.",
    ),
    "why": "One gate does two jobs: it keeps z of the old and takes 1 − z of the new. Together "
    "they are always 1. The LSTM has a gate for each job; it can keep all and still add.",
    "hide_goal": "Now hide it, as the LSTM can: h within 0.05 of 0 at steps 3 to 9, and 0.80 at "
    "step 10. Try to hide it. If you think it cannot be done, say so with the button.",
    "hide_hints": (
        "Hide h first, at steps 3 to 9. What is left at step 10 then?",
        "With z = 0 and r = 0 the old h is thrown away. Do that at step 3, look at step 10, and "
        "press the button.",
    ),
    "hide_why": "You are right. At step 10 the input is 0, so 0.80 can only come from h at step 9: "
    "if h is hidden there, it is gone. A GRU has no output gate, what it remembers is what it "
    "shows. In return it has 3/4 of the LSTM’s weights: 3360 instead of 4480 for 1 input and 32 "
    "hidden units.",
    "meter": "h at step 10: {h}, wanted {wanted} {a}; with the distractors flipped: {flipped} "
    "{b}",
    "hide_meter": "largest h at steps 3 to 9: {early} {a}; h at step 10: {h} {b}; {claim}",
    "claimed": "claimed",
    "unclaimed": "no claim yet",
    "too_early": "too early: hide it once first",
    "describe": "{convention}. z: {z}; r: {r}. Step {step}: x = {x}, candidate n = {n}, old h = "
    "{old}, new h = {h}. h over the ten steps: {states}; with the distractors flipped it "
    "ends at {end}, wanted {wanted}.",
}


class GRUGates(Gates):
    """``n``, ``h``: candidates and states, ten numbers; ``h_flipped``: with other distractors."""

    names = ("z", "r")
    wanted = gru([0.0] * STEPS, [0.0] * STEPS)[0][KEEP - 1]

    def __init__(self):
        self.convention = "torch"
        self.hidden_once = self.claimed = self.hasty = False
        super().__init__({"z": 0.5, "r": 1.0}, step=4)

    def _run(self):
        keep = [self.keeps(z) for z in self.grid["z"]]
        self.n, self.h = gru(keep, self.grid["r"])
        self.h_flipped = gru(keep, self.grid["r"], flipped())[1]
        self.hasty = False
        self.hidden_once |= self.hides and self.wrote

    def keeps(self, z):
        """The share of the old h that stays; Chung et al. (2014) swap the two factors of Cho et
        al. (2014) and of torch."""
        return z if self.convention == "torch" else round(1 - z, 6)

    def at(self, step):
        """All numbers of one step."""
        t = step - 1
        z, r = (self.grid[name][t] for name in self.names)
        old, keep = (self.h[t - 1] if t else 0.0), self.keeps(z)
        return {"z": z, "r": r, "x": INPUT[t], "old": old, "rh": r * old, "n": self.n[t],
                "inside": INPUT[t] + r * old,
                "keep": keep, "write": round(1 - keep, 6), "h": self.h[t]}  # fmt: skip

    @property
    def early(self):
        """The largest |h| after the value came in and before it is wanted."""
        return max(abs(h) for h in self.h[KEEP : SHOW - 1])

    @property
    def hides(self):
        return self.early < CLOSE

    @property
    def wrote(self):
        """Whether the value came in at all: an empty memory is no hiding place."""
        return abs(self.h[KEEP - 1] - self.wanted) < CLOSE

    def passed(self):
        """(right at step 10, also when the distractors are flipped round)."""
        return tuple(abs(h[-1] - self.wanted) < CLOSE for h in (self.h, self.h_flipped))

    def claim(self):
        self.claimed, self.hasty = self.hidden_once, not self.hidden_once

    def describe(self):
        now = self.at(self.step)
        return WORDS["describe"].format(
            convention=WORDS["said"][self.convention],
            z=said_row(self.grid["z"]), r=said_row(self.grid["r"]), step=self.step,
            **{name: style.number(now[name], 2) for name in ("x", "n", "old", "h")},
            states=", ".join(style.number(h, 2) for h in self.h),
            end=style.number(self.h_flipped[-1], 2), wanted=style.number(self.wanted, 2),
        )  # fmt: skip


def stored(model):
    marks = ["✓" if good else "✗" for good in model.passed()]
    words = WORDS["meter"].format(
        h=style.number(model.h[-1], 2), wanted=style.number(model.wanted, 2), a=marks[0],
        flipped=style.number(model.h_flipped[-1], 2), b=marks[1],
    )  # fmt: skip
    return sum(model.passed()) / 2, words


def hidden(model):
    a, b = ("✓" if good else "✗" for good in (model.hides, model.passed()[0]))
    claim = "claimed" if model.claimed else "too_early" if model.hasty else "unclaimed"
    words = WORDS["hide_meter"].format(
        early=style.number(model.early, 2), a=a, h=style.number(model.h[-1], 2), b=b,
        claim=WORDS[claim],
    )  # fmt: skip
    return 0.5 * model.hidden_once + 0.5 * model.claimed, words


def settled(model):
    return model.convention == "torch" and set(model.grid["z"]) == {1.0}


SPEC = FigureSpec(
    name="gru_gates",
    title=WORDS["title"],
    model=GRUGates,
    painter=GRUGatesPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 1, WORDS["answer"], settled),
    goals=(
        Goal("gru_gates.store", WORDS["goal"], stored, WORDS["hints"], WORDS["why"],
             (("preset", WORDS["z1"]), ("step", KEEP), ("z", 0.0))),
        Goal("gru_gates.hide", WORDS["hide_goal"], hidden, WORDS["hide_hints"],
             WORDS["hide_why"], (("step", KEEP + 1), ("z", 0.0), ("r", 0.0), ("claim",))),
    ),
    controls=(
        Choice("convention", WORDS["convention"], WORDS["conventions"]),
        Slider("step", WORDS["step"], 1, STEPS, 1),
        *(Slider(name, label, 0, 1, 0.1) for name, label in WORDS["gates"].items()),
    ),
    presets={WORDS[f"{name}{value}"]: {"gates": {name: float(value)}}
             for name in "zr" for value in (1, 0)},
    actions=(Action("claim", WORDS["claim"]),),
)  # fmt: skip
