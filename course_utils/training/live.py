"""The curves in the page while a cell trains: one picture, a progress bar, a Stop button."""

import base64
import time
from pathlib import Path

import anywidget
import ipywidgets as widgets
import traitlets
from IPython import get_ipython
from IPython.display import display, update_display

from ..figures.picture import Picture
from ..figures.stage import pack_png
from .curves import CurvesPainter, describe

WORDS = {
    "state": "epoch {epoch} of {epochs} · loss {loss} · {seconds:.1f} s",
    "left": " · about {left:.0f} s left",
    "alt": "Curves of the training run; described in the text below them",
    "ended": "{epochs} of {asked} epochs in {seconds:.1f} s. {why}",
}
EVERY = 0.1  # seconds between two pictures, at least
COST = 0.1  # of the time may go into pictures, at most
_HERE = Path(__file__).parent
_shown = {}  # cell -> the view it made, closed when the cell runs again


class StopBar(anywidget.AnyWidget):
    """``share``: 0 to 1, or -1 where nobody knows.  ``asked`` is set by front ends that cannot
    interrupt the kernel."""

    _esm = (_HERE / "live.js").read_text(encoding="utf-8")
    _css = (_HERE / "live.css").read_text(encoding="utf-8")

    share = traitlets.Float(0.0).tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)
    running = traitlets.Bool(True).tag(sync=True)
    asked = traitlets.Bool(False).tag(sync=True)


class RunBox(widgets.VBox):
    """Its mimebundle also carries a picture, for where no kernel runs."""

    def _repr_mimebundle_(self, **kwargs):
        data = super()._repr_mimebundle_(**kwargs)
        data["image/png"] = base64.b64encode(pack_png(self.view.picture.frame)).decode()
        data["text/plain"] = self.view.picture.caption
        return data


class LiveView:
    """``update(run)`` after each batch, ``finish(run)`` at the end."""

    def __init__(self, history, total):
        self.history, self.total = history, total
        self.painter = CurvesPainter(history, total)
        self.picture = Picture(alt=WORDS["alt"], width=760, height=300)
        self.bar = StopBar(share=0.0 if total else -1.0)
        self.box = RunBox([self.picture, self.bar])
        self.box.view = self
        self.box.add_class("cu-run-box")
        self.begun = time.perf_counter()
        self.next = 0.0
        self._paint()
        self._replace_old()
        self.handle = display(self.box, display_id=True)

    def update(self, run, stop) -> None:
        """Paint if it is time to, and never for more than COST of the time."""
        now = time.perf_counter()
        if self.bar.asked:
            stop.asked = True
        if now < self.next:
            return
        self._say(run, now - self.begun)
        self._paint()
        cost = time.perf_counter() - now
        self.next = now + max(EVERY, cost / COST)

    def finish(self, run) -> None:
        """The last picture, which is also the one that the notebook keeps."""
        seconds = time.perf_counter() - self.begun
        self._paint()
        self.bar.words = WORDS["ended"].format(epochs=len(self.history), seconds=seconds,
                                               asked=self.history.epochs, why=self.history.why)
        self.bar.share = 1.0 if self.total is None else self._share()
        self.bar.running = False
        update_display(self.box, display_id=self.handle.display_id)
        self.painter = None  # the figure's memory; the picture stays

    def close(self) -> None:
        for widget in (self.box, self.picture, self.bar):
            widget.layout.close()
            widget.close()

    def _say(self, run, seconds):
        steps = self.history.steps
        words = WORDS["state"].format(epoch=run.epoch, epochs=self.history.epochs,
                                      loss=f"{steps[-1]:.3g}", seconds=seconds)
        if self.total:
            self.bar.share = self._share()
            left = seconds / self.bar.share * (1 - self.bar.share)
            words += WORDS["left"].format(left=left) if left >= 1 else ""
        self.bar.words = words

    def _share(self):
        return len(self.history.steps) / self.total

    def _paint(self):
        with self.picture.hold_sync():
            self.picture.frame = self.painter.paint(self.history)
            self.picture.caption = describe(self.history)

    def _replace_old(self):
        """A cell that runs again closes what it showed before; one run may show several."""
        parent = get_ipython().get_parent() if hasattr(get_ipython(), "get_parent") else {}
        cell = (parent.get("metadata") or {}).get("cellId", "")
        turn = (parent.get("header") or {}).get("msg_id", "")
        old_turn, views = _shown.get(cell, (turn, []))
        if old_turn != turn:
            for view in views:
                view.close()
            views = []
        _shown[cell] = (turn, [*views, self])
