"""A square of cells to draw on, with mouse, finger, pen or keys; canvas.js is its other half.

The stroke appears in the browser at once.  The whole drawing, one byte a cell, follows as state
at most every 60 ms: ipywidgets merges state that arrives faster than the kernel answers, and
queues messages.
"""

from pathlib import Path

import anywidget
import traitlets

_HERE = Path(__file__).parent

WORDS = {
    "name": "{label}: {side} by {side} cells",
    "help": "Mouse, finger or pen. Keys: arrows move, Space inks, Shift + arrow draws, "
    "Delete rubs out.",
    "pens": "pen",
    "thin": "thin pen",
    "medium": "medium pen",
    "thick": "thick pen",
    "rubber": "Rubber",
    "clear": "Clear",
    "inked": "column {column}, row {row}: {ink} % ink",
    "empty": "column {column}, row {row}: empty",
}


class Canvas(anywidget.AnyWidget):
    """``value``: side · side bytes, row by row from the top left, 0 paper to 255 full ink."""

    _esm = (_HERE / "canvas.js").read_text(encoding="utf-8")
    _css = (_HERE / "canvas.css").read_text(encoding="utf-8")

    # CBytes: from the browser comes a memoryview.  No echo: see controls.py.
    value = traitlets.CBytes(b"").tag(sync=True, echo_update=False)
    side = traitlets.Int(28).tag(sync=True)
    description = traitlets.Unicode("").tag(sync=True)
    disabled = traitlets.Bool(False).tag(sync=True)
    words = traitlets.Dict(WORDS).tag(sync=True)
