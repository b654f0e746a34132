"""What can be told from a learner's function without running it: from its bytecode."""

import dis


def uncalled(function) -> list:
    """Names looked up and thrown away, such as step in a line that says only optimizer.step."""
    pairs = _pairs(function)
    return [a.argval for a, b in pairs if (a.opname, b.opname) == ("LOAD_ATTR", "POP_TOP")]


def borrowed(function) -> list:
    """Names of numbers and arrays that the function reads from the notebook, not from its inputs.

    Such a function works in the cell it was written for, and with those numbers only.
    """
    names = [a.argval for a, _ in _pairs(function) if a.opname == "LOAD_GLOBAL"]
    around = getattr(function, "__globals__", {})
    return [name for name in dict.fromkeys(names) if _is_data(around.get(name))]


def _pairs(function):
    code = getattr(function, "__code__", None)
    steps = [] if code is None else list(dis.get_instructions(code))
    return list(zip(steps, steps[1:], strict=False))


def _is_data(value):
    made_by = type(value).__module__.partition(".")[0]
    return isinstance(value, int | float | list | tuple) or (
        made_by in ("numpy", "torch") and hasattr(value, "shape") and not callable(value))
