"""The shell every figure uses: controls -> model -> painter -> picture, in one place.

    figure = LiveFigure(SPEC)            # widgets are made; nothing is shown yet
    figure.do("w1", 1.5)                 # what a slider does, without a browser
    figure.png, figure.description, figure.goal.met

Every event, from a widget or from a test, goes through ``do``.  A frame is painted at once when
the kernel is idle and merged with later ones when it is not, so a slow figure never lags.
"""

import asyncio
import logging
import os
import time
import traceback

from .. import progress
from . import panels
from .controls import tidy
from .panels import WORDS
from .view import View

log = logging.getLogger("course_utils.figures")
_switch = {"unlocked": False}


def unlock(on: bool = True) -> None:
    """The teacher's switch: from now on no figure waits for a prediction.

    The environment variable COURSE_UNLOCK=1 does the same for every notebook.
    """
    _switch["unlocked"] = on


def is_unlocked() -> bool:
    return _switch["unlocked"] or os.environ.get("COURSE_UNLOCK", "") not in ("", "0")


class LiveFigure:
    """A figure one can touch, made from a FigureSpec and starting values ``state``."""

    def __init__(self, spec, **state):
        self.spec, self.state, self.errors = spec, state, []
        self._dirty = self._syncing = self._closed = False
        self._cost = self._painted_at = 0.0
        self._playing = None
        self.model = self._new_model()
        self.painter = spec.painter(self.model)
        self.view = View(self)
        self.view.lock(self.waits)
        self.paint()

    # --- what lessons and tests use -----------------------------------------------------------

    @property
    def waits(self) -> bool:
        """Whether the controls still wait for a prediction."""
        return not is_unlocked() and self.view.prediction.state == "asked"

    @property
    def controls(self) -> dict:
        """Name of a control -> its widget."""
        return self.view.controls

    @property
    def goals(self) -> list:
        return self.view.goals

    @property
    def goal(self):
        """The first goal; ``goal.met`` says whether it was reached since the last reset."""
        return self.view.goals[0]

    @property
    def png(self) -> bytes:
        """The current frame."""
        if self._dirty:
            self.paint()
        return self.view.picture.frame

    @property
    def description(self) -> str:
        """The current state in words."""
        return self.model.describe()

    def do(self, event, *args) -> None:
        """Perform one event, such as ("w1", 0.5), ("preset", "AND"), ("drag", "A", 0.3, 0.7),
        ("step",), ("predict", 0), or an action's name; errors are raised."""
        if event == "predict":
            self.view.prediction.commit(*args)
            self.view.lock(False)
            return
        if event == "preset":
            for name, value in self.spec.presets[args[0]].items():
                self.model.change(name, value)
        elif event in self.controls:
            self.model.change(event, *args)
        else:
            getattr(self.model, event)(*args)
        self.view.prediction.used()
        self.request_paint()

    def reset(self) -> None:
        """Back to the start, to the last pixel."""
        self.pause()
        self.model = self._new_model()
        for goal in self.goals:
            goal.restart()
        self.view.strip.value = ""
        self.paint()

    def hint(self) -> None:
        """Show one more hint for the goal that is open."""
        for goal in [goal for goal in self.goals if not goal.met][:1]:
            goal.hint()

    def state_call(self) -> str:
        """A call that recreates what is on the screen."""
        start = self.spec.model().__dict__
        now = {name: getattr(self.model, name) for name in self.controls}
        changed = {name: value for name, value in now.items() if value != start[name]}
        words = [f"{name}={value!r}" for name, value in {**changed, **self.model.more()}.items()]
        return "figures.show(" + ", ".join([f'"{self.spec.name}"', *words]) + ")"

    def copy_state(self) -> None:
        call = self.state_call()
        self.view.strip.value = panels.message(WORDS["copied"].format(call=panels.escape(call)))
        self.view.picture.send({"copy": call})

    def close(self) -> None:
        """Close every widget; the kernel keeps nothing of this figure."""
        self._closed = True
        self.pause()
        self.view.parts.close()

    def _new_model(self):
        model = self.spec.model()
        for name, value in self.state.items():
            model.change(name, value)
        return model

    # --- painting -----------------------------------------------------------------------------

    def request_paint(self) -> None:
        """Paint now if the kernel keeps up, else once after the events that are waiting."""
        if self._dirty:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            loop = None
        idle_for = time.perf_counter() - self._painted_at
        if loop is None or idle_for > self._cost:
            self.paint()
        else:
            self._dirty = True
            loop.call_later(self._cost, self.guarded(self._paint_if_dirty))

    def _paint_if_dirty(self):
        if self._dirty:
            self.paint()

    def paint(self) -> None:
        """Bring picture, words, controls and goals up to date with the model."""
        start = time.perf_counter()
        self._dirty = False
        frame, handles = self.painter.paint(self.model), self.model.handles()
        picture = self.view.picture
        with picture.hold_sync():  # one message to the browser, not four
            picture.frame = frame
            picture.caption = self.description
            picture.handles = handles
            if handles:
                picture.axes = self.painter.to_pixels(self.painter.handle_axes)
        self._syncing = True
        try:
            self.view.sync(self.model)
        finally:
            self._syncing = False
        self._update_goals()
        self._painted_at = time.perf_counter()
        self._cost = self._painted_at - start

    def _update_goals(self):
        for goal in self.goals:
            if goal.update(self.model):
                progress.record("goal", goal.goal.key)
                self.pause()
            if not goal.met:
                break
        self.view.show_goals()
        settled = getattr(self.spec.prediction, "settled", None)
        if settled(self.model) if settled else all(goal.met for goal in self.goals[:1]):
            self.view.prediction.reveal()

    # --- callbacks ----------------------------------------------------------------------------

    def guarded(self, function):
        """Wrap a callback: an error becomes one line in the figure and is kept, never lost."""

        def call(*args):
            if self._closed:
                return
            try:
                function(*args)
            except Exception as exception:
                self._fail(exception)

        return call

    def _fail(self, exception):
        self.errors.append(traceback.format_exc())
        log.exception("figure %r", self.spec.name)
        self.pause()
        self.view.strip.value = panels.error(exception, f'figures.shown("{self.spec.name}")')

    def moved(self, control):
        """The callback of a control; silent while the shell itself moves controls.

        Silent also where nothing is new: a slider in powers of ten reports its own stop, 1.995,
        as soon as it is shown with 2, and that is not the reader's hand.
        """

        def changed(change):
            value = tidy(control, change["new"])
            if not self._syncing and value != getattr(self.model, control.name):
                self.do(control.name, value)

        return self.guarded(changed)

    def reported(self, event, keys):
        """The callback of something the browser reports as a dict with these keys."""
        return self.guarded(lambda change: self.do(event, *(change["new"][key] for key in keys)))

    # --- time ---------------------------------------------------------------------------------

    def play(self) -> None:
        """Start or pause.  Ticks come from the kernel, one step each: a browser's timer runs on
        while the kernel is busy, and results would then depend on the speed of the machine."""
        if self._playing:
            self.pause()
            return
        self._playing = asyncio.get_running_loop().create_task(self._run())
        self.view.play_button.description = WORDS["pause"]

    def pause(self) -> None:
        if self._playing:
            self._playing.cancel()
            self._playing = None
            self.view.play_button.description = WORDS["play"]

    async def _run(self):
        for _ in range(self.spec.clock.ticks):
            if self.model.done or self._closed:
                break
            self.guarded(self.do)("step")
            await asyncio.sleep(self.spec.clock.interval)
        self.pause()
