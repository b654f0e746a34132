"""Widgets for the controls a figure declares: slider with number twin, choice, canvas, button.

Every control is a row with class ``cu-control`` whose label is also its accessible name (see
picture.js).  Layout and style objects are shared: each is a widget model of its own, and models
are what makes a figure's cell slow to start.
"""

import math

import ipywidgets as widgets
from traitlets import CFloat, CInt

from . import canvas
from .spec import Canvas, Choice, Number, Slider, Toggle


# ipywidgets answers each value from the browser with an echo, for pages with several views of one
# kernel.  Our picture is that answer; without the echo it arrives about 4 ms sooner (measured).
class FloatSlider(widgets.FloatSlider):
    value = CFloat(0.0).tag(sync=True, echo_update=False)


class IntSlider(widgets.IntSlider):
    value = CInt(0).tag(sync=True, echo_update=False)


class FloatLogSlider(widgets.FloatLogSlider):
    value = CFloat(1.0).tag(sync=True, echo_update=False)


class Parts:
    """All widgets of one figure, so that closing the figure closes every last model."""

    def __init__(self):
        self.owned = []
        self.plain = self.own(widgets.Layout())

    def own(self, widget):
        """Remember a widget and its style, which is a model of its own; return the widget."""
        self.owned.append(widget)
        if isinstance(getattr(widget, "style", None), widgets.Widget):
            self.owned.append(widget.style)
        return widget

    def box(self, children, css, row=False):
        kind = widgets.HBox if row else widgets.VBox
        box = self.own(kind(list(children), layout=self.plain))
        box.add_class(css)
        return box

    def html(self, value=""):
        return self.own(widgets.HTML(value, layout=self.plain))

    def button(self, label, pressed):
        button = self.own(widgets.Button(description=label, layout=self.plain))
        button.on_click(lambda _: pressed())
        return button

    def close(self):
        for widget in reversed(self.owned):
            widget.close()
        self.owned.clear()


def build(parts, control, value):
    """The widget for ``control`` and the row that shows it -> (widget, row)."""
    makers = {Slider: _slider, Choice: _choice, Toggle: _toggle, Number: _number, Canvas: _canvas}
    widget, children = makers[type(control)](parts, control, value)
    return widget, parts.box(children, "cu-control", row=True)


def _is_whole(control):
    numbers = (control.low, control.high, control.step)
    return not control.log and all(float(n).is_integer() for n in numbers)


def _slider(parts, control, value):
    common = {"description": control.label, "value": value, "layout": parts.plain}
    if control.log:
        slider = FloatLogSlider(
            min=math.log10(control.low),
            max=math.log10(control.high),
            step=control.step,
            readout=False,
            **common,
        )
    else:
        kind = IntSlider if _is_whole(control) else FloatSlider
        slider = kind(
            min=control.low, max=control.high, step=control.step, readout=False, **common
        )
    parts.own(slider)
    return slider, [slider, _number_twin(parts, control, slider)]


def _number_twin(parts, control, slider):
    kind = widgets.BoundedIntText if _is_whole(control) else widgets.BoundedFloatText
    step = None if control.log else control.step
    low, high = control.low, control.high
    twin = kind(value=slider.value, min=low, max=high, step=step, layout=parts.plain)
    parts.own(twin)
    # Not jslink: it would copy 1.2000000000000002 into the box, as the slider's own steps add up.
    slider.twin = twin
    return twin


def tidy(control, value):
    """What a control's widget says, as the number that a reader means."""
    return control.tidy(value) if isinstance(control, Slider) else value


def _choice(parts, control, value):
    kind = widgets.ToggleButtons if len(control.options) <= 4 else widgets.Dropdown
    widget = kind(
        options=list(control.options),
        value=value,
        description=control.label,
        layout=parts.plain,
    )
    parts.own(widget)
    return widget, [widget]


def _toggle(parts, control, value):
    widget = widgets.Checkbox(
        value=value, description=control.label, indent=False, layout=parts.plain
    )
    parts.own(widget)
    return widget, [widget]


def _number(parts, control, value):
    widget = widgets.BoundedFloatText(
        value=value,
        min=control.low,
        max=control.high,
        step=None,
        description=control.label,
        layout=parts.plain,
    )
    parts.own(widget).add_class("cu-number")
    return widget, [widget]


def _canvas(parts, control, value):
    widget = canvas.Canvas(
        value=value, side=control.side, description=control.label, layout=parts.plain
    )
    parts.own(widget)
    return widget, [widget]
