"""Words that change in every frame, drawn twenty times faster than matplotlib's Text.

Read after stage.py.  matplotlib lays a string out and renders it glyph by glyph each time, 2 to 3
ms a string when measured here, and a figure with twelve changing numbers has then spent its whole
budget.  Pillow renders the same font in about 0.1 ms, and a string seen before costs nothing.
"""

from functools import lru_cache
from pathlib import Path

import matplotlib
import numpy as np
from matplotlib.colors import to_rgb
from PIL import Image, ImageDraw, ImageFont

from . import style
from .stage import DPI, Actor

_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_ALIGN = {"left": 0.0, "center": 0.5, "right": 1.0, "bottom": 0.0, "middle": 0.5, "top": 1.0}


@lru_cache(maxsize=32)
def _font(points, bold, mono):
    name = f"DejaVuSans{'Mono' if mono else ''}{'-Bold' if bold else ''}.ttf"
    return ImageFont.truetype(str(_FONTS / name), round(points * DPI / 72))


@lru_cache(maxsize=1024)
def _picture(text, points, bold, mono, color):
    """``text`` as an RGBA picture, (height, width, 4) uint8, with the font's full line height."""
    font = _font(points, bold, mono)
    ascent, descent = font.getmetrics()
    width = max(1, round(font.getlength(text)) + 2)
    mask = Image.new("L", (width, ascent + descent), 0)
    ImageDraw.Draw(mask).text((1, 0), text, fill=255, font=font)
    rgba = np.empty((*np.shape(mask), 4), np.uint8)
    rgba[..., :3] = [round(255 * c) for c in to_rgb(color)]
    rgba[..., 3] = np.asarray(mask)
    return rgba


class Lettering(Actor):
    """One line of text at a point of ``axes``: data coordinates, or fractions if ``data=False``."""

    def __init__(self, axes, x, y, text="", size=11, color=style.INK, bold=False, mono=False,
                 ha="left", va="middle", zorder=7, data=True):  # fmt: skip
        self.transform = axes.transData if data else axes.transAxes
        self.x, self.y, self.text, self.color = x, y, text, color
        self.size, self.bold, self.mono = size, bold, mono
        self.ha, self.va, self.zorder = _ALIGN[ha], _ALIGN[va], zorder

    def set(self, text=None, x=None, y=None, color=None):
        self.text = self.text if text is None else text
        self.x = self.x if x is None else x
        self.y = self.y if y is None else y
        self.color = self.color if color is None else color

    def draw(self, renderer):
        if not self.visible or not self.text:
            return
        picture = _picture(self.text, self.size, self.bold, self.mono, self.color)
        height, width = picture.shape[:2]
        x, y = self.transform.transform((self.x, self.y))
        graphics = renderer.new_gc()
        left, bottom = round(x - self.ha * width), round(y - self.va * height)
        renderer.draw_image(graphics, left, bottom, picture[::-1])
        graphics.restore()
