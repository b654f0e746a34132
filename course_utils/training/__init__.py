"""Training a torch module: the loop that lessons 06 and 07 write out, with everything around it.

    history = training.fit(model, (X_train, y_train), (X_test, y_test), loss_fn=..., optimizer=...)

Reading order, from simple to hard: batches.py (what the loop loops over), filters.py (first filters
without training), scores.py (measuring without changing anything), history.py (what is kept),
trouble.py (why a loss became nan), stopping.py (Stop without a broken step), loop.py (the loop),
live.py (curves in the page).

torch takes 2 to 5 s to import, so it is imported where it is used and not by importing this.
"""

from .batches import Batches, Portions
from .filters import fix_filters, patch_filters
from .history import History
from .loop import fit
from .scores import accuracy, evaluate, find_device
from .trouble import TrainingStopped

__all__ = [
    "Batches", "History", "Portions", "TrainingStopped", "accuracy", "evaluate", "find_device",
    "fit", "fix_filters", "patch_filters",
]  # fmt: skip
