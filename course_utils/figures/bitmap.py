"""Pictures made of numbers inside a figure, put on the canvas without matplotlib's resampling.

Read after lettering.py.  ``imshow`` normalises, colours and resamples in every draw, 10 to 15 ms
for a 50x50 map; here the colours come from a table and Pillow enlarges the result in under 1 ms.
"""

import numpy as np
from PIL import Image

from . import style
from .stage import Actor

_TABLE = (255 * style.DIVERGING(np.linspace(0, 1, 256))[:, :3]).round().astype(np.uint8)


def colours(values):
    """Numbers from -1 to 1 -> (..., 3) uint8 colours, blue over white to orange."""
    return _TABLE[np.clip(np.nan_to_num(values) * 127.5 + 128, 0, 255).astype(np.uint8)]


class Bitmap(Actor):
    """An RGB or RGBA picture that fills ``axes``."""

    def __init__(self, axes, smooth=True, zorder=0.6):
        self.axes, self.zorder = axes, zorder
        self.resample = Image.Resampling.BILINEAR if smooth else Image.Resampling.NEAREST
        self.picture = np.full((2, 2, 3), 255, np.uint8)

    def set_rows_up(self, picture):
        """``picture`` (rows, columns, 3 or 4) uint8, first row at the bottom as in a graph."""
        self.picture = np.asarray(picture, np.uint8)[::-1]

    def draw(self, renderer):
        if not self.visible:
            return
        box = self.axes.get_window_extent()
        left, bottom = round(box.x0), round(box.y0)
        size = (round(box.x1) - left, round(box.y1) - bottom)
        picture = Image.fromarray(self.picture)
        if picture.size != size:
            picture = picture.resize(size, self.resample)
        rgba = np.asarray(picture.convert("RGBA"))
        graphics = renderer.new_gc()
        renderer.draw_image(graphics, left, bottom, rgba[::-1])
        graphics.restore()
