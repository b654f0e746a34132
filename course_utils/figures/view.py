"""Everything a figure puts on the page, and how it is arranged.  Knows widgets, decides nothing.

    title
    prediction        question, choices, skip
    controls | picture with its description
    goals             meters, hints
    strip             errors, "copy state"
"""

import base64

import ipywidgets as widgets

from . import controls, panels
from .panels import WORDS
from .picture import Picture
from .spec import Model
from .stage import pack_png


class FigureBox(widgets.VBox):
    """The outermost widget.  Its mimebundle also carries a picture, for where no kernel runs."""

    def _repr_mimebundle_(self, **kwargs):
        data = super()._repr_mimebundle_(**kwargs)
        data["image/png"] = base64.b64encode(pack_png(self.live.png)).decode()
        data["text/plain"] = repr(self)
        return data

    def __repr__(self):
        return f"{self.live.spec.title}. {self.live.description}"


class View:
    """The widgets of one LiveFigure.  ``live`` is told of every event."""

    def __init__(self, live):
        self.live, self.parts = live, controls.Parts()
        self.play_button = None
        self.picture = self._picture()
        commit = live.guarded(lambda i: live.do("predict", i))
        asked = live.spec.prediction
        self.prediction = (
            panels.PredictionPanel(self.parts, asked, commit)
            if asked
            else panels.NoPrediction(self.parts)
        )
        self.goals = [
            panels.GoalPanel(self.parts, goal, bonus > 0)
            for bonus, goal in enumerate(live.spec.goals)
        ]
        self.goal_box = self.parts.box([], "cu-goals")
        self.strip = self.parts.html()
        self.controls, self.lockable = {}, []
        self.box = self._assemble(self._control_rows())

    def lock(self, locked: bool) -> None:
        for widget in self.lockable:
            widget.disabled = locked

    def sync(self, model) -> None:
        """Make the widgets say what the model says (after a preset, a drag, a reset)."""
        for control in self.live.spec.controls:
            widget, value = self.controls[control.name], getattr(model, control.name)
            twin = getattr(widget, "twin", None)
            if twin is not None:
                twin.value = value
                if controls.tidy(control, widget.value) == value:
                    continue  # equal but for rounding: do not pull the handle from the hand
            if widget.value != value:
                widget.value = value

    def show_goals(self) -> None:
        """Show the goals that were met and the next one."""
        reached = sum(goal.met for goal in self.goals)
        shown = tuple(goal.view for goal in self.goals[: reached + 1])
        if self.goal_box.children != shown:
            self.goal_box.children = shown

    def _picture(self):
        live, size = self.live, self.live.painter.size
        picture = Picture(
            width=size[0],
            height=size[1],
            alt=f"{live.spec.title}; described in the text below it",
            clickable=type(live.model).click is not Model.click,
            layout=self.parts.plain,
        )
        for trait, event, keys in (("moved", "drag", "id x y"), ("clicked", "click", "x y")):
            picture.observe(live.reported(event, keys.split()), trait)
        return self.parts.own(picture)

    def _control_rows(self):
        live, spec, rows = self.live, self.live.spec, []
        for control in spec.controls:
            widget, row = controls.build(self.parts, control, getattr(live.model, control.name))
            self.controls[control.name] = widget
            for each in (widget, getattr(widget, "twin", None)):
                if each is not None:
                    each.observe(live.moved(control), "value")
                    self.lockable.append(each)
            rows.append(row)
        return self._fold_away(rows, spec.visible)

    def _fold_away(self, rows, visible):
        """More than a handful of controls at once only frightens; the rest opens on a click."""
        if len(rows) <= visible:
            return rows
        more = self.parts.box(rows[visible:], "cu-more")
        more.layout = self.parts.own(widgets.Layout(display="none"))
        button = self.parts.button(WORDS["more"], lambda: None)

        def toggle(_):
            opening = more.layout.display == "none"
            more.layout.display = "flex" if opening else "none"
            button.description = WORDS["less" if opening else "more"]

        button.on_click(toggle)
        return [*rows[:visible], self.parts.box([button], "cu-buttons", row=True), more]

    def _button_row(self, pairs, css="cu-buttons", lockable=True):
        buttons = [self.parts.button(label, self.live.guarded(act)) for label, act in pairs]
        self.lockable += buttons if lockable else []
        return buttons, self.parts.box(buttons, css, row=True)

    def _assemble(self, rows):
        live, spec = self.live, self.live.spec
        if spec.presets:
            pairs = [(text, lambda t=text: live.do("preset", t)) for text in spec.presets]
            presets = self._button_row(pairs)[1]
            rows.append(presets)
        if spec.actions:
            pairs = [(action.label, lambda a=action: live.do(a.name)) for action in spec.actions]
            rows.append(self._button_row(pairs)[1])
        if spec.clock:
            pairs = [(spec.clock.step_label, lambda: live.do("step")), (WORDS["play"], live.play)]
            buttons, row = self._button_row(pairs)
            self.play_button = buttons[1]
            rows.append(row)
        always = [
            (WORDS["reset"], live.reset),
            (WORDS["hint"], live.hint),
            (WORDS["copy"], live.copy_state),
        ]
        rows.append(self._button_row(always, lockable=False)[1])
        left = self.parts.box(rows, "cu-controls")
        body = self.parts.box([left, self.picture], "cu-body", row=True)
        title = self.parts.html(f'<p class="cu-title">{panels.escape(spec.title)}</p>')
        children = [title, self.prediction.box, body, self.goal_box, self.strip]
        box = self.parts.own(FigureBox(children, layout=self.parts.plain))
        box.add_class("cu-figure")
        box.live = live
        return box
