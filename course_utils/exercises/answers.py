"""Comparing and showing what learners return (or raise): numbers, arrays, or anything at all."""

import dis
import re
from dataclasses import dataclass

import numpy as np

from .clues import CLUES, STOPPED

TEXT = {
    "nothing": "For this input your function returned nothing (None): it ended without reaching a "
    "return. Printing is not returning, and an if may need an else.",
    "dots": "Your function still returns the dots (...).",
    "kind": "It returned {what}, but {want} was expected.",
    "uncalled": "It returned {name} itself, which is a function. Round brackets call it: {name}().",
    "shape": "The answer has shape {got}, but shape {want} was expected.",
    "one_shape": "The answer is an array of shape {got}, but one number was expected.",
    "items": "It returned {what}, but {n} values were expected: return them with commas between.",
    "item": "Value {i} of {n}: {reason}",
    "nan": "The answer contains nan (not a number): 0 / 0 and inf / inf give that, and np.exp of "
    "anything above 709 is inf.",
    "inf": "The answer contains inf: something was divided by 0, or a number became too large.",
    "close": "Very close: the first digits agree, the last ones do not. Look for something "
    "rounded or approximate: a nudge to one side, round(...), 2.718 in place of np.exp, a small "
    "number added for safety.",
    "spelling": "Nearly: only capital letters or spaces differ. Names must be spelled exactly.",
    "differs": "The answer is not right yet.",
}  # what stops a function has its words in clues.py


@dataclass(frozen=True)
class Trouble:
    """What an answer did instead of returning: ``message`` to show, ``kind`` to compare."""

    message: str
    kind: str


class Unfit(Exception):
    """Raised by a harness that saw something wrong: a Trouble whose message is shown as it is."""

    def __init__(self, message, kind):
        super().__init__(message)
        self.trouble = Trouble(message, kind)


def trouble(error) -> Trouble:
    """An exception as Trouble; the commonest are put in words of our own."""
    if isinstance(error, Unfit):
        return error.trouble
    line = error_line(error)
    key = next((key for clue, key in CLUES.items() if clue in line), "raised")
    kind = re.sub(r"\d", "", line) if key == "raised" else key
    return Trouble(STOPPED[key].format(error=line), kind)


def error_line(error) -> str:
    text = str(error).strip().splitlines()
    return f"{type(error).__name__}: {text[0][:200]}" if text else type(error).__name__


def not_started(answer) -> bool:
    """True for dots, a dict of dots, and a function whose body is dots, pass or a docstring.

    Told from the bytecode: calling the stub would return None, just as a forgotten return does.
    """
    if answer is ... or (isinstance(answer, dict) and set(map(id, answer.values())) == {id(...)}):
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
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key], tolerance) for key in b)
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


def reason(got, want, tolerance=1e-9) -> str:
    """Why ``got`` is not ``want``, from the coarsest cause to the finest."""
    if got is None:
        return TEXT["nothing"]
    if got is ...:
        return TEXT["dots"]
    if isinstance(want, tuple):
        return _reason_in_items(got, want, tolerance)
    if isinstance(want, dict) and isinstance(got, dict) and got.keys() == want.keys():
        key = next(key for key in want if not same(got[key], want[key], tolerance))
        return f"{key}: {_reason_of_one(got[key], want[key])}"
    return _reason_of_one(got, want)


def _reason_in_items(got, want, tolerance):
    """The first of several values that is wrong, and why; they may come stacked in one array."""
    x, y = numbers(got), numbers(want)
    stacked = x is not None and y is not None and x.shape == y.shape
    if not (stacked or isinstance(got, list | tuple)) or len(got) != len(want):
        return TEXT["items"].format(what=describe(got), n=len(want))
    for i, (x, y) in enumerate(zip(got, want, strict=True), 1):
        if not same(x, y, tolerance):
            return TEXT["item"].format(i=i, n=len(want), reason=_reason_of_one(x, y))
    return TEXT["differs"]


def _reason_of_one(got, want):
    x, y = numbers(got), numbers(want)
    if y is not None and callable(got) and not isinstance(got, type):
        return TEXT["uncalled"].format(name=show(got))
    text_missing = isinstance(want, str) and not isinstance(got, str)
    if text_missing or (x is None and y is not None):
        return TEXT["kind"].format(what=describe(got), want=_kind(want))
    if x is None or y is None:
        return TEXT["spelling" if _spelled_alike(got, want) else "differs"]
    if x.shape != y.shape:
        return TEXT["shape" if y.shape else "one_shape"].format(got=x.shape, want=y.shape)
    if np.isnan(x).any():
        return TEXT["nan"]
    if np.isinf(x).any():
        return TEXT["inf"]
    return TEXT["close" if np.allclose(x, y, rtol=1e-4, atol=1e-9) else "differs"]


def _spelled_alike(got, want):
    words = [v.lower().replace(" ", "") for v in (got, want) if isinstance(v, str)]
    return len(words) == 2 and words[0] == words[1]


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
            ours = str(getattr(value, "__module__", "")).startswith(__package__)
            formula = ours and value.__doc__ or ""
            name = getattr(value, "__name__", "a function")
            return f"{name} ({formula})" if formula else name
        if isinstance(value, list | tuple):
            inside = ", ".join(show(v, digits) for v in value)
            comma = "," if len(value) == 1 else ""
            text = f"[{inside}]" if isinstance(value, list) else f"({inside}{comma})"
        elif isinstance(value, dict):
            text = "; ".join(f"{key}: {show(v, digits)}" for key, v in value.items())
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
