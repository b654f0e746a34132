"""The smallest figure, and the first one in the course: one slider, one lamp.

A model to copy: words, model, painter, SPEC.
"""

import numpy as np
from matplotlib.patches import Circle, FancyBboxPatch

from . import style
from .lettering import Lettering
from .spec import FigureSpec, Goal, Model, Prediction, Slider
from .stage import Painter

WORDS = {
    "title": "A lamp with a rule",
    "question": "The lamp lights up when 2 × input − 10 is above 0. Where will it switch on?",
    "choices": ("just above 2", "just above 5", "just above 10"),
    "answer": "At 5 the sum 2 × 5 − 10 is exactly 0, which is not above 0; at 5.1 it is 0.2.",
    "goal": "Turn the lamp green, as close to the switching point as you can.",
    "meter": "lamp {lamp}, {gap} above the switching point",
    "off": "lamp off: 2 × input − 10 = {z}, not above 0",
    "hints": (
        "Click the slider, then press the right arrow key: one press moves it by 0.1.",
        "The sum becomes 0 where 2 × input = 10. Go one step past that.",
    ),
    "why": "Multiply, add, compare with 0: that is all one artificial neuron does. You set it by "
    "hand; in lesson 01 it will find its numbers itself.",
    "describe": "Input {x:.1f}: 2 × {x:.1f} − 10 = {z}, {compare} 0, so the lamp is {lamp}.",
}


class Lamp(Model):
    def __init__(self):
        self.x = self.lowest = self.highest = 2.0

    def change(self, name, value):
        """The line appears only where the reader has been: seeing it all would give it away."""
        super().change(name, value)
        self.lowest, self.highest = min(self.lowest, value), max(self.highest, value)

    @property
    def z(self) -> float:
        return round(2 * self.x - 10, 6)

    @property
    def on(self) -> bool:
        return self.z > 0

    def describe(self):
        compare, lamp = ("above", "on, green") if self.on else ("not above", "off, grey")
        z = style.number(self.z)
        return WORDS["describe"].format(x=self.x, z=z, compare=compare, lamp=lamp)


def meter(lamp):
    """Full at the first slider position that lights the lamp, emptier the farther away."""
    if not lamp.on:
        return 0.5 * lamp.x / 5, WORDS["off"].format(z=style.number(lamp.z))
    gap = lamp.x - 5
    share = 1.0 if gap < 0.15 else max(0.5, 0.95 - gap / 10)
    return share, WORDS["meter"].format(lamp="on", gap=f"{gap:.1f}")


class LampPainter(Painter):
    size = (640, 280)

    def build(self, figure, model):
        line, lamp = figure.subplots(1, 2, width_ratios=(2.3, 1))
        figure.subplots_adjust(left=0.1, right=0.99, bottom=0.2, top=0.88, wspace=0.08)
        line.set(xlim=(0, 10), ylim=(-11, 11), xlabel="input", title="z = 2 × input − 10")
        line.set_xticks(range(0, 11))
        line.grid(True)
        line.axhspan(0, 11, color="#dafbe1", zorder=0)
        line.axhline(0, color=style.INK, lw=1.2)
        (self.trail,) = line.plot([], [], color=style.SOFT)
        line.text(0.25, 9.6, "above 0: lamp on", va="top", color=style.GOOD, weight="bold")
        (self.drop,) = line.plot([], [], "--", color=style.ACCENT, lw=1.8)
        (self.dot,) = line.plot([], [], "o", color=style.ACCENT, ms=13)
        self._build_lamp(lamp)
        for artist in (self.trail, self.drop, self.dot, self.bulb, self.label):
            self.actor(artist)

    def _build_lamp(self, axes):
        axes.set(xlim=(-1.3, 1.3), ylim=(-1.75, 1.2), aspect="equal")
        axes.axis("off")
        base = FancyBboxPatch((-0.32, -1.35), 0.64, 0.5, "round,pad=0.04", color=style.SOFT)
        axes.add_patch(base)
        self.bulb = axes.add_patch(Circle((0, 0), 0.95, ec=style.INK, lw=2, zorder=3))
        self.label = Lettering(axes, 0, 0, "", 20, bold=True, ha="center")

    def move(self, lamp):
        ends = np.array([lamp.lowest, lamp.highest])
        self.trail.set_data(ends, 2 * ends - 10)
        self.drop.set_data([lamp.x, lamp.x], [0, lamp.z])
        self.dot.set_data([lamp.x], [lamp.z])
        self.bulb.set_facecolor("#2da44e" if lamp.on else "#e6e9ec")
        self.label.set("ON" if lamp.on else "off", color="white" if lamp.on else style.SOFT)


SPEC = FigureSpec(
    name="lamp",
    title=WORDS["title"],
    model=Lamp,
    painter=LampPainter,
    prediction=Prediction(WORDS["question"], WORDS["choices"], 1, WORDS["answer"]),
    goals=(
        Goal("lamp", WORDS["goal"], meter, WORDS["hints"], WORDS["why"], (("x", 5.1),)),
    ),
    controls=(Slider("x", "input", 0, 10, 0.1),),
)
