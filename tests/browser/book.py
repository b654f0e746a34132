"""The notebook on which the figures are tested, and what its figures should show.

Each figure stands in a cell of its own; running that cell again gives the figure as new.
"""

from functools import cache
from importlib import import_module

from matplotlib.text import Text

from course_utils import figures
from course_utils.figures import lettering
from course_utils.figures.spec import Slider
from course_utils.figures.stage import DPI

BOOK, STILL = "figures_under_test.ipynb", "figures_one_by_one.ipynb"
NAMES = list(figures.CATALOGUE)
SPECS = {name: import_module(f"course_utils.figures.{name}").SPEC for name in NAMES}

# A figure whose model breaks, as a figure with a bug would.
BROKEN = """from course_utils.figures import lamp, live
import dataclasses
class Broken(lamp.Lamp):
    def change(self, name, value):
        if value > 2.15:
            raise ZeroDivisionError("the lamp is broken")
        super().change(name, value)
spec = dataclasses.replace(lamp.SPEC, name="broken", model=Broken)
broken = live.LiveFigure(spec)
display(broken.view.box)"""
# What a reader would do, one event after the other, up to the last goal.  Asking for the picture
# draws it: in a running kernel events in one cell would else be drawn, and judged, all at once.
EVENTS = """figure = figures.shown({name!r})
for goal in figure.spec.goals:
    for event in goal.solution:
        figure.do(*event)
        figure.png"""
MODELS = "from ipywidgets.widgets.widget import _instances\nlen(_instances)"

CELLS = ["# Figures under test", "from course_utils import figures"]
CELL, IMPORT = {}, 1
for number, name in enumerate(NAMES, len(CELLS)):
    CELL[name] = number
    CELLS.append(f"figures.show({name!r})")
CELL["broken"], CELL["models"] = range(len(CELLS), len(CELLS) + 2)
CELLS += [BROKEN, MODELS]


def sliders(name):
    """The sliders that are in sight."""
    return [c for c in SPECS[name].controls[: SPECS[name].visible] if isinstance(c, Slider)]


def held(name):
    """The first slider in even steps that changes the picture; five_lines has none."""
    return next((s for s in sliders(name) if changes(name, s)[0] and not s.log), None)


@cache
def key_for(name, slider):
    """A key that moves the slider away from where it starts; some models stop before the slider."""
    model = SPECS[name].model()
    start = getattr(model, slider.name)
    up = start * 10**slider.step if slider.log else type(start)(start + slider.step)
    model.change(slider.name, min(slider.high, up))
    return "ArrowLeft" if getattr(model, slider.name) == start else "ArrowRight"


@cache
def painter(name):
    return SPECS[name].painter(SPECS[name].model())


def shows(model, name):
    """Everything that a reader gets to see of a model: picture, words and meters."""
    meters = [goal.meter(model) for goal in SPECS[name].goals[:1]]
    return painter(name).paint(model), model.describe(), meters


@cache
def changes(name, slider):
    """Does moving this slider from the start change (the picture, the words)?"""
    model, moved = SPECS[name].model(), SPECS[name].model()
    step = -3 * slider.step if key_for(name, slider) == "ArrowLeft" else 3 * slider.step
    start = getattr(model, slider.name)
    end = start * 10**step if slider.log else type(start)(round(start + step, 6))
    moved.change(slider.name, min(slider.high, max(slider.low, end)))
    before, after = shows(model, name), shows(moved, name)
    return before[0] != after[0], before[1:] != after[1:]


def smallest_letters(name, monkeypatch):
    """Height in pixels of the smallest type in the picture at its start, before it is scaled."""
    used, font = [], lettering._font
    monkeypatch.setattr(lettering, "_font", lambda points, *rest: used.append(points) or
                        font(points, *rest))  # fmt: skip
    lettering._picture.cache_clear()
    painter = SPECS[name].painter(SPECS[name].model())
    painter.paint(SPECS[name].model())
    texts = painter.stage.figure.findobj(Text)
    used += [text.get_fontsize() for text in texts if text.get_visible() and text.get_text()]
    return min(used) * DPI / 72
