"""Comparing and showing what learners return: numbers, arrays, tensors, or anything at all."""

import dis

import numpy as np


def not_started(answer) -> bool:
    """True for the dots themselves, and for a function whose body is dots, pass or a docstring.

    Told from the bytecode: calling the stub would return None, just as a forgotten return does.
    """
    if answer is ...:
        return True
    code = getattr(answer, "__code__", None)
    if code is None:
        return False
    quiet = {"RESUME", "LOAD_CONST", "RETURN_CONST", "RETURN_VALUE", "NOP", "CACHE"}
    steps = list(dis.get_instructions(code))
    if not {s.opname for s in steps} <= quiet:
        return False
    values = [s.argval for s in steps if s.opname in ("LOAD_CONST", "RETURN_CONST")]
    return values[-1:] in ([None], [...])


def plain(value):
    """Tensors become arrays; everything else stays.  Never imports torch to find out."""
    if type(value).__module__.split(".")[0] == "torch" and hasattr(value, "detach"):
        return value.detach().cpu().numpy()
    return value


def numbers(value):
    """``value`` as a float array, or None if it is not made of numbers."""
    try:
        array = np.asarray(plain(value))
        return array.astype(float) if array.dtype.kind in "biuf" else None
    except Exception:  # ragged lists, objects with a broken __array__, and so on
        return None


def same(a, b, tolerance) -> bool:
    """Equal in shape, and in value up to ``tolerance`` (absolute, and relative to b)."""
    x, y = numbers(a), numbers(b)
    if x is None or y is None:
        return _same_other(a, b, tolerance)
    if x.shape != y.shape:
        return False
    return bool(np.allclose(x, y, rtol=tolerance, atol=tolerance, equal_nan=tolerance == 0))


def _same_other(a, b, tolerance):
    """Tuples and lists of unlike things item by item; the rest by ==."""
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        pairs = zip(a, b, strict=False)
        return len(a) == len(b) and all(same(x, y, tolerance) for x, y in pairs)
    if callable(a) and callable(b):
        return a is b or getattr(a, "__code__", a) == getattr(b, "__code__", b)
    try:
        return type(a) is type(b) and bool(a == b)
    except Exception:
        return False


def reason(got, want, text) -> str:
    """Why ``got`` is not ``want``, from the coarsest cause to the finest."""
    if got is None:
        return text["nothing"]
    if got is ...:
        return text["dots"]
    x, y = numbers(got), numbers(want)
    if y is not None and x is None:
        truth = isinstance(want, bool | np.bool_)
        kind = "True or False" if truth else "a number" if y.ndim == 0 else "an array"
        return text["kind"].format(what=describe(got), want=kind)
    if y is not None and x.shape != y.shape:
        return text["shape"].format(got=x.shape, want=y.shape)
    if y is not None and np.isnan(x).any():
        return text["nan"]
    return text["differs"]


def describe(value) -> str:
    """The kind of thing a value is, in words."""
    return {"NoneType": "None"}.get(type(value).__name__, f"a {type(value).__name__}")


def show(value) -> str:
    """A value in one short line, without addresses that would differ on every machine."""
    value = plain(value)
    try:
        if callable(value):
            return getattr(value, "__name__", "a function")
        if isinstance(value, list | tuple):
            inside = ", ".join(show(v) for v in value)
            text = f"[{inside}]" if isinstance(value, list) else f"({inside})"
        elif isinstance(value, np.ndarray):
            text = np.array2string(value, precision=4, separator=", ", threshold=24)
        elif isinstance(value, float | np.floating):
            text = f"{float(value):.6g}"
        else:
            text = str(value) if isinstance(value, np.generic) else repr(value)
    except Exception:
        text = describe(value)
    text = " ".join(text.split())
    return text if len(text) <= 160 else text[:157] + "..."
