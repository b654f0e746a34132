"""One figure, three ways, for the benchmark: imported by the kernel of its notebook.

All of them draw with the same painter: the same axes and artists on the same number of pixels.
They differ in what brings the picture to the page, which is what is to be compared: the rivals
draw every artist anew, and letters as matplotlib draws letters.
"""

import io
from types import SimpleNamespace

import ipywidgets as widgets
import matplotlib
from IPython.display import display
from matplotlib.artist import Artist
from matplotlib.text import Text

from .. import figures
from ..figures import style
from ..figures.lettering import Lettering
from ..figures.spec import Slider
from ..figures.stage import DPI


def moving_slider(spec) -> Slider | None:
    """The control that the benchmark moves: of those in sight, the one with most room to move."""
    model = spec.model()
    found = [c for c in spec.controls[: spec.visible] if isinstance(c, Slider) and not c.log]
    return max(found, key=lambda control: room(control, model), default=None)


def room(slider, model) -> int:
    """How many presses of ArrowRight it takes from the start to the slider's end, or to where the
    model stops it: a layer may have fewer channels than the slider has numbers."""
    start = getattr(model, slider.name)
    tried = type(model)()
    tried.change(slider.name, type(start)(slider.high))
    return round((getattr(tried, slider.name) - start) / slider.step)


def shell(name: str) -> None:
    """The figure as a lesson shows it."""
    figures.unlock()
    figures.show(name)


def interact(name: str) -> None:
    """What a notebook would do without us: ``interact`` and an inline pyplot figure."""
    from matplotlib import pyplot

    spec, model, slider = _parts(name)

    def draw(value):
        model.change(moving_slider(spec).name, value)
        with matplotlib.rc_context(style.RC):
            figure = pyplot.figure(figsize=_inches(spec), dpi=DPI)
            _hand_painter(spec, figure, model)
            pyplot.show()

    widgets.interact(draw, value=slider)


def saved_by_pyplot(spec) -> bytes:
    """The figure's first picture as a PNG, by a plain pyplot figure."""
    from matplotlib import pyplot

    file = io.BytesIO()
    with matplotlib.rc_context(style.RC):
        figure = pyplot.figure(figsize=_inches(spec), dpi=DPI)
        _hand_painter(spec, figure, spec.model())
        figure.savefig(file, dpi=DPI)
    return file.getvalue()


def ipympl(name: str) -> None:
    """The usual quick way: ``%matplotlib widget``, set the data, ask for a redraw."""
    from matplotlib import pyplot
    from matplotlib.figure import Figure

    before = matplotlib.get_backend()
    from ipympl.backend_nbagg import Canvas, FigureManager

    pyplot.switch_backend(before)  # importing ipympl has made it everybody's backend
    spec, model, slider = _parts(name)
    figure = Figure(figsize=_inches(spec), dpi=DPI)
    canvas = Canvas(figure)
    FigureManager(canvas, 0)
    painter = _hand_painter(spec, figure, model)

    dressed_for = painter.scenery(model)

    def moved(change):
        nonlocal dressed_for
        model.change(moving_slider(spec).name, change["new"])
        if painter.scenery(model) != dressed_for:
            painter.dress(model)
            dressed_for = painter.scenery(model)
        painter.move(model)
        canvas.draw_idle()

    slider.observe(moved, "value")
    display(widgets.VBox([slider, canvas]))


def _parts(name):
    spec = figures.CATALOGUE[name]().spec
    control, model = moving_slider(spec), spec.model()
    value = getattr(model, control.name)
    kind = widgets.IntSlider if isinstance(value, int) else widgets.FloatSlider
    slider = kind(value=value, min=control.low, max=control.high, step=control.step)
    return spec, model, slider


def _inches(spec):
    return tuple(pixels / DPI for pixels in spec.painter.size)


class _Words(Text):
    """Our quick lettering as the text artist that matplotlib has for it."""

    def __init__(self, lettering):
        ways = (("left", "center", "right"), ("bottom", "center", "top"))
        across, up = (way[round(2 * part)] for way, part in
                      zip(ways, (lettering.ha, lettering.va), strict=True))  # fmt: skip
        family = "DejaVu Sans Mono" if lettering.mono else "DejaVu Sans"
        weight = "bold" if lettering.bold else "normal"
        super().__init__(size=lettering.size, ha=across, va=up, family=family, weight=weight)
        self.lettering = lettering
        self.set_transform(lettering.transform)
        self.set_zorder(lettering.get_zorder())

    def draw(self, renderer):
        one = self.lettering
        self.set(x=one.x, y=one.y, text=one.text, color=one.color, visible=one.visible)
        super().draw(renderer)


class _Guest(Artist):
    """An actor of ours that matplotlib does not know, made one that it draws."""

    def __init__(self, actor):
        super().__init__()
        self.actor = actor
        self.set_zorder(actor.get_zorder())

    def draw(self, renderer):
        self.actor.draw(renderer)


def _hand_painter(spec, figure, model):
    """The figure's painter on a foreign matplotlib figure, without our cached scenery."""
    kind = spec.painter
    if hasattr(kind, "makers"):  # it has several pages, each with a painter of its own
        kind = kind.makers[model.part]
    width, height = kind.size

    def actor(artist):
        if not isinstance(artist, Artist):
            guest = _Words if isinstance(artist, Lettering) else _Guest
            figure.add_artist(guest(artist))
        return artist

    painter = object.__new__(kind)
    painter.actor = actor
    painter.stage = SimpleNamespace(
        figure=figure, canvas=figure.canvas, width=width, height=height,
        actor=actor, actors=[], forget_scenery=lambda: None,
    )  # fmt: skip
    with matplotlib.rc_context(style.RC):
        painter.build(figure, model)
        painter.dress(model)
    painter.move(model)
    return painter
