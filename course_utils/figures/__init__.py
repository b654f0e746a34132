"""Figures one can touch.  In a lesson: ``figures.show("learning_rule")``.

Reading order: spec.py (what a figure is made of), style.py and stage.py (pictures), controls.py,
panels.py, picture.py, view.py (the page), live.py (the shell); then any figure, lamp.py first.
"""

from collections.abc import Mapping
from functools import partial
from importlib import import_module

from IPython import get_ipython
from IPython.display import display

from .. import lean_torch
from . import live
from .live import LiveFigure, is_unlocked

__all__ = ["CATALOGUE", "is_unlocked", "show", "show_graph", "shown", "unlock"]

_MODULES = {
    "lamp": "lamp",
    "line": "line",
    "learning_rule": "learning_rule",
    "folding": "folding",
    "playground": "playground",
    "activations": "activations",
    "dying_relu": "dying_relu",
    "softmax": "softmax",
    "outlier": "outlier",
    "confidently_wrong": "confidently_wrong",
    "backward": "backward",
    "descent": "descent",
    "minibatch": "minibatch",
    "race": "race",
    "five_lines": "five_lines",
    "overfitting": "overfitting",
    "signal": "signal",
    "convolution": "convolution",
    "pooling": "pooling",
    "draw_digit": "draw_digit",
    "inside_cnn": "inside_cnn",
    "receptive_field": "receptive_field",
    "residual": "residual",
    "unrolled_memory": "unrolled_memory",
    "lstm_gates": "lstm_gates",
    "gru_gates": "gru_gates",
    "attention": "attention",
    "gan": "gan",
}

# Here, because every lesson shows a figure, and does so before it trains anything.
lean_torch.spare_the_compiler()


class _Catalogue(Mapping):
    """Name -> factory.  A module is imported when its figure is first asked for."""

    def __getitem__(self, name):
        module = import_module(f".{_MODULES[name]}", __name__)
        return partial(LiveFigure, module.SPEC)

    def __iter__(self):
        return iter(_MODULES)

    def __len__(self):
        return len(_MODULES)


CATALOGUE = _Catalogue()
_shown = {}


def unlock(on: bool = True) -> None:
    """The teacher's switch: no figure waits for a prediction, those on the page included."""
    live.unlock(on)
    for figure in _shown.values():
        figure.view.lock(figure.waits)


def _cell() -> str:
    """The id of the cell that is running; "" where the front end does not tell."""
    shell = get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    return (parent.get("metadata") or {}).get("cellId", "")


def show(name: str, **state) -> None:
    """Show a figure; ``state`` sets its controls, as "Copy state" writes them.

    Returns None on purpose: a widget that is a cell's value is kept alive by IPython's ``Out``.
    Running the cell again closes the widgets it made before.
    """
    if name not in CATALOGUE:
        raise ValueError(f"no figure is called {name!r}; there are {', '.join(CATALOGUE)}")
    _put(name, lambda: CATALOGUE[name](**state))


def show_graph(result, **names) -> None:
    """The graph behind ``result``, a Tensor of the engine, to step through forward and backward.

    ``names`` label its tensors: ``figures.show_graph(loss, x=x, w=w)``.
    """
    from .graph_view import spec_of

    _put("graph", lambda: LiveFigure(spec_of(result, names)))


def _put(name, make):
    """Show a figure in this cell, instead of the one that the cell showed before."""
    key = (name, _cell())
    old = _shown.pop(key, None)
    if old is not None:
        old.close()
    _shown[key] = make()
    display(_shown[key].view.box)


def shown(name: str) -> LiveFigure:
    """The figure of that name that was shown last."""
    return [figure for (known, _), figure in _shown.items() if known == name][-1]
