"""Data for the lessons: made on the spot, shipped with a library, or fetched on request.

Reading order, from simple to hard: generated.py (a few lines a set), shapes.py (coloured
pictures), sentences.py (a small grammar), series.py (sunspots, a number a year), handwritten.py
(5,000 real digits, offline), checks.py (is this file what it says?), fetched.py (the full sets,
downloaded once), places.py (where files live, how they are written).
"""

from .fetched import DataUnavailable, Pictures, available, cifar10, fashion_mnist, mnist
from .generated import circle, gate, moons, spiral, xor_clouds
from .handwritten import digits
from .sentences import GROUPS, sentences
from .series import sunspots
from .shapes import SHAPES, shapes

__all__ = [
    "GROUPS", "SHAPES", "DataUnavailable", "Pictures", "available", "cifar10", "circle", "digits",
    "fashion_mnist", "gate", "mnist", "moons", "sentences", "shapes", "spiral", "sunspots",
    "xor_clouds",
]
