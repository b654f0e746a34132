"""The picture in the page: an <img> with words, and points that can be dragged.

``ipywidgets.Image`` has no alt text, and its sliders' handles have no accessible name (axe-core:
critical and serious).  This small widget carries both, plus drag handles that also obey the arrow
keys.  It asks no other host for anything: its script and style travel with it, in picture.js and
picture.css, read once.  Not anywidget's file paths: those keep every instance alive through a
change signal (anywidget issue 929).
"""

from pathlib import Path

import anywidget
import traitlets

_HERE = Path(__file__).parent


class Picture(anywidget.AnyWidget):
    """One frame of a figure.

    ``frame``: PNG bytes.  ``handles``: what can be dragged, as Model.handles() gives it.
    ``axes``: where the handles' axes lie (Painter.to_pixels).  The browser reports a drag in
    ``moved`` and a click in ``clicked``; both are state, not messages, because ipywidgets
    merges state that arrives faster than the kernel answers, and queues messages.
    """

    _esm = (_HERE / "picture.js").read_text(encoding="utf-8")
    _css = (_HERE / "picture.css").read_text(encoding="utf-8")

    frame = traitlets.Bytes(b"").tag(sync=True)
    width = traitlets.Int(760).tag(sync=True)
    height = traitlets.Int(400).tag(sync=True)
    alt = traitlets.Unicode("").tag(sync=True)
    caption = traitlets.Unicode("").tag(sync=True)
    handles = traitlets.List().tag(sync=True)
    axes = traitlets.Dict().tag(sync=True)
    clickable = traitlets.Bool(False).tag(sync=True)
    moved = traitlets.Dict().tag(sync=True)
    clicked = traitlets.Dict().tag(sync=True)
