"""Recurrent cells, several networks at once, and the task that shows how long they remember.

Reading order: cells.py (one step of RNN, LSTM and GRU), recall.py (the task, and training on it).
"""

from .cells import KINDS, Cells
from .recall import examples, recall

__all__ = ["KINDS", "Cells", "examples", "recall"]
