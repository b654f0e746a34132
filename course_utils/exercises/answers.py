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
    """Equal in shape, and in value up to ``tolerance`` (absolute, and relative to b).

    nan equals nan: no right value holds one, but wrong answers that overflow alike are alike.
    """
    x, y = numbers(a), numbers(b)
    if x is None or y is None:
        return _same_other(a, b, tolerance)
    if x.shape != y.shape:
        return False
    return bool(np.allclose(x, y, rtol=tolerance, atol=tolerance, equal_nan=True))


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


def handy(got, want) -> bool:
    """Whether later code can use ``got`` as it would use ``want``: a list is no array."""
    if isinstance(want, tuple):
        return isinstance(got, list | tuple) and all(map(handy, got, want))
    return isinstance(got, np.ndarray) or not isinstance(want, np.ndarray)


def reason(got, want, text, tolerance=1e-9) -> str:
    """Why ``got`` is not ``want``, from the coarsest cause to the finest."""
    if got is None:
        return text["nothing"]
    if got is ...:
        return text["dots"]
    if isinstance(want, tuple):
        return _reason_in_items(got, want, text, tolerance)
    return _reason_of_one(got, want, text)


def _reason_in_items(got, want, text, tolerance):
    """The first of several values that is wrong, and why; they may come stacked in one array."""
    x, y = numbers(got), numbers(want)
    stacked = x is not None and y is not None and x.shape == y.shape
    if not (stacked or isinstance(got, list | tuple)) or len(got) != len(want):
        return text["items"].format(what=describe(got), n=len(want))
    for i, (x, y) in enumerate(zip(got, want, strict=True), 1):
        if not same(x, y, tolerance):
            return text["item"].format(i=i, n=len(want), reason=_reason_of_one(x, y, text))
    return text["differs"]


def _reason_of_one(got, want, text):
    x, y = numbers(got), numbers(want)
    text_missing = isinstance(want, str) and not isinstance(got, str)
    if text_missing or (x is None and y is not None):
        return text["kind"].format(what=describe(got), want=_kind(want))
    if x is None or y is None:
        return text["differs"]
    if x.shape != y.shape:
        return text["shape"].format(got=x.shape, want=y.shape)
    if np.isnan(x).any():
        return text["nan"]
    return text["inf"] if np.isinf(x).any() else text["differs"]


def _kind(want):
    if isinstance(want, str):
        return "text in quotes"
    if isinstance(want, bool | np.bool_):
        return "True or False"
    return "a number" if numbers(want).ndim == 0 else "an array"


def describe(value) -> str:
    """The kind of thing a value is, in words."""
    name = type(value).__name__
    words = {"NoneType": "None", "ndarray": "an array", "str": "text"}
    if isinstance(value, list | tuple):
        return f"a {name} of {len(value)}"
    return words.get(name, f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}")


def show_apart(got, want) -> tuple[str, str]:
    """Both values in a line each, with as many digits as it takes to tell them apart."""
    for digits in (4, 8, 12, 16):
        pair = show(got, digits), show(want, digits)
        if pair[0] != pair[1]:
            break
    return pair


def show(value, digits=4) -> str:
    """A value in one short line, without addresses that would differ on every machine."""
    value = plain(value)
    try:
        if callable(value):
            return getattr(value, "__name__", "a function")
        if isinstance(value, list | tuple):
            inside = ", ".join(show(v, digits) for v in value)
            comma = "," if len(value) == 1 else ""
            text = f"[{inside}]" if isinstance(value, list) else f"({inside}{comma})"
        elif isinstance(value, np.ndarray):
            text = np.array2string(value, precision=digits, separator=", ", threshold=24)
            text = " ".join(text.split()).replace("[ ", "[").replace(" ,", ",").replace(" ]", "]")
        elif isinstance(value, float | np.floating):
            text = f"{float(value):.{digits + 2}g}"
        else:
            text = str(value) if isinstance(value, np.generic) else repr(value)
    except Exception:
        text = describe(value)
    text = " ".join(text.split())
    return text if len(text) <= 160 else text[:157] + "..."
