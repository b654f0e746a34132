"""Digits drawn with a round brush, as a mouse draws them: strokes instead of ink on paper.

MNIST was written by hand, scanned, scaled into 20x20 and centred.  A drawing on the screen is
none of that, so how well a network reads MNIST says little about how well it reads drawings.
Coordinates: x to the right, y down, both 0 to 1 within the box of the digit.
"""

import numpy as np

from .net import SIDE


def arc(x, y, rx, ry, start, end, points=14):
    """Points on an ellipse, (points, 2); degrees, 0 points right and 90 down."""
    turn = np.radians(np.linspace(start, end, points))
    return np.stack([x + rx * np.cos(turn), y + ry * np.sin(turn)], axis=1)


def _path(*pieces):
    return np.concatenate([np.reshape(piece, (-1, 2)) for piece in pieces]).astype(float)


# Each digit in one or more ways; each way is a list of strokes.
WAYS = {
    0: [[arc(0.5, 0.5, 0.33, 0.5, -90, 270, 24)], [arc(0.5, 0.5, 0.42, 0.5, -90, 270, 24)]],
    1: [[_path((0.5, 0), (0.5, 1))], [_path((0.25, 0.25), (0.5, 0), (0.5, 1))]],
    2: [[_path(arc(0.5, 0.27, 0.35, 0.27, 190, 380), (0.15, 1), (0.88, 1))]],
    3: [[_path(arc(0.45, 0.25, 0.33, 0.25, 200, 450), arc(0.45, 0.73, 0.38, 0.27, -90, 150))]],
    4: [[_path((0.3, 0), (0.15, 0.6), (0.9, 0.6)), _path((0.68, 0.1), (0.68, 1))],
        [_path((0.65, 1), (0.65, 0), (0.1, 0.65), (0.9, 0.65))]],
    5: [[_path((0.85, 0), (0.25, 0), (0.2, 0.45), arc(0.45, 0.69, 0.38, 0.31, -120, 140))]],
    6: [[_path((0.7, 0), (0.35, 0.3), arc(0.48, 0.7, 0.32, 0.3, 180, -180, 20))]],
    7: [[_path((0.1, 0), (0.88, 0), (0.4, 1))],
        [_path((0.1, 0), (0.88, 0), (0.4, 1)), _path((0.3, 0.5), (0.85, 0.5))]],
    8: [[_path(arc(0.5, 0.24, 0.27, 0.24, 90, 450, 20), arc(0.5, 0.74, 0.34, 0.26, -90, 270, 20))]],
    9: [[_path(arc(0.48, 0.28, 0.3, 0.28, 0, -360, 20), (0.74, 0.6), (0.62, 1))]],
}  # fmt: skip


def render(strokes, width):
    """Strokes, each (points, 2) in pixels, -> a picture (28, 28) float32; ``width`` in pixels.

    A pixel is inked as far as the brush covers it: width / 2 + 0.5 − distance to the stroke.
    """
    centre = np.arange(SIDE) + 0.5
    pixels = np.stack(np.meshgrid(centre, centre), axis=-1)[:, :, None]  # (28, 28, 1, 2)
    starts = np.concatenate([stroke[:-1] for stroke in strokes])
    along = np.concatenate([np.diff(stroke, axis=0) for stroke in strokes])
    length2 = np.maximum((along**2).sum(1), 1e-12)
    t = np.clip(((pixels - starts) * along).sum(-1) / length2, 0, 1)
    gaps = np.hypot(*np.moveaxis(pixels - starts - t[..., None] * along, -1, 0)).min(axis=-1)
    return np.clip(width / 2 + 0.5 - gaps, 0, 1).astype(np.float32)


def digit(label, rng, reach=0.0):
    """One drawing of a digit, (28, 28): size, slant, turn and brush differ; ``reach``: how many
    pixels it may stand off the middle, each way."""
    strokes = WAYS[label][rng.integers(len(WAYS[label]))]
    size = rng.uniform(16, 21) * np.array([rng.uniform(0.65, 0.95), 1])
    turn, slant = np.radians(rng.uniform(-10, 10)), rng.uniform(-0.2, 0.2)
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    bend = turned @ np.array([[1, -slant], [0, 1]]) @ np.diag(size)
    at = SIDE / 2 + rng.uniform(-reach, reach, 2)
    wobble = rng.uniform(0, 0.5)
    moved = [(stroke - 0.5) @ bend.T + at for stroke in strokes]
    shaken = [stroke + rng.normal(0, wobble, stroke.shape) for stroke in moved]
    return render(shaken, rng.uniform(1.6, 3.4))


def digits(each=50, reach=0.0, seed=0):
    """X (10·each, 28, 28) float32 and y (10·each,) int64, all ten digits in turn."""
    rng = np.random.default_rng(seed)
    y = np.tile(np.arange(10), each)
    return np.stack([digit(label, rng, reach) for label in y]), y
