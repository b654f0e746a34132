"""The picture of figure 23: inputs, two rows of gates, the memory on its way to the candidate."""

import numpy as np
from matplotlib.patches import Rectangle

from . import style
from .gates_board import (
    BLUE,
    ORANGE,
    TEXT,
    BoardPainter,
    Strip,
    amount,
    colour_of,
    mark,
    middle,
    plus,
    signed,
    sub,
)
from .gates_board import WORDS as FLAGS
from .gates_math import INPUT, KEEP, SHOW, STEPS, weights

WORDS = {
    "x": "input x",
    "x_notes": ("● to keep", "▲ distractor"),
    "gates": ("update z", "reset r"),
    "h": "memory h",
    "h_notes": ("● h", "◇ new: n", "│ from old h", "   towards n", "▽ h with the", "   distractors",
                "   flipped ±", "╌ wanted"),  # fmt: skip
    "click": "Click a gate: 0 → ½ → 1.   Click a gate’s name: the whole row.",
    "chosen": "step {step} in numbers",
    "value": "r·{old} = {r}·{h} = {rh}",
    "inside": "x + r·{old} = {x} {rh}",
    "is": "{n} = tanh({inside}) = {value}",
    "formula": {"torch": ("PyTorch:", "h = (1 − z)·n + z·old h"),
                "other": ("Other books:", "h = z·n + (1 − z)·old h")},
    "mix": "= {write}·{n} + {keep}·{h}",
    "result": "{now} = {value}",
    "keeps": ("old {share} %", "new {share} %"),
    "task": "the task",
    "error": "{h} = {value}, wanted {wanted} {mark}",
    "flipped": "distractors flipped: {value} {mark}",
    "early": "largest h, steps 3 to 9: {value}",
    "count": "weights: 32 hidden, 1 input",
    "counts": ("LSTM  4 · {block} = {n}", "GRU   3 · {block} = {n}"),
}

X, H = Strip(26, 84, -2, 2), Strip(176, 388, -1.05, 1.05)
ALL = np.arange(1, STEPS + 1)
HIDDEN = 32
MIX = (TEXT, 182, 206, 14)  # left, top, width and height of the bar of old and new


class GRUGatesPainter(BoardPainter):
    rows = WORDS["gates"]
    bottom = 411

    def build(self, figure, model):
        super().build(figure, model)
        self.spikes(X, INPUT, 94)
        self.flag(KEEP, X.y(-1.1), FLAGS["keep"])
        self.flag(SHOW, X.y(-1.1), FLAGS["show"])
        self._build_labels()
        self._build_memory(model)
        self._build_mix()
        self._build_words()
        self._build_counts()

    def _build_labels(self):
        self.say(6, 36, bold=True, text=WORDS["x"])
        for k, (text, ink) in enumerate(zip(WORDS["x_notes"], (BLUE, ORANGE), strict=True), 1):
            self.say(6, 36 + 20 * k, 10.5, ink, text=text)
        self.say(6, 186, bold=True, text=WORDS["h"])
        inks = (BLUE, style.ACCENT, style.SOFT, style.SOFT, *[ORANGE] * 3, style.GOOD)
        for k, (text, ink) in enumerate(zip(WORDS["h_notes"], inks, strict=True), 1):
            self.say(6, 186 + 20 * k, 10.5, ink, text=text)

    def _build_memory(self, model):
        self.zero(H)
        ends = middle(np.array([KEEP, SHOW])) + [-20, 20]
        look = {"color": style.GOOD, "lw": 2, "zorder": 1}
        self.page.plot(ends, [H.y(model.wanted)] * 2, "--", **look)
        self.steps = self.lines(BLUE, 2.2, 3)
        self.ways = self.lines("#a9b4bf", 7, 1.5, capstyle="butt")
        self.done = self.lines(BLUE, 7, 1.6, alpha=0.55, capstyle="butt")
        look = {"mfc": "white", "mec": ORANGE, "mew": 1.8, "zorder": 3.5}
        (self.flipped,) = self.page.plot([], [], "v--", color=ORANGE, lw=1.3, ms=8, **look)
        look = {"mfc": "white", "mec": style.ACCENT, "mew": 2, "zorder": 4}
        (self.candidates,) = self.page.plot([], [], "D", ms=9, **look)
        (self.dots,) = self.page.plot([], [], "o", color=BLUE, ms=11, mec="white", zorder=5)
        for artist in (self.flipped, self.candidates, self.dots):
            self.actor(artist)
        self.values = self.numbers(400)

    def _build_mix(self):
        left, top, width, height = MIX
        look = {"lw": 0, "zorder": 2}
        self.old = Rectangle((left, top), width, height, fc=BLUE, **look)
        self.new = Rectangle((left, top), width, height, fc=style.ACCENT, **look)
        for part in (self.old, self.new):
            self.actor(self.page.add_patch(part))

    def _build_words(self):
        self.chosen = self.say(TEXT, 14, 12, style.ACCENT, True)
        self.lines_of_step = [self.say(TEXT, y, 10.5) for y in (36, 54, 72, 95, 113, 131)]
        self.result = self.say(TEXT, 150, 11, BLUE, True)
        self.keeps = (self.say(TEXT, 171, 10.5, BLUE),
                      self.say(TEXT + 206, 171, 10.5, style.ACCENT, ha="right"))  # fmt: skip
        self.say(TEXT, 218, 12, bold=True, text=WORDS["task"])
        self.checks = [self.say(TEXT, y, 10.5) for y in (239, 258, 277)]
        self.foot = self.say(6, 421, 10.5, style.SOFT)
        self.foot.set(WORDS["click"])

    def _build_counts(self):
        self.say(TEXT, 312, text=WORDS["count"])
        block = weights(1, 1, HIDDEN)
        rows = zip((4, 3), WORDS["counts"], (ORANGE, BLUE), (336, 380), strict=True)
        for blocks, text, colour, y in rows:
            said = text.format(block=block, n=blocks * block)
            self.say(TEXT, y, 10.5, colour, text=said)
            for k in range(blocks):
                box = Rectangle((TEXT + 51 * k, y + 11), 48, 12, fc=colour, lw=0)
                self.page.add_patch(box)

    def move(self, model):
        self.move_gates(np.array([model.grid["z"], model.grid["r"]]), True, model.step)
        self._move_memory(model)
        self._move_step(model)
        self._move_checks(model)

    def _move_memory(self, model):
        x, n, h = middle(ALL), H.y(model.n), H.y(model.h)
        old = H.y([0.0, *model.h[:-1]])
        self.ways.set_segments(np.stack([np.c_[x, old], np.c_[x, n]], 1))
        self.done.set_segments(np.stack([np.c_[x, old], np.c_[x, h]], 1))
        flat = np.stack([np.c_[x[:-1], h[:-1]], np.c_[x[1:], h[:-1]]], 1)
        self.steps.set_segments(flat)
        self.candidates.set_data(x, n)
        self.flipped.set_data(x, H.y(model.h_flipped))
        self.dots.set_data(x, h)
        for word, value in zip(self.values, model.h, strict=True):
            word.set(style.number(value, 2))

    def _move_step(self, model):
        t, now = model.step, model.at(model.step)
        texts = {name: style.number(value, 2) for name, value in now.items()}
        gates = {name: amount(now[name]) for name in ("r", "keep", "write")}
        old, name, state = sub("h", t - 1), sub("n", t), sub("h", t)
        lines = (
            WORDS["value"].format(old=old, r=gates["r"], h=signed(now["old"]), rh=texts["rh"]),
            WORDS["inside"].format(old=old, x=style.number(now["x"]), rh=plus(now["rh"])),
            WORDS["is"].format(n=name, inside=texts["inside"], value=texts["n"]),
            *WORDS["formula"][model.convention],
            WORDS["mix"].format(write=gates["write"], n=signed(now["n"]),
                                keep=gates["keep"], h=signed(now["old"])),
        )  # fmt: skip
        self.chosen.set(WORDS["chosen"].format(step=t))
        for line, text in zip(self.lines_of_step, lines, strict=True):
            line.set(text)
        self.result.set(WORDS["result"].format(now=state, value=texts["h"]))
        self._move_mix(now["keep"])

    def _move_mix(self, keep):
        left, top, width, height = MIX
        self.old.set_bounds(left, top, width * keep, height)
        self.new.set_bounds(left + width * keep, top, width * (1 - keep), height)
        for word, text, share in zip(self.keeps, WORDS["keeps"], (keep, 1 - keep), strict=True):
            word.set(text.format(share=round(100 * share)))

    def _move_checks(self, model):
        good, wanted = model.passed(), style.number(model.wanted, 2)
        rows = (("error", model.h[-1], good[0]), ("flipped", model.h_flipped[-1], good[1]),
                ("early", model.early, False))  # fmt: skip
        for line, (key, value, right) in zip(self.checks, rows, strict=True):
            text = WORDS[key].format(h=sub("h", SHOW), value=style.number(value, 2),
                                     mark=mark(right), wanted=wanted)  # fmt: skip
            line.set(text, color=colour_of(right))
