"""Figure 26: draw a digit, and watch two trained networks read it while it grows."""

import numpy as np

from .. import digit_nets
from ..digit_nets import drawn
from . import draw_digit_ink as ink
from .draw_digit_ink import EMPTY, Ink
from .draw_digit_painter import DrawDigitPainter, percent
from .spec import Action, Canvas, Choice, FigureSpec, Goal, Model, Prediction, Slider, Toggle

WORDS = {
    "title": "Draw a digit",
    "sample": "start from",
    "none": "an empty canvas",
    "ready_made": "a ready-made {digit}",
    "drawing": "draw here",
    "net": "network",
    "centre": "centre and scale the drawing",
    "dx": "move right (dx)",
    "dy": "move down (dy)",
    "no_digit": "“This is no digit”",
    "question": "The networks have ten answers: 0 to 9. Press Clear, draw the letter A, then "
    "press “This is no digit”. What does the CNN say to your A?",
    "choices": (
        "nothing, or “no digit”",
        "a digit, but with a low probability",
        "a digit, often with a high probability",
    ),
    "answer": "There is no output for “no digit”: softmax shares out 100 % among ten digits, "
    "whatever you draw. Of 300 letters A with shaken corners the CNN read {share} as a digit with "
    "more than 90 %, nearly always as a 4.",
    "goal": "Press Clear and draw a 3 yourself. Make the CNN read it as a 3 with more than 90 %.",
    "hints": (
        "Draw it large, and watch the bars while the stroke grows: which part makes it a 3?",
        "With keys: draw three lines to the right, then join their right ends. Corners do no harm.",
    ),
    "why": "The CNN learned from ink on paper and never saw a mouse. It can read you because your "
    "drawing is prepared as its training digits were. Of 500 small digits drawn in a corner it "
    "reads {corner}; without “centre and scale” only {alone}. Try that with a small 3.",
    "own_meter": "{whose}; the CNN reads {digit} with {p}",
    "mine": "your own drawing",
    "not_mine": "this began as a ready-made digit, so press Clear first",
    "blank": "the canvas is empty",
    "shift_goal": "Switch “centre and scale” off. Find a move (dx, dy) after which the MLP reads "
    "another digit, while the CNN still reads the right one with more than 90 %.",
    "shift_hints": (
        "Start from a ready-made digit, and move it cell by cell. Both bars are in the picture.",
        "With the ready-made 7, move it down by 5.",
    ),
    "shift_why": "Moved by 4 cells, 1,000 digits that are new to both are still read by the CNN "
    "in {cnn4} of the cases, by the MLP in {mlp4}. Both have about 11,000 weights, but the CNN "
    "slides the same filters over the whole picture, and the MLP has a weight of its own for each "
    "cell. At 6 cells the CNN too is down to {cnn6}: that is why one centres.",
    "shift_meter": "{what}: CNN {cnn} ({p}), MLP {mlp}",
    "shift_on": "centre and scale is on and undoes every move",
    "unclear": "centred, the networks do not agree on this drawing",
    "right": "it is a {digit}",
    "fool_goal": "Fool the CNN: draw something that is no digit, and press “This is no digit” "
    "while the CNN is more than 90 % sure of a digit. We trust your word.",
    "fool_hints": (
        "Try letters, a face, a star. Stop as soon as one bar is long.",
        "Closed shapes work well: draw a square.",
    ),
    "fool_why": "A network can only choose among the answers it has. A high probability means "
    "“more like this digit than like the nine others”, not “this is a digit”.",
    "fool_meter": "{whose}; the CNN reads {digit} with {p}; {said}",
    "said": "you said: no digit",
    "unsaid": "you have not said yet that it is no digit",
    "describe": "{first}. {second}. {ink} {seen}{said}",
    "reads": "The {net} reads {digit} with {p}, then {next} with {q}",
    "no_ink": "The canvas is empty.",
    "ink": "The ink covers {height} rows and {width} columns, with its centre in row {row}, "
    "column {column}{moved}.",
    "moved": ", after the move by dx = {dx}, dy = {dy}",
    "centre_on": "It is centred and scaled before the networks see it.",
    "centre_off": "The networks see it as it is.",
    "denied": " You said: no digit.",
}
# Measured by tests/figures/test_draw_digit.py on the shipped weights.
MEASURED = {"share": "77 %", "corner": "all", "alone": "1 in 4", "cnn4": "95 %", "mlp4": "56 %",
            "cnn6": "63 %"}  # fmt: skip

NONE, START, WANTED, SURE = "", 7, 3, 0.9
NETS = (("CNN", "cnn"), ("MLP", "mlp"))


class DrawDigit(Model):
    """drawing -> moved by (dx, dy) -> centred and scaled, if wanted -> both networks."""

    def __init__(self):
        self.sample, self.net, self.centre = START, "cnn", True
        self.dx = self.dy = 0
        self.denied = self.tried = False  # "This is no digit": of this drawing, of any
        self.drawing = ink.samples()[START]
        self._read()

    def change(self, name, value):
        if name == "sample":
            self.change("drawing", ink.samples().get(value, EMPTY))
        if name == "drawing":
            value, self.denied = Ink(value), False
            if not any(value):
                self.sample = NONE
        super().change(name, value)
        if name not in ("sample", "net"):
            self._read()

    def no_digit(self):
        self.denied = True
        self.tried |= self.by_hand

    def more(self):
        return {"denied": True} if self.denied else {}

    @property
    def by_hand(self):
        """Whether all ink is the reader's own: a drawing that began on an empty canvas."""
        return self.whose == "mine"

    @property
    def whose(self):
        """"mine", "not_mine" or "blank"."""
        if not any(self.drawing):
            return "blank"
        return "mine" if self.sample == NONE else "not_mine"

    def _read(self):
        self.moved = ink.shifted(self.drawing.picture, self.dx, self.dy)
        self.seen = ink.centred(self.moved) if self.centre else self.moved
        pictures = np.stack([self.seen, ink.centred(self.drawing.picture)])
        nets = {name: digit_nets.load(name) for _, name in NETS}
        out = {name: net.forward(pictures / np.float32(255)) for name, net in nets.items()}
        self.probs = {name: out[name].probs[0] for name in out}
        self.at_home = {name: out[name].probs[1] for name in out}  # centred, not moved
        self.maps = out["cnn"].maps1[0]

    def top(self, name):
        """What a network reads: (digit, probability)."""
        return best(self.probs[name])

    def right(self):
        """The digit that both networks read in the drawing when it is centred; None if they do
        not agree or one is unsure."""
        (a, p), (b, q) = (best(self.at_home[name]) for _, name in NETS)
        return a if a == b and min(p, q) > 0.5 else None

    def describe(self):
        order = sorted(NETS, key=lambda pair: pair[1] != self.net)
        first, second = (self._reading(*pair) for pair in order)
        seen = WORDS["centre_on" if self.centre else "centre_off"]
        return WORDS["describe"].format(first=first, second=second, ink=self._ink_words(),
                                        seen=seen, said=WORDS["denied"] * self.denied)  # fmt: skip

    def _reading(self, text, name):
        probs = self.probs[name]
        second, first = np.argsort(probs)[-2:]
        return WORDS["reads"].format(net=text, digit=first, p=percent(probs[first]), next=second,
                                     q=percent(probs[second]))  # fmt: skip

    def _ink_words(self):
        box = ink.box_of(self.moved)
        if box is None:
            return WORDS["no_ink"]
        row, column = ink.middle_of(self.moved)
        still = self.dx == self.dy == 0
        moved = "" if still else WORDS["moved"].format(dx=self.dx, dy=self.dy).replace("-", "−")
        return WORDS["ink"].format(height=box[1] - box[0], width=box[3] - box[2],
                                   row=f"{row + 1:.1f}", column=f"{column + 1:.1f}", moved=moved)


def best(probs):
    digit = int(probs.argmax())
    return digit, float(probs[digit])


def read_right(model):
    digit, p = model.top("cnn")
    words = WORDS["own_meter"].format(whose=WORDS[model.whose], digit=digit, p=percent(p))
    if model.by_hand and digit == WANTED and p > SURE:
        return 1.0, words
    return 0.9 * float(model.probs["cnn"][WANTED]) * model.by_hand, words


def holds(model):
    (cnn, p), (mlp, _) = model.top("cnn"), model.top("mlp")
    right = model.right()
    key = "shift_on" if model.centre else "unclear" if right is None else "right"
    words = WORDS["shift_meter"].format(what=WORDS[key].format(digit=right), cnn=cnn,
                                        p=percent(p), mlp=mlp)  # fmt: skip
    if key != "right" or model.dx == model.dy == 0:
        return 0.0, words
    fails = 1 - float(model.probs["mlp"][right])
    done = cnn == right != mlp and p > SURE
    return (1.0 if done else 0.9 * fails * float(model.probs["cnn"][right])), words


def fooled(model):
    digit, p = model.top("cnn")
    words = WORDS["fool_meter"].format(
        whose=WORDS[model.whose], digit=digit, p=percent(p),
        said=WORDS["said" if model.denied else "unsaid"],
    )  # fmt: skip
    if model.by_hand and model.denied and p > SURE:
        return 1.0, words
    return 0.45 * model.by_hand * (min(1, p / SURE) + model.denied), words


def sketch(*strokes, width=2.4):
    """Strokes of (column, row) points -> the drawing that the medium pen makes of them."""
    return Ink(255 * drawn.render([np.array(stroke, float) for stroke in strokes], width))


THREE = sketch([(8, 4), (19, 4), (19, 24), (8, 24)], [(11, 14), (19, 14)])
LETTER_A = sketch([(5, 24), (14, 4), (23, 24)], [(9, 16), (19, 16)])

SAMPLES = tuple((WORDS["ready_made"].format(digit=digit), digit) for digit in range(10))

SPEC = FigureSpec(
    name="draw_digit",
    title=WORDS["title"],
    model=DrawDigit,
    painter=DrawDigitPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2,
                          WORDS["answer"].format(**MEASURED), lambda model: model.tried),
    goals=(
        Goal("draw_digit.own", WORDS["goal"], read_right, WORDS["hints"],
             WORDS["why"].format(**MEASURED), (("drawing", EMPTY), ("drawing", THREE))),
        Goal("draw_digit.shift", WORDS["shift_goal"], holds, WORDS["shift_hints"],
             WORDS["shift_why"].format(**MEASURED),
             (("sample", START), ("centre", False), ("dy", 5))),
        Goal("draw_digit.fool", WORDS["fool_goal"], fooled, WORDS["fool_hints"],
             WORDS["fool_why"], (("centre", True), ("dy", 0), ("drawing", EMPTY),
                                 ("drawing", LETTER_A), ("no_digit",))),
    ),
    controls=(
        Choice("sample", WORDS["sample"], ((WORDS["none"], NONE), *SAMPLES)),
        Canvas("drawing", WORDS["drawing"]),
        Choice("net", WORDS["net"], NETS),
        Toggle("centre", WORDS["centre"]),
        Slider("dx", WORDS["dx"], -6, 6, 1),
        Slider("dy", WORDS["dy"], -6, 6, 1),
    ),
    actions=(Action("no_digit", WORDS["no_digit"]),),
)  # fmt: skip
