"""What figure 18 asks the trained CNN: pictures, answers of channels, what is read without them."""

from functools import lru_cache

import numpy as np

from .. import digit_nets
from ..digit_nets import drawn

CHANNELS = {1: 8, 2: 16}
# From beyond the edge to beyond the edge: a stroke's end looks like a stroke across.
EDGE = 2  # of layer 1's maps: there the windows hang over the edge of the picture
STROKES = {
    "upright": ((14, -4), (14, 32)),
    "level": ((-4, 14), (32, 14)),
    "rising": ((-4, 32), (32, -4)),
    "falling": ((-4, -4), (32, 32)),
}


@lru_cache(maxsize=1)
def pictures():
    """X (30, 28, 28) and y (30,): held-out digits."""
    return digit_nets.pictures()


@lru_cache(maxsize=8)
def stroke(name):
    return drawn.render([np.array(STROKES[name], float)], 3)


def picture(what, number):
    """(28, 28): a stroke of that name, or the held-out digit of that number."""
    return stroke(what) if what in STROKES else pictures()[0][number]


@lru_cache(maxsize=128)
def read(what, number, off=()):
    """What the network makes of one picture with the channels ``off`` switched off."""
    known = read(what, number) if off else None
    return digit_nets.load("cnn").forward(picture(what, number), off, known)


@lru_cache(maxsize=128)
def right(off=()):
    """How many of the 30 held-out digits are read rightly."""
    X, y = pictures()
    now = digit_nets.load("cnn").forward(X, off, known=_all_on())
    return int((now.logits.argmax(1) == y).sum())


@lru_cache(maxsize=1)
def _all_on():
    return digit_nets.load("cnn").forward(pictures()[0])


def maps(reading, layer, view):
    """The maps of a layer, (channels, h, w), ``view`` "before" or "after" ReLU."""
    side = "before" if view == "before" else "maps"
    return getattr(reading, f"{side}{layer}")[0]


def strongest(planes, edge=0):
    """The largest number of each map, (channels,), with ``edge`` rows left out all around."""
    height, width = planes.shape[1:]
    return planes[:, edge : height - edge, edge : width - edge].max(axis=(1, 2))


@lru_cache(maxsize=128)
def on_paper(layer, view, off=()):
    """What each map says in the middle of a blank picture, (channels,)."""
    blank = digit_nets.load("cnn").forward(np.zeros((28, 28)), off)
    planes = maps(blank, layer, view)
    return planes[:, planes.shape[1] // 2, planes.shape[2] // 2]


def winner(reading):
    """(the digit that is read, the next one, how far its logit leads)."""
    logits = reading.logits[0]
    next_one, first = np.argsort(logits)[-2:]
    return int(first), int(next_one), float(logits[first] - logits[next_one])


@lru_cache(maxsize=32)
def answers_to(what):
    """The strongest answer of each filter of layer 1 to a stroke, (8,), after ReLU."""
    return strongest(maps(read(what, 0), 1, "after"), EDGE)
