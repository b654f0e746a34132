"""What a figure is made of, as plain data: controls, goals, a prediction, a clock.

Read this before any figure.  A figure's module fills in one ``FigureSpec``; the shell in live.py
turns it into widgets.  Nothing here knows about widgets, so every figure can be driven and
tested by events alone.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

# Where a slider that moves in powers of ten stops within one decade, for its two usual steps.
LADDERS = {
    0.1: (1, 1.25, 1.6, 2, 2.5, 3, 4, 5, 6.3, 8),
    0.05: (1, 1.1, 1.25, 1.4, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.6, 6.3, 7, 8, 9),
}


@dataclass(frozen=True)
class Slider:
    """A number.  ``name`` is the model's attribute; ``log`` moves in powers of ten."""

    name: str
    label: str
    low: float
    high: float
    step: float = 0.1
    log: bool = False

    def values(self, start):
        return (self.low, start, self.high)

    def tidy(self, value):
        """The number a reader means: 0.3, where adding up steps gives 0.30000000000000004, and
        where the tenth power of the slider's place gives 0.316."""
        if isinstance(value, int):
            return value
        if not self.log:
            return round(value, 6)
        ladder = LADDERS.get(self.step)
        if ladder is None or value <= 0:
            return float(f"{value:.3g}")
        decade, place = divmod(round(math.log10(value) / self.step), len(ladder))
        return float(f"{ladder[place] * 10.0**decade:.3g}")


@dataclass(frozen=True)
class Choice:
    """One of a few: ``options`` are (text, value) pairs."""

    name: str
    label: str
    options: tuple

    def values(self, start):
        return tuple(value for _, value in self.options)


@dataclass(frozen=True)
class Toggle:
    name: str
    label: str

    def values(self, start):
        return (False, True)


@dataclass(frozen=True)
class Number:
    """A number that the reader works out and types, where a slider would invite trying."""

    name: str
    label: str
    low: float = -10_000
    high: float = 10_000

    def values(self, start):
        return (self.low, start, self.high)


@dataclass(frozen=True)
class Canvas:
    """A square to draw on: ``side`` · ``side`` bytes, row by row, 0 paper to 255 full ink."""

    name: str
    label: str
    side: int = 28

    def values(self, start):
        return (bytes(self.side**2), bytes([255]) * self.side**2, start)


@dataclass(frozen=True)
class Action:
    """A button: ``name`` is the model's method, called without arguments."""

    name: str
    label: str


@dataclass(frozen=True)
class Clock:
    """Step and Play: one tick calls ``model.step()``; ``interval`` is seconds between ticks.

    Play stops by itself when ``model.done`` is true, when a goal is reached, and after ``ticks``.
    """

    step_label: str = "Step"
    interval: float = 0.3
    ticks: int = 400


@dataclass(frozen=True)
class Goal:
    """What the reader should bring about.

    ``meter(model)`` returns (share, words): share from 0 to 1, reached at 1; words such as
    "3 of 4".  ``solution`` is a list of events that reaches it from the starting state.
    """

    key: str
    text: str
    meter: Callable
    hints: tuple
    why: str
    solution: tuple


@dataclass(frozen=True)
class Prediction:
    """A question to commit to before touching anything; ``right`` is an index of ``choices``.

    It is answered when ``settled(model)`` says that the reader has tried the very thing it asks
    about; without ``settled``, when the first goal is reached.
    """

    question: str
    choices: tuple
    right: int
    why: str
    settled: Callable | None = None


@dataclass(frozen=True)
class FigureSpec:
    """``model()`` makes the starting state; ``painter(model)`` its picture."""

    name: str
    title: str
    model: Callable
    painter: Callable
    prediction: Prediction | None
    goals: tuple
    controls: tuple
    presets: dict = field(default_factory=dict)
    actions: tuple = ()
    clock: Clock | None = None
    visible: int = 6  # so many controls are shown; the rest stand behind "More controls"


class Model:
    """A figure's state and rules, in plain Python: no widgets, no pictures.

    You write: attributes named like the controls, ``describe()``, and what else the figure
    needs: methods named like its actions, ``step()`` and ``done`` for a clock, ``handles()`` and
    ``drag()`` for points that can be dragged, ``click()`` for a picture that can be clicked.
    """

    done = False

    def change(self, name, value):
        """A control moved."""
        setattr(self, name, value)

    def handles(self) -> list:
        """Points the reader may drag: dicts of id, label, x, y (data coordinates)."""
        return []

    def drag(self, handle, x, y):
        raise NotImplementedError(f"{type(self).__name__} has no handle {handle!r}")

    def click(self, x, y):
        """A click at fractions x, y of the picture, from its upper left corner."""

    def more(self) -> dict:
        """State beyond the controls that "copy state" should repeat, such as dragged points."""
        return {}

    def describe(self) -> str:
        """The state in one or two sentences, for a reader who cannot see the picture."""
        raise NotImplementedError
