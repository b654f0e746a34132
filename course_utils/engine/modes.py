"""Two switches of the engine: whether graphs are recorded, and whether nan is hunted."""

from contextlib import ContextDecorator


class Mode:
    """The switches' present positions; one object, so that every module sees the same."""

    grad, anomaly = True, False


class _Set(ContextDecorator):
    """``with no_grad():`` and, as in torch, ``@no_grad()`` above a function."""

    def __init__(self, name, value):
        self.name, self.value, self.before = name, value, []

    def __enter__(self):
        self.before.append(getattr(Mode, self.name))  # a list: the same object may be nested
        setattr(Mode, self.name, self.value)

    def __exit__(self, *_):
        setattr(Mode, self.name, self.before.pop())


def no_grad():
    """Inside, results remember nothing: for evaluating, and for changing weights."""
    return _Set("grad", False)


def enable_grad():
    """Inside, graphs are recorded again, in the middle of ``no_grad``."""
    return _Set("grad", True)


def is_grad_enabled() -> bool:
    return Mode.grad


def detect_anomaly():
    """Inside, the first operation that makes a nan, forward or backward, raises and is named.

    Otherwise nan travels on silently, as in torch; torch.autograd.detect_anomaly is its twin.
    """
    return _Set("anomaly", True)
