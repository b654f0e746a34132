"""Figure 24: attention as a soft look-up.  Where does a word look, and why divide by √d?"""

import math

import numpy as np

from . import style
from .attention_math import ENOUGH, SENTENCES, attend, measure, words_seen
from .attention_painter import AttentionPainter
from .spec import Choice, FigureSpec, Goal, Model, Prediction, Slider, Toggle

WORDS = {
    "title": "Where does this word look?",
    "sentence": "sentence",
    "sentences": {"hungry": "… it was hungry", "round": "… it was round", "books": "… are old"},
    "angle": "direction of the query (degrees)",
    "length": "length of the query",
    "mask": "causal mask: hide later words",
    "d": "part 2: d numbers in q and k",
    "c": "part 2: divide scores by c",
    "parts": ("Part 1: one query", "Part 2: long vectors"),
    "handle": "the query",
    "question": "The query q keeps its direction and becomes twice as long: 1.6 instead of 0.8. "
    "What happens to the weights?",
    "choices": (
        "nothing: only the direction matters",
        "every weight becomes twice as large",
        "large weights grow, small ones shrink",
    ),
    "answer": "Every score doubles, and softmax turns larger differences into larger ratios: "
    "“hungry” goes from 0.31 to 0.49, the word “was” from 0.12 to 0.08. The sum stays 1, so the "
    "weights cannot all double.",
    "goal": "Turn and stretch the query until “it” puts more than 0.8 on the right noun: who is "
    "hungry? Then choose “… it was round” and do it there too.",
    "hints": (
        "The keys say what a word is: to the right it names a thing, upwards it is alive. The "
        "query says what is looked for.",
        "The right direction is not enough: a short query gives small scores, and softmax then "
        "shares out nearly evenly.",
        "“hungry” is a rival high above: aim a little below the dog. Take direction 32 and length "
        "2.6 for the first sentence, direction −25 for the second.",
    ),
    "why": "The first eight keys are the same in both sentences; the query alone decides. "
    "Direction: what is looked for. Length: how strictly. The diamond, the weighted mean, has run "
    "to that noun. A network learns the weights that make queries and keys, and the mean is taken "
    "of other vectors, the values; here each word’s value is its key.",
    "meter": "“hungry”: {hungry}    “round”: {round}",
    "found": "✓",
    "unseen": "not tried yet",
    "even_goal": "Now switch the causal mask on and make the query so vague that every word it "
    "may see gets a weight from 0.10 to 0.20.",
    "even_hints": (
        "Equal weights need equal scores. Which query gives every word nearly the same score?",
        "Make the query very short: length 0.1 or 0.",
    ),
    "even_why": "A query of length 0 asks for nothing: the result is the plain mean of all visible "
    "words, one blurred vector. The mask sets hidden scores to −∞ before softmax: their weight is "
    "exactly 0, and the others still sum to 1.",
    "even_meter": "{mask}, weights of the visible words from {low} to {high}",
    "mask_states": ("mask off", "mask on"),
    "root_goal": "Part 2, random vectors. For d = 16, 64 and 256 find a number c to divide by, so "
    "that the scores spread by 1 again (0.9 to 1.1). All three must hold at the end.",
    "root_hints": (
        "The figure keeps a c for each d. Choose d = 16 and move c; watch the spread of the "
        "scores.",
        "The spread you see at c = 1 is the number you need.",
        "c = 4 for d = 16, c = 8 for d = 64, c = 16 for d = 256.",
    ),
    "root_why": "4, 8, 16 are the roots of 16, 64, 256. A score adds up d products, each with "
    "variance 1: variance d, spread √d. At d = 64 without dividing, the largest of 8 weights is "
    "0.87 on average and softmax passes on little gradient; divided by √d it is 0.36, for every "
    "large d. Too large a c is no better: all weights come near 1/8, and nothing is picked out.",
    "root_meter": "spread of the scores: {spreads}",
    "root_one": "d = {d}: {spread} {mark}",
    "describe": "“{text}”. “{looks}” looks with a query of length {length} in direction {angle}. "
    "{mask} Weights: {weights}. It looks at about {seen} words; the result lies at ({x}, {y}).",
    "masks": ("No mask.", "Later words are hidden."),
    "describe_2": "{n} random queries, 8 keys each, d = {d}. Scores divided by {c} spread by "
    "{spread}; the largest weight is {top} on average, its slope p(1 − p) {slope}. A query looks "
    "at about {seen} of 8 keys. Chosen c: {chosen}.",
    "chosen": "{c} for d = {d}",
}

LONGEST, STEP = 2.7, 0.05
DIMS = (2, 16, 64, 256)
PARTS = {"d": 2, "c": 2}  # touching a control opens its part
EVEN, HEALTHY = (0.1, 0.2), (0.9, 1.1)


class Attention(Model):
    """Part 1: one query and a sentence in the plane.  Part 2: random vectors of d numbers."""

    def __init__(self):
        self.part, self.sentence, self.mask = 1, "hungry", False
        self.angle, self.length = 75, 0.8
        self.d, self.c = 64, 1.0
        self.divisors = dict.fromkeys(DIMS, 1.0)
        self.found, self.doubled = set(), False
        self._track = None
        self._look()

    def change(self, name, value):
        if name == "part":
            self.part = value
            return
        self.part = PARTS.get(name, 1)
        super().change(name, value)
        if name == "c":
            self.divisors = {**self.divisors, self.d: value}
        if self.part == 1 and name != "divisors":
            self._look()
        self.c = self.divisors[self.d]

    def _look(self):
        """Work out the weights and note what the prediction and the first goal ask about."""
        self.scores, self.weights, self.result = attend(
            self.q, self.said.points, self.said.points, self.hidden
        )
        here, size = (self.sentence, self.mask, self.angle), self.length
        same = self._track and self._track[0] == here
        low, high = (min(self._track[1], size), max(self._track[2], size)) if same else (size, size)
        self._track = (here, low, high)
        self.doubled |= high >= 2 * low >= 0.8
        if self.weights[self.said.wanted] > ENOUGH:
            self.found = self.found | {self.sentence}

    @property
    def said(self):
        return SENTENCES[self.sentence]

    @property
    def q(self):
        turn = math.radians(self.angle)
        return self.length * np.array([math.cos(turn), math.sin(turn)])

    @property
    def hidden(self):
        """Words after the one that looks, where the mask is on: (words,) bool."""
        return self.mask & (np.arange(len(self.said.words)) > self.said.looks)

    @property
    def seen(self):
        return float(words_seen(self.weights))

    def random(self):
        """The experiment of part 2 at this d and c."""
        return measure(self.d, self.c)

    def healthy(self, d):
        low, high = HEALTHY
        return low <= measure(d, self.divisors[d]).spread <= high

    def handles(self):
        if self.part == 2:
            return []
        x, y = self.q.tolist()
        return [{"id": "q", "label": WORDS["handle"], "x": x, "y": y}]

    def drag(self, handle, x, y):
        self.length = min(round(round(math.hypot(x, y) / STEP) * STEP, 2), LONGEST)
        if self.length:
            self.angle = round(math.degrees(math.atan2(y, x)))
        self._look()

    def more(self):
        start = dict.fromkeys(DIMS, 1.0)
        touched = self.divisors != start or self.d != 64
        own = {"divisors": self.divisors} if self.divisors != start else {}
        return {**own, "part": self.part} if touched or self.part == 2 else {}

    def describe(self):
        return self._describe_query() if self.part == 1 else self._describe_random()

    def _describe_query(self):
        pairs = zip(self.said.words, self.weights, strict=True)
        x, y = (style.number(v, 2) for v in self.result)
        return WORDS["describe"].format(
            text=self.said.text,
            looks=self.said.words[self.said.looks],
            length=f"{self.length:g}",
            angle=style.number(self.angle, 0),
            mask=WORDS["masks"][self.mask],
            weights=", ".join(f"{word} {w:.2f}" for word, w in pairs),
            seen=style.number(self.seen),
            x=x,
            y=y,
        )

    def _describe_random(self):
        found = self.random()
        chosen = (WORDS["chosen"].format(c=f"{c:g}", d=d) for d, c in self.divisors.items())
        return WORDS["describe_2"].format(
            n=len(found.scores), d=self.d, c=f"{self.c:g}", spread=f"{found.spread:.2f}",
            top=f"{found.top:.2f}", slope=f"{found.slope:.2f}", seen=style.number(found.seen),
            chosen=", ".join(chosen),
        )  # fmt: skip


def right_noun(model):
    said, share = {}, 0.0
    for name in ("hungry", "round"):
        weight = float(model.weights[model.said.wanted])
        if name in model.found:
            said[name], share = WORDS["found"], share + 0.5
        elif name == model.sentence:
            word = SENTENCES[name].words[SENTENCES[name].wanted]
            said[name], share = f"{word} {weight:.2f}", share + 0.4 * weight / ENOUGH
        else:
            said[name] = WORDS["unseen"]
    return min(share, 1.0), WORDS["meter"].format(**said)


def even(model):
    visible = model.weights[~model.hidden]
    low, high = float(visible.min()), float(visible.max())
    words = WORDS["even_meter"].format(
        mask=WORDS["mask_states"][model.mask], low=f"{low:.2f}", high=f"{high:.2f}"
    )
    fine = EVEN[0] <= low and high <= EVEN[1]
    return (1.0 if fine and model.mask else 0.45 * (model.mask + min(EVEN[1] / high, 1))), words


def root(model):
    good = [model.healthy(d) for d in DIMS[1:]]
    found = [f"{measure(d, model.divisors[d]).spread:.2f}" for d in DIMS[1:]]
    each = [
        WORDS["root_one"].format(d=d, spread=spread, mark="✓" if fine else "✗")
        for d, spread, fine in zip(DIMS[1:], found, good, strict=True)
    ]
    return sum(good) / 3, WORDS["root_meter"].format(spreads=",  ".join(each))


SPEC = FigureSpec(
    name="attention",
    title=WORDS["title"],
    model=Attention,
    painter=AttentionPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 2, WORDS["answer"],
                          lambda model: model.doubled),
    goals=(
        Goal("attention.noun", WORDS["goal"], right_noun, WORDS["hints"], WORDS["why"],
             (("angle", 32), ("length", 2.6), ("sentence", "round"), ("angle", -25))),
        Goal("attention.even", WORDS["even_goal"], even, WORDS["even_hints"], WORDS["even_why"],
             (("mask", True), ("length", 0.1))),
        Goal("attention.root", WORDS["root_goal"], root, WORDS["root_hints"], WORDS["root_why"],
             (("d", 16), ("c", 4.0), ("d", 64), ("c", 8.0), ("d", 256), ("c", 16.0))),
    ),
    controls=(
        Choice("sentence", WORDS["sentence"],
               tuple((text, name) for name, text in WORDS["sentences"].items())),
        Slider("angle", WORDS["angle"], -180, 180, 1),
        Slider("length", WORDS["length"], 0, LONGEST, STEP),
        Toggle("mask", WORDS["mask"]),
        Choice("d", WORDS["d"], tuple((str(d), d) for d in DIMS)),
        Slider("c", WORDS["c"], 1, 100, log=True),
    ),
    presets={text: {"part": i} for i, text in enumerate(WORDS["parts"], 1)},
)  # fmt: skip
