"""The picture of figure 22: candidates, three rows of gates, cell state by origin, output."""

import numpy as np

from . import style
from .gates_board import (
    BLUE,
    ORANGE,
    TEXT,
    BoardPainter,
    Strip,
    amount,
    bars,
    colour_of,
    mark,
    middle,
    plus,
    signed,
    sub,
)
from .gates_board import WORDS as FLAGS
from .gates_math import GIVEN, KEEP, SHOW, STEPS, half_life
from .lstm_gates_parts import Curve, Valves

WORDS = {
    "g": "candidate g",
    "g_notes": ("● to keep", "▲ distractor"),
    "gates": ("forget f", "input i", "output o"),
    "c": "cell state c",
    "c_notes": ("● of step 2", "▲ others", "▬ sum: c", "╌ wanted"),
    "h": "output h",
    "h_notes": ("= o·tanh(c)", "○ wanted"),
    "chosen": "step {step} in numbers",
    "kept": "f·{old} = {f}·{c} = {kept}",
    "written": "i·g = {i}·{g} = {written}",
    "sum": "{now} = {kept} {written} = {c}",
    "tanh": "tanh({now}) = {tanh}",
    "shown": "{h} = {o}·{tanh} = {value}",
    "task": "the task",
    "error": "{h} = {value}, wanted {wanted} {mark}",
    "stray": "distractors in {c}: {value} {mark}",
    "early": "largest h before: {value} {mark}",
    "click": "Click a gate: 0 → ½ → 1.   Click a gate’s name: the whole row.",
    "rule": "f = σ(b_f)     i = σ(b_i + w · keep)     o = σ(b_o + w · show)        "
    "keep, show: 1 at the green marks, else 0",
}

G, C, H = Strip(26, 84, -1.2, 1.2), Strip(204, 290, -1.4, 2.0), Strip(318, 396, -1, 1)
ALL = np.arange(1, STEPS + 1)


class LSTMGatesPainter(BoardPainter):
    rows = WORDS["gates"]
    bottom = 413

    def build(self, figure, model):
        super().build(figure, model)
        self.spikes(G, GIVEN, 94)
        self.flag(KEEP, G.y(-0.65), FLAGS["keep"])
        self.flag(SHOW, G.y(-0.65), FLAGS["show"])
        self._build_labels()
        self._build_bars(model)
        self._build_words()
        self.valves, self.curve = Valves(self), Curve(self)

    def _build_labels(self):
        colours = BLUE, ORANGE, style.INK, style.GOOD
        parts = ((36, "g", "g_notes", colours), (211, "c", "c_notes", colours),
                 (332, "h", "h_notes", (style.SOFT, style.GOOD)))  # fmt: skip
        for y, title, notes, inks in parts:
            self.say(6, y, bold=True, text=WORDS[title])
            for k, (text, ink) in enumerate(zip(WORDS[notes], inks, strict=False), 1):
                self.say(6, y + 20 * k, 10.5, ink, text=text)

    def _build_bars(self, model):
        self.zero(C)
        self.zero(H)
        self.mine, self.others = self.polygons(BLUE, 2), self.polygons(ORANGE, 2)
        self.shown = self.polygons("#3d4a58", 2)
        self.sums = self.lines(style.INK, 3.5, 4)
        ends = middle(np.array([KEEP, SHOW])) + [-20, 20]
        (wanted,) = self.page.plot(ends, [C.y(model.wanted_c)] * 2, "--", color=style.GOOD, lw=2)
        look = {"mfc": "none", "mec": style.GOOD, "ms": 10, "mew": 2, "zorder": 5}
        wished = np.where(ALL == SHOW, model.wanted_h, 0)
        (rings,) = self.page.plot(middle(ALL), H.y(wished), "o", **look)
        wanted.set_zorder(3)
        for artist in (wanted, rings):
            self.actor(artist)

    def _build_words(self):
        self.c_numbers, self.h_numbers = self.numbers(301), self.numbers(405)
        self.chosen = self.say(TEXT, 14, 12, style.ACCENT, True)
        self.steps = [self.say(TEXT, y, 10.5) for y in (37, 57, 77, 97, 117)]
        self.say(TEXT, 143, 12, bold=True, text=WORDS["task"])
        self.checks = [self.say(TEXT, y, 10.5) for y in (163, 183, 203)]
        self.foot = self.say(6, 421, 10.5, style.SOFT)

    def move(self, model):
        self.move_gates(np.array([model.gates[name] for name in "fio"]), model.by_hand, model.step)
        self._move_bars(model)
        self._move_step(model)
        self._move_checks(model)
        self.foot.set(WORDS["click" if model.by_hand else "rule"])
        self.valves.set_visible(model.by_hand)
        self.curve.set_visible(not model.by_hand)
        if model.by_hand:
            self.valves.move(model)
        else:
            self.curve.move(model.gates["f"][0], half_life(model.gates["f"][0]))

    def _move_bars(self, model):
        parts, c, h = model.parts, model.c, model.h
        mine, others = parts[:, KEEP - 1], np.delete(parts, KEEP - 1, 1)
        above, below = others.clip(min=0).sum(1), others.clip(max=0).sum(1)
        self.mine.set_verts(bars(C, 0, mine))
        self.others.set_verts([*bars(C, mine, mine + above), *bars(C, below, 0)])
        self.shown.set_verts(bars(H, 0, h))
        x, y = middle(ALL), C.y(c)
        self.sums.set_segments(np.stack([np.c_[x - 20, y], np.c_[x + 20, y]], 1))
        for words, values in ((self.c_numbers, c), (self.h_numbers, h)):
            for word, value in zip(words, values, strict=True):
                word.set(style.number(value, 2))

    def _move_step(self, model):
        t = model.step
        now = model.at(t)
        texts = {name: style.number(value, 2) for name, value in now.items()}
        gates = {name: amount(now[name]) for name in "fio"}
        old, c, h = sub("c", t - 1), sub("c", t), sub("h", t)
        lines = (
            WORDS["kept"].format(old=old, f=gates["f"], c=signed(now["old"]), kept=texts["kept"]),
            WORDS["written"].format(i=gates["i"], g=signed(now["g"]), written=texts["written"]),
            WORDS["sum"].format(
                now=c, kept=texts["kept"], written=plus(now["written"]), c=texts["c"]
            ),
            WORDS["tanh"].format(now=c, tanh=texts["tanh"]),
            WORDS["shown"].format(h=h, o=gates["o"], tanh=signed(now["tanh"]), value=texts["h"]),
        )
        self.chosen.set(WORDS["chosen"].format(step=t))
        for line, text in zip(self.steps, lines, strict=True):
            line.set(text)

    def _move_checks(self, model):
        values = model.h[-1], model.stray, model.early
        names = {"h": sub("h", SHOW), "c": sub("c", SHOW)}
        rows = zip(self.checks, ("error", "stray", "early"), values, model.passed(), strict=True)
        for line, key, value, good in rows:
            text = WORDS[key].format(value=style.number(value, 2), mark=mark(good), **names,
                                     wanted=style.number(model.wanted_h, 2))  # fmt: skip
            line.set(text, color=colour_of(good))


