"""The picture of figure 19: a cat whose head is 31 pixels wide, in the middle of 65 x 65."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from .receptive_field_stack import SIZE

FINE = 8  # drawn so many times larger, then averaged
HEAD = (17, 48)  # first pixel of the head and the one after its last, across and down
WALL, FLOOR, MOON, FUR, STRIPE = "#dce6f0", "#c3ac93", "#f4d58d", "#8a6f5a", "#5d4838"
PINK, EYE, DARK = "#d99a8e", "#cfe08a", "#2b2622"


def _oval(draw, x, y, half_width, half_height, colour):
    box = (x - half_width, y - half_height, x + half_width - 0.01, y + half_height - 0.01)
    draw.ellipse([FINE * v for v in box], fill=colour)


def _shape(draw, points, colour):
    draw.polygon([(FINE * x, FINE * y) for x, y in points], fill=colour)


def _line(draw, points, colour, width=1.0):
    draw.line([(FINE * x, FINE * y) for x, y in points], colour, round(FINE * width))


@lru_cache(maxsize=1)
def cat():
    """(65, 65, 3) uint8, first row at the top."""
    image = Image.new("RGB", (SIZE * FINE, SIZE * FINE), WALL)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 56 * FINE, SIZE * FINE, SIZE * FINE), fill=FLOOR)
    _oval(draw, 54, 10, 6, 6, MOON)
    _oval(draw, 32.5, 60, 13, 17, STRIPE)
    _head(draw)
    return np.asarray(image.resize((SIZE, SIZE), Image.Resampling.BOX))


def _head(draw):
    for side in (-1, 1):
        tip = [(32.5 + side * x, y) for x, y in ((14, 17), (15, 33), (3, 24))]
        _shape(draw, tip, FUR)
        _shape(draw, [(32.5 + side * x, y) for x, y in ((12.5, 20), (13, 28), (6.5, 25))], PINK)
    _oval(draw, 32.5, 35.5, 15.5, 12.5, FUR)
    for x in (-4, 0, 4):
        _line(draw, [(32.5 + x, 24), (32.5 + 0.7 * x, 29)], STRIPE, 1.6)
    for side in (-1, 1):
        _oval(draw, 32.5 + 6.5 * side, 34, 3.4, 2.9, EYE)
        _oval(draw, 32.5 + 6.5 * side, 34, 1.1, 2.6, DARK)
        for y in (39.5, 42.5):
            _line(draw, [(32.5 + 4 * side, 40.5), (32.5 + 14.5 * side, y)], WALL, 0.5)
    _shape(draw, [(30.7, 38), (34.3, 38), (32.5, 40.2)], PINK)
    _line(draw, [(32.5, 40), (32.5, 41.7)], DARK, 0.7)
    smile = [(29, 41.2), (30.2, 42.7), (31.6, 42.7), (32.5, 41.6)]
    _line(draw, smile + [(65 - x, y) for x, y in reversed(smile)], DARK, 0.7)
